"""Running heads, footers and page numbers, told from the text by what repeats at the margins."""

from __future__ import annotations

import re
from collections import defaultdict
from statistics import median_low
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.documents.raw import RawLine, RawPage

MARGIN = 0.12  # share of the page height in which running lines stand
ENOUGH_PAGES = 3
DIGITS = re.compile(r"\d+")
# "4", "- 4 -", "Page 4 of 12", "iv"
PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page\s*)?(\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[\W_]*", re.IGNORECASE
)

SAME_HEIGHT = 8.0  # points: a running line keeps its place on the page
# Scanners shift pages, OCR splits and misreads: there the beginning of a line is compared, letters only.
SCAN_HEIGHT = 40.0  # points
SCAN_LETTERS = 12

Key = tuple[int, int]
Entry = tuple[int, int, str, float]


def find_furniture(pages: tuple[RawPage, ...]) -> frozenset[Key]:
    """Return (page number, line index) of every running line."""
    marginal = [
        (page.number, index, " ".join(line.text.split()), line.place.top)
        for page in pages
        for index, line in enumerate(page.lines)
        if _is_marginal(line, page)
    ]
    enough = min(ENOUGH_PAGES, max(len(pages), 2))
    same: dict[str, list[Entry]] = defaultdict(list)
    counted: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    for entry in marginal:
        number, _, text, _ = entry
        same[text].append(entry)
        for found in DIGITS.findall(text):
            # A running number keeps step with the pages: "Page 3 of 9", "Revised 2025 3".
            if len(found) <= 4:  # noqa: PLR2004
                counted[DIGITS.sub("#", text), int(found) - number].append(entry)
    running = {
        key for group in (*same.values(), *counted.values()) for key in _spread(group, enough, SAME_HEIGHT)
    }
    running |= _of_scans(pages, marginal, enough)
    lone = {(n, i) for n, i, text, _ in marginal if PAGE_NUMBER.fullmatch(text)}
    return frozenset(running | lone)


def printed_number(furniture: Iterable[str]) -> str | None:
    """Return the page number that a page prints on itself, from its running lines."""
    for text in furniture:
        found = PAGE_NUMBER.fullmatch(text)
        if found:
            return found[1]
    for text in furniture:
        stated = re.search(r"\bpage\s+(\d+)\b", text, re.IGNORECASE)
        if stated:
            return stated[1]
    return None


def _is_marginal(line: RawLine, page: RawPage) -> bool:
    edge = page.height * MARGIN
    return line.place.bottom <= edge or line.place.top >= page.height - edge


def _of_scans(pages: tuple[RawPage, ...], marginal: Iterable[Entry], enough: int) -> set[Key]:
    """Return the running lines of scanned pages."""
    scanned = {page.number for page in pages if page.confidence is not None}
    alike: dict[tuple[bool, str], list[Entry]] = defaultdict(list)
    heights = {page.number: page.height for page in pages}
    for entry in marginal:
        number, _, text, top = entry
        letters = "".join(filter(str.isalpha, text)).lower()[:SCAN_LETTERS]
        if number in scanned and len(letters) == SCAN_LETTERS:
            alike[top < heights[number] / 2, letters].append(entry)
    return {key for group in alike.values() for key in _spread(group, enough, SCAN_HEIGHT)}


def _spread(group: list[Entry], enough: int, height: float) -> list[Key]:
    """Return the group's keys at its usual height, where it stands there on enough pages."""
    usual = median_low([top for *_, top in group])
    level = [(n, i) for n, i, _, top in group if abs(top - usual) <= height]
    return level if len({number for number, _ in level}) >= enough else []
