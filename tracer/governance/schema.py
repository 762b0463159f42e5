"""What a row of the corpora must hold: the one door to pydantic, at the file's edge only."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from tracer.domain.vocabulary import Enforcement, Force, Theme

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
PARTIAL_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
RowId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*(-[A-Za-z0-9]+)+$")]
SourceId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Confidence = Literal["high", "medium", "low"]
ReadLevel = Literal["first_hand", "first_hand_mirror", "quoted_in_third_party", "report"]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class SourceRow(_Row):
    """A published document."""

    lab: Text
    document: Text
    document_kind: Text
    date: str | None
    version: str | None
    url: str | None
    url_kind: str | None
    url_seen_in_material: bool
    read_level: ReadLevel
    read_on: Text
    note: str | None

    @field_validator("date")
    @classmethod
    def _is_a_date(cls, value: str | None) -> str | None:
        """Accept a year, a month or a day."""
        if value is not None:
            if not PARTIAL_DATE.fullmatch(value):
                raise ValueError("must be a year, year-month or year-month-day")
            date.fromisoformat(f"{value}-01-01"[:10])
        return value


class _Published(_Row):
    """What every row of a publisher holds."""

    id: RowId
    source: SourceId
    section: str | None
    themes: tuple[Theme, ...]
    text: Text
    confidence: Confidence
    url: str | None = None
    """Only where it differs from the source's."""
    read_on: str | None = None
    note: str | None = None
    theme_doubt: str | None = None
    """Why its themes fit only loosely."""


class RedLineRow(_Published):
    """A rule a lab publishes."""

    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]
    topic: Text
    force: Force
    qualifiers: tuple[Text, ...] = ()
    authorities: tuple[Text, ...] = ()
    controls: tuple[RowId, ...] = ()


class ControlRow(_Published):
    """A safeguard a lab describes."""

    theme_basis: str | None = None
    """Where the words that name its themes stand, when not in its own section."""
    whole_policy: bool
    category: Text
    enforcement: Enforcement
    operator: Literal["provider", "customer", "third_party"]
    scope: SourceId
    scope_words: Text
    status: Text
    effect: Literal["supports", "weakens", "ambiguous", "absent"]
    measured: dict[str, str | int | float | None] = {}
    limitations: tuple[Text, ...] = ()
    plausibly_backs: tuple[RowId, ...] = ()


class AuthorityRow(_Row):
    """A statute, order or directive."""

    id: RowId
    name: Text
    citation: str | None
    kind: Text
    date: str | None
    summary: Text
    limits_or_debates: tuple[Text, ...] = ()
    cited_by: tuple[RowId, ...] = ()
    confidence: Confidence
    read_on: Text
    url: str | None
    note: str | None = None


class PositionRow(_Row):
    """Who reads disputed words how."""

    holder: Text
    reading: Text
    source: Text
    date: str | None = None


class ContestedRow(_Row):
    """A published dispute over words."""

    id: RowId
    clause_ids: tuple[RowId, ...]
    question: Text
    positions: tuple[PositionRow, ...]
    status: Text
    confidence: Confidence


class ContractFactRow(_Row):
    """What is known of an agreement between a lab and a government."""

    id: RowId
    instrument: Text
    topic: Text
    fact: Text
    date: str | None
    confidence: Confidence
    read_on: Text
    clause_ids: tuple[RowId, ...] = ()
