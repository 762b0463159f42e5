"""`tracer corpora show`: one row of the catalogue with all that is known of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.cli.catalogue import Playbooks, Specs, chosen_catalogue
from tracer.cli.run import TableOrJson, stop, write
from tracer.errors import TracerError, UnknownRow
from tracer.reports.row_view import row_table
from tracer.reports.trace_json import to_json

if TYPE_CHECKING:
    from tracer.domain.catalogue import Catalogue
    from tracer.domain.governance import Control, RedLine


def show(
    name: Annotated[str, typer.Argument(metavar="ROW", help="As in OAI-DOW-C8 or CT-OAI-10.")],
    *,
    playbook: Playbooks = None,
    spec: Specs = None,
    form: Annotated[TableOrJson, typer.Option("--format", "-f", help="What to print.")] = TableOrJson.TABLE,
) -> None:
    """Show a red line or control: its words, its source, how it was read, who disputes it."""
    try:
        catalogue = chosen_catalogue(playbook, spec)
        row = _found(name, catalogue)
    except TracerError as error:
        raise stop(error) from error
    if form is TableOrJson.JSON:
        write(to_json(asdict(row)), None)
        return
    from tracer.reports.terminal import stdout_console, tables_view

    stdout_console().print(tables_view([row_table(row, catalogue)]))


def _found(name: str, catalogue: Catalogue) -> RedLine | Control:
    rows: tuple[RedLine | Control, ...] = (*catalogue.red_lines, *catalogue.controls)
    for row in rows:
        if row.id.casefold() == name.casefold():
            return row
    raise UnknownRow(name, (row.id for row in rows))
