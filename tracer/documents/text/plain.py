"""Plain text, set on a typewriter's grid so that its indents and blank lines tell the paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tracer.documents.galley import BODY, HEIGHT, PITCH, WIDTH
from tracer.documents.raw import RawDocument, RawLine, RawPage
from tracer.documents.text.charset import checked, decoded
from tracer.domain.document import Role
from tracer.domain.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.domain.settings import Intake

LETTER = 6.0  # points: ten letters to the inch
TAB = 8
LINE_END = re.compile(r"\r\n?|[\n\v\x85\u2028\u2029]")
# EDGAR's full texts: "<PAGE>   12" between pages, "<TYPE>EX-10.1" above, "<S>  <C>" in tables
PAGE_TURN = re.compile(r"\f|^[ \t]*<PAGE>[ \t]*\d{0,4}[ \t]*$", re.IGNORECASE | re.MULTILINE)
FILING = re.compile(r"\s*<(?:TYPE|SEQUENCE|FILENAME|DESCRIPTION)>.*", re.IGNORECASE)
MARKUP = re.compile(r"</?(?:DOCUMENT|TEXT|TABLE|CAPTION|S|C|FN|PAGE)>", re.IGNORECASE)
RULING = re.compile(r"[\s_=~*.·\-–—─━═|+]+")
LEAST_RULING = 3  # characters
# Longer lines are no typewriter's: 120 letters of six points are 10 inches.
WIDE = 120
# A line that reaches so far was ended by the margin: letters that are counted, not measured, and
# spaces spread to justify it, leave its right edge ragged.
FULL = 0.85  # share of the width; set on agreements from EDGAR, November 2026
SENTENCE_END = re.compile(r"[.;:?!][)”\"'’]*$|[;,]\s*(?:and|or|and/or)$")


def read_plain(data: bytes, name: str, intake: Intake) -> RawDocument:  # noqa: ARG001 - as all readers are called
    """Return the lines of a text: hard-wrapped ones as printed, longer ones as whole paragraphs.

    Raises:
        NotADocument: it is no text.
    """
    return RawDocument(typeset(checked(decoded(data), name)), laid_out=False, paged=True)


def typeset(text: str) -> tuple[RawPage, ...]:
    """Return the pages of a text, each line in its place on the grid."""
    leaves = [_lines_of(leaf) for leaf in PAGE_TURN.split(LINE_END.sub("\n", text))]
    while len(leaves) > 1 and not any(leaves[-1]):
        leaves.pop()
    if len(leaves) > 1 and not any(leaves[0]):
        leaves.pop(0)  # a file may begin with the mark of its first page
    margin = _margin(leaves)
    role = Role.PARAGRAPH if _are_paragraphs(line for leaf in leaves for line in leaf) else Role.PRINTED
    return tuple(_page(number, lines, role, margin) for number, lines in enumerate(leaves, start=1))


def _lines_of(leaf: str) -> list[str]:
    """Return the lines of a page as they stand, with "" for each that has no words."""
    return [_line(line) for line in leaf.split("\n")]


def _line(line: str) -> str:
    if "<" in line:
        line = "" if FILING.fullmatch(line) else MARKUP.sub("", line)
    line = line.expandtabs(TAB).rstrip()
    bare = line.strip()
    return "" if len(bare) >= LEAST_RULING and RULING.fullmatch(bare) else line


def _are_paragraphs(lines: Iterable[str]) -> bool:
    """Return whether lines are whole paragraphs: most words stand in long lines that end a sentence.

    A wide page that is hard-wrapped ends most of its lines in the middle of one.
    """
    whole = [line.strip() for line in lines if line]
    wide = [line for line in whole if len(line) > WIDE]
    ended = [line for line in wide if SENTENCE_END.search(line[-8:])]
    letters = sum(map(len, whole))
    return 2 * sum(map(len, wide)) > letters and 2 * len(ended) > len(wide)


def _page(number: int, lines: list[str], role: Role, margin: float) -> RawPage:
    """Return a page: twelve points from line to line, blank ones counted."""
    printed = tuple(_printed(line, number, PITCH * at, role) for at, line in enumerate(lines) if line)
    right = max((line.place.x1 for line in printed), default=0.0)
    filled = tuple(_filled(line, margin) for line in printed)
    foot = printed[-1].place.bottom if printed else HEIGHT  # where a running foot stands, if there is one
    return RawPage(number, max(WIDTH, right), foot, filled)


def _printed(line: str, number: int, top: float, role: Role) -> RawLine:
    words = line.lstrip()
    left = LETTER * (len(line) - len(words))
    place = Place(number, left, top, left + LETTER * len(words), top + BODY)
    return RawLine(words, place, top + BODY, BODY, role=role)


def _margin(leaves: list[list[str]]) -> float:
    """Return where full lines end: nine in ten end before it."""
    ends = sorted(LETTER * len(line) for leaf in leaves for line in leaf if line)
    return ends[int(len(ends) * 0.9)] if ends else 0.0


def _filled(line: RawLine, margin: float) -> RawLine:
    """Return line, drawn out to the margin where it is full."""
    if not FULL * margin <= line.place.x1 < margin:
        return line
    return replace(line, place=replace(line.place, x1=margin))
