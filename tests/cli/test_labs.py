"""`tracer labs` and `tracer labs show`: what each publisher publishes, and what it does not."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from tracer.cli import labs as command
from tracer.cli.app import app
from tracer.domain.stack import stack_of
from tracer.errors import InvalidDataFile
from tracer.governance.load import load_catalogue

runner = CliRunner()


@pytest.mark.parametrize("lab", load_catalogue().labs)
def test_every_lab_has_a_line_with_its_counts(lab: str) -> None:
    """A lab's line holds its name, then its red lines and its controls that work."""
    catalogue = load_catalogue().on()
    working = stack_of(lab, catalogue).working
    counts = [str(len(catalogue.red_lines_of((lab,)))), str(len(working))]

    lines = [line.strip() for line in runner.invoke(app, ["labs"]).stdout.splitlines()]

    assert [line.removeprefix(lab).split()[:2] for line in lines if line.startswith(f"{lab} ")] == [counts]


@pytest.mark.parametrize("arguments", [["labs"], ["labs", "show", "openai"], ["labs", "show", "mistral"]])
def test_labs_end_well_without_colours_or_messages(arguments: list[str]) -> None:
    """Data goes to stdout, exit code 0, nothing but text away from a terminal."""
    result = runner.invoke(app, arguments)

    assert (result.exit_code, result.stderr) == (0, "")
    assert "\x1b" not in result.stdout


def test_what_is_not_published_is_said() -> None:
    """An empty layer is an answer."""
    shown = runner.invoke(app, ["labs", "show", "mistral"]).stdout

    assert shown.count("not published: nothing was found in the 4 sources read") == 3
    assert "How soon is something noticed?        not published" in shown


def test_red_lines_are_listed_on_request() -> None:
    """Every row with its words, its source and its grade."""
    brief, full = (
        runner.invoke(app, ["labs", "show", "mistral", *more]).stdout for more in ([], ["--red-lines"])
    )

    assert "MIS-UP-4" not in brief
    assert "MIS-UP-4" in full


def test_as_of_a_day_shows_the_rules_of_that_day() -> None:
    """The military was named in OpenAI's usage policies until 10 January 2024."""
    before, after = (
        runner.invoke(app, ["labs", "show", "openai", "--red-lines", "--as-of", day]).stdout
        for day in ("2024-01-09", "2024-01-10")
    )

    assert ("OAI-UP23-2" in before, "OAI-UP23-2" in after) == (True, False)
    assert ("OAI-UP24-1" in before, "OAI-UP24-1" in after) == (False, True)


def test_json_holds_the_whole_stack() -> None:
    """A script gets every row with its citation."""
    stack = json.loads(runner.invoke(app, ["labs", "show", "xai", "--format", "json"]).stdout)

    assert stack["lab"] == "xAI"
    assert len(stack["red_lines"]) == len(load_catalogue().on().red_lines_of(("xAI",)))
    assert stack["red_lines"]
    assert all(row["citation"]["read_on"] for row in stack["red_lines"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["labs", "show", "acme"], "unknown lab 'acme'"),
        (["labs", "--as-of", "yesterday"], "'yesterday' is no year, year-month or year-month-day"),
        (["labs", "show", "openai", "--as-of", "2026-02-30"], "'2026-02-30' is no day of the calendar"),
    ],
)
def test_bad_usage_is_one_line_and_exit_2(arguments: list[str], said: str) -> None:
    """A typing error is told in a line."""
    result = runner.invoke(app, arguments)

    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_broken_catalogue_is_one_line_and_exit_2(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue that cannot be used is named, without a traceback."""

    def broken(*_: object) -> None:
        raise InvalidDataFile("red_lines.yaml", "OAI-1", "no such source")

    monkeypatch.setattr(command, "chosen_catalogue", broken)

    result = runner.invoke(app, ["labs"])

    assert result.exit_code == 2
    assert result.stderr == "tracer: red_lines.yaml, row OAI-1: no such source\n"
