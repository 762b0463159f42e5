"""What a row of the corpora must hold: the one door to pydantic, at the file's edge only."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic.json_schema import models_json_schema

from tracer.domain.governance import Effect, Operator, Question, Scope
from tracer.domain.provenance import Confidence, ReadLevel, SourceKind, Status, last_day
from tracer.domain.vocabulary import Enforcement, Force, Theme


def _is_a_date(value: str) -> str:
    last_day(value)
    return value


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
RowId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*(-[A-Za-z0-9]+)+$")]
SourceId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Date = Annotated[str, AfterValidator(_is_a_date), Field(json_schema_extra={"format": "date, month or year"})]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]
Category = Literal[
    "access_control",
    "audit_logs",
    "bug_bounty",
    "classifiers",
    "contract_freeze",
    "contractual_limit",
    "deployment_architecture",
    "escalation",
    "evaluation",
    "human_review",
    "incident_response",
    "kill_switch",
    "monitoring",
    "oversight_body",
    "policy_text",
    "rate_limiting",
    "red_team",
    "safety_stack",
    "severity_levels",
    "suspension",
    "termination",
    "training_refusal",
    "weight_security",
]


class Row(BaseModel):
    """What all rows share: unknown fields are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Checked = TypeVar("Checked", bound=Row)


class SourceRow(Row):
    """A published document."""

    lab: Text
    document: Text
    document_kind: SourceKind
    version: str | None = None
    date: Date | None
    """From when it holds; null where nobody says."""
    until: Date | None = None
    """The first day, month or year in which it no longer held."""
    url: Address | None = None
    url_kind: Literal["primary", "primary_unverified", "report"] | None = None
    read_level: ReadLevel
    read_on: Text
    """Where it was read: an address, or a repository and file."""
    checked: Date | None = None
    """When it was last read; by default when the catalogue was compiled."""
    note: str | None = None


class Published(Row):
    """What every row of a publisher holds."""

    id: RowId
    source: SourceId
    section: str | None = None
    text: Text
    confidence: Confidence
    url: Address | None = None
    """Only where it differs from the source's."""
    read_on: Text | None = None
    """Only where it differs from the source's."""
    since: Date | None = None
    """Only where it differs from the source's date."""
    until: Date | None = None
    """Only where it differs from the source's."""
    status: Status = Status.IN_FORCE
    note: str | None = None


class RedLineRow(Published):
    """A rule a lab publishes."""

    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]
    topic: Text
    force: Force
    qualifiers: tuple[Text, ...] = ()
    authorities: tuple[Text, ...] = ()
    controls: tuple[RowId, ...] = ()
    theme_doubt: str | None = None
    """Why its themes fit only loosely."""


class FigureRow(Row):
    """A published number, and what exactly it is a number of."""

    question: Question | None = None
    value: Text
    unit: str = ""
    covers: Text


class ControlRow(Published):
    """A safeguard a lab describes."""

    themes: tuple[Theme, ...]
    theme_basis: str | None = None
    """Where the words that name its themes stand, when not in its own section."""
    theme_doubt: str | None = None
    whole_policy: bool
    category: Category
    enforcement: Enforcement
    operator: Operator
    scope: Scope
    scope_words: Text
    effect: Effect
    answers: tuple[Question, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    limitations: tuple[Text, ...] = ()
    plausibly_backs: tuple[RowId, ...] = ()


class LevelRow(Row):
    """One level of authority."""

    name: Text
    set_by: Text
    overridden_by: Text
    text: Text


class HierarchyRow(Published):
    """A lab's published order of authority, highest level first."""

    levels: Annotated[tuple[LevelRow, ...], Field(min_length=1)]


class TestedRow(Row):
    """Something that a programme takes reports on, or leaves out."""

    __test__ = False

    text: Text
    control: RowId | None = None


class TestSurfaceRow(Published):
    """A programme that lets outsiders test safeguards."""

    __test__ = False

    name: Text
    included: tuple[TestedRow, ...]
    excluded: tuple[TestedRow, ...] = ()
    unlisted: tuple[Theme, ...] = ()
    """Themes for which it has no category of its own."""


class AuthorityRow(Row):
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
    url: Address | None
    note: str | None = None


class PositionRow(Row):
    """Who reads disputed words how."""

    holder: Text
    reading: Text
    source: Text
    date: Date | None = None
    confidence: Confidence | None = None
    """Only where it differs from the row's."""


class ContestedRow(Row):
    """A published dispute over words."""

    id: RowId
    clause_ids: tuple[RowId, ...]
    question: Text
    positions: Annotated[tuple[PositionRow, ...], Field(min_length=1)]
    status: Text
    confidence: Confidence


class ContractFactRow(Row):
    """What is known of an agreement between labs and a government."""

    id: RowId
    labs: Annotated[tuple[Text, ...], Field(min_length=1)]
    instrument: Text
    topic: Text
    fact: Text
    date: Date | None
    confidence: Confidence
    read_on: Text
    clause_ids: tuple[RowId, ...] = ()


def validated(row: object, model: type[Checked]) -> tuple[Checked | None, tuple[tuple[str, str], ...]]:
    """Return a row as a checked model; or None, and what is wrong with it as pairs of field and message."""
    try:
        return model.model_validate(row), ()
    except ValidationError as error:
        return None, tuple(
            (".".join(map(str, fault["loc"])) or "row", fault["msg"])
            for fault in error.errors(include_url=False)
        )


def json_schema(models: dict[str, type[Row]]) -> dict[str, object]:
    """Return the JSON Schema of all files as one object: a property a file, by its name without suffix.

    `sources` maps ids to rows, the others are lists of rows.
    """
    _, schema = models_json_schema(
        [(model, "validation") for model in models.values()], ref_template="#/$defs/{model}"
    )
    rows = {name: {"$ref": f"#/$defs/{model.__name__}"} for name, model in models.items()}
    files: dict[str, object] = {name: {"type": "array", "items": row} for name, row in rows.items()}
    files["sources"] = {"type": "object", "additionalProperties": rows["sources"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Tracer's governance catalogue",
        "type": "object",
        "properties": files,
        **schema,
    }
