"""Words as two versions of a text are compared: without case, marks, labels and national spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tracer.readings.passage import sentences_of

HELD = 8192
STEM = 6  # letters: enough to join "development" with "develop"
WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`](?=\w)")
LABEL = re.compile(
    r"\s*(?:(?:[•◦▪‣●○■·*–—-]|\d{1,3}(?:\.\d{1,3})+|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.)])\s+)+",
    re.IGNORECASE,
)
# Between the items of a list: "weapons development, warfare, and the use of force". Not in a number.
BETWEEN = re.compile(r"[;:•()\n]|,(?!\d)|(?<=[^A-Z.][.!?])\s|\s[–—-]\s|\b(?i:and|or|and/or)\b")
# American spelling, for long words only: "your" is no "yor".
SPELLINGS = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing|ers?|ations?)$)", "iz"),
        (r"(?<=[a-z]{2})our(?=(?:s|ed|ing|al|able|ite|hood)?$)", "or"),
        (r"(?<=[a-z])ys(?=(?:e|ed|es|ing)$)", "yz"),
        (r"(?<=[a-z]{2})ence(?=s?$)", "ense"),
        (r"(?<=[a-z]{3})ogue(?=s?$)", "og"),
        (r"(?<=[a-z]{2}t)re(?=s?$)", "er"),
        (r"(?<=[a-z]{2})ll(?=(?:ed|ing|ers?)$)", "l"),
        (r"(?<=program)me(?=s?$)", ""),
        (r"(?<=[a-z]dg)e(?=ments?$)", ""),
    )
)
ENDING = re.compile(r"(?<=[a-z]{3})(?:ies|ing|ed|(?<![sui])s)$")
DOUBLED = re.compile(r"(?<=([b-df-hjkmnp-rtv-xz]))\1$")  # "scamming", not "killing" or "missing"
QUOTED = 14  # words of a quotation
SAY_NOTHING = """
a about across after against all also am among an and any are as at be because been before being between
both but by can cannot could did do does doing don't during each etc for from had has have having he her
here him his how i if in include includes including into is isn't it its itself like may me might more
most must my no nor not of on one only or other others our ours out over own per shall she should
shouldn't so some such than that the their them themselves then there these they this those through to
too toward towards under until up upon us use used uses using very via was we were what when where
whether which while who whom whose why will with within without would you your yours yourself
"""
FUNCTION_WORDS = frozenset(SAY_NOTHING.replace("'", "").split())


@lru_cache(maxsize=HELD)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that two versions share whatever their typography.

    >>> plain_words("(a) Don’t  organise it.") == plain_words("• Don't organize it")
    True
    """
    folded = APOSTROPHE.sub("", unicodedata.normalize("NFKC", without_label(text)).casefold())
    return tuple(_spelled(word) for word in WORD.findall(folded))


def without_label(text: str) -> str:
    """Return a text without the label or bullet it begins with."""
    found = LABEL.match(text)
    return text[found.end() :] if found else text


@lru_cache(maxsize=HELD)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words that say something by themselves."""
    return frozenset(_stem(word) for word in plain_words(text) if word not in FUNCTION_WORDS)


@lru_cache(maxsize=HELD)
def items_of(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the items that a text lists, as printed and as stems; those that say nothing are left out."""
    items = (item.strip(" .,\"“”'’") for item in BETWEEN.split(without_label(text)))
    return tuple((item, content_stems(item)) for item in items if content_stems(item))


@lru_cache(maxsize=HELD)
def sentences_in(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, without the label it begins with."""
    body = without_label(text)
    return tuple(span.of(body).strip() for span in sentences_of(body))


def says(text: str, phrase: str) -> bool:
    """Return whether a text holds the words of a phrase, one after the other."""
    return f" {' '.join(plain_words(phrase))} " in f" {' '.join(plain_words(text))} "


def quote(words: str) -> str:
    """Return the first words in quotation marks, on one line.

    >>> quote("(a)  Weapons   development.")
    '“Weapons development”'
    """
    split = without_label(words).split()
    cut = " ".join(split[:QUOTED]).rstrip(".,;:")
    return f"“{cut} …”" if len(split) > QUOTED else f"“{cut}”"


def _spelled(word: str) -> str:
    for pattern, american in SPELLINGS if len(word) > len("your") else ():
        word = pattern.sub(american, word)
    return word


def _stem(word: str) -> str:
    found = ENDING.search(word)
    if found:
        word = word[: found.start()] + ("y" if found[0] == "ies" else "")
        word = DOUBLED.sub("", word) if found[0] in {"ing", "ed"} else word
    return word[:STEM].rstrip("e")
