"""The spaCy pipeline: one component a field, each a registered factory; the one door to spaCy.

Importing this module registers the factories and the extensions, so that `nlp.add_pipe("tracer_force")`
works in anybody's pipeline, alone or with the others.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tracer.domain.reading import Reading
from tracer.readings.components import COMPONENTS, EXTENSIONS, Component
from tracer.readings.confidence import confidence_of
from tracer.readings.enforcement import is_whole_policy
from tracer.readings.umbrella import is_umbrella

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tracer.readings.passage import Passage

LONGEST = 10_000_000  # characters of one clause that spaCy takes


@cache
def load_language() -> Language:
    """Return the pipeline: a blank English tokenizer and the project's components."""
    nlp = spacy.blank("en")
    nlp.max_length = LONGEST
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def docs_of(nlp: Language, passages: Iterable[Passage]) -> Iterator[Doc]:
    """Yield a processed Doc for every passage."""

    def made() -> Iterator[Doc]:
        for passage in passages:
            doc = nlp.make_doc(passage.text)
            doc._.tracer_passage = passage
            yield doc

    yield from nlp.pipe(made())


def reading_of(doc: Doc) -> Reading:
    """Return what the components found in a Doc."""
    topics = tuple(doc._.tracer_topics or ())
    if not topics:
        return Reading()
    passage, operator = doc._.tracer_passage, doc._.tracer_operator
    enforcement = doc._.tracer_enforcement
    return Reading(
        topics,
        operator.force,
        doc._.tracer_bearer,
        doc._.tracer_qualifiers,
        doc._.tracer_authorities,
        enforcement,
        confidence_of(passage),
        is_umbrella(passage.text, operator.force, doc._.tracer_bearer),
        whole_policy=is_whole_policy(passage, enforcement, topics),
    )


def _register(name: str, component: Component) -> None:
    """Register a component as a spaCy factory of that name."""

    def run(doc: Doc) -> Doc:
        component.work(doc)
        return doc

    def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
        del nlp, name  # spaCy passes them by name; no component needs them
        return run

    Language.factory(name, requires=component.requires, assigns=component.assigns, func=create)


for _extension, _default in EXTENSIONS.items():
    if not Doc.has_extension(_extension):
        Doc.set_extension(_extension, default=_default)
for _name, _component in COMPONENTS.items():
    _register(_name, _component)
