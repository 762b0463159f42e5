"""Words of a web page that are no part of its text: hidden from its readers, or struck through."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracer.domain.finding import Code, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.documents.web.look import Look

A_FEW = 8  # words for a screen reader only, as "opens in a new window", are no hidden text


@dataclass(slots=True)
class Passage:
    """A run of words of one kind, as they come."""

    pieces: list[str] = field(default_factory=list)
    is_aside: bool = False

    @property
    def words(self) -> str:
        """The words, single-spaced."""
        return " ".join("".join(self.pieces).split())


@dataclass(slots=True)
class LeftOut:
    """Collects what is left out, passage by passage."""

    hidden: list[Passage] = field(default_factory=list)
    struck: list[Passage] = field(default_factory=list)
    _going: str = ""

    def take(self, text: str, look: Look) -> bool:
        """Return whether words of this look are left out; note them."""
        kind = _kind(text, look)
        if kind in {"hidden", "struck"}:
            passages = self.hidden if kind == "hidden" else self.struck
            if self._going != kind:
                passages.append(Passage(is_aside=look.aside or look.ornament))
            passages[-1].pieces.append(text)
        if text.strip() or kind:
            self._going = kind
        return bool(kind)

    def end(self) -> None:
        """End the passage: a block of the page begins or ends."""
        self._going = ""

    def findings(self, *, reveal: bool) -> Iterator[Finding]:
        """Yield what a reader must know of it."""
        hidden = [passage.words for passage in self.hidden if _is_told(passage)]
        if hidden:
            letters = sum(map(len, hidden))
            message = f"Hidden passages: {len(hidden)} ({letters} characters); they were left out."
            yield Finding(Code.HIDDEN_TEXT, Severity.WARNING, message, detail=tuple(hidden) if reveal else ())
        struck = [passage.words for passage in self.struck if passage.words]
        if struck:
            message = f"Passages struck through: {len(struck)}; they were left out."
            detail = tuple(f"struck: “{words}”" for words in struck)
            yield Finding(Code.TRACKED_CHANGES, Severity.WARNING, message, detail=detail)


def _kind(text: str, look: Look) -> str:
    if look.is_hidden:
        return "hidden"
    if look.struck:
        return "struck"
    # The sign of a link to a heading, an arrow: not for screen readers, and no words.
    return "ornament" if look.ornament and not any(map(str.isalnum, text)) and text.strip() else ""


def _is_told(passage: Passage) -> bool:
    words = passage.words
    if passage.is_aside and len(words.split()) <= A_FEW:
        return False
    return any(map(str.isalnum, words))
