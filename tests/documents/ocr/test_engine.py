"""The choice among engines."""

from __future__ import annotations

import shutil

import pytest

from tracer.documents.ocr.engine import load_engine
from tracer.domain.settings import Ocr
from tracer.errors import MissingEngine


@pytest.fixture(autouse=True)
def _fresh() -> None:
    """Load each engine anew."""
    load_engine.cache_clear()


def test_the_usual_engine_is_rapidocr() -> None:
    """Its name and version go on the record."""
    pytest.importorskip("rapidocr")
    assert load_engine(Ocr.RAPIDOCR).name.startswith("rapidocr ")


def test_an_engine_is_loaded_once() -> None:
    """Asking again gives the same engine."""
    pytest.importorskip("rapidocr")
    assert load_engine(Ocr.RAPIDOCR) is load_engine(Ocr.RAPIDOCR)


def test_an_absent_program_is_told_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for Tesseract without having it is told what to do."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(MissingEngine, match=r"tesseract.*install it"):
        load_engine(Ocr.TESSERACT)
