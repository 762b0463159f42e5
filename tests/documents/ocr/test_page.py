"""A picture to lines: rows, slopes, sizes, and the right way up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import FakeEngine, seen
from tracer.documents.ocr.engine import Seen
from tracer.documents.ocr.page import POINTS, read_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.documents.ocr.page import Scan

LINE = "Customer shall not resell the Services."
UPSIDE_DOWN = [seen("sao!AJas", score=0.5)]


class Sheet:
    """A page of paper 850 pixels wide and 1100 high; keeps how it was turned."""

    def __init__(self) -> None:
        self.turns: list[int] = []

    def rendered(self, scale: float, *, turned: int = 0) -> np.ndarray:
        """Return white paper, on its side where it is turned by a quarter."""
        self.turns.append(turned)
        height, width = (850, 1100) if turned % 180 else (1100, 850)
        return np.full((height, width, 3), int(scale), dtype=np.uint8)


def scan_of(*readings: Sequence[Seen]) -> Scan:
    """Return what a sheet reads as, given what the engine sees on it, look after look."""
    return read_picture(Sheet(), 1, FakeEngine(*readings), lambda: None)


def words_of(*runs: Seen) -> list[str]:
    """Return the lines that these runs make."""
    return [line.text for line in scan_of(runs).lines]


def tall(text: str, x: float) -> Seen:
    """Return a run of type that stands on its side."""
    return Seen(text, ((x, 100.0), (x + 28, 100.0), (x + 28, 900.0), (x, 900.0)), 0.95)


def test_runs_are_lines_in_points() -> None:
    """A run's place is in points from the top left, on its page."""
    (line,) = scan_of([seen("Fees", 200, 100, width=100, size=25)]).lines
    assert (line.text, line.place.page, line.base) == ("Fees", 1, 45.0)
    assert (line.place.x0, line.place.top, line.place.x1, line.place.bottom) == (72.0, 36.0, 108.0, 45.0)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([seen("below", 200, 300), seen("above", 200, 200)], ["above", "below"]),
        ([seen("resell it", 300, 202), seen("(a)", 200, 200)], ["(a) resell it"]),
        ([seen("(a)", 200, 200), seen("resell it", 300, 216)], ["(a)", "resell it"]),
        ([seen("c", 500, 200), seen("a", 200, 204), seen("b", 300, 196)], ["a b c"]),
        ([], []),
    ],
    ids=["top down", "side by side", "half a line lower", "three", "nothing"],
)
def test_runs_come_row_by_row(runs: list[Seen], expected: list[str]) -> None:
    """Rows go from the top, and from left to right within."""
    assert words_of(*runs) == expected


@pytest.mark.parametrize("slope", [-0.05, 0.05])
def test_a_tilted_page_is_levelled(slope: float) -> None:
    """Rows of a page that was fed in aslant stay rows: a label keeps to its words."""
    at = [(label, 200.0 + 40 * row) for row, label in enumerate(("(a)", "(b)", "(c)"))]
    labels = [seen(label, 100, y, slope=slope) for label, y in at]
    texts = [seen(f"item {label}", 700, y + 600 * slope, slope=slope) for label, y in at]
    assert words_of(*labels, *texts) == ["(a) item (a)", "(b) item (b)", "(c) item (c)"]


def test_an_indent_is_kept() -> None:
    """Lines begin where they were printed."""
    found = scan_of([seen("Use.", 100, 100), seen("(a) resell", 150, 140)]).lines
    assert [line.place.x0 for line in found] == [36.0, 54.0]


@pytest.mark.parametrize(("size", "expected"), [(28.0, 10.1), (33.0, 10.1), (36.0, 10.1), (56.0, 20.2)])
def test_only_much_larger_type_is_larger(size: float, expected: float) -> None:
    """Boxes vary; type counts as larger from a third more than usual on."""
    body = [seen(LINE, 100, 200 + 40 * row) for row in range(4)]
    assert scan_of([seen("TERMS", 100, 100, size=size), *body]).lines[0].size == expected


def test_confidence_is_weighted_by_length() -> None:
    """A long line counts for more than a short one."""
    found = scan_of([seen("a" * 30, y=100, score=0.9), seen("b" * 10, y=200, score=1.0)])
    assert found.confidence == 0.925


def test_nothing_seen_is_certain() -> None:
    """An empty picture is no doubtful one."""
    found = scan_of([])
    assert (found.lines, found.confidence, found.turned) == ((), 1.0, 0)


@pytest.mark.parametrize(("look", "expected"), [(1, 90), (2, 270), (3, 180)])
def test_a_picture_is_turned_the_right_way_up(look: int, expected: int) -> None:
    """Of four ways up the one counts in which most can be read."""
    readings = [UPSIDE_DOWN] * 4
    readings[look] = [seen(LINE)]
    found = scan_of(*readings)
    assert ([line.text for line in found.lines], found.turned) == ([LINE], expected)


@pytest.mark.parametrize(
    ("look", "expected"), [(0, (306.0, 396.0)), (1, (396.0, 306.0)), (3, (306.0, 396.0))]
)
def test_a_page_is_as_wide_as_it_is_read(look: int, expected: tuple[float, float]) -> None:
    """Size and places are those of the turned page."""
    readings = [UPSIDE_DOWN] * 4
    readings[look] = [seen(LINE, score=0.84)]
    found = scan_of(*readings)
    assert expected == (found.width, found.height)


def test_text_on_its_side_turns_the_page() -> None:
    """Runs higher than wide call for a turn, however sure the engine is."""
    found = scan_of([tall(LINE, 100.0)], [seen(LINE)], [], [])
    assert (found.turned, [line.text for line in found.lines]) == (90, [LINE])


def test_a_poor_scan_stays_as_it_is() -> None:
    """Where no way up reads better the page is not turned."""
    assert scan_of([seen(LINE, score=0.7)], UPSIDE_DOWN).turned == 0


@pytest.mark.parametrize(
    ("first", "expected"),
    [([seen(LINE)], [0]), ([], [0]), (UPSIDE_DOWN, [0, 90, 270, 180])],
    ids=["sure", "nothing", "unsure"],
)
def test_a_page_is_looked_at_no_more_than_needed(first: list[Seen], expected: list[int]) -> None:
    """What reads well is read once; a sign of life follows each look."""
    sheet, beats = Sheet(), list[int]()
    read_picture(sheet, 1, FakeEngine(first), lambda: beats.append(1))
    assert (sheet.turns, len(beats)) == (expected, len(expected))


@given(
    st.lists(
        st.builds(
            seen,
            st.text("ab ", min_size=1, max_size=9),
            st.floats(-100, 2000),
            st.floats(-100, 2000),
            size=st.floats(1, 90),
            slope=st.floats(-1, 1),
            score=st.floats(0, 1),
        ),
        max_size=12,
    )
)
def test_every_run_is_in_a_line_inside_the_page(runs: list[Seen]) -> None:
    """Whatever is seen, no text is lost and no place leaves the page."""
    found = scan_of(runs)
    assert sorted("".join(run.text for run in runs).replace(" ", "")) == sorted(
        "".join(line.text for line in found.lines).replace(" ", "")
    )
    for line in found.lines:
        assert 0 <= line.place.x0 <= line.place.x1 <= found.width
        assert 0 <= line.place.top <= line.place.bottom <= found.height


def test_a_pixel_is_a_part_of_a_point() -> None:
    """Pictures are made at 200 pixels an inch."""
    assert POINTS == 0.36
