"""The typer application: global options and the commands."""

from __future__ import annotations

from typing import Annotated

import typer

from tracer.cli.clauses import clauses
from tracer.cli.corpora import corpora
from tracer.cli.doctor import doctor
from tracer.cli.labs import labs
from tracer.cli.run import Run, quiet_libraries
from tracer.cli.trace import trace_command
from tracer.version import __version__

app = typer.Typer(
    name="tracer",
    help="Trace the clauses of an agreement to the red lines and controls that AI labs publish.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("trace")(trace_command)
app.command("clauses")(clauses)
app.add_typer(labs, name="labs")
app.add_typer(corpora, name="corpora")
app.command("doctor")(doctor)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer passes it so
    if wanted:
        typer.echo(f"tracer {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    *,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No messages on stderr.")] = False,
    verbose: Annotated[
        int, typer.Option("--verbose", "-v", count=True, help="Libraries' own warnings too.")
    ] = 0,
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version),
    ] = False,
) -> None:
    """Everything runs on this machine; no document and no question leaves it."""
    del version  # answered before this runs
    if not verbose:
        quiet_libraries()
    context.obj = Run(-1 if quiet else verbose)


def main() -> None:
    """Run the command line."""
    app()
