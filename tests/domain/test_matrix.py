"""Laws of verdicts and of the matrix, and its table forms."""

from __future__ import annotations

import pytest

from tests.builders import matrix, row, verdict
from tracer.domain.matrix import COLUMNS
from tracer.domain.vocabulary import Gap, Mark, Stance, Theme

SILENT_MARKS = {Mark.NOT_APPLICABLE, Mark.UNKNOWABLE}


@pytest.mark.parametrize("mark", Mark)
@pytest.mark.parametrize("stance", Stance)
def test_silence_alone_has_no_strength(stance: Stance, mark: Mark) -> None:
    """A stance takes a mark of strength unless it is silence, and silence never takes one."""
    if (stance is Stance.SILENT) == (mark in SILENT_MARKS):
        assert verdict(stance, mark=mark).mark is mark
    else:
        with pytest.raises(ValueError, match="cannot be marked"):
            verdict(stance, mark=mark)


def test_silence_rests_on_no_clause() -> None:
    """A silent verdict that names clauses is refused."""
    with pytest.raises(ValueError, match="no clause"):
        verdict(Stance.SILENT, clauses=("5.2",))


def test_a_red_line_has_one_row() -> None:
    """Two rows for one red line are refused."""
    with pytest.raises(ValueError, match="one row"):
        matrix(row("A-1"), row("A-1"))


def test_clauses_that_no_red_line_answers_may_have_many_rows() -> None:
    """Rows without a red line are not the same row."""
    assert len(matrix(row(None), row(None)).rows) == 2


def test_gaps_are_those_of_its_rows() -> None:
    """The matrix names every kind of gap that occurs, once."""
    made = matrix(row("A-1", gaps=(Gap.CONFLICT,)), row("A-2", gaps=(Gap.CONFLICT, Gap.POLICY_ONLY)))
    assert made.gaps == {Gap.CONFLICT, Gap.POLICY_ONLY}


def test_records_join_several_values() -> None:
    """A record holds one string a column."""
    made = matrix(
        row(
            "A-1",
            themes=(Theme.CYBER_WEAPONS, Theme.CIVIL_RIGHTS),
            verdict=verdict(clauses=("1", "2")),
            gaps=(Gap.POLICY_ONLY,),
        )
    )
    assert made.to_records() == [
        (
            "A-1",
            "Acme",
            "cyber_weapons; civil_rights",
            "prohibited",
            "policy_only",
            "none",
            "1; 2",
            "policy-only",
            "Clause 1 bans it.",
        )
    ]


def test_records_leave_an_absent_red_line_empty() -> None:
    """A row of unanswered clauses has empty cells for the red line and the lab."""
    assert matrix(row(None, lab=None)).to_records()[0][:2] == ("", "")


def test_frame_has_the_columns_and_the_records() -> None:
    """The pandas table is the records under their names."""
    made = matrix(row("A-1"), row("A-2"))
    frame = made.to_frame()
    assert tuple(frame.columns) == COLUMNS
    assert list(frame.itertuples(index=False, name=None)) == made.to_records()
