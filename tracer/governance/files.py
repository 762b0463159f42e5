"""Rows of a file to checked models, with the file and row at fault in each error."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from tracer.errors import InvalidDataFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Row = TypeVar("Row", bound=BaseModel)


def check_rows(rows: object, model: type[Row], file: str) -> tuple[Row, ...]:
    """Return the rows of a list as checked models; ids must be unique.

    Raises:
        InvalidDataFile: the first row that breaks the schema.
    """
    if not isinstance(rows, list):
        raise InvalidDataFile(file, "-", "must hold a list of rows")
    checked = tuple(check_row(row, model, file, _name(row, at)) for at, row in enumerate(rows))
    seen: set[str] = set()
    for row in checked:
        identity = getattr(row, "id", "")
        if identity in seen:
            raise InvalidDataFile(file, identity, "this id occurs twice")
        seen.add(identity)
    return checked


def check_row(row: object, model: type[Row], file: str, name: str) -> Row:
    """Return one row as a checked model.

    Raises:
        InvalidDataFile: it breaks the schema; the message names the field.
    """
    try:
        return model.model_validate(row)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "row"
        raise InvalidDataFile(file, name, f"{field}: {first['msg']}") from error


def require(known: Iterable[str], wanted: Mapping[str, Iterable[str]], file: str, what: str) -> None:
    """Check that every id that rows refer to exists.

    Raises:
        InvalidDataFile: the first row with a dead reference.
    """
    names = set(known)
    for row, ids in wanted.items():
        for identity in ids:
            if identity not in names:
                raise InvalidDataFile(file, row, f"no {what} is called {identity}")


def digest_of(paths: Iterable[Path]) -> str:
    """Return the SHA-256 over names and bytes of files, in order."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _name(row: object, at: int) -> str:
    named = row.get("id") if isinstance(row, dict) else None
    return str(named or at + 1)
