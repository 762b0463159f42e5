"""What PDFium keeps of a page's painted objects and annotations: their kind, colour, mode, words."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from tracer.documents.pdf.drawing import FAINT, PALE, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.documents.pdf.drawing import Box, Colour

    Matrix = tuple[float, float, float, float, float, float]

DEEPEST = 4  # drawings inside drawings
MOST_OBJECTS = 20_000  # a map or a technical drawing
KINDS = {
    pdfium.FPDF_PAGEOBJ_TEXT: Kind.TEXT,
    pdfium.FPDF_PAGEOBJ_PATH: Kind.PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE: Kind.IMAGE,
    pdfium.FPDF_PAGEOBJ_SHADING: Kind.SHADING,
}
UNPAINTED = {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
# Where annotations keep what a reader sees typed into the page.
TYPED_IN = {pdfium.FPDF_ANNOT_WIDGET: b"V", pdfium.FPDF_ANNOT_FREETEXT: b"Contents"}
DRAWN_OVER = {
    pdfium.FPDF_ANNOT_SQUARE,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_STAMP,
    pdfium.FPDF_ANNOT_INK,
    pdfium.FPDF_ANNOT_POLYGON,
    pdfium.FPDF_ANNOT_REDACT,
}

IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
HIDDEN = 2 | 32  # flags of annotations that are hidden, or not shown on a screen (PDF 32000-1, 12.5.3)

Handle = Any
"""A pointer of PDFium's."""


def painted_objects(page: Handle) -> Iterator[tuple[Handle, Kind, Matrix | None]]:
    """Yield what is painted, in turn, with the matrix that moves it where it stands inside a form."""
    for at in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page, at)
        kind = KINDS.get(pdfium.FPDFPageObj_GetType(item))
        if kind:
            yield item, kind, None
        else:
            yield from _unpacked(item, IDENTITY, DEEPEST)


def _unpacked(item: Handle, matrix: Matrix, depth: int) -> Iterator[tuple[Handle, Kind, Matrix]]:
    """Yield an object, or those of the form it stands for."""
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind in KINDS:
        yield item, KINDS[kind], matrix
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
        moved = _concatenated(_matrix_of(item), matrix)
        for at in range(min(max(pdfium.FPDFFormObj_CountObjects(item), 0), MOST_OBJECTS)):
            yield from _unpacked(pdfium.FPDFFormObj_GetObject(item, at), moved, depth - 1)


def bounds_of(item: Handle, matrix: Matrix | None) -> Box | None:
    """Return left, bottom, right, top in PDF user space; None where the object has none."""
    edges = tuple(ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    if matrix is None:
        return left, bottom, right, top
    corners = [_moved(x, y, matrix) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _matrix_of(item: Handle) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _concatenated(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix of one change of coordinates after another (PDF 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def fill_of(item: Handle, kind: Kind, colour: tuple[ctypes.c_uint, ...]) -> Colour | None:
    """Return the colour that an object is filled with; None where it is not."""
    if kind is Kind.PATH:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(item, mode, stroke) or mode.value == pdfium.FPDF_FILLMODE_NONE:
            return None
    elif kind is not Kind.TEXT:
        return None
    if not pdfium.FPDFPageObj_GetFillColor(item, *colour):
        return None
    red, green, blue, opacity = (share.value for share in colour)
    return red, green, blue, opacity


def is_pale(item: Handle, colour: tuple[ctypes.c_uint, ...]) -> bool:
    """Return whether a piece of text may not be seen on white paper for its colour."""
    if not pdfium.FPDFPageObj_GetFillColor(item, *colour):
        return False
    red, green, blue, opacity = colour
    if opacity.value <= FAINT:
        return True
    return red.value >= PALE and green.value >= PALE and blue.value >= PALE


def is_unpainted(item: Handle) -> bool:
    """Return whether text is set in a mode that paints nothing (PDF 32000-1, 9.3.6: modes 3 and 7)."""
    return pdfium.FPDFTextObj_GetTextRenderMode(item) in UNPAINTED


def address_of(item: Handle) -> int | None:
    """Return what tells one object from another."""
    return ctypes.cast(item, ctypes.c_void_p).value


def words_of(note: Handle) -> str:
    """Return what is typed into a field or free-text note; nothing for a box that is ticked, or hidden."""
    key = TYPED_IN.get(pdfium.FPDFAnnot_GetSubtype(note))
    if key is None or pdfium.FPDFAnnot_GetFlags(note) & HIDDEN:
        return ""
    if pdfium.FPDFAnnot_GetValueType(note, key) != pdfium.FPDF_OBJECT_STRING:
        return ""
    length = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    if length <= 2:  # noqa: PLR2004 - the closing NUL of UTF-16
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(note, key, buffer, length)
    return " ".join(bytes(buffer)[: length - 2].decode("utf-16-le", "replace").split())


def inside_of(note: Handle) -> Colour | None:
    """Return the colour that an annotation is filled with; None where it is an outline."""
    colour = tuple(ctypes.c_uint() for _ in range(4))
    is_highlight = pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_HIGHLIGHT
    key = b"C" if is_highlight else b"IC"
    part = pdfium.FPDFANNOT_COLORTYPE_Color if is_highlight else pdfium.FPDFANNOT_COLORTYPE_InteriorColor
    # Without the key PDFium gives a black of its own.
    if not pdfium.FPDFAnnot_HasKey(note, key) or not pdfium.FPDFAnnot_GetColor(note, part, *colour):
        return None
    red, green, blue, opacity = (share.value for share in colour)
    return red, green, blue, opacity


def notes_of(page: Handle) -> Iterator[Handle]:
    """Yield the annotations of a page, each open until the next."""
    for at in range(max(int(pdfium.FPDFPage_GetAnnotCount(page)), 0)):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        yield note
        pdfium.FPDFPage_CloseAnnot(note)
