"""Read the clauses of a document in order, with the path, heading and lead-in of each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from tracer.clauses.blocks import Block, find_blocks
from tracer.clauses.headings import is_heading, run_in_heading
from tracer.clauses.inline import Piece, run_on_items, run_on_sections, split_inline
from tracer.clauses.labels import Label, read_label
from tracer.clauses.norms import in_norms
from tracer.clauses.outline import Outline
from tracer.domain.clause import Clause
from tracer.domain.document import Role
from tracer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.domain.document import Document

LEADS = re.compile(r"[:–—](?:\s*-)?$|\b(?:to|not|for|that|by|following)$", re.IGNORECASE)
UNFINISHED = re.compile(r"^[a-z(]|[;,]$|[;,]\s*(?:and|or|and/or)$")
LEAD_END = 16  # characters at the end of a clause that tell whether it leads in a list
LAST_SENTENCE = re.compile(r"(?<=[.;?!])\s+(?=[A-Z“])")
LEAD_WORDS = 70
# "This includes using the Services to:" goes on with what the paragraph before it forbids.
REFERS_BACK = re.compile(r"(?:This|These|Such\s+\w+|Examples?)\b[^.;]{0,60}?\bincludes?\b", re.IGNORECASE)
LARGER = 1.5  # points above the usual size: a heading's type


def extract_clauses(document: Document) -> tuple[Clause, ...]:
    """Return every clause in reading order."""
    found = tuple(_Reader(document).clauses())
    return tuple(_whole(run, document) for run in in_norms(found))


class _Reader:
    """Walks the blocks with the outline that is open at each."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks = find_blocks(document)
        self.usual_size = median([block.size for block in self.blocks] or [0.0])
        self.outline = Outline()
        self.section = 0
        self.leading = False
        self.untitled = False
        self.following: Label | None = None
        self.taken: Counter[str] = Counter()
        self.before = ""
        """The words of the paragraph before."""

    def clauses(self) -> Iterator[Clause]:
        labels = [None, *(block.label for block in self.blocks), None]
        for block, before, after in zip(self.blocks, labels, labels[2:], strict=False):
            self.following = after
            if _is_listed(block.label, before, after) or self._is_filing_number(block):
                yield self._clause(block.span, None, self.outline.path, "")
                continue
            for at, span in enumerate(self._sections(block)):
                label = block.label if at == 0 else read_label(span.of(self.document.text))
                yield from self._read(block, span, label)

    def _is_filing_number(self, block: Block) -> bool:
        """Return whether a block is the number under which an agreement was filed: "Exhibit 10.1"."""
        annex = block.label if block.label and block.label.is_annex else None
        return annex is not None and "." in annex.printed and not self.outline.levels

    def _sections(self, block: Block) -> tuple[Span, ...]:
        """Return the spans of sections or items that run on inside a block."""
        if block.label and block.label.printed.startswith("("):
            return run_on_items(block.span, self.document.text, block.label)
        return run_on_sections(block.span, self.document.text, self._number_of(block))

    def _number_of(self, block: Block) -> int:
        if block.label and block.label.style in {"number", "division"}:
            self.section = block.label.ordinals[0][1]
        return self.section

    def _read(self, block: Block, span: Span, label: Label | None) -> Iterator[Clause]:
        words = self._words(span)
        body = words[label.width :].strip() if label else words
        if self._is_heading(block, label, body):
            self._enter_heading(label, block, body)
            return
        self.untitled = False
        if block.role is Role.NOTE:
            self.outline = Outline()
        if block.role in {Role.ROW, Role.NOTE}:
            yield self._clause(span, None, self.outline.path, "")
        elif label:
            if label.style == "number":
                self.section = label.ordinals[0][1]
            if self.leading and self._is_led_in(label, body):
                self.outline.open_inside(label, block.indent)
            else:
                self.outline.open(label, block.indent)
            opening = LAST_SENTENCE.split(body, maxsplit=1)[0]
            self.outline.annotate(heading=run_in_heading(body), opening=opening)
            yield from self._numbered(span, label)
        else:
            yield from self._paragraph(span, words)

    def _is_heading(self, block: Block, label: Label | None, body: str) -> bool:
        if block.role is Role.HEADING:
            return True
        if block.role in {Role.ROW, Role.NOTE}:
            return False
        if label and (label.is_bullet or self._continues_list(label)):
            return False
        if label and label.style == "division" and not body:
            return True
        larger = block.size > self.usual_size + LARGER
        return is_heading(body, bold=block.bold, larger=larger)

    def _is_led_in(self, label: Label, body: str) -> bool:
        """Return whether the words above lead label in, though its number goes on from another list.

        "22. Customer agrees not to:" may be followed by "23. alter the Services;".
        """
        if label.style in {"decimal", "division"}:
            return False
        return self.outline.is_in_paragraph or (label.style == "number" and body[:1].islower())

    def _continues_list(self, label: Label) -> bool:
        """Return whether label is an item under a lead-in; short items are no headings."""
        return bool(self.outline.lead_in) and label.style not in {"division", "decimal"}

    def _enter_heading(self, label: Label | None, block: Block, title: str) -> None:
        if label:
            self.outline.open(label, block.indent)
        elif not self.untitled:
            self.outline.enter_heading(block.size)
        # "ARTICLE 5" on one line, "RESTRICTIONS" on the next: one heading.
        self.untitled = label is not None and not title
        self.outline.annotate(heading=title or None)
        self.leading = False

    def _numbered(self, span: Span, label: Label) -> Iterator[Clause]:
        """Yield a labelled clause, or the pieces of the list run into it."""
        pieces = split_inline(
            Span(span.start + label.width, span.end), self.document.text, self.outline.lead_in, self.following
        )
        own = Piece(Span(span.start, pieces[0].span.end))
        yield self._clause(own.span, label, self.outline.path, self.outline.lead_in)
        yield from self._rest(pieces)

    def _paragraph(self, span: Span, words: str) -> Iterator[Clause]:
        """Yield an unnumbered paragraph: an item of the open list, or a paragraph of its own."""
        is_item = self.leading and bool(UNFINISHED.search(words) or len(words.split()) < 12)  # noqa: PLR2004
        if not is_item:
            self.outline.close_paragraph()
        pieces = split_inline(span, self.document.text, following=self.following)
        yield self._clause(pieces[0].span, None, self.outline.path, self.outline.lead_in if is_item else "")
        if not is_item or LEADS.search(words):
            self.outline.open_paragraph()
            yield from self._rest(pieces)
        self.before = words

    def _rest(self, pieces: tuple[Piece, ...]) -> Iterator[Clause]:
        """Yield what follows the first piece, and leave the lead-in for the blocks below."""
        last_words = self._words(pieces[-1].span)
        self.leading = not pieces[-1].label and bool(LEADS.search(last_words[-LEAD_END:]))
        if len(pieces) == 1 and not self.leading:
            return
        lead = self._lead(pieces[0])
        base, path = self.outline.lead_in, self.outline.path
        for piece in pieces[1:]:
            if piece.label:
                handed = f"{base} {lead}".strip()
                yield self._clause(piece.span, piece.label, (*path, piece.label.printed), handed)
            else:
                lead = self._lead(piece)
                yield self._clause(piece.span, None, path, "")
        if self.leading:
            self.outline.annotate(lead_in=lead)

    def _lead(self, piece: Piece) -> str:
        """Return the words that a list completes: the last sentences before it.

        "Customer shall not send unlawful Input. Examples include Input that is:" hands down both.
        """
        sentences = LAST_SENTENCE.split(self._words(piece.span))
        lead = sentences[-1]
        for sentence in reversed(sentences[:-1]):
            if len(lead.split()) + len(sentence.split()) > LEAD_WORDS:
                break
            lead = f"{sentence} {lead}"
        if REFERS_BACK.match(lead):
            lead = f"{LAST_SENTENCE.split(self.before)[-1]} {lead}".strip()
        return lead

    def _clause(self, span: Span, label: Label | None, path: tuple[str, ...], lead_in: str) -> Clause:
        places = self.document.places_of(span)
        printed = None if label is None or label.is_bullet else label.printed
        name = _citation(path) if printed else f"p{places[0].page}"
        self.taken[name] += 1
        turn = self.taken[name]
        separator = "~" if printed else "."
        unique = name if printed and turn == 1 else f"{name}{separator}{turn}"
        under = self.outline.headings
        heading = under[-1] if under else None
        words = self._words(span)
        parent = self.outline.opening
        return Clause(unique, printed, path, heading, span, words, places, lead_in, under, parent)

    def _words(self, span: Span) -> str:
        return span.of(self.document.text).replace("\n", " ")


