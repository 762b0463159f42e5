"""`tracer labs`: how governable each lab's technology is by what it publishes."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.cli.catalogue import AsOf, Playbooks, Specs, chosen_catalogue, chosen_day
from tracer.cli.run import TableOrJson, stop, write
from tracer.domain.stack import stack_of
from tracer.errors import TracerError
from tracer.governance.load import resolve_labs
from tracer.reports.stack_view import headline, labs_table, stack_tables
from tracer.reports.trace_json import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.reports.stack_view import Table


labs = typer.Typer(
    invoke_without_command=True,
    help="List the publishers in the catalogue, or show one.",
    rich_markup_mode=None,
)

Form = Annotated[TableOrJson, typer.Option("--format", "-f", help="What to print.")]


@labs.callback()
def list_labs(
    context: typer.Context,
    *,
    playbook: Playbooks = None,
    spec: Specs = None,
    as_of: AsOf = None,
    form: Form = TableOrJson.TABLE,
) -> None:
    """List the publishers in the catalogue: what each publishes, how new it is, how it was read."""
    if context.invoked_subcommand:
        return
    try:
        everything = chosen_catalogue(playbook, spec)
        catalogue = everything.on(chosen_day(as_of))
        stacks = [stack_of(lab, catalogue) for lab in everything.labs]
    except TracerError as error:
        raise stop(error) from error
    if form is TableOrJson.JSON:
        write(to_json([asdict(stack) for stack in stacks]), None)
    else:
        _print([labs_table(stacks, catalogue.compiled)], f"As of {catalogue.as_of}")


@labs.command("show")
def show(
    name: Annotated[
        str, typer.Argument(metavar="LAB", help="A lab, in any letter case.", show_default=False)
    ],
    *,
    red_lines: Annotated[bool, typer.Option("--red-lines", help="List every red line too.")] = False,
    playbook: Playbooks = None,
    spec: Specs = None,
    as_of: AsOf = None,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Show one lab: its order of authority, red lines, test surface, monitoring and contract language."""
    try:
        everything = chosen_catalogue(playbook, spec)
        (lab,) = resolve_labs([name], everything)
        stack = stack_of(lab, everything.on(chosen_day(as_of)))
    except TracerError as error:
        raise stop(error) from error
    if form is TableOrJson.JSON:
        write(to_json(asdict(stack)), None)
    else:
        _print(stack_tables(stack, every_line=red_lines), headline(stack))


def _print(tables: Iterable[Table], head: str) -> None:
    from tracer.reports.terminal import stdout_console, tables_view

    stdout_console().print(tables_view(tables, head))
