"""The README's blocks run and print what it shows."""

from __future__ import annotations

import contextlib
import io
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tracer.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
SHOWN = (
    "clauses.precision",
    "clauses.recall",
    "topic.f1",
    "force",
    "bearer",
    "enforcement",
    "qualifiers.f1",
    "theme_stance",
    "theme_mark",
)
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block_after(marker: str, language: str) -> str:
    """Return the first block of a language after a marker comment."""
    found = re.search(rf"<!-- {marker} -->.*?```{language}\n(.*?)```", README, re.DOTALL)
    if found is None:
        pytest.fail(f"README has no {language} block after {marker}")
    return found[1]


def sessions() -> list[tuple[list[str], list[str]]]:
    """Return each command of the session with the lines shown for it."""
    parts = re.split(r"^\$ tracer ", block_after("session", "console"), flags=re.MULTILINE)[1:]
    return [(part.splitlines()[0].split(), part.splitlines()[1:]) for part in parts]


@pytest.mark.model
@pytest.mark.parametrize(("command", "shown"), sessions(), ids=lambda value: value[0])
def test_session_prints_what_is_shown(
    command: list[str], shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every line of the session stands in the command's output, in order; "..." stands for others."""
    monkeypatch.chdir(ROOT)
    printed = iter(" ".join(line.split()) for line in CliRunner().invoke(app, command).stdout.splitlines())
    wanted = [" ".join(line.split()) for line in shown if line.strip() not in {"...", ""}]
    assert [line for line in wanted if not any(found.startswith(line) for found in printed)] == []


@pytest.mark.model
def test_example_prints_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python example runs as it stands."""
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(block_after("example", "python"), {})  # noqa: S102 - the block is ours
    assert printed.getvalue() == block_after("example", "text")


@pytest.mark.parametrize("command", ["trace", "clauses", "labs", "doctor"])
def test_every_command_has_help_and_is_documented(command: str) -> None:
    """Each command answers --help and is named in the README."""
    assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0
    assert f"tracer {command}" in README


def test_quality_table_shows_the_recorded_floors() -> None:
    """The README's figures are those last measured and recorded."""
    row = README.split("<!-- quality -->")[1].split("\n| 0")[1].splitlines()[0]
    shown = [float(cell) for cell in f"0{row}".strip("| ").split("|")]
    floors = json.loads((ROOT / "tests" / "quality" / "floors.json").read_text())
    assert shown == [floors[name] for name in SHOWN]


@pytest.mark.parametrize("marker", ["first-command", "test-command"])
def test_setup_command_is_one_line(marker: str) -> None:
    """Each set-up command can be pasted as one line."""
    assert len(block_after(marker, "sh").strip().splitlines()) == 1
