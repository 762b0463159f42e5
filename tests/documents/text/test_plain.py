"""Plain text keeps its paragraphs, pages and letters, whatever wrote it."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quality.bench import SHARED
from tracer.clauses.extract import extract_clauses
from tracer.documents.assemble import assemble
from tracer.documents.read import read_document
from tracer.documents.text.charset import decoded
from tracer.documents.text.plain import read_plain, typeset
from tracer.domain.document import Role
from tracer.domain.settings import Intake
from tracer.errors import NotADocument

AGREEMENTS = SHARED / "contracts" / "speed"
PDFTOTEXT = shutil.which("pdftotext")
LONG = (
    "The Customer shall not use the Services to track, locate or identify any person without a warrant, " * 2
)
WRAPPED = """\
                         SERVICES AGREEMENT

5.1  Licence. Acme grants Customer a licence to use the
     Services for its own business, and for nothing else
     at all.
5.2  Restrictions. Customer shall not:

     (a) resell the Services to anybody else, whoever it
         may be; or

     (b) track persons.
-----------------------------------------------------------
Either party may end this Agreement on thirty days' notice.
"""


def lines(text: str | bytes) -> list[str]:
    """Return the words of every line read from text."""
    data = text.encode() if isinstance(text, str) else text
    return [line.text for page in read_plain(data, "a.txt", Intake()).pages for line in page.lines]


def clauses(text: bytes) -> list[tuple[str | None, str]]:
    """Return label and words of every clause read from text."""
    document = assemble(read_plain(text, "a.txt", Intake()), name="a.txt", digest="0" * 64, kind="text")
    return [(clause.label, clause.text) for clause in extract_clauses(document)]


def test_hard_wrapped_paragraphs_are_rejoined() -> None:
    """Indents, labels and blank lines tell the clauses of a typed agreement."""
    assert clauses(WRAPPED.encode()) == [
        (
            "5.1",
            "5.1 Licence. Acme grants Customer a licence to use the Services for its own business, and for nothing else at all.",
        ),
        ("5.2", "5.2 Restrictions. Customer shall not:"),
        ("(a)", "(a) resell the Services to anybody else, whoever it may be; or"),
        ("(b)", "(b) track persons."),
        (None, "Either party may end this Agreement on thirty days' notice."),
    ]


def test_a_line_stands_on_the_grid() -> None:
    """Six points a letter, twelve a line; blank lines and tabs count."""
    (page,) = typeset("a\n\n\tbc\n")
    second = page.lines[1].place
    assert (second.x0, second.top, second.x1, second.bottom) == (48.0, 24.0, 60.0, 34.0)


def test_lines_that_are_whole_paragraphs_are_read_as_such() -> None:
    """A file with one long line a paragraph has no margin that could tell anything."""
    (page,) = typeset(f"TERMS\n{LONG.strip(', ')}.\n{LONG.strip(', ')};\n")
    assert {line.role for line in page.lines} == {Role.PARAGRAPH}


def test_a_wide_page_is_still_hard_wrapped() -> None:
    """Long lines that end in the middle of a sentence go on in the next."""
    (page,) = typeset(f"{LONG}\n{LONG}\n{LONG}\nor a court's order.")
    assert {line.role for line in page.lines} == {Role.PRINTED}


def test_a_ragged_line_is_full() -> None:
    """A line that nearly reaches the margin was ended by it, not by its writer."""
    full, ragged, short = "x" * 60, "x" * 54, "x" * 30
    (page,) = typeset(f"{full}\n{ragged}\n{full}\n{short}")
    assert [line.place.x1 for line in page.lines] == [360.0, 360.0, 360.0, 180.0]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        pytest.param("a\fb", [["a"], ["b"]], id="form feed"),
        pytest.param("a\n<PAGE>   2\nb", [["a"], ["b"]], id="EDGAR's mark"),
        pytest.param("<PAGE>\na", [["a"]], id="mark of the first page"),
        pytest.param("a\f\fb\f", [["a"], [], ["b"]], id="an empty page between"),
        pytest.param(" \n\n", [[]], id="nothing"),
    ],
)
def test_pages_turn_where_the_file_says_so(text: str, pages: list[list[str]]) -> None:
    """Pages are the file's own, and the last is not an empty one."""
    assert [[line.text for line in page.lines] for page in typeset(text)] == pages


