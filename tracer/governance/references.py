"""What rows must keep among themselves: each reference names a row, each begins before it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.provenance import Tenure
from tracer.governance.tables import Fault, Tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


KINDS: dict[str, Callable[[Tables], Mapping[str, object]]] = {
    "source": lambda tables: tables.sources,
    "control": lambda tables: tables.controls,
    "red line": lambda tables: tables.red_lines,
}


def dead_references(tables: Tables) -> Iterator[Fault]:
    """Yield a fault for each id that a row names and no row has."""
    for identity, row in tables.published.items():
        yield from _dead(tables, identity, "source", [row.source], "source")
    for identity, line in tables.red_lines.items():
        yield from _dead(tables, identity, "controls", line.controls, "control")
    for identity, control in tables.controls.items():
        yield from _dead(tables, identity, "plausibly_backs", control.plausibly_backs, "red line")
    for identity, surface in tables.test_surfaces.items():
        named = [one.control for one in (*surface.included, *surface.excluded) if one.control]
        yield from _dead(tables, identity, "control", named, "control")
    for identity, authority in tables.authorities.items():
        yield from _dead(tables, identity, "cited_by", authority.cited_by, "red line")
    for identity, dispute in tables.contested.items():
        yield from _dead(tables, identity, "clause_ids", dispute.clause_ids, "red line")
    for identity, fact in tables.contract_facts.items():
        yield from _dead(tables, identity, "clause_ids", fact.clause_ids, "red line")


def ill_dated(tables: Tables) -> Iterator[Fault]:
    """Yield a fault for each row that ends before it begins."""
    for identity, row in tables.published.items():
        source = tables.sources.get(row.source)
        since, until = row.since or (source and source.date), row.until or (source and source.until)
        try:
            Tenure(since or None, until or None)
        except ValueError as error:
            yield Fault(tables.origin[identity], identity, "until", str(error))


def _dead(tables: Tables, row: str, field: str, named: Iterable[str], what: str) -> Iterator[Fault]:
    known = KINDS[what](tables)
    for identity in named:
        if identity not in known:
            yield Fault(tables.origin[row], row, field, f"no {what} is called {identity}")
