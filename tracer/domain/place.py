"""Where a person finds a piece of text on paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A box on a page: points from the page's top left corner, pages counted from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    def __post_init__(self) -> None:
        if self.page < 1:
            raise ValueError(f"pages are counted from 1, not {self.page}")
        if not (self.x0 <= self.x1 and self.top <= self.bottom):
            raise ValueError(f"box is inside out: {self}")

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top
