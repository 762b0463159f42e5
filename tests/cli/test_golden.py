"""The commands on the shipped catalogue print what was recorded."""

from __future__ import annotations

import pytest

from tests.cli.golden import COMMANDS, GOLDEN, printed


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_prints_what_was_recorded(name: str) -> None:
    """A change in the catalogue or its views is seen in a diff; record it with `python -m tests.cli.golden`."""
    assert printed(COMMANDS[name]) == (GOLDEN / f"{name}.txt").read_text("utf-8")
