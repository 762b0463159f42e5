"""The part of an authority that is cited, beside its name: "Section 702 of FISA", "GDPR Art. 5(1)"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tracer.domain.span import Span
from tracer.readings.authorities.numbers import ITEM, PIN, PINS

if TYPE_CHECKING:
    from tracer.domain.authority import Authority

UNIT = (
    r"(?:[Ss]ections?|[Ss]ecs?\.|§+|[Aa]rticles?|[Aa]rts?\.|Titles?|[Pp]arts?|[Cc]hapters?|[Aa]nnex(?:es)?|[Rr]ecitals?"
    r"|[Ss]chedules?|[Dd]ivisions?|[Ss]ubtitles?|[Ss]ubparts?|[Rr]ules?|[Pp]aragraphs?|[Ss]ubsections?)"
)
NUMBER = rf"(?:{ITEM}|[IVXLC]{{1,7}}(?!\w){PINS}|[A-Z](?!\w){PINS}|(?:{PIN})++)"
ALSO = r"(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|to|through)\s+|\s*[-–]\s*)"
PART = rf"{UNIT}\s*{NUMBER}(?:{ALSO}(?:§+\s*)?{NUMBER})*+"
PARTS = rf"(?P<pin>{PART}(?:\s*,\s*{PART})*+)"
BEFORE = re.compile(
    rf"(?<![\w.]){PARTS}\s*,?\s+(?:of|to)\s+(?:the\s+)?(?:said\s+|federal\s+)?$"
    rf"|(?<![\w.])(?P<article>[Aa]rt(?:icle|\.)\s*{NUMBER})\s+(?:of\s+)?$"  # Art. 5(1) GDPR
)
# "the Privacy Act, Section 5 of this Agreement": the section is the agreement's.
ELSEWHERE = r"(?!\w)(?!\s*,?\s+(?:of|to|above|below|hereof|herein)\b)"
AFTER = re.compile(rf"(?:,?\s+as\s+amended)?\s*,?\s*(?:at\s+)?{PARTS}{ELSEWHERE}")
REVISION = re.compile(r"\s*,?\s*\(?(?P<pin>(?:Rev(?:ision|\.)?|Version|v\.?)\s*\d+(?:\.\d+)?)(?!\w)\)?")
REACH = 90  # characters before a name, for "Sections 552, 552a and 553 of the"
SPELLED = (
    (re.compile(r"\b[Ss]ections\s*|\b[Ss]ecs\.\s*|§§+\s*"), "§§ "),
    (re.compile(r"\b[Ss]ection\s*|\b[Ss]ec\.\s*|(?<!§)§(?!§)\s*"), "§ "),
    (re.compile(r"\b[Aa]rts\.\s*"), "Articles "),
    (re.compile(r"\b[Aa]rt\.\s*"), "Article "),
)


def with_pinpoint(text: str, authority: Authority, low: int, high: int) -> Authority:
    """Return an authority with the part of it that is cited in text[low:high], before or after its name."""
    start, end = authority.span.start, authority.span.end
    before = BEFORE.search(text, max(low, start - REACH), start)
    after = None if before else AFTER.match(text, end, high) or REVISION.match(text, end, high)
    if before:
        return _moved(text, authority, before["pin"] or before["article"], Span(before.start(), end))
    if after:
        return _moved(text, authority, after["pin"], Span(start, after.end()))
    return authority


def _moved(text: str, authority: Authority, pin: str, span: Span) -> Authority:
    return replace(authority, text=span.of(text), span=span, pinpoint=spelled(pin))


def spelled(pin: str) -> str:
    """Return a pinpoint in the one way of writing it.

    >>> spelled("Section 4(a)"), spelled("Art. 5(1)"), spelled("part II")
    ('§ 4(a)', 'Article 5(1)', 'Part II')
    """
    for pattern, unit in SPELLED:
        pin = pattern.sub(unit, pin)
    pin = " ".join(pin.split())
    return pin[0].upper() + pin[1:]
