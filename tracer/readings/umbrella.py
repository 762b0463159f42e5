"""Grants so wide that they can swallow a narrower ban."""

from __future__ import annotations

import re

from tracer.domain.vocabulary import Bearer, Force

UMBRELLA = re.compile(
    r"\b(?:all|any)\s+(?:\w+\s+)?(?:lawful|legal)\s+(?:\w+\s+)?(?:purposes?|uses?|manner|means|missions?)\b"
    r"|\bany\s+purpose\s+(?:permitted|not\s+prohibited)\s+by\s+(?:applicable\s+)?law\b"
    r"|\bas\s+(?:you|it|they)\s+sees?\s+fit\b"
    r"|\bwithout\s+restriction\s+as\s+to\s+(?:use|purpose)\b",
    re.IGNORECASE,
)


def is_umbrella(text: str, force: Force, bearer: Bearer) -> bool:
    """Return whether a clause allows a user every lawful purpose; the provider's own uses are no grant.

    >>> is_umbrella("Customer may use it for all lawful purposes.", Force.PERMITS, Bearer.CUSTOMER)
    True
    """
    allows = force in (Force.PERMITS, Force.CONDITIONS) and bearer is not Bearer.PROVIDER
    return allows and bool(UMBRELLA.search(text))
