"""Which clause a cited label means: by printed label and path, the nearest of those that bear it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tracer.readings.terms.references import Citation, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.domain.clause import Clause

ANNEX = re.compile(r"(exhibit|schedule|annex|appendix|attachment|part)\s+(\S+)", re.IGNORECASE)
DIVISION = re.compile(r"(article|section|clause|chapter|title)\s+(\S+)", re.IGNORECASE)
DECIMAL = re.compile(r"\d+(?:\.\d+)*")
ROMAN = re.compile(r"[ivxlc]{1,7}")
VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
MOST_ALIKE = 16  # clauses of one label that are weighed: labels start again in each annex
SEEN = 5000  # characters of a clause in which an item of its own may stand

Spot = tuple[int, int]
"""A clause's index, and how much of its path the label covers."""


class Places:
    """Every labelled place of a document."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.clauses = clauses
        self.spots: dict[tuple[str, str], list[Spot]] = defaultdict(list)
        self.annexes: dict[str, Spot] = {}
        before: tuple[str, ...] = ()
        for index, clause in enumerate(clauses):
            shared = _shared(before, clause.path)
            for depth in range(1, len(clause.path) + 1):
                # A place begins at its first clause; a repeated path is a new one.
                if depth > shared or (depth == len(clause.path) and clause.label):
                    self._add(clause.path[:depth], (index, depth))
            before = clause.path
        self.tops = {number.partition(".")[0] for number in self.numbers()}

    def find(self, citation: Citation, index: int) -> Spot | None:
        """Return where a cited place begins, as seen from one clause."""
        if citation.kind is Kind.ANNEX:
            return self.annexes.get(annex_key(f"{citation.word} {citation.label}"))
        scope = scope_of(self.clauses[index].path)
        if citation.within:
            inside = annex_key(citation.within)
            if inside:
                return self._nearest(keys_of(citation), (inside,), index) if inside in self.annexes else None
        if citation.label.startswith("("):
            return self._item(citation, index)
        found = self._nearest(keys_of(citation), (scope, ""), index)
        return found or self._holder(citation, (scope, ""), index)

    def stretch(self, spot: Spot, most: int) -> Iterator[Clause]:
        """Yield the clauses that stand at a place and under it."""
        index, depth = spot
        path = self.clauses[index].path[:depth]
        for clause in self.clauses[index : index + most]:
            if clause.path[:depth] != path:
                return
            yield clause

    def numbers(self) -> Iterator[str]:
        """Yield the number of every section of the document and its annexes: "5", "5.2"."""
        for _, key in self.spots:
            number = key.removeprefix("article:")
            if DECIMAL.fullmatch(number):
                yield number

    def has_section(self, number: str) -> bool:
        """Return whether the document counts a section so."""
        return number in self.tops

    def _add(self, path: tuple[str, ...], spot: Spot) -> None:
        scope = scope_of(path)
        if scope and ANNEX.fullmatch(path[-1]):
            self.annexes.setdefault(scope, spot)
            return
        for key in path_keys(path):
            found = self.spots[scope, key]
            if len(found) < MOST_ALIKE:
                found.append(spot)

    def _nearest(self, keys: Sequence[str], scopes: Sequence[str], index: int) -> Spot | None:
        path = self.clauses[index].path
        for scope in scopes:
            for key in keys:
                found = self.spots.get((scope, key))
                if found:
                    return max(found, key=lambda spot: (_shared(path, self.clauses[spot[0]].path), -spot[1]))
        return None

    def _item(self, citation: Citation, index: int) -> Spot | None:
        """Return "(a)" beside or above the clause that cites it, or in the section it names."""
        own = self.clauses[index]
        if citation.within:
            base = DECIMAL.search(citation.within)
            keys = [f"{base[0]}{citation.label}".casefold()] if base else []
            return self._nearest(keys, (scope_of(own.path), ""), index)
        for depth in range(len(own.path), 0, -1):
            keys = [key + citation.label.casefold() for key in path_keys(own.path[:depth])]
            found = self._nearest(keys, (scope_of(own.path),), index)
            if found:
                return found
        return (index, len(own.path)) if own.text.count(citation.label, 0, SEEN) > 1 else None

    def _holder(self, citation: Citation, scopes: Sequence[str], index: int) -> Spot | None:
        """Return the clause that an item stands in without being a clause of its own."""
        base, bracket, _ = citation.label.rpartition("(")
        if not bracket or not base:
            return None
        whole = self._nearest((base.casefold(), f"article:{base.casefold()}"), scopes, index)
        item = citation.label[len(base) :]
        return whole if whole and item in self.clauses[whole[0]].text[:SEEN] else None


def keys_of(citation: Citation) -> tuple[str, ...]:
    """Return the keys under which a cited section or article may stand, the likeliest first."""
    base, bracket, items = citation.label.casefold().partition("(")
    items = bracket + items
    number = _number(base)
    plain = [base, number, base.removesuffix(".0"), f"{base}.0"]
    as_article = [f"article:{number}"]
    ordered = [*as_article, *plain] if citation.kind is Kind.ARTICLE else [*plain, *as_article]
    return tuple(dict.fromkeys(key + items for key in ordered))


def path_keys(path: tuple[str, ...]) -> Iterator[str]:
    """Yield the keys of the place at a path: from its last decimal down, and from its number down."""
    steps = [step for step in path if not ANNEX.fullmatch(step)]
    if not steps:
        return
    bases = [at for at, step in enumerate(steps) if DECIMAL.fullmatch(step) or DIVISION.fullmatch(step)]
    for at in {*bases[-1:], *bases[:1]} or {0}:
        items = "".join(f"({step.strip('()').casefold()})" for step in steps[at + 1 :])
        yield _base(steps[at]) + items


def scope_of(path: tuple[str, ...]) -> str:
    """Return the annex that a path lies in, or nothing."""
    return annex_key(path[0]) if path else ""


def annex_key(words: str) -> str:
    """Return one spelling of an annex's name: "EXHIBIT  A" and "Exhibit A" are one; else nothing."""
    found = ANNEX.fullmatch(words.strip())
    return f"{found[1]} {found[2]}".casefold() if found else ""


def _base(step: str) -> str:
    found = DIVISION.fullmatch(step)
    if not found:
        return step.casefold()
    number = _number(found[2].casefold())
    return f"article:{number}" if found[1].casefold() == "article" else number


def _number(word: str) -> str:
    """Return a Roman numeral as digits, any other word as it is."""
    if not ROMAN.fullmatch(word):
        return word
    values = [VALUES[letter] for letter in word]
    return str(sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True)))


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how many steps two paths have in common."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
