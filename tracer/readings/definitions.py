"""Defined terms that carry a topic: "Location Query" means a request for the whereabouts of a vehicle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DEFINED = re.compile(
    r"[\s\w.()]{0,12}[“\"](?P<term>[A-Z][^”\"]{2,60})[”\"]\s*(?:\([^)]*\))?:?,?\s*(?:shall\s+|will\s+)?"
    r"(?:means?|refers?\s+to|has\s+the\s+meaning)\b"
)
# A name for the product, the data or the people is no act: whoever uses "the Services" tracks nobody.
THINGS = re.compile(
    r"\b(?:services?|platform|system|software|products?|data|users?|agreement|hardware|devices?|tier|equipment"
    r"|footage|content|information|materials?|party|parties|customers?|technology|documentation|model|models)\b",
    re.IGNORECASE,
)
ACTS = frozenset(
    topic
    for topic in Topic
    if topic.family in ("surveillance", "weapons") or topic in (Topic.HIGH_STAKES, Topic.PURPOSE)
)
LEAST_WORDS = 2
NEAR = 90  # characters after "means"


def defined_term(text: str) -> str | None:
    """Return the act that a clause defines, if it defines one.

    >>> defined_term('1.7 “Location Query” means a request for whereabouts.')
    'Location Query'
    """
    found = DEFINED.match(text)
    if not found or THINGS.search(found["term"]) or len(found["term"].split()) < LEAST_WORDS:
        return None
    return found["term"].strip(" ,")


def defines(text: str, at: int) -> bool:
    """Return whether a mention stands near enough to "means" to be what the term is."""
    found = DEFINED.match(text)
    return found is not None and at - found.end() < NEAR


def terms_with_topics(
    definitions: Iterable[tuple[str, Iterable[Topic]]],
) -> Mapping[str, tuple[Topic, ...]]:
    """Return the defined acts that bear on a topic, with their topics."""
    acts = {term: tuple(topic for topic in topics if topic in ACTS) for term, topics in definitions}
    return {term: topics for term, topics in acts.items() if topics}
