"""`tracer corpora diff`: two versions in, what changed out, one line for what fails."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner

from tests.specs.versions import spec
from tracer.cli.corpora_diff import diff
from tracer.cli.run import Run
from tracer.governance.store import save, specs_folder

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

BEFORE = "# Usage policy\n\nYou may not use the service for:\n\n- Mass surveillance\n- Military and warfare\n- Malware\n"
AFTER = (
    "# Usage policy\n\nYou may not use the service for:\n\n- Mass surveillance without consent\n- Malware\n"
)

app = typer.Typer()


@app.callback()
def _run(context: typer.Context) -> None:
    context.obj = Run()


app.command("diff")(diff)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACER_HOME", str(tmp_path / "home"))


@pytest.fixture
def versions(tmp_path: Path) -> tuple[str, str]:
    """Write two versions of a policy."""
    before, after = tmp_path / "2024.md", tmp_path / "2025.md"
    before.write_text(BEFORE, "utf-8")
    after.write_text(AFTER, "utf-8")
    return str(before), str(after)


def run(*arguments: str) -> Result:
    """Return what the command prints and how it ends."""
    return CliRunner().invoke(app, ["diff", *arguments])


def test_the_table_tells_what_is_gone(versions: tuple[str, str]) -> None:
    """Kind, words and reason, then the themes."""
    shown = " ".join(run(*versions, "--lab", "Acme").stdout.split())
    assert "1 removed, 1 weakened; 1 unchanged" in shown
    assert "Military and warfare" in shown
    assert "no longer prohibited" in shown


def test_json_is_for_scripts(versions: tuple[str, str]) -> None:
    """Both sides of each change, by kind."""
    told = json.loads(run(*versions, "-f", "json").stdout)
    assert [change["kind"] for change in told["changes"]] == ["removed", "weakened"]
    assert told["themes"]["use_of_force"]["no_longer_prohibited"] is True


def test_a_theme_alone(versions: tuple[str, str]) -> None:
    """Nothing else is told."""
    told = json.loads(run(*versions, "-f", "json", "--theme", "mass_surveillance").stdout)
    assert [change["kind"] for change in told["changes"]] == ["weakened"]
    assert list(told["themes"]) == ["mass_surveillance"]


def test_a_report_in_a_file(versions: tuple[str, str], tmp_path: Path) -> None:
    """Markdown where it is asked for, and a table as text."""
    for form, words in (("markdown", "## Removed"), ("table", "removed")):
        output = tmp_path / f"report.{form}"
        assert run(*versions, "-f", form, "-o", str(output)).stdout == ""
        assert words in output.read_text("utf-8")


@pytest.mark.parametrize(
    ("kinds", "code"),
    [(("removed",), 1), (("weakened",), 1), (("moved", "removed"), 1), (("added",), 0), ((), 0)],
)
def test_a_kind_that_fails(versions: tuple[str, str], kinds: tuple[str, ...], code: int) -> None:
    """Exit 1 where a change is of a kind that is named."""
    options = [word for kind in kinds for word in ("--fail-on", kind)]
    assert run(*versions, *options).exit_code == code


def test_an_imported_spec_goes_by_its_name(versions: tuple[str, str]) -> None:
    """A name stands for what was imported under it."""
    save(spec("Do not use the models for mass surveillance.", name="acme-2023"), specs_folder())
    told = json.loads(run("acme-2023", versions[1], "-f", "json").stdout)
    assert told["before"]["name"] == "acme-2023"


@pytest.mark.parametrize("name", ["no-such-spec", "empty.md"])
def test_what_cannot_be_compared(versions: tuple[str, str], tmp_path: Path, name: str) -> None:
    """One line, and exit 2."""
    (tmp_path / "empty.md").write_bytes(b"")
    named = str(tmp_path / name) if name.endswith(".md") else name
    failed = run(named, versions[1])
    assert (failed.exit_code, failed.stderr.count("\n")) == (2, 1)
