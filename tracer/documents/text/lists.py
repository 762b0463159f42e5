"""The numbers and bullets of lists, as a browser would print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

BULLET = "•"
LETTERS = 26
MOST_ROMAN = 3999
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
# "5.2 Restrictions", "(a) sell", "a. Collecting", "7) Fees": a number typed into the item's own text
TYPED = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})+\.?|\((?:[a-z]{1,4}|[A-Z]{1,4}|\d{1,3})\)|(?:[a-z]|[ivx]{1,4}|\d{1,3})[.)])\s+\S"
)
# The same alone, or a bullet: the first cell of a row that is laid out as a clause
BARE = re.compile(
    r"(?:(?:section|article|clause)\s+)?(?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]"
    r"|\(?(?:[a-z]{1,2}|[ivxlc]{1,6}|\d{1,3})[.)]|[•·●○◦▪■□–\uf0b7*-])",
    re.IGNORECASE,
)
# "… to you;\n(b) resell …": the writer broke the line for the item
BREAK = re.compile(
    rf"(?<=[.;:,!?)])\s*\n\s*(?={TYPED.pattern}|[•●▪·]\s*\S)|\n\s*(?=\d{{1,2}}\.\d{{1,2}}\.?\s+[A-Z])"
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a list numbers its items; `kind` is HTML's type: "1", "a", "A", "i", "I", or "" for bullets."""

    kind: str = ""
    close: str = "."

    def label(self, value: int) -> str:
        """Return what stands before the item of this value.

        >>> Numbering("i").label(4), Numbering("A").label(27), Numbering().label(1)
        ('iv.', 'AA.', '•')
        """
        return f"{_numeral(value, self.kind)}{self.close}" if self.kind else BULLET


def label_beside(label: str, text: str) -> str:
    """Return the label an item still needs: none where its text has a number of its own.

    >>> label_beside("•", "a. Collecting personal data")
    ''
    """
    return "" if TYPED.match(text) else label


def is_bare_label(text: str) -> bool:
    """Return whether text is nothing but a clause's number or a bullet."""
    return bool(BARE.fullmatch(text))


def broken_lines(text: str) -> list[str]:
    """Return the paragraphs of text whose lines are broken: an item that begins a line is its own."""
    return [" ".join(part.split()) for part in BREAK.split(text)]


def _numeral(value: int, kind: str) -> str:
    lower = kind.lower()
    if lower == "a" and value > 0:
        numeral = _letters(value)
    elif lower == "i" and 0 < value <= MOST_ROMAN:
        numeral = _roman(value)
    else:
        return str(value)
    return numeral.upper() if kind.isupper() else numeral


def _letters(value: int) -> str:
    """Return "a" to "z", then "aa", "ab", as browsers count."""
    letters = ""
    while value:
        value, rest = divmod(value - 1, LETTERS)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(value: int) -> str:
    numeral = ""
    for worth, letters in ROMAN:
        times, value = divmod(value, worth)
        numeral += letters * times
    return numeral
