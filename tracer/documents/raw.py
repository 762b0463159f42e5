"""What a reader hands over before the text is put together: printed lines with their geometry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.domain.place import Place


@dataclass(frozen=True, slots=True)
class RawLine:
    """One printed line as the file gives it; `base` is its baseline in points from the top."""

    text: str
    place: Place
    base: float
    size: float = 0.0
    bold: bool = False
    cell: bool = False


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page's size and lines; `ruled` when its drawn lines suggest a table."""

    number: int
    width: float
    height: float
    lines: tuple[RawLine, ...]
    ruled: bool = False
