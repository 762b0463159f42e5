"""Tables of a web page: those that hold data, and those that only place text."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracer.documents.text.lists import is_bare_label
from tracer.documents.web.tree import Element, walk

BLOCKS = frozenset({"ul", "ol", "dl", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})
CELLS = frozenset({"td", "th"})
CELL_BREAK = " | "
LEAST_COLUMNS = 2


@dataclass(slots=True)
class Table:
    """An open table: whether it holds data, and the cells of its open row."""

    is_data: bool
    is_headed: bool
    cells: list[str] = field(default_factory=list)
    in_cell: bool = False

    def row(self) -> tuple[str, str, bool]:
        """Return (label, words, whether it is a row) of the cells read, and forget them.

        "(a)" beside its text is a clause laid out in columns, not a row of data.
        """
        cells = [cell for cell in self.cells if cell]
        self.cells = []
        if len(cells) == LEAST_COLUMNS and not self.is_headed and is_bare_label(cells[0]):
            return cells[0], cells[1], False
        return "", CELL_BREAK.join(cells), True


def table_of(element: Element) -> Table:
    """Return an element's table, before its first row."""
    sight = _Sight()
    for step in walk(element, sight.enters):
        if isinstance(step, str):
            sight.read(step)
        elif step[1]:
            sight.open(step[0])
    is_shown = element.get("role") not in {"presentation", "none"}
    return Table(is_shown and sight.shows_data, sight.headed)


@dataclass(slots=True)
class _Sight:
    """What is in a table, down to the tables in it."""

    headed: bool = False
    nested: bool = False
    blocks: bool = False
    columns: int = 0
    filled: int = 0
    paragraphs: int = 0
    fresh: bool = False
    fresh_paragraph: bool = False

    @property
    def shows_data(self) -> bool:
        """Whether its rows have columns, and its cells no more than a paragraph each."""
        return not self.nested and self.columns >= LEAST_COLUMNS and (self.headed or not self.blocks)

    def enters(self, element: Element) -> bool:
        self.nested = self.nested or element.tag == "table"
        return not self.nested

    def open(self, element: Element) -> None:
        if element.tag == "tr":
            self.filled = 0
        elif element.tag in CELLS:
            self.headed = self.headed or element.tag == "th"
            self.fresh, self.paragraphs = True, 0
        elif element.tag in BLOCKS:
            self.blocks = True
        elif element.tag in {"p", "div"}:
            self.fresh_paragraph = True

    def read(self, text: str) -> None:
        if not text.strip():
            return
        self.filled += self.fresh
        self.paragraphs += self.fresh or self.fresh_paragraph
        self.blocks = self.blocks or self.paragraphs > 1
        self.fresh = self.fresh_paragraph = False
        self.columns = max(self.columns, self.filled)
