"""Files that are read, and the error of each kind that is not."""

from __future__ import annotations

import hashlib
import sys
from typing import TYPE_CHECKING

import pytest

from tests.builders import make_encrypted_pdf, make_pdf, pdf_bytes
from tracer.documents import read
from tracer.documents.read import read_document, read_source
from tracer.documents.source import Kind, source_from
from tracer.errors import (
    DamagedDocument,
    EncryptedDocument,
    MissingDocument,
    NotADocument,
    UnreadableDocument,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.builders import Placed

WORDS = ["Customer shall not resell the Services to others."]


def missing(path: Path) -> Path:
    """Make no file."""
    return path


def folder(path: Path) -> Path:
    """Make a folder."""
    path.mkdir()
    return path


def holding(data: bytes) -> Callable[[Path], Path]:
    """Return a maker of a file with these bytes."""

    def make(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return make


READABLE = [
    pytest.param("deal.pdf", pdf_bytes([WORDS]), Kind.PDF, id="pdf"),
    pytest.param("deal.html", f"<!doctype html><p>{WORDS[0]}".encode(), Kind.HTML, id="html"),
    pytest.param("deal.md", f"# Terms\n\n{WORDS[0]}".encode(), Kind.MARKDOWN, id="markdown"),
    pytest.param("deal.txt", WORDS[0].encode(), Kind.TEXT, id="text"),
]
UNREADABLE = [
    pytest.param(missing, MissingDocument, id="missing"),
    pytest.param(folder, NotADocument, id="directory"),
    pytest.param(holding(b""), NotADocument, id="empty"),
    pytest.param(holding(b"Dear Sir or Madam"), NotADocument, id="text named .pdf"),
    pytest.param(holding(b" " * 2000 + pdf_bytes([WORDS])), NotADocument, id="mark too late"),
    pytest.param(holding(pdf_bytes([WORDS])[:300]), DamagedDocument, id="truncated"),
    pytest.param(holding(b"%PDF-1.4\n" + b"\xff" * 500), DamagedDocument, id="garbage after the mark"),
    pytest.param(holding(pdf_bytes([])), DamagedDocument, id="no page"),
    pytest.param(make_encrypted_pdf, EncryptedDocument, id="encrypted"),
]


@pytest.mark.parametrize(("make", "expected"), UNREADABLE)
def test_an_unreadable_file_has_its_own_error(
    tmp_path: Path, make: Callable[[Path], Path], expected: type[UnreadableDocument]
) -> None:
    """Each way of being unreadable is told apart."""
    with pytest.raises(UnreadableDocument) as caught:
        read_document(make(tmp_path / "deal.pdf"))
    assert caught.type is expected


@pytest.mark.parametrize(("make", "_"), UNREADABLE)
def test_an_error_is_one_line_that_names_the_file(
    tmp_path: Path, make: Callable[[Path], Path], _: type[UnreadableDocument]
) -> None:
    """Whoever reads the message learns which file it is about."""
    with pytest.raises(UnreadableDocument, match=r"\A[^\n]*deal\.pdf: [^\n]+\Z"):
        read_document(make(tmp_path / "deal.pdf"))


def test_a_file_without_permission_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses is told in the system's words."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = make_pdf([WORDS], tmp_path / "deal.pdf")
    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(UnreadableDocument, match=r"deal\.pdf: Permission denied"):
        read_document(path)


def test_a_document_carries_its_name_without_the_folder(tmp_path: Path) -> None:
    """A report can name the file without telling where it lay."""
    assert read_document(make_pdf([WORDS], tmp_path / "deal.pdf")).name == "deal.pdf"


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    """A document's digest is its file's SHA-256."""
    path = make_pdf([WORDS], tmp_path / "deal.pdf")
    assert read_document(path).digest == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    """Text and Path are read alike."""
    path = make_pdf([WORDS], tmp_path / "deal.pdf")
    assert read_document(str(path)) == read_document(path)


def test_any_name_will_do_for_a_pdf(tmp_path: Path) -> None:
    """What a file holds counts, not how it is called."""
    assert read_document(make_pdf([WORDS], tmp_path / "deal.txt")).text == f"{WORDS[0]}\n"


def test_junk_before_the_mark_is_passed_over(tmp_path: Path) -> None:
    """A PDF that a gateway put a few lines before is a PDF."""
    path = holding(b"X-Mail: junk\r\n" * 20 + pdf_bytes([WORDS]))(tmp_path / "deal.pdf")
    assert read_document(path).text == f"{WORDS[0]}\n"


def test_heads_and_numbers_are_set_aside(tmp_path: Path) -> None:
    """A whole file's running lines do not reach its text."""
    pages: list[list[str | Placed]] = [
        [(72.0, 760.0, "Acme Agreement"), *WORDS, (300.0, 30.0, f"Page {n} of 3")] for n in (1, 2, 3)
    ]
    assert read_document(make_pdf(pages, tmp_path / "deal.pdf")).text == f"{WORDS[0]}\n" * 3


@pytest.mark.parametrize(("name", "data", "kind"), READABLE)
def test_every_kind_is_read(name: str, data: bytes, kind: Kind) -> None:
    """The words and the kind of each form are on the record."""
    found = read_source(source_from(data, name))
    assert (found.kind, WORDS[0] in " ".join(found.text.split())) == (kind.value, True)


@pytest.mark.parametrize(("name", "data", "_"), READABLE)
def test_reading_apart_changes_nothing(name: str, data: bytes, _: Kind) -> None:
    """Law: a document is the same whether it was read in this process or another, first or later."""
    source = source_from(data, name)
    assert read_source(source) == read_source(source) == read_source(source, isolated=False)


def test_a_frozen_program_reads_in_its_own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no Python to start, files are read all the same."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(read, "read_isolated", lambda *_: pytest.fail("a process was started"))
    assert read_source(source_from(pdf_bytes([WORDS]), "deal.pdf")).text == f"{WORDS[0]}\n"


@pytest.mark.parametrize("name", ["two\nlines.txt", "esc\x1b[2J.txt", "half\udce4.txt", "../../up.txt"])
def test_hostile_names_are_made_harmless(name: str) -> None:
    """A name is one line of characters that can be written anywhere, and no escape."""
    found = read_source(source_from(WORDS[0].encode(), name)).name
    assert found.isprintable()
    assert found.encode()
