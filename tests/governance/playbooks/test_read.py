"""In-house playbooks: one content in three forms, defaults, and faults in the user's own words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.governance.playbooks.made import (
    CONTROL,
    HEAD,
    RED_LINE,
    YAML,
    csv_playbook,
    workbook_playbook,
    yaml_playbook,
)
from tracer.domain.governance import Operator, Scope
from tracer.domain.provenance import SourceKind, Status
from tracer.domain.vocabulary import Theme
from tracer.errors import InvalidDataFile
from tracer.governance.load import load_catalogue, resolve_labs
from tracer.governance.playbooks.fields import CONTROLS, RED_LINES, named
from tracer.governance.playbooks.read import read_playbook
from tracer.governance.playbooks.template import csv_template, workbook_template, yaml_template
from tracer.governance.schema import ControlRow, RedLineRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracer.domain.catalogue import Catalogue
    from tracer.domain.governance import Control, RedLine


def faults_in(path: Path) -> list[str]:
    """Return every fault of a playbook, as it is printed."""
    return [str(fault) for fault in read_playbook(path)[1]]


def own_rows(path: Path) -> tuple[object, ...]:
    """Return what a playbook adds to the catalogue, whatever its file is called."""
    found: Catalogue = load_catalogue(playbooks=[path])
    rows: tuple[RedLine | Control, ...] = (*found.red_lines, *found.controls)
    own = [row for row in rows if row.lab == "Northfield Legal"]
    return tuple(replace(row, citation=replace(row.citation, read_on="a file")) for row in own)


def test_three_forms_give_equal_rows(tmp_path: Path) -> None:
    """It does not matter whether a playbook is YAML, a workbook or CSV."""
    forms = [yaml_playbook(tmp_path), workbook_playbook(tmp_path), csv_playbook(tmp_path)]
    first, *others = map(own_rows, forms)

    assert len(first) == 2
    assert others == [first, first]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_any_spreadsheet_program(tmp_path: Path, delimiter: str, encoding: str) -> None:
    """Programs differ in delimiters and letters; the rows are the same."""
    assert faults_in(csv_playbook(tmp_path, delimiter, encoding)) == []


def test_a_publisher_becomes_a_lab(tmp_path: Path) -> None:
    """A playbook's rows stand last, under its publisher, with where they were read."""
    found = load_catalogue(playbooks=[yaml_playbook(tmp_path)])

    assert resolve_labs(["northfield legal"], found) == ("Northfield Legal",)
    assert found.red_lines[:-1] == load_catalogue().red_lines
    cited = found.red_lines[-1].citation
    assert (cited.document_kind, cited.read_on) == (SourceKind.PLAYBOOK, "ours.yaml")


def test_what_is_left_out_has_a_default(tmp_path: Path) -> None:
    """A control needs no more than what it is, what it is about and whom it covers."""
    control = load_catalogue(playbooks=[yaml_playbook(tmp_path)]).controls[-1]

    assert (control.operator, control.scope, control.status) == (
        Operator.CUSTOMER,
        Scope.THIS_AGREEMENT,
        Status.IN_FORCE,
    )
    assert (control.category, control.whole_policy) == ("access_control", False)
    assert control.scope_words == "the deployment that the agreement at hand is about"


