"""Where paragraphs, items and headings begin and end on the page."""

from __future__ import annotations

import pytest

from tests.builders import assembled, document
from tracer.clauses.blocks import find_blocks

FULL = "Customer shall pay to the Provider for the whole of the first year a sum of"
ON = "which is due in the same way as all of the others that this part speaks of,"
STOP = "and all of it is due in the same way as the others that this part speaks of."
END = "and it ends here."


def blocks_of(*words: str) -> list[str]:
    """Return the words of every block of a document."""
    found = document(*words)
    return [block.span.of(found.text).replace("\n", " ") for block in find_blocks(found)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((FULL, ON, END), 1),
        ((FULL, ON, STOP, "", FULL, ON, STOP), 2),
        ((FULL, ON, STOP, "     " + FULL, ON, STOP), 2),
        ((FULL, ON, END, FULL, ON, END), 2),
        ((FULL, ON, "\f", ON, END), 1),
        ((FULL, ON, END, "\f", FULL, ON, END), 2),
        ((FULL, END, "5.2 " + FULL, ON), 2),
        ((FULL + ".", "(b) " + FULL, ON), 2),
        ((FULL, END, "• " + FULL, ON), 2),
        ((FULL + ";", "Resell it to others who would use it for things that are not allowed;"), 2),
        (("GENERAL TERMS", FULL, ON), 2),
        (("**General terms", FULL, ON), 2),
        ((FULL, ON, END, "**General terms", FULL, ON), 3),
    ],
    ids=[
        "wrapped lines",
        "paragraph gap",
        "first-line indent",
        "short last line",
        "sentence over a page",
        "sentence ended at a page",
        "decimal",
        "letter after a stop",
        "bullet",
        "items without bullets",
        "capitals",
        "bold",
        "bold amid text",
    ],
)
def test_blocks_begin_where_the_writer_begins(words: tuple[str, ...], expected: int) -> None:
    """A gap, an indent, a label or a short line begins a block; a wrapped line does not."""
    assert expected == len(blocks_of(*words))


@pytest.mark.parametrize(
    "words",
    [
        (FULL + " Section", "5.2 (Fees) that is due in the same way as all of the others are"),
        (FULL, "5.2 above that is due in the same way as all of the others of this part"),
        (FULL, "(b) and (c) that are due in the same way as all of the others of this part"),
        (FULL + " paragraph", "(b) fees that are due in the same way as all of the others"),
        (FULL, "3.5 million dollars that is due in the same way as all of the others are"),
    ],
    ids=["after Section", "above", "two letters", "after paragraph", "an amount"],
)
def test_a_reference_at_a_line_start_is_no_label(words: tuple[str, ...]) -> None:
    """A sentence that wraps before a number goes on."""
    assert blocks_of(*words) == [" ".join(words)]


def test_a_table_of_contents_is_left_out() -> None:
    """Lines with a leader to a page number are no clauses."""
    contents = ("1.1 Fees ............ 12", "1.2 Term . . . . . . . . 14")
    assert blocks_of(*contents, f"1.1 {FULL}") == [f"1.1 {FULL}"]


def test_a_document_without_lines_has_no_blocks() -> None:
    """Nothing printed, nothing found."""
    assert blocks_of() == []


def test_a_broken_word_begins_no_block() -> None:
    """The second half of a word belongs to the first."""
    found = assembled("Customer shall pay for the infor\ufffe", "mation; information is kept.")
    assert len(find_blocks(found)) == 1


def test_a_block_has_the_label_it_begins_with() -> None:
    """An item's block knows its label."""
    (block,) = find_blocks(document("(b) resell the Services"))
    assert block.label is not None
    assert block.label.printed == "(b)"


def test_a_block_is_bold_where_all_of_it_is() -> None:
    """A bold first line does not make a bold paragraph."""
    blocks = find_blocks(document("**General terms", FULL, "**" + ON))
    assert [block.bold for block in blocks] == [True, False]


def test_blocks_rise_and_keep_apart() -> None:
    """Each block begins after the one before it ends."""
    blocks = find_blocks(document("GENERAL", "1. " + FULL, ON, "", "2. " + FULL, "(a) " + ON))
    ends = [0, *(block.span.end for block in blocks)]
    assert all(block.span.start >= end for block, end in zip(blocks, ends, strict=False))
