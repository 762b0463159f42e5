"""What a clause does: forbid, oblige, allow, allow under a condition, or only state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.domain.span import Span
from tracer.domain.vocabulary import Force
from tracer.readings.deontic import ASSURED, norm_of, operator_in
from tracer.readings.lexicon import FORCES, terms_of
from tracer.readings.passage import LEAD_PARTS, Operator
from tracer.readings.terms.definitions import opens_with_definition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracer.readings.passage import Passage

TITLE_WORDS = 10
AT_ONCE = 3  # characters before an operator that an item begins with
NEGATED = re.compile(r"not\b", re.IGNORECASE)
# "To predict who will commit a crime" under "Use restrictions": the "will" is no norm.
INFINITIVE = re.compile(r"To\s+(?!the\b)[a-z]+\b(?![^.;]{0,200},\s+please\b)")
# A numbered provision that says in the present tense what happens to data orders it; a plain statement does not.
RETAINED = re.compile(
    r"\b(?:is|are)\s+(?:kept|retained|held|preserved)\s+(?:for|until)\b"
    r"|\b(?:is|are)\s+(?:\w+ly\s+|stored\s+|and\s+){0,3}(?:deleted|purged|destroyed|erased)\b",
    re.IGNORECASE,
)
RECITAL = re.compile(r"\s*(?:\([A-Z]\)\s*)?(?:WHEREAS|Whereas|RECITALS)\b")


def find_operator(passage: Passage, places: Sequence[int]) -> Operator:
    """Return the words that give the clause its force.

    The sentence that speaks of the main topic decides (`places` are the topics' own, the main one's
    first), or what the lead-in hands down, then the first other sentence on a topic, then the heading.
    A sentence that speaks of no topic decides only where no topic has a place.
    """
    if _only_states(passage):
        return Operator(Force.STATES)
    negated = NEGATED.match(passage.text, passage.body)
    if negated:
        return Operator(Force.PROHIBITS, Span(*negated.span()))
    if passage.lead_in:
        return _of_item(passage)
    if INFINITIVE.match(passage.text, passage.body) and terms_of(
        passage.heading, FORCES, "heading_prohibits"
    ):
        return _of_heading(passage)
    for sentence in _deciding(passage, places):
        found = _first_operator(passage, sentence)
        if found:
            return found
    kept = RETAINED.search(passage.text, passage.body) if passage.body else None
    return Operator(Force.REQUIRES, Span(*kept.span())) if kept else _of_heading(passage)


def _deciding(passage: Passage, places: Sequence[int]) -> Iterable[Span]:
    """Return the sentences that may decide; a title, as "Police use.", speaks through the next one."""
    on_topic = dict.fromkeys(passage.sentence_at(at) for at in (*places[:1], *sorted(places[1:])))
    yield from on_topic or passage.sentences
    for sentence in on_topic:
        if len(passage.text[passage.body : sentence.end].split()) <= TITLE_WORDS:
            yield from (one for one in passage.sentences if one.start >= sentence.end)


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
    own = _first_operator(passage, Span(passage.body, len(passage.text)))
    starts = own is not None and own.span is not None and own.span.start - passage.body < AT_ONCE
    if own is not None and starts and own.force is Force.PROHIBITS:
        return own
    handed = handed_down_by(passage.lead_in)
    if handed and handed.force is Force.REQUIRES and ASSURED.search(passage.lead_in):
        return handed
    if own is None or handed is None:
        return handed or own or _of_heading(passage)
    is_sentence = starts if own.force is Force.REQUIRES else own.subject[:1].isupper()
    return own if is_sentence and handed.force is not Force.PROHIBITS else handed


def handed_down_by(lead_in: str) -> Operator | None:
    """Return the force of the last sentence of a lead-in that has one: it stands nearest."""
    for sentence in reversed(LEAD_PARTS.split(lead_in)):
        found = norm_of(sentence)
        if found:
            at = found.span.start
            # "Customer warrants that it will not use it for:" obliges; each of its items is a ban all the same.
            own = operator_in(sentence[at:])
            force = Force.PROHIBITS if own and own.force is Force.PROHIBITS else found.force
            return Operator(force, None, handed_down=True, subject=sentence[:at], words=sentence[at:])
    return None


def _of_heading(passage: Passage) -> Operator:
    for force in (Force.PROHIBITS, Force.REQUIRES):
        if terms_of(passage.heading, FORCES, f"heading_{force}"):
            return Operator(force, None, handed_down=True)
    around = operator_in(passage.parent)
    if around and around.force is Force.PROHIBITS:
        return Operator(Force.PROHIBITS, None, handed_down=True)
    return Operator(Force.STATES)


def is_bare_lead(passage: Passage, operator: Operator) -> bool:
    """Return whether a clause only leads a list in: "Activity that risks harm, including:"."""
    title = len(passage.text.split()) <= TITLE_WORDS and passage.text.rstrip().endswith(":")
    return operator.span is None and title


def _first_operator(passage: Passage, sentence: Span) -> Operator | None:
    start = max(sentence.start, passage.body)
    words = passage.text[start : sentence.end]
    norm = norm_of(words)
    if norm is None:
        return None
    opens = norm.span.start == 0  # then who is bound stands in the operator itself, as in "No officer may"
    at = Span(start + norm.span.start, start + norm.span.end)
    subject = norm.span.of(words) if opens else words[: norm.span.start]
    return Operator(norm.force, at, subject=subject, words=words[norm.span.start :])
