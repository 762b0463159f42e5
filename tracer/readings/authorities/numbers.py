"""How sections are numbered and listed: "§§ 552, 552a(b)", "Part 744", "Sections 2510 through 2522"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# Every repeat is possessive: a number is read in one way alone, so that no text takes long.
PIN = r"\((?:\d{1,3}|[a-z]{1,4}|[A-Z]{1,4})\)"
PINS = rf"(?:{PIN})*+(?:[-–](?:{PIN})++)?"
NUMBER = r"\d\w*+(?:[./:]\w++)*+(?:[-–]\w++(?:[.:]\w++)*+)*+"  # 552a, 5.20, 14/15, 2000d-1
ITEM = rf"{NUMBER}{PINS}"
PLURAL = r"(?:§§+|(?:[Ss]ections|[Ss]ecs\.|[Ss]ub[Pp]arts|[Pp]arts|[Cc]hapters|[Cc]lauses|[Aa]rticles|Arts\.)(?!\w))"
SINGLE = r"(?:§|(?:[Ss]ections?|[Ss]ecs?\.?|[Ss]ub[Pp]arts?|[Pp]arts?|[Cc]hapters?|[Cc]h\.|[Cc]lauses?|[Aa]rticles?|Arts?\.)(?!\w))"
# "42 U.S.C. § 1983 and 6 C.F.R.": the 6 begins another citation; "§§ 552, 30 days": a number of something.
NOT_NEXT = (
    r"(?!\w)(?!\s*(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R|Fed\.|Stat\.|days?\b|months?\b|years?\b|hours?\b|%))"
)
ANOTHER = rf"(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|&)\s+)(?:§+\s*)?{ITEM}{NOT_NEXT}"
THROUGH = rf"(?:\s+(?:to|through)\s+|\s+[-–]\s+|\s*[-–]\s*(?=§))(?:§+\s*)?{ITEM}{NOT_NEXT}"
MANY = rf"{ITEM}(?:{THROUGH}|{ANOTHER})*+"
ET_SEQ = r"(?:,?\s+et\.?\s+seq\b\.?)?"
SIGNED = rf"(?:{PLURAL}\s*(?P<many>{MANY})|(?P<unit>{SINGLE})\s*(?P<one>{ITEM})){ET_SEQ}"
NUMBERS = rf"(?:{PLURAL}\s*(?P<many>{MANY})|(?:(?P<unit>{SINGLE})\s*)?(?P<one>{ITEM})){ET_SEQ}"

ONE = re.compile(rf"(?P<number>{NUMBER})(?P<pins>{PINS})")
RANGE = re.compile(rf"(?P<first>{NUMBER}){PINS}{THROUGH}")
UNIT = re.compile(r"(§+|[A-Za-z]+\.?)\s*$")
UNITS = {"subp": "Subpart", "part": "Part", "art": "Article", "chap": "Chapter", "ch.": "Chapter"}


@dataclass(frozen=True, slots=True)
class Numbered:
    """One number of a list: where it is written, the number, the number with its unit, its pinpoint."""

    span: Span
    number: str = ""
    label: str = ""
    pins: str | None = None


def numbers_of(match: re.Match[str]) -> Iterator[Numbered]:
    """Yield the numbers that a match holds in its group `many` or `one`.

    The words before a list belong to its first number, the words after it to its last.
    """
    group = "many" if match["many"] else "one"
    text, (at, stop) = match.string, match.span(group)
    found = list(_each(text, at, stop, unit_of(text[match.start() : at]), plural=group == "many"))
    for place, one in enumerate(found):
        start = one.span.start if place else match.start()
        end = one.span.end if one is not found[-1] else match.end()
        yield Numbered(Span(start, end), one.number, one.label, one.pins)


def unit_of(words: str) -> str:
    """Return the one way in which the unit at the end of some words is written in names.

    >>> unit_of("Sections"), unit_of("C.F.R. parts"), unit_of("42 U.S.C. ")
    ('§', 'Part', '§')
    """
    found = UNIT.search(words)
    word = found[1].lower() if found else ""
    return next((unit for head, unit in UNITS.items() if word.startswith(head)), "§")


def _each(text: str, at: int, stop: int, unit: str, *, plural: bool) -> Iterator[Numbered]:
    while one := ONE.search(text, at, stop):
        ranged = RANGE.match(text, one.start(), stop) if plural else None
        found = _ranged(ranged, unit) if ranged else _single(one, unit, plural=plural)
        yield found
        at = found.span.end


def _ranged(match: re.Match[str], unit: str) -> Numbered:
    """Return "2510 through 2522" as one."""
    *_, last = ONE.finditer(match[0])
    number = f"{match['first']}-{last['number']}"
    return Numbered(Span(*match.span()), number, f"{_many(unit)} {number}")


def _single(one: re.Match[str], unit: str, *, plural: bool) -> Numbered:
    number = one["number"].replace("–", "-")
    several = plural and _rises(number)
    label = f"{_many(unit) if several else unit} {number}"
    return Numbered(Span(*one.span()), number, label, one["pins"] or None)


def _many(unit: str) -> str:
    return "§§" if unit == "§" else f"{unit}s"


def _rises(number: str) -> bool:
    """Return whether a number with a dash is two: "5.20-5.36" is, "2000d-1" and "14-2-1" are not."""
    try:
        low, high = ([int(part) for part in side.split(".")] for side in number.split("-"))
    except ValueError:
        return False
    return low < high
