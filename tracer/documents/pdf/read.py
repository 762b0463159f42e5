"""PDF to raw pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracer.documents.columns import in_reading_order
from tracer.documents.pdf.bullets import bullets_in, with_bullets
from tracer.documents.pdf.concealed import find_concealed
from tracer.documents.pdf.drawing import Kind, picture_share, rulings, suggest_table
from tracer.documents.pdf.fields import with_fields
from tracer.documents.pdf.findings import hides_a_clause, of_concealed, of_file
from tracer.documents.pdf.pdfium import attachments_of, opened, page_of, scripts_of
from tracer.documents.pdf.rows import is_inside, row_lines, with_rows
from tracer.documents.pdf.scans import Draft, with_scans_read
from tracer.documents.raw import RawPage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tracer.documents.pdf.drawing import Drawn
    from tracer.documents.pdf.pdfium import PdfPage
    from tracer.documents.raw import RawDocument, RawLine
    from tracer.domain.place import Place
    from tracer.domain.settings import Intake


def read_pdf(data: bytes, name: str, intake: Intake, beat: Callable[[], None]) -> RawDocument:
    """Return the lines of every page, in reading order.

    `beat` is called after each page that takes long, so that whoever waits sees that work goes on.

    Raises:
        EncryptedDocument: it asks for a password.
        DamagedDocument: PDFium cannot open it, or it has no page.
    """
    with opened(data, name, intake.password) as pdf:
        drafts = []
        for number in range(1, len(pdf) + 1):
            with page_of(pdf, number) as page:
                drafts.append(_draft(page))
        raw = with_scans_read(pdf, drafts, intake, beat)
        concealed = {draft.page.number: draft.concealed for draft in drafts}
        findings = (
            *raw.findings,
            *of_concealed(concealed, reveal=intake.reveal),
            *of_file(scripts_of(pdf), attachments_of(pdf), data),
        )
        return replace(raw, findings=findings)


def _draft(page: PdfPage) -> Draft:
    drawn = page.drawn()
    runs = list(page.lines())
    concealed = find_concealed(page, drawn, runs)
    if concealed.masked:
        runs = list(page.lines(concealed.masked))
    runs = with_fields(with_bullets(runs, drawn), page.fields())
    lines = in_reading_order(runs, page.width, page.height)
    rows = _rows(page, drawn, concealed.masked) if lines else ()
    lines = with_rows(lines, rows) if rows else lines
    raw = RawPage(page.number, page.width, page.height, lines, doubtful=hides_a_clause(concealed))
    painted = any(item.kind is not Kind.TEXT for item in drawn)
    return Draft(raw, picture_share(drawn, page.width, page.height), painted, concealed)


def _rows(page: PdfPage, drawn: Sequence[Drawn], masked: Mapping[int, str]) -> tuple[RawLine, ...]:
    across, down = rulings(drawn)
    if not suggest_table(across, down):
        return ()
    from tracer.documents.pdf.tables import find_tables  # pdfplumber is slow to import

    typed = list(page.fields())

    def words_in(cell: Place) -> str:
        fields = (words for place, words in typed if is_inside(place, cell))
        return " ".join([*bullets_in(drawn, cell), page.words_in(cell, masked), *fields]).strip()

    return row_lines(find_tables(across, down), page.number, words_in)
