"""The notebooks run and are kept without outputs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))


def code_of(notebook: Path) -> list[dict[str, list[str]]]:
    """Return a notebook's code cells."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


@pytest.mark.model
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell runs, in order, from the notebook's folder."""
    monkeypatch.chdir(notebook.parent)
    names: dict[str, object] = {}
    for cell in code_of(notebook):
        exec("".join(cell["source"]), names)  # noqa: S102 - the cells are ours
    assert "found" in names


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_holds_no_output(notebook: Path) -> None:
    """Outputs are stripped before a notebook is committed."""
    assert [cell["outputs"] for cell in code_of(notebook) if cell["outputs"]] == []
