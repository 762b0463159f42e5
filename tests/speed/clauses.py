"""Read what ten thousand clauses say, warm, in one process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.speed.measure import Figure, at_least, timed
from tracer.clauses.extract import extract_clauses
from tracer.documents.read import read_source
from tracer.documents.source import source_of
from tracer.domain.settings import Intake, Ocr
from tracer.readings.read import read_clauses

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tracer.domain.clause import Clause

COUNT = 10_000
LEAST_PER_SECOND = 1_000
WARMING = 200  # clauses read before the clock starts: the lexicons compile with the first


def measure(files: Sequence[Path], show: Callable[[str], object]) -> tuple[Figure, ...]:
    """Return how many clauses a second are read, over the agreements again and again up to COUNT."""
    agreements = [_clauses(file) for file in files]
    taken = filled(agreements, COUNT)
    read_clauses(taken[0][:WARMING])
    readings, spent = timed(lambda: [one for clauses in taken for one in read_clauses(clauses)])
    relevant = sum(one.is_relevant for one in readings)
    show(f"{len(readings)} clauses of {len(files)} agreements, {relevant} relevant\n")
    return (
        at_least("clauses a second of the processor", len(readings) / spent.cpu, LEAST_PER_SECOND),
        at_least("clauses a second by the clock", len(readings) / spent.wall, LEAST_PER_SECOND),
    )


def filled(agreements: Sequence[tuple[Clause, ...]], count: int) -> list[tuple[Clause, ...]]:
    """Return agreements, from the first again where they end, that hold `count` clauses together."""
    taken: list[tuple[Clause, ...]] = []
    left = count if any(agreements) else 0
    while left:
        for clauses in agreements:
            taken.append(clauses[:left])
            left -= len(taken[-1])
    return [clauses for clauses in taken if clauses]


def _clauses(file: Path) -> tuple[Clause, ...]:
    return extract_clauses(read_source(source_of(file), Intake(ocr=Ocr.OFF)))
