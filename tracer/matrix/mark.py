"""What in the agreement backs a stance: the strongest safeguard that bears on the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Enforcement, Force, Mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tracer.domain.governance import Control
    from tracer.domain.reading import Reading

MARK_OF = {
    Enforcement.TECHNICAL_PREVENTIVE: Mark.TECHNICALLY_ENFORCED,
    Enforcement.TECHNICAL_DETECTIVE: Mark.TECHNICALLY_ENFORCED,
    Enforcement.PROCEDURAL: Mark.PROCEDURAL,
    Enforcement.CONTRACTUAL: Mark.CONTRACTUAL,
    Enforcement.NONE: Mark.POLICY_ONLY,
}


def strongest(safeguards: Iterable[Reading | Control]) -> Enforcement:
    """Return the strongest safeguard among clauses and controls."""
    kinds = {one.enforcement for one in safeguards}
    return min(kinds or {Enforcement.NONE}, key=lambda kind: kind.rank)


def backs(reading: Reading, labels: Collection[str]) -> bool:
    """Return whether a clause's safeguard bears on clauses that stand at these labels.

    It does where it says that it enforces the whole policy or agreement, or points to one of them
    ("a purpose described in Section 4.2(c)"). One stated for something else does not count.
    """
    if reading.enforcement is Enforcement.NONE or reading.force is Force.PROHIBITS:
        return False
    cited = {one.target for one in reading.references if one.target}
    cited |= {one.label for one in reading.references if not one.label.startswith("(")}
    return reading.whole_policy or any(_stands_under(label, place) for label in labels for place in cited)


def _stands_under(label: str, place: str) -> bool:
    """Return whether "4.2(c)(i)" stands under "4.2(c)", or is it."""
    return label == place or (label.startswith(place) and label[len(place)] in ".(-")
