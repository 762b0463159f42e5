"""A sentence in, a reading out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders import clause
from tracer.readings.read import read_clauses

if TYPE_CHECKING:
    from tracer.domain.reading import Reading

# Enough talk of use that the document around a single clause governs one.
AROUND = "Customer may use the Services. Use of the Platform by Authorized Users is subject to the Acceptable Use Policy."


def read(text: str, *, label: str | None = None, lead_in: str = "") -> Reading:
    """Return the reading of one clause in an agreement that governs a use."""
    return read_clauses((clause(text, label=label, lead_in=lead_in), clause(AROUND, id="around")))[0]


def topics(text: str) -> set[str]:
    """Return the topics of one clause."""
    return {topic.value for topic in read(text).topics}
