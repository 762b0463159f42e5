"""`tracer clauses`: what a document's clauses are, and what each was read as."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.clauses.extract import extract_clauses
from tracer.cli.exits import Exit
from tracer.cli.inputs import Inputs, reading_files
from tracer.cli.run import Run, TableOrJson, fail, stop, tell, write
from tracer.documents.read import read_source
from tracer.errors import TracerError, UnreadableDocument
from tracer.findings import find_problems
from tracer.readings.read import read_clauses
from tracer.readings.terms.find import find_terms
from tracer.reports.trace_json import clause_to_dict, document_to_dict, to_json
from tracer.reports.words import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.domain.clause import Clause
    from tracer.domain.document import Document
    from tracer.domain.reading import Reading
    from tracer.domain.terms import Flaw


@reading_files
def clauses(
    context: typer.Context,
    *,
    inputs: Inputs,
    relevant: Annotated[bool, typer.Option("--relevant", help="Only the relevant ones.")] = False,
    form: Annotated[TableOrJson, typer.Option("--format", "-f", help="What to print.")] = TableOrJson.TABLE,
) -> None:
    """List the clauses of agreements and what each was read as.

    Exit codes: 0 done; 2 bad usage or unreadable input; 3 no relevant clause found in one of them,
    which is not a clean bill.
    """
    run: Run = context.obj
    try:
        listed, unread = _list_all(run, inputs)
    except TracerError as error:
        raise stop(error) from error
    _print([one.only_relevant() if relevant else one for one in listed], form)
    if run.verbosity >= 0:
        for one in listed:
            tell(one.document.name, find_problems(one.document, one.relevant, one.flaws))
    if unread:
        raise typer.Exit(Exit.BAD_INPUT)
    if not all(one.relevant for one in listed):
        raise typer.Exit(Exit.NOTHING_FOUND)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A document with its clauses and what each was read as."""

    document: Document
    pairs: tuple[tuple[Clause, Reading], ...]
    flaws: tuple[Flaw, ...] = ()

    @property
    def relevant(self) -> tuple[tuple[Clause, Reading], ...]:
        return tuple(pair for pair in self.pairs if pair[1].is_relevant)

    def only_relevant(self) -> _Listed:
        return replace(self, pairs=self.relevant)


def _list_all(run: Run, inputs: Inputs) -> tuple[list[_Listed], int]:
    """Return the clauses of all files that can be read, and how many cannot."""
    listed, unread = [], 0
    for file in run.each("reading", inputs.files):
        try:
            document = read_source(inputs.source(file), inputs.intake)
        except UnreadableDocument as error:
            fail(error)
            unread += 1
            continue
        found = extract_clauses(document)
        terms = find_terms(found, document.text)
        pairs = tuple(zip(found, read_clauses(found, terms), strict=True))
        listed.append(_Listed(document, pairs, terms.flaws))
    return listed, unread


def _print(listed: Sequence[_Listed], form: TableOrJson) -> None:
    if form is TableOrJson.TABLE:
        _show(listed)
    elif listed:
        dicts = [_to_dict(one) for one in listed]
        write(to_json(dicts[0] if len(dicts) == 1 else dicts), None)


def _to_dict(one: _Listed) -> dict[str, object]:
    listed = [clause_to_dict(*pair, laid_out=one.document.laid_out) for pair in one.pairs]
    return {"document": document_to_dict(one.document), "clauses": listed}


def _show(listed: Sequence[_Listed]) -> None:
    from tracer.reports.terminal import clauses_view, stdout_console

    console = stdout_console()
    for one in listed:
        if len(listed) > 1:
            console.print(printable(one.document.name), markup=False)
        rows = [
            (str(clause.page), clause.citation if clause.label else "", _said(reading), clause.text)
            for clause, reading in one.pairs
        ]
        console.print(clauses_view(rows))


def _said(reading: Reading) -> str:
    if not reading.is_relevant:
        return "–"
    return f"{reading.force} ({reading.bearer}): {', '.join(reading.topics)}"
