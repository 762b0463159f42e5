"""A clause and the red line or control it was set against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.domain.vocabulary import Relation


@dataclass(frozen=True, slots=True)
class Scores:
    """Why a pair was looked at: cosine of the encoder's vectors, share of content words in common.

    Both lie in -1..1, higher is closer. They propose; they never decide a relation.
    """

    dense: float
    lexical: float

    def __post_init__(self) -> None:
        if not (-1.0 <= self.dense <= 1.0 and 0.0 <= self.lexical <= 1.0):
            raise ValueError(f"scores out of range: {self}")


@dataclass(frozen=True, slots=True)
class Link:
    """A clause, a red line or control, what relates them, and why in one sentence."""

    clause: str
    target: str
    target_kind: str
    scores: Scores
    relation: Relation
    why: str
