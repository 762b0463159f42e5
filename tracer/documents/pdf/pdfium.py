"""The one door to PDFium, which is some forty times faster than pdfplumber: files, pages, text."""

from __future__ import annotations

import ctypes
import math
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from tracer.documents.pdf.drawing import Drawn, Kind
from tracer.documents.pdf.objects import (
    DRAWN_OVER,
    MOST_OBJECTS,
    address_of,
    bounds_of,
    fill_of,
    inside_of,
    is_pale,
    is_unpainted,
    notes_of,
    painted_objects,
    words_of,
)
from tracer.documents.raw import RawLine
from tracer.domain.place import Place
from tracer.errors import DamagedDocument, EncryptedDocument

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    import numpy as np

    from tracer.documents.pdf.drawing import Box
    from tracer.documents.pdf.objects import Handle, Matrix

ENCRYPTED = b"/Encrypt"  # stands in the clear in every encrypted file's trailer
BOLD_WEIGHT = 600
FONT_NAME = 128  # bytes
LINE_BREAK = "\r\n"
# PDFium gives the hyphen of a word broken at a line end as U+FFFE and runs the two lines together.
BROKEN_WORD = "\ufffe"
LEFT_OUT = "\x00"  # stands for a character that no reader of the page sees
LEAST_INK = 1.0  # points


@contextmanager
def opened(data: bytes, name: str, password: str | None = None) -> Iterator[pypdfium2.PdfDocument]:
    """Give the open file, and close it.

    Raises:
        EncryptedDocument: it asks for a password, or for another one.
        DamagedDocument: PDFium cannot open it, or it has no page.
    """
    try:
        with pypdfium2.PdfDocument(data, password=password) as pdf:
            if not len(pdf):
                raise DamagedDocument(name, "it has no page")
            yield pdf
    except pypdfium2.PdfiumError as error:
        # PDFium keeps its last error: a load that fails without one reports the file before.
        if ENCRYPTED in data and "password" in str(error).lower():
            raise EncryptedDocument(name, wrong=password is not None) from error
        unsaid = any(word in str(error).lower() for word in ("password", "success"))
        detail = "damaged" if unsaid else str(error).rstrip(".")
        raise DamagedDocument(name, detail) from error


def scripts_of(pdf: pypdfium2.PdfDocument) -> int:
    """Return how many scripts the file itself runs when it is opened."""
    return max(int(pdfium.FPDFDoc_GetJavaScriptActionCount(pdf.raw)), 0)


def attachments_of(pdf: pypdfium2.PdfDocument) -> tuple[str, ...]:
    """Return the names of the files that a PDF carries."""
    return tuple(
        pdf.get_attachment(at).get_name()
        for at in range(max(int(pdfium.FPDFDoc_GetAttachmentCount(pdf.raw)), 0))
    )


@contextmanager
def page_of(pdf: pypdfium2.PdfDocument, number: int) -> Iterator[PdfPage]:
    """Give an open page, counted from 1, and close it."""
    page = pdf[number - 1]
    text = page.get_textpage()
    try:
        yield PdfPage(page, text, number)
    finally:
        text.close()
        page.close()


