"""A user's own red lines and controls, from YAML, a workbook or CSV, beside those of the catalogue."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tracer.domain.governance import Effect, Operator, Scope
from tracer.domain.provenance import Confidence, ReadLevel, SourceKind
from tracer.domain.vocabulary import Enforcement
from tracer.governance.playbooks.draft import TABLES, read_draft
from tracer.governance.playbooks.fields import ABOUT, CONTROLS, RED_LINES, Field, keyed, named
from tracer.governance.playbooks.sheets import MOST_OF_A_NAME, nearest
from tracer.governance.tables import Fault, checked_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from tracer.governance.playbooks.sheets import Entry
    from tracer.governance.tables import Tables

    Values = dict[str, object]

FIELDS = {"about": named(ABOUT), "red_lines": named(RED_LINES), "controls": named(CONTROLS)}
CATEGORIES = {
    Enforcement.TECHNICAL_PREVENTIVE: "access_control",
    Enforcement.TECHNICAL_DETECTIVE: "monitoring",
    Enforcement.PROCEDURAL: "human_review",
    Enforcement.CONTRACTUAL: "contractual_limit",
    Enforcement.NONE: "policy_text",
}
IDS = frozenset({"id", "controls", "plausibly_backs"})
FIGURE = ("question", "value", "unit", "covers")
PART = Field("part", "A part of a figure.", "")
MOST_CHARACTERS = 20_000  # of one field
CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
FORMULA_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
# What the schema says of a field, where its words are for programmers.
PLAINLY = {
    "Field required": "is missing",
    "Input should be a valid string": "must be words; put them in quotes",
    "String should match pattern '^[A-Z]": "must be letters, a hyphen, then a number or word, such as NL-1",
    "String should match pattern '^https": "must be an address that begins with https://",
}


def read_playbook(path: Path) -> tuple[Tables, tuple[Fault, ...]]:
    """Return a playbook's rows, and a fault for each field that breaks its schema.

    Raises:
        InvalidDataFile: the file cannot be read, is too large, or is of no form of a playbook.
    """
    file = _shown(path.name)
    draft = read_draft(path, file)
    tidier = _Tidier(file)
    about = tidier.values("about", draft.about, "about")
    source = _source_id(about)
    rows: dict[str, list[tuple[str, object]]] = {"sources": [(source, _source_row(about, file))]}
    for table in TABLES:
        rows[table] = list(tidier.rows(table, draft.rows[table], source))
    digest = hashlib.sha256(f"{file}\0".encode() + path.read_bytes()).hexdigest()
    tables, faults = checked_tables(rows, dict.fromkeys(rows, file), str(about.get("date", "")), digest)
    known = {(fault.row, fault.field) for fault in tidier.faults}
    worded = [_as_written(fault, source) for fault in faults]
    worded = [fault for fault in worded if (fault.row, fault.field) not in known]
    empty = (
        [] if any(draft.rows.values()) else [Fault(file, "-", "red_lines", "holds no row, nor do controls")]
    )
    return tables, (*draft.faults, *tidier.faults, *worded, *_unsound(tables, file), *empty)


def with_playbooks(tables: Tables, paths: Iterable[Path]) -> tuple[Tables, tuple[Fault, ...]]:
    """Return a catalogue's rows with those of playbooks, and every fault in them.

    Raises:
        InvalidDataFile: a playbook cannot be read at all.
    """
    taken = {word.casefold() for row in tables.sources.values() for word in (row.lab, *row.lab.split("/"))}
    faults: list[Fault] = []
    for path in paths:
        own, found = read_playbook(path)
        faults += [
            *found,
            *(
                Fault(own.origin[source], "about", "publisher", f"{row.lab} is a lab of the catalogue")
                for source, row in own.sources.items()
                if not taken.isdisjoint(word.casefold() for word in (row.lab, *row.lab.split("/")))
            ),
        ]
        tables, clashes = tables.joined(own)
        faults += clashes
    return tables, tuple(faults)


class _Tidier:
    """Puts what people write into the one form that the schema takes, and keeps what cannot be."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def rows(self, table: str, entries: Iterable[Entry], source: str) -> Iterator[tuple[str, Values]]:
        """Yield the rows of a table with their defaults, each by its id, or by its place."""
        for place, written in entries:
            if not isinstance(written, dict):
                self.faults.append(Fault(self.file, place, "row", "must hold fields, such as id: NL-1"))
                continue
            identity = _identity(written) or place
            values = self.values(table, written, identity)
            filled = _red_line(values) if table == "red_lines" else _control(values)
            kept = {"source": source, "confidence": Confidence.HIGH, **filled}
            yield identity, kept

    def values(self, table: str, written: Mapping[Any, object], place: str) -> Values:
        """Return the fields of a row that are known and hold something."""
        known = FIELDS[table]
        found: Values = {}
        for key, value in written.items():
            name = keyed(str(key))
            if name not in known:
                problem = f"is no field; did you mean {nearest(name, known)}?"
                self.faults.append(Fault(self.file, place, name[:MOST_OF_A_NAME], problem))
            elif (tidied := self._tidied(known[name], value, place)) not in (None, "", []):
                found[name] = tidied
        return found

    def _tidied(self, field: Field, value: object, place: str) -> object:
        if not field.several:
            return self._word(field, value, place)
        parts = value if isinstance(value, list) else [value]
        words = [self._word(field, part, place) for part in parts]
        return [word for word in words if word not in (None, "")]

    def _word(self, field: Field, value: object, place: str) -> object:
        """Return one value as the schema takes it: words, a truth, a figure; None for what is none of them."""
        if isinstance(value, dict) and field.name == "figures":
            return {str(name): self._word(PART, part, place) for name, part in value.items()}
        plain = _plain(value)
        if problem := _problem(plain):
            self.faults.append(Fault(self.file, place, field.name, problem))
            return None
        return _spelled(field, " ".join(plain.split())) if isinstance(plain, str) else plain


