"""The provisions of a published document: its clauses, without what only illustrates or comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from tracer.domain.document import Role
from tracer.domain.reading import Qualifier
from tracer.domain.spec import Provision
from tracer.readings.force import find_operator
from tracer.readings.passage import Setting
from tracer.readings.read import passage_of, read_clauses
from tracer.readings.terms.find import find_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.domain.clause import Clause
    from tracer.domain.document import Document, Line
    from tracer.domain.reading import Reading
    from tracer.specs.sections import Opening

# "Example: translation of a threat", "Example 2 – a bomb", above the example itself
CAPTION = re.compile(r"(?:for )?examples?(?: \w{1,12})?\s*[:–—-]", re.IGNORECASE)
BULLET = re.compile(r"^[•●○◦▪■·*–—-]\s+")


def find_provisions(
    document: Document, clauses: tuple[Clause, ...], openings: Sequence[Opening]
) -> tuple[Provision, ...]:
    """Return what the clauses of a document say, each in the section it stands in."""
    layout = _Layout(document, openings)
    readings = read_clauses(clauses, find_terms(clauses, document.text))
    turns: Counter[str] = Counter()
    found = []
    for clause, reading in zip(clauses, readings, strict=True):
        if layout.is_provision(clause):
            opening = layout.opening_of(clause)
            anchor = opening.section.anchor if opening else ""
            turns[anchor] += 1
            found.append(_provision(f"{anchor}.{turns[anchor]}", clause, reading, opening))
    return tuple(found)


class _Layout:
    """What stands where in a document."""

    def __init__(self, document: Document, openings: Sequence[Opening]) -> None:
        self.lines, self.openings = document.lines, openings
        self.line_starts = [line.span.start for line in document.lines]
        self.section_starts = [opening.start for opening in openings]
        self.last_start = {_folded(one.section.title): one.start for one in openings}

    def opening_of(self, clause: Clause) -> Opening | None:
        """Return the section that a clause stands in; a note stands in none, wherever it is printed."""
        if self._line_at(clause.span.start).role is Role.NOTE:
            return None
        at = bisect_right(self.section_starts, clause.span.start) - 1
        return self.openings[at] if at >= 0 else None

    def is_provision(self, clause: Clause) -> bool:
        """Return whether a clause is part of the rules: no remark, no caption, no entry of contents."""
        if self._line_at(clause.span.start).role is Role.REMARK:
            return False
        return not self._is_caption(clause) and not self._is_entry(clause)

    def _is_caption(self, clause: Clause) -> bool:
        if not CAPTION.match(BULLET.sub("", clause.text)):
            return False
        return any(line.role is Role.EXAMPLE for line in self._next_line(clause))

    def _is_entry(self, clause: Clause) -> bool:
        """Return whether a clause is nothing but the title of a section further down."""
        words = _folded(BULLET.sub("", clause.text))
        return self.last_start.get(words, -1) > clause.span.end

    def _line_at(self, offset: int) -> Line:
        return self.lines[bisect_right(self.line_starts, offset) - 1]

    def _next_line(self, clause: Clause) -> Iterator[Line]:
        yield from self.lines[bisect_right(self.line_starts, clause.span.end - 1) :][:1]


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _provision(identity: str, clause: Clause, reading: Reading, opening: Opening | None) -> Provision:
    themes = dict.fromkeys(topic.theme for topic in reading.topics if topic.theme)
    # The readers tell no force where they find no topic; what becomes of a rule on other things counts too.
    force = reading.force if reading.is_relevant else find_operator(passage_of(clause, Setting()), ()).force
    return Provision(
        identity,
        opening.section.anchor if opening else "",
        opening.section.path if opening else (),
        opening.authority if opening else "",
        clause.page,
        clause.lead_in,
        BULLET.sub("", clause.text),
        reading.topics,
        tuple(themes),
        force,
        # A qualifier's place is one in the agreement's text, which a spec does not keep.
        tuple(Qualifier(one.kind, one.text, None) for one in reading.qualifiers),
    )
