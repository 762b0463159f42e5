"""Pages that are pictures, and pictures with a text layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import (
    FakeEngine,
    filled,
    image,
    pdf_bytes,
    picture,
    raw_page,
    seen,
    typed,
)
from tracer.documents.pdf import scans
from tracer.documents.pdf.concealed import Concealed
from tracer.documents.pdf.read import read_pdf
from tracer.documents.pdf.scans import Draft
from tracer.domain.document import PageState
from tracer.domain.finding import Code, Severity
from tracer.domain.settings import Intake, Ocr
from tracer.errors import MissingEngine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.documents.raw import RawDocument

PICTURE = {"Im": image()}
WHOLE = picture(0, 0, 612, 792)
WORDS = "Customer shall not resell the Services to others in any way."
NOISE = "Xqzt kkjh brrw zzxv qqpt ghjk wrtz pqrs vbnm lkjh " * 3
SCAN = pdf_bytes([[]], drawn=[WHOLE], things=PICTURE)
GOOD = (seen(WORDS),)


def layered(*layers: str) -> bytes:
    """Return a PDF of scans, each with these words unseen on every one of its pages."""
    lines = [typed(72, 700 - 14 * at, layer, mode=3) for at, layer in enumerate(layers)]
    return pdf_bytes([[]], drawn=[WHOLE, *lines], things=PICTURE)


def read_with(engine: FakeEngine, data: bytes, monkeypatch: pytest.MonkeyPatch) -> RawDocument:
    """Return what a PDF reads as with this engine."""
    monkeypatch.setattr(scans, "load_engine", lambda _: engine)
    return read_pdf(data, "a.pdf", Intake(), lambda: None)


def texts(raw: RawDocument) -> list[list[str]]:
    """Return the lines of each page."""
    return [[line.text for line in page.lines] for page in raw.pages]


def states(raw: RawDocument) -> list[PageState]:
    """Return the state of each page."""
    return [page.state for page in raw.pages]


def test_a_page_that_is_a_picture_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wordless page with a picture has the engine's lines and its confidence."""
    (page,) = read_with(FakeEngine(GOOD), SCAN, monkeypatch).pages
    assert ([line.text for line in page.lines], page.state) == ([WORDS], PageState.SCAN)
    assert (page.confidence, page.doubtful, page.turned) == (0.95, False, 0)


def test_a_page_with_words_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine sees no page that has its own text."""
    engine = FakeEngine(GOOD)
    raw = read_with(engine, pdf_bytes([[WORDS]]), monkeypatch)
    assert (states(raw), len(engine.images)) == ([PageState.FILE], 0)


def test_an_empty_page_is_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page with nothing on it is not looked at."""
    engine = FakeEngine(GOOD)
    raw = read_with(engine, pdf_bytes([[], [WORDS]]), monkeypatch)
    assert (states(raw), len(engine.images)) == ([PageState.BLANK, PageState.FILE], 0)


def test_a_picture_without_words_is_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page on which the engine finds nothing is blank."""
    assert states(read_with(FakeEngine(), SCAN, monkeypatch)) == [PageState.BLANK]


def test_words_drawn_as_shapes_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of paths, as fonts turned into outlines are, is read like a picture."""
    raw = read_with(FakeEngine(GOOD), pdf_bytes([[]], drawn=[filled(70, 690, 300, 700)]), monkeypatch)
    assert texts(raw) == [[WORDS]]


def test_a_stamp_on_a_picture_is_read_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scan with a page number of its own is a scan."""
    raw = read_with(FakeEngine(GOOD), pdf_bytes([["p. 1"]], under=[WHOLE], things=PICTURE), monkeypatch)
    assert (texts(raw), states(raw)) == ([[WORDS]], [PageState.SCAN])


def test_a_short_page_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of few words beside a small picture is read from the file."""
    data = pdf_bytes([["Signed."]], drawn=[picture(72, 500, 200, 600)], things=PICTURE)
    assert texts(read_with(FakeEngine(GOOD), data, monkeypatch)) == [["Signed."]]


@pytest.mark.parametrize(("score", "expected"), [(0.81, False), (0.80, False), (0.79, True)])
def test_a_poor_scan_is_doubtful(monkeypatch: pytest.MonkeyPatch, score: float, *, expected: bool) -> None:
    """Below the engine's own mark the words are guesses."""
    (page,) = read_with(FakeEngine([seen(WORDS, score=score)]), SCAN, monkeypatch).pages
    assert expected == page.doubtful


def test_with_ocr_off_a_picture_is_unread() -> None:
    """Without an engine the page counts as unread, not as blank."""
    raw = read_pdf(SCAN, "a.pdf", Intake(ocr=Ocr.OFF), lambda: None)
    assert (texts(raw), states(raw)) == ([[]], [PageState.UNREAD])


def failing(choice: Ocr) -> FakeEngine:
    """Stand for an engine that is not installed."""
    raise MissingEngine(choice.value, "not installed")


def test_without_the_usual_engine_a_picture_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine that was not asked for by name may be absent."""
    monkeypatch.setattr(scans, "load_engine", failing)
    raw = read_pdf(SCAN, "a.pdf", Intake(ocr=Ocr.RAPIDOCR), lambda: None)
    assert states(raw) == [PageState.UNREAD]


def test_the_engine_that_was_asked_for_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever names Tesseract is told that it is absent."""
    monkeypatch.setattr(scans, "load_engine", failing)
    with pytest.raises(MissingEngine, match="tesseract"):
        read_pdf(SCAN, "a.pdf", Intake(ocr=Ocr.TESSERACT), lambda: None)


