"""What is no Word draft is refused in one line, whatever its bytes."""

from __future__ import annotations

import contextlib
import inspect
import struct
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.word.builder import NAMESPACES, PACKAGE, field, make_word, make_zip, paragraph, read
from tracer.errors import UnreadableDocument


def lying(data: bytes) -> bytes:
    """Return an archive whose directory gives its largest member a size of ten bytes."""
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/media/a.bin"))
    return data[: at + 24] + struct.pack("<I", 10) + data[at + 28 :]


def with_document(markup: str) -> bytes:
    """Return a package with this as its main part."""
    return make_word(files={"word/document.xml": markup.encode()})


ENTITY = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///secret">]><w:document {NAMESPACES}/>'
ENCRYPTED = "this Word file is encrypted or of the old .doc form; save it as .docx without a password"
NO_RELATIONSHIPS = f'<Relationships xmlns="{PACKAGE}/relationships"/>'.encode()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, ENCRYPTED, id="encrypted"),
        pytest.param(b"PK\x03\x04 no more", "not a zip file", id="no archive"),
        pytest.param(b"", "not a zip file", id="empty"),
        pytest.param(make_word(paragraph("a"))[:-200], "not a zip file", id="truncated"),
        pytest.param(make_zip({"a.txt": b"a"}), "Content_Types", id="another archive"),
        pytest.param(make_word(files={"word/media/a.bin": b"\0" * 30_000_000}), "unpacks to more", id="bomb"),
        pytest.param(
            lying(make_word(files={"word/media/a.bin": b"a" * 5_000_000})), "unpacks to more", id="lying bomb"
        ),
        pytest.param(make_zip({f"{n}": b"" for n in range(10_001)}), "too many parts", id="many parts"),
        pytest.param(with_document("<w:document"), "cannot be opened", id="malformed"),
        pytest.param(with_document("<other/>"), "no text of Word's", id="another document"),
        pytest.param(with_document(ENTITY), "declares a document type", id="entity"),
        pytest.param(
            make_word(files={"word/document.xml": ENTITY.encode("utf-16")}),
            "document type",
            id="UTF-16 entity",
        ),
        pytest.param(with_document("<w:x>" * 400 + "</w:x>" * 400), "cannot be opened", id="too deep"),
        pytest.param(make_word(files={"_rels/.rels": NO_RELATIONSHIPS}), "no document", id="no main part"),
        pytest.param(make_word(files={"[Content_Types].xml": b"<a/>"}), "cannot be opened", id="no types"),
        pytest.param(make_word(files={"_rels/.rels": b"<a/>"}), "cannot be opened", id="no relationships"),
    ],
)
def test_what_is_no_draft_is_refused(data: bytes, expected: str) -> None:
    """Each way of being unreadable ends in one line that names the file and what to do."""
    with pytest.raises(UnreadableDocument, match=r"^draft\.docx: .*; save it") as caught:
        read(data)
    assert expected in str(caught.value)
    assert str(caught.value).isprintable()


def test_a_reader_without_room_to_nest_says_so() -> None:
    """Where the program that calls has used up the interpreter's depth, the file is refused, no more."""
    deep = make_word(paragraph(f"{'<w:smartTag>' * 200}{'</w:smartTag>' * 200}"))

    def read_at(depth: int) -> None:
        if depth:
            read_at(depth - 1)
        else:
            read(deep)

    with pytest.raises(UnreadableDocument, match="nested too deeply"):
        read_at(sys.getrecursionlimit() - len(inspect.stack()) - 150)


@given(st.integers(0, 4000), st.binary(min_size=1, max_size=4))
def test_a_damaged_file_is_read_or_refused(at: int, put: bytes) -> None:
    """Bytes overwritten anywhere end in a document or in the error for unreadable ones."""
    data = bytearray(make_word(paragraph("a", field("REF x", "5")), parts={"styles": ""}))
    at %= len(data)
    data[at : at + len(put)] = put
    with contextlib.suppress(UnreadableDocument):
        assert read(bytes(data)).pages
