"""The spaCy pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import spacy

from tracer.readings.components import COMPONENTS
from tracer.readings.language import load_language

if TYPE_CHECKING:
    from collections.abc import Callable


def test_components_are_registered_factories() -> None:
    """Each component can be added to anybody's pipeline, in order, by name."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    assert nlp("You may not develop weapons.")._.tracer_operator.force == "prohibits"


def test_components_declare_what_they_need() -> None:
    """Nothing needs what no component before it sets, by spaCy's own analysis."""
    assert not any(load_language().analyze_pipes()["problems"].values())


def test_found_words_are_spans_of_the_doc() -> None:
    """Topics and qualifiers stand in span groups with their labels."""
    doc = load_language()("You may not intentionally develop weapons.")
    assert [(s.text, s.label_) for s in doc.spans["tracer_topics"]] == [("weapons", "weapons.development")]
    assert [(s.text, s.label_) for s in doc.spans["tracer_qualifiers"]] == [("intentionally", "intent")]


ALONE: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "tracer_passage": ("tracer_passage", lambda it: it.text.startswith("Vendor")),
    "tracer_mentions": ("tracer_mentions", lambda it: "control.monitoring" in it),
    "tracer_force": ("tracer_operator", lambda it: it.force == "permits"),
    "tracer_topics": ("tracer_topics", lambda it: "control.monitoring" in it),
    "tracer_bearer": ("tracer_bearer", lambda it: it == "provider"),
    "tracer_qualifiers": ("tracer_qualifiers", lambda it: it[0].kind == "discretion"),
    "tracer_authorities": ("tracer_authorities", lambda it: it[0].name == "42 U.S.C. § 1983"),
    "tracer_enforcement": ("tracer_enforcement", lambda it: it == "technical_detective"),
}


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_works_alone(name: str) -> None:
    """Any one component reads a text in a blank pipeline, without the others and without sentences."""
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    doc = nlp("Vendor may, in its sole discretion, monitor usage of the Services under 42 U.S.C. § 1983.")
    extension, holds = ALONE[name]
    assert holds(doc._.get(extension))
