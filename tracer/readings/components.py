"""The components of the pipeline, one a field: each reads a Doc and sets one extension of it.

Each is usable alone: what it needs of others it takes from the Doc where they stood before it, and
works out itself where they did not. spaCy itself is met in `language` alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tracer.domain.vocabulary import Bearer, Enforcement, Force, Topic
from tracer.readings.authorities.find import find_authorities
from tracer.readings.bearer import find_bearer
from tracer.readings.enforcement import find_enforcement
from tracer.readings.force import find_operator, is_bare_lead
from tracer.readings.passage import Operator, Passage, sentences_of
from tracer.readings.qualifiers import find_qualifiers
from tracer.readings.topics import add_defined, choose_topics, find_mentions, inherited_mentions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from spacy.tokens import Doc

    from tracer.domain.span import Span

CELL_BREAK = " | "
EXTENSIONS: dict[str, object] = {
    "tracer_passage": None,
    "tracer_mentions": None,
    "tracer_operator": None,
    "tracer_topics": None,
    "tracer_bearer": Bearer.UNSPECIFIED,
    "tracer_qualifiers": (),
    "tracer_authorities": (),
    "tracer_enforcement": Enforcement.NONE,
}


class Component(NamedTuple):
    """What is registered as a spaCy factory: its work, what it reads and what it sets."""

    work: Callable[[Doc], None]
    requires: list[str]
    assigns: list[str]


def set_passage(doc: Doc) -> None:
    """Set the clause with its sentences, where its reader has not set it with what stands over it."""
    if doc._.tracer_passage is None:
        doc._.tracer_passage = Passage(doc.text, sentences_of(doc.text))


def set_mentions(doc: Doc) -> None:
    """Set the words that may say each topic."""
    passage = passage_of(doc)
    doc._.tracer_mentions = add_defined(find_mentions(passage), passage)


def set_force(doc: Doc) -> None:
    """Set the words that give the clause its force; nothing where a reader of topics found none."""
    if _is_irrelevant(doc) or doc._.tracer_operator is not None:
        return
    mentions = mentions_of(doc)
    ranked = choose_topics(mentions, Force.PROHIBITS) or mentions
    places = [span.start for spans in ranked.values() for span in spans]
    operator = find_operator(passage_of(doc), places)
    if Topic.SUSPENSION in mentions and operator.force is Force.CONDITIONS:
        # "We may suspend access if you breach" is a power, not a leave under a condition.
        operator = replace(operator, force=Force.PERMITS)
    doc._.tracer_operator = operator


def set_topics(doc: Doc) -> None:
    """Set the topics with the words that say them, the most spoken of first."""
    passage, mentions = passage_of(doc), mentions_of(doc)
    inherited = inherited_mentions(passage)
    chosen = _chosen(operator_of(doc), passage, mentions, inherited) if mentions or inherited else {}
    doc._.tracer_topics = chosen
    _mark(
        doc, "tracer_topics", ((span, topic.value, "") for topic, spans in chosen.items() for span in spans)
    )


def _chosen(
    operator: Operator,
    passage: Passage,
    mentions: Mapping[Topic, tuple[Span, ...]],
    inherited: Mapping[Topic, tuple[Span, ...]],
) -> Mapping[Topic, tuple[Span, ...]]:
    """Return the topics of its own words, or else those that the ban it stands under hands down."""
    # A row of a table that only states is an entry, and a lead-in without a norm a title.
    if operator.force is Force.STATES and CELL_BREAK in passage.text:
        return {}
    if is_bare_lead(passage, operator):
        return {}
    banned = operator.handed_down and operator.force is Force.PROHIBITS
    return choose_topics(mentions, operator.force) or (
        choose_topics(inherited, operator.force) if banned else {}
    )


def set_bearer(doc: Doc) -> None:
    """Set who is bound or allowed."""
    topics = topics_of(doc)
    if topics:
        doc._.tracer_bearer = find_bearer(passage_of(doc), operator_of(doc), topics)


def set_qualifiers(doc: Doc) -> None:
    """Set the words that narrow or soften the clause; nothing where a reader of topics found none."""
    if _is_irrelevant(doc):
        return
    operator: Operator | None = doc._.tracer_operator
    found = find_qualifiers(passage_of(doc), operator.force if operator else None, doc._.tracer_topics or ())
    doc._.tracer_qualifiers = found
    _mark(doc, "tracer_qualifiers", ((one.span, one.kind.value, "") for one in found if one.span is not None))


def set_authorities(doc: Doc) -> None:
    """Set the statutes, orders, directives and policies cited; nothing where a reader of topics found none."""
    if _is_irrelevant(doc):
        return
    found = find_authorities(passage_of(doc).text)
    doc._.tracer_authorities = found
    _mark(doc, "tracer_authorities", ((one.span, one.kind.value, one.name) for one in found))


def set_enforcement(doc: Doc) -> None:
    """Set the safeguard that the clause describes."""
    topics = topics_of(doc)
    if topics:
        doc._.tracer_enforcement = find_enforcement(passage_of(doc), operator_of(doc).force, topics)


def passage_of(doc: Doc) -> Passage:
    """Return the clause of a Doc."""
    if doc._.tracer_passage is None:
        set_passage(doc)
    passage: Passage = doc._.tracer_passage
    return passage


def mentions_of(doc: Doc) -> Mapping[Topic, tuple[Span, ...]]:
    """Return the words that may say each topic."""
    if doc._.tracer_mentions is None:
        set_mentions(doc)
    mentions: Mapping[Topic, tuple[Span, ...]] = doc._.tracer_mentions
    return mentions


def operator_of(doc: Doc) -> Operator:
    """Return the words that give a Doc its force."""
    if doc._.tracer_operator is None:
        set_force(doc)
    operator: Operator = doc._.tracer_operator
    return operator


def topics_of(doc: Doc) -> Mapping[Topic, tuple[Span, ...]]:
    """Return the topics of a Doc."""
    if doc._.tracer_topics is None:
        set_topics(doc)
    topics: Mapping[Topic, tuple[Span, ...]] = doc._.tracer_topics
    return topics


def _is_irrelevant(doc: Doc) -> bool:
    """Return whether a reader of topics stood before and found none."""
    return doc._.tracer_topics is not None and not doc._.tracer_topics


def _mark(doc: Doc, group: str, found: Iterable[tuple[Span, str, str]]) -> None:
    """Set a span group of a Doc: spans with their labels, and the names they go by."""
    doc.spans[group] = [
        doc.char_span(span.start, span.end, label=label, kb_id=name, alignment_mode="expand")
        for span, label, name in found
    ]


COMPONENTS = {
    "tracer_passage": Component(set_passage, [], ["doc._.tracer_passage"]),
    "tracer_mentions": Component(set_mentions, ["doc._.tracer_passage"], ["doc._.tracer_mentions"]),
    "tracer_topics": Component(
        set_topics,
        ["doc._.tracer_passage", "doc._.tracer_mentions"],
        ["doc._.tracer_topics", "doc.spans"],
    ),
    "tracer_force": Component(
        set_force, ["doc._.tracer_passage", "doc._.tracer_mentions"], ["doc._.tracer_operator"]
    ),
    "tracer_bearer": Component(
        set_bearer, ["doc._.tracer_operator", "doc._.tracer_topics"], ["doc._.tracer_bearer"]
    ),
    "tracer_qualifiers": Component(set_qualifiers, [], ["doc._.tracer_qualifiers", "doc.spans"]),
    "tracer_authorities": Component(set_authorities, [], ["doc._.tracer_authorities", "doc.spans"]),
    "tracer_enforcement": Component(
        set_enforcement, ["doc._.tracer_operator", "doc._.tracer_topics"], ["doc._.tracer_enforcement"]
    ),
}