def test_no_engine_is_loaded_for_a_file_with_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """An absent engine does no harm where it is not needed."""
    monkeypatch.setattr(scans, "load_engine", failing)
    raw = read_pdf(pdf_bytes([[WORDS]]), "a.pdf", Intake(ocr=Ocr.TESSERACT), lambda: None)
    assert states(raw) == [PageState.FILE]


@pytest.mark.parametrize(("pages", "expected"), [(1, 1), (3, 3)])
def test_each_picture_gives_a_sign_of_life(
    monkeypatch: pytest.MonkeyPatch, pages: int, expected: int
) -> None:
    """Whoever waits hears of every page that was read by OCR."""
    beats: list[int] = []
    monkeypatch.setattr(scans, "load_engine", lambda _: FakeEngine(GOOD))
    data = pdf_bytes([[]] * pages, drawn=[WHOLE], things=PICTURE)
    read_pdf(data, "a.pdf", Intake(), lambda: beats.append(1))
    assert len(beats) == expected


def test_a_layer_that_agrees_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scan whose own text is what is printed keeps it, and its pages are of the file."""
    engine = FakeEngine([seen(WORDS.replace("resell", "resel1"))])
    raw = read_with(engine, layered(WORDS), monkeypatch)
    assert (texts(raw), states(raw), raw.findings) == ([[WORDS]], [PageState.FILE], ())


def test_a_layer_that_does_not_agree_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed is read instead, and the reader is told."""
    raw = read_with(
        FakeEngine(GOOD), layered("Customer may do whatever it likes with everything."), monkeypatch
    )
    assert (texts(raw), states(raw)) == ([[WORDS]], [PageState.SCAN])
    (found,) = raw.findings
    assert (found.code, found.severity, found.page) == (Code.UNRELIABLE_TEXT, Severity.WARNING, 1)
    assert found.message.startswith("page 1: ")


def test_a_layer_is_kept_where_the_scan_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guesses contradict nothing."""
    engine = FakeEngine([seen("Cusbmer shel nof rasell", score=0.5)])
    assert texts(read_with(engine, layered(WORDS), monkeypatch)) == [[WORDS]]


def test_a_layer_is_kept_where_nothing_checks_it() -> None:
    """Without an engine a scan's own text is all there is."""
    raw = read_pdf(layered(WORDS), "a.pdf", Intake(ocr=Ocr.OFF), lambda: None)
    assert (texts(raw), states(raw)) == ([[WORDS]], [PageState.FILE])


def test_a_font_without_a_key_is_read_from_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose text is noise shows words all the same."""
    raw = read_with(FakeEngine(GOOD), pdf_bytes([[NOISE]]), monkeypatch)
    assert (texts(raw), [found.code for found in raw.findings]) == ([[WORDS]], [Code.UNRELIABLE_TEXT])


def test_a_sample_of_a_long_scan_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many pages three are read twice."""
    engine = FakeEngine(GOOD)
    data = pdf_bytes([[]] * 10, drawn=[WHOLE, typed(72, 700, WORDS, mode=3)], things=PICTURE)
    read_with(engine, data, monkeypatch)
    assert len(engine.images) == 3


def test_one_bad_layer_of_the_sample_condemns_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a page of the sample is not what is printed, every layered page is read, once each."""
    engine = FakeEngine(GOOD)
    data = pdf_bytes([[]] * 5, drawn=[WHOLE, typed(72, 700, NOISE, mode=3)], things=PICTURE)
    raw = read_with(engine, data, monkeypatch)
    assert (texts(raw), len(engine.images)) == ([[WORDS]] * 5, 5)
    assert raw.findings[0].message.startswith("pages 1-5: ")


def test_a_layer_is_kept_where_the_engine_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose neighbour's layer is wrong is not blank because the engine reads nothing on it."""
    data = pdf_bytes([[]] * 2, drawn=[WHOLE, typed(72, 700, NOISE, mode=3)], things=PICTURE)
    raw = read_with(FakeEngine(GOOD, ()), data, monkeypatch)
    assert PageState.BLANK not in states(raw)


@pytest.mark.parametrize(
    ("words", "share", "expected"),
    [
        ((), 0.0, (True, False)),
        ((), 1.0, (True, False)),
        (("p. 1",), 0.5, (True, False)),
        (("p. 1",), 0.4, (False, False)),
        ((WORDS,), 0.5, (False, True)),
        ((WORDS,), 0.4, (False, False)),
        ((NOISE,), 0.0, (False, True)),
    ],
    ids=["empty", "picture", "stamp", "few words", "layer", "illustrated", "noise"],
)
def test_drafts(words: Sequence[str], share: float, expected: tuple[bool, bool]) -> None:
    """A draft is wordless, suspect or neither by its words and its picture."""
    draft = Draft(raw_page(*words), share, drawn=True, concealed=Concealed({}))
    assert expected == (draft.is_wordless, draft.is_suspect)


@pytest.mark.parametrize(("layer", "expected"), [(WORDS, False), (NOISE, True)], ids=["checked", "replaced"])
def test_the_engine_is_named_where_it_was_read(
    layer: str, *, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An engine that only checked a layer gave none of the text; one that replaced it did."""
    data = pdf_bytes([[]], drawn=[WHOLE, typed(72, 700, layer, mode=3)], things=PICTURE)
    assert expected == bool(read_with(FakeEngine(GOOD), data, monkeypatch).engine)
