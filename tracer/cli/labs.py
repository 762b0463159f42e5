"""`tracer labs`: whose red lines and controls are in the catalogue."""

from __future__ import annotations

from tracer.cli.run import stop
from tracer.errors import TracerError
from tracer.governance.load import load_catalogue


def labs() -> None:
    """List the publishers in the catalogue, with counts and the kinds of their sources."""
    from tracer.reports.terminal import labs_view, stdout_console

    try:
        stdout_console().print(labs_view(load_catalogue()))
    except TracerError as error:
        raise stop(error) from error
