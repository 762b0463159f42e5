"""`tracer clauses`: what was read, as a table and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.builders import make_encrypted_pdf
from tests.cli.commands import BAN, LEASE, agreement, scan, tracer

if TYPE_CHECKING:
    from pathlib import Path

MARKUP = "1. The Customer shall not use [red]the System[/red] for mass surveillance."


def test_json_lists_every_clause(tmp_path: Path) -> None:
    """Relevant or not, in reading order."""
    path = agreement(tmp_path, "a.pdf", BAN, LEASE.replace("1.", "2."))

    found = json.loads(tracer("clauses", path, "-f", "json").stdout)

    assert [(one["label"], bool(one["topics"])) for one in found["clauses"]] == [("1", True), ("2", False)]
    assert found["document"]["name"] == "a.pdf"


def test_relevant_leaves_the_others_out(tmp_path: Path) -> None:
    """With --relevant only what bears on a topic."""
    path = agreement(tmp_path, "a.pdf", BAN, LEASE.replace("1.", "2."))

    found = json.loads(tracer("clauses", path, "--relevant", "-f", "json").stdout)

    assert [one["label"] for one in found["clauses"]] == ["1"]


def test_table_shows_reading_and_words(tmp_path: Path) -> None:
    """A person sees what each clause was read as."""
    shown = tracer("clauses", agreement(tmp_path)).stdout

    assert "prohibits (customer): surveillance.mass" in " ".join(shown.split())


def test_markup_in_a_document_stays_text(tmp_path: Path) -> None:
    """Square brackets of the agreement are shown as printed."""
    shown = tracer("clauses", agreement(tmp_path, "a.pdf", MARKUP)).stdout

    assert "[red]the System[/red]" in " ".join(shown.split())


@pytest.mark.parametrize("form", ["table", "json"])
def test_escapes_in_a_document_are_not_printed(form: str, tmp_path: Path) -> None:
    """Text drawn into a PDF cannot drive the reader's terminal."""
    path = agreement(tmp_path, "a.pdf", BAN + " \x1b[31mRed.\x1b[0m \x07")

    assert [sign for sign in ("\x1b", "\x07") if sign in tracer("clauses", path, "-f", form).stdout] == []


def test_agreement_on_other_things_is_exit_3(tmp_path: Path) -> None:
    """No relevant clause is told by the exit code; the clauses are listed all the same."""
    result = tracer("clauses", agreement(tmp_path, "lease.pdf", LEASE))

    assert result.exit_code == 3
    assert "The Tenant shall pay the rent" in result.stdout


@pytest.mark.parametrize("form", ["table", "json"])
def test_scan_is_exit_3(form: str, tmp_path: Path) -> None:
    """A PDF of images has no clauses."""
    assert tracer("clauses", scan(tmp_path), "-f", form, "--ocr", "off").exit_code == 3


def test_scan_says_that_it_was_not_read(tmp_path: Path) -> None:
    """An empty list alone does not say why it is empty."""
    result = tracer("clauses", scan(tmp_path), "--ocr", "off")

    assert "no-text-layer" in result.output


@pytest.mark.parametrize("name", ["missing.pdf", "empty", "encrypted.pdf"])
def test_bad_file_is_one_line_and_exit_2(name: str, tmp_path: Path) -> None:
    """As for `trace`: one line, no traceback, nothing on stdout."""
    make_encrypted_pdf(tmp_path / "encrypted.pdf")
    (tmp_path / "empty").mkdir()

    result = tracer("clauses", tmp_path / name)

    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_json_is_the_same_twice(tmp_path: Path) -> None:
    """The same bytes for the same file."""
    path = agreement(tmp_path)

    assert tracer("clauses", path, "-f", "json").stdout == tracer("clauses", path, "-f", "json").stdout


def test_several_files_are_a_list_in_json(tmp_path: Path) -> None:
    """As for `trace`: a script can tell one document from several."""
    files = [agreement(tmp_path, name) for name in ("one.pdf", "two.pdf")]

    found = json.loads(tracer("clauses", *files, "-f", "json").stdout)

    assert [one["document"]["name"] for one in found] == ["one.pdf", "two.pdf"]


def test_several_files_are_named_above_their_tables(tmp_path: Path) -> None:
    """A person sees which table is whose, markup in a name notwithstanding."""
    files = [agreement(tmp_path, name) for name in ("one.pdf", "[red]two.pdf")]

    shown = tracer("clauses", *files).stdout.splitlines()

    assert [line for line in shown if line.endswith(".pdf")] == ["one.pdf", "[red]two.pdf"]


def test_good_file_is_listed_beside_a_bad_one(tmp_path: Path) -> None:
    """One bad file takes nothing from the other, and the exit code tells of it."""
    result = tracer("clauses", make_encrypted_pdf(tmp_path / "a.pdf"), agreement(tmp_path), "-f", "json")

    assert result.exit_code == 2
    assert json.loads(result.stdout)["document"]["name"] == "agreement.pdf"
