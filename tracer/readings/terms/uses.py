"""Where defined terms are used: one or many, possessive or not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tracer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORD = re.compile(r"\w+(?:[-&]\w+)*")
MOST_WORDS = 9
HISSES = ("ches", "shes", "xes", "sses", "zes")


class Uses:
    """An index of terms.

    >>> list(Uses(["Prohibited Use"]).find("no Prohibited Uses"))
    [('Prohibited Use', Span(start=3, end=18))]
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self.by_key: dict[str, str] = {}
        for term in terms:
            self.by_key.setdefault(key_of(term), term)
        counts = {len(key.split()) for key in self.by_key}
        self.lengths = sorted((count for count in counts if 0 < count <= MOST_WORDS), reverse=True)

    def find(self, text: str, start: int = 0) -> Iterator[tuple[str, Span]]:
        """Yield each use of a term with its span, the longest of those that begin together."""
        words = list(WORD.finditer(text, start))
        for at, word in enumerate(words):
            if word[0][0].isupper():
                found = self._longest(text, words[at : at + MOST_WORDS])
                if found:
                    yield found

    def _longest(self, text: str, words: list[re.Match[str]]) -> tuple[str, Span] | None:
        for count in self.lengths:
            if count <= len(words):
                span = Span(words[0].start(), words[count - 1].end())
                term = self.by_key.get(key_of(span.of(text)))
                if term:
                    return term, span
        return None


@lru_cache(maxsize=8)
def uses_of(terms: tuple[str, ...]) -> Uses:
    """Return the index of these terms, made once."""
    return Uses(terms)


def key_of(phrase: str) -> str:
    """Return one spelling of a term: in the singular, single spaces between its words.

    >>> key_of("Prohibited  Queries")
    'Prohibited Query'
    """
    *words, last = phrase.split() or [""]
    return " ".join([*words, singular(last)])


def singular(word: str) -> str:
    """Return a word without the ending of the plural."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(HISSES):
        return word[:-2]
    if word.endswith(("ss", "us", "is")):
        return word
    return word.removesuffix("s")
