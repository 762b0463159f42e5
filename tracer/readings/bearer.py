"""Who is bound or allowed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracer.domain.vocabulary import Bearer, Force, Topic
from tracer.readings.force import handed_down_by
from tracer.readings.lexicon import PARTIES, SIDES, party_list, terms_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

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
# "Inputs to us", "at the request of Customer": what a preposition governs is not who acts.
GOVERNED = re.compile(
    r"\b(?:to|by|from|with|of|for|against|through|on|at|in|into|under|between)\s+(?:the\s+|an?\s+|any\s+|each\s+|such\s+)?$",
    re.IGNORECASE,
)
# "Our models may not be used": whose a thing is says nothing of who may not use it.
OWNERS = frozenset({"our", "your"})
JOINED = re.compile(r"\s*,?\s*(?:and/or|and|or)\s+(?:the\s+|its\s+|each\s+)?$", re.IGNORECASE)
NEXT_TO = re.compile(r"(?:[’']s?)?\s+(?:(?!and\b|or\b|to\b|of\b|may\b|shall\b)\w+\s+){0,2}$", re.IGNORECASE)
OURS = frozenset({"we", "us", "our", "ours"})
# A buyer's own declaration speaks of the buyer as "we".
UNDERTAKING = re.compile(r"\b(?:undertaking|declaration|end[- ]use(?:r)?\s+(?:certificate|statement))\b", re.IGNORECASE)
PASSIVE = re.compile(r"\s+(?:\w+\s+)?be\s+\w+(?:ed|en|ld|nt|pt|wn|ut)\b", re.IGNORECASE)


# "WHEREAS, Customer desires to access": a recital is about the party that wants something.
WANTS = re.compile(
    r"\s*(?:WHEREAS|Whereas)\b,?\s*(?P<who>.{2,60}?)\s+(?:desires?|wish(?:es)?|seeks?|wants?)\b"
)
BULLET = re.compile(r"[^\w“\"(]*")


class Named(NamedTuple):
    """A side, where it is named, and whether by the document's own name."""

    end: int
    own: bool
    side: Bearer
    start: int


def find_bearer(passage: Passage, operator: Operator, topics: Collection[Topic]) -> Bearer:
    """Return a passive's agent, else the side named nearest before the operator, else a default."""
    after = passage.text[operator.span.end :] if operator.span else ""
    if Topic.SUSPENSION in topics and operator.force is Force.PERMITS and _happens(operator, after):
        return Bearer.PROVIDER  # "Your access may be suspended": the one who runs it can do that
    named = _grantee(operator, passage) or _agent(after, passage) or _speaker(operator, passage)
    named = named or _subject(operator.subject, passage)
    if not named and passage.lead_in and not operator.handed_down:
        handed = handed_down_by(passage.lead_in)
        named = _subject(handed.subject, passage) if handed else None
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
    named = _named(words, passage)
    return min(named).side if named else None


def _speaker(operator: Operator, passage: Passage) -> Bearer | None:
    """Return who an item is about that names somebody at once: "We report it" under "We forbid:"."""
    if not operator.handed_down:
        return None
    at = passage.body
    bullet = BULLET.match(passage.text, at)
    at = bullet.end() if bullet else at
    first = min(_named(passage.text[at : at + OPENING], passage), default=None)
    if first is None or len(passage.text[at : at + first.end].split()) > 1:
        return None
    forbids = FORBIDS_OTHERS.match(passage.text[at + first.end :].lstrip())
    return Bearer.CUSTOMER if forbids else first.side


def _agent(after: str, passage: Passage) -> Bearer | None:
    """Return the side of a passive's agent: "shall be managed by the Captain"."""
    if not PASSIVE.match(after):
        return None
    found = BY_AGENT.search(after[:120])
    return _last_of(found[1], _named(found[1], passage)) if found else None


def _subject(words: str, passage: Passage) -> Bearer | None:
    """Return who acts in the words before an operator: the side named last and by no preposition."""
    named = _named(words, passage)
    named = [one for one in named if not _owns_a_thing(words, one)]
    acting = [one for one in named if not GOVERNED.search(words, 0, one.start)]
    return _last_of(words, acting or named)


def _owns_a_thing(words: str, one: Named) -> bool:
    """Return whether a side is named only as an owner, and not of people: "our API", not "our staff"."""
    if words[one.start : one.end].lower() not in OWNERS:
        return False
    return not any(word.lower() in party_list("people") for word in words[one.end :].split()[:2])


def _last_of(words: str, named: Sequence[Named]) -> Bearer | None:
    """Return the side named last, or both where "and" joins the two; own names go before common words."""
    if not named:
        return None
    last = max(named)
    before = max((one for one in named if one.end <= last.start), default=last)
    joined = before.side is not last.side and JOINED.fullmatch(words, before.end, last.start)
    return Bearer.BOTH if joined else last.side


def _named(words: str, passage: Passage) -> list[Named]:
    """Return where each side is named; in a buyer's own paper "we" is the buyer."""
    found = [Named(s.end, own=False, side=side, start=s.start) for side in SIDES for s in terms_of(words, PARTIES, side)]
    for side, names in passage.setting.names.items():
        found += [Named(one.end(), own=True, side=side, start=one.start()) for one in names.finditer(words)]
    if passage.setting.described is Bearer.CUSTOMER or UNDERTAKING.search(passage.heading):
        ours = (one for one in found if words[one.start : one.end].lower() in OURS)
        swapped = {one: one._replace(side=Bearer.CUSTOMER) for one in ours}
        found = [swapped.get(one, one) for one in found]
    return [one for one in found if not _is_of_another(words, one, found)]


def _is_of_another(words: str, one: Named, found: Sequence[Named]) -> bool:
    """Return whether a noun for people follows the name of whose people they are: "ICE officers"."""
    if one.own or words[one.start : one.end].lower() not in party_list("people"):
        return False
    return any(other.own and NEXT_TO.fullmatch(words, other.end, one.start) for other in found)


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
        return _subject(wants["who"], passage) or passage.setting.described
    named = _named(passage.text[passage.body : passage.body + OPENING], passage)
    return Bearer.BOTH if named and min(named).side is Bearer.BOTH else passage.setting.described