def _identity(written: Mapping[Any, object]) -> str | None:
    """Return the id of a row, as it is kept; none where it says none that can be."""
    values = [value for key, value in written.items() if keyed(str(key)) == "id"]
    words = values[0] if values else None
    usable = isinstance(words, str) and bool(words.strip()) and not _problem(words)
    return _spelled_id(" ".join(str(words).split())) if usable else None


def _plain(value: object) -> object:
    """Return what YAML and workbooks made of a date or a number as it was written."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _problem(value: object) -> str | None:
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, float):
        return "is a number; put it in quotes, as it is to be read"
    return _problem_of(value) if isinstance(value, str) else "must be words"


def _problem_of(words: str) -> str | None:
    if len(words) > MOST_CHARACTERS:
        return f"is longer than {MOST_CHARACTERS} characters"
    if CONTROL_CHARACTER.search(words):
        return "holds a character that cannot be printed"
    return f"is a formula's error, {words}" if words.strip() in FORMULA_ERRORS else None


def _spelled(field: Field, words: str) -> object:
    """Return words as the catalogue writes them: a word of a vocabulary, an id, a figure."""
    if field.name in IDS:
        return _spelled_id(words)
    if field.name == "figures":
        parts = (part.strip() for part in words.split("|", len(FIGURE) - 1))
        return {name: part for name, part in zip(FIGURE, parts, strict=False) if part}
    return {keyed(word): str(word) for word in field.words}.get(keyed(words), words)


def _spelled_id(words: str) -> str:
    head, hyphen, rest = re.sub(r"[\s_-]+", "-", words).partition("-")
    return f"{head.upper()}{hyphen}{rest}"


def _source_row(about: Values, file: str) -> Values:
    row = {"lab" if name == "publisher" else name: value for name, value in about.items()}
    own = {"document_kind": SourceKind.PLAYBOOK, "read_level": ReadLevel.FIRST_HAND, "read_on": file}
    return {"checked": about.get("date"), **row, **own}


def _source_id(about: Values) -> str:
    """Return an id that no shipped source has, made of who published what."""
    words = " ".join(str(about.get(name, "")) for name in ("publisher", "document"))
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    # Other letters than Latin ones leave nothing plain: the digest keeps such names apart.
    mark = hashlib.sha256(words.encode()).hexdigest()[:8]
    return "-".join(["playbook", *re.findall(r"[a-z0-9]+", plain), mark])


def _red_line(values: Values) -> Values:
    themes = values.get("themes")
    topic = str(themes[0]) if isinstance(themes, list) else "unnamed"
    return {"topic": topic.replace("_", " "), **values}


def _control(values: Values) -> Values:
    enforcement, scope = values.get("enforcement"), values.get("scope")
    return {
        "themes": (),
        "whole_policy": False,
        "operator": Operator.CUSTOMER,
        "effect": Effect.SUPPORTS,
        "category": CATEGORIES.get(enforcement, "policy_text"),  # type: ignore[call-overload]
        "scope_words": _words_of(scope),
        **values,
    }


def _words_of(scope: object) -> str:
    """Return which deployments a scope covers, to stand within a sentence."""
    described = {one.value: one.description for one in Scope}
    words = re.split(r"[:;]", described.get(str(scope), "-"))[0].removesuffix(".")
    return words[0].lower() + words[1:]


def _as_written(fault: Fault, source: str) -> Fault:
    """Return a fault of the schema in the names and words of the playbook's form."""
    plainly = (words for start, words in PLAINLY.items() if fault.problem.startswith(start))
    of_head = fault.row == source
    return replace(
        fault,
        row="about" if of_head else fault.row,
        field="publisher" if of_head and fault.field == "lab" else fault.field,
        problem=next(plainly, fault.problem.removeprefix("Value error, ")),
    )


def _unsound(tables: Tables, file: str) -> Iterator[Fault]:
    """Yield what the schema lets pass: a control that bears on nothing."""
    for identity, control in tables.controls.items():
        if not control.themes and not control.whole_policy:
            yield Fault(file, identity, "themes", "is missing; name a theme, or say whole_policy: true")


def _shown(name: str) -> str:
    """Return a file's name without characters that no report could hold."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
