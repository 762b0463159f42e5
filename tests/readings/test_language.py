"""The spaCy pipeline."""

from __future__ import annotations

import spacy

from tracer.readings.language import COMPONENTS, load_language


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
