"""Cases and codes that eyecite knows by the abbreviation of their reporter; the one door to eyecite."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from tracer.domain.authority import Authority, AuthorityKind
from tracer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eyecite.models import FullCaseCitation, FullLawCitation

# A volume, an abbreviation and a page; or a code and a section: what loading eyecite's tables is worth.
SIGN = re.compile(
    r"(?<![\w.])\d{1,4}\s+(?:[A-Z][A-Za-z’']{0,8}\.\s?){1,4}(?:[23]d|\dth)?\s*(?:\([^()]{1,12}\)\s*)?\d"
    r"|\b(?:Code|Codes|Stat|Laws|Law|Stats|Ann)\b[^§]{0,30}§"
)
# eyecite looks again at all that follows a case, so that a long text is given to it in pieces.
PIECE = re.compile(r"(?s).{1,4000}(?!\S)|\S{4000}")

# It warns of citations that overlap in a way it cannot explain; whoever listens to its log still hears that.
logging.getLogger("eyecite").addHandler(logging.NullHandler())


def find_reported(text: str) -> Iterator[Authority]:
    """Yield the cases and state laws that eyecite finds, where the text holds a sign of one."""
    if SIGN.search(text):
        for piece in PIECE.finditer(text):
            if SIGN.search(piece[0]):
                yield from _read(text, piece[0], piece.start())


def _read(text: str, piece: str, at: int) -> Iterator[Authority]:
    from eyecite import get_citations, models

    for found in get_citations(piece):
        if isinstance(found, models.FullCaseCitation):
            yield _case(text, found, at)
        elif isinstance(found, models.FullLawCitation):
            yield _law(text, found, at)


def _case(text: str, found: FullCaseCitation, at: int) -> Authority:
    """Return a case by its place in the reports; the parties are read by `titles`."""
    start, end = found.span()[0], max(found.full_span()[1], found.span()[1])
    span = Span(at + start, at + end)
    year = f" ({found.metadata.year})" if found.metadata.year else ""
    pin = found.metadata.pin_cite
    name = f"{found.corrected_citation()}{year}"
    return Authority(span.of(text), span, AuthorityKind.CASE, name, f"at {pin}" if pin else None)


def _law(text: str, found: FullLawCitation, at: int) -> Authority:
    start, end = found.span_with_pincite()
    span = Span(at + start, at + end)
    pin = found.metadata.pin_cite or ""
    name = " ".join(found.matched_text().split())
    return Authority(span.of(text), span, AuthorityKind.STATUTE, name, pin if pin.startswith("(") else None)
