"""What a reader must be told of a document; finding it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.finding import Code, Finding, Severity, named_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.domain.clause import Clause
    from tracer.domain.document import Document
    from tracer.domain.reading import Reading
    from tracer.domain.span import Span
    from tracer.domain.terms import Flaw

UNREAD = "images without text, not read."
MISSING = (Code.DANGLING_REFERENCE, Code.UNDEFINED_TERM)
AROUND = 60  # characters shown on either side of a place
DOUBTFUL = "a scan too poor to rely on; what it seems not to say is unknowable."


def find_problems(
    document: Document, relevant: Sequence[tuple[Clause, Reading]], flaws: Sequence[Flaw] = ()
) -> Iterator[Finding]:
    """Yield what the reader of the file found, pages not read, nothing found, umbrella grants, flaws."""
    yield from document.findings
    yield from _of_pages(document.unread_pages, document, Code.NO_TEXT_LAYER, UNREAD)
    yield from _of_pages(document.doubtful_pages, document, Code.POOR_SCAN, DOUBTFUL)
    if not relevant:
        yield Finding(Code.NO_RELEVANT_CLAUSE, Severity.WARNING, Code.NO_RELEVANT_CLAUSE.description)
    for clause, reading in relevant:
        if reading.umbrella:
            message = Code.UMBRELLA_GRANT.description
            yield Finding(Code.UMBRELLA_GRANT, Severity.WARNING, message, clause.id, clause.page)
    # What a page that was not read defines, or holds, cannot be said to be missing.
    yield from (_of_flaw(flaw) for flaw in flaws if document.is_fully_read or flaw.code not in MISSING)


def _of_flaw(flaw: Flaw) -> Finding:
    """Return a flaw as a finding: about its first place, with every place in its detail."""
    clause = flaw.places[0][0]
    severity = Severity.NOTE if flaw.code in MISSING else Severity.WARNING
    detail = tuple(
        f"{place.citation}, p. {place.page}: {_around(place.text, span)}" for place, span in flaw.places
    )
    return Finding(flaw.code, severity, _told(flaw), clause.id, clause.page, detail)


def _told(flaw: Flaw) -> str:
    if flaw.code is Code.CONFLICTING_DEFINITION:
        return f"“{flaw.about}” is defined {len(flaw.places)} times, in different words."
    if flaw.code is Code.DANGLING_REFERENCE:
        return f"{flaw.about} is pointed to and does not stand in this document."
    return f"“{flaw.about}” is used like a defined term and nowhere defined."


def _around(text: str, span: Span) -> str:
    """Return the words about a place, cut where words end."""
    start = text.rfind(" ", 0, max(span.start - AROUND, 0)) + 1
    end = text.find(" ", span.end + AROUND)
    return text[start : end if end >= 0 else len(text)]


def _of_pages(pages: tuple[int, ...], document: Document, code: Code, words: str) -> Iterator[Finding]:
    """Yield one finding for these pages: an error where they are all there is."""
    if pages:
        severity = Severity.ERROR if len(pages) == len(document.pages) else Severity.WARNING
        message = f"{named_pages(pages)} of {len(document.pages)}: {words}"
        yield Finding(code, severity, message, page=pages[0])
