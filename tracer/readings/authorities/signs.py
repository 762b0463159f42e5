"""Which of many things a text can hold at all, by the words that must stand in it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

Thing = TypeVar("Thing")
WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> set[str]:
    """Return the words of a text, in lower case and without marks: "U.S.C." is three."""
    return set(WORD.findall(text.lower()))


class Signs(Generic[Thing]):
    """Things by their signs: sets of words that stand in any text which holds the thing.

    >>> Signs([({"executive", "order"}, "an order"), ({"usc"}, "a code")]).shown({"an", "executive", "order"})
    ['an order']
    """

    def __init__(self, signs: Iterable[tuple[Iterable[str], Thing]]) -> None:
        self._things: list[Thing] = []
        self._by_word: dict[str, list[tuple[frozenset[str], int]]] = defaultdict(list)
        for sign, thing in signs:
            needed = frozenset(sign)
            self._by_word[max(sorted(needed), key=len)].append((needed, len(self._things)))
            self._things.append(thing)

    def shown(self, words: set[str]) -> list[Thing]:
        """Return the things of which a sign stands among some words, each once, in order."""
        near = (sign for word in words & self._by_word.keys() for sign in self._by_word[word])
        found = sorted(at for needed, at in near if needed <= words)
        return list(dict.fromkeys(self._things[at] for at in found))
