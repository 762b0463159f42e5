"""Raw pages to one final text with a span for every line."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.builders import DIGEST, HEIGHT, assembled, finding, raw_line, raw_page
from tracer.documents.assemble import assemble
from tracer.documents.raw import RawDocument
from tracer.domain.document import PageState, Role

if TYPE_CHECKING:
    from tracer.documents.raw import RawPage
    from tracer.domain.document import Document

ANY_LINES = st.lists(st.text(st.characters(), max_size=30), max_size=8)


def of_pages(*pages: RawPage) -> Document:
    """Return the document that these pages make."""
    return assemble(RawDocument(pages), name="a.pdf", digest=DIGEST, kind="pdf")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("the infor\ufffe", "mation; information"), "the information; information\n"),
        (("the infor-", "mation; information"), "the information; information\n"),
        (("a non-", "exclusive right, non assignable"), "a non-exclusive right, non assignable\n"),
        (("a non\ufffe", "exclusive right, non assignable"), "a non-exclusive right, non assignable\n"),
        (("a non-", "exclusive, nonexclusive, non"), "a nonexclusive, nonexclusive, non\n"),
        (("the in\u00ad", "put is kept"), "the input is kept\n"),
        (("terms -", "see below"), "terms -\nsee below\n"),
        (("the Pre-", "Existing Work"), "the Pre-\nExisting Work\n"),
        (("Section 4-", "a applies"), "Section 4-\na applies\n"),
    ],
    ids=[
        "marked",
        "plain hyphen",
        "own hyphen",
        "own hyphen, marked",
        "written whole elsewhere",
        "soft hyphen",
        "dash",
        "capital after",
        "number before",
    ],
)
def test_words_broken_at_a_line_end(lines: tuple[str, ...], expected: str) -> None:
    """A broken word is closed up, and keeps a hyphen that is its own."""
    assert expected == assembled(*lines).text


def test_a_mended_word_belongs_to_both_lines() -> None:
    """Each line's span covers its own part of the word."""
    found = assembled("the infor\ufffe", "mation; information")
    assert [line.span.of(found.text) for line in found.lines] == ["the infor", "mation; information"]


@pytest.mark.parametrize(
    ("head", "tail"),
    [("the Pre", "Existing Work"), ("COVID", "19 rules"), ("Form SF", "1449 of 2020"), ("a non", "use")],
    ids=["capital after", "number after", "form number", "letter after"],
)
def test_a_marked_hyphen_is_a_hyphen(head: str, tail: str) -> None:
    """PDFium's mark for a hyphen at a line end loses nothing that the hyphen itself would keep."""
    assert assembled(f"{head}\ufffe", tail) == assembled(f"{head}-", tail)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("of\ufb01ce and \ufb02ight", "office and flight"),
        ("Fees\u00a0are\u2003due", "Fees are due"),
        ("(a)\u037e or", "(a); or"),
        ("non\u2011exclusive", "non-exclusive"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("co\u00adoperate", "cooperate"),
        ("tab\tand  spaces ", "tab and spaces"),
        ("bell\x07 and \x9fcontrol", "bell and control"),
        ("\ud835\udc00greed", "\U0001d400greed"),
        ("lone \ud835 half", "lone \ufffd half"),
    ],
    ids=[
        "ligatures",
        "wide spaces",
        "greek question mark",
        "no-break hyphen",
        "zero width",
        "soft hyphen inside",
        "white space",
        "control characters",
        "surrogate pair",
        "lone surrogate",
    ],
)
def test_characters_are_those_that_are_meant(printed: str, expected: str) -> None:
    """Each line is cleaned once; no glyph stands for another."""
    assert assembled(printed).text == f"{expected}\n"


@given(ANY_LINES)
def test_no_control_characters_remain(lines: list[str]) -> None:
    """Whatever a file holds, its text has no control, surrogate or unassigned marker."""
    text = assembled(*lines).text.replace("\n", "")
    assert not [letter for letter in text if unicodedata.category(letter) in {"Cc", "Cs"}]


