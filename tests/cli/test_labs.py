"""`tracer labs`: every publisher of the catalogue, with its counts."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from tracer.cli import labs as command
from tracer.cli.app import app
from tracer.errors import InvalidDataFile
from tracer.governance.load import load_catalogue

runner = CliRunner()


@pytest.mark.parametrize("lab", load_catalogue().labs)
def test_every_lab_has_a_line_with_its_counts(lab: str) -> None:
    """A lab's line holds its name, then its red lines and its controls."""
    catalogue = load_catalogue()
    counts = [str(len(catalogue.red_lines_of((lab,)))), str(len(catalogue.controls_of((lab,))))]

    lines = [line.strip() for line in runner.invoke(app, ["labs"]).stdout.splitlines()]

    assert [line.removeprefix(lab).split()[:2] for line in lines if line.startswith(f"{lab} ")] == [counts]


def test_labs_ends_well_and_says_nothing_on_stderr() -> None:
    """Data goes to stdout, exit code 0."""
    result = runner.invoke(app, ["labs"])

    assert (result.exit_code, result.stderr) == (0, "")


def test_piped_labs_holds_no_colours() -> None:
    """Away from a terminal nothing but text is written."""
    assert "\x1b" not in runner.invoke(app, ["labs"]).stdout


def test_broken_catalogue_is_one_line_and_exit_2(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue that cannot be used is named, without a traceback."""

    def broken() -> None:
        raise InvalidDataFile("red_lines.yaml", "OAI-1", "no such source")

    monkeypatch.setattr(command, "load_catalogue", broken)

    result = runner.invoke(app, ["labs"])

    assert result.exit_code == 2
    assert result.stderr == "tracer: red_lines.yaml, row OAI-1: no such source\n"
