"""Tables of cells to rows with named fields: what a spreadsheet and CSV have in common."""

from __future__ import annotations

import codecs
import csv
import io
from difflib import get_close_matches
from typing import TYPE_CHECKING

from tracer.errors import InvalidDataFile
from tracer.governance.playbooks.fields import ABOUT, CONTROLS, RED_LINES, keyed, named
from tracer.governance.tables import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

Grid = list[tuple[int, tuple[object, ...]]]
"""Rows that hold something, each with its number in the sheet."""
Entry = tuple[str, object]
"""A row's place, for messages, and what stands there: fields by their names, as they were written."""

FIELDS = named((*ABOUT, *CONTROLS, *RED_LINES))
HEADERS = ("kind", *FIELDS)
BETWEEN = ";"  # values of a list in one cell
MOST_OF_A_NAME = 60  # characters
DELIMITERS = (",", ";", "\t")
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like another; the first where none does."""
    choices = list(known)
    return next(iter(get_close_matches(keyed(word)[:MOST_OF_A_NAME], choices, 1, 0.0)), choices[0])


def about_of(grid: Grid) -> dict[str, object]:
    """Return the values of a sheet that holds a name and a value a row; notes may stand beside them."""
    pairs = ((str(cells[0]), cells[1] if len(cells) > 1 else None) for _, cells in grid)
    return {
        keyed(name): value for name, value in pairs if (keyed(name), keyed(str(value))) != ("key", "value")
    }


def entries_of(grid: Grid, file: str, sheet: str) -> tuple[list[tuple[str, dict[str, object]]], list[Fault]]:
    """Return the rows below a header, and a fault for each column or cell without a known name."""
    if not grid:
        return [], []
    (top, header), *rows = grid
    names = [_header(cell) for cell in header]
    faults = [
        Fault(file, f"{top}{sheet}", name, f"is no column; did you mean {nearest(name, HEADERS)}?")
        for name in names
        if name and name not in HEADERS
    ]
    faults += [
        Fault(file, f"{top}{sheet}", name, "stands over two columns")
        for name in HEADERS
        if names.count(name) > 1
    ]
    entries = []
    for number, cells in rows:
        place = f"{number}{sheet}"
        if any(_is_filled(cell) for at, cell in enumerate(cells) if not names[at : at + 1] or not names[at]):
            what = "has a cell without a column; put words that hold the delimiter in quotes"
            faults.append(Fault(file, place, "row", what))
        entries.append((place, dict(_named_cells(names, cells))))
    return entries, faults


def grid_of(path: Path, file: str) -> Grid:
    """Return the rows of a CSV file, whichever delimiter and letters it was saved with.

    Raises:
        InvalidDataFile: it is no text, or its quotes do not close.
    """
    text = _decoded(path.read_bytes(), file)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = list(enumerate(map(tuple, reader), start=1))
    except csv.Error as error:
        raise InvalidDataFile(file, f"line {reader.line_num}", f"not valid CSV: {error}") from error
    return [(number, cells) for number, cells in rows if any(map(_is_filled, cells))]


def _decoded(data: bytes, file: str) -> str:
    """Return the text of a file that a spreadsheet program saved: UTF-8, UTF-16 or Windows' letters."""
    encodings = ("utf-16",) if data.startswith(UTF16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InvalidDataFile(file, "-", "is no text in UTF-8 or in Windows' letters")


def _header(cell: object) -> str:
    return keyed(str(cell))[:MOST_OF_A_NAME] if _is_filled(cell) else ""


def _is_filled(cell: object) -> bool:
    return cell is not None and bool(str(cell).strip())


def _named_cells(names: Sequence[str], cells: Sequence[object]) -> Iterator[tuple[str, object]]:
    for name, cell in zip(names, cells, strict=False):
        if name in HEADERS and _is_filled(cell):
            yield name, _value(name, cell)


def _value(name: str, cell: object) -> object:
    """Return what a cell says: a list where its field is one, a number as it is shown."""
    if isinstance(cell, float):
        cell = f"{cell:.15g}"
    if name not in FIELDS or not FIELDS[name].several:
        return cell
    return str(cell).split(BETWEEN)
