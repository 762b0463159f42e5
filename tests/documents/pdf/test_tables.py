"""Ruled tables become rows; nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    disc,
    filled,
    lines_of,
    make_pdf,
    note,
    pages_of,
    pdf_bytes,
    place,
    raw_line,
    ruling,
    typed,
)
from tracer.documents.pdf.rows import row_lines, with_rows
from tracer.documents.pdf.tables import find_tables
from tracer.documents.read import read_document
from tracer.domain.document import Role

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Placed
    from tracer.documents.pdf.drawing import Box

RULES = [
    *(ruling(70, y, 470, y) for y in (720, 690, 660, 630)),
    *(ruling(x, 630, x, 720) for x in (70, 270, 470)),
]
CELLS: list[str | Placed] = [
    (80.0, 700.0, "Service"),
    (280.0, 700.0, "Fee"),
    (80.0, 676.0, "Monitoring"),
    (80.0, 664.0, "of prompts"),
    (280.0, 670.0, "None"),
    (80.0, 640.0, "Storage"),
]
ROWS = ["Service | Fee", "Monitoring of prompts | None", "Storage"]
ABOVE: Placed = (72.0, 740.0, "The fees are these.")
BELOW: Placed = (72.0, 500.0, "Fees are due at once.")
ACROSS: list[Box] = [(0, y, 200, y) for y in (0.0, 20.0, 40.0)]
DOWN: list[Box] = [(x, 0, x, 40) for x in (0.0, 100.0, 200.0)]


def test_a_ruled_table_becomes_rows(tmp_path: Path) -> None:
    """Each row is one line, its cells set apart and its empty cells left out."""
    found = read_document(make_pdf([CELLS], tmp_path / "a.pdf", drawn=RULES), isolated=False)
    assert found.text == "Service | Fee\nMonitoring of prompts | None\nStorage\n"


def test_rows_are_marked_as_cells() -> None:
    """Only the lines inside the table are its rows; those around it stay as they stand."""
    (page,) = pages_of(pdf_bytes([[ABOVE, *CELLS, BELOW]], drawn=RULES))
    assert [line.role is Role.ROW for line in page.lines] == [False, True, True, True, False]


def test_a_row_stands_where_its_cells_are_drawn() -> None:
    """A row's place is the box between its rulings."""
    (page,) = pages_of(pdf_bytes([CELLS], drawn=RULES))
    box = page.lines[0].place
    assert (box.x0, box.top, box.x1, box.bottom) == (70.0, 72.0, 470.0, 102.0)


@pytest.mark.parametrize(
    "rules",
    [[], RULES[:4], RULES[4:], RULES[:4] + RULES[4:6]],
    ids=["none", "across alone", "down alone", "one column"],
)
def test_other_rulings_make_no_table(rules: list[str]) -> None:
    """Text set in columns, underlined or barred, is no table."""
    (page,) = pages_of(pdf_bytes([CELLS], drawn=rules))
    assert {line.role for line in page.lines} == {Role.PRINTED}


def test_stacked_boxes_are_no_table() -> None:
    """Frames around paragraphs, one below the other, leave the lines as they are."""
    frames = [*(ruling(70, y, 470, y) for y in (720, 680, 640)), *(ruling(x, 640, x, 720) for x in (70, 470))]
    words: list[str | Placed] = [(80.0, 706.0, "Customer shall not"), (80.0, 692.0, "resell the Services.")]
    found = lines_of(pdf_bytes([words], drawn=[*frames, ruling(500, 100, 500, 200)]))
    assert found == ["Customer shall not", "resell the Services."]


@pytest.mark.parametrize(
    "frame",
    [
        [filled(40, 40, 570, 750, "0.95 g")],
        [filled(40, 40, 570, 750, "0.95 g"), filled(50, 50, 560, 740, "1 g")],
        [*(ruling(40, y, 570, y) for y in (40, 42, 750)), *(ruling(x, 40, x, 750) for x in (40, 42, 570))],
    ],
    ids=["fill", "fill in a fill", "double line"],
)
def test_a_frame_round_the_page_is_no_table(frame: list[str]) -> None:
    """A page's border leaves its lines as they are."""
    words = ["Customer shall not resell", "the Services to others."]
    assert lines_of(pdf_bytes([words], under=frame)) == words


def test_a_cell_of_clauses_keeps_its_lines() -> None:
    """A table that holds whole clauses is laid out text: its lines stay lines."""
    clauses: list[str | Placed] = [(280.0, 676.0 - 14 * at, "Customer shall not resell.") for at in range(24)]
    rules = [
        *(ruling(70, y, 470, y) for y in (720, 690, 330)),
        *(ruling(x, 330, x, 720) for x in (70, 270, 470)),
    ]
    (page,) = pages_of(pdf_bytes([[*CELLS[:2], *clauses]], drawn=rules))
    assert [line.role for line in page.lines] == [Role.ROW, *[Role.PRINTED] * 24]


