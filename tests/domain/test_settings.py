"""The knobs of a run and their laws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracer.domain.settings import Intake, Ocr, Settings

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


def test_a_file_is_read_with_ocr_unless_told_otherwise() -> None:
    """Pictures are read, hidden words kept back, and a file has time and memory to be read in."""
    usual = Intake()
    assert (usual.ocr, usual.reveal, usual.password) == (Ocr.RAPIDOCR, False, None)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Intake(seconds=0),
        lambda: Intake(seconds=-1.0),
        lambda: Intake(megabytes=0),
        lambda: Intake(megabytes=-5),
    ],
    ids=["no time", "less than none", "no memory", "less than none"],
)
def test_a_file_needs_time_and_memory(make: Callable[[], Intake]) -> None:
    """A limit of nothing is refused."""
    with pytest.raises(ValueError, match="above 0"):
        make()


def test_a_password_is_not_shown() -> None:
    """What is printed of an intake keeps its password to itself."""
    assert "sesame" not in repr(Intake(password="sesame"))  # noqa: S106


def test_engines_go_by_their_names() -> None:
    """What a person types is an engine's name."""
    assert [Ocr(name) for name in ("rapidocr", "tesseract", "off")] == list(Ocr)
