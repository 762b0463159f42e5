"""A playbook to fill in: every field explained, every vocabulary listed, one worked row of each kind."""

from __future__ import annotations

import csv
import io
import json
import re
from textwrap import wrap
from typing import TYPE_CHECKING

from tracer.governance.playbooks.draft import HEAD, TABLES, WORDS
from tracer.governance.playbooks.fields import ABOUT, CONTROLS, RED_LINES, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracer.governance.playbooks.fields import Field

FIELDS = {"red_lines": RED_LINES, "controls": CONTROLS}
KINDS = {"red_lines": "red_line", "controls": "control"}
# What is not asked for, and yet worth seeing filled in.
WORKED = frozenset({"themes", "scope_words", "status"})
SEVERAL = "several with ; between"
PLAIN = re.compile(r"[A-Za-z][\w /-]*[\w]|\d{4}-\d{2}-\d{2}")
WIDTH = 100
OPENING = (
    "An in-house playbook: your own red lines and controls, beside those of the AI labs.",
    "",
    "Fill it in, then:  tracer trace AGREEMENT --playbook THIS_FILE",
    "Lines that begin with # and a space explain.",
    "Lines that begin with # and a name are fields you may leave out: take the # away to fill one in.",
    "The rows below are examples; put yours in their place.",
)
SAYS = {
    "red_lines": "Red lines: what the technology must, may or must not do.",
    "controls": (
        "Controls: safeguards that back a red line. One with the scope this-agreement and the status in force"
        " counts for the agreements you trace; the example is planned, and counts for nothing."
    ),
}


def yaml_template() -> str:
    """Return the playbook in YAML, with comments."""
    told: set[str] = set()
    lines = [*_remarks(OPENING, ""), ""]
    for field in ABOUT:
        lines += _field(field, "", told)
    for table in TABLES:
        lines += ["", *_remarks((SAYS[table],), ""), f"{table}:"]
        for field in FIELDS[table]:
            lines += _field(field, "- " if field.name == "id" else "  ", told)
    return "\n".join(lines) + "\n"


def csv_template() -> str:
    """Return the playbook as one table, a row of each kind, as spreadsheets save it."""
    columns = [*named(ABOUT), *named((*RED_LINES, *CONTROLS))]
    text = io.StringIO()
    writer = csv.DictWriter(text, ["kind", *columns])
    writer.writeheader()
    head = {field.name: _cell(field) for field in ABOUT if field.required}
    for table in TABLES:
        writer.writerow({"kind": KINDS[table], **head, **_worked(FIELDS[table])})
    return "\ufeff" + text.getvalue()  # without the mark Excel takes UTF-8 for Windows' letters


def workbook_template() -> bytes:
    """Return the playbook as a workbook: three sheets to fill in, and one of the words to choose from."""
    from tracer.governance.playbooks.workbook import workbook_bytes  # openpyxl for workbooks alone

    words = list(_words())
    sheets: dict[str, list[tuple[str, ...]]] = {
        HEAD: [
            ("key", "value", "note"),
            *((f.name, _cell(f) if f.required else "", _says(f)) for f in ABOUT),
        ],
        **{table: [tuple(named(FIELDS[table])), tuple(_cells(FIELDS[table]))] for table in TABLES},
        WORDS: [("field", "word", "meaning"), *words],
    }
    notes = {table: {field.name: _says(field) for field in FIELDS[table]} for table in TABLES}
    choices = {
        table: {
            field.name: (_range(field.name, words), field.several) for field in FIELDS[table] if field.words
        }
        for table in TABLES
    }
    return workbook_bytes(sheets, notes, choices)


def _field(field: Field, indent: str, told: set[str]) -> Iterator[str]:
    """Yield a field's remarks, then the field, behind a # where it may be left out."""
    margin = indent.replace("-", " ")
    yield from _remarks((_says(field, "a list"),), margin)
    if field.name not in told:
        told.add(field.name)
        for word, meaning in field.words.items():
            yield from _remarks((f"{word}: {meaning}" if meaning else word,), margin, "#   ")
    elif field.words:
        yield f"{margin}# Its words stand above."
    shown = field.required or field.name in WORKED
    yield f"{indent if shown else margin + '#'}{field.name}: {_value(field)}"


def _remarks(texts: Iterable[str], margin: str, sign: str = "# ") -> Iterator[str]:
    for text in texts:
        for line in wrap(text, WIDTH - len(margin)) or [""]:
            yield f"{margin}{sign}{line}".rstrip()


def _says(field: Field, several: str = SEVERAL) -> str:
    needed = "required" if field.required else "optional"
    return f"{field.name} ({needed}{f', {several}' if field.several else ''}): {field.meaning}"


def _value(field: Field) -> str:
    if isinstance(field.example, str):
        return field.example if field.words else _quoted(field.example)
    return f"[{', '.join(map(_quoted, field.example))}]"


def _quoted(words: str) -> str:
    """Return words as YAML reads them back: plain where that is safe."""
    return words if PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)


def _worked(fields: Iterable[Field]) -> dict[str, str]:
    return {field.name: _cell(field) for field in fields if field.required or field.name in WORKED}


def _cells(fields: Iterable[Field]) -> Iterator[str]:
    worked = _worked(fields)
    return (worked.get(field.name, "") for field in fields)


def _cell(field: Field) -> str:
    return field.example if isinstance(field.example, str) else "; ".join(field.example)


def _words() -> Iterator[tuple[str, str, str]]:
    """Yield every word that a field takes, with its meaning; the words of one field stand together."""
    for field in named((*RED_LINES, *CONTROLS)).values():
        for word, meaning in field.words.items():
            yield field.name, word, meaning


def _range(name: str, words: Sequence[tuple[str, str, str]]) -> str:
    """Return the cells that hold a field's words, below the header of their sheet."""
    rows = [at for at, (field, _, _) in enumerate(words, start=2) if field == name]
    return f"{WORDS}!$B${rows[0]}:$B${rows[-1]}"
