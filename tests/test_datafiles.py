"""The door to PyYAML and the folders that ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracer.datafiles import read_yaml, shipped
from tracer.errors import InvalidDataFile

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["corpora", "models"])
def test_what_ships_is_found(name: str) -> None:
    """The data lies beside the package or in it."""
    assert shipped(name).is_dir()


def test_a_mapping_is_read(tmp_path: Path) -> None:
    """A file's keys and values come as they are."""
    path = tmp_path / "a.yaml"
    path.write_text("labs: [Acme, Béta]\n", "utf-8")
    assert read_yaml(path) == {"labs": ["Acme", "Béta"]}


def test_a_file_runs_no_code(tmp_path: Path) -> None:
    """A tag that would make a Python object is refused, not obeyed."""
    path = tmp_path / "a.yaml"
    path.write_text("a: !!python/object/apply:os.getcwd []\n", "utf-8")
    with pytest.raises(InvalidDataFile, match=r"^a\.yaml, row line 1: not valid YAML"):
        read_yaml(path)
