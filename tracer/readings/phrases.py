"""How far a qualifying phrase runs: as far as a lawyer would quote it."""

from __future__ import annotations

import re

from tracer.domain.span import Span
from tracer.domain.vocabulary import QualifierKind
from tracer.readings.lexicon import QUALIFIERS, word_list

MODAL = r"(?:shall|will|must|may|can|cannot|should|agrees?|undertakes?)"
# A phrase ends with its sentence, at punctuation, at a bracket it did not open, before the next norm.
STOP = re.compile(
    rf"[;,()]|:(?=\s)|\s[–—-]\s|\s(?:and|or|but|nor)\s+(?:(?:the|each|any)\s+)?(?:\w+\s+)?{MODAL}\b"
    r"|\s(?:(?:and|or)\s+(?:except|unless|only|solely)|because)\b",
    re.IGNORECASE,
)
VERB = re.compile(rf"\s{MODAL}\b", re.IGNORECASE)
PART = re.compile(r"[;,]")
JOINED = re.compile(r",\s+(?:and|or|nor)\s+(?!(?:that|which|who)\b)", re.IGNORECASE)
WORDS = re.compile(r"\w+")
NEXT_WORD = re.compile(r"\s+(\w+)")
OPENING = re.compile(r"[\s\"“(]*")
LAW_WORD = (
    r"(?:laws?|regulations?|rules?|ordinances?|statutes?|orders?|polic(?:y|ies)|directives?|treat(?:y|ies))"
)
LAW_TAIL = re.compile(rf"(?:(?:,|,?\s+(?:and/or|and|or))\s+(?:\w+\s+){{0,2}}{LAW_WORD}\b)*", re.IGNORECASE)
LAND = re.compile(r"\s+of\s+(?:the\s+|any\s+)?[A-Z]\w+(?:\s+(?:of\s+)?[A-Z]\w+)*")
# These hold no clause of their own: a verb after them is the norm's.
PLAIN = (QualifierKind.CONSENT, QualifierKind.TIME, QualifierKind.DISCRETION)
UNFINISHED = (" of", " by", " the")
AIMS = ("purpose", "purposes", "business")
AIM_GOES_ON = re.compile(
    r"\s+(?:of|in|under|for|to|that|which|authori[sz]ed|permitted|pertaining|relat\w+|set|described|outlined)\b"
)
LONGEST = 600  # characters: no drafter's qualifier is longer, and no hostile one costs more
CLOSING = " \n\t.,;:\"”’'"


def phrase_of(text: str, trigger: Span, kind: QualifierKind, sentence: Span) -> Span:
    """Return the whole phrase that a trigger opens; it lies in the trigger's sentence."""
    limit = min(sentence.end, trigger.end + LONGEST)
    end = trigger.end
    if kind is QualifierKind.LAW:
        end = _law_end(text, end, limit)
    elif _goes_on(text, trigger, kind, limit):
        verb = kind in PLAIN and VERB.search(text, trigger.end, limit)
        limit = verb.start() if verb else limit
        end = _bounded(text, trigger, limit, leading=_leads(text, trigger, sentence))
    while end > trigger.end and text[end - 1] in CLOSING:
        end -= 1
    return Span(trigger.start, end)


def _goes_on(text: str, trigger: Span, kind: QualifierKind, limit: int) -> bool:
    """Return whether a trigger opens more words than its own."""
    words = trigger.of(text).lower()
    if words.endswith(UNFINISHED):
        return True
    if kind in (QualifierKind.CONSENT, QualifierKind.TIME):
        following = NEXT_WORD.match(text, trigger.end, limit)
        return following is not None and following[1].lower() in word_list(QUALIFIERS, "complements")
    if kind in (QualifierKind.EFFORT, QualifierKind.DISCRETION) or words in word_list(QUALIFIERS, "solid"):
        return False
    if words.endswith(AIMS):  # "for security purposes and make changes": the aim is said
        return AIM_GOES_ON.match(text, trigger.end, limit) is not None
    return opens_more(words)


def opens_more(words: str) -> bool:
    """Return whether words begin as a phrase that takes a clause or an object."""
    first = WORDS.match(words.lower())
    return first is not None and first[0] in word_list(QUALIFIERS, "opens")


def _leads(text: str, trigger: Span, sentence: Span) -> bool:
    opening = OPENING.match(text, sentence.start)
    return opening is not None and opening.end() >= trigger.start


def _bounded(text: str, trigger: Span, limit: int, *, leading: bool) -> int:
    """Return where the phrase ends; one that leads its sentence ends before the verb at the latest."""
    verb = VERB.search(text, trigger.end, limit) if leading else None
    if verb and trigger.of(text).lower().startswith(("only", "solely", "exclusively")):
        return min(verb.start(), _stop(text, trigger.end, limit))
    end = _stop(text, trigger.end, limit)
    return verb.start() if verb and end == limit else end


def _stop(text: str, at: int, limit: int) -> int:
    depth = 0
    while (stop := STOP.search(text, at, limit)) is not None:
        at = stop.end()
        if stop[0] == "(":
            depth += 1
        elif stop[0] == ")" and depth:
            depth -= 1
        elif not depth and not _joins(text, stop.start(), limit):
            return stop.start()
    return limit


def _joins(text: str, at: int, limit: int) -> bool:
    """Return whether a comma only joins one more alternative: no norm of its own follows."""
    joint = JOINED.match(text, at, limit)
    if joint is None:
        return False
    part = PART.search(text, joint.end(), limit)
    return VERB.search(text, joint.end() - 1, part.start() if part else limit) is None


def _law_end(text: str, end: int, limit: int) -> int:
    """Return the end after the laws, rules and lands that follow."""
    for tail in (LAW_TAIL, LAND):
        found = tail.match(text, end, limit)
        end = found.end() if found else end
    return end
