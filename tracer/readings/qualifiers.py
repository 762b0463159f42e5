"""Words that narrow or soften a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.reading import Qualifier
from tracer.domain.vocabulary import QualifierKind
from tracer.readings.lexicon import QUALIFIERS, terms_of

if TYPE_CHECKING:
    from tracer.readings.passage import Passage

# What a lead-in hands to its items; its other words belong to the lead-in.
HANDED_DOWN = (QualifierKind.INTENT, QualifierKind.EXCEPTION, QualifierKind.LAW)


def find_qualifiers(passage: Passage) -> tuple[Qualifier, ...]:
    """Return the qualifiers in order; the first of each kind in a lead-in comes last, unplaced."""
    own = [
        Qualifier(kind, span.of(passage.text), span)
        for kind in QualifierKind
        for span in terms_of(passage.text, QUALIFIERS, kind)
        if span.start >= passage.body  # a heading qualifies nothing
    ]
    own.sort(key=lambda qualifier: (qualifier.span.start if qualifier.span else 0, qualifier.kind))
    kinds = {qualifier.kind for qualifier in own}
    return (*own, *_handed_down(passage, kinds))


def _handed_down(passage: Passage, kinds: set[QualifierKind]) -> tuple[Qualifier, ...]:
    found = []
    for kind in HANDED_DOWN:
        spans = () if kind in kinds else terms_of(passage.lead_in, QUALIFIERS, kind)
        found += [Qualifier(kind, span.of(passage.lead_in), None) for span in spans[:1]]
    return tuple(found)
