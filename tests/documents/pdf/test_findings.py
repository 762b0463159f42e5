"""What a reader is told of a PDF beside its text."""

from __future__ import annotations

import pytest

from tracer.documents.pdf.concealed import Concealed
from tracer.documents.pdf.findings import hides_a_clause, of_concealed, of_file
from tracer.domain.finding import Code, Severity

UNSEEN = "the fee is nothing"


def test_words_are_shown_only_where_asked_for() -> None:
    """Blacked-out and hidden words stay out of the record unless they are to be revealed."""
    pages = {2: Concealed({}, (UNSEEN,), ("spacer words here",))}
    kept = [line for found in of_concealed(pages, reveal=False) for line in (found.message, *found.detail)]
    shown = [line for found in of_concealed(pages, reveal=True) for line in found.detail]
    assert [line for line in kept if UNSEEN in line] == []
    assert shown == [f"page 2: {UNSEEN}", "page 2: spacer words here"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (Concealed({}), []),
        (Concealed({}, blacked_out=("No",)), [(Code.TEXT_UNDER_REDACTION, Severity.WARNING)]),
        (Concealed({}, hidden=("Front cover",)), [(Code.HIDDEN_TEXT, Severity.NOTE)]),
        (Concealed({}, hidden=("w" * 60,)), [(Code.HIDDEN_TEXT, Severity.WARNING)]),
        (Concealed({}, bars=2), [(Code.REDACTED, Severity.WARNING)]),
    ],
    ids=["nothing", "under a redaction", "a few hidden letters", "a hidden sentence", "blacked out for good"],
)
def test_each_way_of_concealing_has_its_code(page: Concealed, expected: list[tuple[Code, Severity]]) -> None:
    """A few hidden letters are a note, what could hold a clause is a warning."""
    assert [(found.code, found.severity) for found in of_concealed({1: page}, reveal=False)] == expected


@pytest.mark.parametrize(
    ("scripts", "data", "expected"),
    [
        (0, b"plain", False),
        (1, b"plain", True),
        (0, b"<< /S /JavaScript /JS (app.alert) >>", True),
        (0, b"<< /S /Launch /F (calc) >>", True),
        (0, b"<< /JS 12 0 R >>", True),
        (0, b"\x9c/JS\x81\x02", False),
        (0, b"/JSON (data)", False),
    ],
    ids=["none", "counted", "in the clear", "a program", "a reference", "chance bytes", "another name"],
)
def test_scripts_are_told(scripts: int, data: bytes, *, expected: bool) -> None:
    """A script or a program that the file starts is a warning; bytes that look like one by chance are not."""
    assert [found.code for found in of_file(scripts, (), data)] == [Code.EMBEDDED_SCRIPT] * expected


def test_attachments_are_named() -> None:
    """Other files that a PDF carries are listed."""
    (found,) = of_file(0, ("prices.xlsx", "notes.txt"), b"")
    assert (found.code, found.detail) == (Code.ATTACHMENT, ("prices.xlsx", "notes.txt"))


@pytest.mark.parametrize(("letters", "expected"), [(199, False), (200, True)])
def test_a_clause_can_hide_in_what_is_blacked_out(letters: int, *, expected: bool) -> None:
    """From the length of a clause on, silence on the page means nothing."""
    assert expected == hides_a_clause(Concealed({}, blacked_out=("w" * letters,)))
