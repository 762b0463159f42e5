"""`tracer corpora new`: a playbook to fill in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from tracer.cli.run import stop
from tracer.errors import TracerError, UnwritableTemplate
from tracer.governance.playbooks.template import csv_template, workbook_template, yaml_template
from tracer.reports.words import printable

FORMS: dict[str, Callable[[], bytes]] = {
    ".yaml": lambda: yaml_template().encode(),
    ".yml": lambda: yaml_template().encode(),
    ".xlsx": workbook_template,
    ".csv": lambda: csv_template().encode(),
}

File = Annotated[
    Path, typer.Argument(metavar="FILE", help="What to write: .yaml, .xlsx or .csv.", show_default=False)
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]


def new(path: File, *, force: Force = False) -> None:
    """Write a template of an in-house playbook: your own red lines and controls.

    Every field is explained, and there is one worked row of each kind. Exit code 2 where it cannot be written.
    """
    try:
        _write(path, force=force)
    except TracerError as error:
        raise stop(error) from error
    typer.echo(printable(f"{path}: fill it in, then run: tracer trace AGREEMENT --playbook {path}"))


def _write(path: Path, *, force: bool) -> None:
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise UnwritableTemplate(path, f"its name must end in one of {', '.join(FORMS)}")
    try:
        with path.open("wb" if force else "xb") as file:
            file.write(form())
    except FileExistsError as error:
        raise UnwritableTemplate(path, "a file is there; --force writes over it") from error
    except OSError as error:
        raise UnwritableTemplate(path, error.strerror or "unknown reason") from error