def test_words_are_taken_as_people_write_them(tmp_path: Path) -> None:
    """Case, spaces and a lone word for a list are forgiven; dates and numbers need no quotes."""
    text = (
        f"{HEAD}version: 3\nRed lines:\n- id: nl 1\n  themes: Mass Surveillance\n  force: PROHIBITS\n"
        "  text: >\n    No\n    supplier.\n"
    ).replace("Red lines:", "red_lines:")
    row = load_catalogue(playbooks=[yaml_playbook(tmp_path, text)]).red_lines[-1]

    assert (row.id, row.themes, row.text) == ("NL-1", (Theme.MASS_SURVEILLANCE,), "No supplier.")
    assert (row.citation.version, row.citation.date) == ("3", "2026-05-01")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("force: prohibits", "force: forbids", r"row NL-1: force: Input should be 'prohibits'"),
        ("  force:", "  forces:", r"row NL-1: forces: is no field; did you mean force\?"),
        ("publisher:", "publishers:", r"row about: publishers: is no field; did you mean publisher\?"),
        ("publisher: Northfield Legal\n", "", r"row about: publisher: is missing"),
        ("date: 2026-05-01", "date: soon", r"row about: date: 'soon' is no year"),
        ("id: NL-1\n", "id: NL1\n", r"row NL1: id: must be letters, a hyphen"),
        ("- id: NL-1\n ", "-", r"row 1 of red_lines: id: is missing"),
        ("version: '3'", "version: 3.10", r"row about: version: is a number; put it in quotes"),
        ("  themes: [cyber_weapons]\n", "", r"row CT-NL-1: themes: is missing; name a theme"),
        ("id: CT-NL-1", "id: NL-1", r"row NL-1: id: occurs twice, first in ours\.yaml"),
        ("text: No", 'text: "\\e[31m"\n  note: No', r"row NL-1: text: holds a character that cannot be"),
        ("text: No", "text: '#REF!'\n  note: No", r"row NL-1: text: is a formula's error, #REF!"),
        ("text: No", f"text: {'x' * 20_001}\n  note: No", r"row NL-1: text: is longer than 20000"),
        ("scope: this-agreement", "scope: the-moon", r"row CT-NL-1: scope: Input should be"),
        ("coverage | 100 | % | requests, all of them", "coverage | 100", r"figures\.0\.covers: is missing"),
    ],
)
def test_a_fault_names_file_row_and_field(tmp_path: Path, old: str, new: str, expected: str) -> None:
    """Whoever wrote the playbook finds the place, in the names that they wrote."""
    assert old in YAML
    faults = faults_in(yaml_playbook(tmp_path, YAML.replace(old, new, 1)))

    assert re.match(r"ours\.yaml, row ", faults[0])
    assert [fault for fault in faults if re.search(expected, fault)] != []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("NL-1\n", "OAI-UP-3\n", "row OAI-UP-3: id: is taken by a row of red_lines.yaml"),
        ("CT-OAI-01", "CT-GONE-1", "row NL-1: controls: no control is called CT-GONE-1"),
        ("Northfield Legal", "google", "row about: publisher: google is a lab of the catalogue"),
    ],
    ids=["taken id", "dead reference", "a lab's name"],
)
def test_a_playbook_fits_the_catalogue(tmp_path: Path, old: str, new: str, expected: str) -> None:
    """It takes no name of the catalogue's, and refers to nothing that is not there."""
    path = yaml_playbook(tmp_path, YAML.replace(old, new, 1))
    with pytest.raises(InvalidDataFile) as caught:
        load_catalogue(playbooks=[path])
    assert str(caught.value) == f"ours.yaml, {expected}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", r"row -: must hold a mapping"),
        ("red_lines: five", r"row -: red_lines must be a list"),
        ("publisher: a\npublisher: b", r"row line 2: not valid YAML: publisher stands twice"),
        ("a: &a {x: 1}\nb: {<<: *a}", r"row line 2: not valid YAML: << merges another"),
        ("date: 2026-13-45", r"row -: not valid YAML: month must be"),
        ("a: " + "[" * 100_000, r"not valid YAML: nested too deep"),
        ("publisher: a\x1bb", r"not valid YAML: control characters"),
    ],
    ids=["empty", "no list", "key twice", "merge", "no day", "deep", "escape"],
)
def test_hostile_yaml_is_one_line(tmp_path: Path, text: str, expected: str) -> None:
    """Whatever a file holds, the error is one line about it."""
    with pytest.raises(InvalidDataFile, match=rf"^ours\.yaml, .*{expected}"):
        read_playbook(yaml_playbook(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}red_lines:\n- five\n",
        f"{HEAD}red_lines: &a [*a]\n",
        f"{HEAD}red_lines:\n- &a\n  id: *a\n  themes: *a\n  figures: *a\n",
        f"{HEAD}controls:\n- id: [[X]]\n  enforcement: {{a: b}}\n  scope: [a]\n  figures: [{{value: [1]}}]\n",
        f"{HEAD}red_lines:\n",
    ],
    ids=["a word", "itself", "a row in itself", "lists for words", "no row"],
)
def test_rows_of_another_shape_are_faults(tmp_path: Path, text: str) -> None:
    """What is no row, or holds what is no value, is told as such."""
    assert faults_in(yaml_playbook(tmp_path, text)) != []


