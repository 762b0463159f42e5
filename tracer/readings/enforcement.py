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
    r"|policy\s+violations?|abuse\s+trends|any\s+provision|harmful\s+(?:instructions|content)|unlawful\s+or\s+prohibited\s+use)\b",
    re.IGNORECASE,
)
# A safeguard for the whole policy speaks of keeping or breaking it: "monitor to improve the Services" does not.
ENFORCES = re.compile(
    r"\b(?:violat\w+|breach\w*|compl(?:y|ies|iance)|enforc\w+|misus\w+|abus\w+|unlawful|illegal|harmful|prohibited)\b",
    re.IGNORECASE,
)
TECHNICAL = (Enforcement.TECHNICAL_PREVENTIVE, Enforcement.TECHNICAL_DETECTIVE)
# What a clause on these topics describes where no word says more.
BY_TOPIC = {
    Topic.SUSPENSION: Enforcement.CONTRACTUAL,
    Topic.HUMAN_OVERSIGHT: Enforcement.PROCEDURAL,
    Topic.INCIDENT: Enforcement.PROCEDURAL,
    Topic.TESTING: Enforcement.PROCEDURAL,
}


def find_enforcement(passage: Passage, force: Force, topics: Collection[Topic]) -> Enforcement:
    """Return the strongest safeguard that the clause describes."""
    if passage.text.rstrip().endswith("?"):
        return Enforcement.NONE
    kinds = [kind for kind in SAFEGUARDS if _is_described(passage.text, kind)]
    is_control = bool(SAFEGUARD_TOPICS.intersection(topics))
    if kinds and kinds[0] in TECHNICAL and _works(force, is_control=is_control):
        return kinds[0]
    if not is_control:
        return Enforcement.NONE
    for topic, kind in BY_TOPIC.items():
        if topic in topics and not (topic is Topic.INCIDENT and _keeps_an_account(topics)):
            return kind
    if force is Force.PROHIBITS or _keeps_an_account(topics):
        return Enforcement.NONE
    return kinds[0] if kinds else Enforcement.NONE


def _works(force: Force, *, is_control: bool) -> bool:
    """Return whether a technical safeguard is at work: not in a ban, nor in a mere description."""
    return force is not Force.PROHIBITS and (is_control or force is not Force.STATES)


def _keeps_an_account(topics: Collection[Topic]) -> bool:
    """Return whether it is about one's own account: "notify us if your password is lost"."""
    return Topic.ACCESS in topics and Topic.INCIDENT in topics


def _is_described(text: str, kind: Enforcement) -> bool:
    spans = terms_of(text, ENFORCEMENT, kind)
    return any(_is_stated(text, span.start) for span in spans)


def is_whole_policy(passage: Passage, enforcement: Enforcement) -> bool:
    """Return whether a safeguard is said to enforce the whole policy or agreement."""
    said = WHOLE_POLICY.search(passage.text) and ENFORCES.search(passage.text)
    return enforcement is not Enforcement.NONE and bool(said)


def _is_stated(text: str, at: int) -> bool:
    return not DENIED.search(text[max(0, at - 40) : at])
