"""Choose the reader for a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracer.documents.assemble import assemble
from tracer.documents.isolate import can_isolate, read_isolated
from tracer.documents.source import Kind, source_of
from tracer.domain.settings import Intake

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracer.documents.raw import RawDocument
    from tracer.documents.source import Source
    from tracer.domain.document import Document

USUAL = Intake()


def read_document(path: Path | str, intake: Intake = USUAL, *, isolated: bool = True) -> Document:
    """Return the words of a file and where they stand.

    Args:
        path: a PDF, Word, HTML, Markdown or text file.
        intake: how it is read, and within which limits.
        isolated: in a process of its own, which what is wrong with the file cannot leave.

    Raises:
        UnreadableDocument: it cannot be read.
    """
    return read_source(source_of(Path(path)), intake, isolated=isolated)


def read_source(source: Source, intake: Intake = USUAL, *, isolated: bool = True) -> Document:
    """Return the words of a source and where they stand, as `read_document` does.

    Raises:
        UnreadableDocument: it cannot be read.
    """
    apart = isolated and can_isolate()
    raw = read_isolated(source, intake) if apart else read_raw(source, intake, lambda: None)
    return assemble(raw, name=source.name, digest=source.digest, kind=source.kind.value)


def read_raw(source: Source, intake: Intake, beat: Callable[[], None]) -> RawDocument:
    """Return what the reader for the source's kind makes of it, in this process.

    `beat` is called after each piece of work that takes long. The readers' libraries are slow to
    load: each is opened for a file of its kind only.

    Raises:
        UnreadableDocument: it cannot be read.
    """
    if source.kind is Kind.PDF:
        from tracer.documents.pdf.read import read_pdf

        return read_pdf(source.data, source.name, intake, beat)
    if source.kind is Kind.DOCX:
        from tracer.documents.word.read import read_word

        return read_word(source.data, source.name, intake)
    if source.kind is Kind.HTML:
        from tracer.documents.web.read import read_web

        return read_web(source.data, source.name, intake)
    if source.kind is Kind.MARKDOWN:
        from tracer.documents.text.markdown import read_markdown

        return read_markdown(source.data, source.name, intake)
    from tracer.documents.text.plain import read_plain

    return read_plain(source.data, source.name, intake)
