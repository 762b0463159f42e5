"""Who is bound or allowed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Bearer, Force, Topic
from tracer.readings.force import handed_down_by
from tracer.readings.lexicon import PARTIES, SIDES, terms_of

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
SYSTEM = re.compile(r"\b(?:system|solution|software|product|vendor|equipment|technology)\b", re.IGNORECASE)
# "We don't allow", "Provider prohibits": whoever forbids is not the one who is bound.
FORBIDS_OTHERS = re.compile(
    r"(?:(?:do(?:es)?|will|shall|can)?\s*(?:not|n[’']t)|never|cannot)\s+(?:allow|permit|authori[sz]e|condone|tolerate)\b"
    r"|don[’']t\s+(?:allow|permit)\b|(?:prohibits?|forbids?|disallows?|bans?)\b",
    re.IGNORECASE,
)
OWNED = re.compile(r"\b(?:our|your)\b", re.IGNORECASE)
PASSIVE = re.compile(r"\s+(?:\w+\s+)?be\s+\w+(?:ed|en|ld|nt|pt|wn|ut)\b", re.IGNORECASE)


# "WHEREAS, Customer desires to access": a recital is about the party that wants something.
WANTS = re.compile(
    r"\s*(?:WHEREAS|Whereas)\b,?\s*(?P<who>.{2,60}?)\s+(?:desires?|wish(?:es)?|seeks?|wants?)\b"
)
BULLET = re.compile(r"[^\w“\"(]*")


def find_bearer(passage: Passage, operator: Operator, topics: Collection[Topic]) -> Bearer:
    """Return a passive's agent, else the side named nearest before the operator, else a default."""
    after = passage.text[operator.span.end :] if operator.span else ""
    if Topic.SUSPENSION in topics and operator.force is Force.PERMITS and _happens(operator, after):
        return Bearer.PROVIDER  # "Your access may be suspended": the one who runs it can do that
    named = _grantee(operator, passage) or _agent(after, passage)
    named = named or _speaker(operator, passage)
    # "Our models may not be used": whose a thing is says nothing of who may not use it.
    subject = OWNED.sub(" ", operator.subject) if PASSIVE.match(after) else operator.subject
    named = named or _last_named(subject, passage)
    if not named and passage.lead_in and not operator.handed_down:
        handed = handed_down_by(passage.lead_in)
        named = _last_named(handed.subject, passage) if handed else None
    if (
        named is Bearer.PROVIDER
        and operator.force is Force.PROHIBITS
        and FORBIDS_OTHERS.match(operator.words)
    ):
        return Bearer.CUSTOMER
    if not named and operator.force is Force.REQUIRES and SYSTEM.search(operator.subject):
        return Bearer.PROVIDER
    return named or _default(operator.force, topics, passage)


def _happens(operator: Operator, after: str) -> bool:
    """Return whether the operator says what comes of something: "may result in suspension"."""
    return bool(HAPPENS.match(after) or COMES_OF.match(operator.words))


def _grantee(operator: Operator, passage: Passage) -> Bearer | None:
    """Return to whom a right is granted: "Vendor grants to Customer a right" allows the Customer."""
    words = operator.span.of(passage.text) if operator.span else ""
    if not words.lower().startswith("grant"):
        return None
    named = _named(words, passage)
    return min(named)[2] if named else None


def _speaker(operator: Operator, passage: Passage) -> Bearer | None:
    """Return who an item is about that names somebody at once: "We report it" under "We forbid:"."""
    if not operator.handed_down:
        return None
    at = passage.body
    bullet = BULLET.match(passage.text, at)
    at = bullet.end() if bullet else at
    first = min(_named(passage.text[at : at + OPENING], passage), default=None)
    if first is None or len(passage.text[at : at + first[0]].split()) > 1:
        return None
    forbids = FORBIDS_OTHERS.match(passage.text[at + first[0] :].lstrip())
    return Bearer.CUSTOMER if forbids else first[2]


def _agent(after: str, passage: Passage) -> Bearer | None:
    """Return the side of a passive's agent: "shall be managed by the Captain"."""
    if not PASSIVE.match(after):
        return None
    found = BY_AGENT.search(after[:120])
    return _last_named(found[1], passage) if found else None


def _last_named(words: str, passage: Passage) -> Bearer | None:
    """Return the side named last; the document's own names go before common words."""
    named = _named(words, passage)
    return max(named)[2] if named else None


def _named(words: str, passage: Passage) -> list[tuple[int, int, Bearer]]:
    """Return where each side is named: end, whether by the document's own name, side."""
    ends = [(span.end, 0, side) for side in SIDES for span in terms_of(words, PARTIES, side)]
    for side, names in passage.setting.names.items():
        ends += [(match.end(), 1, side) for match in names.finditer(words)]
    return ends


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
    if wants:
        return _last_named(wants["who"], passage) or passage.setting.described
    named = _named(passage.text[passage.body : passage.body + OPENING], passage)
    return Bearer.BOTH if named and min(named)[2] is Bearer.BOTH else passage.setting.described
