"""What a reader must be told of a document; finding it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.finding import Code, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.domain.clause import Clause
    from tracer.domain.document import Document
    from tracer.domain.reading import Reading


def find_problems(document: Document, relevant: Sequence[tuple[Clause, Reading]]) -> Iterator[Finding]:
    """Yield the findings of one document: pages not read, nothing found, umbrella grants."""
    unread = document.unread_pages
    if unread:
        everything = len(unread) == len(document.pages)
        severity = Severity.ERROR if everything else Severity.WARNING
        message = f"{_pages(unread)} of {len(document.pages)}: images without text, not read."
        yield Finding(Code.NO_TEXT_LAYER, severity, message, page=unread[0])
    if not relevant:
        yield Finding(Code.NO_RELEVANT_CLAUSE, Severity.WARNING, Code.NO_RELEVANT_CLAUSE.description)
    for clause, reading in relevant:
        if reading.umbrella:
            message = Code.UMBRELLA_GRANT.description
            yield Finding(Code.UMBRELLA_GRANT, Severity.WARNING, message, clause.id, clause.page)


def _pages(numbers: tuple[int, ...]) -> str:
    """Return page numbers as runs: "pages 1-3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"page{'s' if len(numbers) > 1 else ''} {shown}"
