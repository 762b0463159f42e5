"""The sample agreement against what a careful reader wrote beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.encoders import FakeEncoder
from tracer import Trace, trace
from tracer.domain.vocabulary import Theme

SAMPLES = Path(__file__).resolve().parents[1] / "corpora" / "samples"
EXPECTED = yaml.safe_load((SAMPLES / "northfield-sentinel.expected.yaml").read_text(encoding="utf-8"))
FORCE, BEARER, TOPICS = 0.95, 0.85, 0.60  # shares that must agree, measured on 2026-11-21


@cache
def sample() -> Trace:
    """Return the trace of the sample."""
    return trace(SAMPLES / "northfield-sentinel.pdf", labs=["openai"], encoder=FakeEncoder())


@pytest.mark.parametrize("theme", EXPECTED["themes"])
def test_theme_is_judged_as_the_reader_did(theme: str) -> None:
    """Stance and mark of every theme are the reader's."""
    verdict = dict(sample().matrix.themes)[Theme(theme)]
    wanted = EXPECTED["themes"][theme]
    assert (verdict.stance, verdict.mark) == (wanted["stance"], wanted["mark"])


def test_every_relevant_clause_is_cut_where_it_is_printed() -> None:
    """Each clause the reader names exists, with its label and page."""
    pages = {clause.id: clause.page for clause in sample().clauses}
    assert {row["label"]: row["page"] for row in EXPECTED["clauses"]}.items() <= pages.items()


@pytest.mark.parametrize(("field", "least"), [("force", FORCE), ("bearer", BEARER)])
def test_readings_agree_with_the_reader(field: str, least: float) -> None:
    """Of the clauses found, the share read as the reader did is as high as it was."""
    pairs = _pairs()
    same = [getattr(reading, field) == row[field] for row, reading in pairs]
    assert sum(same) >= least * len(pairs)


def test_topics_agree_with_the_reader() -> None:
    """The share of clauses with exactly the reader's topics is as high as it was."""
    same = [{topic.value for topic in reading.topics} == set(row["topics"]) for row, reading in _pairs()]
    assert sum(same) >= TOPICS * len(EXPECTED["clauses"])


def test_nothing_silly_is_flagged() -> None:
    """Of the clauses the reader left out, at most one is read as relevant."""
    wanted = {row["label"] for row in EXPECTED["clauses"]}
    assert len([clause.id for clause, _ in sample().relevant if clause.id not in wanted]) <= 1


def _pairs() -> list[tuple[dict[str, Any], Any]]:
    readings = {clause.id: reading for clause, reading in sample().relevant}
    return [(row, readings[row["label"]]) for row in EXPECTED["clauses"] if row["label"] in readings]
