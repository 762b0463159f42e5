"""What rows must keep among themselves: each reference names a row, each begins before it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.provenance import Tenure
from tracer.governance.tables import Fault, Tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


NOUNS = {"sources": "source", "controls": "control", "red_lines": "red line"}


def dead_references(tables: Tables) -> Iterator[Fault]:
    """Yield a fault for each id that a row names and no row has."""
    for identity, row in tables.published.items():
        yield from _dead(tables, identity, "source", [row.source], "sources")
    for identity, line in tables.red_lines.items():
        yield from _dead(tables, identity, "controls", line.controls, "controls")
    for identity, control in tables.controls.items():
        yield from _dead(tables, identity, "plausibly_backs", control.plausibly_backs, "red_lines")
    for identity, surface in tables.test_surfaces.items():
        named = [one.control for one in (*surface.included, *surface.excluded) if one.control]
        yield from _dead(tables, identity, "control", named, "controls")
    for identity, authority in tables.authorities.items():
        yield from _dead(tables, identity, "cited_by", authority.cited_by, "red_lines")
    for identity, dispute in tables.contested.items():
        yield from _dead(tables, identity, "clause_ids", dispute.clause_ids, "red_lines")
    for identity, fact in tables.contract_facts.items():
        yield from _dead(tables, identity, "clause_ids", fact.clause_ids, "red_lines")


def ill_dated(tables: Tables) -> Iterator[Fault]:
    """Yield a fault for each source and row that ends before it begins."""
    for identity, source in tables.sources.items():
        yield from _ill_dated(tables, identity, source.date, source.until)
    for identity, row in tables.published.items():
        cited = tables.sources.get(row.source)
        if cited and (row.since or row.until):
            yield from _ill_dated(tables, identity, row.since or cited.date, row.until or cited.until)


def _ill_dated(tables: Tables, row: str, since: str | None, until: str | None) -> Iterator[Fault]:
    try:
        Tenure(since, until)
    except ValueError as error:
        yield Fault(tables.origin[row], row, "until", str(error))


def _dead(tables: Tables, row: str, field: str, named: Iterable[str], table: str) -> Iterator[Fault]:
    for identity in named:
        if identity not in tables.of(table) and not tables.is_broken(identity):  # that has its own fault
            yield Fault(tables.origin[row], row, field, f"no {NOUNS[table]} is called {identity}")
