"""Which rows a command works with: the shipped catalogue, the user's playbooks and specs, a day."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracer.domain.provenance import last_day
from tracer.errors import InvalidDate
from tracer.governance.imported import with_specs
from tracer.governance.load import load_catalogue
from tracer.governance.store import find_all, specs_folder

if TYPE_CHECKING:
    from tracer.domain.catalogue import Catalogue

Playbooks = Annotated[
    list[Path] | None,
    typer.Option(
        "--playbook",
        envvar="TRACER_PLAYBOOK",
        metavar="FILE",
        help="Your own red lines and controls: .yaml, .xlsx or .csv; repeat for several.",
        show_default=False,
    ),
]
Specs = Annotated[
    list[str] | None,
    typer.Option(
        "--spec",
        metavar="NAME",
        help="Imported specs whose names begin so, their provisions as red lines; repeat for several.",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="The day, month or year whose rules count; by default the catalogue's own day.",
        show_default=False,
    ),
]


def chosen_catalogue(
    playbooks: Iterable[Path] | None = None, specs: Iterable[str] | None = None
) -> Catalogue:
    """Return the shipped catalogue with playbooks and imported specs: the rows of all times.

    Raises:
        InvalidDataFile: a playbook or an imported spec cannot be used; names file, row and field.
        UnknownSpec: no imported spec is called so.
    """
    catalogue = load_catalogue(playbooks=playbooks or ())
    names = tuple(specs or ())
    found = {spec.name: spec for name in names for spec in find_all(name, specs_folder())}
    return with_specs(catalogue, found.values())


def chosen_day(as_of: str | None) -> str | None:
    """Return a day, month or year as it was given.

    Raises:
        InvalidDate: it is none.
    """
    try:
        if as_of is not None:
            last_day(as_of)
    except ValueError as error:
        raise InvalidDate(f"--as-of: {error}") from error
    return as_of
