"""`tracer corpora check`, `show` and `schema`: the catalogue's rows, looked up and held to their form."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from tracer.cli.app import app
from tracer.datafiles import shipped

if TYPE_CHECKING:
    from pathlib import Path

runner = CliRunner()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the shipped catalogue."""
    return shutil.copytree(shipped("corpora") / "governance", tmp_path / "governance")


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Put new words for the first old ones in a file."""
    words = (folder / file).read_text("utf-8")
    assert old in words
    (folder / file).write_text(words.replace(old, new, 1), "utf-8")


def test_the_shipped_catalogue_passes() -> None:
    """It has neither error nor warning, even strictly, on the day after it was compiled."""
    result = runner.invoke(app, ["corpora", "check", "--strict", "--today", "2026-11-21"])

    assert (result.exit_code, result.stderr) == (0, "")
    assert "191 red lines" in result.stdout
    assert result.stdout.endswith("0 errors, 0 warnings\n")


def test_every_error_is_named_by_file_row_and_field(copy: Path) -> None:
    """One run tells all of them."""
    change(copy, "red_lines.yaml", "force: prohibits", "force: forbids")
    change(copy, "controls.yaml", "plausibly_backs: [OAI-DOW-RL2", "plausibly_backs: [OAI-GONE-1")

    result = runner.invoke(app, ["corpora", "check", str(copy)])

    assert result.exit_code == 2
    assert "tracer: red_lines.yaml, row OAI-DOW-RL1: force: Input should be" in result.stderr
    assert "tracer: controls.yaml, row CT-OAI-01: plausibly_backs: no red line is called OAI-GONE-1" in (
        result.stderr
    )
    assert "2 errors, 0 warnings" in result.stdout


@pytest.mark.parametrize(("more", "code"), [([], 0), (["--strict"], 1)])
def test_a_catalogue_grown_old_is_a_warning(more: list[str], code: int) -> None:
    """What nobody has checked for a year is told, and fails only where that is asked for."""
    result = runner.invoke(app, ["corpora", "check", "--today", "2028-01-01", *more])

    assert result.exit_code == code
    assert "warning: checked: last checked on 2026-11-20" in result.stderr


def test_a_playbook_is_checked_beside_the_catalogue(tmp_path: Path) -> None:
    """The template is sound; a row that names nothing is told by its file, row and field."""
    playbook = tmp_path / "ours.yaml"
    assert runner.invoke(app, ["corpora", "new", str(playbook)]).exit_code == 0
    sound = runner.invoke(app, ["corpora", "check", str(playbook)])
    change(tmp_path, "ours.yaml", "#plausibly_backs: [NL-1]", "plausibly_backs: [OAI-GONE-1]")
    change(tmp_path, "ours.yaml", "#until: 2028-06-01", "until: 2020")
    broken = runner.invoke(app, ["corpora", "check", str(playbook)])

    assert (sound.exit_code, sound.stderr) == (0, "")
    assert "1 red lines, 1 controls" in sound.stdout
    assert broken.exit_code == 2
    assert broken.stderr == (
        "tracer: ours.yaml, row CT-NL-1: plausibly_backs: no red line is called OAI-GONE-1\n"
        "tracer: ours.yaml, row NL-1: until: ends on 2020, before it begins on 2026-05-01\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "no-such-folder"], "no-such-folder, row -: no such file or folder"),
        (["check", "--today", "soon"], "soon"),
        (["show", "OAI-DOW-C99"], "no row is called 'OAI-DOW-C99'; did you mean OAI-DOW-C9"),
        (["show", "?"], "`tracer labs show LAB --red-lines` lists them"),
    ],
)
def test_bad_usage_is_told_in_a_line(arguments: list[str], said: str) -> None:
    """No traceback, exit code 2."""
    result = runner.invoke(app, ["corpora", *arguments])

    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_a_row_is_shown_with_its_source_and_who_disputes_it() -> None:
    """Everything a reader needs to check it."""
    shown = runner.invoke(app, ["corpora", "show", "oai-dow-c8"]).stdout

    assert '"intentionally"' in shown
    assert "from 2026-03-02 until now" in shown
    assert "disputed CON-01" in shown
    assert "https://openai.com/index/our-agreement-with-the-department-of-war/" in shown


def test_a_control_is_shown_with_its_figures_and_scope() -> None:
    """A figure stands beside what it is a figure of."""
    shown = runner.invoke(app, ["corpora", "show", "CT-OAI-10"]).stdout

    assert "under 0.1 %: internal coding-agent traffic that no monitor covers" in shown
    assert "watches no customer's use" in shown


def test_show_and_schema_print_json() -> None:
    """Scripts get the row, and what a row must hold."""
    row = json.loads(runner.invoke(app, ["corpora", "show", "CT-ANT-16", "-f", "json"]).stdout)
    schema = json.loads(runner.invoke(app, ["corpora", "schema"]).stdout)

    assert row["effect"] == "absent"
    assert {"sources", "red_lines", "controls"} <= set(schema["properties"])
