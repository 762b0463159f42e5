"""`tracer corpora`: the catalogue's rows, and the user's own specs and rows."""

from __future__ import annotations

import typer

from tracer.cli.corpora_check import check
from tracer.cli.corpora_diff import diff
from tracer.cli.corpora_import import import_command, list_command
from tracer.cli.corpora_new import new
from tracer.cli.corpora_schema import schema
from tracer.cli.corpora_show import show

corpora = typer.Typer(
    help="Look rows up, check them, import published specs, compare versions, add your own rows.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
corpora.command("import")(import_command)
corpora.command("list")(list_command)
corpora.command("diff")(diff)
corpora.command("show")(show)
corpora.command("check")(check)
corpora.command("new")(new)
corpora.command("schema")(schema)
