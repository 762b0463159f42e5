"""The examples the model of relevance is trained on."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tracer.domain.vocabulary import Bearer, Enforcement, Force, QualifierKind, Topic

if TYPE_CHECKING:
    from enum import StrEnum

EXAMPLES = Path(__file__).resolve().parents[2] / "models" / "relevance" / "examples.jsonl"
FIELDS = {"text", "heading", "lead_in", "topics", "force", "bearer", "enforcement", "qualifiers"}


@cache
def examples() -> tuple[dict[str, Any], ...]:
    """Return every written example."""
    return tuple(json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    ("field", "words"),
    [("force", Force), ("bearer", Bearer), ("enforcement", Enforcement)],
)
def test_labels_are_of_the_vocabulary(field: str, words: type[StrEnum]) -> None:
    """No example has a label that nobody knows."""
    assert {row[field] for row in examples()} <= {word.value for word in words}


def test_examples_are_whole() -> None:
    """Every example has every field, topics and qualifiers are known words, and no text comes twice."""
    topics, kinds = {topic.value for topic in Topic}, {kind.value for kind in QualifierKind}
    for row in examples():
        assert set(row) == FIELDS
        assert set(row["topics"]) <= topics
        assert set(row["qualifiers"]) <= kinds
    assert max(Counter(row["text"] for row in examples()).values()) == 1


def test_every_topic_has_examples() -> None:
    """Each topic is written of at least twenty times, and a third of the examples are about none."""
    spoken = Counter(topic for row in examples() for topic in row["topics"])
    assert min(spoken[topic.value] for topic in Topic) >= 20
    assert sum(not row["topics"] for row in examples()) >= len(examples()) / 3
