"""Files without a layout: their paragraphs set one below the other, as on a printer's galley."""

from __future__ import annotations

from tracer.documents.raw import RawLine, RawPage
from tracer.domain.document import Role
from tracer.domain.place import Place

WIDTH, HEIGHT = 612.0, 792.0  # points: a letter page, of no meaning beyond the order of lines
BODY = 10.0  # points: the size of running text
HEADING_STEP = 2.0  # points between the sizes of two ranks of heading
LOWEST_RANK = 9
INDENT = 18.0  # points for each level of a list
PITCH = 12.0

Name = tuple[str, str]  # what links call a heading, and the level of authority that it states
UNNAMED: Name = ("", "")


class Galley:
    """Collects paragraphs in reading order, on the pages that the file itself tells of."""

    def __init__(self) -> None:
        self._pages: list[list[RawLine]] = [[]]

    def paragraph(
        self, text: str, *, label: str = "", depth: int = 0, bold: bool = False, role: Role = Role.PARAGRAPH
    ) -> None:
        """Set a whole paragraph, row or note; `label` is its number or bullet as a reader sees it."""
        self._set(f"{label} {text}" if label else text, BODY, depth, bold=bold, role=role)

    def heading(self, text: str, *, rank: int, label: str = "", name: Name = UNNAMED) -> None:
        """Set a heading; rank 1 is the highest; `name` is what it says of itself beside its words."""
        size = BODY + HEADING_STEP * (LOWEST_RANK + 1 - min(max(rank, 1), LOWEST_RANK))
        words = f"{label} {text}" if label else text
        self._set(words, size, 0, bold=True, role=Role.HEADING, name=name)

    def turn_page(self) -> None:
        """Begin a new page."""
        self._pages.append([])

    def pages(self) -> tuple[RawPage, ...]:
        """Return what was set."""
        return tuple(
            RawPage(number, WIDTH, HEIGHT, tuple(lines)) for number, lines in enumerate(self._pages, 1)
        )

    def _set(
        self, text: str, size: float, depth: int, *, bold: bool, role: Role, name: Name = UNNAMED
    ) -> None:
        words = " ".join(text.split())
        if not words:
            return
        lines = self._pages[-1]
        top = PITCH * len(lines)
        place = Place(len(self._pages), min(INDENT * depth, WIDTH / 2), top, WIDTH, top + BODY)
        lines.append(RawLine(words, place, top + BODY, size, bold, role, *name))
