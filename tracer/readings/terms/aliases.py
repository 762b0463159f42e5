"""Short names given in passing: (the “Services”), (“OpenAI”, “we”, or “us”), hereinafter "Customer"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.domain.span import Span
from tracer.domain.terms import Form
from tracer.readings.terms.quoted import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WITHIN = 160  # characters between a bracket and the term it holds
STANDS_FOR = 300  # characters before a bracket that may be what it names
# What may stand between the bracket and the first mark; "(e.g. “X”)" and "(see “X”)" name nothing.
LEADS = re.compile(
    r"\s*(?:(?:the|an?|each|any|all|such|these|those|collectively|individually|together|jointly|hereinafter|hereafter"
    r"|herein|also|and|or|both|referred|known|called|sometimes|respectively|in|this|our|with|as)\b[^()]*)?",
    re.IGNORECASE,
)
POINTS = re.compile(r"\b(?:defined|meaning|titled|entitled|used)\b", re.IGNORECASE)
CALLED = re.compile(
    r"\b(?:referred\s+to\s+(?:\w+\s+){0,4}as|hereinafter|hereafter|called|known\s+as|collectively|individually|termed)"
    r"[,:]?\s+(?:(?:the|an?|each|our)\s+)*$",
    re.IGNORECASE,
)
NAME = r"[A-Z][\w&’'-]+(?:\s[A-Z][\w&’'-]*){0,4}"
# (hereinafter the Contractor), (the Agreement), referred to as the Company, Flock Safety (FS)
UNQUOTED = re.compile(
    r"\((?:(?:hereinafter|hereafter|herein|collectively|together|each|individually),?\s+(?:referred\s+to\s+as\s+|called\s+)?"
    rf"(?:(?:the|an?)\s+)?|(?:the|an?)\s+)(?P<led>{NAME})\)"
    rf"|\breferred\s+to\s+(?:\w+\s+){{0,3}}as\s+(?:the\s+)?(?P<named>{NAME})"
    r"|(?<=[a-z]\s)\((?P<short>[A-Z]{3,6})\)"
)
SENTENCE = re.compile(r"[.;:]\s")


def find_aliases(text: str, quoted: Sequence[Mention]) -> tuple[tuple[Mention, Span, Form], ...]:
    """Return the terms that stand for the words before them."""
    return (*_quoted(text, quoted), *_unquoted(text))


def _quoted(text: str, quoted: Sequence[Mention]) -> Iterator[tuple[Mention, Span, Form]]:
    for mention in quoted:
        opened = _opened(text, mention)
        if opened is None and CALLED.search(text, max(mention.start - WITHIN, 0), mention.start):
            opened = mention.start
        if opened is not None:
            yield mention, _stands_for(text, opened), Form.ALIAS


def _opened(text: str, mention: Mention) -> int | None:
    """Return where the bracket begins that gives a name, if the mention stands in one."""
    least = max(mention.start - WITHIN, 0)
    opened = text.rfind("(", least, mention.start)
    if opened < 0 or text.rfind(")", opened, mention.start) >= 0:
        return None
    closed = text.find(")", mention.end, mention.end + WITHIN)
    before = text[opened + 1 : mention.start]
    first = re.split(r"[“\"‘']", before, maxsplit=1)[0]
    is_name = closed >= 0 and LEADS.fullmatch(first) and not POINTS.search(before)
    return opened if is_name else None


def _unquoted(text: str) -> Iterator[tuple[Mention, Span, Form]]:
    for found in UNQUOTED.finditer(text):
        group = found.lastgroup or "led"
        span = Span(*found.span(group))
        mention = Mention(found[group], span, span.start, span.end)
        yield mention, _stands_for(text, found.start()), Form.ALIAS


def _stands_for(text: str, end: int) -> Span:
    """Return the words of the sentence that end before a bracket."""
    start = max(end - STANDS_FOR, 0)
    for stop in SENTENCE.finditer(text, start, end):
        start = stop.end()
    return Span(start, end)
