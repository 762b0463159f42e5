"""Everything the product knows of the labs, and what of it was in force on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracer.domain.governance import Scope
from tracer.domain.provenance import Tenure, last_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.domain.governance import (
        Authority,
        ContestedReading,
        ContractFact,
        Control,
        Hierarchy,
        Position,
        RedLine,
        TestSurface,
    )
    from tracer.domain.provenance import Source


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the product knows of the labs; `digest` is of the files it was read from.

    `compiled` is the day it was compiled, `as_of` the day whose rows it holds; `added` are the names of
    the playbooks and imported specs whose rows stand beside the shipped ones.
    """

    red_lines: tuple[RedLine, ...]
    controls: tuple[Control, ...]
    authorities: tuple[Authority, ...]
    contested: tuple[ContestedReading, ...]
    compiled: str
    digest: str
    as_of: str = ""
    sources: tuple[Source, ...] = ()
    hierarchies: tuple[Hierarchy, ...] = ()
    test_surfaces: tuple[TestSurface, ...] = ()
    facts: tuple[ContractFact, ...] = ()
    added: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.as_of:
            object.__setattr__(self, "as_of", self.compiled)

    @property
    def labs(self) -> tuple[str, ...]:
        """Names of the publishers, in the catalogue's order."""
        named = (*(row.lab for row in self.red_lines), *(row.lab for row in self.controls))
        return tuple(dict.fromkeys(named))

    def on(self, day: str | None = None) -> Catalogue:
        """Return what was in force on a day; by default on the newest one that it knows of.

        That is the day it was compiled, or a later one from which something added to it holds.

        Red lines, hierarchies and test surfaces are those that held. Controls stay with their status
        where they were announced by then, so that a report can say "planned". Disputes and facts are
        those known by then.
        """
        day = last_day(day) if day else max(self.compiled, *self._days())

        def holds(tenure: Tenure) -> bool:
            return tenure.holds_on(day, self.compiled)

        red_lines = tuple(row for row in self.red_lines if holds(row.tenure))
        controls = tuple(row for row in self.controls if row.tenure.was_known_on(day, self.compiled))
        cited = {row.citation.source for row in red_lines} | {row.citation.source for row in controls}
        files = {source.read_on for source in self.sources if source.id in cited}
        return replace(
            self,
            red_lines=red_lines,
            controls=controls,
            contested=tuple(row for row in self.contested if self._is_known(row.positions, day)),
            as_of=day,
            hierarchies=tuple(row for row in self.hierarchies if holds(row.tenure)),
            test_surfaces=tuple(row for row in self.test_surfaces if holds(row.tenure)),
            facts=tuple(row for row in self.facts if self._is_known((row,), day)),
            added=tuple(name for name in self.added if name in cited | files),
        )

    def _days(self) -> Iterator[str]:
        """Yield the days from which sources hold; a month or year that is not over counts as begun."""
        yield self.compiled
        for source in self.sources:
            if source.date and source.date > self.compiled:
                yield last_day(source.date)

    def red_lines_of(self, labs: tuple[str, ...]) -> tuple[RedLine, ...]:
        """Return the red lines of the named labs, or of all where none is named."""
        return tuple(row for row in self.red_lines if not labs or row.lab in labs)

    def controls_of(self, labs: tuple[str, ...]) -> tuple[Control, ...]:
        """Return the controls of the named labs, or of all where none is named.

        Those that a playbook states for the agreement at hand count whoever the lab is.
        """
        return tuple(
            row for row in self.controls if not labs or row.lab in labs or row.scope is Scope.THIS_AGREEMENT
        )

    def _is_known(self, dated: tuple[Position | ContractFact, ...], day: str) -> bool:
        """Return whether the first of these was published by a day."""
        return any(Tenure(one.date).was_known_on(day, self.compiled) for one in dated)
