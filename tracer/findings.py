"""What a reader must be told of a document; finding it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.finding import Code, Finding, Severity, named_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.domain.clause import Clause
    from tracer.domain.document import Document
    from tracer.domain.reading import Reading

UNREAD = "images without text, not read."
DOUBTFUL = "a scan too poor to rely on; what it seems not to say is unknowable."


def find_problems(document: Document, relevant: Sequence[tuple[Clause, Reading]]) -> Iterator[Finding]:
    """Yield what the reader of the file found, pages not read, nothing found, umbrella grants."""
    yield from document.findings
    yield from _of_pages(document.unread_pages, document, Code.NO_TEXT_LAYER, UNREAD)
    yield from _of_pages(document.doubtful_pages, document, Code.POOR_SCAN, DOUBTFUL)
    if not relevant:
        yield Finding(Code.NO_RELEVANT_CLAUSE, Severity.WARNING, Code.NO_RELEVANT_CLAUSE.description)
    for clause, reading in relevant:
        if reading.umbrella:
            message = Code.UMBRELLA_GRANT.description
            yield Finding(Code.UMBRELLA_GRANT, Severity.WARNING, message, clause.id, clause.page)


def _of_pages(pages: tuple[int, ...], document: Document, code: Code, words: str) -> Iterator[Finding]:
    """Yield one finding for these pages: an error where they are all there is."""
    if pages:
        severity = Severity.ERROR if len(pages) == len(document.pages) else Severity.WARNING
        message = f"{named_pages(pages)} of {len(document.pages)}: {words}"
        yield Finding(code, severity, message, page=pages[0])
