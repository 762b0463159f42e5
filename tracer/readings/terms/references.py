"""Where a clause points to: "a purpose described in Section 4.2(c)"; never into another document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tracer.domain.span import Span
from tracer.readings.terms.elsewhere import Belongs, belonging_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ITEM = r"\((?:[A-Za-z]{1,2}|[ivxlc]{1,7}|[IVXLC]{1,7}|\d{1,2})\)"
ITEMS = rf"{ITEM}(?:\s?{ITEM}){{0,4}}"
NUMBER = rf"\d{{1,4}}(?:\.\d{{1,4}}){{0,5}}(?:[A-Z](?!\w))?(?!\w|\.\d|-\s?\d|\s(?:U\.?\s?S|C\.?\s?F)\.?)(?:\s?{ITEM}){{0,5}}"
ROMAN = rf"[IVXLC]{{1,7}}(?![\w’'-])(?:\.\d{{1,3}}){{0,3}}(?:\s?{ITEM}){{0,3}}"
LETTER = r"[A-Z](?:[-.]?\d{1,3}){0,3}(?![\w’'])(?=\W*(?:$|(?:of|and|or|above|below|hereof|shall|is)\b|[A-Z]))"
WORD = re.compile(
    r"(?<![\w-])(?:(?P<section>(?i:(?:sub-?)?(?:sections?|clauses?|paragraphs?)|secs?\.|paras?\.))"
    r"|(?P<sign>§{1,2})|(?P<article>(?i:articles?|arts?\.))"
    r"|(?P<annex>(?:Exhibit|Schedule|Annex|Attachment|Part)(?:s|es)?|Appendix|Appendices"
    r"|(?:EXHIBIT|SCHEDULE|ANNEX|ATTACHMENT)(?:S|ES)?|APPENDIX|APPENDICES))(?![\w.])(?:\(e?s\))?\s{0,3}"
)
# A mark closes what a mark opened: Exhibit “A”.
LABEL = re.compile(rf"(?P<mark>[“\"‘'])?(?P<label>{NUMBER}|{ITEMS}|{ROMAN}|{LETTER})(?(mark)[”\"’'])")
ANNEX_LABEL = re.compile(
    r"(?P<mark>[“\"‘'])?(?P<label>(?:\d{1,3}|[IVX]{1,6}|[A-Z]{1,2})(?:[-.]?\d{1,3}|[-.][A-Z]|(?<=\d)[A-Z]){0,3})"
    r"(?!\w|’s)(?(mark)[”\"’'])"
)
JOINT = re.compile(
    r"\s{0,3}(?:,\s{0,3}(?:(?:and/or|and|or)\s{1,3})?|(?:and/or|and|or|through|to)\s{1,3}|&\s{0,3}|[–—-]\s{0,3})"
)
COUNTED = re.compile(
    r"\s*(?:business|calendar|days?|months?|years?|weeks?|hours?|percent|%|million)", re.IGNORECASE
)
PLURALS = ("s", "es", "ices", "§§", "s.")
SPACES = re.compile(r"\s+")


class Kind(StrEnum):
    """What a reference says that it points to."""

    SECTION = "section"
    ARTICLE = "article"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Citation:
    """A place as cited: the stretch it takes up, its kind and word, its label, what it is a part of.

    `within` is the annex or section it names after "of"; it is `firm` where it can mean no other
    document.
    """

    span: Span
    kind: Kind
    word: str
    label: str
    within: str
    firm: bool


def find_citations(text: str) -> tuple[Citation, ...]:
    """Return the places of this document that a text points to, in order.

    >>> [one.label for one in find_citations("Sections 4.2(c) and (d), 42 U.S.C. § 1983")]
    ['4.2(c)', '4.2(d)']
    """
    found: list[Citation] = []
    at = 0
    while word := WORD.search(text, at):
        group = list(_labels(text, word))
        at = group[-1][0].end if group else word.end()
        if group:
            found += _cited(text, word, group)
    return tuple(found)


def is_title(text: str, citation: Citation) -> bool:
    """Return whether a text opens with a place as its title: "EXHIBIT C: PRICES"."""
    rest = text[citation.span.end :].lstrip(" .:–—-")
    return citation.span.start == 0 and (not rest or not rest[0].islower())


def _cited(text: str, word: re.Match[str], group: list[tuple[Span, str]]) -> Iterator[Citation]:
    """Yield the places of one run, unless it belongs to another document."""
    belongs = belonging_of(text, word.start(), group[-1][0].end)
    if belongs.side is Belongs.OTHER:
        return
    kind = Kind.ANNEX if word["annex"] else Kind.ARTICLE if word["article"] else Kind.SECTION
    for span, label in group:
        yield Citation(span, kind, _singular(word[0]), label, belongs.within, belongs.side is Belongs.OWN)


def _labels(text: str, word: re.Match[str]) -> Iterator[tuple[Span, str]]:
    """Yield each label that follows a word, with the stretch it takes up; the first has the word in it."""
    form = ANNEX_LABEL if word["annex"] else LABEL
    found = form.match(text, word.end())
    if not found or (word[0][-1].isalpha() and text[word.end()].isalpha()):
        return
    start, label = word.start(), SPACES.sub("", found["label"])
    while True:
        yield Span(start, found.end()), label
        joint = JOINT.match(text, found.end())
        following = form.match(text, joint.end()) if joint else None
        if following is None or not _goes_on(text, word, label, following):
            return
        found = following
        start, label = found.start(), _beside(label, SPACES.sub("", found["label"]))


def _goes_on(text: str, word: re.Match[str], before: str, found: re.Match[str]) -> bool:
    """Return whether another label stands in a run: any after "Sections", else one that is no count.

    An item goes on with an item: "4.2(c) or (d)", but not "Article 8, (A) in no event".
    """
    label = found["label"]
    if label.startswith("("):
        return "(" in before
    if label.isdigit() and COUNTED.match(text, found.end()):
        return False
    is_plural = word[0].strip().lower().endswith(PLURALS)
    return is_plural or "(" in label or (not word["annex"] and "." in label)


def _beside(before: str, label: str) -> str:
    """Return the full label of an item cited beside another: "(d)" after "4.2(c)" is "4.2(d)"."""
    if not label.startswith("(") or before.startswith("("):
        return label
    return (
        before.partition("(")[0] + label
        if label.count("(") >= before.count("(")
        else (before.rpartition("(")[0] + label)
    )


def _singular(word: str) -> str:
    word = word.strip().lower()
    return "appendix" if word.startswith("appendi") else word.removesuffix("es" if word == "annexes" else "s")