@pytest.mark.parametrize(
    "concealing",
    [
        [typed(280, 640, "under any terms"), filled(278, 637, 360, 650)],
        [typed(280, 640, "under any terms", colour="1 g")],
    ],
    ids=["blacked out", "white"],
)
def test_concealed_words_stay_concealed_in_a_row(concealing: list[str]) -> None:
    """What no reader of the page sees is no part of a row either."""
    assert "under any terms" not in " ".join(lines_of(pdf_bytes([CELLS], drawn=[*RULES, *concealing])))


def test_a_field_in_a_cell_is_part_of_its_row() -> None:
    """What is typed into a form field inside a table stays in the text."""
    field = note("Widget", (280, 635, 400, 655), "/FT /Tx /T (name) /V (Acme Inc.)")
    assert lines_of(pdf_bytes([CELLS], drawn=RULES, notes=[field])) == [*ROWS[:2], "Storage | Acme Inc."]


def test_a_drawn_bullet_in_a_cell_is_part_of_its_row() -> None:
    """A list inside a cell keeps the bullets it is drawn with."""
    words: list[str | Placed] = [*CELLS[:-1], (90.0, 640.0, "Storage")]
    assert lines_of(pdf_bytes([words], drawn=[*RULES, disc(82, 643, 1.5)])) == [*ROWS[:2], "• Storage"]


def test_rulings_make_cells() -> None:
    """Lines that cross make rows of cells, from the top and from the left."""
    (rows,) = find_tables(ACROSS, DOWN)
    assert rows == [
        [(0, 0, 100, 20), (100, 0, 200, 20)],
        [(0, 20, 100, 40), (100, 20, 200, 40)],
    ]


@pytest.mark.parametrize(
    ("across", "down", "expected"),
    [
        (ACROSS, DOWN, 1),
        (ACROSS[:2], DOWN, 0),
        (ACROSS, DOWN[:2], 0),
        ([], [], 0),
        (ACROSS, [(x + 300, top, y + 300, bottom) for x, top, y, bottom in DOWN], 0),
    ],
    ids=["two by two", "one row", "one column", "nothing", "lines that do not meet"],
)
def test_a_table_has_two_rows_and_two_columns(across: list[Box], down: list[Box], expected: int) -> None:
    """Anything less is a frame."""
    assert expected == len(find_tables(across, down))


def test_rulings_that_nearly_meet_are_one() -> None:
    """Lines drawn in pieces, a point apart, make the same cells."""
    pieces: list[Box] = [
        (x0, y + d, x1, y + d) for y in (0, 20, 40) for x0, x1, d in ((0, 99, 0), (101, 200, 1))
    ]
    (rows,) = find_tables(pieces, DOWN)
    assert [len(row) for row in rows] == [2, 2]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Service", "Fee"], ["Service | Fee"]),
        (["", "Fee"], ["Fee"]),
        (["", ""], []),
        (["word " * 90, "Fee"], [f"{'word ' * 90} | Fee"]),
        (["word " * 91, "Fee"], []),
    ],
    ids=["two cells", "an empty one", "all empty", "a long one", "clauses"],
)
def test_a_row_is_a_line(words: list[str], expected: list[str]) -> None:
    """Cells are joined by a bar; empty rows and rows of clauses give no line."""
    waiting = iter(words)
    tables = [[[(0.0, 0.0, 100.0, 20.0), (100.0, 0.0, 200.0, 20.0)]]]
    assert [line.text for line in row_lines(tables, 1, lambda _: next(waiting))] == expected


def test_a_row_stands_for_its_lines_where_the_first_stood() -> None:
    """Lines inside a row give way to it; those outside keep their order."""
    row = raw_line("a | b", place=place(top=100.0, bottom=130.0), role=Role.ROW)
    lines = [raw_line("before", 80.0), raw_line("a", 102.0), raw_line("b", 114.0), raw_line("after", 140.0)]
    assert [line.text for line in with_rows(lines, [row])] == ["before", "a | b", "after"]


def test_a_row_without_lines_is_left_out() -> None:
    """A row none of whose words are on the page's lines does not come in."""
    row = raw_line("a | b", place=place(top=300.0, bottom=330.0), role=Role.ROW)
    assert with_rows([raw_line("before", 80.0)], [row]) == (raw_line("before", 80.0),)


@given(st.lists(st.floats(0, 700), max_size=6))
def test_no_rows_change_nothing(tops: list[float]) -> None:
    """Without tables the lines are as they were."""
    lines = tuple(raw_line("words", top) for top in tops)
    assert with_rows(lines, []) == lines
