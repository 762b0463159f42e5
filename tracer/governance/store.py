"""The user's own folder of imported specs: the one door to platformdirs."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from tracer.domain.spec import is_name
from tracer.errors import InvalidDataFile, TakenName, UnknownSpec, UnusableValue, UnwritableSpec
from tracer.governance.schema import validated
from tracer.governance.spec_schema import VERSION, SpecRow

if TYPE_CHECKING:
    from tracer.domain.spec import Spec

SUFFIX = ".json"
WHOLE = "-"  # the row that an error names where it is about the whole file


def home() -> Path:
    """Return where the user's own data lie: $TRACER_HOME, else the platform's folder for them."""
    named = os.environ.get("TRACER_HOME")
    return Path(named) if named else user_data_path("tracer", appauthor=False)


def specs_folder() -> Path:
    """Return the folder of imported specs."""
    return home() / "specs"


def save(spec: Spec, folder: Path, *, replace: bool = False) -> Path:
    """Keep a spec under its name, and return its file.

    A spec of the same document under this name gives way; one of another document only where
    `replace` is set. What was there before stands until the new one is whole.

    Raises:
        UnusableValue: no file can be called so.
        TakenName: another document was imported under this name.
        InvalidDataFile: what stands under this name is damaged.
        UnwritableSpec: it cannot be written there.
    """
    path = path_of(spec.name, folder)
    if not replace and path.exists():
        before = load(path)
        if before.digest != spec.digest:
            raise TakenName(spec.name, before.file)
    text = json.dumps(spec_to_dict(spec), ensure_ascii=False, indent=1) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_whole(text.encode(), path)
    except OSError as error:
        raise UnwritableSpec(path, error.strerror or "unknown reason") from error
    return path


def path_of(name: str, folder: Path) -> Path:
    """Return the file of the spec of this name, whether it is there or not.

    Raises:
        UnusableValue: no file can be called so.
    """
    if not is_name(name):
        raise UnusableValue("name", name, "use letters, digits, dots and hyphens")
    return folder / f"{name}{SUFFIX}"


def spec_to_dict(spec: Spec) -> dict[str, object]:
    """Return a spec as its file holds it."""
    content = asdict(spec)
    for provision in content["provisions"]:
        # A qualifier of a provision has no place: see `Provision`.
        provision["qualifiers"] = [{"kind": q["kind"], "text": q["text"]} for q in provision["qualifiers"]]
    return {"schema_version": VERSION, **content}


def load(path: Path) -> Spec:
    """Return the spec that a file holds.

    Raises:
        InvalidDataFile: missing, damaged, or of a later version; names file and field.
    """
    content = _content(path)
    version = content.get("schema_version") if isinstance(content, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise InvalidDataFile(path.name, WHOLE, f"of a later version ({version}); update tracer")
    row, wrong = validated(content, SpecRow)
    if row is None:
        raise InvalidDataFile(path.name, WHOLE, ": ".join(wrong[0]))
    if row.name != path.stem:
        raise InvalidDataFile(path.name, WHOLE, f"name: must be the file's own, and is {row.name!r}")
    try:
        return row.spec()
    except ValueError as error:
        raise InvalidDataFile(path.name, WHOLE, str(error)) from error


def stored(folder: Path) -> tuple[Spec, ...]:
    """Return the specs in a folder by lab, date and name; none where there is no folder.

    Raises:
        InvalidDataFile: one of them is damaged.
    """
    found = [load(path) for path in _files(folder)]
    return tuple(sorted(found, key=lambda spec: (spec.lab, spec.date or "", spec.name)))


def find(name: str, folder: Path) -> Spec:
    """Return the spec of this name, or the one whose name begins so.

    Raises:
        UnknownSpec: there is none, or several begin so; lists those that can be meant.
        InvalidDataFile: it is damaged.
    """
    files = {path.stem: path for path in _files(folder)}
    if name in files:
        return load(files[name])
    meant = [known for known in files if known.startswith(name)]
    if not name or len(meant) != 1:
        raise UnknownSpec(name, meant or list(files))
    return load(files[meant[0]])


def find_all(name: str, folder: Path) -> tuple[Spec, ...]:
    """Return the spec of this name, or all whose names begin so: the versions of one document.

    Raises:
        UnknownSpec: there is none; lists those there are.
        InvalidDataFile: one of them is damaged.
    """
    files = {path.stem: path for path in _files(folder)}
    meant = [name] if name in files else [known for known in files if name and known.startswith(name)]
    if not meant:
        raise UnknownSpec(name, list(files))
    return tuple(load(files[known]) for known in meant)


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.glob(f"*{SUFFIX}") if not path.name.startswith("."))
    return sorted(found, key=lambda path: path.stem)


def _content(path: Path) -> object:
    try:
        return json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InvalidDataFile(path.name, WHOLE, error.strerror or "cannot be read") from error
    except (ValueError, RecursionError) as error:  # no UTF-8, no JSON
        raise InvalidDataFile(path.name, WHOLE, "not valid JSON") from error


def _write_whole(data: bytes, path: Path) -> None:
    """Write a file beside its place and move it there, so that it is never half there."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}.", suffix=".tmp", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
