"""The traceability matrix: where an agreement stands on each red line, and what backs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.domain.frames import frame
from tracer.domain.vocabulary import Gap, Mark, Stance, Theme

if TYPE_CHECKING:
    import pandas as pd

    from tracer.domain.vocabulary import Applies, Enforcement

COLUMNS = ("red_line", "lab", "themes", "stance", "mark", "enforcement", "clauses", "gaps", "why")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Stance and mark, the strongest safeguard found, and the clauses both rest on.

    Law: silence has no mark of strength and rests on no clause.
    """

    stance: Stance
    mark: Mark
    enforcement: Enforcement
    clauses: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        silent = self.stance is Stance.SILENT
        if silent != (self.mark in (Mark.NOT_APPLICABLE, Mark.UNKNOWABLE)):
            raise ValueError(f"{self.stance} cannot be marked {self.mark}")
        if silent and self.clauses:
            raise ValueError("silence rests on no clause")


@dataclass(frozen=True, slots=True)
class Backing:
    """A published control and whether it counts for this agreement, with the test that decided."""

    control: str
    applies: Applies
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """One red line; or, with `red_line` None, clauses that no red line answers."""

    red_line: str | None
    lab: str | None
    themes: tuple[Theme, ...]
    verdict: Verdict
    controls: tuple[Backing, ...]
    gaps: tuple[Gap, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """All rows in the catalogue's order, then the unbacked clauses; and the document's own themes."""

    rows: tuple[Row, ...]
    themes: tuple[tuple[Theme, Verdict], ...]

    def __post_init__(self) -> None:
        named = [row.red_line for row in self.rows if row.red_line]
        if len(named) != len(set(named)):
            raise ValueError("a red line has one row")

    @property
    def gaps(self) -> frozenset[Gap]:
        """Every kind of gap that occurs."""
        return frozenset(gap for row in self.rows for gap in row.gaps)

    def to_records(self) -> list[tuple[str, ...]]:
        """Return one tuple a row, in the order of COLUMNS; several values are joined by "; "."""
        return [
            (
                row.red_line or "",
                row.lab or "",
                "; ".join(row.themes),
                row.verdict.stance.value,
                row.verdict.mark.value,
                row.verdict.enforcement.value,
                "; ".join(row.verdict.clauses),
                "; ".join(row.gaps),
                row.why,
            )
            for row in self.rows
        ]

    def to_frame(self) -> pd.DataFrame:
        """Return the rows as a pandas DataFrame with COLUMNS."""
        return frame(COLUMNS, self.to_records())
