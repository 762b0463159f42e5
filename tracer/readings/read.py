"""Read every clause of a document."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tracer.domain.span import Span
from tracer.readings.definitions import defined_term, defines, terms_with_topics
from tracer.readings.parties import find_setting
from tracer.readings.passage import Passage, Setting
from tracer.readings.topics import find_mentions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracer.domain.clause import Clause
    from tracer.domain.reading import Reading
    from tracer.domain.vocabulary import Topic


AROUND_LABEL = " .):•●○▪–—-"
AFTER_HEADING = re.compile(r"[”\"]?\s*[.:–—-]\s*")


def read_clauses(clauses: tuple[Clause, ...]) -> tuple[Reading, ...]:
    """Return what each clause says, in the order given."""
    from tracer.readings.language import docs_of, load_language, reading_of  # spaCy is slow to import

    setting = find_setting([clause.text for clause in clauses])
    setting = replace(setting, acts=_acts(clauses, setting))
    entered = ((clause, body_start(clause)) for clause in clauses)
    return tuple(reading_of(doc) for doc in docs_of(load_language(), entered, setting))


def _acts(clauses: tuple[Clause, ...], setting: Setting) -> Mapping[str, tuple[Topic, ...]]:
    """Return the acts that the document defines, with the topics of their definitions."""
    defined = []
    for clause in clauses:
        term = defined_term(clause.text)
        if term:
            passage = Passage(clause.text, (Span(0, len(clause.text)),), setting=setting)
            mentions = find_mentions(passage).items()
            near = [topic for topic, spans in mentions if defines(clause.text, spans[0].start)]
            defined.append((term, tuple(near)))
    return terms_with_topics(defined)


def body_start(clause: Clause) -> int:
    """Return where a clause's words begin, after its label and the heading run into it."""
    start = 0
    if clause.label and clause.text.startswith(clause.label):
        start = len(clause.label)
    rest = clause.text[start:]
    start += len(rest) - len(rest.lstrip(AROUND_LABEL))
    if clause.heading and clause.text.startswith(clause.heading, start):
        ended = AFTER_HEADING.match(clause.text, start + len(clause.heading))
        start = ended.end() if ended else start
    return start
