"""The order in which the runs of a page are read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import HEIGHT, WIDTH
from tracer.documents.columns import Gutter, find_gutter, in_reading_order, is_upright
from tracer.documents.raw import RawLine
from tracer.domain.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEFT, RIGHT = (72.0, 290.0), (320.0, 540.0)
BOTH = (72.0, 540.0)
ROWS = range(12)
EDGE = st.floats(0, 600)


def run(text: str, sides: tuple[float, float], top: float, height: float = 10.0) -> RawLine:
    """Return a run of type between two sides."""
    x0, x1 = sides
    return RawLine(text, Place(1, x0, top, x1, top + height), top + height, 10.0)


def column(
    name: str, sides: tuple[float, float], top: float = 200.0, rows: Iterable[int] = ROWS
) -> list[RawLine]:
    """Return the lines of a column, twelve points apart."""
    return [run(f"{name} column, line {at}", sides, top + 12 * at) for at in rows]


def across(first: Sequence[RawLine], second: Sequence[RawLine]) -> list[RawLine]:
    """Return the lines of two columns as a file may give them: line by line across the page."""
    return [line for pair in zip(first, second, strict=True) for line in pair]


def order_of(runs: Sequence[RawLine]) -> list[str]:
    """Return the text of the lines of a letter page in reading order."""
    return [line.text for line in in_reading_order(runs, WIDTH, HEIGHT)]


TWO = across(column("left", LEFT), column("right", RIGHT))
COLUMN_BY_COLUMN = [line.text for line in (*column("left", LEFT), *column("right", RIGHT))]
TITLE, FOOTER = (
    run("Terms of the Agreement between the parties", BOTH, 150.0),
    run("Signed below by both parties", BOTH, 700.0),
)


def test_columns_are_read_left_then_right() -> None:
    """Lines given across the page come column by column, none joined to its neighbour."""
    assert order_of(TWO) == COLUMN_BY_COLUMN


def test_a_title_comes_first_and_a_footer_last() -> None:
    """Lines across both columns part the page."""
    assert order_of([TITLE, *TWO, FOOTER]) == [TITLE.text, *COLUMN_BY_COLUMN, FOOTER.text]


def test_a_line_across_parts_the_columns() -> None:
    """The columns above a line across the page are read before it, those below after it."""
    below = across(column("lower left", LEFT, 400.0), column("lower right", RIGHT, 400.0))
    parting = run("A heading that runs across the whole page", BOTH, 370.0)
    lower = [line.text for line in (*column("lower left", LEFT, 400.0), *column("lower right", RIGHT, 400.0))]
    assert order_of([*TWO, parting, *below]) == [*COLUMN_BY_COLUMN, parting.text, *lower]


@pytest.mark.parametrize(
    "runs",
    [
        column("only", BOTH),
        column("left", LEFT),
        across(column("left", LEFT, 200.0, range(4)), column("right", RIGHT, 200.0, range(4))),
        across(column("(a)", (72.0, 90.0)), column("text", (320.0, 540.0))),
        [*column("left", LEFT, 100.0), *column("right", RIGHT, 400.0)],
        across(column("left", (72.0, 150.0)), column("right", (320.0, 400.0))),
        across(column("wide", (20.0, 290.0)), column("narrow", (320.0, 460.0))),
        [run(f"entry {at}", (72.0 + 12 * at, 120.0 + 12 * at), 200.0 + 12 * at) for at in range(36)],
        [*TWO, *column("across", BOTH, 400.0, range(30))],
        [],
    ],
    ids=[
        "one column",
        "half a page",
        "signature block",
        "labels and text",
        "one below the other",
        "short entries",
        "a wide and a narrow side",
        "a slanting list",
        "mostly lines across",
        "empty page",
    ],
)
def test_other_pages_have_no_gutter(runs: list[RawLine]) -> None:
    """A page that is not two columns of text side by side is read as it stands."""
    assert find_gutter(runs, WIDTH, HEIGHT) is None


@pytest.mark.parametrize("width", [0.0, 3.0, 20.0])
def test_a_page_too_narrow_has_no_gutter(width: float) -> None:
    """A page that is no wider than a gutter has none."""
    assert find_gutter(TWO, width, HEIGHT) is None


def test_ragged_starts_are_no_column() -> None:
    """A right column begins at a margin; numbers set flush right do not."""
    ragged = [run(f"entry {at}", (320.0 + 9 * at, 545.0), 200.0 + 12 * at) for at in ROWS]
    assert find_gutter(across(column("left", LEFT), ragged), WIDTH, HEIGHT) is None


def test_a_gutter_is_the_white_between() -> None:
    """It lies between the columns' edges."""
    found = find_gutter(TWO, WIDTH, HEIGHT)
    assert found is not None
    assert LEFT[1] <= found.x0 < found.x1 <= RIGHT[0]


