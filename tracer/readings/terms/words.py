"""The word lists of defined terms."""

from __future__ import annotations

from functools import cache

from tracer.readings.lexicon import TERMS, word_list


@cache
def words_of(name: str) -> frozenset[str]:
    """Return one list of the lexicon, in small letters.

    Raises:
        InvalidDataFile: it holds none.
    """
    return frozenset(word_list(TERMS, name))
