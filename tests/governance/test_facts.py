"""Facts of the public record that the shipped catalogue must state, whoever edits it."""

from __future__ import annotations

import pytest

from tracer.domain.governance import Effect, Scope
from tracer.domain.vocabulary import Enforcement, Theme
from tracer.governance.load import load_catalogue

CONTROLS = {row.id: row for row in load_catalogue().controls}
RED_LINES = {row.id: row for row in load_catalogue().red_lines}


@pytest.mark.parametrize("control", ["CT-ANT-14", "CT-OAI-39", "CT-XAI-01"])
def test_instructions_to_a_model_are_no_safeguard(control: str) -> None:
    """Written words that a model is trained on or prompted with block nothing."""
    assert CONTROLS[control].enforcement is Enforcement.NONE


@pytest.mark.parametrize("number", range(10, 18))
def test_what_a_lab_does_at_home_watches_no_customer(number: int) -> None:
    """OpenAI's own insider controls are stated for the lab itself."""
    assert CONTROLS[f"CT-OAI-{number}"].scope is Scope.LAB_INTERNAL


@pytest.mark.parametrize("theme", [Theme.MASS_SURVEILLANCE, Theme.AUTONOMOUS_WEAPONS])
def test_hard_constraints_name_neither_surveillance_nor_autonomy(theme: Theme) -> None:
    """Anthropic's constitution has no hard constraint on either."""
    own = {row.id: row.themes for row in RED_LINES.values() if row.id.startswith("ANT-CN-")}
    assert own
    assert [name for name, themes in own.items() if theme in themes] == []


def test_a_safeguard_reported_as_missing_is_absent() -> None:
    """CT-ANT-16 records what a source says is not there."""
    assert CONTROLS["CT-ANT-16"].effect is Effect.ABSENT


def test_no_control_backs_everything_by_a_theme_too() -> None:
    """A control for the whole policy is not also counted for single themes it does not name."""
    assert [row.id for row in CONTROLS.values() if row.whole_policy and row.themes] == []
