"""What a reader must be told of a PDF beside its text: words that nobody sees, scripts, other files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.domain.finding import Code, Finding, Severity, named_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracer.documents.pdf.concealed import Concealed

# Names of actions that run a script or a program (PDF 32000-1, 12.6.4.16 and 12.6.4.5).
SCRIPT = re.compile(rb"/(?:JavaScript|Launch)\b|/JS\s*(?:\(|<|\d+\s+\d+\s+R)")
MANY = 60  # letters: hidden words that could hold a clause are a warning
CLAUSE = 200  # letters blacked out on one page, among which a whole clause could be


def of_concealed(pages: Mapping[int, Concealed], *, reveal: bool) -> Iterator[Finding]:
    """Yield one finding for each way in which words are kept from the reader; words only to reveal."""
    yield from _blacked_out(
        {n: page.blacked_out for n, page in pages.items() if page.blacked_out}, reveal=reveal
    )
    yield from _hidden({n: page.hidden for n, page in pages.items() if page.hidden}, reveal=reveal)
    bars = {number: page.bars for number, page in pages.items() if page.bars and not page.blacked_out}
    if bars:
        message = f"{named_pages(tuple(bars))}: {_counted(sum(bars.values()), 'stretch', 'es')} blacked out."
        yield Finding(Code.REDACTED, Severity.WARNING, message, page=min(bars))


def of_file(scripts: int, attachments: Sequence[str], data: bytes) -> Iterator[Finding]:
    """Yield a finding where a file carries scripts or other files."""
    if scripts or SCRIPT.search(data):
        message = "the file carries a script or starts a program; nothing of it was run."
        yield Finding(Code.EMBEDDED_SCRIPT, Severity.WARNING, message)
    if attachments:
        message = f"{_counted(len(attachments), 'attached file', 's')}, not read."
        yield Finding(Code.ATTACHMENT, Severity.WARNING, message, detail=tuple(attachments))


def hides_a_clause(page: Concealed) -> bool:
    """Return whether enough is blacked out for a whole clause to be among it."""
    return sum(map(len, page.blacked_out)) >= CLAUSE


def _blacked_out(words: Mapping[int, tuple[str, ...]], *, reveal: bool) -> Iterator[Finding]:
    if not words:
        return
    count = sum(map(len, words.values()))
    message = (
        f"{named_pages(tuple(words))}: {_counted(count, 'stretch', 'es')} of text under marks that black it out;"
        " the words are still in the file."
    )
    yield Finding(
        Code.TEXT_UNDER_REDACTION,
        Severity.WARNING,
        message,
        page=min(words),
        detail=_detail(words, reveal=reveal),
    )


def _hidden(words: Mapping[int, tuple[str, ...]], *, reveal: bool) -> Iterator[Finding]:
    if not words:
        return
    letters = sum(len(text) for texts in words.values() for text in texts)
    message = f"{named_pages(tuple(words))}: {letters} characters that no reader of the page sees; left out."
    severity = Severity.WARNING if letters >= MANY else Severity.NOTE
    yield Finding(Code.HIDDEN_TEXT, severity, message, page=min(words), detail=_detail(words, reveal=reveal))


def _detail(words: Mapping[int, tuple[str, ...]], *, reveal: bool) -> tuple[str, ...]:
    if not reveal:
        return ()
    return tuple(f"page {number}: {text}" for number, texts in words.items() for text in texts)


def _counted(count: int, noun: str, ending: str) -> str:
    return f"{count} {noun}{'' if count == 1 else ending}"
