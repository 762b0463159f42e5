"""Everything one run found, from the document to the findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.domain.catalogue import Catalogue
    from tracer.domain.clause import Clause
    from tracer.domain.document import Document
    from tracer.domain.finding import Finding
    from tracer.domain.governance import RedLine
    from tracer.domain.link import Link
    from tracer.domain.matrix import Matrix
    from tracer.domain.reading import Reading
    from tracer.domain.settings import Settings


@dataclass(frozen=True, slots=True)
class EncoderId:
    """Which encoder proposed the links: its name and the SHA-256 of its weights."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Trace:
    """One document's trace. Laws: a reading for every clause; equal inputs give equal traces."""

    document: Document
    clauses: tuple[Clause, ...]
    readings: tuple[Reading, ...]
    links: tuple[Link, ...]
    matrix: Matrix
    findings: tuple[Finding, ...]
    catalogue: Catalogue
    encoder: EncoderId
    settings: Settings

    def __post_init__(self) -> None:
        if len(self.clauses) != len(self.readings):
            raise ValueError("every clause has one reading")

    @property
    def relevant(self) -> tuple[tuple[Clause, Reading], ...]:
        """The clauses that bear on a topic, each with its reading."""
        pairs = zip(self.clauses, self.readings, strict=True)
        return tuple((clause, reading) for clause, reading in pairs if reading.is_relevant)

    @property
    def red_lines(self) -> tuple[RedLine, ...]:
        """The red lines of the labs that were asked for."""
        return self.catalogue.red_lines_of(self.settings.labs)