class PdfPage:
    """An open page: turns what PDFium holds into lines, boxes and pictures, in points from the top left."""

    def __init__(self, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, number: int) -> None:
        self.page, self.text, self.number = page, text.raw, number
        self.width, self.height = page.get_size()
        self.rotation = page.get_rotation()
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self._doubles = tuple(ctypes.c_double() for _ in range(4))  # what PDFium writes answers into

    def lines(self, masked: Mapping[int, str] | None = None) -> Iterator[RawLine]:
        """Yield the runs of type in the file's order; `masked` gives other characters for some."""
        for start, words in _printed_lines(self._characters(masked or {})):
            first = self._char(start)
            last = self._char(start + len(words) - 1)
            place = self.place(self._rects(first, last - first + 1))
            if place is not None:
                size = pdfium.FPDFText_GetFontSize(self.text, first)
                yield RawLine(words, place, self._baseline(first), round(size, 2), _is_bold(self.text, first))

    def place(self, boxes: list[Box]) -> Place | None:
        """Return the visible part of the hull of boxes in PDF space, or None where none is visible."""
        if not boxes:
            return None
        hull = boxes[0] if len(boxes) == 1 else _hull(boxes)
        left, top, right, bottom = self._box(*hull)
        x0, x1 = max(left, 0.0), min(right, self.width)
        top, bottom = max(top, 0.0), min(bottom, self.height)
        if not (x0 <= x1 and top <= bottom):
            return None
        return Place(self.number, round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return (from left, from top) of a point given in PDF user space."""
        if self.rotation == 90:  # noqa: PLR2004
            return y - self.bottom, x - self.left
        if self.rotation == 180:  # noqa: PLR2004
            return self.right - x, y - self.bottom
        if self.rotation == 270:  # noqa: PLR2004
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def drawn(self) -> tuple[Drawn, ...]:
        """Return what is painted on the page in the order of painting; of text, what is hard to see."""
        colour = tuple(ctypes.c_uint() for _ in range(4))
        found = []
        over_text = False
        for order, (item, kind, matrix) in enumerate(painted_objects(self.page.raw)):
            unpainted = False
            if kind is Kind.TEXT:
                over_text, unpainted = True, is_unpainted(item)
                if not unpainted and not is_pale(item, colour):
                    continue
            fill = fill_of(item, kind, colour)
            box = self._bounds(item, matrix)
            if box is not None:
                found.append(Drawn(kind, box, order, fill, unpainted, over_text))
        return tuple(found)

    def texts(self, last: int | None = None) -> Iterator[Drawn]:
        """Yield every painted piece of text with its box and turn, up to a turn."""
        for order, (item, kind, matrix) in enumerate(painted_objects(self.page.raw)):
            if last is not None and order > last:
                return
            box = self._bounds(item, matrix) if kind is Kind.TEXT else None
            if box is not None:
                yield Drawn(kind, box, order)

    def rendered(self, scale: float, *, turned: int = 0) -> np.ndarray:
        """Return the page as a reader sees it: rows, columns, and blue, green, red from 0 to 255."""
        bitmap = self.page.render(scale=scale, rotation=turned, fill_color=(255, 255, 255, 255))
        pixels: np.ndarray = bitmap.to_numpy()[:, :, :3].copy()
        return pixels

    def characters(self, orders: Collection[int] | None = None) -> Iterator[Character]:
        """Yield the characters that leave ink, with the painting turn of the object each belongs to.

        `orders` leaves out the characters of other objects.
        """
        turns = {
            address_of(item): (order, matrix is not None)
            for order, (item, kind, matrix) in enumerate(painted_objects(self.page.raw))
            if kind is Kind.TEXT and (orders is None or order in orders)
        }
        for index in range(max(pdfium.FPDFText_CountChars(self.text), 0)):
            owner = pdfium.FPDFText_GetTextObject(self.text, index)
            turn = turns.get(address_of(owner)) if owner else None
            if turn is None:
                continue
            letter = chr(pdfium.FPDFText_GetUnicode(self.text, index))
            if not letter.isspace() and pdfium.FPDFText_IsGenerated(self.text, index) != 1:
                yield Character(index, letter, self._ink(index), *turn)

    def words_in(self, place: Place, masked: Mapping[int, str] | None = None) -> str:
        """Return the text inside a box, its lines run together; `masked` gives other characters for some."""
        x0, y0 = self._user(place.x0, place.bottom)
        x1, y1 = self._user(place.x1, place.top)
        edges = min(x0, x1), max(y0, y1), max(x0, x1), min(y0, y1)
        if masked:
            return self._masked_words(edges, masked)
        count = pdfium.FPDFText_GetBoundedText(self.text, *edges, None, 0)
        buffer = (ctypes.c_ushort * (count + 1))()
        pdfium.FPDFText_GetBoundedText(self.text, *edges, buffer, count)
        return " ".join(bytes(buffer)[: 2 * count].decode("utf-16-le", "replace").strip("\x00").split())

    def _masked_words(self, edges: Box, masked: Mapping[int, str]) -> str:
        """Return what stands inside edges, character by character."""
        x0, top, x1, bottom = edges
        left, right, low, high = (ctypes.c_double() for _ in range(4))
        letters = []
        inside = False
        for index in range(max(pdfium.FPDFText_CountChars(self.text), 0)):
            letter = chr(pdfium.FPDFText_GetUnicode(self.text, index))
            if not letter.isspace():
                pdfium.FPDFText_GetCharBox(self.text, index, left, right, low, high)
                x, y = (left.value + right.value) / 2, (low.value + high.value) / 2
                inside = x0 <= x <= x1 and bottom <= y <= top
            if inside:
                letters.append(masked.get(index, letter))
        return " ".join("".join(letters).split())

    def _ink(self, index: int) -> Box:
        box = self._char_box(index, loose=False)
        if box[3] - box[1] < LEAST_INK:  # a font without outlines: its line's height must do
            box = self._char_box(index, loose=True)
        return box

    def text_between(self, first: int, last: int) -> str:
        """Return the characters of the text page from one index to another, both included."""
        return "".join(chr(pdfium.FPDFText_GetUnicode(self.text, at)) for at in range(first, last + 1))

    def _char_box(self, index: int, *, loose: bool) -> Box:
        rect = pdfium.FS_RECTF()
        if loose:
            pdfium.FPDFText_GetLooseCharBox(self.text, index, rect)
            return self._box(rect.left, rect.bottom, rect.right, rect.top)
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self.text, index, left, right, bottom, top)
        return self._box(left.value, bottom.value, right.value, top.value)

    def _box(self, left: float, bottom: float, right: float, top: float) -> Box:
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    @contextmanager
    def without(self, orders: Iterable[int | None]) -> Iterator[None]:
        """Take the text objects of these painting turns off the page for a while."""
        wanted = set(orders)
        items = [item for order, (item, *_) in enumerate(painted_objects(self.page.raw)) if order in wanted]
        for item in items:
            pdfium.FPDFPageObj_SetIsActive(item, 0)
        try:
            yield
        finally:
            for item in items:
                pdfium.FPDFPageObj_SetIsActive(item, 1)

    def marks(self) -> Iterator[Drawn]:
        """Yield the annotations that may be drawn over text: they are painted last."""
        for note, box in self._notes():
            if pdfium.FPDFAnnot_GetSubtype(note) in DRAWN_OVER:
                yield Drawn(Kind.MARK, box, MOST_OBJECTS, inside_of(note))

    def fields(self) -> Iterator[tuple[Place, str]]:
        """Yield what is typed into the page's form fields and free-text notes, with its place."""
        for note, (x0, top, x1, bottom) in self._notes():
            words = words_of(note)
            if words and x0 <= self.width and top <= self.height:
                box = (max(edge, 0.0) for edge in (x0, top, x1, bottom))
                yield Place(self.number, *(round(edge, 2) for edge in box)), words

    def _notes(self) -> Iterator[tuple[Handle, Box]]:
        rect = pdfium.FS_RECTF()
        for note in notes_of(self.page.raw):
            if pdfium.FPDFAnnot_GetRect(note, rect):
                yield note, self._box(rect.left, rect.bottom, rect.right, rect.top)

    def _user(self, x: float, y: float) -> tuple[float, float]:
        """Return the PDF user space point of (from left, from top)."""
        if self.rotation == 90:  # noqa: PLR2004
            return y + self.left, x + self.bottom
        if self.rotation == 180:  # noqa: PLR2004
            return self.right - x, y + self.bottom
        if self.rotation == 270:  # noqa: PLR2004
            return self.right - y, self.top - x
        return x + self.left, self.top - y

    def _characters(self, masked: Mapping[int, str]) -> str:
        count = pdfium.FPDFText_CountChars(self.text)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        units = max(pdfium.FPDFText_GetText(self.text, 0, count, buffer) - 1, 0)
        # One character a UTF-16 unit, so that offsets stay PDFium's own; assembling pairs them up.
        text = bytes(buffer)[: 2 * units].decode("utf-16-le", "surrogatepass")
        if len(text) == units and not masked:
            return text
        letters = list(map(chr, buffer[:units]))
        for char, letter in masked.items():
            at = pdfium.FPDFText_GetTextIndexFromCharIndex(self.text, char)
            if 0 <= at < units and letters[at] not in LINE_BREAK:
                letters[at] = letter or LEFT_OUT
        return "".join(letters)

    def _char(self, at: int) -> int:
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self.text, at))

    def _rects(self, first: int, count: int) -> list[Box]:
        left, top, right, bottom = self._doubles
        boxes = []
        for i in range(max(pdfium.FPDFText_CountRects(self.text, first, count), 0)):
            pdfium.FPDFText_GetRect(self.text, i, left, top, right, bottom)
            box = left.value, bottom.value, right.value, top.value
            if math.isfinite(sum(box)):
                boxes.append(box)
        return boxes

    def _baseline(self, char: int) -> float:
        x, y, *_ = self._doubles
        pdfium.FPDFText_GetCharOrigin(self.text, char, x, y)
        return round(self.point(x.value, y.value)[1], 2)

    def _bounds(self, item: Handle, matrix: Matrix | None) -> Box | None:
        found = bounds_of(item, matrix)
        if found is None or not all(map(math.isfinite, found)):
            return None
        return self._box(*found)


