"""The catalogue as pandas tables."""

from __future__ import annotations

from tests.builders import catalogue, control, red_line
from tracer.domain.frames import catalogue_frames
from tracer.governance.load import load_catalogue


def test_every_row_is_in_its_table() -> None:
    """The tables hold as many rows as the catalogue, in its order."""
    whole = load_catalogue().on()
    frames = catalogue_frames(whole)

    assert sorted(frames["red_lines"]["id"]) == sorted(row.id for row in whole.red_lines)
    assert list(frames["controls"]["id"]) == [row.id for row in whole.controls]
    assert list(frames["sources"]["id"]) == [row.id for row in whole.sources]
    assert len(frames["answers"]) == 5 * len(whole.labs)


def test_a_red_line_is_told_with_what_backs_it() -> None:
    """The published safeguard and its kind stand in its row."""
    rows = catalogue(red_line(), red_line(id="ACME-2"), controls=[control(red_lines=("ACME-RL-1",))])

    lines = catalogue_frames(rows)["red_lines"].set_index("id")

    assert lines.loc["ACME-RL-1", "backed_by"] == ("CT-ACME-1",)
    assert list(lines["enforcement"]) == ["technical_preventive", "none"]
