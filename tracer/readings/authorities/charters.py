"""Constitutions, and the regulations and directives of the European Union."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.domain.authority import AuthorityKind
from tracer.readings.authorities.form import NO, form, listed

if TYPE_CHECKING:
    from tracer.readings.authorities.numbers import Numbered

CONSTITUTION, EU = AuthorityKind.CONSTITUTION, AuthorityKind.EU
TENS = (
    "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth"
)
MORE = "Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth Twentieth"
ORDINALS = (*TENS.split(), *MORE.split(), *(f"Twenty-{one}" for one in TENS.split()[:7]))
ROMAN = {"X": 10, "V": 5, "I": 1}
ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|\d{{1,2}}(?:st|nd|rd|th))"
# "this First Amendment", "amended by the First Amendment", "the “First Amendment”": contracts are amended too.
NOT_AFTER = r"(?<![“\"‘'\w-])(?<![Tt]his\s)(?<!such\s)(?<!said\s)(?<!certain\s)(?<!amended\sby\s)(?<!amended\sby\sthe\s)(?<!that\s)"
THEIRS = r"(?:\s+(?:to|of)\s+the\s+(?:United\s+States|U\.\s?S\.|US|[Ff]ederal)\s+Constitution)"
NOT_BEFORE = (
    r"(?!\s+(?:to\b|dated|Effective|Date|between|by\s+and|of\s+(?:this|the\s+(?:Agreement|Contract|Lease))))"
)
BODY = r"(?:\((?P<body>EU|EC|EEC|Euratom)\)\s*)"
SUFFIX = r"(?P<suffix>/(?:EC|EU|EEC|JHA|CFSP))"
YEARLY = r"(?:(?:19|20)\d{2}/\d{1,4}|\d{1,4}/(?:19|20)\d{2})"
MAKER = r"(?:(?:Council|Commission|Delegated|Implementing|Framework)\s+)*+"


def _amendment(match: re.Match[str], one: Numbered) -> str:
    del match
    digits = re.sub(r"\D", "", one.number)
    return f"{ORDINALS[int(digits) - 1] if digits and 0 < int(digits) <= len(ORDINALS) else one.number} Amendment"


def _roman(match: re.Match[str], one: Numbered) -> str:
    """Return the name of "amend. XIV"."""
    del match
    values = [ROMAN[letter] for letter in one.number]
    pairs = zip(values, [*values[1:], 0], strict=True)
    at = sum(-value if value < after else value for value, after in pairs)
    return f"{ORDINALS[at - 1]} Amendment" if at <= len(ORDINALS) else f"Amendment {one.number}"


def _act_of_union(match: re.Match[str], one: Numbered) -> str:
    """Return "Regulation (EU) 2016/679", "Regulation (EC) No 428/2009" or "Directive 95/46/EC"."""
    number, suffix = one.number, match.groupdict().get("suffix") or ""
    if suffix:
        return f"{match['what']} {number}{suffix}"
    no = "" if re.match(r"(?:19|20)\d\d/", number) else "No "
    return f"{match['what']} ({match.groupdict().get('body') or 'EU'}) {no}{number}"


CHARTER_FORMS = (
    form(
        CONSTITUTION,
        "amendment amendments",
        rf"{NOT_AFTER}{listed(ORDINAL)}\s+Amendments?(?!\w)(?:{THEIRS}|{NOT_BEFORE})",
        _amendment,
        ORDINAL,
    ),
    form(
        CONSTITUTION,
        "const",
        r"U\.?\s?S\.?\s+Const\.,?\s+amends?\.\s*(?P<many>X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})(?!\w)",
        _roman,
        r"[XVI]+",
    ),
    form(
        CONSTITUTION, "const", r"U\.?\s?S\.?\s+Const\.(?!,?\s+amend)", lambda *_: "United States Constitution"
    ),
    form(
        EU,
        "regulation directive decision",
        rf"(?<!\w){MAKER}(?P<what>Regulation|Directive|Decision)\s*{BODY}{NO}(?P<many>\d{{2,4}}/\d{{1,4}})(?!\w)",
        _act_of_union,
        r".+",
    ),
    form(
        EU,
        "regulation directive decision",
        rf"(?<!\w){MAKER}(?P<what>Regulation|Directive|Decision)\s*{NO}(?P<many>\d{{2,4}}/\d{{1,4}}){SUFFIX}(?!\w)",
        _act_of_union,
        r".+",
    ),
    form(
        EU,
        "regulation",
        rf"(?<!\w){MAKER}(?P<what>Regulation)\s+{NO}(?P<many>{YEARLY})(?![\w/])",
        _act_of_union,
        r".+",
    ),
)
