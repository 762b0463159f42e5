"""The numbering of a web page's lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.documents.text.lists import Numbering
from tracer.documents.web.look import style_of

if TYPE_CHECKING:
    from tracer.documents.web.tree import Element

WHOLE = re.compile(r"\s*(-?\d{1,6})\b")
KINDS = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "disc": "",
    "circle": "",
    "square": "",
}


@dataclass(slots=True)
class ItemList:
    """An open list: the kind of its numbers, None where it prints none, and what comes next."""

    kind: str | None
    value: int
    step: int = 1

    def label(self, item: Element) -> str:
        """Return what a browser prints before an item, and count it."""
        self.value = _whole(item, "value", self.value)
        kind, value = _kind(item, self.kind), self.value
        self.value += self.step
        return "" if kind is None else Numbering(kind).label(value)


def list_of(element: Element) -> ItemList:
    """Return an element's list, before its first item."""
    if element.tag != "ol":
        return ItemList(_kind(element, ""), 1)
    backwards = "reversed" in element.attributes
    items = sum(1 for child in element.children if not isinstance(child, str) and child.tag == "li")
    start = _whole(element, "start", items if backwards else 1)
    return ItemList(_kind(element, "1"), start, -1 if backwards else 1)


def _kind(element: Element, usual: str | None) -> str | None:
    style = style_of(element)
    named = style.get("list-style-type", "") or style.get("list-style", "")
    for word in named.split():
        if word in KINDS:
            return KINDS[word]
    if "none" in named.split():
        return None
    own = element.attributes.get("type", "").strip()
    if own in {"1", "a", "A", "i", "I"}:
        return own
    return KINDS.get(own.lower(), usual)


def _whole(element: Element, name: str, usual: int) -> int:
    found = WHOLE.match(element.attributes.get(name, ""))
    return int(found[1]) if found else usual
