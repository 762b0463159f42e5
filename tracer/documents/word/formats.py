"""Numbers as Word writes them: letters, Roman numerals, words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MOST = 30_000  # beyond it Roman numerals and repeated letters are no labels
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
LAST_WORD = re.compile(r"\w+")
ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth"} | {
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
NOTE_SIGNS = "*†‡§"


def format_number(count: int, form: str) -> str:
    """Return a number in one of Word's formats (ECMA-376, 17.18.59); decimal for those not known.

    >>> [format_number(28, form) for form in ("lowerLetter", "upperRoman", "ordinal", "cardinalText")]
    ['bb', 'XXVIII', '28th', 'Twenty-eight']
    """
    kind = form.lower()
    if kind in {"none", "bullet"}:
        return ""
    if kind.startswith("zeros ") or kind == "decimalzero":
        return str(count).zfill(2 if kind == "decimalzero" else int(kind[6:]))
    if not 0 < count < MOST or kind not in _WRITERS:
        return str(count)
    written = _WRITERS[kind](count)
    return written.upper() if form.startswith("upper") else written


def _letters(count: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[(count - 1) % 26] * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    written = ""
    for worth, digits in ROMAN:
        written += digits * (count // worth)
        count %= worth
    return written


def _ordinal(count: int) -> str:
    is_teen = count // 10 % 10 == 1
    return f"{count}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


def _cardinal(count: int) -> str:
    if count < len(ONES):
        return ONES[count]
    for worth, name in ((1000, " thousand"), (100, " hundred")):
        if count >= worth:
            rest = f" {_cardinal(count % worth)}" if count % worth else ""
            return f"{_cardinal(count // worth)}{name}{rest}"
    return TENS[count // 10] + (f"-{ONES[count % 10]}" if count % 10 else "")


def _ordinal_words(count: int) -> str:
    words = _cardinal(count)
    last = LAST_WORD.findall(words)[-1]
    return words.removesuffix(last) + ORDINALS.get(
        last, f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    )


_WRITERS: Mapping[str, Callable[[int], str]] = {
    "lowerletter": _letters,
    "upperletter": _letters,
    "lowerroman": _roman,
    "upperroman": _roman,
    "ordinal": _ordinal,
    "cardinaltext": lambda count: _cardinal(count).capitalize(),
    "ordinaltext": lambda count: _ordinal_words(count).capitalize(),
    "chicago": lambda count: NOTE_SIGNS[(count - 1) % 4] * ((count - 1) // 4 + 1),
}
