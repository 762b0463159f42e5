"""A web page as a tree of elements: the one door to selectolax."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from tracer.documents.text.charset import without_marks
from tracer.documents.web.tags import tamed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selectolax.lexbor import LexborNode

UNREAD = frozenset(
    {
        *("head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "audio"),
        *("video", "canvas", "select", "textarea", "datalist", "map", "applet"),
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element with its attributes, its words and the elements in it; each is one of its kind."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return an attribute's value in small letters, "" where it is not given."""
        value = self.attributes.get(name)
        return value.strip().lower() if value else ""


# An element where it opens (True) or closes, or a stretch of words.
Step = tuple[Element, bool] | str


def parse_page(markup: str) -> Element:
    """Return the page's body as browsers build it, without what they never show."""
    body = Element("body")
    try:
        node = LexborHTMLParser(tamed(markup)).body
    except SelectolaxError:
        return body  # a page without a single element
    if node is not None:
        body.attributes.update(_attributes(node))
        _grow(body, node)
    return body


def walk(root: Element, into: Callable[[Element], bool] = lambda _: True) -> Iterator[Step]:
    """Yield root and all within it in reading order; without calling itself, however deep it goes."""
    yield root, True
    path = [(root, iter(root.children))]
    while path:
        element, rest = path[-1]
        child = next(rest, None)
        if child is None:
            path.pop()
            yield element, False
        elif isinstance(child, str):
            yield child
        elif into(child):
            yield child, True
            path.append((child, iter(child.children)))


def words_in(element: Element, most: int = 200) -> str:
    """Return the words of an element, up to about so many characters."""
    words = ""
    for step in walk(element):
        if isinstance(step, str):
            words += step
            if len(words) > most:
                break
    return " ".join(words.split())


def _grow(root: Element, top: LexborNode) -> None:
    waiting = [(root, top)]
    while waiting:
        element, node = waiting.pop()
        child = node.first_child
        while child is not None:
            tag = child.tag or ""
            if tag == "-text":
                element.children.append(without_marks(child.text_content or ""))
            elif child.is_element_node and tag not in UNREAD:
                inner = Element(tag, _attributes(child))
                element.children.append(inner)
                waiting.append((inner, child))
            child = child.next


def _attributes(node: LexborNode) -> dict[str, str]:
    return {name.lower(): value or "" for name, value in node.attributes.items()}
