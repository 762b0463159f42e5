"""A published spec or usage policy -> its provisions."""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile
from pathlib import PurePath
from statistics import median
from typing import TYPE_CHECKING

from tracer.clauses.extract import extract_clauses
from tracer.documents.read import read_document, read_source
from tracer.documents.source import Source
from tracer.domain.document import Role
from tracer.domain.provenance import is_date
from tracer.domain.settings import Intake
from tracer.domain.spec import DatedBy, Spec, SpecKind, is_name
from tracer.errors import UnknownLab, UnusableValue
from tracer.governance.load import load_catalogue, resolve_labs
from tracer.specs.dates import HEAD_LINES, date_in_name, date_said
from tracer.specs.provisions import find_provisions
from tracer.specs.sections import find_sections

if TYPE_CHECKING:
    from pathlib import Path

    from tracer.domain.document import Document

KINDS = (
    (
        SpecKind.USAGE_POLICY,
        re.compile(r"\b(?:us(?:age|e)|user) polic(?:y|ies)\b|\bprohibited uses?\b", re.IGNORECASE),
    ),
    (SpecKind.TERMS, re.compile(r"\bterms\b|\bagreement\b", re.IGNORECASE)),
)
APOSTROPHE = re.compile(r"['’]")
SIGNS = re.compile(r"[\W_]+")
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
LONGEST_TITLE = 200
LAB_LETTERS, TITLE_LETTERS = 24, 48  # of a name: three bytes a letter fit what file systems take


def read_spec(
    file: Path | str | Source,
    *,
    lab: str,
    title: str | None = None,
    kind: SpecKind | str | None = None,
    date: str | None = None,
    name: str | None = None,
    intake: Intake | None = None,
) -> Spec:
    """Return the provisions of a published document.

    Args:
        file: a PDF, Word, HTML, Markdown or text file, or its bytes as a `Source`.
        lab: who published it: a lab of the catalogue in any letter case, or another.
        title: by default its first heading, else the line in the largest type at its head, else its
            file's name.
        kind: by default what its title says.
        date: a year, month or day; by default what its first lines say, else its file's name.
        name: what to call it; by default lab, title and date.
        intake: how the file is read: its password, what reads scans, the limits.

    Raises:
        UnreadableDocument: the file cannot be read.
        UnusableValue: one of the others cannot be used.
    """
    check_options(lab=lab, kind=kind, date=date, name=name)  # before a long file is read
    intake = intake or Intake()
    document = read_source(file, intake) if isinstance(file, Source) else read_document(file, intake)
    return spec_of(document, lab=lab, title=title, kind=kind, date=date, name=name)


def spec_of(
    document: Document,
    *,
    lab: str,
    title: str | None = None,
    kind: SpecKind | str | None = None,
    date: str | None = None,
    name: str | None = None,
) -> Spec:
    """Return the provisions of a document that was read; the options are those of `read_spec`.

    Raises:
        UnusableValue: one of the options cannot be used.
    """
    check_options(lab=lab, kind=kind, date=date, name=name)
    clauses = extract_clauses(document)
    openings = find_sections(document, clauses)
    lab, title = known_lab(lab), _line(title or "") or _title_of(document)
    day, dated_by = _dated(document, date)
    return Spec(
        name or name_of(lab, title, day),
        lab,
        title,
        SpecKind(kind or _kind_of(title)).value,
        day,
        document.name,
        document.digest,
        tuple(opening.section for opening in openings),
        find_provisions(document, clauses, openings),
        dated_by,
    )


def check_options(
    *, lab: str, kind: str | None = None, date: str | None = None, name: str | None = None
) -> None:
    """Check what a user says of a document.

    Raises:
        UnusableValue: there is no such lab, kind, date or name; says what can be.
    """
    if not _line(lab):
        raise UnusableValue("lab", lab, "name the publisher")
    if kind is not None and kind not in set(SpecKind):
        raise UnusableValue("kind", kind, f"choose from: {', '.join(SpecKind)}")
    if date is not None and not is_date(date):
        raise UnusableValue("date", date, "give a year, month or day, as 2025, 2025-03 or 2025-03-23")
    if name is not None and not is_name(name):
        raise UnusableValue("name", name, "use letters, digits, dots and hyphens")


def known_lab(name: str) -> str:
    """Return the catalogue's own name for a lab, or the name itself where the catalogue has none."""
    line = _line(name)
    try:
        return resolve_labs((line,), load_catalogue())[0]
    except UnknownLab:
        return line


def name_of(lab: str, title: str, date: str | None) -> str:
    """Return what to call a spec: a name that any file system takes.

    >>> name_of("Google/DeepMind", "Use policy: what's allowed", "2024-12-17")
    'google-deepmind-use-policy-whats-allowed-2024-12-17'
    """
    publisher, words = _words(lab, LAB_LETTERS), _words(title, TITLE_LETTERS)
    is_said = f"{words}-".startswith(f"{publisher}-")  # "xAI Acceptable Use Policy"
    parts = (words,) if is_said else (publisher, words)
    return "-".join(part for part in (*parts, date or "") if part) or SpecKind.SPEC.value


def _words(text: str, most: int) -> str:
    """Return text in small letters and hyphens, cut between words."""
    plain = unicodedata.normalize("NFKC", APOSTROPHE.sub("", text)).lower()
    words = SIGNS.sub("-", plain).strip("-")
    return words if len(words) <= most else words[: most + 1].rpartition("-")[0] or words[:most]


def _line(words: str) -> str:
    return " ".join(UNPRINTABLE.sub(" ", words).split())[:LONGEST_TITLE]


def _title_of(document: Document) -> str:
    """Return the first heading, or a line above it that names a policy where the heading does not."""
    above = list(takewhile(lambda line: line.role is not Role.HEADING, document.lines))
    stem = PurePath(document.name).stem or document.name
    if len(above) == len(document.lines):
        return _largest(document) or stem
    heading = _line(document.lines[len(above)].span.of(document.text))
    named = (_line(line.span.of(document.text)) for line in above[:HEAD_LINES])
    titles = [line for line in named if len(line) <= TITLE_LETTERS and _names_policy(line)]
    return titles[0] if titles and not _names_policy(heading) else heading or stem


def _names_policy(line: str) -> bool:
    return _kind_of(line) is not SpecKind.SPEC


def _largest(document: Document) -> str:
    """Return the line in the largest type at the head of a printed document; of several, one that names a policy."""
    head = document.lines[:HEAD_LINES]
    if not head:
        return ""
    largest = max(line.size for line in head)
    if largest <= median(line.size for line in document.lines):
        return ""
    lines = [_line(line.span.of(document.text)) for line in head if line.size == largest]
    return next(filter(_names_policy, lines), lines[0])


def _kind_of(title: str) -> SpecKind:
    return next((kind for kind, pattern in KINDS if pattern.search(title)), SpecKind.SPEC)


def _dated(document: Document, given: str | None) -> tuple[str | None, DatedBy]:
    """Return the date and whose word it is; a file's name may tell the day it was saved."""
    told = (
        (given, DatedBy.USER),
        (date_said(document), DatedBy.DOCUMENT),
        (date_in_name(document.name), DatedBy.FILE_NAME),
    )
    return next(((day, by) for day, by in told if day), (None, DatedBy.NOBODY))
