"""The pattern language and the lexicons written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tracer.domain.vocabulary import Enforcement, Force, QualifierKind, Topic
from tracer.readings.lexicon import FOLDER, find_terms, topic_rules
from tracer.readings.patterns import TermIndex

if TYPE_CHECKING:
    from pathlib import Path

MATCHES = [
    ("mass surveil*", "Mass  Surveillance", True),
    ("mass surveil*", "massive surveillance", False),
    ("mass|bulk data", "bulk data", True),
    ("law_enforcement|police use", "law enforcement use", True),
    ("share .. police", "share all such data police", True),
    ("share .. police", "share a b c d police", False),
    ("share ... police", "share. The police", False),
    ("to the ?fullest extent", "to the extent", True),
    ("on-premise*", "on premises", True),
]


@pytest.mark.parametrize(("term", "text", "found"), MATCHES)
def test_pattern_language(term: str, text: str, found: bool) -> None:  # noqa: FBT001
    """Gaps, stems, choices, joined words and optional words mean what the module says."""
    assert bool(TermIndex({"k": [term]}).find(text)) is found


@pytest.mark.parametrize("term", ["", ".. law", "law ..", "law? x", "*"])
def test_unusable_term_is_refused(term: str) -> None:
    """A term must begin and end with a word that stands."""
    with pytest.raises(ValueError, match="term begins"):
        TermIndex({"k": [term]})


@given(st.text(alphabet="-_ .a", max_size=400))
def test_rows_of_dashes_end_soon(text: str) -> None:
    """No text takes exponential time."""
    TermIndex({"k": ["a ... b ... c"]}).find(text)


@given(st.text(max_size=200))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    """Found spans rise, do not overlap, and lie inside."""
    for spans in find_terms(text).values():
        ends = [end for span in spans for end in (span.start, span.end)]
        assert ends == sorted(ends)
        assert all(span.end <= len(text) for span in spans)


def test_every_topic_has_a_rule() -> None:
    """The lexicon covers the vocabulary."""
    assert set(topic_rules()) == set(Topic)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_lexicon_says_where_it_was_set(file: Path) -> None:
    """Each lexicon names the corpus and date it was set on."""
    assert "2026" in yaml.safe_load(file.read_text())["set_on"]


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("qualifiers.yaml", {kind.value for kind in QualifierKind}),
        ("enforcement.yaml", {kind.value for kind in Enforcement} - {"none"}),
        ("forces.yaml", {force.value for force in Force} - {"states"}),
    ],
)
def test_lexicon_has_a_list_for_each_value(file: str, names: set[str]) -> None:
    """No value of the vocabulary is without words."""
    assert names <= set(yaml.safe_load((FOLDER / file).read_text()))


def test_no_list_holds_a_term_twice() -> None:
    """A term stands once in its list."""
    for file in FOLDER.glob("*.yaml"):
        for terms in _lists(yaml.safe_load(file.read_text())):
            assert len(terms) == len(set(terms)), file.name


def _lists(content: object) -> list[list[str]]:
    if isinstance(content, dict):
        return [terms for value in content.values() for terms in _lists(value)]
    return [content] if isinstance(content, list) else []
