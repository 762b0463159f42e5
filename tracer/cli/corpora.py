"""`tracer corpora`: the user's own specs and rows."""

from __future__ import annotations

import typer

from tracer.cli.corpora_import import import_command, list_command

corpora = typer.Typer(
    help="Import the specs and usage policies that labs publish, and work with them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
corpora.command("import")(import_command)
corpora.command("list")(list_command)
