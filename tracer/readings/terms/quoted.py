"""Words in quotation marks, double or single, straight or curly."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracer.domain.span import Span

# A single mark opens after no letter and closes before none: else it is an apostrophe.
QUOTED = re.compile(
    r"[“\"„«](?P<double>[^“”\"„«»|]{1,80})[”\"“»]"
    r"|(?<![\w’'])[‘'](?P<single>[A-Z][^‘’'“”\"|]{0,60})[’'](?!\w)"
)
MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Mention:
    """A term with its span, and the wider stretch that its marks take up."""

    term: str
    span: Span
    start: int
    end: int


def find_quoted(text: str) -> tuple[Mention, ...]:
    """Return the quoted terms in order.

    >>> [one.term for one in find_quoted("“Footage,” or 'Video'")]
    ['Footage', 'Video']
    """
    return tuple(mention for found in QUOTED.finditer(text) if (mention := _mention(found)))


def _mention(found: re.Match[str]) -> Mention | None:
    group = "double" if found["double"] else "single"
    words = found[group]
    term = words.strip(" ,.;:")
    if not term[:1].isalpha() or len(term.split()) > MOST_WORDS:
        return None
    start = found.start(group) + words.index(term)
    return Mention(term, Span(start, start + len(term)), found.start(), found.end())
