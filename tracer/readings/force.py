"""What a clause does: forbid, oblige, allow, allow under a condition, or only state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.domain.span import Span
from tracer.domain.vocabulary import Force
from tracer.readings.lexicon import FORCES, NORMS, imperative, terms_of
from tracer.readings.passage import Operator
from tracer.readings.terms.definitions import opens_with_definition

if TYPE_CHECKING:
    from tracer.readings.passage import Passage

SENTENCES = re.compile(r"(?<=[.;!?:])\s+(?=[A-Z“])")
TITLE_WORDS = 10
AT_ONCE = 3  # characters before an operator that an item begins with
NEGATED = re.compile(r"not\b", re.IGNORECASE)
# What follows a permission in its sentence and makes it conditional.
CONDITION = re.compile(
    r"\b(?:if|only|solely|exclusively|provided|(?:so|as)\s+long\s+as|as\s+(?:\w+\s+)?(?:permitted|required|authori[sz]ed)|unless|subject\s+to"
    r"|to\s+the\s+extent|(?:consistent|in\s+(?:accordance|compliance|conformity))\s+with"
    r"|for\s+(?!(?:all|any)\s+(?:lawful|legal)\b)(?:\w+\s+){0,4}purposes?)\b",
    re.IGNORECASE,
)
RECITAL = re.compile(r"\s*(?:\([A-Z]\)\s*)?(?:WHEREAS|Whereas|RECITALS)\b")
# "No drone shall carry a weapon": the ban stands in the subject.
NO_ONE = re.compile(
    r"(?:No|Neither|Nobody|None)\b(?!\s+(?:later|less|more|fewer|longer|obligation|liability|waiver))[^.;]{2,160}?"
    r"\b(?:shall|may|will|is|are|can|must)\b"
)
# "Customer represents and warrants that its use will not violate the law" obliges.
ASSURED = re.compile(
    r"\b(?:represents?|warrants?|covenants?|agrees?|ensures?)\b[^.;]*\bthat\b", re.IGNORECASE
)
# "If Vendor is required to do so by law, Vendor may": the operator stands after the condition.
SUBORDINATE = re.compile(
    r"\s*(?:(?:or|and)\s+)?(?:if|when|where|whenever|unless|upon|once|should|while|although|because|to\s+the\s+extent"
    r"|in\s+the\s+event|except)\b[^,]*,\s*",
    re.IGNORECASE,
)
ON_CONDITION = re.compile(r"\s*(?:if|when|where|whenever|unless|upon|to\s+the\s+extent)\b", re.IGNORECASE)
# "The purpose of this Policy is to", "This Agreement sets forth": words about the document.
ABOUT = re.compile(
    r"\s*(?:The\s+(?:primary\s+)?(?:purpose|intent|goal|objective|scope)s?\s+of\b"
    r"|(?:This|These)\s+(?:\w+\s+){1,4}?(?:sets?\s+(?:out|forth)|describes?|outlines?|explains?|is\s+intended|are\s+intended|applies|apply)\b)"
)
DONT = re.compile(r"\b(?:do\s+not|don[’']t|never)\b", re.IGNORECASE)


def find_operator(passage: Passage, at: int | None) -> Operator:
    """Return the words that give the clause its force.

    The sentence that speaks of the topic decides (`at` is the topic's place), then what the
    lead-in hands down, then the clause's first operator, then its heading.
    """
    if _only_states(passage):
        return Operator(Force.STATES)
    if passage.lead_in:
        return _of_item(passage)
    topical = passage.sentence_at(at if at is not None else passage.body)
    for sentence in (topical, *passage.sentences):
        found = _first_operator(passage, sentence)
        if found:
            return found
    return _of_heading(passage)


def _only_states(passage: Passage) -> bool:
    body = passage.text[passage.body :]
    return bool(
        opens_with_definition(body)
        or opens_with_definition(passage.text)
        or RECITAL.match(passage.text)
        or body.rstrip().endswith("?")
    )


def _of_item(passage: Passage) -> Operator:
    """Return the force of the words an item completes, unless it says its own.

    "(vii) send us data of children" under "will not:" forbids. "Not bypass the filters" under "You
    must:" forbids too, since its own "not" comes first; and "Officers may view it only for a case"
    under "shall observe these rules:" is a sentence of its own.
    """
    body = passage.text[passage.body :]
    own = _first_operator(passage, Span(passage.body, len(passage.text)))
    if NEGATED.match(body):
        return Operator(Force.PROHIBITS, Span(passage.body, passage.body + len("not")))
    starts = own is not None and own.span is not None and own.span.start - passage.body < AT_ONCE
    if own is not None and starts and own.force is Force.PROHIBITS:
        return own
    handed = handed_down_by(passage.lead_in)
    if own is None or handed is None:
        return handed or own or _of_heading(passage)
    is_sentence = starts if own.force is Force.REQUIRES else own.subject[:1].isupper()
    return own if is_sentence and handed.force is not Force.PROHIBITS else handed


def handed_down_by(lead_in: str) -> Operator | None:
    """Return the force of the last sentence of a lead-in that has one: it stands nearest."""
    for sentence in reversed(SENTENCES.split(lead_in)):
        found = _operator_in(sentence)
        if found:
            at = found[1].start
            return Operator(found[0], None, handed_down=True, subject=sentence[:at], words=sentence[at:])
    return None


def _of_heading(passage: Passage) -> Operator:
    for force in (Force.PROHIBITS, Force.REQUIRES):
        if terms_of(passage.heading, FORCES, f"heading_{force}"):
            return Operator(force, None, handed_down=True)
    around = _operator_in(passage.parent)
    if around and around[0] is Force.PROHIBITS:
        return Operator(Force.PROHIBITS, None, handed_down=True)
    return Operator(Force.STATES)


def is_bare_lead(passage: Passage, operator: Operator) -> bool:
    """Return whether a clause only leads a list in: "Activity that risks harm, including:"."""
    title = len(passage.text.split()) <= TITLE_WORDS and passage.text.rstrip().endswith(":")
    return operator.span is None and title


def _first_operator(passage: Passage, sentence: Span) -> Operator | None:
    start = max(sentence.start, passage.body)
    words = passage.text[start : sentence.end]
    nobody = NO_ONE.match(words)
    if nobody:
        return Operator(Force.PROHIBITS, Span(start, start + nobody.end()), subject=nobody[0], words=words)
    ordered = imperative().match(words) if words[:1].isupper() else None
    refused = DONT.search(words) if ordered else None
    if ordered and refused is None:
        return Operator(Force.REQUIRES, Span(start, start + ordered.end()))
    if ABOUT.match(words):
        return Operator(Force.STATES, Span(start, start + 1))
    skipped = _condition_before(words)
    found = _operator_in(words[skipped:])
    if found:
        found = found[0], Span(found[1].start + skipped, found[1].end + skipped)
    else:
        found = _operator_in(words)
    if not found:
        return None
    force, span = found
    conditional = CONDITION.search(words, span.end) or ON_CONDITION.match(words[:skipped])
    if force is Force.PERMITS and conditional:
        force = Force.CONDITIONS
    if force is Force.PROHIBITS and ASSURED.search(words[: span.start]):
        force = Force.REQUIRES
    at = Span(start + span.start, start + span.end)
    return Operator(force, at, subject=words[: span.start], words=words[span.start :])


def _condition_before(words: str) -> int:
    """Return how many characters of a sentence are conditions before its main clause."""
    at = 0
    while found := SUBORDINATE.match(words, at):
        at = found.end()
    return at


def _operator_in(words: str) -> tuple[Force, Span] | None:
    """Return the first operator; of those that begin together, the first of NORMS."""
    void = terms_of(words, FORCES, "void")
    found = [(span.start, -1, Force.PERMITS, span) for span in terms_of(words, FORCES, "frees")]
    found += [
        (span.start, order, force, span)
        for order, force in enumerate(NORMS)
        for span in terms_of(words, FORCES, force)
        if not any(span.meets(nothing) for nothing in void)
    ]
    if not found:
        assured = terms_of(words, FORCES, "assures")
        return (Force.REQUIRES, assured[0]) if assured else None
    _, _, force, span = min(found, key=lambda one: one[:2])
    return force, span
