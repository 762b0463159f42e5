"""What reads an image: the form all engines share, and the choice among them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from tracer.domain.settings import Ocr

if TYPE_CHECKING:
    import numpy as np

    Point = tuple[float, float]

DPI = 200  # dots an inch at which pages are rendered; set in November 2026 on rasterised contracts


@dataclass(frozen=True, slots=True)
class Seen:
    """A run of type in an image: its text, its corners in pixels, the engine's score from 0 to 1.

    Corners go from the top left of the type clockwise, so that the first two give its slope.
    """

    text: str
    corners: tuple[Point, Point, Point, Point]
    score: float


class Engine(Protocol):
    """Reads an image; its name and version go on the record."""

    name: str

    def read(self, image: np.ndarray) -> tuple[Seen, ...]:
        """Return what is printed in an image: rows, columns, and blue, green, red from 0 to 255."""
        ...


@cache
def load_engine(choice: Ocr) -> Engine:
    """Return the engine of this name, loaded once.

    Raises:
        MissingEngine: it is not installed, or cannot be loaded.
    """
    if choice is Ocr.TESSERACT:
        from tracer.documents.ocr.tesseract import Tesseract

        return Tesseract()
    from tracer.documents.ocr.rapid import Rapid

    return Rapid()
