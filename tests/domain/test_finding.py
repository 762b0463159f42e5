"""Kinds of findings, and how pages are named."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import finding
from tracer.domain.finding import Code, named_pages

NUMBERS = st.sets(st.integers(1, 400), min_size=1).map(sorted)


@pytest.mark.parametrize("code", list(Code))
def test_each_kind_has_a_description(code: Code) -> None:
    """It is one sentence that says what the finding means."""
    assert code.description.endswith(".")
    assert "\n" not in code.description


def test_no_two_kinds_mean_the_same() -> None:
    """Descriptions tell the kinds apart."""
    assert len({code.description for code in Code}) == len(Code)


def test_kinds_are_words_with_hyphens() -> None:
    """A code can be typed and searched for."""
    assert all(code.value.replace("-", "").isalpha() and code.value.islower() for code in Code)


def test_a_finding_cannot_be_changed() -> None:
    """What was found stays as it was found."""
    with pytest.raises(FrozenInstanceError):
        finding().message = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((4,), "page 4"),
        ((1, 2), "pages 1-2"),
        ((1, 3), "pages 1, 3"),
        ((1, 2, 3, 7, 9, 10), "pages 1-3, 7, 9-10"),
    ],
    ids=["one", "a run", "two", "runs and single ones"],
)
def test_pages_are_named_as_runs(numbers: tuple[int, ...], expected: str) -> None:
    """Neighbouring pages are one run."""
    assert expected == named_pages(numbers)


@given(NUMBERS)
def test_the_named_pages_are_those_meant(numbers: list[int]) -> None:
    """From the words the numbers can be had again."""
    runs = named_pages(numbers).removeprefix("pages ").removeprefix("page ").split(", ")
    ends = [[int(end) for end in run.split("-")] for run in runs]
    assert [n for run in ends for n in range(run[0], run[-1] + 1)] == numbers
