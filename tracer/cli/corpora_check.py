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
from tracer.governance.playbooks.read import with_playbooks
from tracer.governance.tables import MODELS, Gravity, read_tables

if TYPE_CHECKING:
    from collections.abc import Collection

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
        counts, found = _checked(path, day)
    except TracerError as error:
        raise stop(error) from error
    for fault in found:
        _tell(fault)
    typer.echo(f"{counts}; {_tally(found)}")
    if any(fault.gravity is Gravity.ERROR for fault in found):
        raise typer.Exit(Exit.BAD_INPUT)
    if found and strict:
        raise typer.Exit(Exit.GAP_MET)


def _checked(path: Path | None, today: str) -> tuple[str, tuple[Fault, ...]]:
    """Return the counts of a catalogue's rows or a playbook's, and their faults; a playbook's stand beside the shipped."""
    if path is not None and not path.exists():
        raise InvalidDataFile(path.name, "-", "no such file or folder; check the path")
    if path is None or path.is_dir():
        tables, faults = read_tables(path or shipped("corpora") / "governance")
        return _counts(tables, tables.origin), check_tables(tables, faults, today)
    known, _ = read_tables(shipped("corpora") / "governance")
    joined, faults = with_playbooks(known, [path])
    own = joined.origin.keys() - known.origin.keys()
    files = {path.name, *(joined.origin[identity] for identity in own)}
    found = check_tables(joined, faults, today)
    return _counts(joined, own), tuple(fault for fault in found if fault.file in files)


def _tell(fault: Fault) -> None:
    words = f"{fault.field}: {fault.problem}"
    if fault.gravity is Gravity.WARNING:
        words = f"warning: {words}"
    fail(InvalidDataFile(fault.file, fault.row, words))


def _counts(tables: Tables, ids: Collection[str]) -> str:
    counts = {name: sum(identity in ids for identity in tables.of(name)) for name in MODELS}
    return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items())


def _tally(found: tuple[Fault, ...]) -> str:
    errors = sum(fault.gravity is Gravity.ERROR for fault in found)
    return f"{errors} errors, {len(found) - errors} warnings"
