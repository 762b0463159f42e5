"""Defined terms of a document and where its clauses point."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracer.domain.clause import Clause
    from tracer.domain.finding import Code
    from tracer.domain.span import Span


class Form(StrEnum):
    """How a term is defined."""

    MEANS = "means"
    """In words of its own: “Footage” means any recording."""
    ALIAS = "alias"
    """As a short name for the words before it: (the “Services”)."""
    POINTER = "pointer"
    """By pointing elsewhere: “Fees” has the meaning given in Section 3."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One term as one clause defines it; `span` holds the term and `meaning` the words it stands for.

    Laws: `span.of(clause.text) == term`; both spans lie in the clause's text and do not meet.
    """

    term: str
    clause: str
    span: Span
    meaning: Span
    form: Form
    local: bool = False
    """Whether it says that it holds for one part of the document only."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that point to a clause or annex of this document: "Section 4.2(c)".

    Laws: `span.of(clause.text) == text`; `label` is the number as cited, of an annex with its word;
    `target` is a clause's id, or None where no such clause stands in the document.
    """

    text: str
    span: Span
    label: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Flaw:
    """A defect of drafting: its kind, the term or reference it is about, and where that stands."""

    code: Code
    about: str
    places: tuple[tuple[Clause, Span], ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """All definitions in order, the references of each clause by its id, and what is amiss."""

    definitions: tuple[Definition, ...] = ()
    references: Mapping[str, tuple[Reference, ...]] = field(default_factory=lambda: MappingProxyType({}))
    flaws: tuple[Flaw, ...] = ()
