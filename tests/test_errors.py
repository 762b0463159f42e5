"""Every error is one line that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracer import errors
from tracer.errors import (
    DamagedDocument,
    EncryptedDocument,
    InvalidDataFile,
    MissingDocument,
    MissingModel,
    NotADocument,
    TracerError,
    UnknownLab,
    UnwritableReport,
)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (MissingDocument("a.pdf"), "a.pdf: no such file; check the path"),
        (NotADocument("a.pdf", "an empty file"), "a.pdf: an empty file"),
        (DamagedDocument("a.pdf", "no page"), "a.pdf: this PDF cannot be opened (no page); get a fresh copy"),
        (
            EncryptedDocument("a.pdf"),
            "a.pdf: this PDF asks for a password; save an unlocked copy first",
        ),
        (UnknownLab("Acme", ["Beta", "Gamma"]), "unknown lab 'Acme'; choose from: Beta, Gamma"),
        (InvalidDataFile("a.yaml", "A-1", "force: missing"), "a.yaml, row A-1: force: missing"),
        (MissingModel("mini", "run: pip install mini"), "encoder mini: run: pip install mini"),
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
