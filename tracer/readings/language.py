"""The spaCy pipeline: one component a field, each a registered factory; the one door to spaCy.

Each component reads `doc._.tracer_passage` and sets its own extension and span group, so that any of
them can be added to anybody's pipeline after `tracer_passage`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tracer.domain.reading import Reading
from tracer.domain.span import Span
from tracer.domain.vocabulary import Bearer, Enforcement, Force, Topic
from tracer.readings.authorities.find import find_authorities
from tracer.readings.bearer import find_bearer
from tracer.readings.confidence import confidence_of
from tracer.readings.enforcement import find_enforcement, is_whole_policy
from tracer.readings.force import find_operator, is_bare_lead
from tracer.readings.passage import HEADINGS, Operator, Passage, Setting
from tracer.readings.qualifiers import find_qualifiers, sentences_of
from tracer.readings.topics import add_defined, choose_topics, find_mentions, inherited_mentions
from tracer.readings.umbrella import is_umbrella

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tracer.domain.clause import Clause

CELL_BREAK = " | "
COMPONENTS = (
    "tracer_passage",
    "tracer_mentions",
    "tracer_force",
    "tracer_topics",
    "tracer_bearer",
    "tracer_qualifiers",
    "tracer_authorities",
    "tracer_enforcement",
)
EXTENSIONS: dict[str, object] = {
    "tracer_heading": "",
    "tracer_lead_in": "",
    "tracer_parent": "",
    "tracer_body": 0,
    "tracer_setting": None,
    "tracer_passage": None,
    "tracer_mentions": None,
    "tracer_operator": None,
    "tracer_topics": None,
    "tracer_bearer": Bearer.UNSPECIFIED,
    "tracer_qualifiers": (),
    "tracer_authorities": (),
    "tracer_enforcement": Enforcement.NONE,
}


@cache
def load_language() -> Language:
    """Return the pipeline: a blank English tokenizer, a sentencizer and the project's components."""
    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    nlp.add_pipe("sentencizer")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def docs_of(nlp: Language, clauses: Iterable[tuple[Clause, int]], setting: Setting) -> Iterator[Doc]:
    """Yield a processed Doc for every clause; the number is where its words begin."""

    def made() -> Iterator[Doc]:
        for clause, body in clauses:
            doc = nlp.make_doc(clause.text)
            doc._.tracer_heading = HEADINGS.join(clause.under)
            doc._.tracer_lead_in = clause.lead_in
            doc._.tracer_parent = clause.parent
            doc._.tracer_body = body
            doc._.tracer_setting = setting
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
        confidence_of(passage, operator, doc._.tracer_topics),
        is_umbrella(passage.text, operator.force, doc._.tracer_bearer),
        whole_policy=is_whole_policy(passage, enforcement),
    )


def _component(
    name: str, requires: list[str], assigns: list[str]
) -> Callable[[Callable[[Doc], None]], Callable[[Doc], None]]:
    """Register a function that sets one extension as a spaCy factory of that name."""

    def register(work: Callable[[Doc], None]) -> Callable[[Doc], None]:
        def run(doc: Doc) -> Doc:
            work(doc)
            return doc

        def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
            del nlp, name  # spaCy passes them by name; no component needs them
            return run

        Language.factory(name, requires=requires, assigns=assigns, func=create)
        return work

    return register


for _extension, _default in EXTENSIONS.items():
    if not Doc.has_extension(_extension):
        Doc.set_extension(_extension, default=_default)


@_component("tracer_passage", [], ["doc._.tracer_passage"])
def _set_passage(doc: Doc) -> None:
    sentences = tuple(Span(sent.start_char, sent.end_char) for sent in doc.sents) if len(doc) else ()
    doc._.tracer_passage = Passage(
        doc.text,
        sentences or (Span(0, len(doc.text)),),
        doc._.tracer_body,
        doc._.tracer_heading,
        doc._.tracer_lead_in,
        doc._.tracer_parent,
        doc._.tracer_setting or Setting(),
    )


