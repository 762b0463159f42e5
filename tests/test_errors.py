"""Every error is one line that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracer import errors
from tracer.errors import (
    CrashedReader,
    DamagedDocument,
    EncryptedDocument,
    InvalidDataFile,
    InvalidDate,
    MissingDocument,
    MissingEngine,
    MissingModel,
    NotADocument,
    OversizedDocument,
    StuckDocument,
    TakenName,
    TracerError,
    UnfetchedDocument,
    UnknownLab,
    UnknownSpec,
    UnusableValue,
    UnwritableReport,
    UnwritableSpec,
    UnwritableTemplate,
)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (MissingDocument("a.pdf"), "a.pdf: no such file; check the path"),
        (NotADocument("a.pdf", "an empty file"), "a.pdf: an empty file"),
        (DamagedDocument("a.pdf", "no page"), "a.pdf: this PDF cannot be opened (no page); get a fresh copy"),
        (
            EncryptedDocument("a.pdf"),
            "a.pdf: this PDF asks for a password; give it with --password",
        ),
        (EncryptedDocument("a.pdf", wrong=True), "a.pdf: the password does not open this PDF"),
        (
            OversizedDocument("a.pdf", 1400),
            "a.pdf: needs more than 1400 MB to read; split it into smaller files",
        ),
        (
            StuckDocument("a.pdf", 25.0),
            "a.pdf: not read within 25 s; split it, or save it anew from its program",
        ),
        (
            CrashedReader("a.pdf", "SIGSEGV"),
            "a.pdf: the reader crashed on this file (SIGSEGV); get a fresh copy, or save it anew from its program",
        ),
        (UnfetchedDocument("https://a.example", "an address"), "https://a.example: an address"),
        (UnknownLab("Acme", ["Beta", "Gamma"]), "unknown lab 'Acme'; choose from: Beta, Gamma"),
        (UnknownSpec("a", ["b", "c"]), "no one imported spec is called 'a'; choose from: b, c"),
        (UnknownSpec("a", []), "no one imported spec is called 'a'; import it with tracer corpora import"),
        (
            TakenName("a", "a.md"),
            "the name a is taken by a spec imported from a.md; give another with --name, or --replace it",
        ),
        (UnusableValue("date", "x", "give a year"), "date 'x' cannot be used; give a year"),
        (UnwritableSpec(Path("a.json"), "a folder"), "a.json: cannot keep a spec here (a folder)"),
        (InvalidDataFile("a.yaml", "A-1", "force: missing"), "a.yaml, row A-1: force: missing"),
        (MissingEngine("mini", "not installed"), "OCR engine mini: not installed"),
        (MissingModel("mini", "run: pip install mini"), "encoder mini: run: pip install mini"),
        (
            InvalidDate("'soon' is no year"),
            "'soon' is no year; write it as 2026-05-01, 2026-05 or 2026",
        ),
        (
            UnwritableTemplate(Path("ours.yaml"), "a folder"),
            "ours.yaml: cannot write the template here (a folder)",
        ),
        (
            UnwritableReport(Path("out.csv"), "a folder"),
            "out.csv: cannot write the report here (a folder)",
        ),
    ],
)
def test_message(error: TracerError, expected: str) -> None:
    """Catching TracerError catches it, and its text names the thing and the cure."""
    assert expected == str(error)


def test_all_errors_are_listed() -> None:
    """The tree in the module's first words names every class."""
    named = [name for name, kind in vars(errors).items() if isinstance(kind, type)]
    assert [name for name in named if name not in str(errors.__doc__)] == []


def test_error_of_another_process_is_the_same_again() -> None:
    """Its class, its words and what it is about survive, whatever its class asks for."""
    error = EncryptedDocument("a.pdf", wrong=True)

    again = type(error).again(str(error), vars(error))

    assert (type(again), str(again), again.name) == (EncryptedDocument, str(error), "a.pdf")
