"""Footnotes: small type at the foot of a page, set apart so that the text above runs on."""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from tracer.documents.raw import RawPage

    Key = tuple[int, int]

SMALLER = 0.92  # of the usual size of type; set on public reports and filings, November 2026
LOWER = 0.4  # share of the page height below which notes stand
# "1 See Section 4.", "* Confidential", "[3] Ibid."; "1. Fees" is a clause.
MARK = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3}|\[\d{1,3}\])\s*(?=[^\W\d_“\"(])")


def find_notes(pages: tuple[RawPage, ...], running: Collection[Key]) -> frozenset[Key]:
    """Return (page number, line index) of every line of a footnote; scans tell no sizes and have none."""
    sizes = [line.size for page in pages if page.confidence is None for line in page.lines if line.size]
    if not sizes:
        return frozenset()
    usual = median(sizes)
    return frozenset(key for page in pages for key in _notes_of(page, running, usual * SMALLER))


def _notes_of(page: RawPage, running: Collection[Key], largest: float) -> list[Key]:
    if page.confidence is not None:
        return []
    below: list[int] = []
    for index in range(len(page.lines) - 1, -1, -1):
        line = page.lines[index]
        if (page.number, index) in running:
            continue
        if not 0 < line.size <= largest or line.place.top < page.height * LOWER:
            break
        below.append(index)
    below.reverse()
    marked = [at for at, index in enumerate(below) if MARK.match(page.lines[index].text)]
    return [(page.number, index) for index in below[marked[0] :]] if marked else []
