"""The notebooks run, draw what they promise, and are kept without outputs."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from matplotlib.figure import Figure
    from matplotlib.transforms import Bbox, BboxBase

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def code_of(notebook: Path) -> list[dict[str, list[str]]]:
    """Return a notebook's code cells."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def run(notebook: Path) -> dict[str, Any]:
    """Run every cell in order; return the names that they leave."""
    names: dict[str, Any] = {}
    for cell in code_of(notebook):
        exec("".join(cell["source"]), names)  # noqa: S102 - the cells are ours
    return names


@pytest.fixture(autouse=True)
def from_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a notebook where a reader opens it."""
    monkeypatch.chdir(FOLDER)


@pytest.fixture
def pyplot() -> Iterator[ModuleType]:
    """Return pyplot drawing into memory, and leave its figures and its style as they were."""
    matplotlib = pytest.importorskip("matplotlib", reason="the extra 'notebooks' is not installed")
    import matplotlib.pyplot as plt

    with matplotlib.rc_context():
        plt.switch_backend("Agg")
        yield plt
        plt.close("all")


def test_each_notebook_is_run_here() -> None:
    """A new notebook needs a test that says what it must leave."""
    assert [notebook.stem for notebook in NOTEBOOKS] == ["00_first_trace", "01_labs"]


@pytest.mark.model
def test_a_first_trace() -> None:
    """It finds rows, and the swallowed bans among them."""
    names = run(FOLDER / "00_first_trace.ipynb")
    assert len(names["frame"]) == len(names["found"].matrix.rows)
    assert not names["swallowed"].empty


def test_the_labs_side_by_side(pyplot: ModuleType) -> None:
    """It draws a figure for each question, and no word of one is cut off or lies on another."""
    run(FOLDER / "01_labs.ipynb")
    figures = [pyplot.figure(number) for number in pyplot.get_fignums()]
    assert len(figures) == 7
    assert [words for figure in figures for words in cut_off(figure)] == []
    assert [words for figure in figures for words in overlaid(figure)] == []


def cut_off(figure: Figure) -> list[str]:
    """Return the texts that reach over a figure's edge."""
    return [words for words, box in texts_of(figure) if not contains(figure.bbox, box)]


def overlaid(figure: Figure) -> list[tuple[str, str]]:
    """Return the pairs of texts that lie on each other by more than a pixel."""
    texts = [(words, box.padded(-1)) for words, box in texts_of(figure)]
    return [(one[0], two[0]) for one, two in combinations(texts, 2) if one[1].overlaps(two[1])]


def texts_of(figure: Figure) -> list[tuple[str, Bbox]]:
    """Return the texts that a figure shows, with their boxes."""
    from matplotlib.text import Text

    figure.canvas.draw()
    texts = [part for part in figure.findobj(Text) if part.get_visible()]
    return [(one.get_text(), one.get_window_extent()) for one in texts if one.get_text().strip()]


def contains(frame: BboxBase, box: Bbox) -> bool:
    """Return whether a box lies in a frame."""
    return bool(box.x0 >= frame.x0 and box.y0 >= frame.y0 and box.x1 <= frame.x1 and box.y1 <= frame.y1)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_holds_no_output(notebook: Path) -> None:
    """Outputs are stripped before a notebook is committed."""
    assert [cell["outputs"] for cell in code_of(notebook) if cell["outputs"]] == []
