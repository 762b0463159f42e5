"""Grants so wide that they can swallow a narrower ban."""

from __future__ import annotations

import re

from tracer.domain.vocabulary import Force

UMBRELLA = re.compile(
    r"\b(?:all|any)\s+(?:\w+\s+)?(?:lawful|legal)\s+(?:\w+\s+)?(?:purposes?|uses?|manner|means|missions?)\b"
    r"|\bany\s+purpose\s+(?:permitted|not\s+prohibited)\s+by\s+(?:applicable\s+)?law\b"
    r"|\bas\s+(?:you|it|they)\s+sees?\s+fit\b"
    r"|\bwithout\s+restriction\s+as\s+to\s+(?:use|purpose)\b",
    re.IGNORECASE,
)


def is_umbrella(text: str, force: Force) -> bool:
    """Return whether a clause allows every lawful purpose.

    >>> is_umbrella("The Authority may use the Platform for all lawful purposes.", Force.PERMITS)
    True
    """
    return force in (Force.PERMITS, Force.CONDITIONS) and bool(UMBRELLA.search(text))
