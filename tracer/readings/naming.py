"""Which side the words of a sentence name, and which of those named acts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracer.domain.vocabulary import Bearer
from tracer.readings.lexicon import PARTIES, SIDES, party_list, terms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.readings.passage import Passage

# "Inputs to us", "at the request of Customer": what a preposition governs is not who acts.
GOVERNED = re.compile(
    r"\b(?:to|by|from|with|of|for|against|through|on|at|in|into|under|between)\s+(?:the\s+|an?\s+|any\s+|each\s+|such\s+)?$",
    re.IGNORECASE,
)
# "Our models may not be used": whose a thing is says nothing of who may not use it.
OWNERS = frozenset({"our", "your"})
# "Only persons who hold a Seller certificate may": the persons, not the Seller.
WHO = re.compile(r"\s(?:who|that|which|whose|with)\b.*", re.DOTALL)
JOINED = re.compile(r"\s*,?\s*(?:and/or|and|or)\s+(?:the\s+|its\s+|each\s+)?$", re.IGNORECASE)
NEXT_TO = re.compile(r"(?:[’']s?)?\s+(?:(?!and\b|or\b|to\b|of\b|may\b|shall\b)\w+\s+){0,2}$", re.IGNORECASE)
# "a third party agent": neither side.
OUTSIDER = re.compile(r"\b(?:third(?:[- ]part(?:y|ies))?|other\s+part(?:y|ies))[\s-]+$", re.IGNORECASE)
OURS = frozenset({"we", "us", "our", "ours"})
# A buyer's own declaration speaks of the buyer as "we".
UNDERTAKING = re.compile(
    r"\b(?:undertaking|declaration|end[- ]use(?:r)?\s+(?:certificate|statement))\b", re.IGNORECASE
)


class Named(NamedTuple):
    """A side, where it is named, and whether by the document's own name."""

    end: int
    own: bool
    side: Bearer
    start: int


def subject_of(words: str, passage: Passage) -> Bearer | None:
    """Return who acts in the words before an operator: the side named last and by no preposition."""
    words = WHO.sub("", words) if words[:4] == "Only" else words
    named = [one for one in named_in(words, passage) if not _owns_a_thing(words, one)]
    acting = [one for one in named if not GOVERNED.search(words, 0, one.start)]
    return last_of(words, acting or named)


def _owns_a_thing(words: str, one: Named) -> bool:
    """Return whether a side is named only as an owner, and not of people: "our API", not "our staff"."""
    if words[one.start : one.end].lower() not in OWNERS:
        return False
    return not any(word.lower() in party_list("people") for word in words[one.end :].split()[:2])


def last_of(words: str, named: Sequence[Named]) -> Bearer | None:
    """Return the side named last, or both where "and" joins the two; own names go before common words."""
    if not named:
        return None
    last = max(named)
    before = max((one for one in named if one.end <= last.start), default=last)
    joined = before.side is not last.side and JOINED.fullmatch(words, before.end, last.start)
    return Bearer.BOTH if joined else last.side


def named_in(words: str, passage: Passage) -> list[Named]:
    """Return where each side is named; in a buyer's own paper "we" is the buyer."""
    found = [
        Named(s.end, own=False, side=side, start=s.start)
        for side in SIDES
        for s in terms_of(words, PARTIES, side)
    ]
    for side, names in passage.setting.names.items():
        found += [Named(one.end(), own=True, side=side, start=one.start()) for one in names.finditer(words)]
    if passage.setting.described is Bearer.CUSTOMER or UNDERTAKING.search(passage.heading):
        ours = (one for one in found if words[one.start : one.end].lower() in OURS)
        swapped = {one: one._replace(side=Bearer.CUSTOMER) for one in ours}
        found = [swapped.get(one, one) for one in found]
    found = [one for one in found if not OUTSIDER.search(words, 0, one.start)]
    return [one for one in found if not _is_of_another(words, one, found)]


def _is_of_another(words: str, one: Named, found: Sequence[Named]) -> bool:
    """Return whether a noun for people follows the name of whose people they are: "ICE officers"."""
    if one.own or words[one.start : one.end].lower() not in party_list("people"):
        return False
    return any(other.own and NEXT_TO.fullmatch(words, other.end, one.start) for other in found)
