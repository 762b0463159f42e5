"""References to sections that do not stand in this document."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tracer.domain.finding import Code
from tracer.domain.terms import Flaw
from tracer.readings.terms.references import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracer.domain.clause import Clause
    from tracer.domain.span import Span
    from tracer.readings.terms.references import Citation
    from tracer.readings.terms.targets import Places

BASE = re.compile(r"\d+(?:\.\d+)*")
# A number at the head of a sentence: a section that was printed, though it was not read as a clause.
PRINTED = re.compile(
    r"(?:^|(?<=[.;:)”\"]\s))(?P<number>\d{1,3}(?:(?:\.\d{1,3}){1,5}\.?|[.)]))\s{0,3}(?=[A-Z“\"(\[*])",
    re.MULTILINE,
)
LEAST_RUN = 3  # sections that count on from 1 without a gap, before one beyond them is missed
MOST_PLACES = 10


def find_dangling(
    clauses: Sequence[Clause], cited: Sequence[tuple[Citation, ...]], places: Places, text: str
) -> Iterator[Flaw]:
    """Yield each section that clauses point to and that a document counted without gaps does not have."""
    printed = (found["number"].rstrip(".)") for found in PRINTED.finditer(text))
    numbering = _Numbering(places.numbers(), printed)
    missing: dict[str, list[tuple[Clause, Span]]] = defaultdict(list)
    for index, (clause, citations) in enumerate(zip(clauses, cited, strict=True)):
        for citation in citations:
            base = _base(citation)
            if base and numbering.lacks(base) and not places.find(citation, index):
                missing[f"Section {base}"].append((clause, citation.span))
    for about, stood in missing.items():
        yield Flaw(Code.DANGLING_REFERENCE, about, tuple(stood[:MOST_PLACES]))


def _base(citation: Citation) -> str | None:
    """Return the number of a section that can only be one of this document."""
    if citation.kind is not Kind.SECTION or citation.word == "§" or not citation.firm or citation.within:
        return None
    found = BASE.match(citation.label)
    return found[0] if found and citation.label[found.end() : found.end() + 1] in ("", "(") else None


class _Numbering:
    """Which numbers a document uses, and which of its counts have no gap."""

    def __init__(self, numbers: Iterable[str], printed: Iterable[str]) -> None:
        self.read: dict[str, set[int]] = defaultdict(set)
        self.printed: dict[str, set[int]] = defaultdict(set)
        for count, found in ((self.read, numbers), (self.printed, printed)):
            for number in found:
                steps = number.split(".")
                for depth, step in enumerate(steps):
                    count[".".join(steps[:depth])].add(int(step))

    def lacks(self, number: str) -> bool:
        """Return whether a number stands past the end of a count that can be trusted.

        "Section 9.9" is missing where 9.1 to 9.6 stand, and where sections 1 to 8 are all there are.
        """
        steps = number.split(".")
        for depth, step in enumerate(steps):
            over = ".".join(steps[:depth])
            count = self.read.get(over, set())
            if int(step) not in count:
                whole = count == set(range(1, len(count) + 1)) and len(count) >= LEAST_RUN - bool(depth)
                return whole and max(self.printed.get(over, {0})) <= len(count)
        return False
