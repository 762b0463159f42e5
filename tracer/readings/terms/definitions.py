"""Definitions in every form that drafters use.

“Footage” means ...; the term "X" has the meaning given in Section 3; (the “Services”);
Permitted Purpose | any lawful ...; and, under a Definitions heading, Authorized User: ...
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from tracer.domain.span import Span
from tracer.domain.terms import Definition, Form
from tracer.readings.terms.aliases import find_aliases
from tracer.readings.terms.quoted import Mention, find_quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.domain.clause import Clause

AUXILIARY = r"(?:(?:shall|will|must)\s+)?(?:(?:each|also|both|only|collectively|together|respectively),?\s+)*"
HAS_MEANING = r"(?:has|have)\s+(?:the|its|their)\s+(?:same\s+|respective\s+|following\s+)?meanings?\b"
VERB = (
    rf"(?P<verb>means?\b|refers?\s+to\b|{HAS_MEANING}"
    r"|(?:is|are|be)\s+(?:hereby\s+|as\s+)?defined\b|includes?\b|stands?\s+for\b)"
)
MEANS = re.compile(
    r"\s*(?:\([^()]{0,160}\)\s*)?[:,]?\s*"
    r"(?:(?:when|as|where)\s+(?:used|referred\s+to)\s[^,.;“\"]{0,60},?\s*)?"
    rf"{AUXILIARY}(?:{VERB}|(?P<weak>(?:is|are)\s+(?:any|an?|the|all|each|those|such)\b))",
    re.IGNORECASE,
)
TITLED = (
    r"(?P<term>[A-Z][\w&’'/-]*(?:\s(?:(?:of|and|or|the|for|to|in|on|&)\s)?[A-Z0-9][\w&’'/-]*){0,6}"
    r"(?:\s\([A-Z][\w&’'/-]*\))?)"
)
# Authorized User means; no sentence about "This" or "Nothing" is a definition.
PLAIN = re.compile(
    rf"(?!(?:This|These|That|It|Nothing|No|Which|What|Neither)\b){TITLED}\s+"
    rf"(?i:{AUXILIARY}(?P<verb>means?\b|{HAS_MEANING}))"
)
# For purposes of this Agreement, a Product Year shall be
PURPOSES = re.compile(
    r"(?i:(?:for\s+(?:the\s+)?purposes?\s+of|as\s+used\s+in)\s+(?:this|these|the)\s+\w+(?:\s\d[\d.]*)?,?\s+"
    r"(?:(?:the\s+)?term\s+)?(?:the\s+|an?\s+)?)"
    rf"{TITLED}\s+(?i:{AUXILIARY}(?P<verb>means?\b|be\b|is\b|are\b|refers?\s+to\b|{HAS_MEANING}))"
)
ENTRY = re.compile(rf"{TITLED}(?:\s*[:.]\s+|\s[–—-]\s|\s*\|\s*|\t\s*|\s{{2,}})(?=[\w“\"(])")
# A row of two cells, the second a noun phrase; or two columns that the page set apart.
ROW = re.compile(
    rf"{TITLED}(?:\s*\|\s*|\t\s*|\s{{2,}})(?=(?:any|an?|the|all|each|those|such|means|every|one)\s(?:\S+\s+){{3}})"
)
QUOTED_ENTRY = re.compile(r"\s*(?:\|\s*|[:–—-]\s+|\t\s*|\s{2,})(?=\w)")
SECTION = re.compile(r"(?:see\s+)?(?:sections?|articles?|clauses?|§)?\s*\d+(?:\.\d+)*", re.IGNORECASE)
# "references herein to the “Lender” shall refer to": told how to read on, defined elsewhere.
MENTIONED = re.compile(r"\breferences?\s+(?:\w+\s+){0,2}to\s+(?:the\s+)?$", re.IGNORECASE)
CHAIN = re.compile(r"[\s,/]*(?:(?:and|or|and/or)\s+)?(?:(?:the|an?|each\s+an?)\s+)?")
TERM_WORD = re.compile(r"\b(?:term|expression|phrase|word)s?\s*$", re.IGNORECASE)
HEADING = re.compile(r"\b(?:definitions?|defined\s+terms|glossary)\b", re.IGNORECASE)
LOCAL = re.compile(
    r"\b(?:for\s+(?:the\s+)?purposes?\s+of|(?:as\s+)?used\s+in|in)\s+th(?:is|e\s+foregoing)\s+"
    r"(?:annex|section|article|clause|paragraph|subsection|exhibit|schedule|appendix|attachment)\b",
    re.IGNORECASE,
)
OPENING_CHARACTERS = 400  # in which a text that begins by defining has done so
BEFORE = 120  # characters before a term in which it may say where it holds
LEAD = " \t.:•●○▪–—-"
OPENING = re.compile(
    r"(?:[\s(]|the\s+(?:term|expression|word)s?\b|as\s+used\s[^“\"‘']{0,60})*", re.IGNORECASE
)


def find_definitions(clause: Clause) -> tuple[Definition, ...]:
    """Return what a clause defines, in order."""
    text = clause.text
    quoted = find_quoted(text)
    body = _body(clause)
    stated = tuple(_stated(text, quoted, body)) or tuple(_unquoted(clause, body))
    stood = {mention.span for mention, _, _ in stated}
    named = tuple(one for one in find_aliases(text, quoted) if one[0].span not in stood)
    bound = _bounded(text, sorted((*stated, *named), key=lambda one: one[0].span.start))
    return tuple(
        Definition(mention.term, clause.id, mention.span, meaning, form, _is_local(text, mention.span.start))
        for mention, meaning, form in bound
    )


def opens_with_definition(text: str) -> bool:
    """Return whether a text begins by defining a term.

    >>> opens_with_definition('the term "Footage" shall mean any recording')
    True
    """
    return bool(opening_terms(text))


def opening_terms(text: str) -> tuple[str, ...]:
    """Return the terms that a text begins by defining.

    >>> opening_terms("“Video” or “Footage” means any recording")
    ('Video', 'Footage')
    """
    opening = OPENING.match(text)
    start = opening.end() if opening else 0
    plain = PLAIN.match(text, start)
    if plain:
        return (plain["term"],)
    head = text[: start + OPENING_CHARACTERS]
    found = [mention for mention, _, _ in _stated(head, find_quoted(head), start)]
    return tuple(mention.term for mention in found) if found and found[0].start == start else ()


def _body(clause: Clause) -> int:
    """Return where the words begin after the label."""
    start = len(clause.label) if clause.label and clause.text.startswith(clause.label) else 0
    rest = clause.text[start:]
    return start + len(rest) - len(rest.lstrip(LEAD))


def _stated(text: str, quoted: Sequence[Mention], body: int) -> Iterator[tuple[Mention, Span, Form]]:
    """Yield the quoted terms that a verb defines, each with where its meaning begins."""
    chain: list[Mention] = []
    for at, mention in enumerate(quoted):
        chain.append(mention)
        following = quoted[at + 1] if at + 1 < len(quoted) else None
        if following and CHAIN.fullmatch(text, mention.end, following.start):
            continue
        found = _meaning(text, chain[0].start, mention.end, body)
        if found:
            yield from ((one, *found) for one in chain)
        chain = []


def _meaning(text: str, start: int, end: int, body: int) -> tuple[Span, Form] | None:
    """Return the words that define the terms between two offsets, if anything does."""
    if MENTIONED.search(text, max(start - BEFORE, 0), start):
        return None
    opens = start - body <= 1
    found = MEANS.match(text, end)
    if found and (not found["weak"] or opens or TERM_WORD.search(text[max(start - 12, 0) : start])):
        at = found.start("weak") + 2 if found["weak"] else found.end()
        return Span(at, len(text)), _form(found["verb"] or "", text[found.end() : found.end() + 20])
    entry = QUOTED_ENTRY.match(text, end) if opens else None
    if not entry:
        return None
    return Span(entry.end(), len(text)), Form.POINTER if SECTION.match(text, entry.end()) else Form.MEANS


def _form(verb: str, after: str) -> Form:
    points = verb.lower().startswith(("has", "have")) or "defined" in verb.lower()
    follows = "following" in verb.lower() or after.lstrip(" :").lower().startswith("as follows")
    return Form.POINTER if points and not follows else Form.MEANS


def _unquoted(clause: Clause, body: int) -> Iterator[tuple[Mention, Span, Form]]:
    """Yield the terms without marks: set apart by a verb, a cell or, under a heading of definitions, a colon."""
    text = clause.text
    found = PLAIN.match(text, body) or ROW.match(text, body)
    entry = None if found else ENTRY.match(text, body)
    if entry and _is_listed(clause, entry["term"]):
        found = entry
    for one in (*((found,) if found else ()), *PURPOSES.finditer(text)):
        span = Span(*one.span("term"))
        form = _form(one.groupdict().get("verb") or "", text[one.end() : one.end() + 20])
        yield Mention(span.of(text), span, span.start, span.end), Span(one.end(), len(text)), form


def _is_listed(clause: Clause, term: str) -> bool:
    """Return whether a clause stands right under a heading of definitions, whose term is its own heading."""
    over = [heading for heading in clause.under if heading != term]
    return bool(over) and bool(HEADING.search(over[-1]))


def _bounded(text: str, found: Sequence[tuple[Mention, Span, Form]]) -> Iterator[tuple[Mention, Span, Form]]:
    """Yield each with its meaning ended where the next definition begins."""
    starts = [*(mention.start for mention, _, form in found if form is not Form.ALIAS), len(text)]
    for mention, meaning, form in found:
        stop = meaning.end if form is Form.ALIAS else starts[bisect_left(starts, meaning.start)]
        yield mention, _trimmed(text, meaning.start, stop), form


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the span of the words between two offsets, without the marks around them."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(" :,–—-"))
    return Span(start, max(start, start + len(text[start:end].rstrip(" ,(“\"‘'"))))


def _is_local(text: str, start: int) -> bool:
    return bool(LOCAL.search(text, max(start - BEFORE, 0), start))
