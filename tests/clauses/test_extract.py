"""Every clause of a document, with its path, heading and lead-in; and the laws of all of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import document, make_pdf, raw_line, raw_page, ruling
from tracer.clauses.extract import extract_clauses
from tracer.documents.assemble import assemble
from tracer.documents.raw import RawDocument
from tracer.documents.read import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Placed
    from tracer.domain.clause import Clause
    from tracer.domain.document import Document

LINES = st.sampled_from(
    [
        "",
        "\f",
        "ARTICLE 1. USE",
        "SCHEDULE A",
        "**Restrictions",
        "1. Use. Customer shall not:",
        "2. Fees. Fees are due. 3. TERM. It lasts one year.",
        "5.1 Customer shall not use the Services to:",
        "5.2 Acme may suspend access if (a) Customer fails to pay; (b) the law asks for it.",
        "(a) resell the Services; or",
        "(b) use them to (i) track people; (ii) build weapons.",
        "(i) one;",
        "• resell the Services",
        "     Customer may use the Services for every lawful purpose that it sees fit to",
        "serve, and for no other.",
        "Customer agrees not to (a) copy it; (b) sell it. Acme may end this Agreement.",
        "7.",
        "*",
    ]
)
DOCUMENTS = st.lists(LINES, max_size=14).map(lambda lines: document(*lines))
NESTED = (
    "ARTICLE 5. RESTRICTIONS",
    "5.1 Customer shall not:",
    "(a) resell the Services;",
    "(b) use the Services to:",
    "(i) track people; or",
    "(ii) build weapons.",
    "5.2 Acme may suspend access.",
)


def clauses_of(*words: str) -> tuple[Clause, ...]:
    """Return the clauses of a document of these lines."""
    return extract_clauses(document(*words))


def labelled(label: str, *words: str) -> Clause:
    """Return the one clause with this label."""
    (found,) = [clause for clause in clauses_of(*words) if clause.label == label]
    return found


@given(DOCUMENTS)
def test_a_clause_is_its_span_of_the_document(made: Document) -> None:
    """A clause's text is the document's in its span, each line end as one space."""
    for clause in extract_clauses(made):
        assert clause.text == clause.span.of(made.text).replace("\n", " ")


@given(DOCUMENTS)
def test_clauses_rise_and_keep_apart(made: Document) -> None:
    """Spans are in reading order and share no character."""
    assert all(a.span.end <= b.span.start for a, b in pairwise(extract_clauses(made)))


@given(DOCUMENTS)
def test_a_clause_stands_where_its_lines_do(made: Document) -> None:
    """A clause's places are those of its span."""
    assert all(clause.places == made.places_of(clause.span) for clause in extract_clauses(made))


@given(DOCUMENTS)
def test_ids_are_unique(made: Document) -> None:
    """No two clauses of a document have one id."""
    ids = [clause.id for clause in extract_clauses(made)]
    assert len(ids) == len(set(ids))


@given(DOCUMENTS)
def test_no_clause_is_blank(made: Document) -> None:
    """Each clause has words, and none at its ends is white space."""
    assert all(clause.text and clause.text == clause.text.strip() for clause in extract_clauses(made))


@given(DOCUMENTS)
def test_the_file_name_changes_nothing(made: Document) -> None:
    """Extraction looks at what a document says, not at what it is called."""
    assert extract_clauses(replace(made, name="other.pdf")) == extract_clauses(made)


@given(DOCUMENTS)
def test_a_label_is_the_last_step_of_its_path(made: Document) -> None:
    """A labelled clause is cited down to its own label."""
    assert all(clause.path[-1] == clause.label for clause in extract_clauses(made) if clause.label)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("5.1", ("ARTICLE 5", "5.1")),
        ("(a)", ("ARTICLE 5", "5.1", "(a)")),
        ("(ii)", ("ARTICLE 5", "5.1", "(b)", "(ii)")),
        ("5.2", ("ARTICLE 5", "5.2")),
    ],
)
def test_path(label: str, expected: tuple[str, ...]) -> None:
    """A clause's path runs from the outermost division to its own label."""
    assert expected == labelled(label, *NESTED).path


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("5.1", ""),
        ("(a)", "Customer shall not:"),
        ("(ii)", "Customer shall not: use the Services to:"),
        ("5.2", ""),
    ],
)
def test_lead_in(label: str, expected: str) -> None:
    """An item carries the words of its parents that it completes, and nothing else does."""
    assert expected == labelled(label, *NESTED).lead_in


def test_a_lead_in_reaches_bullets() -> None:
    """Bullets complete the sentence above them and have no label."""
    _, *items = clauses_of("Customer shall not:", "• resell the Services", "• track people")
    assert [(item.label, item.lead_in) for item in items] == [(None, "Customer shall not:")] * 2


