"""Files without a layout, set line below line."""

from __future__ import annotations

import pytest

from tracer.documents.galley import WIDTH, Galley
from tracer.domain.document import Role


def test_paragraphs_follow_one_another() -> None:
    """Each paragraph is one line below the last, its spaces run together."""
    galley = Galley()
    galley.paragraph("Customer  may\nuse it.")
    galley.paragraph("It may not resell it.")
    (page,) = galley.pages()
    first, second = page.lines
    assert (first.text, second.text) == ("Customer may use it.", "It may not resell it.")
    assert first.place.bottom < second.place.top


@pytest.mark.parametrize("words", ["", "  \n\t"], ids=["empty", "blank"])
def test_an_empty_paragraph_is_no_line(words: str) -> None:
    """Nothing is set for a paragraph without words."""
    galley = Galley()
    galley.paragraph(words)
    galley.heading(words, rank=1)
    assert galley.pages()[0].lines == ()


def test_a_label_begins_its_line() -> None:
    """A number or bullet stands before the words, as a reader sees it."""
    galley = Galley()
    galley.paragraph("resell it", label="(a)")
    galley.heading("Use", rank=1, label="2.")
    assert [line.text for line in galley.pages()[0].lines] == ["(a) resell it", "2. Use"]


def test_a_heading_is_larger_the_higher_its_rank() -> None:
    """Sizes fall with the rank, and every heading is larger than running text; all are bold."""
    galley = Galley()
    for rank in range(1, 10):
        galley.heading("Use", rank=rank)
    galley.paragraph("Customer may use it.")
    lines = galley.pages()[0].lines
    assert [line.size for line in lines] == sorted({line.size for line in lines}, reverse=True)
    assert [line.bold for line in lines] == [True] * 9 + [False]


@pytest.mark.parametrize(("rank", "like"), [(0, 1), (-3, 1), (12, 9)])
def test_a_rank_out_of_range_is_the_nearest(rank: int, like: int) -> None:
    """A heading deeper than any known rank is set as the lowest."""
    galley = Galley()
    galley.heading("Use", rank=rank)
    galley.heading("Use", rank=like)
    first, second = galley.pages()[0].lines
    assert first.size == second.size


def test_a_heading_keeps_its_name() -> None:
    """What links call it and the level it states go with its line; a paragraph has neither."""
    galley = Galley()
    galley.heading("Use", rank=1, name=("use", "root"))
    galley.paragraph("Customer may use it.")
    found = [(line.anchor, line.authority) for line in galley.pages()[0].lines]
    assert found == [("use", "root"), ("", "")]


def test_depth_indents() -> None:
    """Deeper items begin further right, and stay on the page."""
    galley = Galley()
    for depth in (0, 1, 2, 500):
        galley.paragraph("resell it", depth=depth)
    lefts = [line.place.x0 for line in galley.pages()[0].lines]
    assert lefts == [0.0, 18.0, 36.0, WIDTH / 2]


def test_a_line_keeps_its_role_and_weight() -> None:
    """Rows, notes and headings are told as such."""
    galley = Galley()
    galley.paragraph("a | b", role=Role.ROW)
    galley.paragraph("See above.", role=Role.NOTE, bold=True)
    galley.heading("Use", rank=2)
    found = [(line.role, line.bold) for line in galley.pages()[0].lines]
    assert found == [(Role.ROW, False), (Role.NOTE, True), (Role.HEADING, True)]


def test_a_new_page_begins_at_its_top() -> None:
    """Pages count from one, and a line's place names its page."""
    galley = Galley()
    galley.paragraph("Here.")
    galley.turn_page()
    galley.paragraph("There.")
    pages = galley.pages()
    assert [(page.number, page.lines[0].place.page, page.lines[0].place.top) for page in pages] == [
        (1, 1, 0.0),
        (2, 2, 0.0),
    ]


def test_an_empty_galley_has_one_page() -> None:
    """A file without words has a page without lines."""
    assert [len(page.lines) for page in Galley().pages()] == [0]
