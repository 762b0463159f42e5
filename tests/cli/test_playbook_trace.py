"""`tracer trace --playbook --as-of`: the user's rows beside the labs', on a day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import agreement, tracer
from tests.governance.playbooks.made import YAML, yaml_playbook
from tracer.datafiles import shipped
from tracer.domain.vocabulary import Theme
from tracer.governance.load import load_catalogue

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = shipped("corpora") / "samples" / "northfield-sentinel.pdf"
MAIN = {row.id: row.themes[0] for row in load_catalogue().red_lines}
CASES = [("", "technically_enforced"), ("  status: planned\n", None), ("  scope: lab-internal\n", None)]


def traced(*options: str | Path) -> dict[str, dict[str, str]]:
    """Return the rows of the sample's matrix by their red lines."""
    result = tracer("-q", "trace", SAMPLE, "-f", "json", *options)
    assert result.exit_code == 0, result.stderr
    return {row["red_line"]: row for row in json.loads(result.stdout)["matrix"] if row["red_line"]}


@pytest.fixture(scope="module")
def before() -> dict[str, dict[str, str]]:
    """The sample's rows without a playbook."""
    return traced()


@pytest.mark.model
@pytest.mark.parametrize(("line", "mark"), CASES, ids=["in force here", "planned", "elsewhere"])
def test_a_control_of_this_agreement_lifts_the_mark(
    tmp_path: Path, before: dict[str, dict[str, str]], line: str, mark: str | None
) -> None:
    """A safeguard in force for this agreement counts for the lines on its theme; others do not."""
    text = YAML.replace("  scope: this-agreement\n", "") if "scope" in line else YAML
    after = traced("--playbook", yaml_playbook(tmp_path, text + line))
    spoken = [name for name, row in before.items() if row["stance"] != "silent"]
    cyber = [name for name in spoken if MAIN[name] is Theme.CYBER_WEAPONS]

    assert len(cyber) > 5
    assert {after[name]["mark"] for name in cyber} == {mark or before[cyber[0]]["mark"]}
    if mark is None:
        assert [name for name in before if after[name]["mark"] != before[name]["mark"]] == []
    assert "NL-1" in after


def test_its_publisher_is_a_lab(tmp_path: Path) -> None:
    """`--lab` picks the playbook's rows alone, and reports name the file."""
    path = yaml_playbook(tmp_path)
    options = ("--playbook", path, "--lab", "northfield legal")
    found = json.loads(tracer("trace", agreement(tmp_path), *options, "-f", "json").stdout)

    assert [row["red_line"] for row in found["matrix"] if row["red_line"]] == ["NL-1"]
    assert found["tracer"]["corpora"]["added"] == ["ours.yaml"]
    shown = tracer("trace", agreement(tmp_path), *options, "--as-of", "2026-06-01").stdout
    assert "1 red lines of Northfield Legal, as of 2026-06-01, with ours.yaml: " in shown
    assert "ours.yaml" in tracer("trace", agreement(tmp_path), *options, "-f", "html").stdout


def test_markup_in_a_playbook_stays_text(tmp_path: Path) -> None:
    """Square brackets of a rule are shown as they are."""
    path = yaml_playbook(
        tmp_path, YAML.replace("No supplier may watch people", "'[/]No mass surveillance'\n  #")
    )
    result = tracer("trace", agreement(tmp_path), "--playbook", path, "--lab", "northfield legal")
    assert "[/]No" in result.stdout


def test_the_environment_names_playbooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A firm sets its playbook once."""
    monkeypatch.setenv("TRACER_PLAYBOOK", str(yaml_playbook(tmp_path)))
    assert tracer("trace", agreement(tmp_path), "--lab", "northfield legal").exit_code == 0


def test_a_broken_playbook_is_one_line_and_exit_2(tmp_path: Path) -> None:
    """The fault names file, row and field before any agreement is read."""
    path = yaml_playbook(tmp_path, YAML.replace("force: prohibits", "force: forbids"))
    result = tracer("trace", agreement(tmp_path), "--playbook", path)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("tracer: ours.yaml, row NL-1: force: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(("day", "policy"), [("2024-06", "OAI-UP24-"), ("2023-06", "OAI-UP23-")])
def test_the_rules_of_an_earlier_day(tmp_path: Path, day: str, policy: str) -> None:
    """Asked for June 2024, OpenAI's rows are its policy of January 2024."""
    options = ("--lab", "openai", "--as-of", day, "-f", "json")
    found = json.loads(tracer("trace", agreement(tmp_path), *options).stdout)
    rows = [row["red_line"] for row in found["matrix"] if row["red_line"]]

    assert rows != []
    assert [row for row in rows if not row.startswith(policy)] == []
    assert found["tracer"]["settings"]["as_of"] == day


def test_a_day_before_everything_has_no_rows(tmp_path: Path) -> None:
    """A lab that had published nothing is no unknown lab."""
    result = tracer("trace", agreement(tmp_path), "--lab", "xai", "--as-of", "1999")
    assert (result.exit_code, "0 red lines of xAI, as of 1999-12-31" in result.stdout) == (0, True)


@pytest.mark.parametrize("day", ["soon", "2024-13", "2024-02-30", ""])
def test_a_bad_day_is_one_line_and_exit_2(tmp_path: Path, day: str) -> None:
    """Words that are no day are told with the forms that are."""
    result = tracer("trace", agreement(tmp_path), "--as-of", day)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"tracer: --as-of: {day!r} is no ")
    assert result.stderr.count("\n") == 1
