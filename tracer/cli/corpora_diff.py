"""`tracer corpora diff`: what changed between two versions of a spec or usage policy."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.cli.exits import Exit
from tracer.cli.run import Run, stop, write
from tracer.domain.spec import ChangeKind
from tracer.domain.vocabulary import Theme
from tracer.errors import TracerError
from tracer.governance.store import find, specs_folder
from tracer.reports.changes_json import comparison_to_dict
from tracer.reports.changes_view import comparison_to_markdown
from tracer.reports.trace_json import to_json
from tracer.specs.compare import compare
from tracer.specs.read import read_spec

if TYPE_CHECKING:
    from tracer.domain.spec import Comparison, Spec

UNNAMED = "unnamed"  # the publisher of a file that the user gives without one


class ChangesFormat(StrEnum):
    """How a comparison is printed."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


Version = Annotated[str, typer.Argument(help="A file, or the name of an imported spec.", show_default=False)]
Lab = Annotated[str, typer.Option("--lab", help="Who published the files.")]
Themes = Annotated[
    list[Theme] | None, typer.Option("--theme", help="Only changes on it; repeat for several.")
]
Everything = Annotated[bool, typer.Option("--all", help="Also provisions that bear on no topic.")]
OutputForm = Annotated[ChangesFormat, typer.Option("--format", "-f", help="What to print.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="A file.")]
FailOn = Annotated[
    list[ChangeKind] | None,
    typer.Option("--fail-on", help="Exit 1 where a change is of this kind; repeat for several."),
]


def diff(  # noqa: PLR0913 - the options of a command
    context: typer.Context,
    before: Version,
    after: Version,
    *,
    lab: Lab = UNNAMED,
    theme: Themes = None,
    everything: Everything = False,
    form: OutputForm = ChangesFormat.TABLE,
    output: Output = None,
    fail_on: FailOn = None,
) -> None:
    """Say what changed between two versions of a spec, provision by provision.

    Exit codes: 0 done; 1 a kind of --fail-on was met; 2 bad usage or unreadable input.
    """
    run: Run = context.obj
    try:
        with run.step("comparing"):
            versions = [_spec(name, lab) for name in (before, after)]
            comparison = compare(*versions, everything=everything).on(tuple(theme or ()))
        _report(comparison, form, output)
    except TracerError as error:
        raise stop(error) from error
    if {change.kind for change in comparison.changes} & {*(fail_on or ())}:
        raise typer.Exit(Exit.GAP_MET)


def _spec(name: str, lab: str) -> Spec:
    """Return the spec that a file holds, or the imported one of that name."""
    return read_spec(Path(name), lab=lab) if Path(name).exists() else find(name, specs_folder())


def _report(comparison: Comparison, form: ChangesFormat, output: Path | None) -> None:
    if form is ChangesFormat.TABLE and output is None:
        from tracer.reports.terminal import changes_view, stdout_console

        stdout_console().print(changes_view(comparison))
    else:
        write(_rendered(comparison, form), output)


def _rendered(comparison: Comparison, form: ChangesFormat) -> str:
    if form is ChangesFormat.JSON:
        return to_json(comparison_to_dict(comparison))
    if form is ChangesFormat.MARKDOWN:
        return comparison_to_markdown(comparison)
    from tracer.reports.terminal import changes_view, plain_text

    return plain_text(changes_view(comparison))
