"""Read PDFs that break readers, and count what became of each."""

from __future__ import annotations

import os
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from tests.speed.measure import peak_megabytes
from tracer.documents import isolate
from tracer.documents.read import read_source
from tracer.documents.source import source_of
from tracer.domain.document import PageState
from tracer.errors import (
    CrashedReader,
    DamagedDocument,
    EncryptedDocument,
    NotADocument,
    OversizedDocument,
    StuckDocument,
    TracerError,
    UnreadableDocument,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.domain.document import Document

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "torture"
ABSENT = "skipped: no PDFs that break readers beside the checkout (shared/torture)"
MOST_SECONDS = 30.0
SLOWEST = 5

READ, READ_BY_OCR = "read", "read by OCR"
OUTCOMES: dict[type[TracerError], str] = {
    EncryptedDocument: "encrypted",
    DamagedDocument: "damaged",
    NotADocument: "not a document",
    StuckDocument: "stuck",
    OversizedDocument: "oversized",
    CrashedReader: "crashed",
    UnreadableDocument: "otherwise unreadable",
    TracerError: "another error of ours",
}
FOREIGN = "an error that is not ours"
BROKEN = frozenset({"crashed", FOREIGN})  # what no file may bring about
UNWANTED = BROKEN | {"stuck", "oversized", "another error of ours"}
# What a mistake in our own code raises; each is a finding here, whatever the file.
MISTAKES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ImportError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: the outcome's name, what there is to say, how long it took."""

    file: str
    name: str
    seconds: float
    words: str = ""
    pages: int = 0
    codes: tuple[str, ...] = ()


def files(only: str = "*") -> tuple[Path, ...]:
    """Return the PDFs, in order, in whose paths a pattern occurs; none where the folder is not there."""
    found = sorted(FOLDER.rglob("*.pdf"))
    return tuple(file for file in found if fnmatch(_name(file).lower(), f"*{only.lower()}*"))


def outcome_of(file: Path) -> Outcome:
    """Read a file as the product does, and return what became of it."""
    name, began = _name(file), time.perf_counter()
    try:
        document = read_source(source_of(file), isolated=True)
    except TracerError as error:
        end = next(end for kind, end in OUTCOMES.items() if isinstance(error, kind))
        return Outcome(name, end, time.perf_counter() - began, str(error))
    except MISTAKES as error:
        words = "".join(traceback.format_exception(error))
        return Outcome(name, FOREIGN, time.perf_counter() - began, words)
    seconds = time.perf_counter() - began
    codes = tuple(finding.code.value for finding in document.findings)
    return Outcome(name, _end_of(document), seconds, "", len(document.pages), codes)


def peak_of_reader() -> float | None:
    """Return the megabytes that the process now kept for reading has held at most; Linux only."""
    process = isolate._kept(os.getpid()).pid  # noqa: SLF001 - nobody else needs to know it
    return None if process is None else peak_megabytes(process)


def has_failed(outcome: Outcome) -> bool:
    """Return whether a file did what none may: take too long, crash the reader, bring out a mistake."""
    return outcome.seconds > MOST_SECONDS or outcome.name in BROKEN


def table(outcomes: Sequence[Outcome]) -> str:
    """Return how many files came to which end, the slowest, and the findings by code."""
    ends = Counter(outcome.name for outcome in outcomes)
    codes = Counter(code for outcome in outcomes for code in outcome.codes)
    lines = [f"{'outcome':<32}{'files':>6}"]
    lines += [f"{name:<32}{ends[name]:>6}" for name in (READ, READ_BY_OCR, *OUTCOMES.values(), FOREIGN)]
    lines += ["", f"{'seconds':>8}{'pages':>7}  slowest"]
    slowest = sorted(outcomes, key=lambda outcome: -outcome.seconds)[:SLOWEST]
    lines += [f"{one.seconds:>8.1f}{one.pages or '-':>7}  {one.file} ({one.name})" for one in slowest]
    lines += ["", f"{'finding':<32}{'times':>6}"]
    lines += [f"{code:<32}{times:>6}" for code, times in codes.most_common()]
    return "\n".join(lines)


def _end_of(document: Document) -> str:
    return READ_BY_OCR if any(page.state is PageState.SCAN for page in document.pages) else READ


def _name(file: Path) -> str:
    return file.relative_to(FOLDER).as_posix()
