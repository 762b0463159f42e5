"""`tracer clauses`: what a document's clauses are, and what each was read as."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.clauses.extract import extract_clauses
from tracer.cli.exits import Exit
from tracer.cli.run import Run, stop, tell, write
from tracer.documents.read import read_document
from tracer.errors import TracerError
from tracer.findings import find_problems
from tracer.readings.read import read_clauses
from tracer.reports.trace_json import clause_to_dict, document_to_dict, to_json

if TYPE_CHECKING:
    from tracer.domain.clause import Clause
    from tracer.domain.reading import Reading


class ClauseFormat(StrEnum):
    """How clauses are printed."""

    TABLE = "table"
    JSON = "json"


def clauses(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="An agreement, as PDF.")],
    *,
    relevant: Annotated[bool, typer.Option("--relevant", help="Only the relevant ones.")] = False,
    form: Annotated[ClauseFormat, typer.Option("--format", "-f", help="What to print.")] = ClauseFormat.TABLE,
) -> None:
    """List the clauses of an agreement and what each was read as."""
    run: Run = context.obj
    try:
        with run.step(f"reading {file.name}"):
            document = read_document(file)
            found = extract_clauses(document)
            pairs = list(zip(found, read_clauses(found), strict=True))
    except TracerError as error:
        raise stop(error) from error
    shown = [pair for pair in pairs if pair[1].is_relevant or not relevant]
    if form is ClauseFormat.JSON:
        listed = [clause_to_dict(*pair) for pair in shown]
        write(to_json({"document": document_to_dict(document), "clauses": listed}), None)
    else:
        _show(shown)
    relevant_pairs = [pair for pair in pairs if pair[1].is_relevant]
    if run.verbosity >= 0:
        tell(document.name, find_problems(document, relevant_pairs))
    if not relevant_pairs:
        raise typer.Exit(Exit.NOTHING_FOUND)


def _show(pairs: list[tuple[Clause, Reading]]) -> None:
    from tracer.reports.terminal import clauses_view, stdout_console

    rows = [
        (str(clause.page), clause.citation if clause.label else "", _said(reading), clause.text)
        for clause, reading in pairs
    ]
    stdout_console().print(clauses_view(rows))


def _said(reading: Reading) -> str:
    if not reading.is_relevant:
        return "–"
    return f"{reading.force} ({reading.bearer}): {', '.join(reading.topics)}"
