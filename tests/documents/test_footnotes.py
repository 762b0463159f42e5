"""Footnotes told from the text above them."""

from __future__ import annotations

import pytest

from tests.builders import DIGEST, raw_line, raw_page
from tracer.documents.assemble import assemble
from tracer.documents.footnotes import find_notes
from tracer.documents.raw import RawDocument, RawLine
from tracer.domain.document import Role

BODY = [raw_line(f"Customer shall pay the fee of part {n} at once.", 120.0 + 14 * n) for n in range(12)]


def small(text: str, top: float = 700.0) -> RawLine:
    """Return a line of small type at the foot of the page."""
    return raw_line(text, top, size=8.0)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (small("1 See the price list."), True),
        (small("* Confidential treatment requested."), True),
        (small("[3] Ibid."), True),
        (small("1. Fees are due at once."), False),
        (small("printed on recycled paper"), False),
        (raw_line("1 See the price list.", 700.0), False),
        (small("1 See the price list.", 200.0), False),
    ],
    ids=["number", "asterisk", "brackets", "a clause", "no mark", "type of the usual size", "amid the page"],
)
def test_small_marked_type_at_the_foot_is_a_note(line: RawLine, *, expected: bool) -> None:
    """A note is small, low, and begins with its mark."""
    assert expected == bool(find_notes((raw_page(*BODY, line),), frozenset()))


def test_a_note_runs_to_the_foot() -> None:
    """Lines below a mark belong to its note."""
    page = raw_page(*BODY, small("1 See the price"), small("list of the year.", 712.0))
    assert find_notes((page,), frozenset()) == {(1, 12), (1, 13)}


def test_a_scan_has_no_notes() -> None:
    """OCR tells no sizes of type to go by."""
    assert find_notes((raw_page(*BODY, small("1 See it."), confidence=0.9),), frozenset()) == set()


def test_text_runs_on_over_a_note() -> None:
    """A sentence that goes on over the page is not cut by the note between; the note comes last."""
    first = raw_page(*BODY, raw_line("The term of this", 660.0), small("1 See the price list."))
    second = raw_page(raw_line("agreement is one year.", 120.0, number=2), number=2)
    found = assemble(RawDocument((first, second)), name="a.pdf", digest=DIGEST, kind="pdf")
    assert "The term of this\nagreement is one year.\n1 See the price list." in found.text
    assert [line.role for line in found.lines][-2:] == [Role.PRINTED, Role.NOTE]
