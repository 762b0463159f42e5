"""Authorities known by name: what a written name stands for, and where such names are."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tracer.domain.authority import AuthorityKind
from tracer.domain.span import Span
from tracer.readings.authorities.lexicon import Named, listed_words, named
from tracer.readings.authorities.signs import Signs, words_of
from tracer.readings.patterns import TermIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

YEAR = re.compile(r"(?:\s+of|,)?\s+((?:1[789]|20)\d{2})(?![\w/-])")
# Acronyms that are words where everything is in capitals: "AS FAR AS PERMITTED", "EAR PROTECTION".
WORDS_TOO = frozenset({"EAR", "FAR"})
NEAR = 40  # characters around such a word, where some must be in lower case
LOWER = re.compile(r"\b[a-z]{2,}\b")
SOME = 3  # words of a name that is plain even in lower case: "export administration regulations"
ENACTED = (AuthorityKind.STATUTE, AuthorityKind.REGULATION)


def find_named(text: str, words: set[str]) -> Iterator[tuple[Span, Named]]:
    """Yield where the authorities of the lexicon are named, with the year of an act.

    `words` are those of the text: where none of the names can stand, it is not searched.
    """
    if not _signs().shown(words):
        return
    rows = named()
    for key, spans in _index().find(text).items():
        row = rows[int(key)]
        for span in spans:
            if _is_name(text, span, row):
                whole = _with_year(text, span)
                if _is_of_year(whole.of(text), row):
                    yield whole, row


def resolve(phrase: str) -> Named | None:
    """Return what the lexicon calls a name, whatever its year and jurisdiction are written like.

    >>> resolve("U.S. Privacy Act").name
    'Privacy Act of 1974'
    >>> resolve("Privacy Act 1988")
    """
    squeezed = " ".join(phrase.split())
    bare = YEAR.sub("", squeezed)
    ways = (squeezed, bare, *(bare.removeprefix(f"{place} ") for place in listed_words("jurisdictions")))
    row = next((found for way in ways if (found := _table().get(way.lower()))), None)
    return row if row and _is_of_year(squeezed, row) else None


@cache
def _table() -> Mapping[str, Named]:
    return {way.lower(): row for row in named() for way in (row.name, *row.written)}


@cache
def _index() -> TermIndex:
    rows = enumerate(named())
    return TermIndex({str(at): {*row.written, *_plain(row.name)} for at, row in rows})


@cache
def _signs() -> Signs[Named]:
    return Signs((words_of(way), row) for row in named() for way in (row.name, *row.written))


def _plain(name: str) -> list[str]:
    """Return a name as a term, unless it is a number that a form reads."""
    return [] if "(" in name or "/" in name else [name]


def _is_name(text: str, span: Span, row: Named) -> bool:
    """Return whether words are written as a name is: with its capitals, where it is short."""
    written = span.of(text)
    parts = written.split()
    if len(parts) == 1:
        return written in (row.name, *row.written) and not (written in WORDS_TOO and _shouts(text, span))
    if len(parts) >= SOME and row.kind in ENACTED:
        return True
    return (
        (written[0].isupper() and not parts[-1][0].islower()) or parts[-2].isupper() or written in row.written
    )


def _shouts(text: str, span: Span) -> bool:
    return not LOWER.search(text, max(0, span.start - NEAR), span.end + NEAR)


def _with_year(text: str, span: Span) -> Span:
    year = YEAR.match(text, span.end) if span.of(text).lower().endswith("act") else None
    return Span(span.start, year.end()) if year else span


def _is_of_year(written: str, row: Named) -> bool:
    """Return whether no other year is written than the one in the name."""
    ours, theirs = YEAR.search(row.name), YEAR.search(written)
    return not (ours and theirs and ours[1] != theirs[1])