@given(ANY_LINES)
def test_every_line_is_its_span_of_the_text(lines: list[str]) -> None:
    """Lines leave out nothing but the breaks between them."""
    found = assembled(*lines)
    assert "".join(line.span.of(found.text) for line in found.lines) == found.text.replace("\n", "")


@given(ANY_LINES)
@example(["\u00ad"])
def test_no_line_is_empty(lines: list[str]) -> None:
    """A line without words is no line."""
    assert all(line.span.start < line.span.end for line in assembled(*lines).lines)


def test_furniture_is_set_aside_with_its_place() -> None:
    """Running heads leave the text and stay on the record."""
    heads = [raw_line("Acme  Agreement", 30.0, number=n) for n in (1, 2, 3)]
    bodies = [raw_line("Customer shall pay.", 300.0, number=n) for n in (1, 2, 3)]
    found = of_pages(*(raw_page(heads[n], bodies[n], number=n + 1) for n in range(3)))
    assert found.text == "Customer shall pay.\n" * 3
    assert [(item.text, item.place.page) for item in found.furniture] == [
        ("Acme Agreement", 1),
        ("Acme Agreement", 2),
        ("Acme Agreement", 3),
    ]


def test_a_page_keeps_its_printed_number() -> None:
    """The number that a page prints on itself is kept beside its number in the file."""
    found = of_pages(raw_page(raw_line("iv", HEIGHT - 30.0)))
    assert found.pages[0].printed == "iv"


@pytest.mark.parametrize("state", list(PageState))
def test_a_page_keeps_what_its_reader_found(state: PageState) -> None:
    """State, confidence, doubt and turn come through."""
    raw = raw_page("Customer shall pay.", state=state, confidence=0.7, doubtful=True, turned=90)
    (page,) = of_pages(raw).pages
    assert (page.state, page.confidence, page.doubtful, page.turned) == (state, 0.7, True, 90)


def test_what_a_reader_found_is_kept() -> None:
    """Its findings and its engine's name go on the record."""
    raw = RawDocument((raw_page("Customer shall pay."),), (finding(),), engine="fake 1.0")
    found = assemble(raw, name="a.pdf", digest=DIGEST, kind="pdf")
    assert (found.findings, found.engine) == ((finding(),), "fake 1.0")


def test_a_file_without_a_layout_has_no_furniture() -> None:
    """Where boxes mean no place on paper, a line that repeats at the top is text."""
    pages = tuple(raw_page(raw_line("Acme Agreement", 30.0, number=n), number=n) for n in (1, 2, 3))
    found = assemble(RawDocument(pages, laid_out=False), name="a.md", digest=DIGEST, kind="markdown")
    assert (found.text, found.furniture) == ("Acme Agreement\n" * 3, ())
    assert not found.laid_out


def test_a_text_with_pages_has_furniture() -> None:
    """Running heads are set aside wherever pages are known, boxes or not."""
    pages = tuple(raw_page(raw_line("Acme Agreement", 30.0, number=n), number=n) for n in (1, 2, 3))
    raw = RawDocument(pages, laid_out=False, paged=True)
    assert assemble(raw, name="a.txt", digest=DIGEST, kind="text").text == ""


def test_footnotes_come_last() -> None:
    """A clause that runs on over the page is not cut by the notes at its foot."""
    note = raw_line("1 See Section 4.", 700.0, size=7.0)
    bodies = [raw_line(text, 300.0, number=n) for n, text in ((1, "Customer shall"), (2, "not resell it."))]
    found = of_pages(raw_page(bodies[0], note), raw_page(bodies[1], number=2))
    assert found.text == "Customer shall\nnot resell it.\n1 See Section 4.\n"
    assert [line.role for line in found.lines] == [Role.PRINTED, Role.PRINTED, Role.NOTE]


def test_a_line_keeps_its_type() -> None:
    """Size, weight and being a table's row come through."""
    (line,) = of_pages(raw_page(raw_line("Fees", size=14.0, bold=True, role=Role.ROW))).lines
    assert (line.size, line.bold, line.role) == (14.0, True, Role.ROW)