@pytest.mark.parametrize(
    ("sides", "expected"),
    [(LEFT, 0), (RIGHT, 1), (BOTH, -1), ((295.0, 310.0), 0)],
    ids=["left", "right", "across", "in"],
)
def test_sides_of_a_gutter(sides: tuple[float, float], expected: int) -> None:
    """A line is left of a gutter, right of it, or across it."""
    assert expected == Gutter(291.0, 319.0).side(run("x", sides, 0.0).place)


@pytest.mark.parametrize(
    ("text", "sides", "height", "expected"),
    [
        ("a line of text", (72.0, 200.0), 10.0, True),
        ("a line of text", (72.0, 82.0), 128.0, False),
        ("(a)", (72.0, 80.0), 12.0, True),
    ],
    ids=["across", "sideways", "a label"],
)
def test_sideways_text(text: str, sides: tuple[float, float], height: float, *, expected: bool) -> None:
    """Text that is higher than wide stands sideways, unless it is a short label."""
    assert expected == is_upright(run(text, sides, 100.0, height))


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([run("(a)", (72, 90), 200), run("resell it", (108, 200), 200)], ["(a) resell it"]),
        ([run("(a)", (72, 90), 200), run("resell it", (108, 200), 201.5)], ["(a) resell it"]),
        ([run("(a)", (72, 90), 200), run("resell it", (108, 200), 203)], ["(a)", "resell it"]),
        ([run("resell it", (108, 200), 200), run("(a)", (72, 90), 200)], ["resell it", "(a)"]),
        ([run("a", (72, 80), 200), run("b", (90, 99), 200), run("c", (109, 120), 200)], ["a b c"]),
    ],
    ids=["one baseline", "nearly", "another baseline", "right to left", "three"],
)
def test_runs_on_one_baseline_are_one_line(runs: list[RawLine], expected: list[str]) -> None:
    """A label and its text, side by side, are one line."""
    assert order_of(runs) == expected


def test_a_joined_line_has_the_hull_of_its_runs() -> None:
    """Its place reaches from the first run to the last."""
    (line,) = in_reading_order([run("(a)", (72, 90), 200), run("resell", (108, 200), 199)], WIDTH, HEIGHT)
    assert line.place == Place(1, 72, 199, 200, 210)


@given(st.lists(st.tuples(st.sampled_from("abc"), EDGE, EDGE, st.floats(0, 780)), max_size=40), st.booleans())
def test_no_word_is_lost(drawn: list[tuple[str, float, float, float]], columns: bool) -> None:  # noqa: FBT001
    """Whatever stands where, the same words come out as went in."""
    runs = [run(text, (min(a, b), max(a, b)), top) for text, a, b, top in drawn] + (TWO if columns else [])
    words = Counter(word for line in runs for word in line.text.split())
    assert words == Counter(word for text in order_of(runs) for word in text.split())


@given(st.lists(st.tuples(st.integers(0, 60), st.floats(72, 100)), max_size=40))
def test_a_single_column_keeps_its_order(rows: list[tuple[int, float]]) -> None:
    """Full lines come as the file gives them."""
    runs = [run(f"line {at}", (x0, 540.0), 12.0 * row) for at, (row, x0) in enumerate(rows)]
    assert order_of(runs) == [line.text for line in runs]
