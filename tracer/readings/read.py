"""Read every clause of a document."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tracer.domain.span import Span
from tracer.domain.vocabulary import Force
from tracer.readings.parties import find_setting
from tracer.readings.passage import HEADINGS, Passage, Setting, sentences_of
from tracer.readings.terms.acts import find_acts
from tracer.readings.terms.find import find_terms
from tracer.readings.topics import find_mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracer.domain.clause import Clause
    from tracer.domain.reading import Reading
    from tracer.domain.terms import Terms
    from tracer.domain.vocabulary import Topic


# Set on the dev agreements and 40 commercial contracts, November 2026: there the share stays below 1.5 %.
LEAST_SPOKEN, SPOKEN_SHARE = 2, 0.02
LONGEST_ARTICLE = 24  # clauses of an article that one ban can speak for
AROUND_LABEL = " .):•●○▪–—-"
AFTER_HEADING = re.compile(r"[”\"]?\s*[.:–—-]\s*")


def read_clauses(clauses: tuple[Clause, ...], terms: Terms | None = None) -> tuple[Reading, ...]:
    """Return what each clause says, in the order given; its terms are found where none are given."""
    terms = find_terms(clauses) if terms is None else terms
    setting = find_setting([clause.text for clause in clauses])
    setting = replace(setting, acts=_acts(clauses, terms, setting))
    return tuple(
        replace(one, references=terms.references.get(clause.id, ()))
        for clause, one in zip(clauses, _read(clauses, setting), strict=True)
    )


def _read(clauses: tuple[Clause, ...], setting: Setting) -> list[Reading]:
    """Return the readings, those of a use that is governed after all read again."""
    from tracer.readings.language import docs_of, load_language, reading_of  # spaCy is slow to import

    def read(some: Iterable[Clause], setting: Setting) -> Iterator[Reading]:
        passages = (passage_of(clause, setting) for clause in some)
        return (reading_of(doc) for doc in docs_of(load_language(), passages))

    readings = list(read(clauses, setting))
    if setting.governs_use:
        return readings
    places = _governed_after_all(clauses, readings)
    again = read((clauses[at] for at in places), replace(setting, governs_use=True))
    for at, one in zip(places, again, strict=True):
        readings[at] = one
    return readings


def _governed_after_all(clauses: Sequence[Clause], readings: Sequence[Reading]) -> list[int]:
    """Return which clauses govern a use by what stands around them, in a document that seems not to.

    All of them where topics that need no such context come up often; else those of an article that
    bars an end use, as a supply contract's article on export does.
    """
    spoken = sum(bool(reading.topics) for reading in readings)
    if spoken >= LEAST_SPOKEN and spoken >= SPOKEN_SHARE * len(readings):
        return list(range(len(clauses)))
    articles = [_article(clause) for clause in clauses]
    barring = {name for name, one in zip(articles, readings, strict=True) if bars_a_use(one)}
    short = {name for name, size in Counter(articles).items() if name and size <= LONGEST_ARTICLE}
    return [at for at, name in enumerate(articles) if name in barring & short]


def bars_a_use(reading: Reading) -> bool:
    """Return whether a reading forbids or limits an end use."""
    return bool(reading.topics) and reading.force in {Force.PROHIBITS, Force.CONDITIONS}


def _article(clause: Clause) -> str:
    """Return the number of the article a clause stands in."""
    return clause.path[0].partition(".")[0] if clause.path else ""


def _acts(clauses: tuple[Clause, ...], terms: Terms, setting: Setting) -> Mapping[str, tuple[Topic, ...]]:
    """Return the acts that the document defines, with the topics of their definitions."""

    def mentions(text: str) -> Mapping[Topic, tuple[Span, ...]]:
        return find_mentions(Passage(text, (Span(0, len(text)),), setting=setting))

    return find_acts(clauses, terms, mentions)


def passage_of(clause: Clause, setting: Setting) -> Passage:
    """Return a clause as the readers see it."""
    return Passage(
        clause.text,
        sentences_of(clause.text),
        body_start(clause),
        HEADINGS.join(clause.under),
        clause.lead_in,
        clause.parent,
        setting,
    )


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