def test_a_page_ends_with_its_last_line() -> None:
    """A running foot stands at the foot of its page, however short that is."""
    first, second = typeset("a\n\n\n- 1 -\n\n\fb\n")
    assert (first.height, second.height) == (46.0, 10.0)


@pytest.mark.parametrize("ruling", ["-----", "=======", "____ ____", "* * *", "– – – –", "+----+----+"])
def test_rulings_are_no_text(ruling: str) -> None:
    """A line of dashes parts the text and says nothing."""
    assert lines(f"a\n{ruling}\nb") == ["a", "b"]


@pytest.mark.parametrize("kept", ["- 2 -", "--", "By: ______", "* Fees"])
def test_lines_with_a_word_are_kept(kept: str) -> None:
    """A number or a name between dashes is text."""
    assert lines(kept) == [kept]


def test_a_filing_head_is_left_out() -> None:
    """EDGAR's own tags are no part of the agreement."""
    filed = "<DOCUMENT>\n<TYPE>EX-10.1\n<SEQUENCE>2\n<TEXT>\nAGREEMENT\n<TABLE>\n<S>  <C>\nFee  $5\n</TABLE>"
    assert lines(filed) == ["AGREEMENT", "Fee  $5"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_are_told_apart(encoding: str) -> None:
    """With or without a mark, and in Windows' letters, the words are the same."""
    text = "“Café” means the Customer's place – wherever it may be."
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("iso-8859-1", "“a”"),
        ("windows-1251", "“a”"),
        ("utf-16", "“a”"),
        ("hex", "“a”"),
        ("no such", "“a”"),
        ("\0", "“a”"),
    ],
)
def test_a_declared_encoding_is_used_where_it_can_be(declared: str, expected: str) -> None:
    """Names that mean no encoding of letters are passed over."""
    assert decoded(b"\x93a\x94", declared) == expected


@pytest.mark.parametrize(
    "data", [b"MZ\x90\x00\x03", b"text with a \x00 in it", bytes(range(1, 32)) * 9, b"\x7f\x01" * 99]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """A program under a text's name ends in one clear line."""
    with pytest.raises(NotADocument, match=r"^a\.txt: not a text, whatever its name says$"):
        read_plain(data, "a.txt", Intake())


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No bytes end in anything but pages or the one error."""
    try:
        assert read_plain(data, "a.txt", Intake()).pages
    except NotADocument:
        return


@given(st.lists(st.text(st.characters(categories=["L", "N"], max_codepoint=0x24F), min_size=1), min_size=1))
def test_every_word_is_kept_in_order(words: list[str]) -> None:
    """What stands in a text comes out of it."""
    assert " ".join(lines("\n".join(words))).split() == " ".join(words).split()


@pytest.mark.shared
@pytest.mark.skipif(not AGREEMENTS.is_dir(), reason="skipped: no agreements beside the checkout")
@pytest.mark.skipif(PDFTOTEXT is None, reason="skipped: pdftotext is not installed")
@pytest.mark.parametrize("name", ["CYBERIAN", "MOSSIMO", "NETGEAR", "BANUESTRA", "LUCID"])
def test_a_text_has_the_clauses_of_its_pdf(name: str) -> None:
    """The labelled clauses of a typed agreement begin where those of its PDF do."""
    (file,) = AGREEMENTS.glob(f"{name}*")
    command = [str(PDFTOTEXT), "-layout", str(file), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout
    typed = {words[:20] for label, words in clauses(text) if label}
    printed = {clause.text[:20] for clause in extract_clauses(read_document(file)) if clause.label}
    assert len(typed & printed) >= 0.95 * len(typed | printed)
