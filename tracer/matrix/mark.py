"""What in the agreement backs a stance: the strongest safeguard that bears on the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Enforcement, Force, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.domain.reading import Reading

MARK_OF = {
    Enforcement.TECHNICAL_PREVENTIVE: Mark.TECHNICALLY_ENFORCED,
    Enforcement.TECHNICAL_DETECTIVE: Mark.TECHNICALLY_ENFORCED,
    Enforcement.PROCEDURAL: Mark.PROCEDURAL,
    Enforcement.CONTRACTUAL: Mark.CONTRACTUAL,
    Enforcement.NONE: Mark.POLICY_ONLY,
}
STRONGEST_FIRST = tuple(Enforcement)


def strongest(spoken: Iterable[Reading], everything: Iterable[Reading]) -> Enforcement:
    """Return the strongest safeguard that bears on a theme.

    It bears on it where a clause on the theme describes it, or where a clause says that it enforces
    the whole policy or agreement. One stated for something else does not count.
    """
    kinds = {reading.enforcement for reading in spoken}
    kinds |= {reading.enforcement for reading in everything if backs_everything(reading)}
    return min(kinds or {Enforcement.NONE}, key=STRONGEST_FIRST.index)


def backs_everything(reading: Reading) -> bool:
    """Return whether a clause's safeguard enforces the whole policy or agreement."""
    return reading.whole_policy and reading.is_relevant and reading.force is not Force.PROHIBITS
