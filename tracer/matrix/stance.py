"""Where the clauses on a theme leave an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Force, QualifierKind, Stance, Theme, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracer.domain.reading import Reading

# Gold guide: "narrowed by intent, law, scope, discretion or exception".
NARROWS = frozenset(
    {
        QualifierKind.INTENT,
        QualifierKind.LAW,
        QualifierKind.SCOPE,
        QualifierKind.DISCRETION,
        QualifierKind.EXCEPTION,
    }
)
# A duty on these themes is a ban on breaking it: "shall comply with applicable law".
DUTY_IS_BAN = frozenset({Theme.UNLAWFUL_USE, Theme.CIVIL_RIGHTS})
# To describe a product that does this is to allow it: "the system captures license plates".
DESCRIBED_IS_ALLOWED = frozenset(
    {
        Theme.TRACKING_INDIVIDUALS,
        Theme.BIOMETRIC_IDENTIFICATION,
        Theme.DATA_SHARING,
        Theme.WEAPONS_DEVELOPMENT,
        Theme.AUTONOMOUS_WEAPONS,
    }
)


def stance_on(themes: Iterable[Theme], readings: Sequence[Reading]) -> Stance:
    """Return the stance of the clauses that speak to these themes."""
    named = frozenset(themes)
    bans = [reading for reading in readings if _bans(reading, named)]
    grants = [reading for reading in readings if _allows(reading, named) and reading not in bans]
    if bans and len(bans) >= len(grants):
        return _of_bans(bans)
    if grants:
        return _of_grants(grants, readings)
    if any(reading.force is Force.STATES for reading in readings) and named & DESCRIBED_IS_ALLOWED:
        return Stance.PERMITTED
    return Stance.SILENT


def is_narrowed(reading: Reading) -> bool:
    """Return whether a qualifier narrows a ban."""
    return any(qualifier.kind in NARROWS for qualifier in reading.qualifiers)


def _bans(reading: Reading, themes: frozenset[Theme]) -> bool:
    if reading.force is Force.PROHIBITS:
        return True
    return reading.force is Force.REQUIRES and bool(themes & DUTY_IS_BAN)


def _allows(reading: Reading, themes: frozenset[Theme]) -> bool:
    if Topic.SUSPENSION in reading.topics and reading.force is Force.PERMITS:
        return False  # "we may suspend for unlawful use" allows no unlawful use
    if reading.force is Force.PERMITS:
        return not themes <= DUTY_IS_BAN
    return reading.force in (Force.CONDITIONS, Force.REQUIRES)


def _of_bans(bans: Sequence[Reading]) -> Stance:
    """Return prohibited where one ban is not narrowed: the others take nothing from it."""
    if all(is_narrowed(reading) for reading in bans):
        return Stance.PROHIBITED_QUALIFIED
    return Stance.PROHIBITED


def _of_grants(grants: Sequence[Reading], readings: Sequence[Reading]) -> Stance:
    conditional = any(
        reading.force is not Force.PERMITS or is_narrowed(reading) for reading in grants
    ) or any(reading.force in (Force.PROHIBITS, Force.REQUIRES) for reading in readings)
    return Stance.PERMITTED_CONDITIONAL if conditional else Stance.PERMITTED
