"""The smallest unit a reader would cite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.domain.place import Place
    from tracer.domain.span import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered paragraph, lettered item, bullet or unnumbered paragraph.

    Laws: `text` is the document's text in `span` with each line end as one space, so offsets
    into either agree; `places` are exactly the lines it touches; `lead_in` holds the words of
    its parents that it completes ("Customer shall not:" for "(a) resell the Services").
    """

    id: str
    label: str | None
    path: tuple[str, ...]
    heading: str | None
    span: Span
    text: str
    places: tuple[Place, ...]
    lead_in: str = ""
    under: tuple[str, ...] = ()
    """Headings it stands under, outermost first; the last is its own."""
    parent: str = ""
    """First sentence of the numbered clause around it."""

    def __post_init__(self) -> None:
        if len(self.text) != self.span.end - self.span.start:
            raise ValueError(f"clause {self.id}: text and span differ in length")
        if not self.places:
            raise ValueError(f"clause {self.id}: no place on any page")

    @property
    def page(self) -> int:
        """Page on which the clause begins."""
        return self.places[0].page

    @property
    def end_page(self) -> int:
        """Page on which the clause ends."""
        return self.places[-1].page

    @property
    def citation(self) -> str:
        """How a person would cite it: its path of labels, else its page."""
        return " > ".join(self.path) if self.path else f"p. {self.page}"