def _is_listed(label: Label | None, *beside: Label | None) -> bool:
    """Return whether an annex is named in a list of annexes, and does not begin here."""
    return bool(label and label.is_annex) and any(other is not None and other.is_annex for other in beside)


def _whole(run: tuple[Clause, ...], document: Document) -> Clause:
    """Return the one clause that a lead-in and its items make."""
    first = run[0]
    if len(run) == 1:
        return first
    span = Span(first.span.start, run[-1].span.end)
    words = span.of(document.text).replace("\n", " ")
    return replace(first, span=span, text=words, places=document.places_of(span))


def _citation(path: tuple[str, ...]) -> str:
    """Return a path as people cite it: ("5", "5.2", "(v)") is "5.2(v)"."""
    decimals = [at for at, label in enumerate(path) if re.fullmatch(r"\d+(\.\d+)+", label)]
    shown = _counted_once(path[decimals[-1] :] if decimals else path)
    cited = shown[0]
    for label in shown[1:]:
        cited += label if label.startswith("(") else f"-{label}"
    return cited.replace(" ", "-")


def _counted_once(path: tuple[str, ...]) -> list[str]:
    """Leave out a number that the next one counts on from: "37." in a list led in by "22." is "37"."""
    kept: list[str] = []
    for label in path:
        if kept and label.isdigit() and kept[-1].isdigit() and int(label) > int(kept[-1]):
            kept.pop()
        kept.append(label)
    return kept
