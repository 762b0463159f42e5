"""Choose the reader for a file."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tracer.documents.assemble import assemble
from tracer.documents.pdf import read_pdf
from tracer.errors import MissingDocument, NotADocument, UnreadableDocument

if TYPE_CHECKING:
    from tracer.domain.document import Document

PDF_MARK = b"%PDF-"
MARK_WITHIN = 1024  # bytes: readers accept junk before the mark (PDF 32000-1, annex H.3.4.1)


# Control characters, and the halves of characters that a file name that is not UTF-8 turns into.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def read_document(path: Path | str) -> Document:
    """Return the words of a PDF and where they stand.

    Raises:
        UnreadableDocument: missing, a folder, empty, not a PDF, damaged, or encrypted.
    """
    path = Path(path)
    data, name = _bytes_of(path), UNPRINTABLE.sub("\ufffd", path.name)
    if PDF_MARK not in data[:MARK_WITHIN]:
        raise NotADocument(path.name, "not a PDF, whatever its name says; give a PDF file")
    pages = read_pdf(data, name)
    if any(page.ruled and page.lines for page in pages):
        from tracer.documents.tables import with_tables  # pdfplumber is slow to import

        pages = with_tables(data, pages)
    digest = hashlib.sha256(data).hexdigest()
    return assemble(pages, name=name, digest=digest, kind="pdf")


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise NotADocument(path.name or str(path), "a folder; give the files in it by name")
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise MissingDocument(str(path)) from error
    except OSError as error:
        raise UnreadableDocument(str(path), error.strerror or "cannot be read") from error
    if not data:
        raise NotADocument(path.name, "an empty file")
    return data
