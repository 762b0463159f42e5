"""One term, two definitions in different words."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tracer.domain.finding import Code
from tracer.domain.terms import Flaw, Form
from tracer.readings.terms.targets import scope_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.domain.clause import Clause
    from tracer.domain.terms import Definition

    Placed = tuple[Clause, Definition]

WORDS = re.compile(r"\w+")
# "X also includes", "X means, for Product A, ...": they add to another or hold for a part.
PARTIAL = re.compile(
    r"(?:(?:with|in)\s+(?:respect|relation|regard)\s+to|in\s+the\s+case\s+of|for\s+purposes?\s+of|as\s+(?:to|regards)|for\s+(?:each|any))\b",
    re.IGNORECASE,
)
INCLUDES = re.compile(r"\b(?:includes?|also|further)\s*$", re.IGNORECASE)
LEAST_WORDS = 4  # of a definition that can be told from another
VERB = 40  # characters before a meaning in which its verb stands


def find_conflicts(clauses: Sequence[Clause], definitions: Sequence[Definition]) -> Iterator[Flaw]:
    """Yield each term that one part of the document defines twice and differently."""
    by_id = {clause.id: clause for clause in clauses}
    groups: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for one in definitions:
        clause = by_id[one.clause]
        if one.form is Form.MEANS and _is_whole(clause.text, one):
            groups[scope_of(clause.path), one.term].append((clause, one))
    for group in groups.values():
        distinct = list(_distinct(group))
        if len(distinct) > 1:
            yield Flaw(
                Code.CONFLICTING_DEFINITION,
                distinct[0][1].term,
                tuple((clause, one.span) for clause, one in distinct),
            )


def _is_whole(text: str, one: Definition) -> bool:
    """Return whether a definition says all that its term means, wherever it is used."""
    words = one.meaning.of(text)
    before = text[max(one.meaning.start - VERB, 0) : one.meaning.start]
    enough = len(WORDS.findall(words[:200])) >= LEAST_WORDS
    return enough and not (one.local or PARTIAL.match(words) or INCLUDES.search(before))


def _distinct(group: Sequence[Placed]) -> Iterator[Placed]:
    """Yield the definitions that repeat none before them: the same words, or as many of them as stand there.

    Of two in one clause the second goes on with the first: "When used as a verb, “Detail” means".
    """
    seen: list[str] = []
    first = {clause.id: one for clause, one in reversed(group)}
    for clause, one in group:
        if first[clause.id] is not one:
            continue
        words = " ".join(WORDS.findall(one.meaning.of(clause.text).casefold()))
        if not any(words.startswith(other) or other.startswith(words) for other in seen):
            seen.append(words)
            yield clause, one
