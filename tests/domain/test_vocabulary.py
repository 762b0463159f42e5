"""The closed vocabularies: each word described, each theme reachable."""

from __future__ import annotations

import pytest

from tracer.domain.finding import Code
from tracer.domain.vocabulary import Enforcement, Gap, Mark, Stance, Theme, Topic

FAMILIES = {"surveillance", "weapons", "lawful_use", "control"}


@pytest.mark.parametrize("word", [*Gap, *Code])
def test_every_gap_and_code_is_described(word: Gap | Code) -> None:
    """Each kind of gap and finding has one sentence of its own."""
    assert word.description[0].isupper()
    assert word.description.endswith(".")


def test_no_two_gaps_share_a_description() -> None:
    """A gap's sentence tells it from the others."""
    assert len({gap.description for gap in Gap}) == len(Gap)


@pytest.mark.parametrize("theme", Theme)
def test_every_theme_is_reached_by_a_topic(theme: Theme) -> None:
    """A clause can speak to every theme."""
    assert theme in {topic.theme for topic in Topic}


@pytest.mark.parametrize("topic", Topic)
def test_every_topic_is_of_a_known_family(topic: Topic) -> None:
    """A topic's family is the word before its dot."""
    assert topic.family in FAMILIES


def test_topics_without_a_theme_are_controls_and_permitted_purposes() -> None:
    """Only controls and the permitted purpose speak to no theme."""
    bare = {topic for topic in Topic if topic.theme is None}
    assert bare == {topic for topic in Topic if topic.family == "control"} | {Topic.PURPOSE}


def test_enforcement_runs_from_strongest_to_none() -> None:
    """The order of the words is the order of strength, which choosing the strongest relies on."""
    assert [kind.value for kind in Enforcement] == [
        "technical_preventive",
        "technical_detective",
        "procedural",
        "contractual",
        "none",
    ]


def test_marks_run_from_strongest_to_none() -> None:
    """The marks of strength come first, strongest first."""
    assert [mark.value for mark in Mark][:4] == [
        "technically_enforced",
        "procedural",
        "contractual",
        "policy_only",
    ]


def test_silence_is_a_stance() -> None:
    """An agreement that says nothing has a stance of its own."""
    assert Stance("silent") is Stance.SILENT
