"""Ruled tables: PDFium's rulings through pdfplumber's geometry, whose one door this is.

pdfplumber's own reading of a page takes a hundred times as long as its table finder, so only the
finder is used (pdfplumber.table: edges to intersections to cells to tables).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pdfplumber import table as finder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracer.documents.pdf.drawing import Box

    Cells = list[Box]

LEAST_ROWS, LEAST_COLUMNS = 2, 2
SNAP = JOIN = MEET = 3.0  # points within which rulings count as one, as pdfplumber has it


def find_tables(across: Sequence[Box], down: Sequence[Box]) -> list[list[Cells]]:
    """Return the tables that rulings make: rows of cell boxes, from the top and from the left."""
    edges = [_edge(box, "h") for box in across] + [_edge(box, "v") for box in down]
    merged = finder.merge_edges(edges, SNAP, SNAP, JOIN, JOIN)
    cells = finder.intersections_to_cells(finder.edges_to_intersections(merged, MEET, MEET))
    tables = [_rows(cells) for cells in finder.cells_to_tables(cells)]
    return [rows for rows in tables if len(rows) >= LEAST_ROWS and max(map(len, rows)) >= LEAST_COLUMNS]


def _edge(box: Box, orientation: str) -> dict[str, object]:
    x0, top, x1, bottom = box
    middle_x, middle_y = (x0 + x1) / 2, (top + bottom) / 2
    if orientation == "h":
        top = bottom = middle_y
    else:
        x0 = x1 = middle_x
    return {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "orientation": orientation} | {
        "width": x1 - x0,
        "height": bottom - top,
    }


def _rows(cells: Iterable[Box]) -> list[Cells]:
    ordered = sorted(cells, key=lambda cell: (cell[1], cell[0]))
    return [list(row) for _, row in groupby(ordered, key=lambda cell: cell[1])]
