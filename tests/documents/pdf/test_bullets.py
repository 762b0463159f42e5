"""Bullets that are drawn beside words."""

from __future__ import annotations

import pytest

from tests.builders import disc, filled, lines_of, pages_of, pdf_bytes, raw_line
from tracer.documents.pdf.bullets import with_bullets
from tracer.documents.pdf.drawing import Drawn, Kind

WORDS = "resell the Services"
LINES = [raw_line(WORDS)]  # from 72 points on, between 120 and 130


def shape(x0: float, width: float = 4.0, *, middle: float = 125.0, kind: Kind = Kind.PATH) -> Drawn:
    """Return a square shape that begins at x0."""
    return Drawn(kind, (x0, middle - width / 2, x0 + width, middle + width / 2), 0)


@pytest.mark.parametrize(
    ("operators", "left"),
    [
        (disc(62, 703, 1.5), 60.5),
        (disc(62, 703, 2.5, paint="S"), 59.0),
        (filled(60, 701, 64, 705), 60.0),
    ],
    ids=["disc", "ring", "square"],
)
def test_a_drawn_bullet_begins_its_line(operators: str, left: float) -> None:
    """The line beside a disc, ring or square begins with a bullet, and where it stands."""
    (page,) = pages_of(pdf_bytes([[WORDS]], drawn=[operators]))
    (line,) = page.lines
    assert line.text == f"• {WORDS}"
    assert line.place.x0 == pytest.approx(left, abs=0.6)


@pytest.mark.parametrize(
    "operators",
    [disc(62, 600, 1.5), disc(20, 703, 1.5), disc(62, 703, 9), filled(50, 702, 64, 704), disc(300, 703, 1.5)],
    ids=["chart dot below", "far to the left", "large disc", "dash", "after the words"],
)
def test_other_shapes_are_no_bullets(operators: str) -> None:
    """A shape away from the words, or of another form, changes nothing."""
    assert lines_of(pdf_bytes([[WORDS]], drawn=[operators])) == [WORDS]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (shape(66.0), True),
        (shape(67.0), False),
        (shape(40.0), True),
        (shape(39.0), False),
        (shape(60.0, 7.0), True),
        (shape(60.0, 7.5), False),
        (shape(60.0, 1.0), False),
        (shape(60.0, middle=131.0), False),
        (shape(60.0, kind=Kind.IMAGE), True),
        (shape(60.0, kind=Kind.SHADING), False),
    ],
    ids=[
        "2 before",
        "nearer",
        "28 before",
        "farther",
        "7 wide",
        "wider",
        "a speck",
        "below",
        "picture",
        "shading",
    ],
)
def test_a_bullet_has_its_size_and_gap(item: Drawn, *, expected: bool) -> None:
    """A bullet is a small square shape a little before its line."""
    (line,) = with_bullets(LINES, [item])
    assert expected == line.text.startswith("• ")


def test_only_the_line_beside_it_gets_the_bullet() -> None:
    """Lines of one item that follow keep their words and their indent."""
    assert lines_of(pdf_bytes([[WORDS, "to others"]], drawn=[disc(62, 703, 1.5)])) == [
        f"• {WORDS}",
        "to others",
    ]


def test_a_line_gets_one_bullet() -> None:
    """Two shapes before a line, as a shadowed disc is drawn, are one bullet."""
    (line,) = with_bullets(LINES, [shape(60.0), shape(60.5)])
    assert line.text == f"• {WORDS}"


def test_lines_without_shapes_are_the_same() -> None:
    """Nothing drawn changes nothing."""
    assert with_bullets(LINES, []) == LINES
