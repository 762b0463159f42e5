"""What a playbook's file says, row by row, before anything is checked: YAML, a workbook or CSV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.datafiles import read_yaml
from tracer.errors import InvalidDataFile
from tracer.governance.playbooks.fields import ABOUT, keyed, named
from tracer.governance.playbooks.sheets import about_of, entries_of, grid_of, nearest
from tracer.governance.tables import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tracer.governance.playbooks.sheets import Entry

TABLES = ("red_lines", "controls")
WORDS = "words"  # the sheet of a template that lists what may be chosen
HEAD = "about"
OF_HEAD = frozenset(named(ABOUT))
KINDS = {"red_line": "red_lines", "control": "controls", "red_lines": "red_lines", "controls": "controls"}
MOST_BYTES = 20_000_000
MOST_ROWS = 5_000
SUFFIXES = (".yaml", ".yml", ".xlsx", ".csv")


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands at the head of a playbook, and its rows as they were written, each with its place."""

    about: Mapping[str, object]
    rows: Mapping[str, tuple[Entry, ...]]
    faults: tuple[Fault, ...] = ()


def read_draft(path: Path, file: str) -> Draft:
    """Return what a file says; `file` is its name in messages.

    Raises:
        InvalidDataFile: it cannot be read, is too large, or is of no form of a playbook.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InvalidDataFile(file, "-", f"its name must end in one of {', '.join(SUFFIXES)}")
    _check_size(path, file)
    if suffix == ".xlsx":
        draft = _of_workbook(path, file)
    elif suffix == ".csv":
        draft = _of_csv(path, file)
    else:
        draft = _of_yaml(path, file)
    if sum(map(len, draft.rows.values())) > MOST_ROWS:
        raise InvalidDataFile(file, "-", f"holds more than {MOST_ROWS} rows")
    return draft


def _check_size(path: Path, file: str) -> None:
    if not path.is_file():
        raise InvalidDataFile(file, "-", "no such file; check the path")
    if path.stat().st_size > MOST_BYTES:
        raise InvalidDataFile(file, "-", f"is larger than {MOST_BYTES // 1_000_000} MB")


def _of_yaml(path: Path, file: str) -> Draft:
    content = {str(key): value for key, value in read_yaml(path).items()}
    rows: dict[str, tuple[Entry, ...]] = {}
    for table in TABLES:
        written = content.pop(table, None) or []
        if not isinstance(written, list):
            raise InvalidDataFile(file, "-", f"{table} must be a list: begin each of its rows with a hyphen")
        rows[table] = tuple((f"{number} of {table}", row) for number, row in enumerate(written, start=1))
    return Draft(content, rows)


def _of_workbook(path: Path, file: str) -> Draft:
    from tracer.governance.playbooks.workbook import read_workbook  # openpyxl for workbooks alone

    book = read_workbook(path, file)
    grids = {keyed(name): grid for name, grid in book.items()}
    known = (HEAD, *TABLES)
    if len(grids) < len(book):
        raise InvalidDataFile(file, "-", "has two sheets of one name")
    faults = [
        Fault(file, name, "sheet", f"is none of a playbook; did you mean {nearest(name, known)}?")
        for name in grids
        if name not in (*known, WORDS)
    ]
    rows: dict[str, tuple[Entry, ...]] = {}
    for table in TABLES:
        found, odd = entries_of(grids.get(table, []), file, f" of {table}")
        rows[table], faults = tuple(found), [*faults, *odd]
    return Draft(about_of(grids.get(HEAD, [])), rows, tuple(faults))


def _of_csv(path: Path, file: str) -> Draft:
    found, faults = entries_of(grid_of(path, file), file, "")
    about: dict[str, object] = {}
    rows: dict[str, list[Entry]] = {table: [] for table in TABLES}
    for place, values in found:
        head = {name: values[name] for name in OF_HEAD if name in values}
        faults += [
            Fault(file, place, name, f"differs from the first, {about[name]}")
            for name, value in head.items()
            if about.setdefault(name, value) != value
        ]
        own = {name: value for name, value in values.items() if name not in OF_HEAD}
        kind = KINDS.get(keyed(str(own.pop("kind", ""))))
        if kind:
            rows[kind].append((place, own))
        elif own:
            faults.append(Fault(file, place, "kind", "must be red_line or control"))
    return Draft(about, {table: tuple(entries) for table, entries in rows.items()}, tuple(faults))
