"""What a Word draft says beside its text: tracked changes, comments, hidden words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from tracer.documents.word.styles import Element, W, attribute
from tracer.domain.finding import Code, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PARAGRAPH_MARK = "¶"
MOST_SHOWN = 300  # characters of one change
GIVEN = frozenset({f"{W}t", f"{W}delText"})
SPACES = frozenset({f"{W}tab", f"{W}br", f"{W}cr", f"{W}p"})
NOBODY = "an unnamed author"


class Kind(StrEnum):
    """What was done to words while changes were tracked."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_HERE = "moved here"
    MOVED_AWAY = "moved away"


NAMES = {Kind.INSERTED: "insertion", Kind.DELETED: "deletion", Kind.MOVED_HERE: "move"}


@dataclass(frozen=True, slots=True)
class Change:
    """Words that one author inserted, deleted or moved on a day."""

    kind: Kind
    author: str
    day: str
    words: str

    def __str__(self) -> str:
        words = " ".join(self.words.split())
        shown = words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN].rstrip()}…"
        when = f", {self.day}" if self.day else ""
        return f'{self.kind} by {self.author}{when}: "{shown}"'


class Ledger:
    """Collects tracked changes in reading order; those that adjoin and agree become one."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self._adjoins = False

    def note(self, kind: Kind, mark: Element, words: str) -> None:
        """Put a change on record; `mark` is the element that names its author and date."""
        if not words:
            return
        change = Change(kind, _author(mark), attribute(mark, "date")[:10], words)
        last = self.changes[-1] if self._adjoins else None
        if last and replace(last, words=words) == change:
            self.changes[-1] = replace(change, words=last.words + words)
        else:
            self.changes.append(change)
        self._adjoins = True

    def pass_over(self) -> None:
        """Tell that words without a change stand between the last one and the next."""
        self._adjoins = False

    def findings(self) -> Iterator[Finding]:
        """Yield what was changed, by how many."""
        if not self.changes:
            return
        kinds = [change.kind for change in self.changes]
        # Words that moved are away in one place and here in another: one move.
        moves = max(kinds.count(Kind.MOVED_HERE), kinds.count(Kind.MOVED_AWAY))
        counts = {kind: kinds.count(kind) for kind in NAMES} | {Kind.MOVED_HERE: moves}
        done = [counted(count, NAMES[kind]) for kind, count in counts.items() if count]
        authors = counted(len({change.author for change in self.changes}), "author")
        message = f"{_listed(done)} by {authors}; read as if all were accepted."
        detail = tuple(map(str, self.changes))
        yield Finding(Code.TRACKED_CHANGES, Severity.WARNING, message, detail=detail)


class Hidden:
    """Collects words that no reader of the page sees; those that follow each other become one."""

    def __init__(self) -> None:
        self.passages: list[str] = []
        self._adjoins = False

    def note(self, words: str) -> None:
        """Put hidden words on record."""
        if self._adjoins:
            self.passages[-1] += words
        elif words.strip():
            self.passages.append(words)
            self._adjoins = True

    def pass_over(self) -> None:
        """Tell that words in sight, or the end of a paragraph, stand before the next."""
        self._adjoins = False

    def findings(self, *, reveal: bool) -> Iterator[Finding]:
        """Yield how many passages are hidden, and their words only where asked for."""
        if self.passages:
            message = f"Hidden passages: {len(self.passages)}; they were left out."
            detail = tuple(" ".join(words.split()) for words in self.passages) if reveal else ()
            yield Finding(Code.HIDDEN_TEXT, Severity.WARNING, message, detail=detail)


def comment_findings(root: Element | None) -> Iterator[Finding]:
    """Yield the comments of a draft, each with its author."""
    comments = [] if root is None else list(root.iter(f"{W}comment"))
    if comments:
        message = f"{counted(len(comments), 'comment')}; no part of the text."
        detail = tuple(f"{_author(comment)}: {' '.join(_said(comment).split())}" for comment in comments)
        yield Finding(Code.COMMENTS, Severity.NOTE, message, detail=detail)


def all_words(element: Element) -> str:
    """Return every word below an element, also what was deleted."""
    return _joined(element.iter(*GIVEN, *SPACES), GIVEN)


def _author(mark: Element) -> str:
    return " ".join(attribute(mark, "author").split()) or NOBODY


def _said(comment: Element) -> str:
    return _joined(comment.iter(f"{W}t", *SPACES), frozenset({f"{W}t"}))


def _joined(elements: Iterable[Element], given: frozenset[str]) -> str:
    return "".join((one.text or "") if one.tag in given else " " for one in elements)


def counted(count: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(2, "author")
    '2 authors'
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
