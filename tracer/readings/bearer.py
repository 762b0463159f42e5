"""Who is bound or allowed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Bearer, Force, Topic
from tracer.readings.force import handed_down_by
from tracer.readings.naming import last_of, named_in, subject_of
from tracer.readings.terms.definitions import opens_with_definition

if TYPE_CHECKING:
    from collections.abc import Collection

    from tracer.readings.passage import Operator, Passage

# The side that acts where a clause names nobody.
PROVIDER_TOPICS = frozenset({Topic.SUSPENSION, Topic.MONITORING, Topic.CHANGE, Topic.SAFEGUARDS})
USERS = frozenset({Topic.ACCESS, Topic.PURPOSE})
OPENING = 80  # characters in which a description names who it is about
BY_AGENT = re.compile(r"\bby\s+(.{2,40})", re.IGNORECASE)
# "may be suspended", "could result in action against your account"
HAPPENS = re.compile(r"\s+(?:be|result|lead)\b", re.IGNORECASE)
COMES_OF = re.compile(r"\w+\s+(?:also\s+)?(?:result|lead|subject)\b", re.IGNORECASE)
# "The system should allow": a duty of the one who supplies it
SYSTEM = re.compile(
    r"\b(?:system|capabilit(?:y|ies)|solution|software|product|vendor|equipment|technology)\b", re.IGNORECASE
)
# "We don't allow", "Provider prohibits": whoever forbids is not the one who is bound.
FORBIDS_OTHERS = re.compile(
    r"(?:(?:do(?:es)?|will|shall|can)?\s*(?:not|n[’']t)|never|cannot)\s+(?:allow|permit|authori[sz]e|condone|tolerate)\b"
    r"|don[’']t\s+(?:allow|permit)\b|(?:prohibits?|forbids?|disallows?|bans?)\b",
    re.IGNORECASE,
)
PASSIVE = re.compile(r"\s+(?:\w+\s+)?be\s+\w+(?:ed|en|ld|nt|pt|wn|ut)\b", re.IGNORECASE)


# "WHEREAS, Customer desires to access": a recital is about the party that wants something.
WANTS = re.compile(
    r"\s*(?:WHEREAS|Whereas)\b,?\s*(?P<who>.{2,60}?)\s+(?:desires?|wish(?:es)?|seeks?|wants?)\b"
)
BULLET = re.compile(r"[^\w“\"(]*")


def find_bearer(passage: Passage, operator: Operator, topics: Collection[Topic]) -> Bearer:
    """Return a passive's agent, else the side named nearest before the operator, else a default."""
    after = passage.text[operator.span.end :] if operator.span else ""
    named = _grantee(operator, passage) or _agent(after, passage)
    if (
        not named
        and Topic.SUSPENSION in topics
        and operator.force is Force.PERMITS
        and _happens(operator, after)
    ):
        return Bearer.PROVIDER  # "Your access may be suspended": the one who runs it can do that
    named = named or _speaker(operator, passage)
    named = named or subject_of(operator.subject, passage)
    if not named and passage.lead_in and not operator.handed_down:
        handed = handed_down_by(passage.lead_in)
        named = subject_of(handed.subject, passage) if handed else None
    if named is Bearer.PROVIDER and _forbids_others(operator):
        return Bearer.CUSTOMER
    if not named and operator.force is Force.REQUIRES and SYSTEM.search(operator.subject):
        return passage.setting.described
    return named or _default(operator.force, topics, passage)


def _forbids_others(operator: Operator) -> bool:
    return operator.force is Force.PROHIBITS and bool(FORBIDS_OTHERS.match(operator.words))


def _happens(operator: Operator, after: str) -> bool:
    """Return whether the operator says what comes of something: "may result in suspension"."""
    return bool(HAPPENS.match(after) or COMES_OF.match(operator.words))


def _grantee(operator: Operator, passage: Passage) -> Bearer | None:
    """Return to whom a right is granted: "Vendor grants to Customer a right" allows the Customer."""
    words = operator.span.of(passage.text) if operator.span else ""
    if not words.lower().startswith("grant"):
        return None
    named = named_in(words, passage)
    return min(named).side if named else None


def _speaker(operator: Operator, passage: Passage) -> Bearer | None:
    """Return who an item is about that names somebody at once: "We report it" under "We forbid:"."""
    if not operator.handed_down:
        return None
    at = passage.body
    bullet = BULLET.match(passage.text, at)
    at = bullet.end() if bullet else at
    first = min(named_in(passage.text[at : at + OPENING], passage), default=None)
    if first is None or len(passage.text[at : at + first.end].split()) > 1:
        return None
    forbids = FORBIDS_OTHERS.match(passage.text[at + first.end :].lstrip())
    return Bearer.CUSTOMER if forbids else first.side


def _agent(after: str, passage: Passage) -> Bearer | None:
    """Return the side of a passive's agent: "shall be managed by the Captain"."""
    if not PASSIVE.match(after):
        return None
    found = BY_AGENT.search(after[:120])
    return last_of(found[1], named_in(found[1], passage)) if found else None


def _default(force: Force, topics: Collection[Topic], passage: Passage) -> Bearer:
    if force is Force.STATES and not topics:
        return Bearer.UNSPECIFIED
    if force in (Force.PERMITS, Force.STATES) and PROVIDER_TOPICS.intersection(topics):
        return passage.setting.described
    if force is Force.STATES:
        return _described(topics, passage)
    return passage.setting.default_bearer


def _described(topics: Collection[Topic], passage: Passage) -> Bearer:
    """Return whose doing a description is: the parties' where it names both, else the supplier's.

    A definition of who may use a thing, or what for, is about the user.
    """
    wants = WANTS.match(passage.text)
    if USERS.intersection(topics) and (wants or "means" in passage.text):
        return Bearer.CUSTOMER
    body = passage.text[passage.body :]
    if opens_with_definition(body) and not named_in(body, passage):
        return Bearer.UNSPECIFIED
    if wants:
        return subject_of(wants["who"], passage) or passage.setting.described
    named = named_in(passage.text[passage.body : passage.body + OPENING], passage)
    return Bearer.BOTH if named and min(named).side is Bearer.BOTH else passage.setting.described