@dataclass(frozen=True, slots=True)
class Character:
    """A character of the text page: its index, its box from the top left, its object's painting turn."""

    index: int
    letter: str
    box: Box
    order: int | None
    nested: bool = False
    """Whether its object stands inside a form, which paints it as its own."""


def _hull(boxes: list[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _printed_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each printed line with its offset, trimmed; a broken word keeps its mark."""
    start = 0
    for run in text.replace(BROKEN_WORD, BROKEN_WORD + "\n").replace(LINE_BREAK, "\n\n").split("\n"):
        # Each mark grew by the "\n" that split consumes; each CR LF became two of them.
        words = run.strip(BLANK)
        if words:
            yield start + len(run) - len(run.lstrip(BLANK)), words
        start += len(run) + (0 if run.endswith(BROKEN_WORD) else 1)


BLANK = " \t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2002\u2003\u2009\u202f\u3000" + LEFT_OUT


def _is_bold(text: ctypes.c_void_p, char: int) -> bool:
    """Return whether a character is set bold; fonts without a descriptor tell it by their name."""
    weight = pdfium.FPDFText_GetFontWeight(text, char)
    if weight > 0:
        return int(weight) >= BOLD_WEIGHT
    name, flags = ctypes.create_string_buffer(FONT_NAME), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, char, name, FONT_NAME, flags)
    return b"bold" in name.value.lower()
