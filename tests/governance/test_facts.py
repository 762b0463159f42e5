"""Facts of the public record that the shipped catalogue must state, whoever edits it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tracer.domain.governance import Effect, Scope
from tracer.domain.provenance import SourceKind
from tracer.domain.stack import stack_of
from tracer.domain.vocabulary import Applies, Enforcement, Theme
from tracer.governance.load import load_catalogue
from tracer.matrix.backing import backings_of

MODEL_SPECS = sorted((Path(__file__).resolve().parents[3] / "shared/specs/openai-model-spec").glob("*.md"))
CATALOGUE = load_catalogue()
CONTROLS = {row.id: row for row in CATALOGUE.controls}
RED_LINES = {row.id: row for row in CATALOGUE.red_lines}
SPEC = [row for row in CATALOGUE.red_lines if row.citation.source == "oai-spec"]
NAMED_NOWHERE = [Theme.MASS_SURVEILLANCE, Theme.AUTONOMOUS_WEAPONS]


def test_the_model_spec_names_mass_surveillance_once_and_autonomous_weapons_never() -> None:
    """One principle of its overview does; no operative section repeats it."""
    lines = {theme: [row.id for row in SPEC if theme in row.themes] for theme in NAMED_NOWHERE}

    assert lines == {Theme.MASS_SURVEILLANCE: ["OAI-SPEC-2"], Theme.AUTONOMOUS_WEAPONS: []}
    assert RED_LINES["OAI-SPEC-2"].citation.section == "#red_line_principles"


@pytest.mark.shared
@pytest.mark.skipif(not MODEL_SPECS, reason="no published specs beside the checkout")
def test_the_text_of_the_model_spec_bears_that_out() -> None:
    """The word stands once in the newest version, and the other in none."""
    texts = [path.read_text("utf-8").casefold() for path in MODEL_SPECS]

    assert texts[-1].count("surveillance") == 1
    assert not any(re.search(r"autonomous\s+weapon", text) for text in texts)


@pytest.mark.parametrize("theme", NAMED_NOWHERE)
def test_both_are_policy_only_at_spec_level(theme: Theme) -> None:
    """No published safeguard is tied to what the spec says on either."""
    stack = stack_of("OpenAI", CATALOGUE.on())

    assert [row.id for row in SPEC if stack.backing_of(row, theme)] == []


@pytest.mark.parametrize("number", range(10, 18))
def test_what_a_lab_does_at_home_watches_no_customer(number: int) -> None:
    """The monitor of internal coding agents, with its figures, backs no clause of any agreement."""
    control = CONTROLS[f"CT-OAI-{number}"]

    line = replace(RED_LINES["OAI-SPEC-17"], themes=control.themes or (Theme.UNLAWFUL_USE,))
    tied = replace(control, red_lines=(*control.red_lines, line.id))
    found = {backing.applies for row in (line, *CATALOGUE.red_lines) for backing in backings_of(row, [tied])}

    assert control.scope is Scope.LAB_INTERNAL
    assert found == {Applies.NO}


def test_figures_of_internal_monitoring_say_what_they_cover() -> None:
    """Under 0.1 % uncovered and 30 minutes are figures on internal coding agents."""
    figures = {figure.value: figure.covers for figure in CONTROLS["CT-OAI-10"].figures}

    assert "internal coding-agent traffic" in figures["under 0.1"]
    assert "monitor" in figures["30"]


def test_the_bug_bounty_leaves_jailbreaks_out_and_lists_neither_surveillance_nor_weapons() -> None:
    """Its test surface says what is in, what is out, and what has no category."""
    (bounty,) = [row for row in CATALOGUE.test_surfaces if row.id == "TS-OAI-1"]

    assert any("jailbreak" in one.text.casefold() for one in bounty.excluded)
    assert not any("jailbreak" in one.text.casefold() for one in bounty.included)
    assert {
        Theme.MASS_SURVEILLANCE,
        Theme.TRACKING_INDIVIDUALS,
        Theme.AUTONOMOUS_WEAPONS,
        Theme.WEAPONS_DEVELOPMENT,
    } <= set(bounty.unlisted)


def test_commercially_acquired_data_enters_the_agreement_with_its_amendment() -> None:
    """No clause of 28 February speaks of it; one of 2 March does."""
    spoken = {
        day: [
            row.id
            for row in CATALOGUE.on(day).red_lines_of(("OpenAI",))
            if row.citation.document_kind is SourceKind.CONTRACT_EXCERPT and Theme.ACQUIRED_DATA in row.themes
        ]
        for day in ("2026-03-01", "2026-03-02")
    }

    assert spoken == {"2026-03-01": [], "2026-03-02": ["OAI-DOW-C9"]}


@pytest.mark.parametrize("theme", NAMED_NOWHERE)
def test_hard_constraints_name_neither_surveillance_nor_autonomy(theme: Theme) -> None:
    """Anthropic's constitution has seven hard constraints, none on either."""
    own = {row.id: row.themes for row in RED_LINES.values() if row.id.startswith("ANT-CN-")}

    assert own
    assert [name for name, themes in own.items() if theme in themes] == []
    assert [figure.words for figure in CONTROLS["CT-ANT-14"].figures] == [
        "7 hard constraints: in the constitution"
    ]


