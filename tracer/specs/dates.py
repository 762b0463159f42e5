"""The date from which a published document holds: by its own words, else by its file's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.domain.provenance import is_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.domain.document import Document

HEAD_LINES, LINE_LENGTH = 15, 300  # where a document says its date, and how much of each line is looked at
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
FORMS = (
    rf"{YEAR}-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?!\d)",  # 2025-12-18
    rf"{MONTH}\s+{DAY},?\s+{YEAR}",  # January 10, 2024
    rf"{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}",  # 29 October 2025
    rf"{MONTH},?\s+{YEAR}",  # October 2025
)
HOLDS = r"(?:effective(?:\s+date)?|(?:in|into)\s+force)"
CHANGED = r"(?:(?:last\s+)?(?:updated?|modified|revised|amended)|publi(?:shed|cation\s+date)|dated?|version)"
LINK = r"(?:\s+(?:as\s+of|from|since|on))?[\s:–—-]*"  # "UpdatedMarch 23, 2023" has none
# A date alone on its line comes last: it may be any date.
SAID = tuple(
    tuple(re.compile(before + form + after, re.IGNORECASE) for form in FORMS)
    for before, after in (
        (rf"\b{HOLDS}{LINK}", ""),
        (rf"\b{CHANGED}{LINK}", ""),
        (r"\A[\s(]*", r"[\s).]*\Z"),
    )
)
IN_NAME = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?!\d)")


def date_said(document: Document) -> str | None:
    """Return the date that a document's first lines say, or None.

    The day from which it holds goes before the one on which it was changed or published.
    """
    head = [line.span.of(document.text)[:LINE_LENGTH] for line in document.lines[:HEAD_LINES]]
    return next(_said(head), None)


def says_date(line: str) -> bool:
    """Return whether a line says from when its document holds or when it was changed."""
    return next(_said([line[:LINE_LENGTH]]), None) is not None


def date_in_name(name: str) -> str | None:
    """Return the date in a file's name, or None.

    >>> date_in_name("claude-constitution-2026-01-20.md"), date_in_name("policy-20051.md")
    ('2026-01-20', None)
    """
    return next((day for found in IN_NAME.finditer(name) if (day := _date_of(found))), None)


def _said(lines: list[str]) -> Iterator[str]:
    for patterns in SAID:
        for line in lines:
            for pattern in patterns:
                yield from (day for found in pattern.finditer(line) if (day := _date_of(found)))


def _date_of(found: re.Match[str]) -> str | None:
    """Return a date as ISO 8601 writes it, or None where the calendar has no such day."""
    said = found.groupdict()
    name = said["month"].lower()
    month = int(name) if name.isdigit() else MONTHS.index(name) + 1
    written = f"{said['year']}-{month:02d}"
    if said.get("day"):
        written += f"-{int(said['day']):02d}"
    return written if is_date(written) else None
