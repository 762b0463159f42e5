"""What is painted beside text: sizes, fills, rulings, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import place
from tracer.documents.pdf.drawing import (
    Drawn,
    Kind,
    box_of,
    picture_share,
    rulings,
    suggest_table,
)

if TYPE_CHECKING:
    from tracer.documents.pdf.drawing import Box, Colour

BOX = (100.0, 100.0, 200.0, 120.0)
BLACK, WHITE = (0, 0, 0, 255), (255, 255, 255, 255)
GLASS = (0, 0, 0, 40)
EDGES = st.floats(-1000, 2000)


def path(box: Box, fill: Colour | None = None) -> Drawn:
    """Return a path that is painted first."""
    return Drawn(Kind.PATH, box, 0, fill)


def test_a_size_is_in_points() -> None:
    """A painted object is as wide and high as its box."""
    assert (path(BOX).width, path(BOX).height) == (100.0, 20.0)


@pytest.mark.parametrize(
    ("kind", "fill", "expected"),
    [
        (Kind.PATH, BLACK, (True, True)),
        (Kind.PATH, WHITE, (True, False)),
        (Kind.PATH, GLASS, (False, False)),
        (Kind.PATH, None, (False, False)),
        (Kind.MARK, BLACK, (False, True)),
        (Kind.IMAGE, None, (False, False)),
        (Kind.TEXT, BLACK, (False, False)),
    ],
    ids=["black", "white", "see-through", "outline", "mark", "picture", "type"],
)
def test_what_hides_and_what_blacks_out(kind: Kind, fill: Colour | None, expected: tuple[bool, bool]) -> None:
    """Opaque fills hide what is under them; dark ones and dark marks black it out."""
    item = Drawn(kind, BOX, 0, fill)
    assert expected == (item.is_opaque, item.is_dark_fill)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (path(BOX, BLACK), True),
        (path(BOX, WHITE), False),
        (Drawn(Kind.MARK, BOX, 0), True),
        (Drawn(Kind.IMAGE, BOX, 0), False),
    ],
    ids=["black", "white", "mark", "picture"],
)
def test_a_redaction_is_dark_or_a_mark(item: Drawn, *, expected: bool) -> None:
    """Words under a picture or a white fill were not blacked out by hand."""
    assert expected == item.is_redaction


@pytest.mark.parametrize(
    ("box", "share", "expected"),
    [
        (BOX, 1.0, True),
        ((150.0, 100.0, 250.0, 120.0), 0.5, True),
        ((151.0, 100.0, 251.0, 120.0), 0.5, False),
        ((200.0, 100.0, 250.0, 120.0), 0.0, True),
        ((201.0, 100.0, 250.0, 120.0), 0.0, False),
        ((120.0, 110.0, 120.0, 110.0), 0.5, True),
    ],
    ids=["itself", "half of it", "less than half", "touching", "beside it", "a point inside"],
)
def test_a_share_of_a_box_is_covered(box: Box, share: float, *, expected: bool) -> None:
    """An object covers a box where it lies over as much of it as is asked for."""
    assert expected == path(BOX).covers(box, share)


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ((70, 100, 470, 101), (1, 0)),
        ((70, 100, 71, 300), (0, 1)),
        ((70, 100, 470, 300), (2, 2)),
        ((70, 100, 76, 101), (0, 0)),
        ((70, 100, 76, 106), (0, 0)),
    ],
    ids=["across", "down", "rectangle", "tick", "bullet"],
)
def test_rulings(box: Box, expected: tuple[int, int]) -> None:
    """Thin paths are lines, rectangles give their four edges, small marks none."""
    across, down = rulings([path(box)])
    assert expected == (len(across), len(down))


def test_pictures_rule_nothing() -> None:
    """Only paths are rulings."""
    assert rulings([Drawn(Kind.IMAGE, (70, 100, 470, 300), 0)]) == ((), ())


@pytest.mark.parametrize(
    ("across", "down", "expected"),
    [(3, 3, True), (2, 3, False), (3, 2, False), (300, 300, True), (301, 3, False), (0, 0, False)],
)
def test_enough_rulings_suggest_a_table(across: int, down: int, *, expected: bool) -> None:
    """Too few lines either way make no table, and too many make a drawing."""
    assert expected == suggest_table([BOX] * across, [BOX] * down)


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        ([], 0.0),
        ([(0, 0, 100, 50)], 0.25),
        ([(0, 0, 100, 50), (0, 0, 100, 100)], 0.5),
        ([(-50, -50, 150, 250)], 1.0),
        ([(200, 0, 300, 100)], 0.0),
    ],
    ids=["none", "a quarter", "the largest counts", "larger than the page", "off the page"],
)
def test_picture_share(boxes: list[Box], expected: float) -> None:
    """The largest picture's visible share of the page counts."""
    assert expected == picture_share([Drawn(Kind.IMAGE, box, 0) for box in boxes], 100.0, 200.0)


def test_paths_are_no_pictures() -> None:
    """A fill as large as the page is no picture."""
    assert picture_share([path((0, 0, 100, 200), BLACK)], 100.0, 200.0) == 0.0


@given(st.lists(st.tuples(EDGES, EDGES, EDGES, EDGES)), st.floats(0, 2000), st.floats(0, 2000))
def test_a_share_lies_between_none_and_all(boxes: list[Box], width: float, height: float) -> None:
    """Whatever is drawn, the share is from 0 to 1."""
    assert 0.0 <= picture_share([Drawn(Kind.IMAGE, box, 0) for box in boxes], width, height) <= 1.0


def test_a_place_has_a_box() -> None:
    """A place's edges are left, top, right, bottom."""
    assert box_of(place()) == (72.0, 100.0, 540.0, 110.0)
