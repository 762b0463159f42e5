"""How verdicts read to a person."""

from __future__ import annotations

import pytest

from tracer.domain.matrix import Verdict
from tracer.domain.vocabulary import Enforcement, Mark, Stance
from tracer.reports.words import MARKS, STANCES, tally, words_of_mark, words_of_theme

WORDS = Verdict(Stance.PROHIBITED, Mark.POLICY_ONLY, Enforcement.NONE)
PEOPLE = Verdict(Stance.PROHIBITED, Mark.PROCEDURAL, Enforcement.PROCEDURAL)
REMEDY = Verdict(Stance.PERMITTED, Mark.CONTRACTUAL, Enforcement.CONTRACTUAL)
BLOCKS = Verdict(Stance.PROHIBITED, Mark.TECHNICALLY_ENFORCED, Enforcement.TECHNICAL_PREVENTIVE)
WATCHES = Verdict(Stance.PROHIBITED, Mark.TECHNICALLY_ENFORCED, Enforcement.TECHNICAL_DETECTIVE)
SILENT = Verdict(Stance.SILENT, Mark.NOT_APPLICABLE, Enforcement.NONE)
UNREAD = Verdict(Stance.SILENT, Mark.UNKNOWABLE, Enforcement.NONE)


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        pytest.param(BLOCKS, "technically enforced (preventive)", id="preventive"),
        pytest.param(WATCHES, "technically enforced (detective)", id="detective"),
        pytest.param(PEOPLE, "procedural", id="procedural"),
        pytest.param(REMEDY, "contractual remedy", id="contractual"),
        pytest.param(WORDS, "policy-only", id="words alone"),
        pytest.param(SILENT, "–", id="silent"),
        pytest.param(UNREAD, "unknowable: pages not read", id="unread"),
    ],
)
def test_words_of_mark(verdict: Verdict, expected: str) -> None:
    """Preventive and detective are kept apart, and unread is not silent."""
    assert words_of_mark(verdict) == expected


@pytest.mark.parametrize("stance", Stance)
def test_every_stance_has_words(stance: Stance) -> None:
    """No stance is shown with an underscore."""
    assert "_" not in STANCES[stance]


@pytest.mark.parametrize("mark", Mark)
def test_every_mark_has_words(mark: Mark) -> None:
    """No mark is shown with an underscore."""
    assert "_" not in MARKS[mark]


def test_words_of_theme() -> None:
    """A theme reads as words."""
    assert words_of_theme("mass_surveillance") == "mass surveillance"


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        pytest.param([], "", id="none"),
        pytest.param([WORDS, WORDS, PEOPLE], "1 procedural, 2 policy-only", id="strongest first"),
        pytest.param([BLOCKS, WATCHES, SILENT], "2 technically enforced, 1 silent", id="silence last"),
        pytest.param([REMEDY], "1 contractual remedy", id="one"),
    ],
)
def test_tally(verdicts: list[Verdict], expected: str) -> None:
    """Counts by mark, strongest first, what is silent last."""
    assert tally(verdicts) == expected


def test_tally_keeps_unread_apart_from_silent() -> None:
    """Where pages were not read nobody may call the agreement silent."""
    assert "1 unknowable" in tally([UNREAD, SILENT])
