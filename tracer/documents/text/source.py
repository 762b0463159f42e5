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
BOX = re.compile(r"^( {0,12})(?:!!!|\?\?\?\+?)[ \t]+(\w.*)")
# Titles or kinds of boxes that comment on the text; a "warning" may hold a rule.
COMMENTARY = re.compile(
    r"\b(?:commentary|comments?|remarks?|rationale|explanations?|background|discussion|examples?|illustrations?)\b",
    re.IGNORECASE,
)
# As in: "[^8ep1]: Some instructions …"
FOOTNOTE = re.compile(r"^ {0,3}(\[\^[^\]\s]{1,80})\](:.*)")
FENCE = re.compile(r"^ {0,12}(`{3,}|~{3,})")
INDENT = " " * 4
# As in: "## Stay in bounds {#stay_in_bounds authority=root}"
ATTRIBUTES = re.compile(r"\{\s*(?:[#.:]|[a-z][\w-]{0,40}=)[^{}\n]*\}")
ANCHOR = re.compile(r"(?<![^\s{])#([\w.:-]+)")
AUTHORITY = re.compile(r"(?<![^\s{])authority\s*=\s*[\"']?([\w-]+)")
HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """Text that CommonMark reads right, the titles of its headings by their anchors, its remarks.

    `remarks` are the numbers, from 0, of the lines of boxes that are titled as commentary.
    """

    text: str
    titles: Mapping[str, str]
    remarks: frozenset[int]


def source_of(text: str) -> Source:
    """Return a file's text without front matter, its boxes opened and its footnotes kept as text."""
    unix = FRONT.sub("", LINE_END.sub("\n", text))
    opened = list(_opened(unix.split("\n")))
    plain = "\n".join(line for line, _ in opened)
    remarks = frozenset(at for at, (_, is_remark) in enumerate(opened) if is_remark)
    return Source(plain, dict(_anchored(plain)), remarks)


def attributes_of(heading: str) -> tuple[str, str]:
    """Return the words of a heading and the attributes in braces behind them.

    >>> attributes_of("Stay in bounds {#stay authority=root}")
    ('Stay in bounds', '{#stay authority=root}')
    """
    words = heading.rstrip()
    at = words.rfind("{")
    found = ATTRIBUTES.fullmatch(words, at) if at >= 0 else None
    return (words[:at].rstrip(), found[0]) if found else (words, "")


def name_of(attributes: str) -> tuple[str, str]:
    """Return the anchor and the level of authority that attributes state, each "" where there is none.

    >>> name_of("{#stay authority=root tags=under_18}")
    ('stay', 'root')
    """
    anchor, authority = ANCHOR.search(attributes), AUTHORITY.search(attributes)
    return (anchor[1] if anchor else "", authority[1] if authority else "")


def _anchored(text: str) -> Iterator[tuple[str, str]]:
    for found in HEADING.finditer(text):
        title, attributes = attributes_of(found[1])
        anchor, _ = name_of(attributes)
        if anchor:
            yield anchor, title


def _opened(lines: list[str]) -> Iterator[tuple[str, bool]]:
    """Yield lines and whether each is a remark's; what a box or a footnote holds moves to the left.

    There it is no code.
    """
    inner, fence, is_remark = 0, "", False
    for line in lines:
        inner = inner if _is_within(line, inner) else 0
        is_remark = is_remark and inner > 0
        own = line[inner:] if line.strip() else ""
        box, note = BOX.match(own), FOOTNOTE.match(own)
        if fence or not (box or note):
            fence = _fence_after(own, fence)
            yield own, is_remark
        elif box:
            inner += len(box[1]) + len(INDENT)
            is_remark = is_remark or bool(COMMENTARY.search(box[2]))
            yield "", is_remark
        elif note:
            inner += len(INDENT)
            yield "", is_remark
            # The escape keeps CommonMark from taking "[^1]: word" for the address of a link.
            yield f"{note[1].replace('[', chr(92) + '[', 1)}]{note[2]}", is_remark


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
