"""Where a file comes from and of what kind it is, told from its bytes before its name."""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePath

from tracer.documents.text.charset import checked, decoded
from tracer.errors import MissingDocument, NotADocument, UnreadableDocument

STDIN = "-"
MOST_MEGABYTES = 500  # of one file; the longest agreement with scans that we met has 60
PDF_MARK = b"%PDF-"
HEAD = 1024  # bytes: readers accept junk before the mark (PDF 32000-1, annex H.3.4.1)
ZIP_MARK, WORD_PART = b"PK\x03\x04", b"word/document"  # a zip keeps the names of its files in the clear
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word before 2007, or a Word file with a password
FOREIGN = (b"{\\rtf", b"%!PS")  # what would pass for text
HTML_MARK = re.compile(r"<(?:!doctype\s+html|(?:html|head|body)[\s>])", re.IGNORECASE)
TEXT_SAMPLE = 65536  # bytes

# Control characters, and the halves of characters that a file name that is not UTF-8 turns into.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

KINDS_READ = "PDF, Word (.docx), HTML, Markdown and text"


class Kind(StrEnum):
    """Kinds of files that are read."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


SUFFIXES = {
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".docm": Kind.DOCX,
    ".doc": Kind.DOCX,  # not read, but its reader says so: a folder's old drafts are not passed over
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".txt": Kind.TEXT,
}
PRETENDED = {
    Kind.PDF: "not a PDF, whatever its name says; give a PDF file",
    Kind.DOCX: "not a Word document, whatever its name says; give a .docx file",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes, its name without the folder, and its kind."""

    name: str
    data: bytes = field(repr=False)
    kind: Kind

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def source_of(path: Path | str) -> Source:
    """Return a file's source, or with "-" what stands at the standard input.

    Raises:
        UnreadableDocument: missing, a folder, empty, too large, or of a kind that is not read.
    """
    if path == STDIN:
        return source_from(sys.stdin.buffer.read(_MOST + 1), "stdin")
    path = Path(path)
    return source_from(_bytes_of(path), path.name)


def source_from(data: bytes, name: str, hint: Kind | None = None) -> Source:
    """Return the source of bytes that came under a name; `hint` tells the kind where they do not.

    Raises:
        UnreadableDocument: empty, too large, or of a kind that is not read.
    """
    if not data:
        raise NotADocument(name, "an empty file")
    if len(data) > _MOST:
        raise UnreadableDocument(name, f"larger than {MOST_MEGABYTES} MB; split it into smaller files")
    return Source(UNPRINTABLE.sub("\ufffd", name), data, _kind_of(data, name, hint))


_MOST = MOST_MEGABYTES * 10**6


def files_in(folder: Path) -> list[Path]:
    """Return the files below a folder that are named like a kind that is read, in order.

    Hidden ones are left out, and so are Word's marks of an open file ("~$draft.docx"). A folder
    that cannot be listed stands for itself, so that who reads it learns of it.
    """
    found: list[Path] = []
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return [folder]
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            # A link to a folder may lead back up.
            found += [] if entry.is_symlink() else files_in(entry)
        elif entry.suffix.lower() in SUFFIXES:
            found.append(entry)
    return found


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise NotADocument(path.name or str(path), _about_folder(path))
        with path.open("rb") as file:
            return file.read(_MOST + 1)
    except FileNotFoundError as error:
        raise MissingDocument(str(path)) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableDocument(str(path), getattr(error, "strerror", None) or "cannot be read") from error


def _about_folder(path: Path) -> str:
    files = files_in(path)
    if files == [path]:
        return "a folder that cannot be opened"
    if files:
        return "a folder; give the files in it by name"
    return f"a folder without a file of a kind that is read: {KINDS_READ}"


def _kind_of(data: bytes, name: str, hint: Kind | None) -> Kind:
    told = _told_by_bytes(data, name)
    if told:
        return told
    expected = SUFFIXES.get(PurePath(name).suffix.lower(), hint)
    if expected in PRETENDED:
        raise NotADocument(name, PRETENDED[expected])
    if expected is None and not _is_text(data):
        raise _not_read(name)
    return expected or Kind.TEXT


def _told_by_bytes(data: bytes, name: str) -> Kind | None:
    """Return the kind that the bytes show beyond doubt."""
    if data.startswith(ZIP_MARK):
        if WORD_PART in data:
            return Kind.DOCX
        raise _not_read(name)
    if data.startswith(OLE_MARK):
        return Kind.DOCX
    if PDF_MARK in data[:HEAD]:
        return Kind.PDF
    if data.startswith(FOREIGN):
        raise _not_read(name)
    head = decoded(data[: 2 * HEAD]).lstrip("\ufeff \t\r\n")
    return Kind.HTML if head.startswith("<") and HTML_MARK.search(head) else None


def _is_text(data: bytes) -> bool:
    try:
        checked(decoded(data[:TEXT_SAMPLE]), "")
    except NotADocument:
        return False
    return True


def _not_read(name: str) -> NotADocument:
    return NotADocument(name, f"of a kind that is not read; give one of {KINDS_READ}")
