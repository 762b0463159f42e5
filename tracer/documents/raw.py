"""What a reader hands over before the text is put together: lines with their geometry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracer.domain.document import PageState, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.domain.finding import Finding
    from tracer.domain.place import Place


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line as the file gives it; `base` is its baseline in points from the top.

    `anchor` and `authority` are what a heading says of itself beside its words.
    """

    text: str
    place: Place
    base: float
    size: float = 0.0
    bold: bool = False
    role: Role = Role.PRINTED
    anchor: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page's size and lines.

    `confidence` is what an OCR engine gave for its
    characters, from 0 to 1, or None where the file's own text was read; `doubtful` when the text
    is too poor for silence to mean anything; `turned` is by how many degrees clockwise a scan was
    turned to be read, and its size and places are those of the turned page.
    """

    number: int
    width: float
    height: float
    lines: tuple[RawLine, ...]
    state: PageState = PageState.FILE
    confidence: float | None = None
    doubtful: bool = False
    turned: int = 0

    def with_lines(self, lines: Iterable[RawLine]) -> RawPage:
        """Return the page with other lines."""
        return replace(self, lines=tuple(lines))


@dataclass(frozen=True, slots=True)
class RawDocument:
    """The pages of one file, and what a reader must be told of it.

    `laid_out` when the file fixes where each line stands on a page: only then do boxes mean a
    place on paper. `paged` when a text without boxes still comes with its running heads. `engine` names what read the pages that are pictures.
    """

    pages: tuple[RawPage, ...]
    findings: tuple[Finding, ...] = ()
    laid_out: bool = True
    paged: bool = False
    engine: str = ""
