"""Lines to blocks: where a paragraph, an item or a heading begins and ends on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from tracer.clauses.labels import Label, read_label
from tracer.clauses.matter import set_aside
from tracer.domain.document import Role
from tracer.domain.span import Span

if TYPE_CHECKING:
    from tracer.domain.document import Document, Line

PARAGRAPH_GAP = 1.35  # times the usual pitch; set on the dev agreements, November 2026
INDENT = 9.0  # points
SHORT_LINE = 0.85  # share of the text's width that a full line reaches
SIZE_STEP = 1.0  # points
ROOM = 4  # characters to spare before a line counts as ended by its writer
END = 16  # characters of a line that tell whether its sentence ends
ENDED = re.compile(r"[.;:?!][)”\"'’]*$|[;,.]\s*(?:and|or|and/or)$")
# A line that begins "(b) and (c)" or "5.2 of this" goes on with the sentence before it.
REFERENCE = re.compile(r"^\S+\s+(?:of|and|or|above|below|hereof|to|through|shall|is|are)\b")
GOES_ON = re.compile(r"(?:,|&|\b(?:and|or|to|through))\s*$")
NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3}|\[\d{1,3}\])\s*\S")
REFERS = re.compile(
    r"(?:sections?|articles?|clauses?|paragraphs?|exhibits?|schedules?|see|no\.|§+)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines that belong together, with the label it begins with."""

    span: Span
    label: Label | None
    indent: float
    size: float
    bold: bool
    role: Role


def find_blocks(document: Document) -> tuple[Block, ...]:
    """Return the document's paragraphs, items and headings, without what frames them."""
    aside = set_aside(document)
    lines = [line for at, line in enumerate(document.lines) if at not in aside]
    if not lines:
        return ()
    page = _Measure(lines, is_laid_out=document.laid_out)
    groups = [[lines[0]]]
    for line in lines[1:]:
        if _begins(line, groups[-1], document.text, page):
            groups.append([line])
        else:
            groups[-1].append(line)
    return tuple(_block(group, document.text) for group in groups)


class _Measure:
    """What is usual on these pages: the pitch from line to line, and where full lines end."""

    def __init__(self, lines: list[Line], *, is_laid_out: bool) -> None:
        self.is_laid_out = is_laid_out
        steps = [step for a, b in pairwise(lines) if 0 < (step := _pitch(a, b)) < 40]  # noqa: PLR2004
        self.pitch = median(steps) if steps else 0.0
        ends = sorted(line.place.x1 for line in lines)
        self.right = ends[int(len(ends) * 0.9)]
        starts = sorted(line.place.x0 for line in lines)
        self.left = starts[int(len(starts) * 0.1)]

    def is_short(self, line: Line) -> bool:
        """Return whether a line ends well before the others do."""
        return line.place.x1 < self.left + (self.right - self.left) * SHORT_LINE

    def breaks_early(self, last: Line, before: str, words: str) -> bool:
        """Return whether the first word of the next line would have fitted on this one.

        Then the writer ended the line, not the margin: a list whose bullets were drawn, not typed.
        """
        letter = (last.place.x1 - last.place.x0) / max(len(before), 1)
        first = len(words.split(" ", 1)[0]) + 1
        return last.place.x1 + (first + ROOM) * letter < self.right


def _pitch(above: Line, below: Line) -> float:
    if above.place.page != below.place.page:
        return 0.0
    return below.place.bottom - above.place.bottom


def _begins(line: Line, block: list[Line], text: str, page: _Measure) -> bool:
    """Return whether line starts a new block."""
    last = block[-1]
    words, before = line.span.of(text), last.span.of(text)
    if not line.role is last.role is Role.PRINTED:
        return not _goes_on(line, last, words, page)
    if text[last.span.end : line.span.start] == "":
        return False
    label = read_label(words)
    ended = bool(ENDED.search(before[-END:]))
    if label and (
        _follows(label, line, block[0], text) or _is_set_off(words, label, before, last, page, ended=ended)
    ):
        return True
    if abs(line.size - last.size) > SIZE_STEP and min(line.size, last.size) > SIZE_STEP:
        return True
    if before.endswith(";") and words[0].isupper():
        return True
    if line.place.page != last.place.page or line.place.top < last.place.top - page.pitch:
        return ended and not words[:1].islower()
    if _pitch(last, line) > page.pitch * PARAGRAPH_GAP:
        return True
    return _shifts(line, block, page, ended=ended) or _is_ended_above(line, last, words, before, page)


def _goes_on(line: Line, last: Line, words: str, page: _Measure) -> bool:
    """Return whether a printed footnote goes on; of other roles each line is whole."""
    is_note = line.role is Role.NOTE and last.role is Role.NOTE
    return is_note and page.is_laid_out and not NOTE_MARK.match(words)


def _follows(label: Label, line: Line, first: Line, text: str) -> bool:
    """Return whether a label counts on from the block's own, at the same indent: "1." then "2."."""
    own = read_label(first.span.of(text))
    if own is None or abs(first.place.x0 - line.place.x0) > INDENT:
        return False
    return any((style, value - 1) in own.ordinals for style, value in label.ordinals)


def _is_set_off(words: str, label: Label, before: str, last: Line, page: _Measure, *, ended: bool) -> bool:
    if REFERENCE.match(words) or REFERS.search(before.rstrip()):
        return False
    rest = words[label.width :].lstrip()
    if not rest and GOES_ON.search(before):
        return False  # "8.4, 9, 11.1 and" / "11.6."
    if label.style == "bullet" or (label.style == "decimal" and not rest[:1].islower()):
        return True  # but "3.5 million dollars" goes on with the sentence
    return ended or page.is_short(last) or before.isupper()


def _shifts(line: Line, block: list[Line], page: _Measure, *, ended: bool) -> bool:
    """Return whether the indent tells a new paragraph, given that the one before can end here."""
    shift = line.place.x0 - block[-1].place.x0
    if len(block) == 1 and not page.is_short(block[0]):
        return False
    return abs(shift) > INDENT and (ended or page.is_short(block[-1]))


def _is_ended_above(line: Line, last: Line, words: str, before: str, page: _Measure) -> bool:
    """Return whether the writer ended the line above: a heading, or an item without a bullet."""
    if not page.breaks_early(last, before, words):
        return False
    if ENDED.search(before[-END:]):
        return True
    if last.bold != line.bold and page.is_short(last):
        return True
    return words[:1].isupper() and not words.isupper()


def _block(lines: list[Line], text: str) -> Block:
    span = Span(lines[0].span.start, lines[-1].span.end)
    words = span.of(text)
    first = lines[0]
    return Block(
        span,
        None if first.role in {Role.ROW, Role.NOTE} else read_label(words),
        first.place.x0,
        max(line.size for line in lines),
        all(line.bold for line in lines),
        first.role,
    )
