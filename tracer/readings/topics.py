"""Which topics a clause is about, and the words that say so."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tracer.domain.span import Span
from tracer.domain.vocabulary import Topic
from tracer.readings.lexicon import HELD, TOPICS, TopicRule, terms_of, topic_rules
from tracer.readings.passage import LEAD_PARTS, Passage, Setting, sentences_of
from tracer.readings.terms.definitions import opening_terms
from tracer.readings.terms.uses import uses_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracer.domain.vocabulary import Force


# What an item of a list of bans takes from the words over it. Lists of unlawful or deceptive acts hold
# much that is neither surveillance nor a weapon nor a crime (plagiarism, undisclosed bots).
BANNED = frozenset(topic for topic in Topic if topic.family in {"surveillance", "weapons"})
BANNED |= {Topic.CIVIL_RIGHTS, Topic.HIGH_STAKES}


def find_mentions(passage: Passage) -> Mapping[Topic, tuple[Span, ...]]:
    """Return the words that may say each topic, before the clause's force is known."""
    found = {}
    for topic, rule in topic_rules().items():
        spans = terms_of(passage.text, TOPICS, f"{topic} terms")
        if passage.setting.governs_use:
            spans += terms_of(passage.text, TOPICS, f"{topic} governed")
        spans = _unmasked(spans, topic, passage)
        if spans and _stands(topic, rule, passage):
            found[topic] = spans
    return found


def _unmasked(spans: tuple[Span, ...], topic: Topic, passage: Passage) -> tuple[Span, ...]:
    """Return the spans that are no part of words with another sense: "post-market surveillance"."""
    masks = terms_of(passage.text, TOPICS, f"{topic} masks") if spans else ()
    return tuple(span for span in spans if not any(span.meets(mask) for mask in masks))


def add_defined(
    mentions: Mapping[Topic, tuple[Span, ...]], passage: Passage
) -> Mapping[Topic, tuple[Span, ...]]:
    """Return the mentions with those that stand for a topic by the document's own definition."""
    acts = passage.setting.acts
    used = list(uses_of(tuple(acts)).find(passage.text, passage.body)) if acts else []
    found = dict(mentions)
    own = opening_terms(passage.text[passage.body :]) if used else ()
    for term, span in used:
        if term not in own:
            for topic in acts[term]:
                found[topic] = (*found.get(topic, ()), span)
    return found


def inherited_mentions(passage: Passage) -> Mapping[Topic, tuple[Span, ...]]:
    """Return the topics of the lead-in or heading that an item of a list of bans stands under.

    "Firmware implants" under "Do Not Compromise Computer Systems" says by itself only half of the ban;
    its own words are what the topic is said by.
    """
    own = (Span(passage.body, len(passage.text)),)
    for words in (LEAD_PARTS.split(passage.lead_in)[-1], passage.title):
        topics = _banned_by(words, governs_use=passage.setting.governs_use)
        if topics:
            return dict.fromkeys(topics, own)
    return {}


@lru_cache(maxsize=HELD)
def _banned_by(words: str, *, governs_use: bool) -> tuple[Topic, ...]:
    """Return what a lead-in or heading says that is banned; the same words stand over many clauses."""
    over = Passage(words, sentences_of(words), setting=Setting(governs_use=governs_use))
    return tuple(topic for topic in find_mentions(over) if topic in BANNED)


def choose_topics(
    mentions: Mapping[Topic, tuple[Span, ...]], force: Force
) -> Mapping[Topic, tuple[Span, ...]]:
    """Return the mentions that hold in a clause of this force, the most spoken of first."""
    rules = topic_rules()
    kept = {topic: spans for topic, spans in mentions.items() if force in rules[topic].forces}
    if Topic.MASS in kept and _is_part_of(kept.get(Topic.TRACKING, ()), kept[Topic.MASS]):
        del kept[Topic.TRACKING]
    return dict(sorted(kept.items(), key=lambda item: (-len(item[1]), item[1][0].start)))


def _is_part_of(spans: tuple[Span, ...], wider: tuple[Span, ...]) -> bool:
    """Return whether spans only go on from wider ones: "of persons" after "mass surveillance"."""
    return bool(spans) and all(any(span.meets(other) and span != other for other in wider) for span in spans)


def _stands(topic: Topic, rule: TopicRule, passage: Passage) -> bool:
    if terms_of(passage.text, TOPICS, f"{topic} unless"):
        return False
    needs = f"{topic} needs"
    return not rule.needs or any(
        terms_of(words, TOPICS, needs) for words in (passage.text, passage.lead_in, passage.heading)
    )
