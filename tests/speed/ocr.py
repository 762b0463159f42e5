"""Read pages that carry their own text as pictures, and compare what comes out with that text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tests.speed.measure import NONE, Figure, Spent, at_least, at_most, ratio, timed
from tracer.documents.columns import in_reading_order
from tracer.documents.ocr.engine import DPI, load_engine
from tracer.documents.ocr.page import read_picture
from tracer.documents.ocr.tesseract import Tesseract
from tracer.documents.pdf.drawing import Kind
from tracer.documents.pdf.pdfium import opened, page_of
from tracer.domain.settings import Ocr
from tracer.errors import FailedEngine, MissingEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from tracer.documents.ocr.engine import Engine
    from tracer.documents.ocr.page import Scan
    from tracer.documents.raw import RawLine

MOST_ERRORS = 0.5  # per cent of the characters
LEAST_RATIO = 2
LEAST_TEXT = 1000  # characters: a page with less tells little
OURS, THEIRS, HELD = "ours", "Tesseract", "held"
ENGINES: dict[str, Callable[[], Engine]] = {
    OURS: lambda: load_engine(Ocr.RAPIDOCR),
    THEIRS: lambda: Tesseract(threads=None),
    HELD: Tesseract,
}
THREADS = '"Tesseract" runs as it is installed; "held" is the same program on 2 threads (OMP_THREAD_LIMIT)\n'

BROKEN = re.compile(r"[-\u00ad\ufffe]+$")  # after dashes are unified
DASHES = re.compile(r"[\u2010-\u2015\u2212]")
QUOTES = {ord(mark): "'" for mark in "‘’‚‛′`´"} | {ord(mark): '"' for mark in "“”„‟″"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a picture, with the text that is printed on it."""

    name: str
    image: np.ndarray
    text: str

    def rendered(self, scale: float, *, turned: int = 0) -> np.ndarray:
        """Return the picture, which was rendered before the clock ran, turned clockwise."""
        del scale
        return np.ascontiguousarray(np.rot90(self.image, -turned // 90))


@dataclass(frozen=True, slots=True)
class Score:
    """How many characters were read wrongly of how many, and what reading took."""

    edits: int = 0
    characters: int = 0
    pages: int = 0
    spent: Spent = NONE

    def __add__(self, other: Score) -> Score:
        return Score(
            self.edits + other.edits,
            self.characters + other.characters,
            self.pages + other.pages,
            self.spent + other.spent,
        )

    @property
    def per_cent(self) -> float:
        """The character error rate in per cent."""
        return 100 * ratio(self.edits, self.characters)


def measure(files: Sequence[Path], pages: int, show: Callable[[str], object]) -> tuple[Figure, ...]:
    """Return the figures of so many pages; show each page's as soon as they are there."""
    sheets = sheets_of(files, pages)
    totals = {name: Score() for name in ENGINES}
    show(THREADS + f"{'engine':<11}{'errors, %':>10}{'processor, s':>14}{'clock, s':>10}  page\n")
    engines = {name: engine for name, engine in _engines(show) if _is_ready(engine, sheets[0], show)}
    for sheet in sheets:
        for name, engine in engines.items():
            score = score_of(sheet, engine)
            totals[name] += score
            times = f"{score.spent.cpu:>14.2f}{score.spent.wall:>10.2f}"
            show(f"{name:<11}{score.per_cent:>10.2f}{times}  {sheet.name}\n")
    return figures_of({name: total for name, total in totals.items() if total.pages})


def score_of(sheet: Sheet, engine: Engine) -> Score:
    """Return how well and how fast an engine reads a page."""
    scan, spent = timed(lambda: _scan(sheet, engine))
    printed, found = plain(sheet.text.split("\n")), plain(line.text for line in scan.lines)
    return Score(edits_between(printed, found), len(printed), 1, spent)


def figures_of(totals: dict[str, Score]) -> tuple[Figure, ...]:
    """Return the figures beside their targets; what Tesseract would tell is left out without it."""
    figures = []
    for name, total in totals.items():
        of = f"{total.edits}/{total.characters}"
        rate = f"character errors, {name}"
        figures.append(
            at_most(rate, total.per_cent, MOST_ERRORS, " %")
            if name == OURS
            else Figure(rate, f"{total.per_cent:.2f} %")
        )
        figures += [
            Figure("  of how many", of),
            Figure("  seconds a page (processor)", f"{ratio(total.spent.cpu, total.pages):.2f}"),
            Figure("  seconds a page (clock)", f"{ratio(total.spent.wall, total.pages):.2f}"),
        ]
    if OURS in totals and THEIRS in totals:
        ours, theirs = totals[OURS].spent, totals[THEIRS].spent
        figures += [
            at_least("times as fast as Tesseract (clock)", ratio(theirs.wall, ours.wall), LEAST_RATIO),
            Figure("times as fast as Tesseract (processor)", f"{ratio(theirs.cpu, ours.cpu):.1f}"),
        ]
    if OURS in totals and HELD in totals:
        held = ratio(totals[HELD].spent.wall, totals[OURS].spent.wall)
        figures.append(Figure("times as fast as Tesseract on 2 threads (clock)", f"{held:.1f}"))
    return tuple(figures)


def sheets_of(files: Sequence[Path], pages: int) -> tuple[Sheet, ...]:
    """Return so many pages, spread over the files and over their beginnings, middles and ends."""
    sheets: list[Sheet] = []
    for turn in range(pages):
        file = files[turn * len(files) // pages % len(files)]
        sheet = _sheet(file, (turn + 0.5) / pages)
        sheets += [sheet] if sheet else []
    return tuple(sheets)


def plain(lines: Iterable[str]) -> str:
    """Return lines as one string without white space, however quotes, dashes and broken words are set."""
    kept = []
    for line in lines:
        same = DASHES.sub("-", unicodedata.normalize("NFKC", line.translate(QUOTES))).translate(QUOTES)
        kept.append(BROKEN.sub("", same.strip()))
    return "".join("".join(kept).split())


def edits_between(printed: str, found: str) -> int:
    """Return the fewest characters to put in, leave out or change that make one string the other."""
    other = np.frombuffer(found.encode("utf-32-le"), np.uint32)
    steps = np.arange(len(other) + 1)
    row = steps
    for at, letter in enumerate(printed, start=1):
        # Left out or changed first; then what is put in, which runs along the row.
        cells = np.concatenate(([at], np.minimum(row[1:] + 1, row[:-1] + (other != ord(letter)))))
        row = np.minimum.accumulate(cells - steps) + steps
    return int(row[-1])


def _scan(sheet: Sheet, engine: Engine) -> Scan:
    return read_picture(sheet, 1, engine, lambda: None)


def _is_ready(engine: Engine, sheet: Sheet, show: Callable[[str], object]) -> bool:
    """Return whether an engine reads a page at all; its models load meanwhile."""
    try:
        _scan(sheet, engine)
    except FailedEngine as error:  # Tesseract's threads wait for each other on a busy machine
        show(f"left out: {error}\n")
        return False
    return True


def _engines(show: Callable[[str], object]) -> Iterator[tuple[str, Engine]]:
    for name, make in ENGINES.items():
        try:
            engine = make()
        except MissingEngine as error:
            show(f"left out: {error}\n")
            continue
        yield name, engine


def _sheet(file: Path, share: float) -> Sheet | None:
    """Return the first page from some share of a file on that holds enough text and no picture."""
    with opened(file.read_bytes(), file.name) as pdf:
        first = int(share * len(pdf))
        for number in (at % len(pdf) + 1 for at in range(first, first + len(pdf))):
            with page_of(pdf, number) as page:
                lines = in_reading_order(list(page.lines()), page.width, page.height)
                if _letters(lines) < LEAST_TEXT or any(item.kind is Kind.IMAGE for item in page.drawn()):
                    continue
                text = "\n".join(line.text for line in lines)
                return Sheet(f"{number} of {file.name}", page.rendered(DPI / 72), text)
    return None


def _letters(lines: Sequence[RawLine]) -> int:
    return sum(len(line.text) for line in lines)
