"""Everything that is wrong with a catalogue, or wants looking at."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from tracer.domain.provenance import Confidence, last_day
from tracer.domain.vocabulary import Enforcement
from tracer.governance.references import dead_references, ill_dated
from tracer.governance.tables import Fault, Gravity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracer.governance.schema import ControlRow, RedLineRow
    from tracer.governance.tables import Tables

# What these controls are made of is words: a rule, or training towards one.
WRITTEN = frozenset({"policy_text", "training_refusal"})
YEAR = timedelta(days=365)
# Two rows of one lab that share this part of their words state one fact twice. Set on the shipped rows,
# 2026-11-24, where the nearest two distinct facts share 0.70 (OAI-UP23-1 and OAI-UP23-2).
SAME = 0.75
# "example.org", "owner/repository": something that can be opened.
PLACE = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b|\b[\w.-]+/[\w.-]+\b")


def check_tables(tables: Tables, faults: Iterable[Fault], today: str) -> tuple[Fault, ...]:
    """Return the faults that reading gave and all others, errors first, each list in the files' order.

    `today` is the day from which a source's age is counted.
    """
    found = [
        *faults,
        *dead_references(tables),
        *ill_dated(tables),
        *_written_words(tables),
        *_duplicates(tables),
        *_unplaced(tables),
        *_stale(tables, date.fromisoformat(today)),
    ]
    return tuple(sorted(found, key=lambda fault: fault.gravity is not Gravity.ERROR))


def _written_words(tables: Tables) -> Iterator[Fault]:
    """Yield a fault for each written rule that is counted as a safeguard: words block nothing."""
    for identity, row in tables.controls.items():
        if row.category in WRITTEN and row.enforcement is not Enforcement.NONE:
            problem = "a written rule is policy-only until a source says that a system blocks"
            yield Fault(tables.origin[identity], identity, "enforcement", problem)


def _duplicates(tables: Tables) -> Iterator[Fault]:
    """Yield a warning for each row that says, of the same lab and time, what another says."""
    yield from _said_twice(tables, tables.red_lines.values())
    yield from _said_twice(tables, tables.controls.values())


def _said_twice(tables: Tables, rows: Iterable[RedLineRow] | Iterable[ControlRow]) -> Iterator[Fault]:
    told = [(row, frozenset(re.findall(r"\w+", row.text.casefold()))) for row in rows]
    for (one, words), (other, others) in combinations(told, 2):
        if len(words & others) < SAME * len(words | others) or not _at_one_time(tables, one, other):
            continue
        problem = f"says what {one.id} says"
        yield Fault(tables.origin[other.id], other.id, "text", problem, Gravity.WARNING)


def _at_one_time(tables: Tables, one: RedLineRow | ControlRow, other: RedLineRow | ControlRow) -> bool:
    """Return whether two rows are of one lab and no version of a document lies between them."""
    first, second = (tables.sources.get(row.source) for row in (one, other))
    if first is None or second is None or first.lab != second.lab:
        return False
    return (one.until or first.until) == (other.until or second.until)


def _unplaced(tables: Tables) -> Iterator[Fault]:
    """Yield a warning for each row that nobody can look up and that is not graded low."""
    for identity, published in tables.published.items():
        source = tables.sources.get(published.source)
        place = published.read_on or (f"{source.read_on} {source.url or ''}" if source else "")
        yield from _vague(tables, identity, "read_on", place, published.confidence)
    for table in (tables.authorities, tables.contract_facts):
        for identity, row in table.items():
            yield from _vague(tables, identity, "read_on", row.read_on, row.confidence)
    for identity, dispute in tables.contested.items():
        for number, one in enumerate(dispute.positions):
            field, grade = f"positions.{number}.source", one.confidence or dispute.confidence
            yield from _vague(tables, identity, field, one.source, grade)


def _vague(tables: Tables, row: str, field: str, place: str, grade: Confidence) -> Iterator[Fault]:
    if grade is not Confidence.LOW and place and not PLACE.search(place):
        problem = "names no place that can be looked up; give one, or grade the row low"
        yield Fault(tables.origin[row], row, field, problem, Gravity.WARNING)


def _stale(tables: Tables, today: date) -> Iterator[Fault]:
    """Yield a warning for each source that nobody has checked for a year."""
    for identity, row in tables.sources.items():
        checked = row.checked or tables.compiled
        if today - date.fromisoformat(last_day(checked)) > YEAR:
            problem = f"last checked on {checked}, more than a year before {today}"
            yield Fault(tables.origin[identity], identity, "checked", problem, Gravity.WARNING)
