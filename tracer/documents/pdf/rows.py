"""Rows of a table as lines of the page's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.documents.raw import RawLine
from tracer.domain.document import Role
from tracer.domain.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tracer.documents.pdf.drawing import Box

    Cells = list[Box]

CELL_BREAK = " | "
LONGEST_CELL = 90  # words: a longer cell holds clauses, and its lines stay lines


def row_lines(
    tables: Iterable[list[Cells]], page: int, words_in: Callable[[Place], str]
) -> tuple[RawLine, ...]:
    """Return one line for each table row, its cells set apart by a bar; rows of long cells give none."""
    lines = []
    for cells in (row for rows in tables for row in rows):
        words = [words_in(Place(page, *cell)) for cell in cells]
        if any(len(text.split()) > LONGEST_CELL for text in words):
            continue
        text = CELL_BREAK.join(text for text in words if text)
        if text:
            place = Place(page, *(round(edge, 2) for edge in _hull(cells)))
            lines.append(RawLine(text, place, place.bottom, role=Role.ROW))
    return tuple(lines)


def with_rows(lines: Sequence[RawLine], rows: Sequence[RawLine]) -> tuple[RawLine, ...]:
    """Return the lines with those inside a row replaced by the row, where the first of them stood."""
    kept: list[RawLine] = []
    waiting = list(rows)
    for line in lines:
        row = next((row for row in rows if is_inside(line.place, row.place)), None)
        if row is None:
            kept.append(line)
        elif row in waiting:
            kept.append(row)
            waiting.remove(row)
    return tuple(kept)


def _hull(cells: Sequence[Box]) -> Box:
    x0s, tops, x1s, bottoms = zip(*cells, strict=True)
    return max(min(x0s), 0.0), max(min(tops), 0.0), max(*x1s, 0.0), max(*bottoms, 0.0)


def is_inside(inner: Place, outer: Place) -> bool:
    """Return whether the middle of a box lies in another."""
    middle_x, middle_y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= middle_x <= outer.x1 and outer.top <= middle_y <= outer.bottom
