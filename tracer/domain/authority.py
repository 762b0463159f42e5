"""What a clause cites: statutes, orders, directives, cases and named policies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.domain.span import Span


class AuthorityKind(StrEnum):
    """Who made an authority, and in what form."""

    STATUTE = "statute"
    REGULATION = "regulation"
    CASE = "case"
    EXECUTIVE_ORDER = "executive_order"
    """Orders, memoranda and directives of a president or an attorney general."""
    DIRECTIVE = "directive"
    """Directives, instructions and manuals of a department."""
    PROCUREMENT = "procurement"
    EU = "eu"
    TREATY = "treaty"
    CONSTITUTION = "constitution"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority as a clause cites it; `span` is in the clause's text and covers `text`.

    `name` is the same for every way of writing one authority, so that two clauses can be compared by it:
    "FISA" and "50 U.S.C. § 1801" keep the names of what is written, an act and a section of the code.
    `pinpoint` is the part of it that is cited: "(g)", "Article 5(1)", "§ 702".
    """

    text: str
    span: Span
    kind: AuthorityKind
    name: str
    pinpoint: str | None = None

    def __post_init__(self) -> None:
        if not self.name or len(self.text) != self.span.end - self.span.start:
            raise ValueError(f"an authority has a name and the text of its span, not {self.text!r}")
