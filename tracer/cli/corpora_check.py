"""`tracer corpora check`: what is wrong with a catalogue or a playbook, by file, row and field."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.cli.exits import Exit
from tracer.cli.run import fail, stop
from tracer.datafiles import shipped
from tracer.domain.provenance import last_day
from tracer.errors import InvalidDataFile, TracerError
from tracer.governance.check import check_tables
from tracer.governance.playbooks.read import read_playbook, with_playbooks
from tracer.governance.tables import MODELS, Gravity, read_tables

if TYPE_CHECKING:
    from tracer.governance.tables import Fault, Tables


def _day(words: str) -> str:
    try:
        return last_day(words)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def check(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A playbook, or a folder of the shipped form; by default the shipped catalogue.",
            show_default=False,
        ),
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 on a warning too.")] = False,
    today: Annotated[
        str | None,
        typer.Option("--today", metavar="DATE", parser=_day, help="Count the age of rows from this day."),
    ] = None,
) -> None:
    """Check a catalogue or a playbook: its schema, its references, rows that say one thing twice, rows a year old.

    Exit codes: 0 fit for use; 1 a warning, with --strict; 2 an error.
    """
    day = today or datetime.now(tz=UTC).date().isoformat()
    try:
        tables, found = _checked(path, day)
    except TracerError as error:
        raise stop(error) from error
    for fault in found:
        _tell(fault)
    typer.echo(f"{_counts(tables)}; {_tally(found)}")
    if any(fault.gravity is Gravity.ERROR for fault in found):
        raise typer.Exit(Exit.BAD_INPUT)
    if found and strict:
        raise typer.Exit(Exit.GAP_MET)


def _checked(path: Path | None, today: str) -> tuple[Tables, tuple[Fault, ...]]:
    """Return the rows of a catalogue or a playbook, and their faults; a playbook's stand beside the shipped."""
    if path is not None and not path.exists():
        raise InvalidDataFile(path.name, "-", "no such file or folder; check the path")
    if path is None or path.is_dir():
        tables, faults = read_tables(path or shipped("corpora") / "governance")
        return tables, check_tables(tables, faults, today)
    shipped_tables, _ = read_tables(shipped("corpora") / "governance")
    own, _ = read_playbook(path)
    joined, faults = with_playbooks(shipped_tables, [path])
    names = set(own.origin.values()) | {path.name}
    return own, tuple(fault for fault in check_tables(joined, faults, today) if fault.file in names)


def _tell(fault: Fault) -> None:
    words = f"{fault.field}: {fault.problem}"
    if fault.gravity is Gravity.WARNING:
        words = f"warning: {words}"
    fail(InvalidDataFile(fault.file, fault.row, words))


def _counts(tables: Tables) -> str:
    return ", ".join(f"{len(tables.of(name))} {name.replace('_', ' ')}" for name in MODELS)


def _tally(found: tuple[Fault, ...]) -> str:
    errors = sum(fault.gravity is Gravity.ERROR for fault in found)
    return f"{errors} errors, {len(found) - errors} warnings"
