"""The strongest safeguard that bears on a theme gives the mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import reading, reference
from tracer.domain.vocabulary import Enforcement, Force, Mark, Topic
from tracer.matrix.mark import MARK_OF, backs, strongest

PREVENTIVE, DETECTIVE, PROCEDURAL, CONTRACTUAL, NONE = Enforcement
KINDS = st.sampled_from(Enforcement)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        pytest.param([], NONE, id="no clause"),
        pytest.param([NONE], NONE, id="words alone"),
        pytest.param([NONE, CONTRACTUAL], CONTRACTUAL, id="a remedy"),
        pytest.param([CONTRACTUAL, PROCEDURAL], PROCEDURAL, id="people before remedy"),
        pytest.param([PROCEDURAL, DETECTIVE], DETECTIVE, id="system before people"),
        pytest.param([DETECTIVE, PREVENTIVE, NONE], PREVENTIVE, id="blocking before watching"),
    ],
)
def test_strongest_of_the_clauses_on_the_theme(kinds: list[Enforcement], expected: Enforcement) -> None:
    """Preventive, detective, procedural, contractual, none: in this order."""
    spoken = [reading(Topic.MASS, enforcement=kind) for kind in kinds]

    assert strongest(spoken) is expected


def test_clauses_that_back_the_theme_count() -> None:
    """A safeguard that bears on a ban backs it, though it stands elsewhere."""
    monitor = reading(Topic.MONITORING, force=Force.REQUIRES, enforcement=DETECTIVE, whole_policy=True)

    assert strongest([reading(Topic.MASS), monitor]) is DETECTIVE


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"whole_policy": True}, True, id="the whole policy"),
        pytest.param(
            {"whole_policy": True, "force": Force.PERMITS}, True, id="a right over the whole policy"
        ),
        pytest.param({"references": (reference("4.2(c)"),)}, True, id="the clause itself"),
        pytest.param({"references": (reference("4.2"),)}, True, id="a section it stands under"),
        pytest.param({"references": (reference("4"),)}, True, id="an article it stands under"),
        pytest.param({"references": (reference("9"), reference("4.2"))}, True, id="one of several"),
        pytest.param(
            {"references": (reference("IV", target="4.2(c)"),)}, True, id="by another name that is found"
        ),
        pytest.param({"references": (reference("Exhibit 4"),)}, False, id="an annex of the same number"),
        pytest.param({"references": (reference("(c)"),)}, False, id="an item of another section"),
        pytest.param({}, False, id="something else"),
        pytest.param({"references": (reference("4.2(c)(i)"),)}, False, id="only an item of it"),
        pytest.param({"references": (reference("4.1"),)}, False, id="another section"),
        pytest.param({"references": (reference("4.2(d)"),)}, False, id="another item"),
        pytest.param({"whole_policy": True, "force": Force.PROHIBITS}, False, id="a ban is no safeguard"),
        pytest.param({"whole_policy": True, "enforcement": NONE}, False, id="no safeguard at all"),
    ],
)
def test_backs(changes: dict[str, object], *, expected: bool) -> None:
    """A safeguard bears on what it says it enforces, and on what it points to."""
    filters = {"force": Force.REQUIRES, "enforcement": PREVENTIVE, **changes}

    assert backs(reading(Topic.SAFEGUARDS, **filters), ["4.2(c)"]) is expected


def test_reference_to_one_section_is_not_one_to_another() -> None:
    """Section 4.2 is not a part of Section 4.20, nor the other way round."""
    monitor = reading(
        Topic.MONITORING, enforcement=DETECTIVE, force=Force.REQUIRES, references=(reference("4.2"),)
    )

    assert not backs(monitor, ["4.20", "14.2", "4.21(a)"])


def test_strength_of_marks_follows_strength_of_safeguards() -> None:
    """No weaker safeguard has a stronger mark, and none has a mark of no strength."""
    order = [list(Mark).index(MARK_OF[kind]) for kind in sorted(Enforcement, key=lambda kind: kind.rank)]

    assert order == sorted(order)
    assert not {Mark.NOT_APPLICABLE, Mark.UNKNOWABLE} & set(MARK_OF.values())


@given(st.lists(KINDS, min_size=1), KINDS)
def test_another_clause_never_weakens(kinds: list[Enforcement], more: Enforcement) -> None:
    """Law: what one clause backs, no further clause takes away."""
    spoken = [reading(Topic.MASS, enforcement=kind) for kind in kinds]
    added = [*spoken, reading(Topic.MASS, enforcement=more)]

    before, after = strongest(spoken), strongest(added)

    assert after.rank <= before.rank
