"""What the file of an imported spec must hold: checked at the file's edge only."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tracer.domain.reading import Qualifier
from tracer.domain.spec import DatedBy, Provision, Section, Spec, SpecKind
from tracer.domain.vocabulary import Force, QualifierKind, Theme, Topic
from tracer.governance.schema import Date, Row

VERSION = 1
Text = Annotated[str, StringConstraints(min_length=1)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class SectionRow(Row):
    """A heading."""

    anchor: Text
    path: Annotated[tuple[str, ...], Field(min_length=1)]
    authority: str


class QualifierRow(Row):
    """Words that narrow or soften a provision."""

    kind: QualifierKind
    text: Text


class ProvisionRow(Row):
    """A clause, as it was read."""

    id: Text
    section: str
    path: tuple[str, ...]
    authority: str
    page: Annotated[int, Field(ge=1)]
    lead_in: str
    text: str
    topics: tuple[Topic, ...]
    themes: tuple[Theme, ...]
    force: Force
    qualifiers: tuple[QualifierRow, ...]

    def provision(self) -> Provision:
        """Return the provision that it holds."""
        return Provision(
            self.id,
            self.section,
            self.path,
            self.authority,
            self.page,
            self.lead_in,
            self.text,
            self.topics,
            self.themes,
            self.force,
            tuple(Qualifier(row.kind, row.text, None) for row in self.qualifiers),
        )


class SpecRow(Row):
    """A spec with its sections and provisions."""

    schema_version: Literal[1]
    name: Text
    lab: Text
    title: Text
    kind: SpecKind
    date: Date | None
    file: str
    digest: Digest
    sections: tuple[SectionRow, ...]
    provisions: tuple[ProvisionRow, ...]
    dated_by: DatedBy

    def spec(self) -> Spec:
        """Return the spec that it holds.

        Raises:
            ValueError: it breaks a law of specs.
        """
        return Spec(
            self.name,
            self.lab,
            self.title,
            self.kind.value,
            self.date,
            self.file,
            self.digest,
            tuple(Section(row.anchor, row.path, row.authority) for row in self.sections),
            tuple(row.provision() for row in self.provisions),
            self.dated_by,
        )
