"""The laws of specs: names, dates, and what stands in what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.specs.samples import MODEL_SPEC, spec_from
from tracer.domain.provenance import is_date
from tracer.domain.spec import is_name


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *(("2025", True), ("2025-12", True), ("2024-02-29", True)),
        *(("2025-02-29", False), ("2025-13", False), ("0000", False), ("25-01-01", False)),
        *(("2025-1-1", False), ("2025-01-01T00", False), ("٢٠٢٥", False), ("", False)),
    ],
)
def test_dates_are_of_the_calendar(words: str, expected: bool) -> None:  # noqa: FBT001
    """A year, a month or a day of it."""
    assert is_date(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *(("a", True), ("openai-usage.2", True), ("零一-2024", True)),
        *(("", False), (".a", False), ("-a", False), ("a/b", False), ("a\\b", False), ("a b", False)),
        *(("a\n", False), ("零" * 67, False), ("\ud800", False)),
    ],
)
def test_names_are_those_of_files(words: str, expected: bool) -> None:  # noqa: FBT001
    """On any system, with room for what is put behind them."""
    assert is_name(words) is expected


def test_a_spec_keeps_its_laws() -> None:
    """One section an anchor, one provision an id, each in a section of its own spec."""
    spec = spec_from(MODEL_SPEC)
    for broken in (
        {"sections": (*spec.sections, spec.sections[0])},
        {"provisions": (*spec.provisions, spec.provisions[0])},
        {"sections": ()},
    ):
        with pytest.raises(ValueError, match="a"):
            replace(spec, **broken)
