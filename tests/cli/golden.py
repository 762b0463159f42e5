"""What the commands print of the shipped catalogue, recorded: `python -m tests.cli.golden` records it anew."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from tracer.cli.app import app

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
COMMANDS = {
    "labs": ["labs"],
    "labs-2024-01-09": ["labs", "--as-of", "2024-01-09"],
    "labs-show-openai": ["labs", "show", "openai"],
    "labs-show-mistral": ["labs", "show", "mistral", "--red-lines"],
    "corpora-show-OAI-DOW-C9": ["corpora", "show", "OAI-DOW-C9"],
    "corpora-show-CT-ANT-16": ["corpora", "show", "CT-ANT-16"],
    "corpora-check": ["corpora", "check", "--today", "2026-11-20"],
}


def printed(command: list[str]) -> str:
    """Return what a command prints away from a terminal, without blanks at line ends."""
    lines = CliRunner().invoke(app, command).stdout.splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


if __name__ == "__main__":
    for name, command in COMMANDS.items():
        (GOLDEN / f"{name}.txt").write_text(printed(command), encoding="utf-8")
