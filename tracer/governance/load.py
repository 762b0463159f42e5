"""Read the shipped catalogue, or one of the same form elsewhere."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tracer.datafiles import shipped
from tracer.domain.catalogue import Catalogue
from tracer.domain.governance import (
    Authority,
    ContestedReading,
    ContractFact,
    Control,
    Figure,
    Hierarchy,
    Level,
    Position,
    RedLine,
    Tested,
    TestSurface,
)
from tracer.domain.provenance import Citation, Source, Tenure
from tracer.errors import InvalidDataFile, UnknownLab
from tracer.governance.playbooks.read import with_playbooks
from tracer.governance.references import dead_references, ill_dated
from tracer.governance.tables import Tables, read_tables

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tracer.governance.schema import (
        AuthorityRow,
        ContestedRow,
        ContractFactRow,
        ControlRow,
        HierarchyRow,
        Published,
        RedLineRow,
        SourceRow,
        TestedRow,
        TestSurfaceRow,
    )
    from tracer.governance.tables import Fault


def load_catalogue(folder: Path | None = None, playbooks: Iterable[Path] = ()) -> Catalogue:
    """Return the catalogue in a folder, by default the shipped one, with the rows of all times.

    The shipped one is read once; others and in-house playbooks, whose rows stand beside the catalogue's, each time.

    Raises:
        InvalidDataFile: a row breaks its schema or refers to nothing; names file, row and field.
    """
    paths = tuple(playbooks)
    if not paths and folder is None:
        return _shipped()
    tables, faults = read_tables(folder) if folder else _shipped_tables()
    joined, found = with_playbooks(tables, paths)
    catalogue = catalogue_of(joined, (*faults, *found))
    return replace(catalogue, added=tuple(path.name for path in paths))


@cache
def _shipped() -> Catalogue:
    return catalogue_of(*_shipped_tables())


@cache
def _shipped_tables() -> tuple[Tables, tuple[Fault, ...]]:
    return read_tables(shipped("corpora") / "governance")


def catalogue_of(tables: Tables, faults: Iterable[Fault] = ()) -> Catalogue:
    """Return checked rows as a catalogue.

    Raises:
        InvalidDataFile: there is a fault, or a row refers to nothing.
    """
    for fault in (*faults, *dead_references(tables), *ill_dated(tables)):
        raise InvalidDataFile(fault.file, fault.row, f"{fault.field}: {fault.problem}")
    build = _Builder(tables)
    return Catalogue(
        tuple(map(build.red_line, tables.red_lines.values())),
        tuple(map(build.control, tables.controls.values())),
        tuple(map(_authority, tables.authorities.values())),
        tuple(map(_contested, tables.contested.values())),
        tables.compiled,
        tables.digest,
        sources=tuple(_source(*named, tables.compiled) for named in tables.sources.items()),
        hierarchies=tuple(map(build.hierarchy, tables.hierarchies.values())),
        test_surfaces=tuple(map(build.test_surface, tables.test_surfaces.values())),
        facts=tuple(map(_fact, tables.contract_facts.values())),
    )


def resolve_labs(names: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Return the catalogue's own names for labs, in the order given; letter case does not matter.

    Raises:
        UnknownLab: no lab's name, or part of it ("google" of "Google/DeepMind"), is this word.
    """
    known: dict[str, str] = {}
    for lab in catalogue.labs:
        for word in (lab, *lab.split("/")):
            known.setdefault(word.casefold(), lab)
    found = []
    for name in names:
        if name.casefold() not in known:
            raise UnknownLab(name, catalogue.labs)
        found.append(known[name.casefold()])
    return tuple(dict.fromkeys(found))


class _Builder:
    """Rows that cite a source, to the nouns of the domain."""

    def __init__(self, tables: Tables) -> None:
        self.sources = tables.sources

    def red_line(self, row: RedLineRow) -> RedLine:
        return RedLine(
            row.id,
            self.sources[row.source].lab,
            row.themes,
            row.force,
            row.text,
            row.qualifiers,
            row.authorities,
            row.controls,
            self._citation(row),
            row.note,
            row.theme_doubt,
            self._tenure(row),
        )

    def control(self, row: ControlRow) -> Control:
        figures = tuple(Figure(one.question, one.value, one.unit, one.covers) for one in row.figures)
        return Control(
            row.id,
            self.sources[row.source].lab,
            row.themes,
            row.whole_policy,
            row.category,
            row.enforcement,
            row.operator,
            row.scope,
            row.scope_words,
            row.effect,
            row.text,
            row.limitations,
            row.plausibly_backs,
            self._citation(row),
            row.note,
            figures,
            row.answers,
            self._tenure(row),
        )

    def hierarchy(self, row: HierarchyRow) -> Hierarchy:
        levels = tuple(Level(one.name, one.set_by, one.overridden_by, one.text) for one in row.levels)
        lab = self.sources[row.source].lab
        return Hierarchy(row.id, lab, row.text, levels, self._citation(row), row.note, self._tenure(row))

    def test_surface(self, row: TestSurfaceRow) -> TestSurface:
        return TestSurface(
            row.id,
            self.sources[row.source].lab,
            row.name,
            row.text,
            tuple(map(_tested, row.included)),
            tuple(map(_tested, row.excluded)),
            row.unlisted,
            self._citation(row),
            row.note,
            self._tenure(row),
        )

    def _citation(self, row: Published) -> Citation:
        source = self.sources[row.source]
        return Citation(
            row.source,
            source.lab,
            source.document,
            source.document_kind,
            source.version,
            source.date,
            row.section,
            row.url or source.url,
            source.read_level,
            row.read_on or source.read_on,
            row.confidence,
        )

    def _tenure(self, row: Published) -> Tenure:
        source = self.sources[row.source]
        return Tenure(row.since or source.date, row.until or source.until, row.status)


def _source(identity: str, row: SourceRow, compiled: str) -> Source:
    return Source(
        identity,
        row.lab,
        row.document,
        row.document_kind,
        row.version,
        row.date,
        row.until,
        row.url,
        row.url_kind,
        row.read_level,
        row.read_on,
        row.checked or compiled,
        row.note,
    )


def _tested(row: TestedRow) -> Tested:
    return Tested(row.text, row.control)


def _authority(row: AuthorityRow) -> Authority:
    return Authority(row.id, row.name, row.citation or "", row.kind, row.cited_by)


def _contested(row: ContestedRow) -> ContestedReading:
    positions = tuple(
        Position(one.holder, one.reading, one.source, one.date, one.confidence or row.confidence)
        for one in row.positions
    )
    return ContestedReading(row.id, row.question, row.clause_ids, positions, row.status, row.confidence)


def _fact(row: ContractFactRow) -> ContractFact:
    return ContractFact(
        row.id,
        row.labs,
        row.instrument,
        row.topic,
        row.fact,
        row.date,
        row.confidence,
        row.read_on,
        row.clause_ids,
    )
