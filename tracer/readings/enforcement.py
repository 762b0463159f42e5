"""What safeguard a clause itself describes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Enforcement, Force, Topic
from tracer.readings.lexicon import ENFORCEMENT, SAFEGUARDS, terms_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from tracer.readings.passage import Passage

# Topics that are or can hold a safeguard. A ban on getting round one is none itself.
SAFEGUARD_TOPICS = frozenset(topic for topic in Topic if topic.family == "control")
# "We do not monitor", "no obligation to monitor": a safeguard denied.
DENIED = re.compile(r"\b(?:not|no\s+obligation\s+to|no\s+duty\s+to)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
WHOLE_POLICY = re.compile(
    r"\b(?:(?:this|these|our|the)\s+(?:\w+\s+){0,3}?(?:polic(?:y|ies)|terms|agreement|aup|mou|moa)"
    r"|abuse\s+trends|any\s+provision|harmful\s+(?:instructions|content)|unlawful\s+or\s+prohibited\s+use)\b",
    re.IGNORECASE,
)
STRONGEST_OF = (Enforcement.TECHNICAL_PREVENTIVE, Enforcement.TECHNICAL_DETECTIVE)


def find_enforcement(passage: Passage, force: Force, topics: Collection[Topic]) -> Enforcement:
    """Return the strongest safeguard that the clause describes."""
    controls = SAFEGUARD_TOPICS.intersection(topics)
    for kind in SAFEGUARDS:
        if kind not in STRONGEST_OF and not controls:
            continue
        if force is Force.PROHIBITS and kind is not Enforcement.CONTRACTUAL:
            continue
        spans = terms_of(passage.text, ENFORCEMENT, kind)
        if any(_is_stated(passage.text, span.start) for span in spans):
            return kind
    return Enforcement.NONE


def is_whole_policy(passage: Passage, enforcement: Enforcement) -> bool:
    """Return whether a safeguard is said to enforce the whole policy or agreement."""
    return enforcement is not Enforcement.NONE and bool(WHOLE_POLICY.search(passage.text))


def _is_stated(text: str, at: int) -> bool:
    return not DENIED.search(text[max(0, at - 40) : at])
