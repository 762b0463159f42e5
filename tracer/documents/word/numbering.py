"""The numbers that Word computes: "5.2", "(a)", "ARTICLE IV", counted as Word counts them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.documents.word.formats import format_number
from tracer.documents.word.styles import (
    ALTERNATES,
    Chain,
    Element,
    Styles,
    W,
    attribute,
    find,
    is_on,
    number,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

BULLET = "•"
LEVEL_TWIPS = 720  # half an inch, by which Word sets in each level
DEEPEST = 8  # the ninth level is a list's last (17.9.6)
NO_LIST = "0"  # w:numId that takes a paragraph out of its style's list (ECMA-376, 17.9.18)


@dataclass(frozen=True, slots=True)
class Label:
    """A paragraph's number as printed, and how many levels it is set in."""

    printed: str
    depth: int


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list, as its definition gives it."""

    start: int
    form: str
    template: str
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    hidden: bool = False
    indents: Element | None = None

    def begins_anew_after(self, above: int, own: int) -> bool:
        """Return whether an item at the level above sets this one back (ECMA-376, 17.9.10)."""
        return above < (own if self.restart is None or self.restart > own else self.restart)


@dataclass(frozen=True, slots=True)
class _List:
    """A list as paragraphs name it: whose counters it shares, its levels, its own starts."""

    counted_with: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]

    def start(self, depth: int) -> int:
        """Return the first number of a level."""
        return self.starts.get(depth, self.levels[depth].start if depth in self.levels else 1)


class Numbering:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        children = [] if root is None else list(root)
        self._abstract = {
            attribute(child, "abstractNumId"): child for child in children if child.tag == f"{W}abstractNum"
        }
        self._lists: dict[str, _List] = {}
        for child in children:
            if child.tag == f"{W}num":
                self._lists[attribute(child, "numId")] = self._list(child)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def next_label(self, properties: Element | None, chain: Chain) -> Label | None:
        """Return the label of a paragraph, the next in document order, or None if it has none."""
        places = (find(properties, "numPr"), *(find(style, "pPr", "numPr") for style in chain))
        named = (value(place, "numId") for place in places)
        name = next((one for one in named if one is not None), NO_LIST)
        if name == NO_LIST or name not in self._lists:
            return None
        listed = self._lists[name]
        depth = _depth(properties, chain, listed)
        counts = self._count(name, listed, depth)
        level = listed.levels.get(depth)
        if level is None or level.hidden:
            return None
        return Label(_printed(listed, depth, counts), max(depth, _set_in(properties, chain, level)))

    def _count(self, name: str, listed: _List, depth: int) -> dict[int, int]:
        """Return the counters of the list after one more item at this depth.

        Lists of one definition share its counters; a list's own start counts once, at its first
        item. A level passed over counts as begun: "1.1" first, and the next of the level above is
        "2." (Microsoft, Q110380).
        """
        counts = self._counts[listed.counted_with]
        if depth in listed.starts and (name, depth) not in self._begun:
            counts[depth] = listed.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else listed.start(depth)
        self._begun.add((name, depth))
        for above in range(depth):
            counts.setdefault(above, listed.start(above))
        for below, level in listed.levels.items():
            if below > depth and level.begins_anew_after(depth, below):
                counts.pop(below, None)
        return counts

    def _list(self, element: Element) -> _List:
        name = value(element, "abstractNumId") or ""
        source = self._linked(name)
        levels = {} if source is None else _levels(source)
        starts: dict[int, int] = {}
        for override in element.iter(f"{W}lvlOverride"):
            depth = number(attribute(override, "ilvl"))
            own, start = find(override, "lvl"), value(override, "startOverride")
            if own is not None:
                levels[depth] = _level(own)
            if start is not None:
                starts[depth] = number(start)
        counted_with = name if source is None else attribute(source, "abstractNumId")
        return _List(counted_with, levels, starts)

    def _linked(self, name: str) -> Element | None:
        """Return the definition that holds the levels; one may name a style that another defines."""
        source = self._abstract.get(name)
        style = value(source, "numStyleLink")
        if style is None:
            return source
        linked = (one for one in self._abstract.values() if value(one, "styleLink") == style)
        return next(linked, source)


def _levels(source: Element) -> dict[int, _Level]:
    return {number(attribute(level, "ilvl")): _level(level) for level in source if level.tag == f"{W}lvl"}


def _level(element: Element) -> _Level:
    form = value(element, "numFmt")
    if form is None:  # a format of later Words: w14 knows "001", older ones read what stands beside it
        other = element.find(f"{ALTERNATES}AlternateContent/{ALTERNATES}Choice/{W}numFmt")
        zeros = re.match(r"0+1\b", "" if other is None else attribute(other, "format"))
        form = f"zeros {len(zeros[0])}" if zeros else "decimal"
    restart = value(element, "lvlRestart")
    return _Level(
        number(value(element, "start"), 1),
        form,
        value(element, "lvlText") or "",
        bool(is_on(element, "isLgl")),
        None if restart is None else number(restart),
        value(element, "pStyle"),
        bool(is_on(find(element, "rPr"), "vanish")),
        find(element, "pPr", "ind"),
    )


def _depth(properties: Element | None, chain: Chain, listed: _List) -> int:
    """Return the level of a paragraph: its own word, or the level that its style is linked to."""
    own = value(properties, "numPr", "ilvl")
    if own is not None:
        return _bounded(own)
    linked = {level.style: depth for depth, level in listed.levels.items() if level.style}
    for style in chain:
        name = attribute(style, "styleId")
        if name in linked:
            return linked[name]
        own = value(style, "pPr", "numPr", "ilvl")
        if own is not None:
            return _bounded(own)
    return 0


def _bounded(level: str) -> int:
    return min(max(number(level), 0), DEEPEST)


def _set_in(properties: Element | None, chain: Chain, level: _Level) -> int:
    own, styled = find(properties, "ind"), [find(style, "pPr", "ind") for style in chain]
    is_direct = find(properties, "numPr") is not None
    return indent_depth(own, *((level.indents, *styled) if is_direct else (*styled, level.indents)))


def indent_depth(*indents: Element | None) -> int:
    """Return how many levels a first line is set in; the first place that speaks of it counts."""

    def twips(*names: str) -> int:
        said = (indent.get(W + name) for indent in indents if indent is not None for name in names)
        return next((number(one) for one in said if one is not None), 0)

    return max(twips("left", "start") - twips("hanging"), 0) // LEVEL_TWIPS


def _printed(listed: _List, depth: int, counts: Mapping[int, int]) -> str:
    level = listed.levels[depth]
    if level.form == "bullet":
        return BULLET if level.template else ""

    def count(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        if at > depth or at not in counts:
            return ""
        form = listed.levels[at].form if at in listed.levels else "decimal"
        # 17.9.4: a level in legal style shows every number in Arabic numerals.
        return format_number(counts[at], "decimal" if level.legal and form != "none" else form)

    return re.sub(r"%(\d)", count, level.template)
