"""Printed labels of clauses: "ARTICLE IV", "5.2", "(b)", "iii.", a bullet."""

from __future__ import annotations

import re
from dataclasses import dataclass

ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
BULLETS = "•●○◦▪■□‣–—\uf0b7\uf0a7\u2043*"
DIVISION = "article|section|part|chapter|title|clause|schedule|exhibit|appendix|annex|attachment"
OUTERMOST = frozenset({"schedule", "exhibit", "appendix", "annex", "attachment", "part"})

_FORMS = (
    # "ARTICLE IV", "Section 5.", "SCHEDULE A"
    ("division", rf"(?:{DIVISION})\s+(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z](?:-\d+)?)(?![\w.(]*\w)[.:]?"),
    # "5.2", "1204.3.", "2.6.1"
    ("decimal", r"\d{1,4}(?:\.\d{1,3}){1,5}\.?(?=\s|[A-Z(“\"]|$)"),
    # "7.", "7)", also run into its heading: "2.Account"
    ("number", r"\d{1,3}[.)](?=\s|[A-Z“\"]|$)"),
    ("(number)", r"\(\d{1,2}\)(?=\s|[A-Z“\"a-z])"),
    ("(letter)", r"\((?:[ivxlc]{1,9}|[a-z]{1,2})\)(?=\s|\w|[“\"])"),
    ("(capital)", r"\((?:[IVXLC]{1,9}|[A-Z]{1,2})\)(?=\s|[“\"])"),
    ("letter", r"(?:[ivxlc]{1,9}|[a-z]{1,2})[.)](?=\s+\S)"),
    ("capital", r"(?:[IVXLC]{1,9}|[A-Z]{1,2})[.)](?=\s+\S)"),
    ("bullet", rf"(?:[{re.escape(BULLETS)}]|o(?=\s+[A-Z]))(?=\s|\w|$)"),
)
FORMS = tuple((style, re.compile(form)) for style, form in _FORMS)
# Most lines begin with a plain word: one look tells that they carry no label.
PLAIN = re.compile(
    rf"(?!(?:{DIVISION})\s)(?:[A-Za-z]{{10,}}|[A-Za-z]{{2,9}}(?![.)A-Za-z])|[a-np-z]\s)", re.IGNORECASE
)
DIVISION_FORM = re.compile(_FORMS[0][1], re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, its style, and the ordinals it can stand for.

    "(i)" is the ninth letter and the first Roman numeral; the outline chooses.
    """

    printed: str
    style: str
    ordinals: tuple[tuple[str, int], ...]
    width: int
    """Characters of the text that it takes up."""

    @property
    def is_bullet(self) -> bool:
        """Whether it marks an item without naming it."""
        return self.style == "bullet"

    @property
    def is_annex(self) -> bool:
        """Whether it names a schedule, exhibit or other annex, which has an outline of its own."""
        return self.style == "division" and self.ordinals[0][0] in OUTERMOST


def read_label(text: str) -> Label | None:
    """Return the label that text begins with, if it begins with one.

    >>> read_label("5.2 Restrictions on Use.").printed
    '5.2'
    >>> read_label("The Customer shall") is None
    True
    """
    if PLAIN.match(text):
        return None
    found = DIVISION_FORM.match(text)
    if found and (text[0].isupper() and _names_a_division(text, found.end())):
        return _label(found[0], "division", _division_ordinals(found[0]))
    for style, form in FORMS[1:]:
        found = form.match(text)
        if found:
            ordinals = _ordinals(style, found[0].strip("().").rstrip(")"))
            if ordinals:
                return _label(found[0], style, ordinals)
    return None


def _names_a_division(text: str, end: int) -> bool:
    """Tell a heading ("SECTION 7: DEFAULT") from a reference ("Section 7 applies where")."""
    rest = text[end:].lstrip(" \n:.-–—")
    return not rest or rest[0].isupper() or rest[0] in '“"['


def _label(found: str, style: str, ordinals: tuple[tuple[str, int], ...]) -> Label:
    return Label(found.strip().rstrip(".:"), style, ordinals, len(found))


def _division_ordinals(found: str) -> tuple[tuple[str, int], ...]:
    word, _, number = found.rstrip(".:").partition(" ")
    number = number.strip()
    value = (
        int(number.split(".")[-1])
        if number[-1].isdigit() and "-" not in number
        else (roman_to_int(number.lower()) or ord(number[0]) - 64)
    )
    return ((word.lower(), value),)


def _ordinals(style: str, body: str) -> tuple[tuple[str, int], ...]:
    if style == "bullet":
        return (("bullet", 0),)
    if style == "decimal":
        steps = body.split(".")
        return ((f"decimal{len(steps)}", int(steps[-1])),)
    if body.isdigit():
        return ((style, int(body)),)
    return _letter_ordinals(style, body.lower())


def _letter_ordinals(style: str, body: str) -> tuple[tuple[str, int], ...]:
    kinds = []
    if len(set(body)) == 1 and len(body) <= 2:  # noqa: PLR2004 - "a" .. "z", then "aa", "bb"
        kinds.append((style, ord(body[0]) - 96 + 26 * (len(body) - 1)))
    value = roman_to_int(body)
    if value:
        kinds.append((f"{style} roman", value))
    return tuple(kinds)


def roman_to_int(text: str) -> int | None:
    """Return the value of a lower-case Roman numeral up to 399, or None.

    >>> roman_to_int("xiv")
    14
    """
    if not re.fullmatch(r"c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", text) or not text:
        return None
    values = [ROMAN_DIGITS[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))
