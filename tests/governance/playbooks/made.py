"""Playbooks of one content in every form, for the tests."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tracer.governance.playbooks.workbook import workbook_bytes

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "publisher: Northfield Legal\ndocument: AI procurement policy\ndate: 2026-05-01\n"
RED_LINE = """\
- id: NL-1
  themes: [mass_surveillance, acquired_data]
  force: prohibits
  text: No supplier may watch people at large.
  qualifiers: [at large]
  controls: [CT-NL-1, CT-OAI-01]
"""
CONTROL = """\
- id: CT-NL-1
  enforcement: technical_preventive
  scope: this-agreement
  text: Our gateway refuses bulk queries.
  themes: [cyber_weapons]
  figures: ["coverage | 100 | % | requests, all of them"]
  plausibly_backs: [OAI-UP-3, NL-1]
"""
YAML = f"{HEAD}version: '3'\nred_lines:\n{RED_LINE}controls:\n{CONTROL}"

ABOUT = {
    "publisher": "Northfield Legal",
    "document": "AI procurement policy",
    "date": "2026-05-01",
    "version": "3",
}
RED_LINE_CELLS = {
    "id": "NL-1",
    "themes": "mass_surveillance; acquired_data",
    "force": "prohibits",
    "text": "No supplier may watch people at large.",
    "qualifiers": "at large",
    "controls": "CT-NL-1; CT-OAI-01",
}
CONTROL_CELLS = {
    "id": "CT-NL-1",
    "enforcement": "technical_preventive",
    "scope": "this-agreement",
    "text": "Our gateway refuses bulk queries.",
    "themes": "cyber_weapons",
    "figures": "coverage | 100 | % | requests, all of them",
    "plausibly_backs": "OAI-UP-3; NL-1",
}


def yaml_playbook(folder: Path, text: str = YAML, name: str = "ours.yaml") -> Path:
    """Write a playbook in YAML."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def csv_playbook(folder: Path, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write a playbook as CSV, with an empty row between the others."""
    rows = [{"kind": "red_line", **ABOUT, **RED_LINE_CELLS}, {}, {"kind": "control", **CONTROL_CELLS}]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path = folder / "ours.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def workbook_playbook(folder: Path, **sheets: list[list[str]]) -> Path:
    """Write a playbook as a workbook, with headers as people write them; or these sheets in place of its."""
    own = {
        "About": [["key", "value"], *([name, value] for name, value in ABOUT.items())],
        "Red lines": [[name.title() for name in RED_LINE_CELLS], [""] * 6, list(RED_LINE_CELLS.values())],
        "controls": [[name.replace("_", " ") for name in CONTROL_CELLS], list(CONTROL_CELLS.values())],
    }
    path = folder / "ours.xlsx"
    path.write_bytes(workbook_bytes(own | sheets, {}, {}))
    return path
