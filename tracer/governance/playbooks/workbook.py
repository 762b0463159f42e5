"""Workbooks to rows of cells and back: the one door to openpyxl."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from tracer.errors import InvalidDataFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from tracer.governance.playbooks.sheets import Grid

# What zipfile, the XML parsers and openpyxl raise on files that are no workbooks, or damaged ones.
DAMAGED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    InvalidFileException,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
CORE = "docProps/core.xml"
HOUR = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
MOST_UNPACKED = 40_000_000  # bytes
MOST_PARTS = 1_000
MOST_SCANNED = 50_000  # rows of a sheet, empty ones too
MOST_COLUMNS = 60
WIDTHS = (14, 60)  # columns of a template, narrowest and widest
DROP_DOWN_ROWS = 500


def read_workbook(path: Path, file: str) -> dict[str, Grid]:
    """Return the sheets of a workbook: the rows that hold something, formulas by their values.

    Raises:
        InvalidDataFile: it is no workbook, is damaged, or unpacks to more than a playbook needs.
    """
    try:
        packed = io.BytesIO(path.read_bytes())
        _check_packed(packed, file)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on styles and the like, which are not read
            book = load_workbook(packed, read_only=True, data_only=True, keep_links=False)
            try:
                return {sheet.title: _rows(sheet, file) for sheet in book.worksheets}
            finally:
                book.close()
    except DAMAGED as error:
        reason = "no workbook, or a damaged or encrypted one; save it anew as .xlsx without a password"
        raise InvalidDataFile(file, "-", reason) from error


def _check_packed(packed: io.BytesIO, file: str) -> None:
    """Look at the directory of the archive before anything is unpacked."""
    with zipfile.ZipFile(packed) as archive:
        parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise InvalidDataFile(file, "-", f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB")


def _rows(sheet: Worksheet, file: str) -> Grid:
    grid: Grid = []
    sheet.reset_dimensions()  # programs write wrong ones
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), start=1):
        if number > MOST_SCANNED:
            raise InvalidDataFile(
                file, f"{number} of {sheet.title}", f"beyond {MOST_SCANNED} rows none is read"
            )
        if any(cell is not None and str(cell).strip() for cell in cells):
            grid.append((number, cells))
    return grid


def workbook_bytes(
    sheets: Mapping[str, Sequence[Sequence[str]]],
    notes: Mapping[str, Mapping[str, str]],
    choices: Mapping[str, Mapping[str, tuple[str, bool]]],
) -> bytes:
    """Return a workbook of sheets whose first rows are headers.

    `notes` are comments by sheet and header; `choices` are the cells that hold the words of a
    drop-down list, by sheet and header, and whether others may be typed.
    """
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        _dress(sheet, notes.get(name, {}))
        for header, (cells, is_open) in choices.get(name, {}).items():
            _offer(sheet, rows[0].index(header) + 1, cells, is_open=is_open)
    packed = io.BytesIO()
    book.save(packed)
    return _undated(packed)


def _undated(packed: io.BytesIO) -> bytes:
    """Return a workbook without the hour it was made in: the same content gives the same bytes."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(packed) as before, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.namelist():
            content = HOUR.sub(b"", before.read(part)) if part == CORE else before.read(part)
            after.writestr(zipfile.ZipInfo(part), content, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _dress(sheet: Worksheet, notes: Mapping[str, str]) -> None:
    """Make headers bold and their columns wide enough; put a note on each that has one."""
    sheet.freeze_panes = "A2"
    for number, column in enumerate(sheet.iter_cols(), start=1):
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(longest + 2, WIDTHS[0]), WIDTHS[1])
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        header = column[0]
        header.font = Font(bold=True)
        if note := notes.get(str(header.value)):
            header.comment = Comment(note, "tracer", width=420, height=40 + 18 * note.count("\n"))


def _offer(sheet: Worksheet, column: int, cells: str, *, is_open: bool) -> None:
    letter = get_column_letter(column)
    offered = DataValidation(type="list", formula1=cells, allow_blank=True, showErrorMessage=not is_open)
    offered.add(f"{letter}2:{letter}{DROP_DOWN_ROWS}")
    sheet.add_data_validation(offered)
