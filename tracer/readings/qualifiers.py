"""Words that narrow or soften a clause: which count where they stand, and their whole phrase."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracer.domain.reading import Qualifier
from tracer.domain.span import Span
from tracer.domain.vocabulary import Force, QualifierKind, Topic
from tracer.readings.carveouts import carve_out, kind_of_carve_out
from tracer.readings.lexicon import QUALIFIERS, terms_of
from tracer.readings.passage import sentences_of
from tracer.readings.phrases import opens_more, phrase_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracer.domain.reading import CarveOut
    from tracer.readings.passage import Passage

    _Found = tuple[QualifierKind, Span, CarveOut | None]

# What a lead-in hands to its items wherever it says it; other kinds only where the lead-in ends with them.
HANDED_DOWN = (QualifierKind.INTENT, QualifierKind.EXCEPTION, QualifierKind.LAW, QualifierKind.SCOPE)
# The norms in which some words narrow, by the lexicon's name for them.
NORMS = {"ban": (Force.PROHIBITS,), "leave": (Force.PERMITS, Force.CONDITIONS), "duty": (Force.REQUIRES,)}
# The topics of a norm that is about lawfulness alone.
LAWFULNESS = {
    "ban": frozenset({Topic.UNLAWFUL_BAN}),
    "duty": frozenset({Topic.COMPLIANCE, Topic.PURPOSE, Topic.UNLAWFUL_BAN}),
}
# What a phrase of these kinds holds is part of what it says: "within a day after it becomes aware".
HELD_BY = {
    QualifierKind.SCOPE: (QualifierKind.LAW, QualifierKind.INTENT, QualifierKind.TIME),
    QualifierKind.INTENT: (QualifierKind.TIME,),
}
LAST_WORDS = " \n\t:,-–—"
LIMITS_NOTHING = re.compile(r"(?i)only(?:\W*$|[”\"]|\s+(?:is|are|was|were|and|or)\b)")  # "adults only"
# Who bears a loss is no norm on use; what is said there qualifies the disclaimer.
DISCLAIMS = re.compile(
    r"\b(?:not\s+be\s+(?:liable|responsible)|no\s+liability|disclaims?|without\s+warrant\w+)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Norm:
    """What other readers found of the clause; without a force, words count that narrow any norm."""

    force: Force | None = None
    topics: frozenset[Topic] = frozenset()

    def is_one(self, name: str) -> bool:
        """Return whether it is, or may be, a norm of that name."""
        return self.force is None or self.force in NORMS[name]

    def is_of_lawfulness(self, name: str) -> bool:
        """Return whether it is such a norm and on nothing else than what is lawful."""
        alone = bool(self.topics) and self.topics <= LAWFULNESS.get(name, frozenset())
        return alone and self.force in NORMS[name]


def find_qualifiers(
    passage: Passage, force: Force | None = None, topics: Iterable[Topic] = ()
) -> tuple[Qualifier, ...]:
    """Return the qualifiers in order; what a lead-in hands down comes last, unplaced."""
    norm = Norm(force, frozenset(topics))
    own = tuple(_stated(passage.text, passage.sentences, passage.body, norm))
    return (*own, *_handed_down(passage, {qualifier.kind for qualifier in own}, norm))


def _stated(text: str, sentences: Sequence[Span], body: int, norm: Norm) -> Iterator[Qualifier]:
    disclaimers = {one for one in sentences if DISCLAIMS.search(text, one.start, one.end)}
    found = []
    for kind, trigger in _triggers(text, norm):
        sentence = sentences[min(bisect_right(sentences, trigger.start, key=_end), len(sentences) - 1)]
        spoken_of = kind is QualifierKind.LAW or sentence not in disclaimers
        if trigger.start >= body and spoken_of:  # a heading qualifies nothing
            found.append(_phrase(text, kind, trigger, _without_heading(sentence, trigger, body)))
    yield from _kept(text, sorted(found, key=_place))


def _kept(text: str, found: Sequence[_Found]) -> Iterator[Qualifier]:
    """Yield the phrases that no other of their kind says already."""
    others = {span.start for kind, span, _ in found if kind in (QualifierKind.LAW, QualifierKind.CONSENT)}
    said: dict[QualifierKind, int] = {}
    for kind, span, carved in found:
        words = span.of(text)
        idle = kind is QualifierKind.SCOPE and (
            (LIMITS_NOTHING.match(words) is not None and not text.startswith(":", span.end))
            # "Only as permitted by law" is of law, and "only with consent" of consent.
            or not others.isdisjoint((span.start, span.start + len("only ")))
        )
        held = max(said.get(one, 0) for one in (kind, *HELD_BY.get(kind, ())))
        if held <= span.start and not idle:
            said[kind] = span.end
            yield Qualifier(kind, words, span, carved)


def _place(found: _Found) -> tuple[int, int, str]:
    return (found[1].start, -found[1].end, found[0])


def _end(span: Span) -> int:
    return span.end


def _without_heading(sentence: Span, trigger: Span, body: int) -> Span:
    return Span(min(max(sentence.start, body), trigger.start), max(sentence.end, trigger.end))


def _phrase(text: str, kind: QualifierKind, trigger: Span, sentence: Span) -> _Found:
    phrase = phrase_of(text, trigger, kind, sentence)
    if kind is not QualifierKind.EXCEPTION:
        return kind, phrase, None
    return kind_of_carve_out(phrase.of(text)), phrase, carve_out(text, phrase, sentence)


def _triggers(text: str, norm: Norm) -> Iterator[tuple[QualifierKind, Span]]:
    """Yield the words that may qualify, without those that here are of another sense."""
    for kind in QualifierKind:
        spans = list(terms_of(text, QUALIFIERS, kind))
        content: set[int] = set()
        for name in NORMS:
            spans += terms_of(text, QUALIFIERS, f"{name} {kind}") if norm.is_one(name) else ()
            if norm.is_of_lawfulness(name):
                content |= {span.start for span in terms_of(text, QUALIFIERS, f"own {name} {kind}")}
        masks = terms_of(text, QUALIFIERS, f"masks {kind}")
        for span in spans:
            if span.start not in content and not _meets(span, masks):
                yield kind, span


def _meets(span: Span, masks: Sequence[Span]) -> bool:
    at = bisect_right(masks, span.start, key=_end)
    return at < len(masks) and masks[at].meets(span)


def _handed_down(passage: Passage, kinds: set[QualifierKind], norm: Norm) -> Iterator[Qualifier]:
    """Yield the first of each kind of the lead-in's last sentence that reaches the item."""
    if not passage.lead_in:
        return
    lead = sentences_of(passage.lead_in)[-1].of(passage.lead_in)
    end = len(lead.rstrip(LAST_WORDS))
    seen = set(kinds)
    for one in _stated(lead, (Span(0, len(lead)),), 0, norm):
        if one.kind not in seen and _reaches_item(one, end):
            seen.add(one.kind)
            yield _unplaced(one, Span(passage.body, len(passage.text)))


def _reaches_item(one: Qualifier, end: int) -> bool:
    """Return whether it bounds the items too: "mass" or "serious" bounds only the noun after it."""
    ends = one.span is not None and one.span.end >= end
    bounds = one.kind is not QualifierKind.SCOPE or opens_more(one.text)
    return ends or (bounds and one.kind in HANDED_DOWN)


def _unplaced(qualifier: Qualifier, item: Span) -> Qualifier:
    carved = qualifier.excepts
    return replace(qualifier, span=None, excepts=carved and replace(carved, span=None, norm=item))
