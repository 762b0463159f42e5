"""What an exception takes out, and of which norm."""

from __future__ import annotations

import re

from tracer.domain.reading import CarveOut
from tracer.domain.span import Span
from tracer.domain.vocabulary import QualifierKind

CONNECTIVE = re.compile(
    r"(?:(?:except(?:ing)?|excluding|other(?:wise)?\s+than|save|unless|with\s+the\s+exception\s+of)\b|until\b)"
    r"(?:\s+(?:for|that|and\s+until)\b)?[\s:,]*",
    re.IGNORECASE,
)
# Here the norm is named and the words after it are free of it.
FREED = re.compile(
    r"(?P<norm>nothing\s+in\s+(?P<named>this\s+\w+(?:\s+[\d.]+)?)\s+(?:shall\s+)?\w+)\s+|"
    r"(?:does|do|shall|will)\s+not\s+apply\s+(?:to\s+)?",
    re.IGNORECASE,
)
OVERRIDE = re.compile(r"notwithstanding\s+(?:anything\s+(?:to\s+the\s+contrary\s+)?in\s+)?", re.IGNORECASE)
LAW_ALONE = re.compile(
    r"(?:and\s+solely\s+|only\s+)?(?:otherwise\s+)?(?:as|where|when|if|to\s+the\s+extent)?\s*(?:(?!or\b|and\b)\w+\s+){0,8}?"
    r"(?:im)?(?:permi(?:tted|ssible)|required|prohibited|restricted|allowed|forbidden|mandated)\s+"
    r"(?:by|under|in)\s+(?:\w+\s+){0,4}?(?:laws?|regulations?|statutes?)(?:\s+(?:and|or)\s+(?:\w+\s+){0,2}(?:laws?|regulations?|rules?|polic(?:y|ies)))?",
    re.IGNORECASE,
)
LEGALLY = re.compile(
    r"(?:as\s+|where\s+|if\s+)?(?:otherwise\s+)?legally\s+\w+(?:\s+to\s+do\s+so)?", re.IGNORECASE
)
# A named statute, or another ground beside the law, keeps the carve-out an exception of its own.
NAMED_LAW = re.compile(r"\b(?:Act|Code|Order)\b")
ANOTHER = re.compile(r"\bor\b", re.IGNORECASE)
CONSENT = re.compile(
    r"\b(?:consent\w*|(?:prior|written|express)\s+(?:\w+\s+)?(?:approval|permission|authori[sz]ation))\b",
    re.IGNORECASE,
)
EDGE = ' \n\t,;:.("“'


def kind_of_carve_out(words: str) -> QualifierKind:
    """Return the kind of an exception by what it excepts: only the law, a consent, or anything else."""
    connective = CONNECTIVE.match(words)
    if connective is None:
        return QualifierKind.EXCEPTION
    rest = words[connective.end() :]
    lawful = LAW_ALONE.match(rest) or LEGALLY.match(rest)
    if lawful and not ANOTHER.search(rest, lawful.end()) and not NAMED_LAW.search(lawful[0]):
        return QualifierKind.LAW
    if words[:6].lower() == "unless" and CONSENT.search(rest):
        return QualifierKind.CONSENT
    return QualifierKind.EXCEPTION


def carve_out(text: str, phrase: Span, sentence: Span) -> CarveOut | None:
    """Return what the phrase excepts and the words of its sentence it is taken from."""
    if match := OVERRIDE.match(text, phrase.start, phrase.end):
        # "Notwithstanding Section 4.1, X": X is taken out of Section 4.1.
        return _taken(text, Span(phrase.end, sentence.end), _clean(text, match.end(), phrase.end))
    if match := FREED.match(text, phrase.start, phrase.end):
        named = Span(*match.span("named")) if match["named"] else None
        return _taken(text, Span(match.end(), phrase.end), named or _before(text, phrase, sentence))
    if match := CONNECTIVE.match(text, phrase.start, phrase.end):
        norm = _before(text, phrase, sentence) or _clean(text, phrase.end, sentence.end)
        return _taken(text, Span(match.end(), phrase.end), norm)
    return None


def _taken(text: str, excepted: Span, norm: Span | None) -> CarveOut | None:
    span = _clean(text, excepted.start, excepted.end)
    return CarveOut(span.of(text), span, norm) if span else None


def _before(text: str, phrase: Span, sentence: Span) -> Span | None:
    """Return the words between the sentence's or the item's beginning and the exception."""
    part = text.rfind(";", sentence.start, phrase.start) + 1
    return _clean(text, max(part, sentence.start), phrase.start)


def _clean(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in EDGE:
        start += 1
    while start < end and text[end - 1] in EDGE:
        end -= 1
    return Span(start, end) if start < end else None
