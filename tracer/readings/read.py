"""Read every clause of a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.readings.parties import find_setting

if TYPE_CHECKING:
    from tracer.domain.clause import Clause
    from tracer.domain.reading import Reading


AROUND_LABEL = " .):•●○▪–—-"
AFTER_HEADING = re.compile(r"[”\"]?\s*[.:–—-]\s*")


def read_clauses(clauses: tuple[Clause, ...]) -> tuple[Reading, ...]:
    """Return what each clause says, in the order given."""
    from tracer.readings.language import docs_of, load_language, reading_of  # spaCy is slow to import

    setting = find_setting([clause.text for clause in clauses])
    entered = ((clause, body_start(clause)) for clause in clauses)
    return tuple(reading_of(doc) for doc in docs_of(load_language(), entered, setting))


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
