"""Every knob of a run, with its default and its law."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What a trace was asked for.

    `labs` are names as the catalogue spells them, none for all; `clauses_per_target` bounds how many
    clauses are set against one red line; below `least_dense` a pair is not looked at, below
    `near_dense` not for a red line that no theme fits closely.
    """

    labs: tuple[str, ...] = ()
    clauses_per_target: int = 8
    least_dense: float = 0.1
    near_dense: float = 0.45

    def __post_init__(self) -> None:
        if self.clauses_per_target < 1:
            raise ValueError("clauses_per_target is at least 1")
        if not -1.0 <= self.least_dense <= self.near_dense <= 1.0:
            raise ValueError("needs -1 <= least_dense <= near_dense <= 1")
