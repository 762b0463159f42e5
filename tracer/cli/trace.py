"""`tracer trace`: agreements to traceability matrices."""

from __future__ import annotations

from enum import StrEnum
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.cli.catalogue import AsOf, Playbooks, Specs, chosen_catalogue, chosen_day
from tracer.cli.exits import Exit
from tracer.cli.inputs import Inputs, reading_files
from tracer.cli.run import Run, fail, stop, tell, write
from tracer.domain.settings import Settings
from tracer.domain.vocabulary import Gap
from tracer.errors import TracerError, UnreadableDocument, UnwritableReport
from tracer.governance.load import resolve_labs
from tracer.pipeline import trace
from tracer.reports.trace_json import to_json, trace_to_dict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.domain.catalogue import Catalogue
    from tracer.domain.trace import Trace


class Format(StrEnum):
    """How a trace is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


Labs = Annotated[
    list[str] | None,
    typer.Option("--lab", help="Whose red lines; repeat for several. All when left out."),
]
OutputForm = Annotated[Format, typer.Option("--format", "-f", help="What to print.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="A file; or a folder, for one report a document."),
]
FailOn = Annotated[
    list[Gap] | None,
    typer.Option("--fail-on", help="Exit 1 where a row has this gap; repeat for several."),
]


@reading_files
def trace_command(  # noqa: PLR0913 - a parameter is an option
    context: typer.Context,
    *,
    inputs: Inputs,
    lab: Labs = None,
    playbook: Playbooks = None,
    spec: Specs = None,
    as_of: AsOf = None,
    form: OutputForm = Format.TABLE,
    output: Output = None,
    fail_on: FailOn = None,
) -> None:
    """Trace agreements to the red lines of AI labs.

    Exit codes: 0 done; 1 a gap of --fail-on was met; 2 bad usage or unreadable input; 3 nothing
    readable or no relevant clause found, which is not a clean bill.
    """
    try:
        catalogue = chosen_catalogue(playbook, spec)
        settings = Settings(resolve_labs(lab or (), catalogue), chosen_day(as_of))
        traces, unread = _trace_all(context.obj, inputs, catalogue, settings)
        if traces:
            _write_all(traces, form, output, apart=inputs.several)
    except TracerError as error:
        raise stop(error) from error
    _report_findings(context.obj, traces, form, output)
    raise typer.Exit(_exit_code(traces, unread, frozenset(fail_on or ())))


def _trace_all(run: Run, inputs: Inputs, catalogue: Catalogue, settings: Settings) -> tuple[list[Trace], int]:
    """Return the traces of all files that can be read, and how many cannot."""
    traces, unread = [], 0
    for file in run.each("tracing", inputs.files):
        try:
            source = inputs.source(file)
            traces.append(trace(source, catalogue=catalogue, settings=settings, intake=inputs.intake))
        except UnreadableDocument as error:
            fail(error)
            unread += 1
    return traces, unread


def _write_all(traces: Sequence[Trace], form: Format, output: Path | None, *, apart: bool) -> None:
    if output is not None and (output.is_dir() or apart):
        _write_each(traces, form, output)
    elif form is Format.TABLE and output is None:
        _show(traces)
    else:
        write(_rendered(traces, form), output)


def _write_each(traces: Sequence[Trace], form: Format, folder: Path) -> None:
    """Write one report a document; two documents of one name get a number."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableReport(folder, error.strerror or "unknown reason") from error
    suffix = "txt" if form is Format.TABLE else form.value
    taken: set[str] = set()
    for one in traces:
        name = _free_name(Path(one.document.name).stem, taken)
        taken.add(name)
        write(_rendered([one], form), folder / f"{name}.{suffix}")


def _free_name(stem: str, taken: set[str]) -> str:
    numbered = (f"{stem}-{number}" for number in count(2))
    return next(name for name in chain([stem], numbered) if name not in taken)


def _rendered(traces: Sequence[Trace], form: Format) -> str:
    if form is Format.JSON:
        shown = [trace_to_dict(one) for one in traces]
        return to_json(shown[0] if len(shown) == 1 else shown)
    if form is Format.CSV:
        from tracer.reports.table_csv import traces_to_csv

        return traces_to_csv(traces)
    if form is Format.HTML:
        from tracer.reports.html import traces_to_html  # Jinja only where it is needed

        return traces_to_html(traces)
    from tracer.reports.terminal import plain_text, trace_view

    return "\n".join(plain_text(trace_view(one)) for one in traces)


def _show(traces: Sequence[Trace]) -> None:
    from tracer.reports.terminal import stdout_console, trace_view

    console = stdout_console()
    for one in traces:
        console.print(trace_view(one))


def _report_findings(run: Run, traces: Sequence[Trace], form: Format, output: Path | None) -> None:
    """Say on stderr what a table would have shown, and what it has no room for."""
    if run.verbosity < 0:
        return
    shown = form is Format.TABLE and output is None
    for one in traces:
        tell(one.document.name, (found for found in one.findings if found.detail or not shown))


def _exit_code(traces: Sequence[Trace], unread: int, fail_on: frozenset[Gap]) -> Exit:
    if unread:
        return Exit.BAD_INPUT
    if any(not one.relevant for one in traces):
        return Exit.NOTHING_FOUND
    if any(fail_on & one.matrix.gaps for one in traces):
        return Exit.GAP_MET
    return Exit.DONE
