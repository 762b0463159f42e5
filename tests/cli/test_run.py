"""What every command says on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders import finding
from tracer.cli.run import Run, tell
from tracer.domain.finding import Code

if TYPE_CHECKING:
    import pytest


def test_detail_stands_indented_below_its_finding(capsys: pytest.CaptureFixture[str]) -> None:
    """Each tracked change is a line of its own."""
    tell("a.docx", [finding(Code.TRACKED_CHANGES, message="2 changes", detail=("one", "two"))])

    assert capsys.readouterr().err == "tracer: a.docx: tracked-changes: 2 changes\n  one\n  two\n"


def test_long_detail_is_cut_with_a_count(capsys: pytest.CaptureFixture[str]) -> None:
    """A draft of a thousand changes does not flood the terminal."""
    tell("a.docx", [finding(detail=tuple(map(str, range(25))))])

    lines = capsys.readouterr().err.splitlines()
    assert (len(lines), lines[-2:]) == (22, ["  19", "  … and 5 more"])


def test_escapes_in_detail_are_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Hidden words cannot drive the reader's terminal, nor pass for another line."""
    tell("a.pdf", [finding(detail=("\x1b[2J\nTRACER: all clear",))])

    assert capsys.readouterr().err.splitlines()[1:] == ["  \ufffd[2J\ufffdTRACER: all clear"]


def test_files_are_counted_while_they_are_worked_on() -> None:
    """Every file is yielded once, in order."""
    assert list(Run().each("tracing", ["a", "b"])) == ["a", "b"]
