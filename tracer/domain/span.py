"""Where a piece of text sits in its document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters.

    >>> Span(4, 9).of("the goods")
    'goods'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span needs 0 <= start <= end, not {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Return the characters of text that this span covers."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Return whether other lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end
