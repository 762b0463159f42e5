"""PDFs that break readers are read or refused, in time, and the reader lives on."""

from __future__ import annotations

import pytest

from tests.torture.bench import ABSENT, UNWANTED, Outcome, files, has_failed, outcome_of, table

EVERY = 9  # of the sorted files: a fixed sample that a test run can wait for

READ_WELL = Outcome("a.pdf", "read", 1.0, pages=3, codes=("low-confidence",))
CRASHED = Outcome("b.pdf", "crashed", 2.0, "b.pdf: the reader crashed")


@pytest.mark.shared
@pytest.mark.skipif(not files(), reason=ABSENT)
def test_no_file_stops_the_reader() -> None:
    """Of a fixed sample each is read, or refused as unreadable, within its time and memory."""
    outcomes = [outcome_of(file) for file in files()[::EVERY]]
    unwanted = [one for one in outcomes if one.name in UNWANTED or has_failed(one)]
    assert unwanted == [], table(outcomes)


@pytest.mark.parametrize(
    ("outcome", "failed"),
    [(READ_WELL, False), (CRASHED, True), (Outcome("c.pdf", "damaged", 0.1), False)],
)
def test_what_none_may_do(outcome: Outcome, *, failed: bool) -> None:
    """A refusal is no failure; a crash and a wait without end are."""
    assert has_failed(outcome) is failed
    assert has_failed(Outcome(outcome.file, outcome.name, 31.0))


def test_table_counts_ends_and_findings() -> None:
    """Files are counted by their end, findings by their code, the slowest come first."""
    shown = [line.split() for line in table([READ_WELL, CRASHED]).splitlines()]
    assert ["read", "1"] in shown
    assert ["crashed", "1"] in shown
    assert ["damaged", "0"] in shown
    assert ["low-confidence", "1"] in shown
    assert shown.index(["2.0", "-", "b.pdf", "(crashed)"]) < shown.index(["1.0", "3", "a.pdf", "(read)"])
