"""What relates a clause to a red line: decided by force, bearer and qualifiers, never by similarity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Force, QualifierKind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.domain.governance import RedLine
    from tracer.domain.reading import Qualifier, Reading

ALLOWS = frozenset({Force.PERMITS, Force.CONDITIONS})
BINDS = frozenset({Force.PROHIBITS, Force.REQUIRES})

Decision = tuple[Relation, str]


def decide(reading: Reading, red_line: RedLine) -> Decision:
    """Return the relation of a clause to a red line, and why in one sentence."""
    if reading.force is Force.STATES:
        return Relation.NONE, "The clause describes and binds nobody."
    if red_line.force is Force.PROHIBITS:
        return _against_ban(reading, red_line)
    if red_line.force is Force.REQUIRES:
        return _against_duty(reading)
    if reading.force in ALLOWS:
        return Relation.INTERSECTS, "Both allow acts on this theme."
    return Relation.INTERSECTS, f"The lab's rule {red_line.force}; the clause {reading.force}."


def _against_ban(reading: Reading, red_line: RedLine) -> Decision:
    if reading.force is Force.PERMITS:
        return Relation.INCOMPATIBLE, "The clause permits acts on a theme where the red line forbids."
    if reading.force is Force.CONDITIONS:
        return Relation.INCOMPATIBLE, (
            "The clause permits acts under a condition on a theme where the red line forbids."
        )
    if reading.force is Force.REQUIRES:
        return Relation.INTERSECTS, "The clause imposes a duty on this theme, not an express ban."
    narrowing = _narrower(narrowing_of(reading.qualifiers), red_line)
    if narrowing:
        return Relation.SUBSET, f"Both forbid, but the clause is narrowed by {_quoted(narrowing)}."
    if red_line.qualifiers:
        return Relation.SUPERSET, (
            f"Both forbid; the clause has no qualifier, the red line: {red_line.qualifiers[0]}."
        )
    return Relation.INTERSECTS, "Both forbid acts on this theme, without a narrowing qualifier."


def _against_duty(reading: Reading) -> Decision:
    if reading.force in BINDS:
        return Relation.INTERSECTS, f"The clause {reading.force} where the lab's rule requires."
    return Relation.NONE, "The clause allows; the lab's rule requires."


def narrowing_of(qualifiers: Iterable[Qualifier]) -> tuple[Qualifier, ...]:
    """Return the qualifiers that make a ban narrower."""
    return tuple(qualifier for qualifier in qualifiers if qualifier.kind.narrows)


def _narrower(qualifiers: tuple[Qualifier, ...], red_line: RedLine) -> tuple[Qualifier, ...]:
    """Leave out scopes that the red line states too: "mass surveillance" beside its ban."""
    said = _words(f"{red_line.text} {' '.join(red_line.qualifiers)}")
    return tuple(
        qualifier
        for qualifier in qualifiers
        if qualifier.kind is not QualifierKind.SCOPE or not _words(qualifier.text) <= said
    )


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _quoted(qualifiers: tuple[Qualifier, ...]) -> str:
    words = dict.fromkeys(" ".join(qualifier.text.split()) for qualifier in qualifiers)
    return ", ".join(f'"{text}"' for text in list(words)[:3])
