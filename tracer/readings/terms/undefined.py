"""Phrases that are used like defined terms and nowhere defined.

A lawyer who is shown a silly one stops reading; so a phrase counts only where it ends with a word that
agreements define, its other words are plain ones, and it stands in capitals amid sentences again and again.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tracer.domain.finding import Code
from tracer.domain.span import Span
from tracer.domain.terms import Flaw
from tracer.readings.terms.quoted import find_quoted
from tracer.readings.terms.uses import key_of, singular
from tracer.readings.terms.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracer.domain.clause import Clause
    from tracer.domain.terms import Definition

# After a small word or a comma, so amid a sentence: one to five capitalised words.
USED = re.compile(
    r"(?<![\w’'-])[a-z][a-z’'-]*,?\s"
    r"(?P<term>[A-Z][a-z]+(?:-[A-Za-z]+)?(?:\s[A-Z][a-z]+(?:-[A-Za-z]+)?){0,4})(?![\w&’'-]|\s[A-Z&(“\"])(?!\s+of\s+[A-Z])"
)
# "Grant Amount: $391,264", "the Fees (as defined in Exhibit B)": said what it is, here or elsewhere.
LABELLED = re.compile(
    r"(?<![\w’'-])(?P<term>[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,4})\s?(?::\s|\|\s|\t|\(as\s[^()]{0,40}defined)"
)
# A line that is nothing but a title: "6. PROFESSIONAL SERVICES"
HEADED = re.compile(
    r"^(?:[\dIVXLC]{1,6}[.)]?[\d.]{0,8}\s{1,3})?(?P<term>[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,4})[.:]?$",
    re.MULTILINE,
)
# A mark that opens and by an oversight never closes: "Proprietary Information includes
OPENED = re.compile(r"[“\"‘](?P<term>[A-Z][\w-]+(?:\s[\w-]+){0,4})")
SMALL = re.compile(r"\b[a-z]+(?:-[a-z]+)?\b")
# The terms of another document are the terms of this one.
ELSEWHERE = re.compile(
    r"\bnot\s+(?:otherwise\s+|specifically\s+|expressly\s+)?defined\b|\bwithout\s+definition\b"
    r"|\bterms\s+(?:as\s+)?defined\s+in\s+(?:the|that)\b|\bsame\s+meanings?\s+as\s+in\b",
    re.IGNORECASE,
)
TERMS = re.compile(r"\b(?:terms?|words?)\b", re.IGNORECASE)
# "Prosecution and Interference Activities" is one phrase.
JOINED = re.compile(r"[A-Z][\w’'-]*,?\s(?:and|or|of|for|to|&)\s$")
JOINED_WITHIN = 40  # characters
LEAST_USES = 3
LEAST_CLAUSES = 2
LEAST_DEFINED = 3  # terms that a document defines, if it is one that defines its terms
MOST_TERMS = 10
MOST_PLACES = 10


def find_undefined(clauses: Sequence[Clause], definitions: Sequence[Definition], text: str) -> Iterator[Flaw]:
    """Yield the phrases used most that a document which defines its terms does not define."""
    if len({key_of(one.term) for one in definitions}) < LEAST_DEFINED:
        return
    if any(ELSEWHERE.search(clause.text) and TERMS.search(clause.text) for clause in clauses):
        return
    known = _Known(clauses, definitions, text)
    used: dict[str, list[tuple[Clause, Span]]] = defaultdict(list)
    for clause in clauses:
        for found in USED.finditer(clause.text):
            start = found.start("term")
            joined = JOINED.search(clause.text, max(start - JOINED_WITHIN, 0), start)
            if not joined and known.could_be_term(found["term"]):
                used[key_of(found["term"])].append((clause, Span(*found.span("term"))))
    yield from _most_used(used)


def _most_used(used: Mapping[str, Sequence[tuple[Clause, Span]]]) -> Iterator[Flaw]:
    enough = [
        places
        for places in used.values()
        if len(places) >= LEAST_USES and len({clause.id for clause, _ in places}) >= LEAST_CLAUSES
    ]
    for places in sorted(enough, key=lambda stood: -len(stood))[:MOST_TERMS]:
        names = Counter(span.of(clause.text) for clause, span in places)
        yield Flaw(Code.UNDEFINED_TERM, names.most_common(1)[0][0], tuple(places[:MOST_PLACES]))


class _Known:
    """What a document defines, quotes, heads its clauses with, and writes in small letters."""

    def __init__(self, clauses: Sequence[Clause], definitions: Sequence[Definition], text: str) -> None:
        self.terms = {_fold(one.term) for one in definitions}
        self.terms |= {_fold(mention.term) for mention in find_quoted(text)}
        for found in OPENED.finditer(text):
            words = found["term"].split()
            self.terms |= {_fold(" ".join(words[:end])) for end in range(1, len(words) + 1)}
        for found in LABELLED.finditer(text):
            words = found["term"].split()
            self.terms |= {_fold(" ".join(words[start:])) for start in range(len(words))}
        self.headings = {_fold(heading) for clause in clauses for heading in clause.under}
        self.headings |= {_fold(found["term"]) for found in HEADED.finditer(text)}
        self.small = set(SMALL.findall(text))
        self.judged: dict[str, bool] = {}

    def could_be_term(self, phrase: str) -> bool:
        """Return whether a capitalised phrase reads as a defined term that is not defined."""
        judged = self.judged.get(phrase)
        if judged is None:
            judged = self.judged[phrase] = self._judge(phrase)
        return judged

    def _judge(self, phrase: str) -> bool:
        words = phrase.casefold().split()
        if len(words) == 1:
            reads = words[0] in words_of("single_terms")
        else:
            plain = all(word in self.small or singular(word) in self.small for word in words)
            reads = words[-1] in words_of("heads") and plain and not words_of("names").intersection(words)
        return reads and not self._is_known(words)

    def _is_known(self, words: Sequence[str]) -> bool:
        """Return whether a phrase is a term or heading, or can be split into terms."""
        whole = _fold(" ".join(words))
        if whole in self.terms or whole in self.headings:
            return True
        return any(
            _fold(" ".join(words[:at])) in self.terms and self._is_known(words[at:])
            for at in range(1, len(words))
        )


def _fold(phrase: str) -> str:
    return key_of(phrase.casefold().replace("’s", "").replace("'s", ""))
