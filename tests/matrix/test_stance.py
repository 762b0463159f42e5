"""Where the clauses on a theme leave an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import qualifier, reading
from tracer.domain.vocabulary import Force, QualifierKind, Stance, Theme, Topic
from tracer.matching.relation import narrowing_of
from tracer.matrix.stance import is_narrowed, stance_on

if TYPE_CHECKING:
    from tracer.domain.reading import Reading

PROHIBITED, QUALIFIED, PERMITTED, CONDITIONAL, SILENT = Stance
MASS, RIGHTS, UNLAWFUL = Theme.MASS_SURVEILLANCE, Theme.CIVIL_RIGHTS, Theme.UNLAWFUL_USE

BAN = reading(Topic.MASS)
NARROW = reading(Topic.MASS, qualifiers=(qualifier(),))
GRANT = reading(Topic.MASS, force=Force.PERMITS)
LIMITED = reading(Topic.MASS, force=Force.PERMITS, qualifiers=(qualifier("lawful", QualifierKind.LAW),))
CONDITION = reading(Topic.MASS, force=Force.CONDITIONS)
DUTY = reading(Topic.MASS, force=Force.REQUIRES)
STATED = reading(Topic.MASS, force=Force.STATES)
SUSPENDS = reading(Topic.MASS, Topic.SUSPENSION, force=Force.PERMITS)


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param([], SILENT, id="no clause"),
        pytest.param([STATED], SILENT, id="a description"),
        pytest.param([SUSPENDS], SILENT, id="a right to suspend allows nothing"),
        pytest.param([BAN], PROHIBITED, id="a ban"),
        pytest.param([BAN, STATED], PROHIBITED, id="a ban beside a description"),
        pytest.param([BAN, SUSPENDS], PROHIBITED, id="a ban beside a right to suspend"),
        pytest.param([NARROW], QUALIFIED, id="a narrowed ban"),
        pytest.param([NARROW, NARROW], QUALIFIED, id="only narrowed bans"),
        pytest.param([NARROW, BAN], PROHIBITED, id="a whole ban beside a narrowed one"),
        pytest.param([GRANT], PERMITTED, id="a permission"),
        pytest.param([GRANT, STATED], PERMITTED, id="a permission beside a description"),
        pytest.param([LIMITED], CONDITIONAL, id="a narrowed permission"),
        pytest.param([CONDITION], CONDITIONAL, id="a condition"),
        pytest.param([GRANT, DUTY], CONDITIONAL, id="a permission with a duty"),
        pytest.param([GRANT, GRANT, BAN], CONDITIONAL, id="more permissions than bans"),
        pytest.param([DUTY], CONDITIONAL, id="a duty presupposes the act"),
    ],
)
def test_stance_on_a_theme(readings: list[Reading], expected: Stance) -> None:
    """Forces and qualifiers of all clauses on the theme decide together."""
    assert stance_on((MASS,), readings) is expected


@pytest.mark.parametrize(
    ("topic", "theme"), [(Topic.COMPLIANCE, Theme.UNLAWFUL_USE), (Topic.CIVIL_RIGHTS, Theme.CIVIL_RIGHTS)]
)
def test_duty_to_obey_is_a_ban_on_disobeying(topic: Topic, theme: Theme) -> None:
    """'Shall comply with applicable law' forbids unlawful use."""
    assert stance_on((theme,), [reading(topic, force=Force.REQUIRES)]) is PROHIBITED


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        (Topic.TRACKING, PERMITTED),
        (Topic.BIOMETRIC, PERMITTED),
        (Topic.SHARING, PERMITTED),
        (Topic.DEVELOPMENT, PERMITTED),
        (Topic.AUTONOMOUS, PERMITTED),
        (Topic.MASS, SILENT),
        (Topic.CYBER, SILENT),
        (Topic.MASS_CASUALTY, SILENT),
    ],
)
def test_to_describe_a_product_is_to_allow_it(topic: Topic, expected: Stance) -> None:
    """'The system captures license plates' allows it; a definition of a crime does not."""
    assert topic.theme is not None
    assert stance_on((topic.theme,), [reading(topic, force=Force.STATES)]) is expected


@pytest.mark.parametrize("other", [RIGHTS, UNLAWFUL])
def test_duty_to_surveil_is_no_ban_on_surveillance(other: Theme) -> None:
    """A red line on two themes is not answered by a duty to do what it forbids."""
    assert stance_on((MASS, other), [DUTY]) not in {PROHIBITED, QUALIFIED}


def test_permission_to_break_civil_rights_is_not_silence() -> None:
    """An agreement that allows it speaks of it."""
    assert stance_on((RIGHTS,), [reading(Topic.CIVIL_RIGHTS, force=Force.PERMITS)]) is not SILENT


@pytest.mark.parametrize("kind", QualifierKind)
def test_what_narrows_a_relation_narrows_the_stance(kind: QualifierKind) -> None:
    """A row does not say "prohibited" and "narrowed by" of one and the same clause."""
    ban = reading(Topic.MASS, qualifiers=(qualifier("words", kind),))

    assert is_narrowed(ban) == bool(narrowing_of(ban.qualifiers))


FORCES = st.sampled_from(Force)
KINDS = st.lists(st.sampled_from(QualifierKind), max_size=2)
READINGS = st.lists(
    st.builds(
        lambda force, kinds: reading(
            Topic.MASS, force=force, qualifiers=tuple(qualifier("words", kind) for kind in kinds)
        ),
        FORCES,
        KINDS,
    ),
    max_size=6,
)


@given(READINGS)
def test_nothing_is_prohibited_without_a_ban(readings: list[Reading]) -> None:
    """Law: where no clause forbids, no stance on surveillance says so."""
    without = [one for one in readings if one.force is not Force.PROHIBITS]

    assert stance_on((MASS,), without) not in {PROHIBITED, QUALIFIED}


@given(READINGS)
def test_bans_alone_permit_nothing(readings: list[Reading]) -> None:
    """Law: where every clause forbids, the stance forbids."""
    bans = [one for one in readings if one.force is Force.PROHIBITS]

    assert stance_on((MASS,), [*bans, BAN]) is PROHIBITED


@given(READINGS, st.randoms(use_true_random=False))
def test_order_of_clauses_does_not_matter(readings: list[Reading], random: object) -> None:
    """Law: a stance is of the set of clauses."""
    shuffled = readings.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert stance_on((MASS,), shuffled) is stance_on((MASS,), readings)


@given(READINGS)
def test_permission_never_turns_silence_into_a_ban(readings: list[Reading]) -> None:
    """Law: what was not prohibited is not prohibited by a further permission."""
    before, after = stance_on((MASS,), readings), stance_on((MASS,), [*readings, GRANT])

    assert after not in {PROHIBITED, QUALIFIED} or before in {PROHIBITED, QUALIFIED}


def test_a_ban_on_selling_is_no_ban_on_sharing() -> None:
    """A right to disclose beside "shall not sell": the data are shared all the same."""
    ban = reading(Topic.SHARING)
    disclosure = reading(Topic.SHARING, force=Force.CONDITIONS)
    assert stance_on([Theme.DATA_SHARING], [ban, disclosure]) is CONDITIONAL
    assert stance_on([Theme.DATA_SHARING], [ban]) is PROHIBITED
