"""Where the clauses on a theme leave an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Force, Stance, Theme, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracer.domain.reading import Reading

# A permission on one of these is a remedy, a watch, or a word on the law: it allows no act on the theme.
ANSWERS = frozenset({Topic.SUSPENSION, Topic.INCIDENT, Topic.MONITORING, Topic.SAFEGUARDS, Topic.COMPLIANCE})
# A duty on these themes is a ban on breaking it: "shall comply with applicable law".
DUTY_IS_BAN = frozenset({Theme.UNLAWFUL_USE, Theme.CIVIL_RIGHTS})
# "Shall carry explosives insurance" allows no explosives.
DUTY_ALLOWS_NOTHING = frozenset(
    {Theme.WEAPONS_DEVELOPMENT, Theme.MASS_CASUALTY_WEAPONS, Theme.CYBER_WEAPONS, Theme.AUTONOMOUS_WEAPONS}
)
# "Shall not sell the data" beside "may disclose it to police": the data are shared all the same.
SHARED_ALL_THE_SAME = frozenset({Theme.DATA_SHARING})
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
    grants = [reading for reading in readings if _allows(reading) and reading not in bans]
    outweighed = len(grants) > len(bans) or (bool(grants) and named <= SHARED_ALL_THE_SAME)
    if bans and (named <= DUTY_IS_BAN or not outweighed):
        return _of_bans(bans, () if named <= DUTY_IS_BAN else grants)
    if grants:
        return _of_grants(grants, readings)
    if any(reading.force is Force.STATES for reading in readings) and named & DESCRIBED_IS_ALLOWED:
        return Stance.PERMITTED
    return Stance.SILENT


def is_narrowed(reading: Reading) -> bool:
    """Return whether a qualifier narrows a ban."""
    return any(qualifier.kind.narrows for qualifier in reading.qualifiers)


def _bans(reading: Reading, themes: frozenset[Theme]) -> bool:
    if reading.force is Force.PROHIBITS:
        return True
    spoken = reading.themes & themes
    return reading.force is Force.REQUIRES and bool(spoken) and spoken <= DUTY_IS_BAN


def _allows(reading: Reading) -> bool:
    """Return whether a clause allows acts on its theme, rather than a remedy or a watch over them.

    "We may suspend for unlawful use" and "you may report discrimination" allow neither.
    """
    if reading.force is Force.PERMITS:
        return not ANSWERS.intersection(reading.topics)
    if reading.force is Force.REQUIRES:
        return not reading.themes <= DUTY_ALLOWS_NOTHING
    return reading.force is Force.CONDITIONS


def _of_bans(bans: Sequence[Reading], grants: Sequence[Reading]) -> Stance:
    """Return prohibited where one ban is not narrowed and no clause plainly permits beside it."""
    permitted = any(reading.force is Force.PERMITS for reading in grants)
    if permitted or all(is_narrowed(reading) for reading in bans):
        return Stance.PROHIBITED_QUALIFIED
    return Stance.PROHIBITED


def _of_grants(grants: Sequence[Reading], readings: Sequence[Reading]) -> Stance:
    conditional = any(
        reading.force is not Force.PERMITS or is_narrowed(reading) for reading in grants
    ) or any(reading.force in (Force.PROHIBITS, Force.REQUIRES) for reading in readings)
    return Stance.PERMITTED_CONDITIONAL if conditional else Stance.PERMITTED
