"""The codes of the federation and of the states, cited by section."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tracer.domain.authority import AuthorityKind
from tracer.readings.authorities.form import NO, Form, form
from tracer.readings.authorities.lexicon import choice, codes, states, subjects
from tracer.readings.authorities.numbers import NUMBERS, PINS, SIGNED, Numbered

if TYPE_CHECKING:
    from tracer.readings.authorities.form import Name

STATUTE, REGULATION = AuthorityKind.STATUTE, AuthorityKind.REGULATION
USC = (
    r"(?:U\.?\s?S\.?\s?C(?:\.?\s?[AS])?(?:\.|(?!\w))"
    r"|(?:the\s+)?(?:United\s+States|U\.\s?S\.)\s+Code(?:\s+Annotated)?)"
)
CFR = r"(?:C\.?\s?F\.?\s?R(?:\.|(?!\w))|(?:the\s+)?Code\s+of\s+Federal\s+Regulations)"
TITLE = r"(?<![\w.\-])(?:[Tt]itle\s+)?(?P<title>\d{1,2})\s*(?:,|of)?\s*"
OF_TITLE = r"\s*,?\s+(?:of|to)\s+[Tt]itle\s+(?P<title>\d{1,2})\s*(?:,|of)?\s*"
REGISTER = r"(?<![\w.])(?P<title>\d{1,3})\s+(?:Fed\.\s?Reg\.|FR)\s+(?P<many>\d{1,3},\d{3}|\d{4,6})(?!\w)"
LAW = rf"\b(?:Public\s+Law|Pub\.?\s?L\.?|P\.\s?L\.)\s*{NO}(?P<many>\d{{2,3}}[-–]\d{{1,3}})(?!\w)"
HEADS = r"(?:Codes?|Stats?\.|Statutes|Laws?)(?:\s+Ann(?:\.|otated))?"
SUBJECT = r"(?:[A-Z][\w’']*\.?|&|and|of)"
# Subjects that name a code even where the state is left out.
KNOWN = (
    r"(?:Civil|Penal|Government|Vehicle|Family|Labor|Education|Elections|Insurance|Evidence|Criminal|Revised"
    r"|Health\s+and\s+Safety|Business\s+and\s+Professions|(?:[A-Z]\w+\s+){0,2}Municipal)(?:\s+Procedure)?\s+Code"
)
WORD = re.compile(r"\w+")
SECTION = r"\d[\w.:/-]*[.:/-]\w"  # a section of a code cited by initials has parts: RCW 9.73.090
CHAPTER = r"\d{1,4}/\d[\d.-]*+"  # 740 ILCS 14/15


def _titled(name: str) -> str:
    return rf"{TITLE}{name}(?:\s*,?\s*{NUMBERS})?"


def _federal(reporter: str) -> Name:
    return lambda match, one: f"{int(match['title'])} {reporter} {one.label}".strip()


def _regulation(match: re.Match[str], one: Numbered) -> str:
    """Return the name of a regulation: only a part has a number without a point, "45 CFR 46"."""
    label = one.label if "." in one.number else one.label.replace("§§", "Parts").replace("§", "Part")
    return f"{int(match['title'])} C.F.R. {label}".strip()


def _number(head: str) -> Name:
    return lambda _, one: f"{head} {one.number.replace('–', '-')}"


FEDERAL = (
    form(STATUTE, "u.s.c u.c usc usca uscs states.code u.s.code", _titled(USC), _federal("U.S.C.")),
    form(STATUTE, "u.s.c u.c usc states.code u.s.code", rf"{SIGNED}{OF_TITLE}{USC}", _federal("U.S.C.")),
    form(REGULATION, "c.f.r c.r cfr federal.regulations", _titled(CFR), _regulation),
    form(REGULATION, "c.f.r c.r cfr federal.regulations", rf"{SIGNED}{OF_TITLE}{CFR}", _regulation),
    form(STATUTE, "public.law pub.l publ p.l", LAW, _number("Pub. L."), r".+"),
    form(
        REGULATION,
        "fed.reg fr",
        REGISTER,
        lambda match, one: f"{match['title']} Fed. Reg. {one.number.replace(',', '')}",
        r".+",
    ),
)


@cache
def code_forms() -> tuple[Form, ...]:
    """Return the forms of federal and state codes."""
    state, own = choice(states()), choice(codes())
    after = r"(?:\s*\([A-Z]{2,6}\))?\s*,?\s*"
    ways = {".".join(WORD.findall(way.lower())) for way in codes()}
    return (
        *FEDERAL,
        form(
            STATUTE,
            " ".join(ways),
            rf"(?<![\w.])(?P<code>{own}){after}(?={SECTION}|§|[Ss]ec|[Cc]h)(?:{NUMBERS})",
            _own,
        ),
        form(
            STATUTE,
            "ilcs",
            rf"(?<!\w)(?P<title>\d{{1,4}})\s+ILCS\s+(?P<many>{CHAPTER}{PINS})",
            _ilcs,
            rf"(?P<number>{CHAPTER})(?P<pins>{PINS})",
        ),
        form(
            STATUTE,
            "code stat stats statutes york.law n.y.law general.laws gen.laws compiled.laws",
            rf"(?<![\w.])(?:(?P<title>\d{{1,3}})\s+)?(?P<state>{state})\s*(?P<code>(?:{SUBJECT}\s+){{0,6}}?{HEADS}){after}{NUMBERS}",
            _state,
        ),
        form(STATUTE, "code", rf"(?<!\w)(?P<code>{KNOWN}){after}{SIGNED}", _local),
        form(
            STATUTE,
            "code",
            rf"(?<!\w){SIGNED}\s+of\s+the\s+(?:(?P<state>{state})\s+)?(?P<code>{KNOWN})",
            _state,
        ),
        form(AuthorityKind.CONSTITUTION, "constitution", _constitution(state), _of_state),
    )


def expand(code: str) -> str:
    """Return a code's name with its abbreviations written out.

    >>> expand("Bus. & Prof. Code Ann.")
    'Business and Professions Code'
    """
    full = subjects()
    spaced = re.sub(r"\.(?=[A-Z&])", ". ", code)
    return " ".join(full.get(word, word) for word in spaced.split()).removesuffix(" Annotated")


def _constitution(state: str) -> str:
    return rf"(?<![\w.])(?P<state>{state})\s+(?:State\s+)?Const(?:itution|\.)(?!\w)"


def _of_state(match: re.Match[str], _: Numbered) -> str:
    return f"{_spelled(match['state'])} Constitution"


def _spelled(state: str) -> str:
    return states()[" ".join(state.split())]


def _own(match: re.Match[str], one: Numbered) -> str:
    return f"{codes()[' '.join(match['code'].split())]} {one.label}"


def _ilcs(match: re.Match[str], one: Numbered) -> str:
    return f"{match['title']} ILCS {one.number}"


def _state(match: re.Match[str], one: Numbered) -> str:
    state = _spelled(match["state"]) if match["state"] else ""
    title = match.groupdict().get("title") or ""
    return " ".join(f"{title} {state} {expand(match['code'])} {one.label}".split())


def _local(match: re.Match[str], one: Numbered) -> str:
    return f"{expand(match['code'])} {one.label}"
