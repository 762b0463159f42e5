"""Lists and sections run into a paragraph: "shall not (a) resell it; (b) use it to track people"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.clauses.labels import read_label
from tracer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.clauses.labels import Label

MARKER = re.compile(
    r"(?<![\w)])\((?:[ivxlc]{1,9}|[a-z]{1,2}|[IVXLC]{1,9}|[A-Z]{1,2}|\d{1,2})\)(?=\s*[\w“\"'])"
    r"|(?<=\s)(?:[a-z]|[ivx]{2,4}|\d)\)(?=\s\w)"  # "not to a) copy; b) sell"
)
# "...; (iii) collecting personal information" after an item (ii): the list goes on in its line.
ITEM_ENDS = re.compile(r"[;,](?:\s+(?:and|or|and/or))?\s$")
# "... in writing. 4. RECEIVING PARTY PERSONNEL. The Receiving Party": a section begins mid-line.
RUN_ON_SECTION = re.compile(
    r"(?:(?<=[.;:”\")])|(?<=\d)|(?<=\d-))\s(?P<number>\d{1,2})\.?\s(?=(?:[A-Z][\w’'&/-]*[ ,]*(?:(?:and|of|or|to|the|with|in|for)\s)?){1,7}[.:;])"
)
SENTENCE_END = re.compile(r"[.;?!][)”\"]*\s+(?=[A-Z“])")
# Acts hang on these words; the list after them is one norm per item.
ACTS = re.compile(
    r"\b(?:shall|will|must|may|can|could|do|does|should)\s+not\b|\bnot\s+to\b|\bagrees?\b.{0,40}?\b(?:not\s+)?to\b"
    r"|\bprohibit\w*|\brefrain\w*|\bno\s+\w+\s+(?:shall|may|will)\b|\bneither\b|\bforbidden\b|\b(?:shall|will|must|may)\b"
    r"|\bagrees?\s+that\b|\bcannot\b|\bdon[’']t\b|\brestricted\s+from\b|\bresponsib\w+\b|\bundertakes?\b|\brepresents?\b.{0,40}\bthat\b"
    r"|\bin\s+order\s+to\b|\bpurposes?\b",
    re.IGNORECASE,
)
# After these the list holds triggers, examples or contents of one norm, which stay together.
TRIGGERS = re.compile(
    r"\b(?:if|when|where|whenever|unless|upon|event|because|means?|includ\w+|such\s+as|either|between|case|provided"
    r"|following|after|before|extent|earlier|later|both|whether|liab\w+|terminat\w+|defined?)\b\W*(?:\w+\W+){0,6}$",
    re.IGNORECASE,
)
# The words right before the first item: "shall not: (a)", "for (a)", "agrees not to, (i)".
HANGS = re.compile(
    r"[:–—]$|(?<!are )(?<!is )\b(?:not|to|for|from|shall|will|must|may|that|indirectly|or|otherwise)\b\)?,?$",
    re.IGNORECASE,
)
LEAST_ITEMS = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a block: its span, its label, and whether it is the lead-in, an item or the rest."""

    span: Span
    label: Label | None = None
    is_lead: bool = False
    is_rest: bool = False


def run_on_sections(span: Span, text: str, number: int) -> tuple[Span, ...]:
    """Return the spans of sections that follow one another inside one block.

    Only numbers that count on from `number`, the last section's, begin a section.
    """
    if text.find(str(number + 1), span.start, span.end) < 0:
        return (span,)
    starts = [span.start]
    for found in RUN_ON_SECTION.finditer(text, span.start, span.end):
        if int(found["number"]) == number + 1:
            starts.append(found.start("number"))
            number += 1
    return tuple(Span(a, b) for a, b in zip(starts, [*starts[1:], span.end], strict=True))


def run_on_items(span: Span, text: str, label: Label) -> tuple[Span, ...]:
    """Return the spans of a labelled item and of those that follow it in the same block.

    Only labels that count on from its own begin another.
    """
    starts, own = [span.start], label.ordinals
    for at, found in _markers(span, text):
        following = [(style, value) for style, value in found.ordinals if (style, value - 1) in own]
        if following and at > span.start and ITEM_ENDS.search(text[starts[-1] : at]):
            starts.append(at)
            own = tuple(following)
    return tuple(Span(a, b) for a, b in zip(starts, [*starts[1:], span.end], strict=True))


def split_inline(
    span: Span, text: str, lead_in: str = "", following: Label | None = None
) -> tuple[Piece, ...]:
    """Return the lead-ins and items of the lists inside a block, or the block whole.

    A list of acts gives one piece an item; a list of triggers or examples stays in its norm.
    `lead_in` is what the block itself completes: its "shall not" counts. `following` is the label
    of the next block, which may go on with a list that begins here.
    """
    pieces = [Piece(span)]
    while True:
        tail = pieces[-1]
        more = _first_list(tail.span, text, lead_in, following) if not tail.label else ()
        if not more:
            kept = [_trimmed(piece, text) for piece in pieces if piece.span.of(text).strip()]
            return tuple(kept) or (Piece(span),)
        pieces[-1:] = more


def _first_list(span: Span, text: str, lead_in: str, following: Label | None) -> tuple[Piece, ...]:
    """Return the lead-in, the items and the rest of the first list of acts in a span."""
    run = _first_run(span, text, lead_in, following)
    if not run:
        return ()
    starts = [at for at, _ in run]
    end = _end_of_last(starts[-1], span.end, text)
    items = [
        Piece(Span(at, following), label)
        for (at, label), following in zip(run, [*starts[1:], end], strict=True)
    ]
    rest = [Piece(Span(end, span.end), is_rest=True)] if end < span.end else []
    return (Piece(Span(span.start, starts[0]), is_lead=True), *items, *rest)


def _markers(span: Span, text: str) -> Iterator[tuple[int, Label]]:
    if text.find(")", span.start, span.end) < 0:
        return
    for found in MARKER.finditer(text, span.start, span.end):
        label = read_label(text[found.start() : found.end() + 2])
        if label:
            yield found.start(), label


def _first_run(span: Span, text: str, lead_in: str, following: Label | None) -> list[tuple[int, Label]]:
    """Return the first unbroken count (a), (b), (c) of acts; other styles nest inside."""
    markers = list(_markers(span, text))
    for index, (at, label) in enumerate(markers):
        for style in (style for style, value in label.ordinals if value == 1):
            run = [(at, label)]
            for later_at, later in markers[index + 1 :]:
                if (style, len(run) + 1) in later.ordinals:
                    run.append((later_at, later))
            goes_on = following is not None and (style, len(run) + 1) in following.ordinals
            if len(run) + goes_on >= LEAST_ITEMS and lists_acts(text[span.start : at], lead_in):
                return run
    return []


def lists_acts(before: str, lead_in: str) -> bool:
    """Return whether words lead in a list of acts, one norm an item, not of one norm's triggers."""
    sentence = SENTENCE_END.split(before)[-1].rstrip()
    hangs = HANGS.search(sentence) and ACTS.search(f"{lead_in} {sentence}")
    return bool(hangs) and not TRIGGERS.search(sentence)


def _end_of_last(start: int, end: int, text: str) -> int:
    """Return where the last item's sentence ends: what follows it is a norm of its own."""
    found = SENTENCE_END.search(text, start, end)
    return found.end() if found and text[found.start()] != ";" else end


def _trimmed(piece: Piece, text: str) -> Piece:
    words = piece.span.of(text)
    start = piece.span.start + len(words) - len(words.lstrip())
    return Piece(Span(start, start + len(words.strip())), piece.label, piece.is_lead, piece.is_rest)
