"""What a clause says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Bearer, Enforcement, Force, QualifierKind, Topic

if TYPE_CHECKING:
    from tracer.domain.authority import Authority
    from tracer.domain.span import Span
    from tracer.domain.terms import Reference
    from tracer.domain.vocabulary import Theme


@dataclass(frozen=True, slots=True)
class CarveOut:
    """What is taken out of a norm: "as required by law" in "except as required by law".

    `norm` covers the clause's words it is taken from. Words that a lead-in hands down have no span;
    where the norm stands in a lead-in, `norm` is None.
    """

    text: str
    span: Span | None
    norm: Span | None


@dataclass(frozen=True, slots=True)
class Qualifier:
    """Words that narrow or soften a clause; `span` is in the clause's text.

    A qualifier that a lead-in hands down to its item has no span: its words stand elsewhere.
    `excepts` is what it carves out, of whatever kind it is: "unless prohibited by law" is of law.
    """

    kind: QualifierKind
    text: str
    span: Span | None
    excepts: CarveOut | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Topics, force, bearer, qualifiers, authorities and enforcement of one clause.

    Law: no topics means the clause is not relevant; `confidence` is in 0..1.
    """

    topics: tuple[Topic, ...] = ()
    force: Force = Force.STATES
    bearer: Bearer = Bearer.UNSPECIFIED
    qualifiers: tuple[Qualifier, ...] = ()
    authorities: tuple[Authority, ...] = ()
    enforcement: Enforcement = Enforcement.NONE
    confidence: float = 0.0
    umbrella: bool = False
    """Whether it allows every lawful purpose, so that it can swallow a narrower ban."""
    references: tuple[Reference, ...] = ()
    """Where it points in this document."""
    whole_policy: bool = False
    """Whether its safeguard is said to enforce the whole policy or agreement."""

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence is in 0..1, not {self.confidence}")

    @property
    def is_relevant(self) -> bool:
        """Whether the clause bears on surveillance, weapons, lawful use or a control over them."""
        return bool(self.topics)

    @property
    def themes(self) -> frozenset[Theme]:
        """The themes its topics speak to."""
        return frozenset(topic.theme for topic in self.topics if topic.theme is not None)
