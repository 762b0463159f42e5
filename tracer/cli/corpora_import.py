"""`tracer corpora import` and `tracer corpora list`: published specs as provisions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.cli.catalogue import AsOf, chosen_day
from tracer.cli.exits import Exit
from tracer.cli.inputs import Inputs, reading_files
from tracer.cli.run import Run, TableOrJson, fail, stop, tell, write
from tracer.documents.read import read_source
from tracer.domain.finding import Code
from tracer.errors import TakenName, TracerError, UnreadableDocument, UnusableValue
from tracer.findings import find_problems
from tracer.governance.imported import in_force
from tracer.governance.load import load_catalogue
from tracer.governance.store import path_of, save, specs_folder, stored
from tracer.reports.spec_view import (
    LISTED,
    list_rows,
    spec_facts,
    spec_to_summary,
    theme_columns,
    theme_rows,
)
from tracer.reports.trace_json import to_json
from tracer.reports.words import printable
from tracer.specs.read import check_options, spec_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.domain.document import Document
    from tracer.domain.finding import Finding
    from tracer.domain.spec import Spec


Lab = Annotated[
    str,
    typer.Option("--lab", help="Who published them: a lab of the catalogue, or another.", show_default=False),
]
Title = Annotated[
    str | None, typer.Option("--title", help="By default the first heading, else the file's name.")
]
Date = Annotated[
    str | None,
    typer.Option(
        "--date", help="A year, month or day; by default what the document says, else its file's name."
    ),
]
Name = Annotated[str | None, typer.Option("--name", help="What to call it; by default lab, title and date.")]
Into = Annotated[
    Path | None,
    typer.Option("--into", help="A folder; by default specs/ in $TRACER_HOME or your data folder."),
]
Replace = Annotated[
    bool, typer.Option("--replace", help="Also where another document was imported under the name.")
]
Form = Annotated[TableOrJson, typer.Option("--format", "-f", help="What to print.")]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the command line says of the documents, and where to keep them."""

    lab: str
    title: str | None
    date: str | None
    name: str | None
    folder: Path
    replace: bool


@reading_files
def import_command(  # noqa: PLR0913 - an option each
    context: typer.Context,
    *,
    inputs: Inputs,
    lab: Lab,
    title: Title = None,
    date: Date = None,
    name: Name = None,
    into: Into = None,
    replace: Replace = False,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Turn published specs and usage policies into provisions, and keep them on this machine.

    Each clause is read as clauses of agreements are; headings keep their anchors and the level of
    authority they state. Importing the same document again replaces it.

    Exit codes: 0 done; 2 bad usage, unreadable input or a taken name; 3 no relevant provision found
    in one of them, which is not a clean bill.
    """
    run: Run = context.obj
    wanted = _Wanted(lab, title, date, name, into or specs_folder(), replace)
    try:
        check_options(lab=lab, date=date, name=name)
        if name is not None and len(inputs.files) > 1:
            raise UnusableValue("name", name, "it names one document; import the others without it")
        specs, failed = _import_all(run, inputs, wanted, form)
    except TracerError as error:
        raise stop(error) from error
    if specs and form is TableOrJson.JSON:
        dicts = [spec_to_summary(spec) for spec in specs]
        write(to_json(dicts[0] if len(dicts) == 1 else dicts), None)
    if failed:
        raise typer.Exit(Exit.BAD_INPUT)
    if not all(spec.relevant for spec in specs):
        raise typer.Exit(Exit.NOTHING_FOUND)


def list_command(
    *,
    source: Annotated[
        Path | None, typer.Option("--from", help="A folder; by default where `import` keeps them.")
    ] = None,
    as_of: AsOf = None,
    form: Form = TableOrJson.TABLE,
) -> None:
    """List the imported specs by lab and date; with --as-of the version of each that held on a day.

    Exit codes: 0 done; 2 one of them is damaged; 3 there are none.
    """
    folder = source or specs_folder()
    try:
        specs, day = stored(folder), chosen_day(as_of)
        specs = in_force(specs, day, load_catalogue().compiled) if day else specs
    except TracerError as error:
        raise stop(error) from error
    if form is TableOrJson.JSON:
        write(to_json([spec_to_summary(spec) for spec in specs]), None)
    elif specs:
        from tracer.reports.terminal import stdout_console, words_view

        stdout_console().print(words_view(LISTED, list_rows(specs)))
    if not specs:
        when = f" that held on {day}" if day else " yet; use tracer corpora import"
        typer.echo(f"tracer: no spec is imported here{when}", err=True)
        raise typer.Exit(Exit.NOTHING_FOUND)


def _import_all(run: Run, inputs: Inputs, wanted: _Wanted, form: TableOrJson) -> tuple[list[Spec], int]:
    """Return the specs that could be read and kept, and how many files could not."""
    specs, failed = [], 0
    for file in run.each("importing", inputs.files):
        try:
            document = read_source(inputs.source(file), inputs.intake)
            spec, was_there = _kept(document, wanted)
        except (UnreadableDocument, TakenName) as error:
            fail(error)
            failed += 1
            continue
        specs.append(spec)
        if form is TableOrJson.TABLE:
            _show(spec, was_there=was_there)
        if run.verbosity >= 0:
            tell(document.name, _problems(document, spec))
    return specs, failed


def _kept(document: Document, wanted: _Wanted) -> tuple[Spec, bool]:
    """Return the spec of a document once it is kept, and whether one of its name was there before."""
    spec = spec_of(document, lab=wanted.lab, title=wanted.title, date=wanted.date, name=wanted.name)
    was_there = path_of(spec.name, wanted.folder).exists()
    save(spec, wanted.folder, replace=wanted.replace)
    return spec, was_there


def _show(spec: Spec, *, was_there: bool) -> None:
    from tracer.reports.terminal import stdout_console, words_view

    console = stdout_console()
    done = "Replaced" if was_there else "Imported"
    console.print(printable(f"{done} {spec.file} as {spec.name}"), markup=False)
    console.print(words_view(("what", "value"), spec_facts(spec)))
    if spec.relevant:
        console.print(words_view(theme_columns(), theme_rows(spec)))


def _problems(document: Document, spec: Spec) -> Iterator[Finding]:
    """Yield what limits the reading of a spec: pages not read, words left out, nothing relevant."""
    for finding in find_problems(document, ()):
        if finding.code is not Code.NO_RELEVANT_CLAUSE or not spec.relevant:
            yield finding
