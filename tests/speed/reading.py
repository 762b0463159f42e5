"""Read and segment agreements, beside what pdfplumber takes to read them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pdfplumber

from tests.speed.measure import NONE, Figure, Spent, at_least, at_most, peak_megabytes, ratio, timed
from tracer.clauses.extract import extract_clauses
from tracer.documents.read import read_source
from tracer.documents.source import source_of
from tracer.domain.settings import Intake, Ocr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracer.domain.document import Document

ROOT = Path(__file__).resolve().parents[2]
NAMED = "40 files, 834 pages"  # what the target was set on
LEAST_RATIO = 20
MOST_MEGABYTES = 500
OCR_LIBRARIES = ("rapidocr", "onnxruntime", "cv2")
INTAKE = Intake(ocr=Ocr.OFF)
ALONE = "import sys; from tests.speed.reading import peak_alone; print(peak_alone(sys.argv[1]))"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file, or several, took: read and segmented by us, read by pdfplumber."""

    pages: int = 0
    clauses: int = 0
    read: Spent = NONE
    segmented: Spent = NONE
    pdfplumber: Spent = NONE

    def __add__(self, other: Reading) -> Reading:
        return Reading(
            self.pages + other.pages,
            self.clauses + other.clauses,
            self.read + other.read,
            self.segmented + other.segmented,
            self.pdfplumber + other.pdfplumber,
        )

    @property
    def ours(self) -> Spent:
        """Reading and segmenting."""
        return self.read + self.segmented


def measure(files: Sequence[Path], show: Callable[[str], object]) -> tuple[Figure, ...]:
    """Return the figures of all files; show each file's as soon as they are there."""
    _read(files[0])  # libraries load, caches fill
    _read_with_pdfplumber(files[0])
    total, longest = Reading(), (0, files[0])
    show(f"{'pages':>6}{'ours, s':>9}{'pdfplumber, s':>15}{'ratio':>7}  file (seconds of the processor)\n")
    for file in files:
        found = measure_one(file)
        total, longest = total + found, max(longest, (found.pages, file))
        times = f"{found.ours.cpu:>9.3f}{found.pdfplumber.cpu:>15.3f}"
        show(f"{found.pages:>6}{times}{ratio(found.pdfplumber.cpu, found.ours.cpu):>7.1f}  {file.name}\n")
    show(f"the target was set on {NAMED}; read were {len(files)} files, {total.pages} pages\n")
    show(f"longest file, read alone in a process for its peak of memory: {longest[1].name}\n")
    return figures_of(total, peak_of_child(longest[1]), loaded_for_ocr())


def measure_one(file: Path) -> Reading:
    """Return what one file takes, with us and with pdfplumber in turn."""
    document, read = timed(lambda: _read(file))
    clauses, segmented = timed(lambda: extract_clauses(document))
    pages, beside = timed(lambda: _read_with_pdfplumber(file))
    return Reading(pages, len(clauses), read, segmented, beside)


def figures_of(total: Reading, peak: float, loaded: Sequence[str]) -> tuple[Figure, ...]:
    """Return the figures beside their targets."""
    ours, theirs = total.ours, total.pdfplumber
    share = total.read.cpu / ours.cpu if ours.cpu else 0.0
    return (
        Figure("pages a second of the processor", f"{ratio(total.pages, ours.cpu):.1f}"),
        Figure("  of pdfplumber", f"{ratio(total.pages, theirs.cpu):.1f}"),
        Figure("pages a second of the clock", f"{ratio(total.pages, ours.wall):.1f}"),
        Figure("  of pdfplumber", f"{ratio(total.pages, theirs.wall):.1f}"),
        at_least("times as fast as pdfplumber (processor)", ratio(theirs.cpu, ours.cpu), LEAST_RATIO),
        Figure("times as fast as pdfplumber (clock)", f"{ratio(theirs.wall, ours.wall):.1f}"),
        Figure("share of reading", f"{share:.1%}"),
        Figure("share of segmentation", f"{1 - share:.1%}"),
        Figure("clauses", f"{total.clauses}"),
        at_most("peak memory for the longest file", peak, MOST_MEGABYTES, " MB"),
        Figure("OCR libraries loaded", ", ".join(loaded) or "none", "none", not loaded),
    )


def loaded_for_ocr() -> tuple[str, ...]:
    """Return the OCR engine's libraries that this process holds."""
    return tuple(name for name in OCR_LIBRARIES if name in sys.modules)


def peak_of_child(file: Path) -> float:
    """Return the megabytes that a fresh process holds at most when it reads and segments one file."""
    command = [sys.executable, "-c", ALONE, str(file)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return float(ran.stdout)


def peak_alone(file: str) -> float:
    """Return the megabytes that this process held at most once it has read and segmented a file."""
    extract_clauses(_read(Path(file)))
    return peak_megabytes() or 0.0


def _read(file: Path) -> Document:
    return read_source(source_of(file), INTAKE, isolated=False)


def _read_with_pdfplumber(file: Path) -> int:
    """Return how many pages there are, once pdfplumber has given the text of each."""
    with pdfplumber.open(file) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()  # or it keeps every character of every page
        return len(pdf.pages)
