"""Tesseract's words put together to lines."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.builders import lines_of, pdf_bytes, scanned
from tracer.documents.ocr.engine import load_engine
from tracer.documents.ocr.tesseract import Tesseract
from tracer.domain.settings import Ocr
from tracer.errors import FailedEngine

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
PAGE = "1\t1\t0\t0\t0\t0\t0\t0\t1700\t2200\t-1\t"
WHITE = np.full((20, 30, 3), 255, dtype=np.uint8)
WORDS = ["Customer shall not resell the Services.", "It may use them for its own business."]


def word(text: str, left: int, *, line: int = 1, conf: float = 90.0, top: int = 100, width: int = 50) -> str:
    """Return a word's row as Tesseract prints it."""
    return f"5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t{width}\t20\t{conf}\t{text}"


class Program:
    """Stands for the program: prints a version, then a table; keeps what it was called with."""

    def __init__(self, *rows: str, code: int = 0) -> None:
        self.table, self.code = "\n".join((HEAD, PAGE, *rows, "")), code
        self.calls: list[list[str]] = []
        self.images: list[bytes] = []

    def __call__(self, command: Sequence[str], **options: bytes) -> subprocess.CompletedProcess[bytes]:
        """Run once."""
        self.calls.append(list(command))
        self.images.append(options["input"])
        printed = "tesseract 5.3.0\n leptonica-1.82.0\n" if "--version" in command else self.table
        return subprocess.CompletedProcess(command, self.code, printed.encode(), b"")


def started(monkeypatch: pytest.MonkeyPatch, program: Program) -> Tesseract:
    """Return an engine that runs this program."""
    monkeypatch.setattr(shutil, "which", lambda _: "tesseract")
    monkeypatch.setattr(subprocess, "run", program)
    return Tesseract()


def test_its_name_is_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first line that the program prints of itself goes on the record."""
    assert started(monkeypatch, Program()).name == "tesseract 5.3.0"


def test_words_of_a_line_are_one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line's corners are the hull of its words', its score their mean by length, from 0 to 1."""
    rows = [word("Customer", 100, conf=90.0), word("may", 160, conf=79.0, top=98), word("(a)", 100, line=2)]
    first, second = started(monkeypatch, Program(*rows)).read(WHITE)
    assert (first.text, second.text) == ("Customer may", "(a)")
    assert first.corners == ((100.0, 98.0), (210.0, 98.0), (210.0, 120.0), (100.0, 120.0))
    assert first.score == pytest.approx((8 * 0.90 + 3 * 0.79) / 11)


@pytest.mark.parametrize(
    "rows",
    [[], [word("", 100)], [word("  ", 100)], [word("x", 100, conf=-1)]],
    ids=["nothing", "no text", "blank", "no confidence"],
)
def test_what_is_no_word_is_left_out(monkeypatch: pytest.MonkeyPatch, rows: list[str]) -> None:
    """Boxes of pages, blocks and lines, and words without letters, are no runs."""
    assert started(monkeypatch, Program(*rows)).read(WHITE) == ()


def test_a_quote_is_a_character(monkeypatch: pytest.MonkeyPatch) -> None:
    """A quotation mark that opens in one row does not swallow the next."""
    (run,) = started(monkeypatch, Program(word('"Services', 100), word('means"', 160))).read(WHITE)
    assert run.text == '"Services means"'


def test_the_picture_is_handed_over_as_png(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program reads the picture from its input, with the resolution it was made at."""
    program = Program()
    started(monkeypatch, program).read(WHITE)
    assert program.images[-1].startswith(b"\x89PNG")
    assert program.calls[-1][1:] == ["stdin", "stdout", "--dpi", "200", "--psm", "3", "tsv"]


def test_a_program_that_fails_is_not_an_empty_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page on which the program broke off was not read."""
    program = Program()
    engine = started(monkeypatch, program)
    program.code = 1
    with pytest.raises(FailedEngine, match="code 1"):
        engine.read(WHITE)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_a_scanned_page_is_read() -> None:
    """Words come back as they were printed."""
    load_engine.cache_clear()
    found = lines_of(scanned(pdf_bytes([WORDS])), ocr=Ocr.TESSERACT)
    assert " ".join(found) == " ".join(WORDS)
