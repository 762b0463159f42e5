"""Workbooks as playbooks: what people leave in them, and what hostile ones hold."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.governance.playbooks.made import workbook_playbook
from tracer.errors import InvalidDataFile
from tracer.governance.playbooks.read import read_playbook
from tracer.governance.playbooks.template import workbook_template

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = workbook_template()
SHEET = "xl/worksheets/sheet2.xml"
END = b"</sheetData>"
ENTITIES = b"<!DOCTYPE a [<!ENTITY a0 'aaaaaaaaaa'>%s]>" % b"".join(
    b"<!ENTITY a%d '%s'>" % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 9)
)


def changed(changes: dict[str, bytes]) -> bytes:
    """Return the template with other parts."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(TEMPLATE)) as before,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name, content in ({name: before.read(name) for name in before.namelist()} | changes).items():
            after.writestr(name, content)
    return packed.getvalue()


def sheet() -> bytes:
    """Return the XML of the template's red lines."""
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as book:
        return book.read(SHEET)


def with_row(row: bytes) -> bytes:
    """Return the template with a row more among its red lines."""
    return changed({SHEET: sheet().replace(END, row + END)})


def faults_in(folder: Path, data: bytes) -> list[str]:
    """Return every fault of a workbook, as it is printed."""
    path = folder / "ours.xlsx"
    path.write_bytes(data)
    return [str(fault) for fault in read_playbook(path)[1]]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"publisher: me\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
        TEMPLATE[:2000],
        changed({"xl/workbook.xml": b"<nothing"}),
        changed({SHEET: ENTITIES + sheet().replace(b"NL-1", b"&a8;")}),
        changed({"xl/bomb.xml": bytes(50_000_000)}),
        with_row(b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>X-1</t></is></c></row>'),
        with_row(b"<row/>" * 60_000),
    ],
    ids=["empty", "text", "encrypted", "cut", "broken", "entities", "bomb", "far row", "many rows"],
)
def test_hostile_workbooks_are_one_line(tmp_path: Path, data: bytes) -> None:
    """Whatever a file holds, the error is one line about it."""
    with pytest.raises(InvalidDataFile, match=r"^ours\.xlsx, row [^\n]+$"):
        faults_in(tmp_path, data)


def test_damaged_bytes_never_raise_anything_else(tmp_path: Path) -> None:
    """A workbook with any bytes changed is read, has faults, or is refused."""
    chance = random.Random(1)  # noqa: S311 - a test's choices
    read = refused = 0
    for _ in range(100):
        content = bytearray(sheet())
        for _ in range(3):
            content[chance.randrange(len(content))] = chance.choice(b'<>"/ =09azAZ')
        try:
            faults_in(tmp_path, changed({SHEET: bytes(content)}))
            read += 1
        except InvalidDataFile:
            refused += 1
    assert read
    assert refused


def test_formulas_count_by_their_values(tmp_path: Path) -> None:
    """A formula is read as what it last gave; an error it gave is a fault."""
    row = b'<row r="3"><c r="A3" t="str"><f>A2&amp;1</f><v>NL-9</v></c><c r="B3" t="e"><v>#REF!</v></c></row>'
    found = faults_in(tmp_path, with_row(row))

    assert "ours.xlsx, row NL-9: themes: is a formula's error, #REF!" in found
    assert "ours.xlsx, row NL-9: force: is missing" in found


def test_a_row_without_id_has_the_number_of_its_sheet(tmp_path: Path) -> None:
    """Whoever looks for it finds it beside the row in the spreadsheet program."""
    rows = [["id", "text"], ["", ""], ["", "No."]]
    path = workbook_playbook(tmp_path, **{"Red lines": rows})
    assert "ours.xlsx, row 3 of red_lines: id: is missing" in map(str, read_playbook(path)[1])


def test_a_sheet_of_another_name_is_told(tmp_path: Path) -> None:
    """Rows on a misspelled sheet are not passed over in silence."""
    path = workbook_playbook(tmp_path, redlines=[["id"], ["NL-7"]])
    expected = "ours.xlsx, row redlines: sheet: is none of a playbook; did you mean red_lines?"
    assert expected in map(str, read_playbook(path)[1])


def test_two_sheets_of_one_name_are_refused(tmp_path: Path) -> None:
    """Of two that differ in a space neither is lost."""
    with pytest.raises(InvalidDataFile, match="has two sheets of one name"):
        read_playbook(workbook_playbook(tmp_path, red_lines=[["id"], ["NL-7"]]))
