"""A broken row of the corpora: the error names the file, the row and the field."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from tracer.datafiles import read_yaml, shipped
from tracer.errors import InvalidDataFile
from tracer.governance.load import load_catalogue
from tracer.governance.schema import SourceRow, json_schema
from tracer.governance.tables import MODELS, digest_of, read_tables

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = {
    "lab": "Acme",
    "document": "Usage policy",
    "document_kind": "usage policy",
    "date": "2026",
    "version": None,
    "url": None,
    "url_kind": None,
    "read_level": "report",
    "read_on": "a page",
    "note": None,
}


def broken(folder: Path, file: str, old: str, new: str) -> Path:
    """Return a copy of the catalogue whose file has new words for the first old ones."""
    copy = shutil.copytree(shipped("corpora") / "governance", folder / "governance")
    words = (copy / file).read_text("utf-8")
    assert old in words
    (copy / file).write_text(words.replace(old, new, 1), "utf-8")
    return copy


RED_LINE_1 = "- id: OAI-DOW-RL1\n"
CONTROL_1 = "- id: CT-OAI-01\n"

BROKEN_ROWS = [
    ("red_lines.yaml", "force: prohibits", "force: forbids", "OAI-DOW-RL1", "force"),
    ("red_lines.yaml", "themes: [mass_surveillance]", "themes: [spying]", "OAI-DOW-RL1", "themes"),
    ("red_lines.yaml", "themes: [mass_surveillance]", "themes: []", "OAI-DOW-RL1", "themes"),
    ("red_lines.yaml", "  topic: surveillance\n", "", "OAI-DOW-RL1", "topic"),
    ("red_lines.yaml", "  topic: surveillance\n", "  subject: spying\n", "OAI-DOW-RL1", "topic|subject"),
    ("red_lines.yaml", "confidence: high", "confidence: sure", "OAI-DOW-RL1", "confidence"),
    ("red_lines.yaml", RED_LINE_1, "- id: rl1\n", "rl1", "id"),
    ("red_lines.yaml", RED_LINE_1, "- code: OAI-DOW-RL1\n", "1", "id"),
    ("controls.yaml", "enforcement: technical_preventive", "enforcement: magic", "CT-OAI-01", "enforcement"),
    ("controls.yaml", "effect: supports", "effect: helps", "CT-OAI-01", "effect"),
    ("controls.yaml", "whole_policy: false", "whole_policy: perhaps", "CT-OAI-01", "whole_policy"),
    ("controls.yaml", "operator: provider", "operator: nobody", "CT-OAI-01", "operator"),
    ("controls.yaml", "scope: government-classified", "scope: the-moon", "CT-OAI-01", "scope"),
    ("sources.yaml", "date: '2026-02-28'", "date: 'last week'", "oai-dow", "date"),
    ("sources.yaml", "read_level: first_hand_mirror", "read_level: rumour", "oai-dow", "read_level"),
    ("authorities.yaml", "kind: constitution", "kind: ''", "AU-4A", "kind"),
    ("contested.yaml", "- holder: EFF", "- who: EFF", "CON-01", r"positions\.0\.holder"),
    ("contract_facts.yaml", "topic: publication", "topic: []", "CF-01", "topic"),
]


@pytest.mark.parametrize(("file", "old", "new", "row", "field"), BROKEN_ROWS)
def test_a_broken_row_is_named(tmp_path: Path, file: str, old: str, new: str, row: str, field: str) -> None:
    """Whoever edits the corpora learns the file, the row and the field."""
    with pytest.raises(InvalidDataFile, match=rf"^{file}, row {row}: (?:{field})\S*: \S"):
        load_catalogue(broken(tmp_path, file, old, new))


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "red_lines.yaml",
            "- id: OAI-DOW-RL2\n",
            RED_LINE_1,
            "red_lines.yaml, row OAI-DOW-RL1: id: occurs twice, first in red_lines.yaml",
        ),
        (
            "red_lines.yaml",
            "source: oai-dow\n",
            "source: oai-gone\n",
            "red_lines.yaml, row OAI-DOW-RL1: source: no source is called oai-gone",
        ),
        (
            "controls.yaml",
            "source: oai-dow\n",
            "source: oai-gone\n",
            "controls.yaml, row CT-OAI-01: source: no source is called oai-gone",
        ),
        (
            "red_lines.yaml",
            "controls: [CT-OAI-02",
            "controls: [CT-GONE-1",
            "red_lines.yaml, row OAI-DOW-RL1: controls: no control is called CT-GONE-1",
        ),
        (
            "controls.yaml",
            "plausibly_backs: [OAI-DOW-RL2",
            "plausibly_backs: [OAI-GONE-1",
            "controls.yaml, row CT-OAI-01: plausibly_backs: no red line is called OAI-GONE-1",
        ),
        (
            "contested.yaml",
            "clause_ids: [OAI-DOW-C8]",
            "clause_ids: [OAI-GONE-1]",
            "contested.yaml, row CON-01: clause_ids: no red line is called OAI-GONE-1",
        ),
        (
            "authorities.yaml",
            "cited_by: [OAI-DOW-C5",
            "cited_by: [OAI-GONE-1",
            "authorities.yaml, row AU-4A: cited_by: no red line is called OAI-GONE-1",
        ),
        (
            "contract_facts.yaml",
            "clause_ids: [OAI-DOW-C1",
            "clause_ids: [OAI-GONE-1",
            "contract_facts.yaml, row CF-02: clause_ids: no red line is called OAI-GONE-1",
        ),
    ],
    ids=[
        "id twice",
        "red line's source",
        "control's source",
        "control",
        "red line",
        "disputed red line",
        "authority's red line",
        "fact's red line",
    ],
)
def test_ids_and_references_hold(tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    """An id occurs once, and what a row refers to exists."""
    with pytest.raises(InvalidDataFile) as caught:
        load_catalogue(broken(tmp_path, file, old, new))
    assert expected == str(caught.value)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("red_lines: [", r"red_lines\.yaml, row line \d+: not valid YAML"),
        ("- a\n- b\n", r"red_lines\.yaml, row -: must hold a mapping"),
        ("", r"red_lines\.yaml, row -: must hold a mapping"),
        ("red_lines: 5\n", r"red_lines\.yaml, row -: must hold its rows under its own name"),
        ("other: []\n", r"red_lines\.yaml, row -: must hold its rows under its own name"),
        ("red_lines: [five]\n", r"red_lines\.yaml, row 1: "),
    ],
    ids=["not YAML", "a list", "empty", "a number for rows", "no rows", "a word for a row"],
)
def test_a_file_of_another_form(tmp_path: Path, words: str, expected: str) -> None:
    """A file that does not hold what it must is named, with the line where there is one."""
    copy = broken(tmp_path, "red_lines.yaml", RED_LINE_1, RED_LINE_1)
    (copy / "red_lines.yaml").write_text(words, "utf-8")
    with pytest.raises(InvalidDataFile, match=expected):
        load_catalogue(copy)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    """A file saved as Latin-1 is told by name, like any other broken file."""
    copy = broken(tmp_path, "red_lines.yaml", RED_LINE_1, RED_LINE_1)
    (copy / "red_lines.yaml").write_bytes("red_lines: [caf\xe9]\n".encode("latin-1"))
    with pytest.raises(InvalidDataFile, match=r"^red_lines\.yaml"):
        load_catalogue(copy)


@pytest.mark.parametrize("file", ["sources.yaml", "controls.yaml"])
def test_a_missing_file_is_named(tmp_path: Path, file: str) -> None:
    """A catalogue lacks no file."""
    copy = broken(tmp_path, "red_lines.yaml", RED_LINE_1, RED_LINE_1)
    (copy / file).unlink()
    with pytest.raises(InvalidDataFile, match=f"^{file}, row -: cannot be read"):
        load_catalogue(copy)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("compiled:", "made:", "sources.yaml, row meta: must say on which day it was compiled"),
        ("\nsources:\n", "\nother:\n", "sources.yaml, row -: must hold its rows under its own name"),
    ],
    ids=["no date", "no sources"],
)
def test_the_sources_file_has_its_parts(tmp_path: Path, old: str, new: str, expected: str) -> None:
    """The sources come dated."""
    with pytest.raises(InvalidDataFile) as caught:
        load_catalogue(broken(tmp_path, "sources.yaml", old, new))
    assert expected == str(caught.value)


def test_another_catalogue_has_another_digest(tmp_path: Path) -> None:
    """A changed word changes the digest."""
    copy = broken(tmp_path, "red_lines.yaml", "text: OpenAI lists", "text: OpenAI names")
    assert load_catalogue(copy).digest != load_catalogue().digest


def test_a_row_may_have_an_address_of_its_own(tmp_path: Path) -> None:
    """Where a row stands elsewhere than its source, its own address is cited."""
    own = f"{RED_LINE_1}  url: https://acme.example/own\n"
    first, second, *_ = load_catalogue(broken(tmp_path, "red_lines.yaml", RED_LINE_1, own)).red_lines
    assert first.citation.url == "https://acme.example/own"
    assert second.citation.url == load_catalogue().red_lines[1].citation.url


def test_the_digest_tells_names_from_bytes(tmp_path: Path) -> None:
    """Two files that exchange their contents have another digest."""
    one, two = tmp_path / "a", tmp_path / "b"
    one.write_text("x")
    two.write_text("y")
    before = digest_of([one, two])
    one.write_text("y")
    two.write_text("x")
    assert digest_of([one, two]) != before


@pytest.mark.parametrize("date", ["2026", "2026-02", "2026-02-28", None])
def test_a_date_may_be_a_year_a_month_or_a_day(date: str | None) -> None:
    """A source is dated as closely as is known."""
    assert date == SourceRow.model_validate(SOURCE | {"date": date}).date


@pytest.mark.parametrize(
    "date", ["2026-1", "2026-02-2", "20260228", "2026-13", "26", "2026-02-30", "soon", ""]
)
def test_what_is_no_date_is_refused(date: str) -> None:
    """A source's date is one that a calendar has."""
    with pytest.raises(ValueError, match="date"):
        SourceRow.model_validate(SOURCE | {"date": date})


def test_the_published_schema_is_the_one_that_is_checked() -> None:
    """`corpora/catalogue.schema.json` says what the models say, and the shipped files keep it."""
    schema = json_schema(MODELS)
    published = shipped("corpora") / "catalogue.schema.json"
    files = {name: read_yaml(shipped("corpora") / "governance" / f"{name}.yaml")[name] for name in MODELS}

    assert json.loads(published.read_text("utf-8")) == schema
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(files)) == []


@pytest.mark.parametrize("name", MODELS)
def test_the_readme_counts_the_rows(name: str) -> None:
    """`corpora/README.md` says how many rows each file has."""
    readme = (shipped("corpora") / "README.md").read_text("utf-8")
    rows = read_tables(shipped("corpora") / "governance")[0].of(name)

    assert f"| `{name}.yaml` | {len(rows)} " in readme
