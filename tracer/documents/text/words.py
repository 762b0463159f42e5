"""The words of a stretch of Markdown as a reader sees them, without the marks around them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tracer.documents.text.charset import without_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
UNSEEN = re.compile(r"<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
BLOCK_TAG = re.compile(
    r"</?(?:p|div|li|ul|ol|tr|td|th|table|h[1-6]|section|details|summary|blockquote|dd|dt)\b[^<>]*>",
    re.IGNORECASE,
)
TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
# "messages[^8ep1]."; "[^8ep1]: …" at the beginning is the note itself
REFERENCE = re.compile(r"(?!\A\[\^[^\]\s]{1,80}\]:)\[\^[^\]\s]{1,80}\]")
# "** Feedback;** You may": a space keeps CommonMark from reading the marks; "[**]" is a redaction
LEFT_BOLD = re.compile(r"(?<![\[*])\*\*(?![*\]])([^*\n]{1,300}?)\*\*(?![*\]])")
# "(see [?](#seek_truth))": the published page puts the section's title here
TITLE_HERE = "?"
FEW_WORDS = 3  # a comment no longer than this marks a place, and hides nothing


class Token(Protocol):
    """What the parser tells of a mark or a stretch of text."""

    @property
    def type(self) -> str:
        """The kind of mark, as "strong_open"."""

    @property
    def nesting(self) -> int:
        """1 where it opens, -1 where it closes, 0 for text."""

    @property
    def content(self) -> str:
        """The text."""

    @property
    def attrs(self) -> Mapping[str, str | int | float]:
        """The address of a link."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words, whether all are bold, and those that were left out: struck, or in comments."""

    text: str
    bold: bool
    struck: tuple[str, ...]
    comments: tuple[str, ...]


class _Scribe:
    """Writes down the words of tokens, in or out of bold and struck passages."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        self.titles = titles
        self.kept: list[str] = []
        self.light = False
        self.struck: list[str] = []
        self.comments: list[str] = []
        self.strong = self.striking = 0
        self.target = ""

    def take(self, token: Token) -> None:
        """Write down what a token says."""
        kind = token.type
        if kind in {"strong_open", "strong_close"}:
            self.strong += token.nesting
        elif kind in {"s_open", "s_close"}:
            self.striking += token.nesting
            self.struck += [""] if token.nesting > 0 and self.striking == 1 else []
        elif kind in {"link_open", "link_close"}:
            self.target = str(token.attrs.get("href", "")) if token.nesting > 0 else ""
        elif kind in {"softbreak", "hardbreak"}:
            self._write("\n")
        elif kind in {"html_inline", "html_block"}:
            self._write_html(token.content)
        elif kind != "image":
            self._write(self._titled(token.content))

    def words(self) -> Words:
        """Return what was written."""
        written = without_marks("".join(self.kept))  # "&#8203;" is one only now
        text = LEFT_BOLD.sub(r"\1", REFERENCE.sub("", written))
        struck = tuple(words for words in (" ".join(part.split()) for part in self.struck) if words)
        return Words(text, not self.light and bool(text.strip()), struck, tuple(self.comments))

    def _titled(self, text: str) -> str:
        return self.titles.get(self.target.removeprefix("#"), text) if text == TITLE_HERE else text

    def _write(self, text: str) -> None:
        if self.striking:
            self.struck[-1] += text
            return
        self.kept.append(text)
        self.light = self.light or bool(text.strip() and not self.strong)

    def _write_html(self, markup: str) -> None:
        for found in COMMENT.finditer(markup):
            words = " ".join(found[1].split())
            self.comments += [words] if len(words.split()) > FEW_WORDS else []
        seen = UNSEEN.sub("", COMMENT.sub("", markup))
        spaced = BLOCK_TAG.sub("\n\n", re.sub(r"(?i)<br\s*/?>", "\n", seen))
        self._write(html.unescape(TAG.sub("", spaced)))


def words_of(tokens: Iterable[Token], titles: Mapping[str, str]) -> Words:
    """Return the words of tokens; `titles` are those of the headings that links may point to."""
    scribe = _Scribe(titles)
    for token in tokens:
        scribe.take(token)
    return scribe.words()
