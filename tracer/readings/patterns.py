"""The pattern language of the lexicons, and the index that finds every term in one pass.

A space is any gap between words. Each word may be
    stem*       a stem with any ending
    a|b|c       one of several
    two_words   neighbours inside a choice: law_enforcement|police
    word?       optional; of several choices, one "?" makes the whole word optional
    ..          up to three words in between
    ...         up to twelve
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

GAP = r"[^\w.;]{1,4}"  # between neighbouring words, never across a sentence
# No word begins or ends with what a gap holds: else rows of dashes take exponential time.
PASSED = r"\w+(?:[’'-]\w+)*"
NEAR = {"..": 3, "...": 12}
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Term:
    """One compiled term of one list."""

    key: str
    pattern: re.Pattern[str]
    needed: frozenset[str]
    """Words and stems ("surveil*") of which a text must hold one; none where its first word is all."""


class TermIndex:
    """Every term of every list, found by its first word.

    >>> index = TermIndex({"mass": ["mass|bulk surveil*"]})
    >>> index.find("no Mass surveillance")
    {'mass': (Span(start=3, end=20),)}
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._whole: dict[str, list[Term]] = defaultdict(list)
        self._stems: dict[str, list[Term]] = defaultdict(list)
        for key, terms in lists.items():
            for text in terms:
                self._add(key, text)
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._needed = frozenset(atom for terms in self._terms() for term in terms for atom in term.needed)
        self._needed_lengths = sorted({len(atom) - 1 for atom in self._needed if atom.endswith("*")})
        self._known: dict[str, tuple[Term, ...]] = {}
        self._atoms: dict[str, frozenset[str]] = {}

    def find(self, text: str) -> dict[str, tuple[Span, ...]]:
        """Return, for each list, where its terms stand: in order, the longest of those that meet."""
        found: dict[str, list[Span]] = defaultdict(list)
        words = [(match.start(), match[0].lower()) for match in WORD.finditer(text)]
        held = frozenset().union(*(self._atoms_of(word) for word in {word for _, word in words}))
        for start, word in words:
            for term in self._begun_by(word):
                if term.needed and term.needed.isdisjoint(held):
                    continue
                match = term.pattern.match(text, start)
                if match:
                    _keep_longest(found[term.key], Span(start, match.end()))
        return {key: tuple(spans) for key, spans in found.items()}

    def _add(self, key: str, text: str) -> None:
        words = text.split()
        if not words or words[0] in NEAR or words[-1] in NEAR or "?" in words[0]:
            raise ValueError(f"a term begins and ends with a word that must stand: {text!r}")
        term = Term(key, re.compile(_term_source(words), re.IGNORECASE), _needed_by(words))
        for choice in words[0].split("|"):
            lead = WORD.match(choice.lower().replace("_", " "))
            if lead is None:
                raise ValueError(f"a term begins with a letter or digit: {text!r}")
            is_stem = choice[lead.end() : lead.end() + 1] == "*"
            (self._stems if is_stem else self._whole)[lead[0]].append(term)

    def _terms(self) -> Iterator[list[Term]]:
        yield from self._whole.values()
        yield from self._stems.values()

    def _atoms_of(self, word: str) -> frozenset[str]:
        """Return the word and its stems, as far as any term needs them."""
        known = self._atoms.get(word)
        if known is None:
            stems = (f"{word[:length]}*" for length in self._needed_lengths if length <= len(word))
            known = self._atoms[word] = self._needed.intersection([word, *stems])
        return known

    def _begun_by(self, word: str) -> tuple[Term, ...]:
        known = self._known.get(word)
        if known is None:
            stems = (word[:length] for length in self._lengths if length <= len(word))
            begun = [*self._whole.get(word, ()), *(t for s in stems for t in self._stems.get(s, ()))]
            known = self._known[word] = tuple(dict.fromkeys(begun))
        return known


def _needed_by(words: list[str]) -> frozenset[str]:
    """Return the choices for the last word that must stand, so that most texts need no search."""
    for word in reversed(words[1:]):
        if word not in NEAR and "?" not in word:
            return frozenset(_atom(choice) for choice in word.split("|"))
    return frozenset()


def _atom(choice: str) -> str:
    """Return the first word of a choice, as a stem where letters may follow it."""
    lead = WORD.match(choice.lower().replace("_", " "))
    if lead is None:
        raise ValueError(f"a choice begins with a letter or digit: {choice!r}")
    goes_on = choice[lead.end() : lead.end() + 1] in {"*", "-"}  # "log-in" is found in "login"
    return lead[0] + ("*" if goes_on else "")


def _keep_longest(spans: list[Span], span: Span) -> None:
    if not spans or spans[-1].end <= span.start:
        spans.append(span)
    elif spans[-1].start == span.start and spans[-1].end < span.end:
        spans[-1] = span


def _term_source(words: list[str]) -> str:
    """Return the regular expression of a term: words with a gap before each but the first."""
    source = ""
    for at, word in enumerate(words):
        if word in NEAR:
            source += rf"(?:{GAP}{PASSED}){{0,{NEAR[word]}}}?"
            continue
        body = "|".join(_choice_source(choice.strip("?")) for choice in word.split("|"))
        step = f"(?:{body})" if at == 0 else f"{GAP}(?:{body})"
        source += f"(?:{step})?" if "?" in word else step
    return source + r"(?!\w)"


def _choice_source(choice: str) -> str:
    stem, star, _ = choice.partition("*")
    # Drafters write "on-premise" and "on premise", "log-in" and "login".
    body = re.escape(stem).replace(r"\-", r"[-\s]?").replace("_", GAP)
    return body + (r"\w*" if star else "")
