"""Ruled tables: the one door to pdfplumber, opened only for pages whose rulings call for it."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from tracer.documents.raw import RawLine, RawPage
from tracer.domain.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pdfplumber.table import Table

CELL_BREAK = " | "
UNREADABLE = (
    PDFException,
    PdfminerException,
    MalformedPDFException,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
)
LEAST_ROWS, LEAST_COLUMNS = 2, 2


def with_tables(data: bytes, pages: tuple[RawPage, ...]) -> tuple[RawPage, ...]:
    """Return the pages with the lines inside each ruled table replaced by the table's rows."""
    wanted = [page.number for page in pages if page.ruled and page.lines]
    if not wanted:
        return pages
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data), pages=wanted) as pdf:
            found = {page.page_number: _rows(page.find_tables(), page) for page in pdf.pages}
    except UNREADABLE:
        # pdfminer fails on some files that PDFium reads; the page's plain lines stand.
        return pages
    return tuple(_replaced(page, found.get(page.number, [])) for page in pages)


def _rows(tables: Iterable[Table], page: pdfplumber.page.Page) -> list[RawLine]:
    rows = []
    for table in tables:
        cells = table.extract()
        if len(cells) < LEAST_ROWS or max(map(len, cells)) < LEAST_COLUMNS:
            continue
        for row, words in zip(table.rows, cells, strict=True):
            text = CELL_BREAK.join(" ".join(cell.split()) for cell in words if cell and cell.strip())
            if text:
                x0, top, x1, bottom = (max(float(value), 0.0) for value in row.bbox)
                place = Place(page.page_number, x0, top, max(x1, x0), max(bottom, top))
                rows.append(RawLine(text, place, bottom, cell=True))
    return rows


def _replaced(page: RawPage, rows: list[RawLine]) -> RawPage:
    if not rows:
        return page
    lines: list[RawLine] = []
    waiting = list(rows)
    for line in page.lines:
        row = next((row for row in rows if _is_inside(line.place, row.place)), None)
        if row is None:
            lines.append(line)
        elif row in waiting:
            lines.append(row)
            waiting.remove(row)
    return RawPage(page.number, page.width, page.height, tuple(lines), page.ruled)


def _is_inside(inner: Place, outer: Place) -> bool:
    middle_x, middle_y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= middle_x <= outer.x1 and outer.top <= middle_y <= outer.bottom
