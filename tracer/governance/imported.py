"""Provisions of imported specs as red lines of the catalogue, each version for its own time."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from tracer.domain.governance import RedLine
from tracer.domain.provenance import Citation, Confidence, ReadLevel, Source, SourceKind, Tenure, last_day
from tracer.domain.vocabulary import Force

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.domain.catalogue import Catalogue
    from tracer.domain.spec import Provision, Spec


def with_specs(catalogue: Catalogue, specs: Iterable[Spec]) -> Catalogue:
    """Return the catalogue with the red lines of imported specs after its own.

    A provision is a red line where it speaks to a theme and does more than describe. Of several
    versions of one document each holds until the next begins. What was imported from a copy on this
    machine counts as read first-hand; how its words were read is the readers' work, not a person's.
    """
    chosen = tuple(specs)
    if not chosen:
        return catalogue
    ends = _ends(chosen)
    digest = hashlib.sha256("\0".join((catalogue.digest, *(spec.digest for spec in chosen))).encode())
    return replace(
        catalogue,
        red_lines=(
            *catalogue.red_lines,
            *(line for spec in chosen for line in _red_lines(spec, ends[spec.name])),
        ),
        sources=(
            *catalogue.sources,
            *(_source(spec, ends[spec.name], catalogue.compiled) for spec in chosen),
        ),
        digest=digest.hexdigest(),
        added=(*catalogue.added, *(spec.name for spec in chosen)),
    )


def in_force(specs: Iterable[Spec], day: str, compiled: str) -> tuple[Spec, ...]:
    """Return the version of each document that held on a day, by the rules of the catalogue's own rows."""
    known = tuple(specs)
    ends = _ends(known)
    return tuple(
        spec for spec in known if Tenure(spec.date, ends[spec.name]).holds_on(last_day(day), compiled)
    )


def _ends(specs: tuple[Spec, ...]) -> dict[str, str | None]:
    """Return when each version gave way to the next of the same document, by its name.

    One without a date gives way to any that has one.
    """
    ends: dict[str, str | None] = {}
    for spec in specs:
        later = [
            other.date
            for other in specs
            if (other.lab, other.title, other.kind) == (spec.lab, spec.title, spec.kind)
            and other.date
            and (not spec.date or last_day(other.date) > last_day(spec.date))
        ]
        ends[spec.name] = min(later, key=last_day, default=None)
    return ends


def _red_lines(spec: Spec, until: str | None) -> Iterable[RedLine]:
    for provision in spec.provisions:
        if provision.themes and provision.force is not Force.STATES:
            level = f"authority: {provision.authority}; " if provision.authority else ""
            yield RedLine(
                id=f"{spec.name}#{provision.id}",
                lab=spec.lab,
                themes=provision.themes,
                force=provision.force,
                text=f"{provision.text} (under: {provision.lead_in})"
                if provision.lead_in
                else provision.text,
                qualifiers=tuple(qualifier.text for qualifier in provision.qualifiers),
                authorities=(),
                controls=(),
                citation=_citation(spec, provision),
                note=f"{level}force and themes were read by machine",
                tenure=Tenure(spec.date, until),
            )


def _citation(spec: Spec, provision: Provision) -> Citation:
    return Citation(
        source=spec.name,
        lab=spec.lab,
        document=spec.title,
        document_kind=SourceKind(spec.kind),
        version=spec.date,
        date=spec.date,
        section=" > ".join(provision.path) or None,
        url=None,
        read_level=ReadLevel.FIRST_HAND,
        read_on=f"{spec.file}, page {provision.page}",
        confidence=Confidence.HIGH,
    )


def _source(spec: Spec, until: str | None, compiled: str) -> Source:
    return Source(
        id=spec.name,
        lab=spec.lab,
        document=spec.title,
        kind=SourceKind(spec.kind),
        version=spec.date,
        date=spec.date,
        until=until,
        url=None,
        url_kind=None,
        read_level=ReadLevel.FIRST_HAND,
        read_on=spec.file,
        checked=compiled,
    )
