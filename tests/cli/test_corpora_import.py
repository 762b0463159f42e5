"""`tracer corpora import` and `list`: published specs in, provisions kept, one line for what fails."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.builders import make_encrypted_pdf
from tests.cli.commands import scan, tracer
from tests.specs.samples import MODEL_SPEC, written
from tracer.governance.store import stored

if TYPE_CHECKING:
    from pathlib import Path

OTHER = MODEL_SPEC.replace("nuclear", "chemical")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACER_HOME", str(tmp_path / "home"))


def shown(*arguments: str | Path) -> str:
    """Return what is printed, its spaces run together."""
    return " ".join(tracer("corpora", *arguments).stdout.split())


def test_an_import_tells_what_came_of_it(tmp_path: Path) -> None:
    """Name, date and whose word it is, sections and their levels, provisions by theme and force."""
    found = shown("import", written(tmp_path), "--lab", "acme", "--title", "Model Spec")
    for words in (
        "Imported a.md as acme-model-spec-2025-03-23",
        "2025-03-23 (from the document)",
        "5, of which state an authority: 1 root, 1 guideline",
        "7, 3 relevant",
        "mass surveillance 1 – – – –",
    ):
        assert words in found
    assert [one.name for one in stored(tmp_path / "home" / "specs")] == ["acme-model-spec-2025-03-23"]


def test_json_is_for_scripts(tmp_path: Path) -> None:
    """One document is a mapping, several are a list."""
    files = [written(tmp_path, MODEL_SPEC, "a.md"), written(tmp_path, OTHER, "2024-01-01.md")]
    options = ("--lab", "openai", "-f", "json")
    one = json.loads(tracer("corpora", "import", files[0], *options, "--name", "mine").stdout)
    assert (one["name"], one["lab"], one["dated_by"]) == ("mine", "OpenAI", "document")
    assert (one["sections"], one["levels"]) == (5, {"root": 1, "guideline": 1})
    assert {"theme": "mass_surveillance", "force": "prohibits", "provisions": 1} in one["themes"]
    two = json.loads(tracer("corpora", "import", *files, *options, "--replace").stdout)
    assert [each["file"] for each in two] == ["a.md", "2024-01-01.md"]


def test_the_same_document_is_replaced_and_said_to_be(tmp_path: Path) -> None:
    """Another under its name is refused, unless --replace."""
    path, options = written(tmp_path), ("--lab", "Acme", "--name", "mine")
    assert "Imported a.md" in shown("import", path, *options)
    assert "Replaced a.md" in shown("import", path, *options)
    other = written(tmp_path, OTHER, "b.md")
    refused = tracer("corpora", "import", other, *options)
    assert (refused.exit_code, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert "the name mine is taken by a spec imported from a.md" in refused.stderr
    assert "Replaced b.md" in shown("import", other, *options, "--replace")


def test_a_spec_can_be_kept_elsewhere(tmp_path: Path) -> None:
    """In a folder of a project; it is listed from there."""
    folder = tmp_path / "project"
    tracer("corpora", "import", written(tmp_path), "--lab", "Acme", "--into", folder)
    assert "acme-overview-2025-03-23 Acme 2025-03-23 spec Overview 5 7 3" in shown("list", "--from", folder)
    listed = json.loads(tracer("corpora", "list", "--from", folder, "-f", "json").stdout)
    assert [one["name"] for one in listed] == ["acme-overview-2025-03-23"]
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("form", ["table", "json"])
def test_an_empty_list_is_exit_3(form: str) -> None:
    """It says what to do."""
    result = tracer("corpora", "list", "-f", form)
    assert (result.exit_code, "corpora import" in result.stderr) == (3, True)


def test_a_damaged_spec_is_one_line(tmp_path: Path) -> None:
    """With its file."""
    (tmp_path / "mine.json").write_text("{}", "utf-8")
    result = tracer("corpora", "list", "--from", tmp_path)
    assert (result.exit_code, result.stderr.count("\n"), "mine.json" in result.stderr) == (2, 1, True)


@pytest.mark.parametrize(
    "options",
    [
        ("--lab", "Acme", "--date", "2025-13"),
        ("--lab", " "),
        ("--lab", "Acme", "--name", "../up"),
    ],
    ids=" ".join,
)
def test_bad_options_are_one_line(options: tuple[str, ...], tmp_path: Path) -> None:
    """And nothing is kept."""
    result = tracer("corpora", "import", written(tmp_path), *options)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert not (tmp_path / "home").exists()


def test_one_name_is_for_one_document(tmp_path: Path) -> None:
    """Several would replace each other."""
    files = [written(tmp_path), written(tmp_path, OTHER, "b.md")]
    result = tracer("corpora", "import", *files, "--lab", "Acme", "--name", "mine")
    assert (result.exit_code, "it names one document" in result.stderr) == (2, True)


def test_a_lab_must_be_named(tmp_path: Path) -> None:
    """Nothing is guessed."""
    assert tracer("corpora", "import", written(tmp_path)).exit_code == 2


def test_a_good_file_is_kept_beside_bad_ones(tmp_path: Path) -> None:
    """Missing, empty and locked ones are a line each."""
    (tmp_path / "empty.md").write_bytes(b"")
    make_encrypted_pdf(tmp_path / "locked.pdf")
    files = [tmp_path / "none.md", tmp_path / "empty.md", tmp_path / "locked.pdf", written(tmp_path)]
    result = tracer("corpora", "import", *files, "--lab", "Acme")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 3)
    assert len(stored(tmp_path / "home" / "specs")) == 1


def test_nothing_relevant_is_exit_3(tmp_path: Path) -> None:
    """It is kept all the same, and not taken for a clean bill."""
    result = tracer("corpora", "import", written(tmp_path, "# Poems\n\nWrite poems."), "--lab", "Acme")
    assert (result.exit_code, "no-relevant-clause" in result.stderr) == (3, True)
    assert "none found; give it with --date" in " ".join(result.stdout.split())


def test_pages_that_were_not_read_are_told(tmp_path: Path) -> None:
    """A scan without OCR holds no provision, and is said to."""
    result = tracer("corpora", "import", scan(tmp_path), "--lab", "Acme", "--ocr", "off")
    assert (result.exit_code, "no-text-layer" in result.stderr) == (3, True)


@pytest.mark.parametrize("form", ["table", "json"])
def test_hostile_words_are_not_obeyed(form: str, tmp_path: Path) -> None:
    """Neither the file's headings nor the user's own title drive the terminal or the table."""
    text = "# [red]Title\x1b[31m [/bold] {#a authority=root}\n\nYou must not use it for mass surveillance."
    path = written(tmp_path, text, "[bold]x\x1b[2J.md")
    for title in ((), ("--title", "[red]T\x1b[2J")):
        result = tracer("corpora", "import", path, "--lab", "[b]A\x1b", *title, "-f", form, "--replace")
        assert (result.exit_code, "\x1b" in result.output) == (0, False)
        assert "[red]T" in result.stdout


def test_a_folder_stands_for_its_files(tmp_path: Path) -> None:
    """As for all commands that read."""
    folder = tmp_path / "specs"
    folder.mkdir()
    written(folder, MODEL_SPEC.replace("Updated", "Seen"), "2024-01-01.md")
    written(folder, OTHER.replace("Updated", "Seen"), "2025-01-01.md")
    tracer("corpora", "import", folder, "--lab", "Acme", "--title", "Spec")
    assert [one.date for one in stored(tmp_path / "home" / "specs")] == ["2024-01-01", "2025-01-01"]


@pytest.mark.parametrize("command", [(), ("import",), ("list",)])
def test_each_command_explains_itself(command: tuple[str, ...]) -> None:
    """In a few lines."""
    assert "Usage" in tracer("corpora", *command, "--help").stdout
