"""One way in which authorities are cited by number, and how such a citation is named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.domain.authority import Authority, AuthorityKind
from tracer.domain.span import Span
from tracer.readings.authorities.numbers import Numbered, numbers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Name = Callable[[re.Match[str], Numbered], str]

NO = r"(?:(?:Nos?\.|No|Number)\s*)?"
AND = r"(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|&)\s+)"
ALSO = r"(?:\s*\([^()\n]{1,40}\))?"  # Federal Acquisition Regulation (“FAR”), section 2.101


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern that finds citations of a kind, and the name that each of their numbers makes.

    It is tried only where all words of one of its `signs`, in lower case, stand in the text. With an `item`,
    its group `many` is a list of what that finds; else its groups `many`, `unit` and `one` are sections, if any.
    """

    kind: AuthorityKind
    signs: tuple[tuple[str, ...], ...]
    pattern: re.Pattern[str]
    name: Name
    item: re.Pattern[str] | None

    def find(self, text: str) -> Iterator[Authority]:
        """Yield the authorities that a text cites in this form."""
        for match in self.pattern.finditer(text):
            for one in self._numbers(match):
                yield Authority(one.span.of(text), one.span, self.kind, self.name(match, one), one.pins)

    def _numbers(self, match: re.Match[str]) -> Iterator[Numbered]:
        if self.item is not None:
            return items_of(match, self.item)
        held = match.groupdict()
        if held.get("many") or held.get("one"):
            return numbers_of(match)
        return iter([Numbered(Span(*match.span()))])


def form(kind: AuthorityKind, signs: str, pattern: str, name: Name, item: str = "") -> Form:
    """Return a form from its written parts; "u.s.c usc" are two signs, the first of three words."""
    words = tuple(tuple(sign.split(".")) for sign in signs.split())
    return Form(kind, words, re.compile(pattern), name, re.compile(item) if item else None)


def listed(item: str) -> str:
    """Return the pattern of one or several items, as the group `many`."""
    return rf"(?P<many>{item}(?:{AND}{item})*+)"


def items_of(match: re.Match[str], item: re.Pattern[str]) -> Iterator[Numbered]:
    """Yield the items of the group `many`; words before belong to the first, words after to the last."""
    found = list(item.finditer(match.string, *match.span("many")))
    for at, one in enumerate(found):
        start = one.start() if at else match.start()
        end = one.end() if one is not found[-1] else match.end()
        held = one.groupdict()
        yield Numbered(Span(start, end), held.get("number") or one[0], pins=held.get("pins") or None)


def nameless(pattern: str) -> str:
    """Return a pattern without the names of its groups, to stand where it is repeated."""
    return re.sub(r"\?P<\w+>", "?:", pattern)
