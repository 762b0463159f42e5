"""Defined terms that stand for an act or purpose: who uses the term speaks of what it means.

"Location Query" means a request for the whereabouts of a vehicle; so whoever runs a Location Query
tracks. A name for the product or the data carries nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tracer.domain.terms import Form
from tracer.domain.vocabulary import Topic
from tracer.readings.terms.uses import Uses
from tracer.readings.terms.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tracer.domain.clause import Clause
    from tracer.domain.span import Span
    from tracer.domain.terms import Definition, Terms

    Mentions = Callable[[str], Mapping[Topic, tuple[Span, ...]]]

ACTS = frozenset(
    topic
    for topic in Topic
    if topic.family in ("surveillance", "weapons") or topic in (Topic.HIGH_STAKES, Topic.PURPOSE)
)
LEAST_WORDS = 2
NEAR = 90  # characters after "means", or before the bracket of a short name
MOST_ITEMS = 40  # clauses of one list or section that a definition takes in
HANGING = 40  # last characters of a lead-in, by which its items know it
LETTERS = re.compile(r"[a-z]+")


def is_act(term: str) -> bool:
    """Return whether a term can stand for an act, by its words."""
    words = LETTERS.findall(term.casefold())
    if not words:
        return False
    if words[0] in words_of("restricted") or " ".join(words) in words_of("restricted"):
        return True
    if words_of("things").intersection(words):
        return False
    if len(words) < LEAST_WORDS:
        return words[0] in words_of("single_acts")
    return words[-1] in words_of("act_heads") or words[-1].endswith(tuple(words_of("act_endings")))


def find_acts(clauses: Sequence[Clause], terms: Terms, mentions: Mentions) -> Mapping[str, tuple[Topic, ...]]:
    """Return the defined acts that bear on a topic, with their topics in the vocabulary's order."""
    found = _handed_on(_Acts(clauses, terms, mentions))
    return {
        term: tuple(topic for topic in Topic if topic in topics) for term, topics in found.items() if topics
    }


def _handed_on(acts: _Acts) -> Mapping[str, set[Topic]]:
    """Return the topics of each term, with those of the terms that its definition uses, however far."""
    topics = {term: acts.own_topics(term) for term in acts.definitions}
    users = defaultdict(set)
    for term in acts.definitions:
        for used in acts.used_by(term):
            users[used].add(term)
    waiting = [term for term, found in topics.items() if found]
    while waiting:  # each step adds a topic to a term, so that a circle of terms comes to rest
        term = waiting.pop()
        for user in users[term]:
            if not topics[term] <= topics[user]:
                topics[user] |= topics[term]
                waiting.append(user)
    return topics


class _Acts:
    """What each defined act is about, followed through lists and sections."""

    def __init__(self, clauses: Sequence[Clause], terms: Terms, mentions: Mentions) -> None:
        self.clauses = clauses
        self.terms = terms
        self.mentions = mentions
        self.index = {clause.id: at for at, clause in enumerate(clauses)}
        self.definitions: dict[str, list[Definition]] = defaultdict(list)
        for one in terms.definitions:
            if is_act(one.term):
                self.definitions[one.term].append(one)
        self.uses = Uses(self.definitions)

    def own_topics(self, term: str) -> set[Topic]:
        """Return what a term's definitions speak of in their own words."""
        return {topic for one in self.definitions[term] for topic in self._defined(one)}

    def used_by(self, term: str) -> set[str]:
        """Return the other acts that a term's definitions name."""
        found = set()
        for one in self.definitions[term]:
            words = self.clauses[self.index[one.clause]].text[: _window(one)[1]]
            found |= {other for other, _ in self.uses.find(words, one.meaning.start)}
        return found - {term}

    def _defined(self, one: Definition) -> Iterator[Topic]:
        clause = self.clauses[self.index[one.clause]]
        yield from self._said(clause.text, *_window(one))
        if one.form is not Form.ALIAS:
            for item in (*self._items(one, clause), *self._pointed_at(one)):
                yield from self._said(item.text, 0, len(item.text))

    def _said(self, text: str, start: int, end: int) -> Iterator[Topic]:
        """Yield the topics that words between two offsets speak of."""
        for topic, spans in self.mentions(text).items():
            if topic in ACTS and any(start <= span.start < end for span in spans):
                yield topic

    def _items(self, one: Definition, clause: Clause) -> Iterator[Clause]:
        """Yield the items of the list that a definition leads in."""
        if one.meaning.end < len(clause.text):
            return
        tail = clause.text.rstrip()[-HANGING:]
        at = self.index[clause.id] + 1
        for item in self.clauses[at : at + MOST_ITEMS]:
            if tail not in item.lead_in:
                return
            yield item

    def _pointed_at(self, one: Definition) -> Iterator[Clause]:
        """Yield the clauses that a definition points to: "the uses listed in Section 4"."""
        for reference in self.terms.references.get(one.clause, ()):
            if reference.target is not None and one.meaning.holds(reference.span):
                at = self.index[reference.target]
                path = _place(self.clauses[at], reference.label)
                for clause in self.clauses[at : at + MOST_ITEMS]:
                    if clause.path[: len(path)] != path:
                        break
                    if clause.id != one.clause:
                        yield clause


def _window(one: Definition) -> tuple[int, int]:
    """Return between which offsets words tell what a term is: near "means", or before its bracket."""
    if one.form is Form.ALIAS:
        return max(one.meaning.start, one.meaning.end - NEAR), one.meaning.end
    return one.span.start, min(one.meaning.start + NEAR, one.meaning.end)


def _place(clause: Clause, label: str) -> tuple[str, ...]:
    """Return the part of a clause's path that a label covers: all of it, or down to a section's number."""
    last = label.rpartition("(")[2].rstrip(")").casefold()
    for depth, step in enumerate(clause.path, 1):
        bare = step.strip("()").casefold()
        if last in (bare, bare.rpartition(" ")[2]):
            return clause.path[:depth]
    return clause.path
