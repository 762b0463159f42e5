"""Markdown's dialects made plain: front matter, boxed remarks and footnotes, which CommonMark has not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LINE_END = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
FRONT = re.compile(r"\A---[ \t]*\n(?:[\w-]+:.*\n|[ \t#-].*\n|\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
# "!!! meta "Commentary"", whose text stands below, indented by four spaces; "???" folds it
BOX = re.compile(r"^( {0,12})(?:!!!|\?\?\?\+?)[ \t]+\w")
# As in: "[^8ep1]: Some instructions …"
FOOTNOTE = re.compile(r"^ {0,3}(\[\^[^\]\s]{1,80})\](:.*)")
FENCE = re.compile(r"^ {0,12}(`{3,}|~{3,})")
INDENT = " " * 4
# As in: "## Stay in bounds {#stay_in_bounds authority=root}"
ATTRIBUTES = re.compile(r"\{\s*[#.:][^{}\n]*\}")
ANCHOR = re.compile(r"#([\w.:-]+)")
HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """Text that CommonMark reads right, and the titles of its headings by their anchors."""

    text: str
    titles: Mapping[str, str]


def source_of(text: str) -> Source:
    """Return a file's text without front matter, its boxes opened and its footnotes kept as text."""
    unix = FRONT.sub("", LINE_END.sub("\n", text))
    plain = "\n".join(_opened(unix.split("\n")))
    return Source(plain, dict(_anchored(plain)))


def attributes_of(heading: str) -> tuple[str, str]:
    """Return the words of a heading and the attributes in braces behind them.

    >>> attributes_of("Stay in bounds {#stay authority=root}")
    ('Stay in bounds', '{#stay authority=root}')
    """
    words = heading.rstrip()
    at = words.rfind("{")
    found = ATTRIBUTES.fullmatch(words, at) if at >= 0 else None
    return (words[:at].rstrip(), found[0]) if found else (words, "")


def _anchored(text: str) -> Iterator[tuple[str, str]]:
    for found in HEADING.finditer(text):
        title, attributes = attributes_of(found[1])
        anchor = ANCHOR.search(attributes)
        if anchor:
            yield anchor[1], title


def _opened(lines: list[str]) -> Iterator[str]:
    """Yield lines; what a box or a footnote holds moves to the left, where it is no code."""
    inner, fence = 0, ""
    for line in lines:
        inner = inner if _is_within(line, inner) else 0
        own = line[inner:] if line.strip() else ""
        box, note = BOX.match(own), FOOTNOTE.match(own)
        if fence or not (box or note):
            fence = _fence_after(own, fence)
            yield own
        elif box:
            inner += len(box[1]) + len(INDENT)
            yield ""
        elif note:
            inner += len(INDENT)
            # The escape keeps CommonMark from taking "[^1]: word" for the address of a link.
            yield f"\n{note[1].replace('[', chr(92) + '[', 1)}]{note[2]}"


def _is_within(line: str, inner: int) -> bool:
    return not line.strip() or line.startswith(" " * inner)


def _fence_after(line: str, fence: str) -> str:
    """Return the mark of the fence that is open after line."""
    found = FENCE.match(line)
    if not found:
        return fence
    if not fence:
        return found[1]
    closes = found[1].startswith(fence) and not line.strip().strip(fence[0])
    return "" if closes else fence
