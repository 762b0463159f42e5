"""The knobs of a run and their laws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracer.domain.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable


def test_no_lab_is_chosen_by_default() -> None:
    """A run asks for all labs unless told otherwise."""
    assert Settings().labs == ()


@pytest.mark.parametrize(
    "make",
    [
        lambda: Settings(clauses_per_target=0),
        lambda: Settings(least_dense=0.6, near_dense=0.5),
        lambda: Settings(least_dense=-1.5),
        lambda: Settings(near_dense=1.5),
    ],
    ids=["no clause", "near below least", "below a cosine", "above a cosine"],
)
def test_settings_out_of_range_are_refused(make: Callable[[], Settings]) -> None:
    """A knob outside its law is refused."""
    with pytest.raises(ValueError, match=r"clauses_per_target|least_dense"):
        make()


def test_both_floors_may_be_the_same() -> None:
    """The two floors of closeness may meet."""
    assert Settings(least_dense=0.4, near_dense=0.4).near_dense == 0.4
