"""What every command shares: its consoles, its errors, its output."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tracer.cli.exits import Exit
from tracer.errors import TracerError, UnwritableReport
from tracer.reports.words import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console

    from tracer.domain.finding import Finding

MOST_LINES = 20  # of a finding's detail


class TableOrJson(StrEnum):
    """How what has two forms is printed."""

    TABLE = "table"
    JSON = "json"


@dataclass(slots=True)
class Run:
    """How loud a run is, and where its messages go."""

    verbosity: int = 0

    @property
    def messages(self) -> Console:
        """The console for messages, on stderr."""
        from tracer.reports.terminal import stderr_console  # rich only when something is shown

        return stderr_console(quiet=self.verbosity < 0)

    @contextmanager
    def step(self, words: str) -> Iterator[None]:
        """Show that work goes on, on a terminal only."""
        messages = self.messages
        if messages.is_terminal and self.verbosity >= 0:
            with messages.status(printable(words)):
                yield
        else:
            yield

    def each(self, doing: str, files: Sequence[Path | str]) -> Iterator[Path | str]:
        """Yield files, showing on a terminal which of how many is being worked on."""
        for number, file in enumerate(files, start=1):
            name = file.name if isinstance(file, Path) else file
            of = f" ({number} of {len(files)})" if len(files) > 1 else ""
            with self.step(f"{doing} {name}{of}"):
                yield file


def quiet_libraries() -> None:
    """Keep the libraries' own bars and warnings off the user's terminal."""
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore")


def fail(error: TracerError) -> None:
    """Print an error on one line."""
    typer.echo(f"tracer: {printable(str(error))}", err=True)


def stop(error: TracerError) -> typer.Exit:
    """Print an error on one line and return what ends the command."""
    fail(error)
    return typer.Exit(Exit.BAD_INPUT)


def tell(name: str, findings: Iterable[Finding]) -> None:
    """Print a document's findings, a line each, and below it what it is about."""
    for finding in findings:
        words = f"{name}: {finding.code}: {finding.message}"
        typer.echo(f"tracer: {printable(words)}", err=True)
        for line in _shortened(finding.detail):
            typer.echo(f"  {printable(line)}", err=True)


def _shortened(lines: Sequence[str]) -> list[str]:
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], *([f"… and {more} more"] if more > 0 else [])]


def write(text: str, output: Path | None) -> None:
    """Write to a file, or to stdout.

    Raises:
        UnwritableReport: the file cannot be written.
    """
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UnwritableReport(output, error.strerror or "unknown reason") from error
