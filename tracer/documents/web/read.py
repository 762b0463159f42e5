"""Web pages to headings, paragraphs, items and rows, as a browser would show them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracer.documents.galley import Galley
from tracer.documents.raw import RawDocument
from tracer.documents.text.charset import checked, decoded
from tracer.documents.text.lists import broken_lines, is_bare_label, label_beside
from tracer.documents.text.plain import typeset
from tracer.documents.web.left_out import LeftOut
from tracer.documents.web.lists import ItemList, list_of
from tracer.documents.web.look import Look, look_of, style_of
from tracer.documents.web.parts import HEADINGS, Plan, is_note, plan_of, rank_of
from tracer.documents.web.tables import CELLS, Table, table_of
from tracer.documents.web.tree import Element, parse_page, walk
from tracer.domain.document import Role

if TYPE_CHECKING:
    from tracer.domain.settings import Intake

PEEK = 2048  # bytes in which a page names its encoding
DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header"),
        *("hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "page", "pre", "search"),
        *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", *HEADINGS),
    }
)
LISTS = frozenset({"ol", "ul", "menu", "dir"})
QUOTES = frozenset({"blockquote", "dd"})
SKIP = re.compile(
    r"(?:skip|jump) to (?:the )?(?:main |page )?(?:content|navigation|search|footer)\W*", re.IGNORECASE
)
BACK = "↩↑^\ufe0e \n"


def read_web(data: bytes, name: str, intake: Intake) -> RawDocument:
    """Return what a reader of the page sees, without the site's own menus around it.

    Raises:
        NotADocument: it is no text.
    """
    declared = DECLARED.search(data[:PEEK])
    markup = checked(decoded(data, declared[1].decode("ascii", "replace") if declared else None), name)
    page = parse_page(markup)
    plan = plan_of(page)
    if plan.typed:
        return RawDocument(typeset(plan.typed), laid_out=False)
    reading = _Reading(plan)
    for step in walk(page, lambda element: element not in plan.left_out):
        reading.take(step)
    return RawDocument(
        reading.galley.pages(), tuple(reading.left_out.findings(reveal=intake.reveal)), laid_out=False
    )


@dataclass(slots=True)
class _Reading:
    """Takes the page's elements and words in order and sets each block when it ends."""

    plan: Plan
    galley: Galley = field(default_factory=Galley)
    left_out: LeftOut = field(default_factory=LeftOut)
    looks: list[Look] = field(default_factory=lambda: [Look()])
    lists: list[ItemList] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    inside: int = 0
    quotes: int = 0
    notes: int = 0
    typed: int = 0
    rank: int = 0
    anchor: str = ""
    label: str = ""
    pieces: list[str] = field(default_factory=list)
    light: bool = False
    after_break: bool = False
    is_page_set: bool = False

    def take(self, step: tuple[Element, bool] | str) -> None:
        """Read words, or go into or out of an element."""
        if isinstance(step, str):
            self.read(step)
        elif step[0].tag == "br":
            if step[1]:
                self.break_line()
        elif step[1]:
            self.open(step[0])
        else:
            self.close(step[0])

    def read(self, text: str) -> None:
        """Keep words, unless they are outside of the part that is read, or out of sight."""
        look = self.looks[-1]
        if (self.plan.within and not self.inside) or self.left_out.take(text, look):
            return
        if not self.typed:
            self._keep(re.sub(r"[\n\r\t]", " ", text), look)
            return
        first, *others = text.split("\n")
        self._keep(first, look)
        for line in others:
            self.break_line()
            self._keep(line, look)

    def open(self, element: Element) -> None:
        """Go into an element."""
        tag = element.tag
        self.looks.append(look_of(element, self.looks[-1]))
        if tag in BLOCKS:
            self.end_block()
        if tag in LISTS:
            self.lists.append(list_of(element))
        elif tag == "li":
            self.label = self.lists[-1].label(element) if self.lists else "•"
        elif tag == "table":
            self.tables.append(table_of(element))
        elif tag in CELLS and self.tables:
            self.tables[-1].in_cell = True
        if tag == "page" or _turns(element, "page-break-before", "break-before"):
            self.turn_page()
        self._enter(element, 1)
        self.rank = rank_of(element) or self.rank
        if self.rank and element.attributes:
            # "<h2><a id=…>": older pages name the words and not the heading
            self.anchor = self.anchor or element.attributes.get("id", "").strip()

    def close(self, element: Element) -> None:
        """Go out of an element."""
        tag = element.tag
        if tag in CELLS and self.tables:
            self.end_cell()
        elif tag in BLOCKS or rank_of(element):
            self.end_block()
        if tag in LISTS:
            self.lists.pop()
            self.label = ""
        elif tag == "tr" and self.tables:
            self.end_row()
        elif tag == "table":
            self.tables.pop()
        elif tag == "li":
            self.label = ""
        if _turns(element, "page-break-after", "break-after"):
            self.turn_page()
        self._enter(element, -1)
        if rank_of(element):
            self.rank, self.anchor = 0, ""
        self.looks.pop()

    def break_line(self) -> None:
        """Break the line; a second break ends the paragraph."""
        if self.after_break and not self._is_in_data:
            self.end_block()
        elif self.pieces:
            self.pieces.append("\n")
            self.after_break = True

    def end_block(self) -> None:
        """Set what was read since the last block; a cell of data goes on."""
        self.left_out.end()
        if self._is_in_data:
            self.pieces.append(" ")
            return
        text, bold = "".join(self.pieces), not self.light
        self._forget()
        if not text.strip() or SKIP.fullmatch(text.strip()):
            return
        self.is_page_set = True
        if self.rank:
            name = (self.anchor, "")
            self.galley.heading(text, rank=self.rank, label=self._taken(text), name=name)
            return
        for part in broken_lines(text.rstrip(BACK) if self.notes else text):
            role = Role.NOTE if self.notes else Role.PARAGRAPH
            self.galley.paragraph(part, label=self._taken(part), depth=self._depth, bold=bold, role=role)

    def end_cell(self) -> None:
        """Keep a cell of data for its row; elsewhere a bare label waits for the text beside it."""
        table, text = self.tables[-1], " ".join("".join(self.pieces).split())
        if table.is_data:
            table.cells.append(text)
            self._forget()
        elif is_bare_label(text):
            self.label = text
            self._forget()
        table.in_cell = False
        self.end_block()

    def end_row(self) -> None:
        """Set the row of a data table, or a label that nothing stands beside."""
        label, text, is_row = self.tables[-1].row()
        label, self.label = label or self.label, ""
        if label or text:
            role = Role.ROW if is_row and text else Role.PARAGRAPH
            self.is_page_set = True
            self.galley.paragraph(f"{label} {text}".strip(), depth=self._depth, role=role)

    def turn_page(self) -> None:
        """Begin a new page, where something is on this one."""
        self.end_block()
        if self.is_page_set:
            self.galley.turn_page()
            self.is_page_set = False

    @property
    def _depth(self) -> int:
        return len(self.lists) + self.quotes

    @property
    def _is_in_data(self) -> bool:
        return bool(self.tables) and self.tables[-1].is_data and self.tables[-1].in_cell

    def _keep(self, text: str, look: Look) -> None:
        self.pieces.append(text)
        if text.strip():
            self.after_break = False
            self.light = self.light or not look.bold

    def _forget(self) -> None:
        self.pieces, self.light, self.after_break = [], False, False

    def _enter(self, element: Element, step: int) -> None:
        """Count what is open: the parts that are read, quotations, notes, typed text."""
        self.inside += step * (element in self.plan.within)
        self.quotes += step * (element.tag in QUOTES)
        self.notes += step * is_note(element)
        self.typed += step * (element.tag == "pre")

    def _taken(self, text: str) -> str:
        """Return the label of the open item, which its first words use up."""
        label, self.label = label_beside(self.label, text), ""
        return label


def _turns(element: Element, *names: str) -> bool:
    style = style_of(element) if element.attributes else {}
    return bool(style) and any(style.get(name) in {"always", "page"} for name in names)
