"""The CSV is read back as written, and no cell of it runs in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.builders import document, matrix, row, trace, verdict
from tests.samples import sample_trace
from tracer.domain.matrix import COLUMNS
from tracer.reports.table_csv import FORMULA, harmless, traces_to_csv

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)


def cells(text: str) -> list[list[str]]:
    """Return the CSV as a spreadsheet reads it."""
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("http://evil.example","x")', '\'=HYPERLINK("http://evil.example","x")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("'=1", "'=1"),
        ("a=1", "a=1"),
        ("5.2(v)", "5.2(v)"),
        ("", ""),
    ],
)
def test_formula_becomes_text(cell: str, expected: str) -> None:
    """A cell that a spreadsheet would run is quoted; any other stays as it is (OWASP's list)."""
    assert harmless(cell) == expected


@pytest.mark.parametrize("name", ["=cmd|'/C calc'!A0.pdf", "+1.pdf", "-1.pdf", "@x.pdf"])
def test_hostile_file_name_runs_nothing(name: str) -> None:
    """The document's name is a cell too."""
    made = trace(document=document("x", name=name))

    assert cells(traces_to_csv([made]))[1][0] == f"'{name}"


def test_line_end_in_a_file_name_starts_no_row() -> None:
    """A lone carriage return must not begin a row of its own, with a formula in it."""
    made = trace(document=document("x", name="a\r=1+1.pdf"))

    assert [line[0] for line in cells(traces_to_csv([made]))[1:]] == ["a\r=1+1.pdf"]


@pytest.mark.parametrize(
    "why", ["one, two", 'he said "no"', "one\ntwo", "one\r\ntwo", "a;b\tc", "“监视”"], ids=repr
)
def test_cells_come_back_as_written(why: str) -> None:
    """Commas, quotes and line ends stay inside their cell."""
    made = trace(matrix=matrix(row(why=why)))

    assert cells(traces_to_csv([made]))[1][-1] == why


def test_header_names_the_columns() -> None:
    """The document first, then the columns of the matrix."""
    assert cells(traces_to_csv([]))[0] == ["document", *COLUMNS]


def test_one_line_a_row() -> None:
    """Every matrix row of every document, in order."""
    one = trace(document=document("x", name="one.pdf"))
    two = trace(document=document("x", name="two.pdf"), matrix=matrix(row("A-1"), row("A-2")))

    found = [line[:2] for line in cells(traces_to_csv([one, two]))[1:]]

    assert found == [["one.pdf", "ACME-RL-1"], ["two.pdf", "A-1"], ["two.pdf", "A-2"]]


def test_several_values_share_a_cell() -> None:
    """The clauses a row rests on are joined, as in the frame."""
    made = trace(matrix=matrix(row(verdict=verdict(clauses=("5.2", "7.1(a)")))))

    assert cells(traces_to_csv([made]))[1][7] == "5.2; 7.1(a)"


def test_sample_has_a_line_for_every_row() -> None:
    """A real agreement: as many lines as rows, each as wide as the header."""
    lines = cells(traces_to_csv([sample_trace()]))

    assert len(lines) == len(sample_trace().matrix.rows) + 1
    assert {len(line) for line in lines} == {len(COLUMNS) + 1}


@given(TEXT, TEXT)
@example(name="agreement.pdf", why="one\r=two")
def test_no_cell_starts_a_formula(name: str, why: str) -> None:
    """Law: whatever a document holds, no cell begins as a formula, and none is lost."""
    made = trace(document=document("x", name=name), matrix=matrix(row(why=why)))

    line = cells(traces_to_csv([made]))[1]

    assert [cell for cell in line if cell.startswith(FORMULA)] == []
    assert [line[0].removeprefix("'"), line[-1].removeprefix("'")] == [
        name.removeprefix("'"),
        why.removeprefix("'"),
    ]
