"""Whether a page's text can be relied on: by its words, and beside what is printed."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

# Set in November 2026 on the layers of public scans, on rasterised contracts, and on their letters shuffled.
LEAST_CONFIDENCE = 0.80  # of an engine's own scores: below it words are guesses
LEAST_AGREEMENT = 0.60  # share of a page's printed words that its text layer holds too
LEAST_PLAUSIBLE = 0.75  # share of a text's tokens that have the shape of words
SAMPLE = 700  # characters looked at: a page is noise from its start
ENOUGH_WORDS = 25  # with fewer nothing is concluded
WORD = re.compile(r"[^\W\d_]{2,}")
TOKEN = re.compile(r"\S+")
# The shape of a word in a language written with the Latin alphabet: one case, or a capital first;
# a vowel; no letter three times running; no clump of six consonants.
SHAPED = re.compile(
    r"[(\[“\"'‘]*(?!\w*(\w)\1\1)(?!\w*[b-df-hj-np-tv-xz]{6})"
    r"(?:[^\W\d_]?[^\WA-Z\d_]*|[^\Wa-z\d_]+)(?:[-’'/][^\W\d_]+)*[)\]”\"'’.,;:!?]*",
)
VOWEL = re.compile(r"[aeiouyà-öø-ÿœ]", re.IGNORECASE)
NUMBER = re.compile(r"[$€£(]*[\d.,:/%-]+[)%.,;:]*")
MISSING = re.compile(r"[\ufffd\ue000-\uf8ff]")  # no character, or a font's private one


def is_plausible(text: str) -> bool:
    """Return whether a text reads like words, not like noise or a font without a key."""
    tokens = TOKEN.findall(text[:SAMPLE])
    if len(tokens) < ENOUGH_WORDS:
        return len(MISSING.findall(text)) * 4 < max(len(text), 1)
    shaped = sum(_is_shaped(token) for token in tokens)
    return shaped >= LEAST_PLAUSIBLE * len(tokens)


def agreement(layer: str, printed: str) -> float:
    """Return the share of the printed words, counted with repetition, that a text layer holds too."""
    seen, held = (_words(text) for text in (printed, layer))
    total = sum(seen.values())
    return sum((seen & held).values()) / total if total else 1.0


@lru_cache(maxsize=8192)
def _is_shaped(token: str) -> bool:
    if NUMBER.fullmatch(token):
        return True
    return bool(SHAPED.fullmatch(token)) and (len(token) <= 2 or bool(VOWEL.search(token)))  # noqa: PLR2004


def _words(text: str) -> Counter[str]:
    return Counter(word.lower() for word in WORD.findall(text))
