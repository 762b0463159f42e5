"""Markdown to paragraphs: the one door to markdown-it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from tracer.documents.galley import Galley
from tracer.documents.raw import RawDocument
from tracer.documents.text.charset import checked, decoded, without_marks
from tracer.documents.text.lists import BULLET, broken_lines, label_beside
from tracer.documents.text.source import Source, attributes_of, name_of, source_of
from tracer.documents.text.words import Words, words_of
from tracer.domain.document import Role
from tracer.domain.finding import Code, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

    from tracer.domain.settings import Intake

DEEPEST = 60  # levels of lists and quotations; what stands deeper is not read
CELL_BREAK = " | "
# Our own mark for a footnote, which CommonMark has not: see markdown_source
NOTE = re.compile(r"\[\^[^\]\s]{1,80}\]:\s*")
BLANK_LINES = re.compile(r"\n\s*\n")


def read_markdown(data: bytes, name: str, intake: Intake) -> RawDocument:
    """Return headings, paragraphs, items, rows and notes in reading order.

    Raises:
        NotADocument: it is no text.
    """
    source = source_of(without_marks(checked(decoded(data), name)))
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST})
    tokens = parser.enable(["table", "strikethrough"]).parse(source.text)
    reading = _Reading(source)
    for token in tokens:
        reading.take(token)
    return RawDocument(reading.galley.pages(), tuple(reading.findings(reveal=intake.reveal)), laid_out=False)


@dataclass(slots=True)
class _List:
    """An open list: its next number, and the last one that was typed."""

    value: int = 1
    typed: str = ""


@dataclass(slots=True)
class _Reading:
    """Takes the parser's tokens one by one and sets what they say."""

    source: Source
    galley: Galley = field(default_factory=Galley)
    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    label: str = ""
    rank: int = 0
    level: int = 0
    cells: list[str] | None = None
    struck: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def take(self, token: Token) -> None:
        """Read one token: set its words, or note what it opens or closes."""
        self.level = max(self.level, token.level)
        act = _ACTS.get(token.type)
        if act:
            act(self, token)

    def findings(self, *, reveal: bool) -> Iterator[Finding]:
        """Yield what a reader must know of words that were left out."""
        if self.level >= DEEPEST - 1:
            message = f"Lists and quotations deeper than {DEEPEST // 2} levels were not read."
            yield Finding(Code.INCOMPLETE, Severity.WARNING, message)
        if self.comments:
            letters = sum(map(len, self.comments))
            message = (
                f"Comments in the source: {len(self.comments)} ({letters} characters); they were left out."
            )
            shown = tuple(self.comments) if reveal else ()
            yield Finding(Code.HIDDEN_TEXT, Severity.WARNING, message, detail=shown)
        if self.struck:
            message = f"Passages struck through: {len(self.struck)}; they were left out."
            detail = tuple(f"struck: “{words}”" for words in self.struck)
            yield Finding(Code.TRACKED_CHANGES, Severity.WARNING, message, detail=detail)

    def open_list(self, token: Token) -> None:
        self.lists.append(_List(int(token.attrs.get("start", 1))))

    def close_list(self, _: Token) -> None:
        self.lists.pop()
        self.label = ""

    def open_item(self, token: Token) -> None:
        """Count an item: by its typed number, or on from the last where "1." stands before each."""
        current = self.lists[-1]
        if not token.info:
            self.label = BULLET
            return
        if token.info != current.typed:
            current.value = int(token.info)
        self.label = f"{current.value}{token.markup}"
        current.typed, current.value = token.info, current.value + 1

    def close_item(self, _: Token) -> None:
        self.label = ""

    def open_quote(self, _: Token) -> None:
        self.quotes += 1

    def close_quote(self, _: Token) -> None:
        self.quotes -= 1

    def open_heading(self, token: Token) -> None:
        self.rank = int(token.tag[1])

    def close_heading(self, _: Token) -> None:
        self.rank = 0

    def open_row(self, _: Token) -> None:
        self.cells = []

    def close_row(self, _: Token) -> None:
        row = CELL_BREAK.join(cell for cell in self.cells or [] if cell)
        self.cells = None
        self.galley.paragraph(row, role=Role.ROW)

    def set_inline(self, token: Token) -> None:
        """Set the words of a heading, a cell or a paragraph."""
        words = words_of(token.children or (), self.source.titles)
        self.struck += words.struck
        self.comments += words.comments
        if self.cells is not None:
            self.cells.append(" ".join(words.text.split()))
        elif self.rank:
            self._set_heading(words.text)
        else:
            self._set_paragraph(words, self._role(token))

    def set_code(self, token: Token) -> None:
        """Set an indented block, which in an agreement is text that its writer indented."""
        self._set_parts(token.content)

    def set_fence(self, token: Token) -> None:
        """Set a fenced block apart: in a specification it illustrates, as a dialogue does."""
        for part in BLANK_LINES.split(token.content):
            self.galley.paragraph(part, depth=self._depth, role=Role.EXAMPLE)

    def set_html(self, token: Token) -> None:
        """Set the words between the tags of an HTML block."""
        words = words_of((token,), self.source.titles)
        self.comments += words.comments
        self._set_parts(words.text)

    @property
    def _depth(self) -> int:
        return len(self.lists) + self.quotes

    def _set_parts(self, text: str) -> None:
        for part in BLANK_LINES.split(text):
            self.galley.paragraph(part, label=self._taken(part), depth=self._depth)

    def _role(self, token: Token) -> Role:
        is_remark = token.map is not None and token.map[0] in self.source.remarks
        return Role.REMARK if is_remark else Role.PARAGRAPH

    def _set_heading(self, words: str) -> None:
        title, attributes = attributes_of(words)
        self.galley.heading(title, rank=self.rank, label=self._taken(words), name=name_of(attributes))

    def _set_paragraph(self, words: Words, role: Role) -> None:
        note = NOTE.match(words.text)
        if note:
            self.galley.paragraph(words.text[note.end() :], role=Role.NOTE)
            return
        for part in broken_lines(words.text):
            label = self._taken(part)
            self.galley.paragraph(part, label=label, depth=self._depth, bold=words.bold, role=role)

    def _taken(self, text: str) -> str:
        """Return the label of the open item, which its first words use up."""
        label = label_beside(self.label, text) if text.strip() else ""
        self.label = "" if text.strip() else self.label
        return label


_ACTS: dict[str, Callable[[_Reading, Token], None]] = {
    "bullet_list_open": _Reading.open_list,
    "ordered_list_open": _Reading.open_list,
    "bullet_list_close": _Reading.close_list,
    "ordered_list_close": _Reading.close_list,
    "list_item_open": _Reading.open_item,
    "list_item_close": _Reading.close_item,
    "blockquote_open": _Reading.open_quote,
    "blockquote_close": _Reading.close_quote,
    "heading_open": _Reading.open_heading,
    "heading_close": _Reading.close_heading,
    "tr_open": _Reading.open_row,
    "tr_close": _Reading.close_row,
    "inline": _Reading.set_inline,
    "code_block": _Reading.set_code,
    "fence": _Reading.set_fence,
    "html_block": _Reading.set_html,
}
