"""PDF to raw lines: words, boxes, rotation, broken words."""

from __future__ import annotations

import pytest

from tests.builders import pdf_bytes
from tracer.documents.pdf import BROKEN_WORD, read_pdf
from tracer.errors import DamagedDocument

TWO_LINES = ["First line of the page here.", "Second line of the page here."]
EDGE = 0.05  # points: places are rounded


def words_of(data: bytes) -> list[str]:
    """Return the text of every line of a PDF."""
    return [line.text for page in read_pdf(data, "a.pdf") for line in page.lines]


def test_lines_come_in_reading_order() -> None:
    """Each printed line is a line, with its brackets and backslashes."""
    lines = ["1. Use (and re-use).", "A back\\slash.", "“Quoted” • § 5"]
    assert words_of(pdf_bytes([lines])) == lines


def test_pages_are_numbered_from_one() -> None:
    """Each page has its number and the place of its lines names it."""
    pages = read_pdf(pdf_bytes([["Here."], ["There."]]), "a.pdf")
    assert [(page.number, page.lines[0].place.page) for page in pages] == [(1, 1), (2, 2)]


def test_type_size_is_in_points() -> None:
    """A line carries the size of its type."""
    (page,) = read_pdf(pdf_bytes([["Here."]]), "a.pdf")
    assert page.lines[0].size == 10.0


@pytest.mark.parametrize(("font", "expected"), [("Helvetica", False), ("Helvetica-Bold", True)])
def test_bold_type_is_told_from_plain(font: str, *, expected: bool) -> None:
    """A line carries the weight of its type."""
    (page,) = read_pdf(pdf_bytes([["Here."]], font=font), "a.pdf")
    assert expected == page.lines[0].bold


def test_an_empty_page_is_a_page() -> None:
    """A page without words has no lines and keeps its number."""
    pages = read_pdf(pdf_bytes([[], ["There."]]), "a.pdf")
    assert [len(page.lines) for page in pages] == [0, 1]


@pytest.mark.parametrize(
    ("rotate", "expected"),
    [(0, (612.0, 792.0)), (90, (792.0, 612.0)), (180, (612.0, 792.0)), (270, (792.0, 612.0))],
)
def test_a_rotated_page_is_as_wide_as_it_is_shown(rotate: int, expected: tuple[float, float]) -> None:
    """A page's size is the one a reader sees."""
    (page,) = read_pdf(pdf_bytes([TWO_LINES], rotate=rotate), "a.pdf")
    assert expected == (page.width, page.height)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_places_are_where_a_reader_sees_them(rotate: int) -> None:
    """However the file turns the page, the first line stands at the shown page's top left."""
    (page,) = read_pdf(pdf_bytes([TWO_LINES], rotate=rotate), "a.pdf")
    first = page.lines[0].place
    assert (round(first.x0), round(first.top)) == (73, 85)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_lines_of_a_rotated_page_keep_apart(rotate: int) -> None:
    """Rotation joins no lines."""
    assert words_of(pdf_bytes([TWO_LINES], rotate=rotate)) == TWO_LINES


@pytest.mark.parametrize(
    "turned",
    [90, pytest.param(270, marks=pytest.mark.xfail(reason="PDFium gives such lines last to first"))],
)
def test_text_that_stands_sideways_keeps_its_lines(turned: int) -> None:
    """A wide table bound into an upright page still reads line by line, first line first."""
    assert words_of(pdf_bytes([TWO_LINES], turned=turned)) == TWO_LINES


@pytest.mark.parametrize("at", [(-30.0, 700.0), (500.0, 700.0), (72.0, 788.0), (72.0, -3.0)])
def test_boxes_stay_inside_the_page(at: tuple[float, float]) -> None:
    """Of a line that runs off the page, the place is what can be seen."""
    (page,) = read_pdf(pdf_bytes([[(*at, "This line runs over the edge of the page.")]]), "a.pdf")
    place = page.lines[0].place
    assert (place.x0, place.top) >= (0.0, 0.0)
    assert place.x1 <= page.width + EDGE
    assert place.bottom <= page.height + EDGE


def test_a_line_off_the_page_is_not_read() -> None:
    """What no reader can see is no part of the agreement."""
    assert words_of(pdf_bytes([["Seen.", (72.0, 900.0, "Unseen.")]])) == ["Seen."]


def test_a_word_broken_at_the_line_end_is_marked() -> None:
    """The two lines keep apart, and the mark tells that the word goes on."""
    found = words_of(pdf_bytes([["the infor-", "mation is here"]]))
    assert found == [f"the infor{BROKEN_WORD}", "mation is here"]


def test_a_label_set_apart_joins_its_line() -> None:
    """A label and its words on one baseline are one line."""
    assert words_of(pdf_bytes([[(72.0, 700.0, "(a)"), (140.0, 700.0, "resell it")]])) == ["(a) resell it"]


def test_junk_before_the_mark_is_passed_over() -> None:
    """Bytes that a mail gateway put before %PDF do no harm."""
    data = b"X-Mail: junk\r\n" * 5 + pdf_bytes([["After the junk."]])
    assert words_of(data) == ["After the junk."]


def test_a_pdf_without_pages_is_damaged() -> None:
    """No page means nothing to read."""
    with pytest.raises(DamagedDocument, match=r"^a\.pdf: "):
        read_pdf(pdf_bytes([]), "a.pdf")
