"""RapidOCR on a page that was printed and scanned here."""

from __future__ import annotations

import pytest

from tests.builders import Placed, lines_of, pages_of, pdf_bytes, scanned
from tracer.domain.document import PageState
from tracer.domain.settings import Ocr

rapid = pytest.importorskip("tracer.documents.ocr.rapid", reason="rapidocr is not installed")
np = pytest.importorskip("numpy")

WORDS: list[str | Placed] = [
    "1. Customer shall not resell the Services to any third party.",
    "2. Customer shall not use the Services for mass surveillance.",
    "3. The Supplier may suspend access after notice of ten days.",
]


def test_a_scanned_page_is_read_word_for_word() -> None:
    """What was printed comes back, line by line."""
    assert lines_of(scanned(pdf_bytes([WORDS])), ocr=Ocr.RAPIDOCR) == WORDS


def test_a_scanned_page_has_its_places() -> None:
    """Lines stand where they were printed, to a few points, and the engine is sure of them."""
    printed = pages_of(pdf_bytes([WORDS]))[0].lines[0].place
    (page,) = pages_of(scanned(pdf_bytes([WORDS])), ocr=Ocr.RAPIDOCR)
    found = page.lines[0].place
    assert (found.x0, found.top, found.x1) == pytest.approx((printed.x0, printed.top, printed.x1), abs=6)
    assert (page.state, page.doubtful) == (PageState.SCAN, False)


def test_nothing_is_seen_on_white_paper() -> None:
    """An empty picture gives no runs."""
    assert rapid.Rapid().read(np.full((400, 300, 3), 255, dtype=np.uint8)) == ()