def test_a_lead_in_reaches_items_that_are_run_in() -> None:
    """The items of a list inside a paragraph complete its beginning."""
    item = labelled("(b)", "1. Customer shall not (a) resell it; (b) use it to track people.")
    assert item.lead_in == "Customer shall not"


def test_a_sentence_after_a_list_is_led_in_by_nothing() -> None:
    """A norm that follows the last item stands alone, under the list's section."""
    *_, last = clauses_of("1. Customer shall not (a) resell it; (b) rent it. Acme may suspend access.")
    assert (last.text, last.path, last.lead_in) == ("Acme may suspend access.", ("1",), "")


def test_a_lead_in_crosses_a_page() -> None:
    """An item on the next page completes the words on this one."""
    assert labelled("(a)", "5.1 Customer shall not:", "\f", "(a) resell it.").lead_in == "Customer shall not:"


def test_a_heading_is_no_clause() -> None:
    """A title gives its name to what follows."""
    assert [clause.text for clause in clauses_of("RESTRICTIONS", "1. Customer shall not resell it.")] == [
        "1. Customer shall not resell it."
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("RESTRICTIONS", "1. Customer shall not resell it."),
        ("ARTICLE 5. RESTRICTIONS", "5.1 Customer shall not resell it."),
        ("ARTICLE 5", "RESTRICTIONS", "5.1 Customer shall not resell it."),
        ("RESTRICTIONS", "5.1 Customer shall not resell it."),
        ("5. RESTRICTIONS. Customer shall not resell it.",),
    ],
    ids=["above", "with its label", "below its label", "above a decimal", "run in"],
)
def test_heading(words: tuple[str, ...]) -> None:
    """The nearest title over a clause is its heading, wherever it is printed."""
    assert clauses_of(*words)[-1].heading == "RESTRICTIONS"


@pytest.mark.parametrize(("size", "expected"), [(14.0, 1), (10.0, 2)], ids=["larger", "the usual"])
def test_larger_type_makes_a_heading(size: float, expected: int) -> None:
    """A short line in larger type is a title, and in the usual type a clause."""
    title = raw_line("What you may use it for", 120.0, size=size)
    body = raw_line("Customer may use the Services for dispatch and for planning.", 160.0)
    made = assemble(RawDocument((raw_page(title, body),)), name="a.pdf", digest="0" * 64, kind="pdf")
    assert expected == len(extract_clauses(made))


def test_a_title_below_its_label_stays_in_the_path() -> None:
    """An article whose title is printed on the next line is still open under it."""
    found = labelled("5.1", "ARTICLE 5", "RESTRICTIONS", "5.1 Customer shall not resell it.")
    assert found.path == ("ARTICLE 5", "5.1")


def test_repeated_labels_have_ids_of_their_own() -> None:
    """Two clauses that print one label are two clauses."""
    ids = [clause.id for clause in clauses_of("EXHIBIT A", "1.1 Fees are due.", "EXHIBIT B", "1.1 Not so.")]
    assert len(set(ids)) == 2


def test_an_id_is_how_people_cite_it() -> None:
    """An item's id is its section and its labels run together."""
    assert labelled("(ii)", *NESTED).id == "5.1(b)(ii)"


def test_an_unnumbered_paragraph_is_a_clause() -> None:
    """What has no label is named by its page."""
    (found,) = clauses_of("Customer shall not use the Services for mass surveillance of people.")
    assert (found.id, found.label, found.path) == ("p1.1", None, ())


def test_a_table_row_is_a_clause(tmp_path: Path) -> None:
    """Each row of a ruled table can be cited and is read whole."""
    rules = [ruling(70, y, 470, y) for y in (720, 690, 660)] + [
        ruling(x, 660, x, 720) for x in (70, 270, 470)
    ]
    cells: list[str | Placed] = [
        (80.0, 700.0, "Tracking"),
        (280.0, 700.0, "Not allowed"),
        (80.0, 670.0, "Dispatch"),
        (280.0, 670.0, "Allowed"),
    ]
    found = extract_clauses(read_document(make_pdf([cells], tmp_path / "a.pdf", drawn=rules)))
    assert [clause.text for clause in found] == ["Tracking | Not allowed", "Dispatch | Allowed"]


def test_sections_in_one_block_are_clauses() -> None:
    """A section that begins mid-line is a clause with its own label."""
    found = clauses_of("3. TERM. It lasts one year. 4. FEES. They are due.")
    assert [(clause.label, clause.heading) for clause in found] == [("3", "TERM"), ("4", "FEES")]


def test_a_document_without_text_has_no_clauses() -> None:
    """Nothing printed, nothing found."""
    assert clauses_of() == ()
