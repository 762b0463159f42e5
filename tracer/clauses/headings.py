"""Headings: short titles that stand above clauses, or run into their first words."""

from __future__ import annotations

import re

MOST_WORDS = 12
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "of",
        "on",
        "or",
        "our",
        "per",
        "the",
        "their",
        "to",
        "under",
        "upon",
        "via",
        "with",
        "your",
    ]
)
TITLED = 0.75  # share of the longer words that begin with a capital
# as in "Service Suspension. Flock may", "Use Restrictions: You must not", "RESTRICTIONS. Customer"
RUN_IN = re.compile(
    r"(?P<title>[“\"]?[A-Z][\w’'“”\"()/&,;-]*(?:\s+[\w’'“”\"()/&,;-]+){0,8}?)\s*(?:[.:]\s+|\s[–—-]\s)(?=[A-Z“\"(])"
)


def is_heading(words: str, *, bold: bool = False, larger: bool = False) -> bool:
    """Return whether a block is a title rather than a clause."""
    tokens = words.split()
    if not 0 < len(tokens) <= MOST_WORDS or words[-1] in ".;,:" or not words[0].isalnum():
        return False
    if not any(letter.isalpha() for letter in words):
        return False
    return words.isupper() or is_titled(words) or ((bold or larger) and words[0].isupper())


def is_titled(words: str) -> bool:
    """Return whether the words that carry meaning are capitalised."""
    tokens = [token.strip("“”\"'(),;&/-") for token in words.split()]
    long = [token for token in tokens if token and token.lower() not in SMALL_WORDS]
    capitals = sum(token[0].isupper() or token[0].isdigit() for token in long)
    return bool(long) and words.lstrip('“"')[:1].isupper() and capitals >= TITLED * len(long)


def run_in_heading(words: str) -> str | None:
    """Return the title that runs into a clause's text, if it begins with one.

    >>> run_in_heading("Service Suspension. Flock may suspend access.")
    'Service Suspension'
    """
    found = RUN_IN.match(words)
    if found and (found["title"].isupper() or is_titled(found["title"])):
        return found["title"].strip('“”"')
    return None