@pytest.mark.parametrize("name", ["ours.txt", "missing.yaml", "folder.yaml"])
def test_what_is_no_playbook_is_named(tmp_path: Path, name: str) -> None:
    """Another kind of file, no file and a folder are told apart from faults."""
    (tmp_path / "ours.txt").touch()
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(InvalidDataFile, match=f"^{re.escape(name)}, row -: "):
        read_playbook(tmp_path / name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('kind,id\nred_line,"a\n', "not valid CSV"),
        ("kind,id\nred_line," + "x" * 200_000, "not valid CSV"),
        ("kind,id,text\nred_line,NL-1,one, two\n", r"row 2: row: has a cell without a column"),
        ("kind,id\nrule,NL-1\n", r"row 2: kind: must be red_line or control"),
        ("kind,publisher\nred_line,A\nred_line,B\n", r"row 3: publisher: differs from the first, A"),
        ("kind,id,id\n", r"row 1: id: stands over two columns"),
        ("kind,forces\nred_line,x\n", r"row 1: forces: is no column; did you mean force\?"),
        ("kind,id,enforcement\nred_line,NL-1,none\n", r"row NL-1|row 2: enforcement: is no field"),
        ("kind,text\nred_line,a\n", r"row 2: id: is missing"),
    ],
)
def test_faults_in_csv(tmp_path: Path, text: str, expected: str) -> None:
    """A broken table is told by the numbers that a spreadsheet shows beside its rows."""
    path = tmp_path / "ours.csv"
    path.write_text(text, "utf-8")
    try:
        found = "\n".join(faults_in(path))
    except InvalidDataFile as error:
        found = str(error)
    assert re.search(expected, found)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("t.yaml", lambda: yaml_template().encode()),
        ("t.csv", lambda: csv_template().encode()),
        ("t.xlsx", workbook_template),
        ("all.yaml", lambda: re.sub(r"(?m)^(\s*)#(?=\w)", r"\1", yaml_template()).encode()),
    ],
    ids=["yaml", "csv", "workbook", "yaml with every field"],
)
def test_a_template_is_a_playbook(tmp_path: Path, name: str, written: Callable[[], bytes]) -> None:
    """What the command writes can be used as it stands, and the forms say the same."""
    (tmp_path / name).write_bytes(written())
    (tmp_path / "first.yaml").write_text(yaml_template(), "utf-8")

    assert faults_in(tmp_path / name) == []
    if name != "all.yaml":
        assert own_rows(tmp_path / name) == own_rows(tmp_path / "first.yaml")


def test_the_control_of_a_template_counts_for_nothing(tmp_path: Path) -> None:
    """Left in by oversight, an example must not back a red line."""
    (tmp_path / "t.yaml").write_text(yaml_template(), "utf-8")
    assert load_catalogue(playbooks=[tmp_path / "t.yaml"]).controls[-1].status is Status.PLANNED


def test_a_template_gives_the_same_bytes_again() -> None:
    """Nothing of the hour is in it."""
    assert workbook_template() == workbook_template()


def test_fields_are_those_of_the_schema() -> None:
    """A field that a playbook may say is one that the catalogue has."""
    assert set(named(RED_LINES)) <= set(RedLineRow.model_fields)
    assert set(named(CONTROLS)) <= set(ControlRow.model_fields)


def test_the_digest_covers_the_playbook(tmp_path: Path) -> None:
    """A changed word of a file that was read before is seen, and changes the digest."""
    before = load_catalogue(playbooks=[yaml_playbook(tmp_path)])
    after = load_catalogue(playbooks=[yaml_playbook(tmp_path, YAML.replace("bulk", "all"))])

    assert "all queries" in after.controls[-1].text
    assert len({load_catalogue().digest, before.digest, after.digest}) == 3


def test_several_playbooks_stand_together(tmp_path: Path) -> None:
    """One may refer to another's rows, given before or after it."""
    lines = yaml_playbook(tmp_path, f"{HEAD}red_lines:\n{RED_LINE}", "lines.yaml")
    controls = yaml_playbook(
        tmp_path, f"{HEAD}controls:\n{CONTROL}".replace("policy", "controls"), "controls.yaml"
    )
    assert load_catalogue(playbooks=[lines, controls]).labs[-1] == "Northfield Legal"
