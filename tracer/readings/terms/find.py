"""The terms of a document: what it defines, where it points, what is amiss with either."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.domain.terms import Reference, Terms
from tracer.readings.terms.conflicts import find_conflicts
from tracer.readings.terms.dangling import find_dangling
from tracer.readings.terms.definitions import find_definitions
from tracer.readings.terms.references import Kind, find_citations, is_title
from tracer.readings.terms.targets import Places
from tracer.readings.terms.undefined import find_undefined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.domain.clause import Clause
    from tracer.readings.terms.references import Citation

STATUTE = re.compile(r"\d{3,}")


def find_terms(clauses: Sequence[Clause], text: str = "") -> Terms:
    """Return the definitions, references and flaws of a document's clauses.

    `text` is the whole document's: a heading or a line set aside may hold what the clauses seem to lack.
    """
    text = text or "\n".join(clause.text for clause in clauses)
    definitions = tuple(one for clause in clauses for one in find_definitions(clause))
    places = Places(clauses)
    cited = [tuple(_own(clause, places)) for clause in clauses]
    references = {
        clause.id: tuple(_reference(clause, citation, places, index) for citation in cited[index])
        for index, clause in enumerate(clauses)
        if cited[index]
    }
    flaws = (
        *find_conflicts(clauses, definitions),
        *find_dangling(clauses, cited, places, text),
        *find_undefined(clauses, definitions, text),
    )
    return Terms(definitions, references, flaws)


def _own(clause: Clause, places: Places) -> Iterator[Citation]:
    """Yield the places of this document that a clause cites; "Section 702" of no more than 20 is a statute's."""
    for citation in find_citations(clause.text):
        if is_title(clause.text, citation):
            continue
        number = STATUTE.match(citation.label)
        if not number or citation.kind is Kind.ANNEX or places.has_section(number[0]):
            yield citation


def _reference(clause: Clause, citation: Citation, places: Places, index: int) -> Reference:
    spot = places.find(citation, index)
    target = places.clauses[spot[0]].id if spot else None
    label = f"{citation.word} {citation.label}" if citation.kind is Kind.ANNEX else citation.label
    return Reference(citation.span.of(clause.text), citation.span, label, target)
