"""The four tests a published control must pass, and the one it fails by name."""

from __future__ import annotations

import pytest

from tests.builders import citation, control, red_line
from tracer.domain.governance import Effect, Scope
from tracer.domain.provenance import SourceKind, Status, Tenure
from tracer.domain.vocabulary import Applies, Enforcement, Theme
from tracer.governance.load import load_catalogue
from tracer.matrix.backing import backings_of

CYBER = (Theme.CYBER_WEAPONS,)


@pytest.mark.parametrize(
    ("changes", "applies", "why"),
    [
        pytest.param(
            {"themes": CYBER, "red_lines": ("ACME-RL-1",)},
            Applies.NO,
            "its source does not say that it bears on this theme",
            id="1 bears on the theme",
        ),
        pytest.param(
            {"scope": Scope.LAB_INTERNAL, "scope_words": "its coding agents"},
            Applies.NO,
            "stated for something else: its coding agents",
            id="2 stated for this kind of deployment",
        ),
        pytest.param(
            {},
            Applies.NOT_SHOWN,
            "stated for its hosted services; nothing shows that this agreement is in that scope",
            id="2 scope stated, not shown to cover this one",
        ),
        pytest.param(
            {"tenure": Tenure(status=Status.PLANNED)}, Applies.NO, "not in force: planned", id="3 in force"
        ),
        pytest.param(
            {"effect": Effect.WEAKENS},
            Applies.NO,
            "its source reports it as weakens",
            id="4 its effect supports",
        ),
        pytest.param(
            {"enforcement": Enforcement.NONE},
            Applies.NO,
            "written words: no source says that a system blocks",
            id="words are no safeguard",
        ),
    ],
)
def test_first_test_that_fails_is_the_reason(changes: dict[str, object], applies: Applies, why: str) -> None:
    """A control counts only if it passes all four, and the report says which one failed."""
    (found,) = backings_of(red_line(), [control(**changes)])

    assert (found.applies, found.why) == (applies, why)


@pytest.mark.parametrize("scope", [Scope.LAB_INTERNAL, Scope.LAB_GOVERNANCE, Scope.EVALUATION_ONLY])
def test_what_a_lab_does_at_home_backs_no_agreement(scope: Scope) -> None:
    """A monitor over a lab's own agents backs nothing in a customer's contract."""
    (found,) = backings_of(red_line(), [control(scope=scope)])

    assert found.applies is Applies.NO


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.IN_FORCE])
def test_only_what_works_is_in_force(status: Status) -> None:
    """Planned, draft and proposed safeguards protect nobody."""
    (found,) = backings_of(red_line(), [control(tenure=Tenure(status=status))])

    assert found.applies is Applies.NO


@pytest.mark.parametrize("effect", [effect for effect in Effect if effect is not Effect.SUPPORTS])
def test_report_of_absence_counts_against(effect: Effect) -> None:
    """A source that finds a control missing is no evidence for it."""
    (found,) = backings_of(red_line(), [control(effect=effect)])

    assert found.applies is Applies.NO


def test_a_safeguard_stated_for_the_agreement_applies_whoever_the_lab_is() -> None:
    """A playbook can say what the catalogue cannot: that it runs in this very deployment."""
    own = control(lab="Our firm", scope=Scope.THIS_AGREEMENT, scope_words="our gateway")

    (found,) = backings_of(red_line(), [own])

    assert (found.applies, found.why) == (Applies.YES, "stated for this agreement: our gateway")


def test_another_labs_control_is_no_candidate() -> None:
    """What one lab does backs no other lab's promise."""
    assert backings_of(red_line(), [control(lab="Other", red_lines=("ACME-RL-1",))]) == ()


def test_control_of_another_theme_is_no_candidate() -> None:
    """Without a shared theme and without the compiler's word it is not looked at."""
    assert backings_of(red_line(), [control(themes=CYBER)]) == ()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(SourceKind.USAGE_POLICY, 1), (SourceKind.CONTRACT_EXCERPT, 0), (SourceKind.STATEMENT, 0)],
)
def test_control_of_the_whole_policy_bears_on_its_lines_only(kind: SourceKind, expected: int) -> None:
    """It enforces the usage policy, not what the lab says elsewhere."""
    line = red_line(citation=citation(document_kind=kind))

    assert len(backings_of(line, [control(themes=(), whole_policy=True)])) == expected


def test_no_shipped_control_is_taken_to_apply_without_proof() -> None:
    """Nothing in the catalogue knows the user's deployment, so nothing may say yes."""
    catalogue = load_catalogue()

    found = [one for line in catalogue.red_lines for one in backings_of(line, catalogue.controls)]

    assert {backing.applies for backing in found} == {Applies.NO, Applies.NOT_SHOWN}
