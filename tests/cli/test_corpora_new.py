"""`tracer corpora new`: a template that can be used as it stands, and nothing written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner

from tracer.cli.corpora_new import new
from tracer.domain.governance import Scope
from tracer.domain.vocabulary import Enforcement, Force, Theme
from tracer.governance.playbooks.read import read_playbook

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


def run(*arguments: str | Path) -> Result:
    """Return what the command prints and how it ends."""
    app = typer.Typer()
    app.command()(new)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize("name", ["ours.yaml", "ours.yml", "ours.xlsx", "ours.csv", "OURS.CSV"])
def test_the_suffix_chooses_the_form(tmp_path: Path, name: str) -> None:
    """Each form is written, and has no fault."""
    result = run(tmp_path / name)

    assert (result.exit_code, result.stderr) == (0, "")
    assert read_playbook(tmp_path / name)[1] == ()


def test_yaml_explains_every_word(tmp_path: Path) -> None:
    """Whoever fills it in needs no manual."""
    run(tmp_path / "ours.yaml")
    text = (tmp_path / "ours.yaml").read_text("utf-8")

    words = [word.value for closed in (Theme, Force, Enforcement, Scope) for word in closed]
    assert [word for word in words if f"#   {word}: " not in text] == []


def test_a_file_is_not_written_over(tmp_path: Path) -> None:
    """What somebody has filled in stays, unless they say otherwise."""
    path = tmp_path / "ours.yaml"
    path.write_text("mine")

    result = run(path)
    assert (result.exit_code, path.read_text()) == (2, "mine")
    assert result.stderr == (
        f"tracer: {path}: cannot write the template here (a file is there; --force writes over it)\n"
    )
    assert (run(path, "--force").exit_code, path.read_text("utf-8")[0]) == (0, "#")


@pytest.mark.parametrize("name", ["ours.txt", "ours", "missing/ours.yaml"])
def test_what_cannot_be_written_is_one_line(tmp_path: Path, name: str) -> None:
    """Another suffix and a folder that is not there end with code 2."""
    result = run(tmp_path / name)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
