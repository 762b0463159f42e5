"""Laws of a whole trace."""

from __future__ import annotations

import pytest

from tests.builders import catalogue, clause, reading, red_line, trace
from tracer.domain.settings import Settings
from tracer.domain.vocabulary import Topic


def test_every_clause_has_one_reading() -> None:
    """A trace with fewer readings than clauses is refused."""
    with pytest.raises(ValueError, match="one reading"):
        trace(readings=())


def test_relevant_pairs_clauses_with_their_readings() -> None:
    """Only the clauses that bear on a topic are kept, each beside its own reading."""
    plain, banned = clause(label="1"), clause(label="2")
    found = trace(clauses=(plain, banned), readings=(reading(), reading(Topic.MASS)))
    assert found.relevant == ((banned, reading(Topic.MASS)),)


def test_red_lines_are_those_of_the_labs_asked_for() -> None:
    """The settings' labs choose the rows."""
    rows = catalogue(red_line(id="A-1"), red_line(id="B-1", lab="Beta"))
    assert [row.id for row in trace(catalogue=rows, settings=Settings(("Beta",))).red_lines] == ["B-1"]
