"""Dates that may be a month or a year, and from when until when something holds."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.domain.provenance import Confidence, ReadLevel, SourceKind, Status, Tenure, last_day

COMPILED = "2026-11-20"
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)).map(str)
PARTIAL = st.tuples(DAYS, st.sampled_from([4, 7, 10])).map(lambda pair: pair[0][: pair[1]])


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("2023-02", "2023-02-28"), ("2026-03-02",) * 2],
)
def test_last_day(date: str, expected: str) -> None:
    """A year and a month end where the calendar ends them."""
    assert last_day(date) == expected


@pytest.mark.parametrize(
    "date", ["", "26", "2026-13", "2026-02-30", "2026-2-1", "0000", "soon", "2026-01-01 "]
)
def test_what_is_no_date(date: str) -> None:
    """Only a year, month or day of the calendar is one."""
    with pytest.raises(ValueError, match="is no"):
        last_day(date)


@given(PARTIAL)
def test_a_last_day_is_a_day_of_its_own(date: str) -> None:
    """It begins with what was given, and is its own last day."""
    assert last_day(date).startswith(date)
    assert last_day(last_day(date)) == last_day(date)


@pytest.mark.parametrize(
    ("since", "until", "day", "holds"),
    [
        ("2024-01-10", "2025-10-29", "2024-01-09", False),
        ("2024-01-10", "2025-10-29", "2024-01-10", True),
        ("2024-01-10", "2025-10-29", "2025-10-28", True),
        ("2024-01-10", "2025-10-29", "2025-10-29", False),
        ("2025-04", None, "2025-04-29", False),
        ("2025-04", None, "2025-04-30", True),
        ("2026", None, COMPILED, True),
        ("2026", None, "2026-11-19", False),
        ("2026-12-01", None, "2026-11-30", False),
        ("2027", None, "2026-11-30", False),
        (None, None, "2026-11-19", False),
        (None, None, COMPILED, True),
        ("2018", "2025-02", "2025-02-27", True),
        ("2018", "2025-02", "2025-02-28", False),
    ],
)
def test_holds_on(since: str | None, until: str | None, day: str, *, holds: bool) -> None:
    """The first day counts, the day it is replaced does not; what has no date is known when compiled."""
    assert Tenure(since, until).holds_on(day, COMPILED) is holds


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.IN_FORCE])
def test_what_is_not_in_force_is_known_and_does_not_hold(status: Status) -> None:
    """A draft is on the record and binds nobody."""
    tenure = Tenure("2026-03-06", status=status)

    assert tenure.was_known_on("2026-03-06", COMPILED)
    assert not tenure.holds_on("2026-03-06", COMPILED)


@pytest.mark.parametrize(("since", "until"), [("2026-03-02", "2026-03-01"), ("2026-03-02", "2025")])
def test_nothing_ends_before_it_begins(since: str, until: str) -> None:
    """Such a pair of dates is an error of whoever typed it."""
    with pytest.raises(ValueError, match="before it begins"):
        Tenure(since, until)


@given(DAYS, DAYS, DAYS)
def test_one_version_holds_at_a_time(first: str, change: str, day: str) -> None:
    """Of two versions that follow each other, none or one is in force on any day."""
    if last_day(change) <= first:
        return
    old, new = Tenure(first, change), Tenure(change)

    assert [one.holds_on(day, day) for one in (old, new)].count(True) == (day >= first)


@pytest.mark.parametrize("word", [*SourceKind, *ReadLevel, *Confidence])
def test_every_word_is_explained(word: SourceKind | ReadLevel | Confidence) -> None:
    """A closed vocabulary comes with what its words mean."""
    assert word.description.endswith(".")
