"""The runs of a paragraph as the draft now reads: its words, its page breaks, what hangs on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from tracer.documents.word.revisions import Hidden, Kind, Ledger, all_words
from tracer.documents.word.styles import (
    ALTERNATES,
    OFF,
    Chain,
    Element,
    Look,
    Styles,
    W,
    attribute,
    chosen,
    find,
    is_on,
    number,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
BULLET = "•"
# Private characters of the fonts Symbol and Wingdings, by their last byte.
SYMBOLS = {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xD2: "®", 0xD3: "©", 0xD4: "™"}
DINGBATS = {0x6F: "☐", 0x71: "☐", 0xA8: "☐", 0xFD: "☒", 0xFE: "☑", 0xFC: "✓", 0xFB: "✗", 0xE0: "→"}
HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
PRIVATE = range(0xE000, 0xF900)
LEFT_OUT = frozenset(
    W + name
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "rt", "ffData")
)


class Word(NamedTuple):
    """Characters that a reader sees."""

    text: str
    bold: bool = False


class Mark(Enum):
    """What stands among the words."""

    PAGE = "a page break that the writer set"
    TURNED = "where Word's last layout began a page"
    FIGURE = "a picture"


class NoteMark(NamedTuple):
    """A reference to a note: what kind, which, and its sign where the writer chose it."""

    kind: str
    name: str
    sign: str | None


@dataclass(slots=True)
class Content:
    """What the runs of one paragraph came to."""

    events: list[Word | Mark] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def text_of(events: Iterable[Word | Mark]) -> str:
    """Return the words without the marks among them."""
    return "".join(event.text for event in events if isinstance(event, Word))


class Runs:
    """Reads paragraphs in order, and keeps what outlasts one: open fields, changes, notes."""

    def __init__(self, styles: Styles, ledger: Ledger, hidden: Hidden) -> None:
        self.notes: list[NoteMark] = []
        self._styles, self._ledger, self._hidden = styles, ledger, hidden
        self._content, self._chain, self._look = Content(), Chain(), Look()
        self._on_dark = False
        self._changed, self._dropped = 0, False
        self._fields: list[bool] = []
        self._closed: set[Element] = set()
        self._sign_follows = False
        self._readers: dict[str, Callable[[Element], None]] = {
            f"{W}r": self._run,
            f"{W}t": lambda text: self._say(text.text or ""),
            f"{MATH}t": lambda text: self._say(text.text or ""),
            f"{W}tab": lambda _: self._say(" "),
            f"{W}ptab": lambda _: self._say(" "),
            f"{W}cr": lambda _: self._say(" "),
            f"{W}noBreakHyphen": lambda _: self._say("-"),
            f"{W}sym": lambda symbol: self._say(symbol_text(symbol)),
            f"{W}br": self._break,
            f"{W}lastRenderedPageBreak": lambda _: self._content.events.append(Mark.TURNED),
            f"{W}fldChar": self._field,
            f"{W}footnoteReference": self._note,
            f"{W}endnoteReference": self._note,
            f"{W}ins": lambda change: self._keep(change, Kind.INSERTED),
            f"{W}moveTo": lambda change: self._keep(change, Kind.MOVED_HERE),
            f"{W}del": lambda change: self._drop(change, Kind.DELETED),
            f"{W}moveFrom": lambda change: self._drop(change, Kind.MOVED_AWAY),
            f"{W}drawing": self._figure,
            f"{W}pict": self._figure,
            f"{W}object": self._figure,
            f"{W}txbxContent": self._box,
            f"{ALTERNATES}AlternateContent": self._alternate,
        }

    def begin_story(self, story: Element) -> None:
        """Learn which fields of the body or of a note end: one that does not hides nothing."""
        open_fields: list[list[Element]] = []
        for mark in story.iter(f"{W}fldChar"):
            kind = mark.get(f"{W}fldCharType")
            if kind == "begin":
                open_fields.append([mark])
            elif open_fields:
                open_fields[-1].append(mark)
                if kind == "end":
                    self._closed.update(open_fields.pop())
        self._fields.clear()

    def read(self, paragraph: Element, chain: Chain, *, on_dark: bool) -> Content:
        """Return what a reader of the draft's current text sees of a paragraph."""
        self._content, self._chain, self._on_dark = Content(), chain, on_dark
        self._hidden.pass_over()
        self._walk(paragraph)
        return self._content

    def _walk(self, element: Element) -> None:
        for child in element:
            reader = self._readers.get(child.tag)
            if reader is not None:
                reader(child)
            elif child.tag not in LEFT_OUT:
                self._walk(child)

    def _run(self, run: Element) -> None:
        before = self._look
        self._look = self._styles.look(find(run, "rPr"), self._chain, on_dark=self._on_dark)
        self._sign_follows = False
        self._walk(run)
        self._look = before

    def _say(self, words: str) -> None:
        if any(self._fields):
            return
        if self._look.hidden:
            self._hidden.note(words)
        elif self._sign_follows:
            self.notes[-1] = self.notes[-1]._replace(sign=(self.notes[-1].sign or "") + words)
        elif words:
            self._hidden.pass_over()
            self._content.events.append(Word(words, self._look.bold))
            if not self._changed:
                self._ledger.pass_over()

    def _break(self, element: Element) -> None:
        if element.get(f"{W}type") != "page":
            self._say(" ")
        elif not self._look.hidden:
            self._content.events.append(Mark.PAGE)

    def _field(self, mark: Element) -> None:
        """Follow a field: what stands before its `separate` mark is code, after it the result."""
        if mark not in self._closed:
            return
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            if not self._dropped:
                self._say(form_text(find(mark, "ffData")))
            self._fields.append(True)
        elif kind == "separate":
            self._fields[-1:] = [False]
        else:
            self._fields[-1:] = []

    def _note(self, reference: Element) -> None:
        if self._look.hidden or any(self._fields):
            return
        # The sign of a note that Word does not number is the rest of the run (17.11.14).
        self._sign_follows = attribute(reference, "customMarkFollows") not in {"", *OFF}
        kind = reference.tag.removeprefix(W).removesuffix("Reference")
        sign = "" if self._sign_follows else None
        self.notes.append(NoteMark(kind, attribute(reference, "id"), sign))

    def _keep(self, change: Element, kind: Kind) -> None:
        since = len(self._content.events)
        self._changed += 1
        self._walk(change)
        self._changed -= 1
        self._ledger.note(kind, change, text_of(self._content.events[since:]))

    def _drop(self, change: Element, kind: Kind) -> None:
        self._ledger.note(kind, change, all_words(change))
        # A field may end in words that were deleted, and a page in Word's last layout too.
        self._dropped = True
        for mark in change.iter(f"{W}fldChar", f"{W}lastRenderedPageBreak"):
            self._readers[mark.tag](mark)
        self._dropped = False

    def _figure(self, figure: Element) -> None:
        if self._look.hidden:
            self._hidden.note(all_words(figure))
            return
        self._content.events.append(Mark.FIGURE)
        self._walk(figure)

    def _box(self, box: Element) -> None:
        self._content.boxes.append(box)

    def _alternate(self, alternatives: Element) -> None:
        branch = chosen(alternatives)
        if branch is not None:
            self._walk(branch)


def symbol_text(symbol: Element) -> str:
    """Return what a symbol's character looks like; a bullet where its font alone knows."""
    given = attribute(symbol, "char")
    code = int(given, 16) if HEX.fullmatch(given) else 0
    drawn = DINGBATS if "dings" in attribute(symbol, "font").lower() else SYMBOLS
    if code in PRIVATE or drawn is DINGBATS:
        return drawn.get(code & 0xFF, BULLET)
    return chr(code) if 0 < code < PRIVATE.start and chr(code).isprintable() else BULLET


def form_text(form: Element | None) -> str:
    """Return what a box to tick, or a list to choose from, shows; such fields have no result."""
    box, choices = find(form, "checkBox"), find(form, "ddList")
    if box is not None:
        ticked = is_on(box, "checked")
        return "☒" if (is_on(box, "default") if ticked is None else ticked) else "☐"
    if choices is None:
        return ""
    entries = [attribute(entry, "val") for entry in choices.iter(f"{W}listEntry")]
    at = number(value(choices, "result") or value(choices, "default"))
    return entries[at] if 0 <= at < len(entries) else ""
