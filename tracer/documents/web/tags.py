"""Markup made harmless before it is parsed: no nesting, and no tag, beyond what a browser bears."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# A value is quoted only behind "="; in "<p don't>" the quote is part of a name.
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)((?:=\s*+(?:\"[^\"]*+\"|'[^']*+')|[^>])*+)>")
ATTRIBUTE = re.compile(r"""([^\s=/"'<>]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>"']++))?+""")
# Elements whose words no reader sees, or whose inner markup keeps other rules.
SEALED = frozenset({"script", "style", "svg", "iframe", "noembed", "noframes", "textarea", "xmp", "noscript"})
VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
# The parser closes these by itself.
SELF_CLOSED = frozenset(
    {
        "html",
        "head",
        "body",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "colgroup",
    }
)
# The parser opens these again in each new paragraph where they were left open.
FORMATTING = frozenset(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)
MOST_LEVELS, MOST_FORMATS = 400, 6  # Chrome nests 512 elements and no more
LONG_TAG, LONG_VALUE = 2000, 1000  # characters
TELLING = frozenset(
    {"style", "class", "id", "role", "hidden", "href", "color", "bgcolor", "start", "type", "value"}
)
FILING = re.compile(r"^<(?:TYPE|SEQUENCE|FILENAME|DESCRIPTION)>[^\n<]*", re.IGNORECASE | re.MULTILINE)
FILED = re.compile(r"\s*<(?:DOCUMENT|TYPE)>", re.IGNORECASE)


def tamed(markup: str) -> str:
    """Return markup that parses in linear time and says the same to a reader."""
    if FILED.match(markup):
        markup = FILING.sub("", markup)  # "<TYPE>EX-10.1" above an agreement saved from EDGAR
    return "".join(_Tamer(markup).pieces())


class _Tamer:
    """Goes over the tags once, and leaves out those that open too deep, with their ends."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.open: Counter[str] = Counter()
        self.dropped: Counter[str] = Counter()
        self.endless: set[str] = set()
        self.levels = 0

    def pieces(self) -> Iterator[str]:
        """Yield the pieces that are kept."""
        markup, at = self.markup, 0
        while (sign := markup.find("<", at)) >= 0:
            yield markup[at:sign]
            if markup.startswith("<!--", sign):
                at = self._after_comment(sign)
                continue
            found = TAG.match(markup, sign)
            if found:
                yield self._kept(found)
                at = self._after(found)
            elif markup[sign + 1 : sign + 2].isalpha() or markup.startswith("</", sign):
                end = markup.find(">", sign)
                if end < 0 or markup[sign + 1] != "/":
                    return  # a tag that never ends takes the rest of the page with it
                at = end + 1
            else:
                yield "<"
                at = sign + 1
        yield markup[at:]

    def _after_comment(self, sign: int) -> int:
        end = self.markup.find("-->", sign + 2)
        return len(self.markup) if end < 0 else end + 3

    def _after(self, found: re.Match[str]) -> int:
        """Return where reading goes on: behind the end of an element whose words are not read."""
        name = found[2].lower()
        if found[1] or name not in SEALED or (name == "svg" and found[3].endswith("/")):
            return found.end()
        end = None if name in self.endless else _end_of(name).search(self.markup, found.end())
        if end:
            return end.end()
        self.endless.add(name)
        # Ordinary markup ends a drawing that was left open; the others take all that follows.
        return found.end() if name == "svg" else len(self.markup)

    def _kept(self, found: re.Match[str]) -> str:
        name = found[2].lower()
        if name in SEALED:
            return ""
        if name == "page":
            return "" if found[1] else "<page></page>"  # EDGAR's mark is never closed
        if name in VOID or name in SELF_CLOSED:
            return _short(found)
        return self._closed(found, name) if found[1] else self._opened(found, name)

    def _opened(self, found: re.Match[str], name: str) -> str:
        most = MOST_FORMATS if name in FORMATTING else MOST_LEVELS
        if self.open[name] >= most or self.levels >= MOST_LEVELS:
            self.dropped[name] += 1
            return "" if name in FORMATTING else " "
        self.open[name] += 1
        self.levels += 1
        return _short(found)

    def _closed(self, found: re.Match[str], name: str) -> str:
        if self.dropped[name]:
            self.dropped[name] -= 1
            return "" if name in FORMATTING else " "
        if self.open[name]:
            self.open[name] -= 1
            self.levels -= 1
        return found[0]


@cache
def _end_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE)


def _short(found: re.Match[str]) -> str:
    """Return a tag, an overlong one with no more than its telling attributes."""
    tag = found[0]
    if len(tag) <= LONG_TAG:
        return tag
    kept: dict[str, str] = {}
    for attribute in ATTRIBUTE.finditer(found[3]):
        name, value = attribute[1].lower(), (attribute[2] or "").strip("\"'")
        if name in TELLING or name.startswith("aria-"):
            kept.setdefault(name, value[:LONG_VALUE])
        if len(kept) > len(TELLING):
            break
    written = "".join(f' {name}="{value.replace(chr(34), "&quot;")}"' for name, value in kept.items())
    return f"<{found[1]}{found[2]}{written}>"