@_component("tracer_mentions", ["doc._.tracer_passage"], ["doc._.tracer_mentions"])
def _set_mentions(doc: Doc) -> None:
    passage: Passage = doc._.tracer_passage
    doc._.tracer_mentions = add_defined(find_mentions(passage), passage)


@_component("tracer_force", ["doc._.tracer_passage", "doc._.tracer_mentions"], ["doc._.tracer_operator"])
def _set_force(doc: Doc) -> None:
    mentions = doc._.tracer_mentions
    ranked = choose_topics(mentions, Force.PROHIBITS) or mentions
    places = [span.start for spans in ranked.values() for span in spans]
    operator = find_operator(doc._.tracer_passage, places)
    if Topic.SUSPENSION in mentions and operator.force is Force.CONDITIONS:
        # "We may suspend access if you breach" is a power, not a leave under a condition.
        operator = replace(operator, force=Force.PERMITS)
    doc._.tracer_operator = operator


@_component(
    "tracer_topics",
    ["doc._.tracer_mentions", "doc._.tracer_operator"],
    ["doc._.tracer_topics", "doc.spans"],
)
def _set_topics(doc: Doc) -> None:
    force = doc._.tracer_operator.force
    # A row of a table that only states is an entry, and a lead-in without a norm a title.
    entry = force is Force.STATES and CELL_BREAK in doc.text
    entry = entry or is_bare_lead(doc._.tracer_passage, doc._.tracer_operator)
    chosen = {} if entry else choose_topics(doc._.tracer_mentions, force)
    if not chosen and not entry and doc._.tracer_operator.handed_down and force is Force.PROHIBITS:
        chosen = choose_topics(inherited_mentions(doc._.tracer_passage), force)
    doc._.tracer_topics = chosen
    doc.spans["tracer_topics"] = [
        doc.char_span(span.start, span.end, label=topic.value, alignment_mode="expand")
        for topic, spans in doc._.tracer_topics.items()
        for span in spans
    ]


@_component(
    "tracer_bearer",
    ["doc._.tracer_passage", "doc._.tracer_operator", "doc._.tracer_topics"],
    ["doc._.tracer_bearer"],
)
def _set_bearer(doc: Doc) -> None:
    operator: Operator = doc._.tracer_operator
    if doc._.tracer_topics:
        doc._.tracer_bearer = find_bearer(doc._.tracer_passage, operator, doc._.tracer_topics)


@_component("tracer_qualifiers", [], ["doc._.tracer_qualifiers", "doc.spans"])
def _set_qualifiers(doc: Doc) -> None:
    if doc._.tracer_topics is not None and not doc._.tracer_topics:
        return  # None: no reader of topics stands before it, so every text is asked
    operator: Operator | None = doc._.tracer_operator
    # Alone in a pipeline it has no passage and perhaps no sentences.
    passage = doc._.tracer_passage or Passage(doc.text, sentences_of(doc.text))
    doc._.tracer_qualifiers = find_qualifiers(
        passage, operator.force if operator else None, doc._.tracer_topics or ()
    )
    doc.spans["tracer_qualifiers"] = [
        doc.char_span(one.span.start, one.span.end, label=one.kind.value, alignment_mode="expand")
        for one in doc._.tracer_qualifiers
        if one.span is not None
    ]


@_component("tracer_authorities", [], ["doc._.tracer_authorities", "doc.spans"])
def _set_authorities(doc: Doc) -> None:
    # It needs the text alone, so that it serves in any pipeline.
    doc._.tracer_authorities = find_authorities(doc.text)
    doc.spans["tracer_authorities"] = [
        doc.char_span(
            one.span.start, one.span.end, label=one.kind.value, kb_id=one.name, alignment_mode="expand"
        )
        for one in doc._.tracer_authorities
    ]


@_component(
    "tracer_enforcement",
    ["doc._.tracer_passage", "doc._.tracer_operator", "doc._.tracer_topics"],
    ["doc._.tracer_enforcement"],
)
def _set_enforcement(doc: Doc) -> None:
    force, topics = doc._.tracer_operator.force, doc._.tracer_topics
    if topics:
        doc._.tracer_enforcement = find_enforcement(doc._.tracer_passage, force, topics)
