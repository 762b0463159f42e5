"""The word lists of defined terms."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tracer.datafiles import read_yaml
from tracer.errors import InvalidDataFile

FILE = "terms.yaml"
FOLDER = Path(__file__).parents[1] / "lexicons"


@cache
def words_of(name: str) -> frozenset[str]:
    """Return one list of the lexicon, in small letters.

    Raises:
        InvalidDataFile: it is no list of words.
    """
    words = read_yaml(FOLDER / FILE).get(name)
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise InvalidDataFile(FILE, name, "must hold a list of words (quote yes, no, on and off)")
    return frozenset(words)
