"""Running lines told from the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import HEIGHT, raw_line, raw_page
from tracer.documents.furniture import find_furniture, printed_number

if TYPE_CHECKING:
    from tracer.documents.raw import RawPage

BODY = "Customer shall not resell the Services."
TOP, FOOT = 30.0, HEIGHT - 40.0


def pages_with(*marginal: str, top: float = TOP) -> tuple[RawPage, ...]:
    """Return one page for each text, which stands at the same height above or below the body."""
    return tuple(
        raw_page(raw_line(text, top, number=n), raw_line(BODY, 300.0, number=n), number=n)
        for n, text in enumerate(marginal, start=1)
    )


def at_heights(*tops: float) -> tuple[RawPage, ...]:
    """Return one page for each height, with the same line at it."""
    return tuple(
        raw_page(raw_line("Acme Agreement", top, number=n), number=n) for n, top in enumerate(tops, 1)
    )


FIRST_LINES = {(1, 0), (2, 0), (3, 0)}


@pytest.mark.parametrize(
    ("texts", "top"),
    [
        (("Acme Services Agreement",) * 3, TOP),
        (("Confidential",) * 3, FOOT),
        (("Page 1 of 3", "Page 2 of 3", "Page 3 of 3"), FOOT),
        (("Acme 2025 | 1", "Acme 2025 | 2", "Acme 2025 | 3"), FOOT),
        (("- 1 -", "- 2 -", "- 3 -"), FOOT),
        (("iii", "iv", "v"), FOOT),
        (("Rev. 7, page 12", "Rev. 7, page 13", "Rev. 7, page 14"), FOOT),
    ],
    ids=["head", "foot", "page of", "running number", "dashed", "roman", "offset number"],
)
def test_running_lines_are_set_aside(texts: tuple[str, ...], top: float) -> None:
    """What repeats at a margin, or counts the pages there, is furniture."""
    assert find_furniture(pages_with(*texts, top=top)) == FIRST_LINES


@pytest.mark.parametrize(
    "texts",
    [
        ("1. Definitions", "4. Fees", "9. Term"),
        ("Fees are due at once.", "The term is one year.", "Either party may end it."),
        ("Article 2", "Article 5", "Article 9"),
    ],
    ids=["numbered headings", "sentences", "articles"],
)
def test_text_at_the_margin_is_kept(texts: tuple[str, ...]) -> None:
    """A heading or sentence that happens to begin a page is text."""
    assert find_furniture(pages_with(*texts)) == set()


def test_a_repeated_line_amid_the_page_is_kept() -> None:
    """Only the margins hold furniture."""
    assert find_furniture(pages_with(BODY, BODY, BODY, top=400.0)) == set()


def test_a_line_that_does_not_keep_its_height_is_kept() -> None:
    """Furniture stands where it stands on every page."""
    assert find_furniture(at_heights(20.0, 45.0, 70.0)) == set()


def test_a_lone_page_number_is_set_aside() -> None:
    """One page is enough where the line is nothing but a number."""
    assert find_furniture(pages_with("7", top=FOOT)) == {(1, 0)}


def test_a_head_on_one_page_is_kept() -> None:
    """Without repetition a line at the top is a title."""
    assert find_furniture(pages_with("Acme Services Agreement")) == set()


def test_three_pages_of_many_are_enough() -> None:
    """A head that stands on part of a long document's pages only is furniture there."""
    found = find_furniture(
        pages_with("Acme Agreement", "1. Use", "Acme Agreement", "Acme Agreement", "2. Fees")
    )
    assert found == {(1, 0), (3, 0), (4, 0)}


def test_two_pages_of_many_are_not_enough() -> None:
    """A line that stands at the top twice may be a title that comes again."""
    assert find_furniture(pages_with("Signatures", "1. Use", "Signatures")) == set()


def test_a_page_number_amid_the_page_is_kept() -> None:
    """A number in the body is part of the text."""
    line = raw_line("7", 400.0)
    assert find_furniture((raw_page(line),)) == set()


@pytest.mark.parametrize(
    ("furniture", "expected"),
    [
        (["Acme", "Page 4 of 12"], "4"),
        (["- iv -"], "iv"),
        (["Acme Agreement, page 7, confidential"], "7"),
        (["Acme 2025"], None),
        ([], None),
    ],
    ids=["page of", "roman", "inside a line", "a year", "nothing"],
)
def test_printed_number(furniture: list[str], expected: str | None) -> None:
    """A page's printed number is read from its running lines."""
    assert expected == printed_number(furniture)


def test_a_line_that_reaches_into_the_page_is_kept() -> None:
    """A line stands in the margin wholly, or it is text."""
    edge = HEIGHT * 0.12
    assert find_furniture(at_heights(edge - 5, edge - 5, edge - 5)) == set()


def test_a_year_is_no_running_number() -> None:
    """Numbers that do not keep step with the pages leave lines apart."""
    assert find_furniture(pages_with("Rates of 2023", "Rates of 2025", "Rates of 2026")) == set()


def test_no_pages_have_no_furniture() -> None:
    """An empty file has none."""
    assert find_furniture(()) == set()
