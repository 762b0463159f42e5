"""What frames an agreement and is no clause of it: its table of contents, its signature blocks."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from tracer.domain.document import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.domain.document import Document, Line

# "1.3 Fees ........ 12", the leader of a table of contents
LEADER = re.compile(r"(?:\.\s?){5,}\s*\S{0,6}$")
LEADER_END = 12  # characters at the end of a line in which a leader ends
TITLE = re.compile(r"(?:table\s+of\s+)?contents|index", re.IGNORECASE)
# "4.2 Restrictions on Use 17", "SCHEDULE A iv"; no sentence ends so.
ENTRY = re.compile(r"\S.{1,100}[^\d\s.,;]\s+(?:[A-Z]-)?(?:\d{1,3}|[ivxl]{1,6})")
PAGE_HEAD = re.compile(r"page(?:\s+no\.?)?", re.IGNORECASE)
LEAST_ENTRIES = 3
MOST_BETWEEN = 2  # lines of a contents list that end without a page number, as wrapped titles do
# "By: ______", "Name: Jane Roe", "Title:" stand under one another where people sign.
SIGNED = re.compile(
    r"(?:by|name|title|dated?|signature|signed|its|print(?:ed)?\s+name|attest|witness|e-?mail|phone|fax|address)"
    r"\s*(?::|_{3,}).{0,60}|[_\s]{8,}|/s/.{0,60}",
    re.IGNORECASE,
)
LEAST_SIGNED = 3
MOST_WORDS = 9  # of a line amid a signature block: a party's name


def set_aside(document: Document) -> frozenset[int]:
    """Return the indexes of the lines that are no part of any clause."""
    words = [line.span.of(document.text) for line in document.lines]
    examples = (at for at, line in enumerate(document.lines) if line.role is Role.EXAMPLE)
    leaders = (at for at, line in enumerate(words) if "." in line[-LEADER_END:] and LEADER.search(line))
    return frozenset([*examples, *leaders, *_contents(words), *_signatures(document.lines, words)])


def _contents(words: Sequence[str]) -> Iterator[int]:
    """Yield the lines of each list that a title announces as contents."""
    for at, line in enumerate(words):
        if TITLE.fullmatch(line.strip(" .:")):
            entries = list(_entries(words, at + 1))
            if sum(bool(ENTRY.fullmatch(words[entry])) for entry in entries) >= LEAST_ENTRIES:
                yield at
                yield from entries


def _entries(words: Sequence[str], start: int) -> Iterator[int]:
    """Yield the lines from start on to the last entry of a contents list."""
    waiting: list[int] = []
    for at in range(start, len(words)):
        if ENTRY.fullmatch(words[at]) or LEADER.search(words[at]) or PAGE_HEAD.fullmatch(words[at]):
            yield from [*waiting, at]
            waiting = []
        elif len(waiting) == MOST_BETWEEN:
            return
        else:
            waiting.append(at)


def _signatures(lines: Sequence[Line], words: Sequence[str]) -> Iterator[int]:
    """Yield the lines of each stretch that holds enough signature lines and nothing but short ones."""
    short = [
        line.role is Role.PRINTED and (bool(SIGNED.fullmatch(text)) or len(text.split()) < MOST_WORDS)
        for line, text in zip(lines, words, strict=True)
    ]
    for is_short, stretch in groupby(range(len(words)), key=lambda at: short[at]):
        signed = [at for at in stretch if is_short and SIGNED.fullmatch(words[at])]
        if len(signed) >= LEAST_SIGNED and signed[-1] - signed[0] <= 4 * len(signed):
            yield from range(signed[0], signed[-1] + 1)
