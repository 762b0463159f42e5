"""Specs of a few lines, read as published ones are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tests.builders import DIGEST, clause
from tracer.domain.spec import Provision, Section, Spec
from tracer.readings.read import read_clauses

if TYPE_CHECKING:
    from tracer.domain.reading import Reading


@dataclass(frozen=True, slots=True)
class Said:
    """What a provision says and where it stands."""

    text: str
    lead_in: str = ""
    section: str = "Prohibited uses"
    authority: str = ""


def spec(*lines: str | Said, name: str = "acme-usage-policy") -> Spec:
    """Return a spec of these provisions; a bare string stands under "Prohibited uses"."""
    said = [Said(line) if isinstance(line, str) else line for line in lines]
    sections = dict.fromkeys(line.section for line in said)
    numbers: Counter[str] = Counter()
    return Spec(
        name,
        "Acme",
        "Usage policy",
        "usage policy",
        None,
        f"{name}.md",
        DIGEST,
        tuple(Section(_anchor(title), (title,)) for title in sections),
        tuple(_provision(line, numbers) for line in said),
    )


def _provision(said: Said, numbers: Counter[str]) -> Provision:
    anchor = _anchor(said.section)
    numbers[anchor] += 1
    reading = _read(said)
    return Provision(
        f"{anchor}.{numbers[anchor]}",
        anchor,
        (said.section,),
        said.authority,
        1,
        said.lead_in,
        said.text,
        reading.topics,
        tuple(sorted(reading.themes)),
        reading.force,
        tuple(replace(one, span=None, excepts=None) for one in reading.qualifiers),
    )


@lru_cache(maxsize=1024)
def _read(said: Said) -> Reading:
    made = clause(said.text, lead_in=said.lead_in, under=(said.section,))
    return read_clauses((made,))[0]


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "_")
