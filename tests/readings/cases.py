"""A sentence in, a reading out."""

from __future__ import annotations

from tests.builders import clause
from tracer.domain.reading import Reading
from tracer.readings.read import read_clauses

# Enough talk of use that the document around a single clause governs one.
AROUND = "Customer may use the Services. Use of the Platform by Authorized Users is subject to the Acceptable Use Policy."


def read(text: str, **fields: str | None) -> Reading:
    """Return the reading of one clause in an agreement that governs a use."""
    return read_clauses((clause(text, **fields), clause(AROUND)))[0]


def topics(text: str, **fields: str | None) -> set[str]:
    """Return the topics of one clause."""
    return {topic.value for topic in read(text, **fields).topics}
