"""Bullets that are drawn, not typed: browsers print a list's discs, rings and squares as shapes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tracer.documents.pdf.drawing import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.documents.pdf.drawing import Drawn
    from tracer.documents.raw import RawLine
    from tracer.domain.place import Place

BULLET = "•"
SIZES = (1.5, 7.0)  # points: 3 for a browser's disc, 5 for its ring, at 10 points of type
SQUARE = 1.4  # times as long one way as the other, at most
NUMBERED = re.compile(r"\(?\w{1,4}[.)]\s")  # "a. Collecting": the item has a name of its own
GAPS = (2.0, 28.0)  # points from the bullet to its words


def with_bullets(lines: Sequence[RawLine], drawn: Sequence[Drawn]) -> list[RawLine]:
    """Return the lines, those beside a drawn bullet beginning with one."""
    shapes = [item for item in drawn if _is_bullet(item)]
    return [_bulleted(line, shapes) for line in lines] if shapes else list(lines)


def bullets_in(drawn: Sequence[Drawn], cell: Place) -> list[str]:
    """Return a bullet where a table's cell begins with a drawn one."""
    for item in drawn:
        x, y = (item.box[0] + item.box[2]) / 2, (item.box[1] + item.box[3]) / 2
        if _is_bullet(item) and cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom:
            return [BULLET]
    return []


def _is_bullet(item: Drawn) -> bool:
    if item.kind not in {Kind.PATH, Kind.IMAGE}:
        return False
    small, large = sorted((item.width, item.height))
    return SIZES[0] <= small and large <= SIZES[1] and large <= SQUARE * small


def _bulleted(line: RawLine, shapes: Sequence[Drawn]) -> RawLine:
    place = line.place
    for shape in shapes:
        gap = place.x0 - shape.box[2]
        middle = (shape.box[1] + shape.box[3]) / 2
        if GAPS[0] <= gap <= GAPS[1] and place.top < middle < place.bottom:
            at_bullet = replace(place, x0=round(shape.box[0], 2))
            words = line.text if NUMBERED.match(line.text) else f"{BULLET} {line.text}"
            return replace(line, text=words, place=at_bullet)
    return line