def test_a_safeguard_reported_as_missing_supports_no_mark() -> None:
    """CT-ANT-16 records what a court is reported to have found missing in an enclave."""
    missing = CONTROLS["CT-ANT-16"]
    stack = stack_of("Anthropic", CATALOGUE.on())

    assert missing.effect is Effect.ABSENT
    assert not any(missing in stack.backing_of(row) for row in stack.red_lines)
    tied = replace(missing, themes=tuple(Theme), enforcement=Enforcement.TECHNICAL_PREVENTIVE)
    assert {one.applies for row in stack.red_lines for one in backings_of(row, [tied])} == {Applies.NO}


@pytest.mark.parametrize(
    "control", ["CT-ANT-14", "CT-OAI-31", "CT-OAI-33", "CT-OAI-38", "CT-OAI-39", "CT-XAI-01"]
)
def test_instructions_to_a_model_are_no_safeguard(control: str) -> None:
    """Written words that a model is trained on or prompted with block nothing."""
    assert CONTROLS[control].enforcement is Enforcement.NONE


def test_no_control_backs_everything_by_a_theme_too() -> None:
    """A control for the whole policy is not also counted for single themes it does not name."""
    assert [row.id for row in CONTROLS.values() if row.whole_policy and row.themes] == []


def test_the_military_left_the_usage_policy_on_10_january_2024() -> None:
    """A ban on military and warfare use stood in OpenAI's policy until then, and nowhere after."""
    named = {
        day: [row.id for row in CATALOGUE.on(day).red_lines_of(("OpenAI",)) if "ilitary and war" in row.text]
        for day in ("2024-01-09", "2024-01-10", "2026-11-20")
    }

    assert named == {"2024-01-09": ["OAI-UP23-2"], "2024-01-10": [], "2026-11-20": []}


@pytest.mark.parametrize("row", ["USG-GSA-1", "USG-GSA-2", "USG-GSA-5", "GOO-PR-1"])
def test_drafts_and_removed_lines_are_not_in_force(row: str) -> None:
    """A draft clause binds nobody, and a line that was taken back is no red line."""
    assert row in RED_LINES
    assert row not in {one.id for one in CATALOGUE.on().red_lines}


def test_each_order_of_authority_begins_with_what_nobody_overrides() -> None:
    """The highest level of every published hierarchy is out of everybody's reach."""
    assert {row.id: row.levels[0].overridden_by.startswith("nobody") for row in CATALOGUE.hierarchies} == {
        "HI-OAI-1": True,
        "HI-OAI-2": True,
        "HI-ANT-1": True,
        "HI-XAI-1": True,
    }


def test_the_order_of_authority_is_the_one_of_the_day() -> None:
    """Root came with the version of 12 September 2025; before it the highest level was platform."""
    top = {
        day: [row.levels[0].name for row in CATALOGUE.on(day).hierarchies if row.lab == "OpenAI"]
        for day in ("2025-09-11", "2025-09-12")
    }

    assert top == {"2025-09-11": ["platform"], "2025-09-12": ["root"]}


RUN = 8  # words: a shorter run is a name, a title or the field's own phrase
SPEC_FILES = sorted((Path(__file__).resolve().parents[3] / "shared/specs").rglob("*.md"))


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of eight words of a text."""
    words = re.findall(r"[a-z0-9]+", text.casefold().replace("’", "").replace("'", ""))
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@pytest.mark.shared
@pytest.mark.skipif(not SPEC_FILES, reason="no published specs beside the checkout")
def test_texts_are_paraphrases() -> None:
    """No text of the catalogue shares a run of eight words with a published spec or policy."""
    published = set().union(*(runs(path.read_text("utf-8")) for path in SPEC_FILES))
    told = {row.id: row.text for row in CATALOGUE.red_lines}
    told |= {row.id: row.text for row in CATALOGUE.controls}
    told |= {f"{row.id} {level.name}": level.text for row in CATALOGUE.hierarchies for level in row.levels}
    told |= {row.id: row.text for row in CATALOGUE.test_surfaces}

    assert [name for name, text in told.items() if runs(text) & published] == []
