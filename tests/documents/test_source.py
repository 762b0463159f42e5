"""Kinds of files, told from their bytes before their names."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.builders import pdf_bytes
from tracer.documents import source
from tracer.documents.source import Kind, files_in, source_from, source_of
from tracer.errors import NotADocument, UnreadableDocument

if TYPE_CHECKING:
    from pathlib import Path

PDF = pdf_bytes([["Words."]])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(100)
WORDS = b"The Customer shall not."
FILING = b"<DOCUMENT>\n<TYPE>EX-10.1\n<TEXT>\n<HTML><BODY>Words"


def zipped(*names: str) -> bytes:
    """Return a zip that holds empty files of these names."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        pytest.param("a.pdf", PDF, Kind.PDF, id="pdf"),
        pytest.param("a.txt", b"junk\n" * 9 + PDF, Kind.PDF, id="pdf behind junk"),
        pytest.param("a.docx", zipped("word/document.xml"), Kind.DOCX, id="docx"),
        pytest.param("a", zipped("word/document2.xml"), Kind.DOCX, id="docx of another main part"),
        pytest.param("a.docx", OLE, Kind.DOCX, id="docx with a password"),
        pytest.param("a.html", b"<p>Words", Kind.HTML, id="html by name"),
        pytest.param("a.HTM", b"Words", Kind.HTML, id="html by name, in capitals"),
        pytest.param("a.txt", b"\n <!DOCTYPE html><p>Words", Kind.HTML, id="html by doctype"),
        pytest.param("a", b"\xef\xbb\xbf<?xml version='1.0'?><html xmlns=''>", Kind.HTML, id="xhtml"),
        pytest.param("a.doc", b"<html><body>Words", Kind.HTML, id="html that Word saved"),
        pytest.param("a", "<html><p>Wörter".encode("utf-16"), Kind.HTML, id="html in UTF-16"),
        pytest.param("a.txt", FILING, Kind.HTML, id="html in a filing"),
        pytest.param("a.txt", b"Write <html> first.", Kind.TEXT, id="text about html"),
        pytest.param("a.md", b"# Words", Kind.MARKDOWN, id="markdown"),
        pytest.param("a.markdown", b"Words", Kind.MARKDOWN, id="markdown, written out"),
        pytest.param("a.txt", WORDS, Kind.TEXT, id="text"),
        pytest.param("a", WORDS, Kind.TEXT, id="text without a suffix"),
        pytest.param("a.agreement", "Wörter".encode("cp1252"), Kind.TEXT, id="text of an unknown suffix"),
    ],
)
def test_kind_is_told(name: str, data: bytes, expected: Kind) -> None:
    """What a file holds goes before how it is called."""
    assert source_from(data, name).kind is expected


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param("a.pdf", WORDS, "not a PDF, whatever its name says", id="text named .pdf"),
        pytest.param("a.docx", WORDS, "not a Word document, whatever its name says", id="text named .docx"),
        pytest.param("a.pdf", b"", "an empty file", id="empty"),
        pytest.param("a.xlsx", zipped("xl/workbook.xml"), "of a kind that is not read", id="spreadsheet"),
        pytest.param("a.zip", zipped("a.pdf") + PDF, "of a kind that is not read", id="zip with a pdf in it"),
        pytest.param("a.png", PNG, "PDF, Word (.docx), HTML, Markdown and text", id="image"),
        pytest.param("a", PNG, "of a kind that is not read", id="image without a suffix"),
        pytest.param("a.rtf", b"{\\rtf1 Words}", "of a kind that is not read", id="rtf"),
        pytest.param("a.txt", b"{\\rtf1 Words}", "of a kind that is not read", id="rtf named .txt"),
        pytest.param("a", bytes(range(256)) * 9, "of a kind that is not read", id="binary"),
    ],
)
def test_other_kinds_are_refused(name: str, data: bytes, said: str) -> None:
    """One line says what is wrong, or which kinds are read."""
    with pytest.raises(NotADocument) as caught:
        source_from(data, name)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "hint", "expected"),
    [
        pytest.param("policy", Kind.MARKDOWN, Kind.MARKDOWN, id="no suffix"),
        pytest.param("policy.php", Kind.HTML, Kind.HTML, id="unknown suffix"),
        pytest.param("policy.md", Kind.TEXT, Kind.MARKDOWN, id="the suffix knows better"),
    ],
)
def test_hint_tells_where_bytes_and_name_do_not(name: str, hint: Kind, expected: Kind) -> None:
    """A server's word is the last that counts."""
    assert source_from(WORDS, name, hint).kind is expected


def test_larger_than_any_agreement_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is taken into memory than could be read."""
    monkeypatch.setattr(source, "_MOST", 10)
    (tmp_path / "a.txt").write_bytes(WORDS)
    with pytest.raises(UnreadableDocument, match=r"a\.txt: larger than"):
        source_of(tmp_path / "a.txt")


def test_dash_as_a_path_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the argument "-" means the standard input."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-").write_bytes(WORDS)
    assert source_of((tmp_path / "-").relative_to(tmp_path)).name == "-"


@pytest.mark.parametrize("name", ["nul\x00.txt", "x" * 5000])
def test_impossible_name_is_one_error(name: str, tmp_path: Path) -> None:
    """What the system cannot even look for is told like any other file."""
    with pytest.raises(UnreadableDocument):
        source_of(tmp_path / name)


def test_repr_does_not_hold_the_bytes() -> None:
    """A log that names a source does not hold the agreement."""
    assert "Customer" not in repr(source_from(WORDS, "a.txt"))


def test_folder_that_cannot_be_listed_stands_for_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in it may be an agreement: it is not passed over in silence."""

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(tmp_path), "iterdir", refuse)
    assert files_in(tmp_path) == [tmp_path]
    with pytest.raises(NotADocument, match="a folder that cannot be opened"):
        source_of(tmp_path)
