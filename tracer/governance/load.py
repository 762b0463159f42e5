"""Read the shipped catalogue, or one of the same form elsewhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tracer.datafiles import read_yaml, shipped
from tracer.domain.governance import (
    Authority,
    Catalogue,
    Citation,
    ContestedReading,
    Control,
    RedLine,
)
from tracer.errors import InvalidDataFile, UnknownLab
from tracer.governance.files import check_row, check_rows, digest_of, require
from tracer.governance.schema import (
    AuthorityRow,
    ContestedRow,
    ContractFactRow,
    ControlRow,
    RedLineRow,
    SourceRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILES = (
    "sources.yaml",
    "red_lines.yaml",
    "controls.yaml",
    "authorities.yaml",
    "contested.yaml",
    "contract_facts.yaml",
)


@cache
def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Return the catalogue in a folder, by default the shipped one.

    Raises:
        InvalidDataFile: a row breaks its schema or refers to nothing; names file and row.
    """
    folder = folder or shipped("corpora") / "governance"
    content = {name: read_yaml(folder / name) for name in FILES}
    sources = _sources(content["sources.yaml"])
    red_lines = check_rows(content["red_lines.yaml"].get("red_lines"), RedLineRow, "red_lines.yaml")
    controls = check_rows(content["controls.yaml"].get("controls"), ControlRow, "controls.yaml")
    authorities = check_rows(content["authorities.yaml"].get("authorities"), AuthorityRow, "authorities.yaml")
    contested = check_rows(content["contested.yaml"].get("contested"), ContestedRow, "contested.yaml")
    facts = content["contract_facts.yaml"].get("contract_facts")
    known_facts = check_rows(facts, ContractFactRow, "contract_facts.yaml")
    _check_references(red_lines, controls, sources, content["controls.yaml"])
    lines = {row.id for row in red_lines}
    require(lines, {row.id: row.clause_ids for row in contested}, "contested.yaml", "red line")
    require(lines, {row.id: row.clause_ids for row in known_facts}, "contract_facts.yaml", "red line")
    require(lines, {row.id: row.cited_by for row in authorities}, "authorities.yaml", "red line")
    return Catalogue(
        tuple(_red_line(row, sources[row.source]) for row in red_lines),
        tuple(_control(row, sources[row.source]) for row in controls),
        tuple(Authority(row.id, row.name, row.citation or "", row.kind) for row in authorities),
        tuple(_contested(row) for row in contested),
        str(_meta(content["sources.yaml"])["compiled"]),
        digest_of(folder / name for name in FILES),
    )


def resolve_labs(names: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Return the catalogue's own names for labs, in the order given; letter case does not matter.

    Raises:
        UnknownLab: no lab's name, or part of it ("google" of "Google/DeepMind"), is this word.
    """
    known = {}
    for lab in catalogue.labs:
        for word in (lab, *lab.split("/")):
            known[word.casefold()] = lab
    found = []
    for name in names:
        if name.casefold() not in known:
            raise UnknownLab(name, catalogue.labs)
        found.append(known[name.casefold()])
    return tuple(dict.fromkeys(found))


def _meta(content: dict[str, object]) -> dict[str, object]:
    meta = content.get("meta")
    if not isinstance(meta, dict) or not meta.get("compiled"):
        raise InvalidDataFile("sources.yaml", "meta", "must say when it was compiled")
    return meta


def _sources(content: dict[str, object]) -> dict[str, SourceRow]:
    rows = content.get("sources")
    if not isinstance(rows, dict):
        raise InvalidDataFile("sources.yaml", "-", "must hold a mapping of sources")
    return {key: check_row(row, SourceRow, "sources.yaml", key) for key, row in rows.items()}


def _check_references(
    red_lines: tuple[RedLineRow, ...],
    controls: tuple[ControlRow, ...],
    sources: dict[str, SourceRow],
    content: dict[str, object],
) -> None:
    lines = {row.id for row in red_lines}
    scopes = content.get("scopes")
    known_scopes = scopes if isinstance(scopes, dict) else {}
    require(sources, {row.id: [row.source] for row in red_lines}, "red_lines.yaml", "source")
    require(sources, {row.id: [row.source] for row in controls}, "controls.yaml", "source")
    require(known_scopes, {row.id: [row.scope] for row in controls}, "controls.yaml", "scope")
    backing = {row.id: row.controls for row in red_lines}
    require({row.id for row in controls}, backing, "red_lines.yaml", "control")
    backed = {row.id: row.plausibly_backs for row in controls}
    require(lines, backed, "controls.yaml", "red line")


def _citation(row: RedLineRow | ControlRow, source: SourceRow) -> Citation:
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


def _red_line(row: RedLineRow, source: SourceRow) -> RedLine:
    return RedLine(
        row.id,
        source.lab,
        row.themes,
        row.force,
        row.text,
        row.qualifiers,
        row.authorities,
        row.controls,
        _citation(row, source),
        row.note,
        row.theme_doubt,
    )


def _control(row: ControlRow, source: SourceRow) -> Control:
    return Control(
        row.id,
        source.lab,
        row.themes,
        row.whole_policy,
        row.category,
        row.enforcement,
        row.operator,
        row.scope,
        row.scope_words,
        row.status,
        row.effect,
        row.text,
        row.limitations,
        row.plausibly_backs,
        _citation(row, source),
        row.note,
    )


def _contested(row: ContestedRow) -> ContestedReading:
    holders = tuple(position.holder for position in row.positions)
    return ContestedReading(row.id, row.question, row.clause_ids, holders)
