"""The sections of a published document: where each begins, its name, whose authority holds in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.domain.document import Role
from tracer.domain.spec import Section
from tracer.specs.dates import says_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracer.domain.clause import Clause
    from tracer.domain.document import Document, Line

# What GitHub leaves out of a heading's name; it puts a hyphen for each space.
NAMELESS = re.compile(r"[^\w\- ]")
UNNAMED = "section"  # a heading of signs alone
LONGEST_TITLE, LONGEST_ANCHOR = 300, 100  # characters: each provision repeats them


@dataclass(frozen=True, slots=True)
class Opening:
    """A section, where its words begin in the text, and the authority that holds in it.

    That is its own level, or that of the nearest section around it that states one.
    """

    section: Section
    start: int
    authority: str


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading below others; each of them has its title and what it states."""

    start: int
    path: tuple[str, ...]
    anchor: str
    levels: tuple[str, ...]
    """The authority that it and each heading around it states, outermost first."""


def find_sections(document: Document, clauses: Sequence[Clause]) -> tuple[Opening, ...]:
    """Return the sections in reading order, with unique anchors.

    They are the headings that the file marks as such. Where it marks none, or its title alone,
    they are those that the clauses were found to stand under.
    """
    marked = [line for line in document.lines if line.role is Role.HEADING]
    headings = list(_marked(marked, document.text))
    if len(headings) <= 1:
        headings = list(_told(clauses, marked, document.text)) or headings
    anchors = unique_anchors((heading.anchor, heading.path[-1]) for heading in headings)
    return tuple(
        Opening(Section(anchor, one.path, one.levels[-1]), one.start, _in_force(one.levels))
        for one, anchor in zip(headings, anchors, strict=True)
    )


def slug(title: str) -> str:
    """Return what GitHub calls a heading in links.

    >>> slug("Don't provide information hazards (U.S.)")
    'dont-provide-information-hazards-us'
    """
    return NAMELESS.sub("", title.strip().lower()).replace(" ", "-")


def unique_anchors(headings: Iterable[tuple[str, str]]) -> list[str]:
    """Return an anchor for each pair of a heading's own one and its title.

    A second one of a name is "name-1", as GitHub does it. A heading's own anchor goes before one
    that is made of a title.

    >>> unique_anchors([("", "Use"), ("use", "Rules of use"), ("", "Use")])
    ['use-1', 'use', 'use-2']
    """
    wanted = [(own[:LONGEST_ANCHOR], slug(title)[:LONGEST_ANCHOR] or UNNAMED) for own, title in headings]
    owned = {own for own, _ in wanted if own}
    taken: set[str] = set()
    turns: Counter[str] = Counter()
    found = []
    for own, made in wanted:
        name = own or made
        anchor = name
        while anchor in taken or (anchor in owned and own != anchor):
            turns[name] += 1
            anchor = f"{name}-{turns[name]}"
        taken.add(anchor)
        found.append(anchor)
    return found


def _marked(lines: Iterable[Line], text: str) -> Iterator[_Heading]:
    """Yield the headings that the file marks; larger type stands around smaller."""
    around: list[Line] = []
    for line in lines:
        around = [*(outer for outer in around if outer.size > line.size), line]
        path = tuple(_title(each.span.of(text)) for each in around)
        levels = tuple(each.authority for each in around)
        yield _Heading(line.span.start, path, line.anchor, levels)


def _told(clauses: Iterable[Clause], marked: Iterable[Line], text: str) -> Iterator[_Heading]:
    """Yield the headings above the clauses, each where its first clause begins."""
    names = {_title(line.span.of(text)): (line.anchor, line.authority) for line in marked}
    before: tuple[str, ...] = ()
    for clause in clauses:
        # "Effective Aug 24, 2024" in large type heads nothing.
        under = tuple(_title(words) for words in clause.under if not says_date(words))
        same = next((at for at, (a, b) in enumerate(zip(before, under, strict=False)) if a != b), len(before))
        for depth in range(min(same, len(under)), len(under)):
            path = under[: depth + 1]
            told = [names.get(title, ("", "")) for title in path]
            yield _Heading(clause.span.start, path, told[-1][0], tuple(level for _, level in told))
        before = under


def _title(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1]}…"


def _in_force(levels: Sequence[str]) -> str:
    return next((level for level in reversed(levels) if level), "")
