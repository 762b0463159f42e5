"""A document as it was read: its text, its pages, and where every line stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.domain.finding import Finding
    from tracer.domain.place import Place
    from tracer.domain.span import Span


class TextSource(StrEnum):
    """Where a document's characters come from."""

    FILE = "file"
    SCAN = "scan"
    MIXED = "mixed"


class Role(StrEnum):
    """What a line is by the file's own word; geometry tells the rest of a printed line."""

    PRINTED = "printed"
    """A line of type on a page, part of a paragraph that its neighbours tell."""
    PARAGRAPH = "paragraph"
    """A whole paragraph, as files that know their structure give it."""
    HEADING = "heading"
    """A whole heading; its size ranks it."""
    ROW = "row"
    """A row of a table."""
    NOTE = "note"
    """A line of a footnote or endnote."""
    REMARK = "remark"
    """A whole paragraph of a box that is titled as commentary on the text around it."""
    EXAMPLE = "example"
    """A line of an illustration, such as a sample dialogue: no part of any clause."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its characters in the document's text, its box, its type, its role.

    A heading may have a name that links point to, and state a level of authority for what stands
    under it: "## Stay in bounds {#stay_in_bounds authority=root}".
    """

    span: Span
    place: Place
    size: float = 0.0
    bold: bool = False
    role: Role = Role.PRINTED
    anchor: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A running head, footer or page number: set aside from the text, kept with its place."""

    text: str
    place: Place


class PageState(StrEnum):
    """Whether a page was read, and from what."""

    FILE = "file"
    """Its own text was read."""
    SCAN = "scan"
    """It is an image, read by OCR."""
    BLANK = "blank"
    """Nothing is on it."""
    UNREAD = "unread"
    """Something is on it, and nothing of it was read."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number in the file, its printed number, its size in points.

    `confidence` is the OCR engine's own, from 0 to 1, or None; a page is `doubtful` where its
    text is too poor for silence to mean anything; `turned` is by how many degrees clockwise a
    scan was turned to be read, and its size and places are those of the turned page.
    """

    number: int
    width: float
    height: float
    state: PageState = PageState.FILE
    printed: str | None = None
    confidence: float | None = None
    doubtful: bool = False
    turned: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """What was read from one file.

    Laws: lines rise and do not overlap; every line's span lies in the text; `digest` is the
    SHA-256 of the file's bytes; the text is final, so that spans never shift. Boxes mean a place
    on paper only where the file is `laid_out`.
    """

    name: str
    digest: str
    kind: str
    text: str
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    furniture: tuple[Furniture, ...] = ()
    findings: tuple[Finding, ...] = ()
    laid_out: bool = True
    engine: str = ""
    """Name and version of what read the pages that are pictures."""
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
        own = {page.state is PageState.FILE for page in self.pages if page.state is not PageState.BLANK}
        if len(own) > 1:
            return TextSource.MIXED
        return TextSource.SCAN if own == {False} else TextSource.FILE

    @property
    def unread_pages(self) -> tuple[int, ...]:
        """Numbers of the pages of which nothing was read."""
        return tuple(page.number for page in self.pages if page.state is PageState.UNREAD)

    @property
    def doubtful_pages(self) -> tuple[int, ...]:
        """Numbers of the pages whose text is too poor to rely on."""
        return tuple(page.number for page in self.pages if page.doubtful)

    @property
    def is_fully_read(self) -> bool:
        """Whether what the document does not say can be called silence."""
        return not self.unread_pages and not self.doubtful_pages

    def places_of(self, span: Span) -> tuple[Place, ...]:
        """Return the boxes of the lines that span touches, in reading order."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_right(self._starts, max(span.end - 1, span.start))
        return tuple(line.place for line in self.lines[first:last] if line.span.meets(span))
