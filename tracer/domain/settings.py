"""Every knob of a run, with its default and its law."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tracer.domain.provenance import last_day


class Ocr(StrEnum):
    """What reads pages that are images."""

    RAPIDOCR = "rapidocr"
    TESSERACT = "tesseract"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Intake:
    """How a file is read.

    `password` opens an encrypted one; `reveal` puts hidden and redacted words on the record;
    a file gets `seconds`, and as many again for each scanned page, before it is given up, and
    `megabytes` of memory.
    """

    password: str | None = field(default=None, repr=False)
    ocr: Ocr = Ocr.RAPIDOCR
    reveal: bool = False
    seconds: float = 25.0
    megabytes: int = 1400

    def __post_init__(self) -> None:
        if self.seconds <= 0 or self.megabytes <= 0:
            raise ValueError("seconds and megabytes are above 0")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a trace was asked for.

    `labs` are names as the catalogue spells them, none for all; `as_of` is the day, month or year whose
    rules count, by default the day the catalogue was compiled; `clauses_per_target` bounds how many
    clauses are set against one red line; below `least_dense` a pair is not looked at, below
    `near_dense` not for a red line that no theme fits closely.
    """

    labs: tuple[str, ...] = ()
    as_of: str | None = None
    clauses_per_target: int = 8
    least_dense: float = 0.1
    near_dense: float = 0.45

    def __post_init__(self) -> None:
        if self.clauses_per_target < 1:
            raise ValueError("clauses_per_target is at least 1")
        if self.as_of is not None:
            last_day(self.as_of)
        if not -1.0 <= self.least_dense <= self.near_dense <= 1.0:
            raise ValueError("needs -1 <= least_dense <= near_dense <= 1")
