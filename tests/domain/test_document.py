"""Laws of documents: their lines, their pages, their places."""

from __future__ import annotations

import pytest

from tests.builders import document, page, place
from tracer.domain.document import Document, Line, PageState, TextSource
from tracer.domain.span import Span


def of_spans(*spans: Span) -> Document:
    """Return a document of nine characters with lines in these spans."""
    lines = tuple(Line(span, place()) for span in spans)
    return Document("a.pdf", "0" * 64, "pdf", "the goods", (page(),), lines)


@pytest.mark.parametrize(
    "spans",
    [(Span(4, 9), Span(0, 3)), (Span(0, 5), Span(4, 9)), (Span(4, 10),)],
    ids=["out of order", "overlapping", "outside the text"],
)
def test_lines_rise_inside_the_text(spans: tuple[Span, ...]) -> None:
    """A document refuses lines that overlap, fall back or leave its text."""
    with pytest.raises(ValueError, match="out of order or outside"):
        of_spans(*spans)


@pytest.mark.parametrize(
    ("unread", "expected"),
    [((), TextSource.FILE), ((1, 2), TextSource.SCAN), ((2,), TextSource.MIXED)],
    ids=["all text", "all images", "both"],
)
def test_text_source(unread: tuple[int, ...], expected: TextSource) -> None:
    """Whether pages carry text decides what the document is read from."""
    assert expected == document("one", "\f", "two", unread=unread).text_source


def test_unread_pages_are_numbered() -> None:
    """Pages without text of their own are told by number."""
    assert document("one", "\f", "\f", "three", unread=(2,)).unread_pages == (2,)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(0, 3), (0,)),
        (Span(1, 2), (0,)),
        (Span(2, 6), (0, 1)),
        (Span(4, 13), (1, 2)),
        (Span(3, 4), ()),
        (Span(5, 5), (1,)),
    ],
    ids=["a line", "inside a line", "over a break", "two lines", "a break alone", "empty inside a line"],
)
def test_places_of(span: Span, expected: tuple[int, ...]) -> None:
    """A span's places are those of exactly the lines it touches."""
    lines = document("one", "two", "three").lines
    assert tuple(lines[at].place for at in expected) == document("one", "two", "three").places_of(span)


def test_places_cross_pages() -> None:
    """A span that runs over a page break has a place on both pages."""
    places = document("one", "\f", "two").places_of(Span(0, 7))
    assert [place.page for place in places] == [1, 2]


def test_documents_of_equal_content_are_equal() -> None:
    """Two readings of one file compare equal."""
    assert document("one", "two") == document("one", "two")


def of_states(*states: PageState) -> Document:
    """Return a document whose pages are in these states."""
    pages = tuple(page(number, state=state) for number, state in enumerate(states, 1))
    return Document("a.pdf", "0" * 64, "pdf", "", pages, ())


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((PageState.FILE, PageState.BLANK), TextSource.FILE),
        ((PageState.SCAN, PageState.BLANK), TextSource.SCAN),
        ((PageState.SCAN, PageState.UNREAD), TextSource.SCAN),
        ((PageState.SCAN, PageState.FILE), TextSource.MIXED),
        ((PageState.BLANK,), TextSource.FILE),
        ((), TextSource.FILE),
    ],
    ids=["text", "scan", "all pictures", "both", "blank alone", "no page"],
)
def test_blank_pages_tell_no_source(states: tuple[PageState, ...], expected: TextSource) -> None:
    """Only pages on which something stands decide where a document's text comes from."""
    assert expected == of_states(*states).text_source


@pytest.mark.parametrize(
    ("state", "doubtful", "expected"),
    [
        (PageState.FILE, False, True),
        (PageState.SCAN, False, True),
        (PageState.BLANK, False, True),
        (PageState.UNREAD, False, False),
        (PageState.SCAN, True, False),
        (PageState.FILE, True, False),
    ],
)
def test_silence_means_something_where_all_was_read(
    state: PageState, *, doubtful: bool, expected: bool
) -> None:
    """An unread or doubtful page could say what the others do not."""
    pages = (page(1), page(2, state=state, doubtful=doubtful))
    assert expected == Document("a.pdf", "0" * 64, "pdf", "", pages, ()).is_fully_read


def test_doubtful_pages_are_numbered() -> None:
    """Pages too poor to rely on are told by number."""
    pages = (page(1), page(2, doubtful=True), page(3, doubtful=True))
    assert Document("a.pdf", "0" * 64, "pdf", "", pages, ()).doubtful_pages == (2, 3)


def test_a_document_without_lines_has_no_places() -> None:
    """A span of an empty document touches nothing."""
    assert of_spans().places_of(Span(0, 9)) == ()
