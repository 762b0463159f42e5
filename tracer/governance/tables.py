"""Files of the corpora to checked rows, and every fault in them by file, row and field."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from tracer.datafiles import read_yaml
from tracer.domain.provenance import is_date, last_day
from tracer.errors import InvalidDataFile
from tracer.governance.schema import (
    AuthorityRow,
    ContestedRow,
    ContractFactRow,
    ControlRow,
    HierarchyRow,
    RedLineRow,
    Row,
    SourceRow,
    TestSurfaceRow,
    validated,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

MODELS: dict[str, type[Row]] = {
    "sources": SourceRow,
    "red_lines": RedLineRow,
    "controls": ControlRow,
    "hierarchies": HierarchyRow,
    "test_surfaces": TestSurfaceRow,
    "authorities": AuthorityRow,
    "contested": ContestedRow,
    "contract_facts": ContractFactRow,
}


class Gravity(StrEnum):
    """Whether a fault makes the corpora unusable, or only wants looking at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field of one row of one file."""

    file: str
    row: str
    field: str
    problem: str
    gravity: Gravity = Gravity.ERROR

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}: {self.field}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows that keep their schema, by id in the order of their files; `origin` is each row's file."""

    compiled: str
    digest: str
    sources: Mapping[str, SourceRow] = field(default_factory=dict)
    red_lines: Mapping[str, RedLineRow] = field(default_factory=dict)
    controls: Mapping[str, ControlRow] = field(default_factory=dict)
    hierarchies: Mapping[str, HierarchyRow] = field(default_factory=dict)
    test_surfaces: Mapping[str, TestSurfaceRow] = field(default_factory=dict)
    authorities: Mapping[str, AuthorityRow] = field(default_factory=dict)
    contested: Mapping[str, ContestedRow] = field(default_factory=dict)
    contract_facts: Mapping[str, ContractFactRow] = field(default_factory=dict)
    origin: Mapping[str, str] = field(default_factory=dict)

    @property
    def published(self) -> dict[str, RedLineRow | ControlRow | HierarchyRow | TestSurfaceRow]:
        """All rows that cite a source, by id."""
        return {**self.red_lines, **self.controls, **self.hierarchies, **self.test_surfaces}

    def is_broken(self, identity: str) -> bool:
        """Return whether a row has this id and breaks its schema, so that no table holds it."""
        return identity in self.origin and not any(identity in self.of(name) for name in MODELS)

    def of(self, name: str) -> Mapping[str, Row]:
        """Return the rows of one table by its name."""
        rows: Mapping[str, Row] = getattr(self, name)
        return rows

    def joined(self, other: Tables) -> tuple[Tables, tuple[Fault, ...]]:
        """Return these rows and another's, with a fault for each id that both have; these are kept."""
        faults = tuple(
            Fault(other.origin[identity], identity, "id", f"is taken by a row of {self.origin[identity]}")
            for identity in other.origin
            if identity in self.origin
        )
        ordered = {name: _after(self.of(name), other.of(name)) for name in MODELS}
        digest = hashlib.sha256(f"{self.digest}\0{other.digest}".encode()).hexdigest()
        origin = {**other.origin, **self.origin}
        return replace(self, digest=digest, origin=origin, **ordered), faults  # type: ignore[arg-type]


def read_tables(folder: Path) -> tuple[Tables, tuple[Fault, ...]]:
    """Return the rows of a folder's files, and a fault for each field that breaks its schema.

    Raises:
        InvalidDataFile: a file is missing, is not YAML, or does not hold its list of rows.
    """
    paths = {name: folder / f"{name}.yaml" for name in MODELS}
    contents = {name: read_yaml(path) for name, path in paths.items()}
    meta = contents["sources"].get("meta")
    if not isinstance(meta, dict) or not _is_day(str(meta.get("compiled", ""))):
        raise InvalidDataFile("sources.yaml", "meta", "must say on which day it was compiled")
    rows = {name: _rows(content.get(name), paths[name].name) for name, content in contents.items()}
    return checked_tables(
        rows,
        {name: path.name for name, path in paths.items()},
        str(meta["compiled"]),
        digest_of(paths.values()),
    )


def checked_tables(
    rows: Mapping[str, Iterable[tuple[str, object]]], files: Mapping[str, str], compiled: str, digest: str
) -> tuple[Tables, tuple[Fault, ...]]:
    """Return named rows as tables, and a fault for each field that breaks its schema."""
    faults: list[Fault] = []
    origin: dict[str, str] = {}
    tables: dict[str, dict[str, Row]] = {name: {} for name in MODELS}
    for name, named in rows.items():
        for identity, row in named:
            checked, wrong = validated(row, MODELS[name])
            faults += [Fault(files[name], identity, *fault) for fault in wrong]
            if identity in origin:
                faults.append(
                    Fault(files[name], identity, "id", f"occurs twice, first in {origin[identity]}")
                )
            elif checked is not None:
                tables[name][identity] = checked
            origin.setdefault(identity, files[name])
    return Tables(compiled, digest, **tables, origin=origin), tuple(faults)  # type: ignore[arg-type]


def digest_of(paths: Iterable[Path]) -> str:
    """Return the SHA-256 over names and bytes of files, in order."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _is_day(words: str) -> bool:
    return is_date(words) and last_day(words) == words


def _rows(content: object, file: str) -> tuple[tuple[str, object], ...]:
    """Return a file's rows with their names: keys of a mapping, ids of a list, else their numbers."""
    if isinstance(content, dict):
        return tuple((str(name), row) for name, row in content.items())
    if isinstance(content, list):
        return tuple(_named(content))
    raise InvalidDataFile(file, "-", "must hold its rows under its own name")


def _named(rows: list[object]) -> Iterator[tuple[str, object]]:
    for number, row in enumerate(rows, start=1):
        identity = row.get("id") if isinstance(row, dict) else None
        yield str(identity or number), row


def _after(first: Mapping[str, Row], rows: Mapping[str, Row]) -> dict[str, Row]:
    return {**first, **{identity: row for identity, row in rows.items() if identity not in first}}
