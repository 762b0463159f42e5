"""A picture of a page to the lines printed on it, the right way up and in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Protocol

from tracer.documents.columns import in_reading_order
from tracer.documents.ocr.engine import DPI
from tracer.documents.raw import RawLine
from tracer.domain.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np

    from tracer.documents.ocr.engine import Engine, Seen

POINTS = 72 / DPI  # points in a pixel
LARGER = 1.35  # times the usual height: type of a heading, where OCR's boxes vary by a fifth
SAME_ROW = 0.5  # of a line's height: runs whose middles are closer stand side by side
TALL = 1.5  # times as high as wide: type that runs up or down the page
SURE = 0.85  # mean score below which a page may be upside down
QUARTERS = (90, 270, 180)  # degrees clockwise


class Picture(Protocol):
    """A page that can be rendered: pixels an inch over 72, turned clockwise."""

    def rendered(self, scale: float, *, turned: int = 0) -> np.ndarray:
        """Return rows, columns, and blue, green, red from 0 to 255."""
        ...


@dataclass(frozen=True, slots=True)
class Scan:
    """What was read off a picture: lines in points from its top left once turned the right way up."""

    lines: tuple[RawLine, ...]
    confidence: float
    """Mean score of its characters, from 0 to 1; 1 where there are none."""
    turned: int
    width: float
    height: float


def read_picture(
    picture: Picture, number: int, engine: Engine, beat: Callable[[], None], *, turning: bool = True
) -> Scan:
    """Return the printed lines of a page that is a picture; `beat` is called after each look at it.

    `turning` tries the other three ways up where the first reads poorly.
    """
    tries = [_read(picture, number, engine, 0)]
    beat()
    if turning and _may_be_turned(tries[0]):
        for quarter in QUARTERS:
            tries.append(_read(picture, number, engine, quarter))
            beat()
    return max(tries, key=lambda one: one.weight).scan


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One way up: what was seen, and what it makes."""

    seen: tuple[Seen, ...]
    scan: Scan

    @property
    def weight(self) -> float:
        """How much was read with how much certainty; type across the page counts alone."""
        level = [one for one in self.seen if not _is_tall(one)]
        return sum(len(one.text) * one.score**4 for one in level)


def _read(picture: Picture, number: int, engine: Engine, turned: int) -> _Attempt:
    image = picture.rendered(1 / POINTS, turned=turned)
    height, width = (side * POINTS for side in image.shape[:2])
    seen = engine.read(image)
    lines = in_reading_order(_runs(seen, number, (width, height)), width, height)
    return _Attempt(seen, Scan(lines, _confidence(seen), turned, round(width, 2), round(height, 2)))


def _may_be_turned(attempt: _Attempt) -> bool:
    if not attempt.seen:
        return False
    tall = sum(len(one.text) for one in attempt.seen if _is_tall(one))
    return attempt.scan.confidence < SURE or tall > sum(len(one.text) for one in attempt.seen) / 2


def _confidence(seen: Sequence[Seen]) -> float:
    total = sum(len(one.text) for one in seen)
    return round(sum(len(one.text) * one.score for one in seen) / total, 4) if total else 1.0


def _runs(seen: Sequence[Seen], number: int, size: tuple[float, float]) -> list[RawLine]:
    """Return the runs row by row from the top, each row on one baseline."""
    if not seen:
        return []
    slope = _slope(seen)
    usual = median(_height(one) for one in seen)
    lines = []
    for row in _rows(seen, slope):
        base = round(median(one.corners[3][1] - slope * one.corners[3][0] for one in row) * POINTS, 2)
        for one in sorted(row, key=lambda one: one.corners[0][0]):
            type_size = max(_height(one), usual) if _height(one) > LARGER * usual else usual
            lines.append(RawLine(one.text, _place(one, number, size), base, round(type_size * POINTS, 1)))
    return lines


def _rows(seen: Sequence[Seen], slope: float) -> list[list[Seen]]:
    """Return the runs that stand side by side, rows from the top; a tilted page is levelled first."""
    rows: list[list[Seen]] = []
    for one in sorted(seen, key=lambda one: _middle(one, slope)):
        if rows and _middle(one, slope) - _middle(rows[-1][-1], slope) < SAME_ROW * _height(one):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _middle(one: Seen, slope: float) -> float:
    xs, ys = zip(*one.corners, strict=True)
    return sum(ys) / 4 - slope * sum(xs) / 4


def _slope(seen: Sequence[Seen]) -> float:
    """Return how far the page's lines fall, in pixels a pixel."""
    wide = [one for one in seen if not _is_tall(one)] or list(seen)
    slopes = [(b[1] - a[1]) / max(b[0] - a[0], 1.0) for a, b in (one.corners[:2] for one in wide)]
    return median(slopes)


def _height(one: Seen) -> float:
    (_, top), _, _, (_, bottom) = one.corners
    return max(bottom - top, 1.0)


def _is_tall(one: Seen) -> bool:
    xs, ys = zip(*one.corners, strict=True)
    return len(one.text) > 1 and max(ys) - min(ys) > TALL * (max(xs) - min(xs))


def _place(one: Seen, number: int, size: tuple[float, float]) -> Place:
    xs, ys = zip(*one.corners, strict=True)
    x0, x1 = (min(max(x * POINTS, 0.0), size[0]) for x in (min(xs), max(xs)))
    top, bottom = (min(max(y * POINTS, 0.0), size[1]) for y in (min(ys), max(ys)))
    return Place(number, round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))
