"""Raw pages to a Document: furniture aside, broken words mended, every line given its span."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tracer.documents.footnotes import find_notes
from tracer.documents.furniture import find_furniture, printed_number
from tracer.domain.document import Document, Furniture, Line, Page, Role
from tracer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.documents.raw import RawDocument, RawLine, RawPage

WORD = re.compile(r"[a-z]+")
SOFT_HYPHEN, MARKED = "\u00ad", "\ufffe"  # U+FFFE is PDFium's mark for a hyphen at a line end
HYPHENS = ("-", "\u2010", SOFT_HYPHEN, MARKED)
LAST_LETTERS = re.compile(r"[A-Za-z]+$")
# Characters that mean another: no-break and thin spaces, the Greek question mark, ligatures.
MEANT = str.maketrans(
    {"\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\u3000": " "}
    | {"\u037e": ";", "\u2011": "-", "\u200b": None, "\ufeff": None, "\x00": None, "\t": " "}
    | {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\uffff]")
SOFT = re.compile(r"[\u00ad\ufffe](?=.)")


def assemble(raw: RawDocument, *, name: str, digest: str, kind: str) -> Document:
    """Return the document: one text without furniture, and the place of every line in it."""
    pages = raw.pages
    running = find_furniture(pages) if raw.laid_out or raw.paged else frozenset()
    notes = find_notes(pages, running) if raw.laid_out else frozenset()
    placed = [((page.number, index), line) for page in pages for index, line in enumerate(page.lines)]
    furniture = tuple(Furniture(_cleaned(line.text), line.place) for key, line in placed if key in running)
    # Footnotes come last, so that a clause that runs on over the page is not cut by them.
    body = [line for key, line in placed if key not in running and key not in notes]
    body += [replace(line, role=Role.NOTE) for key, line in placed if key in notes]
    text, lines = _run_together(body)
    return Document(
        name,
        digest,
        kind,
        text,
        tuple(_page(page, furniture) for page in pages),
        lines,
        furniture,
        raw.findings,
        raw.laid_out,
        raw.engine,
    )


def _page(page: RawPage, furniture: Iterable[Furniture]) -> Page:
    own = [piece.text for piece in furniture if piece.place.page == page.number]
    return Page(
        page.number,
        page.width,
        page.height,
        page.state,
        printed_number(own),
        page.confidence,
        page.doubtful,
        page.turned,
    )


def _cleaned(text: str) -> str:
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(SOFT.sub("", CONTROL.sub("", whole.translate(MEANT))).split())


def _run_together(body: list[RawLine]) -> tuple[str, tuple[Line, ...]]:
    cleaned = [(raw, _cleaned(raw.text)) for raw in body]
    cleaned = [(raw, words) for raw, words in cleaned if words.strip(SOFT_HYPHEN + MARKED)]
    known = Counter(WORD.findall("\n".join(words for _, words in cleaned).lower()))
    pieces: list[str] = []
    lines: list[Line] = []
    at = 0
    words_of = [words for _, words in cleaned]
    following = [*words_of[1:], ""][: len(cleaned)]
    for (raw, words), after in zip(cleaned, following, strict=True):
        piece, gap = _ended(words, after, known)
        name = (_cleaned(raw.anchor), _cleaned(raw.authority))
        lines.append(Line(Span(at, at + len(piece)), raw.place, raw.size, raw.bold, raw.role, *name))
        pieces += (piece, gap)
        at += len(piece) + len(gap)
    return "".join(pieces), tuple(lines)


def _ended(words: str, following: str, known: Counter[str]) -> tuple[str, str]:
    """Return a line's words and what separates them from the next line's.

    A word broken at the line end is closed up. Its hyphen goes where the document writes the
    word without one elsewhere ("infor-/mation"), and stays otherwise ("non-/exclusive").
    """
    if not words.endswith(HYPHENS):
        return words, "\n"
    head, mark = words[:-1], words[-1]
    kept = head if mark == SOFT_HYPHEN else f"{head}-"
    part, tail = LAST_LETTERS.search(head), WORD.match(following)
    if not part or not tail:
        return kept, "\n"
    first = part[0].lower()
    is_own = first + tail[0] not in known and known[first] > 1
    return (kept if is_own else head), ""
