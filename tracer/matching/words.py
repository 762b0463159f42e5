"""How many content words two texts share."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[a-z]{3,}")
STEM = 6  # letters: enough to join "surveillance" with "surveil"
COMMON = frozenset(
    [
        "the",
        "and",
        "any",
        "for",
        "with",
        "that",
        "this",
        "not",
        "use",
        "used",
        "uses",
        "using",
        "shall",
        "will",
        "may",
        "must",
        "its",
        "our",
        "your",
        "their",
        "are",
        "from",
        "other",
        "such",
        "all",
        "which",
        "has",
        "have",
        "been",
        "under",
        "into",
        "says",
        "names",
        "lists",
        "name",
        "must",
        "technology",
        "models",
        "model",
        "service",
        "services",
        "user",
        "users",
        "customer",
        "data",
        "provider",
        "agreement",
        "terms",
        "policy",
        "including",
    ]
)


@lru_cache(maxsize=8192)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of a text's content words."""
    return frozenset(word[:STEM] for word in WORD.findall(text.lower()) if word not in COMMON)


def shared_share(one: str, other: str) -> float:
    """Return the share of the shorter side's content stems that the other has too, 0..1.

    >>> shared_share("mass surveillance of citizens", "no mass surveillance")
    1.0
    """
    a, b = content_stems(one), content_stems(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
