"""What is painted on a page beside its text: rulings, fills, pictures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracer.domain.place import Place

    Box = tuple[float, float, float, float]
    Colour = tuple[int, int, int, int]
    """Red, green, blue and opacity, from 0 to 255."""

THIN = 2.0  # points: a path no wider than this is a ruling line
LEAST_RULINGS = 3  # of each direction, before a page is looked at for tables
MOST_RULINGS = 300  # of each direction: more is a drawing
SHORTEST = 8.0  # points: a shorter ruling is a tick
DARK = 96  # of 255: darker fills black out what is under them
OPAQUE = 200  # of 255
PALE = 230  # of 255: type no darker is hard to see on paper
FAINT = 40  # of 255: type no more opaque is hard to see


class Kind(StrEnum):
    """Kinds of painted objects."""

    TEXT = "text"
    PATH = "path"
    IMAGE = "image"
    SHADING = "shading"
    MARK = "mark"
    """An annotation drawn over the page: a rectangle, a highlight, a stamp."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One painted object: its box in points from the top left, and its turn in the painting.

    `fill` is None where nothing is filled; `over_text` whether some text is painted before it; `unpainted` text is there to be selected, not seen.
    """

    kind: Kind
    box: Box
    order: int
    fill: Colour | None = None
    unpainted: bool = False
    over_text: bool = True

    @property
    def width(self) -> float:
        """Width in points."""
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        """Height in points."""
        return self.box[3] - self.box[1]

    @property
    def is_opaque(self) -> bool:
        """Whether it is a fill that hides what is painted before it."""
        return self.kind is Kind.PATH and self.fill is not None and self.fill[3] >= OPAQUE

    @property
    def is_redaction(self) -> bool:
        """Whether words under it were blacked out by hand: a dark fill or a mark, not a picture."""
        return self.is_dark_fill or self.kind is Kind.MARK

    @property
    def is_dark_fill(self) -> bool:
        """Whether it blacks out what is painted before it."""
        if self.fill is None or self.kind not in {Kind.PATH, Kind.MARK}:
            return False
        *colour, opacity = self.fill
        return max(colour) <= DARK and opacity >= OPAQUE

    def covers(self, box: Box, share: float = 0.5) -> bool:
        """Return whether it lies over at least this share of a box."""
        x0, top = max(self.box[0], box[0]), max(self.box[1], box[1])
        x1, bottom = min(self.box[2], box[2]), min(self.box[3], box[3])
        area = (box[2] - box[0]) * (box[3] - box[1])
        return x1 >= x0 and bottom >= top and (x1 - x0) * (bottom - top) >= share * area


def suggest_table(across: Sequence[Box], down: Sequence[Box]) -> bool:
    """Return whether there are enough rulings both ways for a table, and too few for a drawing."""
    return all(LEAST_RULINGS <= len(lines) <= MOST_RULINGS for lines in (across, down))


def rulings(drawn: Iterable[Drawn]) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """Return the lines that run across and those that run down; a rectangle gives its four edges."""
    across: list[Box] = []
    down: list[Box] = []
    for item in drawn:
        if item.kind is not Kind.PATH:
            continue
        x0, top, x1, bottom = item.box
        if item.height <= THIN and item.width > SHORTEST:
            across.append(item.box)
        elif item.width <= THIN and item.height > SHORTEST:
            down.append(item.box)
        elif item.width > SHORTEST and item.height > SHORTEST:
            across += [(x0, top, x1, top), (x0, bottom, x1, bottom)]
            down += [(x0, top, x0, bottom), (x1, top, x1, bottom)]
    return tuple(across), tuple(down)


def picture_share(drawn: Iterable[Drawn], width: float, height: float) -> float:
    """Return the share of the page, from 0 to 1, that its largest picture takes up."""
    shares = [
        max(min(item.box[2], width) - max(item.box[0], 0.0), 0.0)
        * max(min(item.box[3], height) - max(item.box[1], 0.0), 0.0)
        / max(width * height, 1.0)
        for item in drawn
        if item.kind is Kind.IMAGE
    ]
    return min(max(shares, default=0.0), 1.0)


def box_of(place: Place) -> Box:
    """Return a place's edges alone."""
    return place.x0, place.top, place.x1, place.bottom
