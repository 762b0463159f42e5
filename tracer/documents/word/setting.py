"""Sets the passages, tables and notes of a Word draft on a galley, numbered and on their pages."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracer.documents.word.blocks import Blocks, Passage, Row, Table
from tracer.documents.word.formats import format_number
from tracer.documents.word.numbering import Label, Numbering, indent_depth
from tracer.documents.word.runs import Mark, NoteMark, Word
from tracer.documents.word.styles import Element, W, attribute, find, heading_rank, is_on, number, value
from tracer.domain.document import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.documents.galley import Galley

CELL_BREAK = " | "
TITLE_WORDS = 20  # a longer paragraph in a heading's style is a clause
SHORT_TITLE = 5  # words up to which a full stop does not make a title a sentence
SENTENCE_ENDS = (".", ";", ":", ",")
STAYS = frozenset({"continuous", "nextColumn"})  # sections that begin on the page they find
NOTE_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}  # in this order at the end


class Turns(NamedTuple):
    """Pages that a passage turns before its first word and after it, and whether its end is a new one."""

    before: int
    after: int
    is_fresh: bool


def page_turns(events: Iterable[Word | Mark], *, is_fresh: bool) -> Turns:
    """Return the pages that a passage turns.

    Where a writer's own break was followed by the mark of Word's layout, they are one: on a page
    where nothing stands yet, the layout did not turn again.
    """
    before = after = 0
    begun = False
    for event in events:
        if event is Mark.PAGE or (event is Mark.TURNED and not is_fresh):
            before, after = (before, after + 1) if begun else (before + 1, after)
            is_fresh = True
        elif isinstance(event, Word):
            begun = begun or bool(event.text.strip())
            is_fresh = is_fresh and not event.text.strip()
        elif event is Mark.FIGURE:
            is_fresh = False
    return Turns(before, after, is_fresh)


class Setter:
    """Sets what is read, in order: every number counts on from the one set before."""

    def __init__(self, galley: Galley, blocks: Blocks, numbering: Numbering) -> None:
        self._galley, self._blocks, self._numbering = galley, blocks, numbering
        self._is_fresh = True
        self._turning: set[Element] = set()

    def set_body(self, body: Element) -> None:
        """Set the text from its first paragraph to its last."""
        self._turning = _turning_sections(body)
        self._blocks.begin(body)
        self._set_all(self._blocks.read(body), Role.PARAGRAPH)

    def set_notes(self, marks: Iterable[NoteMark], notes: dict[str, Element], forms: Element | None) -> None:
        """Set the notes that the text refers to, each under its number or sign."""
        counts: Counter[str] = Counter()
        for kind, form in NOTE_FORMS.items():
            root, own = notes.get(kind), find(forms, f"{kind}Pr")
            every = () if root is None else root.iter(f"{W}{kind}")
            named = {attribute(note, "id"): note for note in every}
            first = number(value(own, "numStart"), 1)
            for mark in [mark for mark in marks if mark.kind == kind]:
                counted = format_number(first + counts[kind], value(own, "numFmt") or form)
                counts[kind] += mark.sign is None
                note = named.pop(mark.name, None)
                if note is not None:
                    self._set_note(note, counted if mark.sign is None else mark.sign.strip())

    def _set_note(self, note: Element, sign: str) -> None:
        self._blocks.begin(note)
        for item in self._blocks.read(note):
            if isinstance(item, Table):
                self._set_table(item, Role.NOTE)
            elif item.text.strip():
                self._set(item, Role.NOTE, Label(sign, 0) if sign else self._label(item))
                sign = ""

    def _set_all(self, items: Iterable[Passage | Table], role: Role) -> None:
        for item in items:
            if isinstance(item, Table):
                self._set_table(item, role)
            else:
                self._set(item, role, self._label(item))

    def _label(self, passage: Passage) -> Label:
        """Return the passage's number, none for one that was wholly deleted, and its depth."""
        label = None
        if passage.is_kept or passage.text.strip():
            label = self._numbering.next_label(passage.properties, passage.chain)
        styled = (find(style, "pPr", "ind") for style in passage.chain)
        return label or Label("", indent_depth(find(passage.properties, "ind"), *styled))

    def _set(self, passage: Passage, role: Role, label: Label) -> None:
        if not self._is_fresh and _begins_a_page(passage):
            self._turn()
        turns = page_turns(passage.events, is_fresh=self._is_fresh)
        self._turn(turns.before)
        rank = heading_rank(passage.properties, passage.chain)
        if role is Role.PARAGRAPH and rank and _is_title(passage.text):
            self._galley.heading(passage.text, rank=rank, label=label.printed)
        else:
            bold = _is_bold(passage.events)
            self._galley.paragraph(passage.text, label=label.printed, depth=label.depth, bold=bold, role=role)
        self._is_fresh = turns.is_fresh and not label.printed
        self._set_boxes(passage, role)
        self._turn(turns.after)
        if passage.ends in self._turning and not self._is_fresh:
            self._turn()

    def _set_boxes(self, passage: Passage, role: Role) -> None:
        for box in passage.boxes:
            self._set_all(self._blocks.read(box, on_dark=True), role)

    def _set_table(self, table: Table, role: Role) -> None:
        for row in table.rows:
            if table.is_frame:
                self._set_all((item for cell in row.cells for item in cell), role)
            else:
                self._set_row(row, Role.ROW if role is Role.PARAGRAPH else role)

    def _set_row(self, row: Row, role: Role) -> None:
        """Set a row as one line; tables inside it, and what floats beside it, come after."""
        passages = [[item for item in cell if isinstance(item, Passage)] for cell in row.cells]
        # Each cell begins where the row does; the row turns as often as its longest cell.
        turns = [
            page_turns((event for item in cell for event in item.events), is_fresh=self._is_fresh)
            for cell in passages
        ]
        self._turn(max((turn.before for turn in turns), default=0))
        cells = (" ".join(filter(None, map(self._numbered, cell))) for cell in passages)
        self._galley.paragraph(CELL_BREAK.join(filter(None, cells)), role=role)
        self._is_fresh = all(turn.is_fresh for turn in turns)
        for item in (item for cell in row.cells for item in cell):
            if isinstance(item, Table):
                self._set_table(item, role)
            else:
                self._set_boxes(item, Role.PARAGRAPH)
        self._turn(max((turn.after for turn in turns), default=0))

    def _numbered(self, passage: Passage) -> str:
        return " ".join(f"{self._label(passage).printed} {passage.text}".split())

    def _turn(self, times: int = 1) -> None:
        for _ in range(times):
            self._galley.turn_page()
            self._is_fresh = True


def _turning_sections(body: Element) -> set[Element]:
    """Return the sections after which a page begins: how one begins is its own word (17.6.22)."""
    inner = (find(paragraph, "pPr", "sectPr") for paragraph in body.iter(f"{W}p"))
    sections = [section for section in (*inner, find(body, "sectPr")) if section is not None]
    return {section for section, then in pairwise(sections) if value(then, "type") not in STAYS}


def _begins_a_page(passage: Passage) -> bool:
    places = (passage.properties, *(find(style, "pPr") for style in passage.chain))
    said = (is_on(place, "pageBreakBefore") for place in places)
    return next((on for on in said if on is not None), False)


def _is_bold(events: Iterable[Word | Mark]) -> bool:
    words = [event for event in events if isinstance(event, Word) and event.text.strip()]
    return bool(words) and all(word.bold for word in words)


def _is_title(text: str) -> bool:
    """Return whether a paragraph in a heading's style is a title; drafts set whole clauses in one."""
    words = text.split()
    ended = bool(words) and words[-1].endswith(SENTENCE_ENDS) and len(words) > SHORT_TITLE
    return len(words) <= TITLE_WORDS and not ended
