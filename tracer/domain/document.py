"""A document as it was read: its text, its pages, and where every line stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.domain.place import Place
    from tracer.domain.span import Span


class TextSource(StrEnum):
    """Where a document's characters come from."""

    FILE = "file"
    SCAN = "scan"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its characters in the document's text, its box, its type."""

    span: Span
    place: Place
    size: float = 0.0
    bold: bool = False
    cell: bool = False
    """Whether the line is a row of a ruled table."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A running head, footer or page number: set aside from the text, kept with its place."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number in the file, its printed number, its size in points."""

    number: int
    width: float
    height: float
    has_text: bool
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What was read from one file.

    Laws: lines rise and do not overlap; every line's span lies in the text; `digest` is the
    SHA-256 of the file's bytes; the text is final, so that spans never shift.
    """

    name: str
    digest: str
    kind: str
    text: str
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    furniture: tuple[Furniture, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        before = 0
        for line in self.lines:
            if line.span.start < before or line.span.end > len(self.text):
                raise ValueError(f"line out of order or outside the text: {line.span}")
            before = line.span.end
        object.__setattr__(self, "_starts", tuple(line.span.start for line in self.lines))

    @property
    def text_source(self) -> TextSource:
        """Whether the pages carry their own text, are images, or both occur."""
        readable = [page.has_text for page in self.pages]
        if all(readable):
            return TextSource.FILE
        return TextSource.MIXED if any(readable) else TextSource.SCAN

    @property
    def unread_pages(self) -> tuple[int, ...]:
        """Numbers of the pages that have no text of their own."""
        return tuple(page.number for page in self.pages if not page.has_text)

    def places_of(self, span: Span) -> tuple[Place, ...]:
        """Return the boxes of the lines that span touches, in reading order."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_right(self._starts, max(span.end - 1, span.start))
        return tuple(line.place for line in self.lines[first:last] if line.span.meets(span))
