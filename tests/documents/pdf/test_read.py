"""PDF to pages: everything that the parts find, put together."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

import pytest

from tests.builders import (
    disc,
    filled,
    image,
    lines_of,
    note,
    pages_of,
    pdf_bytes,
    picture,
    ruling,
    stream,
    typed,
)
from tracer.documents.pdf.read import read_pdf
from tracer.domain.document import Role
from tracer.domain.finding import Code
from tracer.domain.settings import Intake, Ocr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.builders import Placed

WORDS = "Customer shall not resell the Services to others."
UNSEEN = "for any lawful purpose"
SCRIPT = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
FILE = "<< /Type /Filespec /F (b.txt) /UF (b.txt) /EF << /F @File >> >>"
CARRIED = f"/Names << /EmbeddedFiles << /Names [(b.txt) {FILE}] >> >>"
LEFT = [(72.0, 700.0 - 20 * at, f"Left column's line {at}, which is long") for at in range(9)]
RIGHT = [(320.0, 700.0 - 20 * at, f"Right column's line {at}, which is long") for at in range(9)]
LOWER = [(x, y - 9, text) for x, y, text in RIGHT]
BARELY_LOWER = [(x, y - 5, text) for x, y, text in RIGHT]
AS_ONE = pytest.mark.xfail(reason="PDFium gives what stands on nearly one baseline as one run")


def across(first: Sequence[Placed], second: Sequence[Placed]) -> list[Placed]:
    """Return the lines of two columns as some programs write them: line by line across the page."""
    return [line for pair in zip(first, second, strict=True) for line in pair]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(pdf_bytes([[WORDS]]), [], id="nothing"),
        pytest.param(
            pdf_bytes([[WORDS]], catalog=f"/OpenAction {SCRIPT}"), [Code.EMBEDDED_SCRIPT], id="script"
        ),
        pytest.param(
            pdf_bytes([[WORDS]], catalog=CARRIED, things={"File": stream("/Type /EmbeddedFile", b"words")}),
            [Code.ATTACHMENT],
            id="attachment",
        ),
        pytest.param(
            pdf_bytes([[WORDS]], drawn=[typed(72, 600, UNSEEN, colour="1 g")]),
            [Code.HIDDEN_TEXT],
            id="hidden",
        ),
        pytest.param(
            pdf_bytes([[WORDS]], drawn=[filled(70, 697, 120, 710)]),
            [Code.TEXT_UNDER_REDACTION],
            id="under a bar",
        ),
        pytest.param(
            pdf_bytes([["The fee is"]], drawn=[filled(122, 698, 190, 710)]), [Code.REDACTED], id="bar"
        ),
    ],
)
def test_what_is_amiss_is_told(data: bytes, expected: list[Code]) -> None:
    """Scripts, other files and words that nobody sees are findings."""
    raw = read_pdf(data, "a.pdf", Intake(ocr=Ocr.OFF), lambda: None)
    assert [found.code for found in raw.findings] == expected


@pytest.mark.parametrize(
    ("reveal", "expected"), [(False, ()), (True, (f"page 1: {UNSEEN}",))], ids=["kept back", "revealed"]
)
def test_hidden_words_are_told_where_asked_for(*, reveal: bool, expected: tuple[str, ...]) -> None:
    """The words themselves go on the record only for whoever asks."""
    data = pdf_bytes([[WORDS]], drawn=[typed(72, 600, UNSEEN, colour="1 g")])
    (found,) = read_pdf(data, "a.pdf", Intake(ocr=Ocr.OFF, reveal=reveal), lambda: None).findings
    assert found.detail == expected


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([*LEFT, *RIGHT], id="column by column"),
        pytest.param([*RIGHT, *LEFT], id="right one first"),
        pytest.param(across(LEFT, LOWER), id="across"),
        pytest.param(across(LEFT, BARELY_LOWER), marks=AS_ONE, id="across, a little lower"),
        pytest.param(across(LEFT, RIGHT), marks=AS_ONE, id="across, on one baseline"),
    ],
)
def test_two_columns_are_read_one_after_the_other(lines: list[Placed]) -> None:
    """However the file mixes them, columns come left then right."""
    assert lines_of(pdf_bytes([lines])) == [text for _, _, text in (*LEFT, *RIGHT)]


def test_what_is_typed_into_a_field_is_a_line() -> None:
    """A filled form reads with what was filled in."""
    field = note("Widget", (120, 697, 240, 711), "/FT /Tx /T (name) /V (Acme Inc.)")
    assert lines_of(pdf_bytes([["Supplier:"]], notes=[field])) == ["Supplier: Acme Inc."]


def test_a_field_is_read_where_it_stands() -> None:
    """A field's words join the line they were typed into, not the end of the page."""
    field = note("Widget", (120, 697, 240, 711), "/FT /Tx /T (name) /V (Acme Inc.)")
    found = " ".join(lines_of(pdf_bytes([["Supplier:", "Term: one year"]], notes=[field])))
    assert found == "Supplier: Acme Inc. Term: one year"


def test_everything_on_one_page() -> None:
    """Bullets, tables and plain lines keep their order and roles."""
    rules = [
        *(ruling(70, y, 470, y) for y in (620, 600, 580)),
        *(ruling(x, 580, x, 620) for x in (70, 270, 470)),
    ]
    cells = [
        (80.0, 606.0, "Service"),
        (280.0, 606.0, "Fee"),
        (80.0, 586.0, "Storage"),
        (280.0, 586.0, "None"),
    ]
    (page,) = pages_of(
        pdf_bytes([["Customer may:", "resell it;", *cells]], drawn=[*rules, disc(62, 689, 1.5)])
    )
    assert [(line.text, line.role) for line in page.lines] == [
        ("Customer may:", Role.PRINTED),
        ("• resell it;", Role.PRINTED),
        ("Service | Fee", Role.ROW),
        ("Storage | None", Role.ROW),
    ]


def test_the_same_file_reads_the_same() -> None:
    """Reading leaves nothing behind: a second reading equals the first."""
    data = pdf_bytes(
        [[WORDS]], drawn=[filled(70, 697, 120, 710), picture(72, 100, 90, 120)], things={"Im": image()}
    )
    assert [astuple(page) for page in pages_of(data)] == [astuple(page) for page in pages_of(data)]


@pytest.mark.parametrize(("letters", "expected"), [(50, False), (250, True)], ids=["a name", "a clause"])
def test_a_page_whose_clauses_are_blacked_out_is_doubtful(letters: int, *, expected: bool) -> None:
    """Where a whole clause could be blacked out, silence means nothing."""
    lines = [WORDS] * (letters // len(WORDS) + 1)
    bars = [filled(70, 697 - 14 * at, 320, 710 - 14 * at) for at in range(letters // len(WORDS))]
    assert expected == pages_of(pdf_bytes([lines], drawn=bars))[0].doubtful
