"""PDF to raw pages: the one door to PDFium, which is some forty times faster than pdfplumber."""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from tracer.documents.raw import RawLine, RawPage
from tracer.domain.place import Place
from tracer.errors import DamagedDocument, EncryptedDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    Box = tuple[float, float, float, float]

ENCRYPTED = b"/Encrypt"  # stands in the clear in every encrypted file's trailer
BOLD_WEIGHT = 600
FONT_NAME = 128  # bytes
SHORT_LABEL = 4  # characters
LINE_BREAK = "\r\n"
# PDFium gives the hyphen of a word broken at a line end as U+FFFE and runs the two lines together.
BROKEN_WORD = "\ufffe"
SAME_BASELINE = 2.0  # points
THIN = 2.0  # points: a path no wider than this is a ruling line
RULINGS = 3  # ruling lines of each direction before a page is looked at for tables
MOST_PATHS = 4000  # a map or a drawing, not a table


def read_pdf(data: bytes, name: str) -> tuple[RawPage, ...]:
    """Return the lines of every page.

    Raises:
        EncryptedDocument: it asks for a password.
        DamagedDocument: PDFium cannot open it, or it has no page.
    """
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            if not len(pdf):
                raise DamagedDocument(name, "it has no page")
            return tuple(_read_page(page, number) for number, page in enumerate(pdf, start=1))
    except pypdfium2.PdfiumError as error:
        # PDFium keeps its last error: a load that fails without one reports the file before.
        if ENCRYPTED in data and "password" in str(error).lower():
            raise EncryptedDocument(name) from error
        detail = "damaged" if "password" in str(error).lower() else str(error).rstrip(".")
        raise DamagedDocument(name, detail) from error


def _read_page(page: pypdfium2.PdfPage, number: int) -> RawPage:
    textpage = page.get_textpage()
    try:
        frame = _Frame(page, number)
        lines = tuple(_joined(_lines(textpage.raw, frame)))
        return RawPage(number, frame.width, frame.height, lines, _is_ruled(page))
    finally:
        textpage.close()
        page.close()


class _Frame:
    """A page's visible area: turns PDF coordinates into points from its top left corner."""

    def __init__(self, page: pypdfium2.PdfPage, number: int) -> None:
        self.number = number
        self.width, self.height = page.get_size()
        self.rotation = page.get_rotation()
        self.left, self.bottom, self.right, self.top = page.get_cropbox()

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return (from left, from top) of a point given in PDF user space."""
        if self.rotation == 90:  # noqa: PLR2004
            return y - self.bottom, x - self.left
        if self.rotation == 180:  # noqa: PLR2004
            return self.right - x, y - self.bottom
        if self.rotation == 270:  # noqa: PLR2004
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def place(self, boxes: list[Box]) -> Place | None:
        """Return the visible part of the boxes' hull, or None where none of it is visible."""
        corners = [self.point(*corner) for box in boxes for corner in (box[:2], box[2:])]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        x0, x1 = max(min(xs), 0.0), min(max(xs), self.width)
        top, bottom = max(min(ys), 0.0), min(max(ys), self.height)
        if not (x0 <= x1 and top <= bottom):
            return None
        return Place(self.number, *(round(value, 2) for value in (x0, top, x1, bottom)))


def _lines(text: ctypes.c_void_p, frame: _Frame) -> Iterator[RawLine]:
    for start, words in _printed_lines(_page_text(text)):
        first = _char_index(text, start)
        last = _char_index(text, start + len(words) - 1)
        place = frame.place(_boxes(text, first, last - first + 1))
        if place is not None:
            size = pdfium.FPDFText_GetFontSize(text, first)
            base = _baseline(text, first, frame)
            yield RawLine(words, place, base, round(size, 2), _is_bold(text, first))


def _is_bold(text: ctypes.c_void_p, char: int) -> bool:
    """Return whether a character is set bold; fonts without a descriptor tell it by their name."""
    weight = pdfium.FPDFText_GetFontWeight(text, char)
    if weight > 0:
        return int(weight) >= BOLD_WEIGHT
    name, flags = ctypes.create_string_buffer(FONT_NAME), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, char, name, FONT_NAME, flags)
    return b"bold" in name.value.lower()


def _page_text(text: ctypes.c_void_p) -> str:
    count = pdfium.FPDFText_CountChars(text)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    units = pdfium.FPDFText_GetText(text, 0, count, buffer)
    # One character a UTF-16 unit, so that offsets stay PDFium's own; assembling pairs them up.
    return "".join(map(chr, buffer[: max(units - 1, 0)]))


def _printed_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each printed line with its offset, trimmed; a broken word keeps its mark."""
    start = 0
    for run in text.replace(BROKEN_WORD, BROKEN_WORD + "\n").replace(LINE_BREAK, "\n\n").split("\n"):
        # Each mark grew by the "\n" that split consumes; each CR LF became two of them.
        words = run.strip()
        if words:
            yield start + len(run) - len(run.lstrip()), words
        start += len(run) + (0 if run.endswith(BROKEN_WORD) else 1)


def _char_index(text: ctypes.c_void_p, at: int) -> int:
    return int(pdfium.FPDFText_GetCharIndexFromTextIndex(text, at))


def _boxes(text: ctypes.c_void_p, first: int, count: int) -> list[Box]:
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    boxes = []
    for i in range(max(pdfium.FPDFText_CountRects(text, first, count), 0)):
        pdfium.FPDFText_GetRect(text, i, left, top, right, bottom)
        boxes.append((left.value, bottom.value, right.value, top.value))
    return [box for box in boxes if all(map(math.isfinite, box))]


def _baseline(text: ctypes.c_void_p, char: int, frame: _Frame) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, char, x, y)
    return round(frame.point(x.value, y.value)[1], 2)


def _joined(lines: Iterator[RawLine]) -> Iterator[RawLine]:
    """Join runs that stand side by side on one baseline, as a label and its text do."""
    held: RawLine | None = None
    for line in lines:
        if held and _stand_side_by_side(held, line):
            held = _beside(held, line)
        else:
            if held:
                yield held
            held = line
    if held:
        yield held


def _stand_side_by_side(left: RawLine, right: RawLine) -> bool:
    if abs(left.base - right.base) >= SAME_BASELINE or left.place.x1 > right.place.x0:
        return False
    return _is_upright(left) and _is_upright(right)


def _is_upright(line: RawLine) -> bool:
    """Return whether a line runs across the page: sideways text is higher than wide."""
    return len(line.text) <= SHORT_LABEL or line.place.x1 - line.place.x0 >= line.place.height


def _beside(left: RawLine, right: RawLine) -> RawLine:
    a, b = left.place, right.place
    place = Place(a.page, a.x0, min(a.top, b.top), b.x1, max(a.bottom, b.bottom))
    return RawLine(f"{left.text} {right.text}", place, left.base, left.size, left.bold)


def _is_ruled(page: pypdfium2.PdfPage) -> bool:
    """Return whether enough thin paths run both ways for pdfplumber to be asked about tables."""
    across = down = 0
    count = pdfium.FPDFPage_CountObjects(page.raw)
    if count > MOST_PATHS:
        return False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for i in range(count):
        item = pdfium.FPDFPage_GetObject(page.raw, i)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        wide, high = right.value - left.value, top.value - bottom.value
        across += wide > 10 * THIN and (high <= THIN or high > 4 * THIN)
        down += high > 4 * THIN and (wide <= THIN or wide > 10 * THIN)
    return min(across, down) >= RULINGS
