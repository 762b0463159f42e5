"""Ruled tables become rows; nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders import make_pdf, pdf_bytes, ruling
from tracer.documents.pdf import read_pdf
from tracer.documents.read import read_document
from tracer.documents.tables import with_tables

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Placed

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
ABOVE: Placed = (72.0, 740.0, "The fees are these.")
BELOW: Placed = (72.0, 500.0, "Fees are due at once.")


def test_a_ruled_table_becomes_rows(tmp_path: Path) -> None:
    """Each row is one line, its cells set apart and its empty cells left out."""
    found = read_document(make_pdf([CELLS], tmp_path / "a.pdf", drawn=RULES))
    assert found.text == "Service | Fee\nMonitoring of prompts | None\nStorage\n"


def test_rows_are_marked_as_cells(tmp_path: Path) -> None:
    """Only the lines inside the table are its rows; those around it stay as they stand."""
    path = make_pdf([[ABOVE, *CELLS, BELOW]], tmp_path / "a.pdf", drawn=RULES)
    assert [line.cell for line in read_document(path).lines] == [False, True, True, True, False]


def test_a_row_stands_where_its_cells_are_drawn(tmp_path: Path) -> None:
    """A row's place is the box between its rulings."""
    place = read_document(make_pdf([CELLS], tmp_path / "a.pdf", drawn=RULES)).lines[0].place
    assert (place.x0, place.top, place.x1, place.bottom) == (70.0, 72.0, 470.0, 102.0)


def test_a_page_without_rulings_is_not_looked_at() -> None:
    """Text set in columns alone is no table."""
    pages = read_pdf(pdf_bytes([CELLS]), "a.pdf")
    assert with_tables(pdf_bytes([CELLS]), pages) is pages


def test_underlines_do_not_rule_a_page() -> None:
    """Lines that run one way only make no table."""
    (page,) = read_pdf(pdf_bytes([CELLS], drawn=RULES[:4]), "a.pdf")
    assert not page.ruled


def test_stacked_boxes_are_no_table(tmp_path: Path) -> None:
    """Frames around paragraphs, one below the other, leave the lines as they are."""
    frames = [*(ruling(70, y, 470, y) for y in (720, 680, 640)), *(ruling(x, 640, x, 720) for x in (70, 470))]
    words: list[str | Placed] = [(80.0, 706.0, "Customer shall not"), (80.0, 692.0, "resell the Services.")]
    path = make_pdf([words], tmp_path / "a.pdf", drawn=[*frames, ruling(500, 100, 500, 200)])
    assert read_document(path).text == "Customer shall not\nresell the Services.\n"


def test_a_file_that_pdfminer_cannot_read_keeps_its_lines() -> None:
    """Where the tables cannot be had, the page's plain lines stand."""
    pages = read_pdf(pdf_bytes([CELLS], drawn=RULES), "a.pdf")
    assert with_tables(b"%PDF-1.4 no more", pages) == pages
