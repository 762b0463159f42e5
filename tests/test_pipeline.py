"""The whole flow, as a program that imports the package sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import tracer
from tests.builders import make_encrypted_pdf, make_pdf, pdf_bytes, ruling
from tests.encoders import FakeEncoder
from tests.samples import SAMPLE, sample_trace
from tracer.documents.source import Kind, Source
from tracer.domain.finding import Code
from tracer.domain.matrix import COLUMNS
from tracer.domain.settings import Intake, Ocr, Settings
from tracer.domain.vocabulary import Force, Gap, Mark, Stance, Theme
from tracer.errors import EncryptedDocument, UnknownLab
from tracer.matching.encoder import encoder_id
from tracer.pipeline import trace_document
from tracer.reports.trace_json import to_json, trace_to_dict

if TYPE_CHECKING:
    from pathlib import Path

    from tracer.domain.matrix import Row
    from tracer.domain.trace import Trace

BAN = "The Customer shall not use the System for mass surveillance."
WHOLE_BAN = "The Customer shall not use the System for dragnet surveillance."  # "mass" would qualify it
GRANT = "The Customer may use the System for mass surveillance."
RENT = "The Tenant shall pay the rent on the first day of each month."
STROKE = ruling(72, 400, 540, 400)
FORBIDS = {Stance.PROHIBITED, Stance.PROHIBITED_QUALIFIED}


def traced(folder: Path, *clauses: str, encoder: FakeEncoder | None = None) -> Trace:
    """Return the trace of an agreement with these numbered clauses."""
    lines = [f"{number}. {words}" for number, words in enumerate(clauses, start=1)]
    return tracer.trace(make_pdf([lines], folder / "agreement.pdf"), encoder=encoder or FakeEncoder())


def traced_without_ocr(path: Path) -> Trace:
    """Return the trace of a file whose pictures no engine reads."""
    return tracer.trace(path, encoder=FakeEncoder(), intake=Intake(ocr=Ocr.OFF))


def bans_on_surveillance(made: Trace) -> list[Row]:
    """Return the rows of red lines that prohibit mass surveillance."""
    prohibiting = {line.id for line in made.red_lines if line.force is Force.PROHIBITS}
    rows = [row for row in made.matrix.rows if Theme.MASS_SURVEILLANCE in row.themes]
    return [row for row in rows if row.red_line in prohibiting]


@pytest.mark.model
def test_sample_with_the_shipped_encoder() -> None:
    """One call gives the whole object graph, and the record names the weights."""
    made = tracer.trace(SAMPLE)

    assert made.encoder == encoder_id()
    assert len(made.clauses) == len(made.readings)
    assert {link.target_kind for link in made.links} == {"red_line", "control"}
    assert {row.red_line for row in made.matrix.rows} >= {line.id for line in made.red_lines}


@pytest.mark.model
def test_two_runs_give_the_same_bytes() -> None:
    """With real weights too, the same document gives the same JSON."""
    texts = [to_json(trace_to_dict(tracer.trace(SAMPLE))) for _ in range(2)]

    assert texts[0] == texts[1]


@pytest.mark.model
def test_permission_is_never_a_ban_with_the_shipped_encoder(tmp_path: Path) -> None:
    """The encoder finds permission and ban nearly the same; the verdict does not."""
    made = tracer.trace(make_pdf([[GRANT]], tmp_path / "agreement.pdf"))

    assert [row.red_line for row in bans_on_surveillance(made) if row.verdict.stance in FORBIDS] == []
    assert Gap.CONFLICT in made.matrix.gaps


def test_frame_has_the_columns_and_a_line_a_row() -> None:
    """`matrix.to_frame()` is a table that pandas users know."""
    frame = sample_trace().matrix.to_frame()

    assert tuple(frame.columns) == COLUMNS
    assert frame["stance"].tolist() == [row.verdict.stance.value for row in sample_trace().matrix.rows]


def test_equal_input_gives_equal_traces() -> None:
    """Law: a trace is a value."""
    assert tracer.trace(SAMPLE, encoder=FakeEncoder()) == sample_trace()


def test_path_may_be_a_string() -> None:
    """A path as people type it."""
    assert tracer.trace(str(SAMPLE), encoder=FakeEncoder()) == sample_trace()


def test_bytes_are_traced_like_the_file_that_holds_them(tmp_path: Path) -> None:
    """What comes from a pipe or an address needs no file."""
    data = pdf_bytes([[f"1. {BAN}"]])
    (tmp_path / "a.pdf").write_bytes(data)

    made = tracer.trace(Source("a.pdf", data, Kind.PDF), encoder=FakeEncoder())

    assert made == tracer.trace(tmp_path / "a.pdf", encoder=FakeEncoder())


def test_document_that_was_read_can_be_traced() -> None:
    """Reading and tracing can be had apart, and give the same together."""
    document = sample_trace().document

    assert trace_document(document, encoder=FakeEncoder()) == sample_trace()


def test_intake_reaches_the_reader(tmp_path: Path) -> None:
    """A password that is given is tried."""
    path = make_encrypted_pdf(tmp_path / "a.pdf")

    with pytest.raises(EncryptedDocument, match="the password does not open"):
        tracer.trace(path, intake=Intake(password="wrong"))  # noqa: S106 - no secret


def test_labs_restrict_the_rows() -> None:
    """Only the red lines asked for, by a name as people say it."""
    made = tracer.trace(SAMPLE, labs=["deepmind"], encoder=FakeEncoder())

    assert made.settings.labs == ("Google/DeepMind",)
    assert {row.lab for row in made.matrix.rows if row.red_line} == {"Google/DeepMind"}


def test_labs_given_go_before_those_of_the_settings() -> None:
    """The nearer argument wins, and the other knobs are kept."""
    settings = Settings(labs=("Meta",), clauses_per_target=2)

    made = tracer.trace(SAMPLE, labs=["xai"], settings=settings, encoder=FakeEncoder())

    assert (made.settings.labs, made.settings.clauses_per_target) == (("xAI",), 2)


def test_unknown_lab_is_refused_before_the_document_is_read() -> None:
    """A typing error costs no time."""
    with pytest.raises(UnknownLab, match="unknown lab 'nobody'"):
        tracer.trace("no-such-file.pdf", labs=["nobody"])


@pytest.mark.parametrize(
    "clauses",
    [
        pytest.param([GRANT], id="alone"),
        pytest.param([GRANT, RENT], id="beside other things"),
        pytest.param([GRANT, "The Customer shall not develop cyber weapons."], id="beside another ban"),
        pytest.param([GRANT, "The Customer shall comply with all laws."], id="beside a duty to obey"),
        pytest.param([GRANT, GRANT, WHOLE_BAN], id="twice, beside one ban"),
        pytest.param(["The Customer is free to use the System for mass surveillance."], id="free to"),
        pytest.param(["The Customer shall use the System for mass surveillance."], id="a duty"),
        pytest.param(
            ["The Customer shall not be prohibited from using the System for mass surveillance."],
            id="not banned",
        ),
        pytest.param(
            ["The Customer shall not be prevented from using the System for mass surveillance."],
            id="not prevented",
        ),
        pytest.param(
            ["Nothing herein prevents the Customer from using the System for mass surveillance."],
            id="nothing prevents",
        ),
        pytest.param(
            [
                "Nothing in this Agreement shall prohibit the Customer from using the System for mass surveillance."
            ],
            id="nothing prohibits",
        ),
    ],
)
def test_what_permits_surveillance_is_never_prohibited(clauses: list[str], tmp_path: Path) -> None:
    """A journalist who writes "prohibited", qualified or not, of such an agreement would be wrong."""
    rows = bans_on_surveillance(traced(tmp_path, *clauses))

    assert [(row.red_line, row.why) for row in rows if row.verdict.stance in FORBIDS] == []
    assert rows


@pytest.mark.parametrize("bans", [1, 2])
def test_permission_beside_bans_is_not_prohibited_without_more(bans: int, tmp_path: Path) -> None:
    """An agreement that allows and forbids the same thing does not simply forbid it."""
    rows = bans_on_surveillance(traced(tmp_path, GRANT, *[WHOLE_BAN] * bans))

    misled = [row for row in rows if row.verdict.stance is Stance.PROHIBITED and Gap.CONFLICT not in row.gaps]
    assert [row.red_line for row in misled] == []


def test_ban_is_found_where_there_is_one(tmp_path: Path) -> None:
    """The control of the tests above: without the permission the rows do forbid."""
    rows = bans_on_surveillance(traced(tmp_path, WHOLE_BAN))

    assert {row.verdict.stance for row in rows if row.verdict.clauses} == {Stance.PROHIBITED}


def test_irrelevant_clause_changes_no_row(tmp_path: Path) -> None:
    """Rent in an agreement on surveillance leaves the matrix as it was."""
    assert traced(tmp_path, BAN, RENT).matrix == traced(tmp_path, BAN).matrix


def test_agreement_on_other_things_is_silent_and_says_so(tmp_path: Path) -> None:
    """No relevant clause: every row is silent and a finding warns that this is no clean bill."""
    made = traced(tmp_path, RENT)

    assert [finding.code for finding in made.findings] == [Code.NO_RELEVANT_CLAUSE]
    assert {row.verdict.mark for row in made.matrix.rows} == {Mark.NOT_APPLICABLE}


def test_scan_is_unknowable_and_not_silent(tmp_path: Path) -> None:
    """What was not read is not called silent."""
    made = traced_without_ocr(make_pdf([[]], tmp_path / "scan.pdf", drawn=[STROKE]))

    assert [finding.code for finding in made.findings] == [Code.NO_TEXT_LAYER, Code.NO_RELEVANT_CLAUSE]
    assert {row.verdict.mark for row in made.matrix.rows} == {Mark.UNKNOWABLE}


def test_one_page_not_read_leaves_no_silence(tmp_path: Path) -> None:
    """A scanned annex may hold what the other pages do not."""
    path = make_pdf([[f"1. {BAN}"], []], tmp_path / "agreement.pdf", drawn=[STROKE])

    made = traced_without_ocr(path)

    marks = {row.verdict.mark for row in made.matrix.rows}
    assert (Mark.UNKNOWABLE in marks, Mark.NOT_APPLICABLE in marks) == (True, False)


def test_hostile_words_are_kept_as_text(tmp_path: Path) -> None:
    """Markup in an agreement is its text, letter for letter."""
    words = "The Customer shall not use <script>alert(1)</script> for mass surveillance."

    assert traced(tmp_path, words).clauses[0].text == f"1. {words}"
