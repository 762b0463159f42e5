"""Laws of boxes on pages."""

from __future__ import annotations

import pytest

from tests.builders import place


def test_pages_are_counted_from_one() -> None:
    """A place on page 0 is refused."""
    with pytest.raises(ValueError, match="counted from 1"):
        place(page=0)


@pytest.mark.parametrize("change", [{"x0": 900.0}, {"top": 900.0}], ids=["sideways", "upside down"])
def test_a_box_is_not_inside_out(change: dict[str, float]) -> None:
    """A place's first corner is above and left of its second."""
    with pytest.raises(ValueError, match="inside out"):
        place(**change)


def test_height_is_in_points() -> None:
    """A place's height runs from its top to its bottom."""
    assert place(top=100.0, bottom=112.5).height == 12.5


def test_places_sort_in_reading_order_of_pages() -> None:
    """Places order by page first."""
    assert sorted([place(2), place(1)]) == [place(1), place(2)]
