"""The paragraphs and tables of a Word draft, with its changes accepted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracer.documents.word.revisions import PARAGRAPH_MARK, Kind, Ledger, all_words
from tracer.documents.word.runs import Mark, Runs, Word, text_of
from tracer.documents.word.styles import (
    ALTERNATES,
    Chain,
    Element,
    Styles,
    W,
    attribute,
    chosen,
    find,
    has_dark_ground,
    is_in_contents,
    is_on,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTENTS = "Table of Contents"
PARTS = frozenset({f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"})
WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
DONE = {"ins": Kind.INSERTED, "moveTo": Kind.MOVED_HERE} | {
    "del": Kind.DELETED,
    "moveFrom": Kind.MOVED_AWAY,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as printed: one of the file's, or several whose marks were taken away."""

    properties: Element | None
    chain: Chain
    events: tuple[Word | Mark, ...]
    boxes: tuple[Element, ...] = ()
    ends: Element | None = None
    """The section that ends with it."""
    is_kept: bool = True
    """Whether its own mark stands; if not, it runs on into the next paragraph."""
    gap: str = ""
    """What then comes between the two."""

    @property
    def text(self) -> str:
        """What there is to read in it."""
        return text_of(self.events)

    def joined(self, following: Passage) -> Passage:
        """Return both as one, with the properties of the first that says something."""
        speaks = bool(self.text.strip())
        head = self if speaks else following
        between = (Word(self.gap),) if speaks else ()
        return replace(
            following,
            properties=head.properties,
            chain=head.chain,
            events=(*self.events, *between, *following.events),
            boxes=self.boxes + following.boxes,
            ends=self.ends if following.ends is None else following.ends,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table as it is printed: the passages and inner tables of each cell."""

    cells: tuple[tuple[Passage | Table, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table that still stand."""

    rows: tuple[Row, ...]

    @property
    def is_frame(self) -> bool:
        """Whether it sets nothing beside anything: a box around paragraphs."""
        return all(len(row.cells) <= 1 for row in self.rows)


class Blocks:
    """Turns the markup of a story into passages and tables: changes accepted, contents left out."""

    def __init__(self, styles: Styles, runs: Runs, ledger: Ledger) -> None:
        self._styles, self._runs, self._ledger = styles, runs, ledger
        self._contents: set[Element] = set()

    def read(self, container: Element, *, on_dark: bool = False) -> Iterator[Passage | Table]:
        """Yield what a container holds, in reading order."""
        open_passage: Passage | None = None
        for child in _flattened(container):
            if child.tag == f"{W}tbl":
                yield from () if open_passage is None else (open_passage,)
                yield self._table(child, on_dark=on_dark)
                open_passage = None
                continue
            passage = self._passage(child, on_dark=on_dark)
            open_passage = open_passage.joined(passage) if open_passage else passage
            if open_passage.is_kept:
                yield open_passage
                open_passage = None
        yield from () if open_passage is None else (open_passage,)

    def begin(self, story: Element) -> None:
        """Make ready for the body, or for a note."""
        self._runs.begin_story(story)
        for control in story.iter(f"{W}sdt"):
            if value(control, "sdtPr", "docPartObj", "docPartGallery") == CONTENTS:
                self._contents.update(control.iter(f"{W}p"))

    def _passage(self, paragraph: Element, *, on_dark: bool) -> Passage:
        properties = find(paragraph, "pPr")
        mark, ends = find(properties, "rPr"), find(properties, "sectPr")
        chain = self._styles.of_paragraph(properties)
        grounds = (properties, *(find(style, "pPr") for style in chain))
        on_dark = on_dark or any(has_dark_ground(ground) for ground in grounds)
        content = self._runs.read(paragraph, chain, on_dark=on_dark)
        events, boxes = tuple(content.events), tuple(content.boxes)
        is_deleted = self._note_mark(mark)
        if paragraph in self._contents or is_in_contents(chain):
            turns = tuple(event for event in events if isinstance(event, Mark))
            return Passage(None, (), turns, ends=ends, is_kept=not is_deleted)
        # A hidden mark sets two paragraphs on one line: a numbered title, then its clause.
        is_hidden = bool(is_on(mark, "vanish"))
        return Passage(
            properties,
            chain,
            events,
            boxes,
            ends,
            is_kept=not is_deleted and not is_hidden,
            gap=" " if is_hidden and not is_deleted else "",
        )

    def _note_mark(self, mark: Element | None) -> bool:
        """Put on record what was done to a paragraph's mark, and return whether it is gone."""
        for name, kind in DONE.items():
            change = find(mark, name)
            if change is not None:
                self._ledger.note(kind, change, PARAGRAPH_MARK)
        return find(mark, "del") is not None or find(mark, "moveFrom") is not None

    def _table(self, table: Element, *, on_dark: bool) -> Table:
        on_dark = on_dark or self._is_dark(find(table, "tblPr"))
        return Table(
            tuple(self._row(row, on_dark=on_dark) for row in _flattened(table) if not self._is_gone(row))
        )

    def _row(self, row: Element, *, on_dark: bool) -> Row:
        inserted = find(row, "trPr", "ins")
        before = len(self._ledger.changes)
        cells = tuple(
            tuple(self.read(cell, on_dark=on_dark or has_dark_ground(find(cell, "tcPr"))))
            for cell in _flattened(row)
            if _is_printed(cell)
        )
        if inserted is not None and len(self._ledger.changes) == before:
            self._ledger.note(Kind.INSERTED, inserted, all_words(row))
        return Row(cells)

    def _is_gone(self, row: Element) -> bool:
        deleted = find(row, "trPr", "del")
        if deleted is not None:
            self._ledger.note(Kind.DELETED, deleted, all_words(row))
        return deleted is not None

    def _is_dark(self, properties: Element | None) -> bool:
        """Return whether a table or its style shades any of its cells so that white letters show."""
        styles = self._styles.chain(value(properties, "tblStyle"))
        shades = (shade for style in styles for shade in style.iter(f"{W}tcPr", f"{W}tblPr"))
        return has_dark_ground(properties) or any(has_dark_ground(shade) for shade in shades)


def _flattened(container: Element) -> Iterator[Element]:
    """Yield the paragraphs, tables, rows or cells of a container, whatever wraps them."""
    for child in container:
        if child.tag in PARTS:
            yield child
        elif child.tag == f"{ALTERNATES}AlternateContent":
            branch = chosen(child)
            yield from () if branch is None else _flattened(branch)
        elif child.tag in WRAPPERS:
            yield from _flattened(child)


def _is_printed(cell: Element) -> bool:
    """Return whether a cell is its own: not deleted, nor the rest of one that spans rows."""
    properties = find(cell, "tcPr")
    if find(properties, "cellDel") is not None:
        return False
    merges = (find(properties, name) for name in ("vMerge", "hMerge"))
    # 17.4.84: a merge without a value goes on from the cell before.
    return all(merge is None or attribute(merge, "val") == "restart" for merge in merges)
