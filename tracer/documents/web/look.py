"""How an element's words look on the page: shown or hidden, bold, struck through."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracer.documents.web.tree import Element

STRUCK = frozenset({"del", "s", "strike"})
BOLD = frozenset({"b", "strong", "th"})
INLINE = frozenset({"span", "a", "i", "em", "b", "strong", "sup", "sub", "small", "font", "abbr"})
WHITE = re.compile(r"white|#fff(?:f|fff|ffff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255\b.*|transparent")
NO_GROUND = re.compile(r"none|transparent|inherit|initial|unset|")
NOTHING = re.compile(r"0*\.?0*(?:px|pt|em|rem|%)?")
BOLD_WEIGHT = re.compile(r"bold|bolder|[6-9]00")
FAR_OFF = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em|rem|%|vw|vh)?")  # "-9999px"
SPOKEN = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader"})


@dataclass(frozen=True, slots=True)
class Look:
    """What the elements around a word make of it.

    `gone` with all that is in them; the others until an inner element says otherwise. `aside`
    tells words for screen readers, and `ornament` those that screen readers pass over.
    """

    gone: bool = False
    invisible: bool = False
    tiny: bool = False
    pale: bool = False
    backed: bool = False
    bold: bool = False
    struck: bool = False
    aside: bool = False
    ornament: bool = False

    @property
    def is_hidden(self) -> bool:
        """Whether no reader of the page can see the words."""
        return self.gone or self.aside or self.invisible or self.tiny or (self.pale and not self.backed)


def look_of(element: Element, around: Look) -> Look:
    """Return how an element's words look, given what is around it."""
    look = around
    if element.tag in STRUCK:
        look = _struck(look)
    elif element.tag in BOLD:
        look = _bold(look)
    return _attributed(element, look) if element.attributes else look


def style_of(element: Element) -> Mapping[str, str]:
    """Return the properties that an element's own style sets."""
    style = element.attributes.get("style")
    return _parsed(style) if style else {}


@lru_cache(maxsize=64)
def _struck(look: Look) -> Look:
    return replace(look, struck=True)


@lru_cache(maxsize=64)
def _bold(look: Look) -> Look:
    return replace(look, bold=True)


@lru_cache(maxsize=2048)
def _parsed(style: str) -> Mapping[str, str]:
    pairs = (part.partition(":") for part in style.lower().replace("!important", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def _attributed(element: Element, look: Look) -> Look:
    if "hidden" in element.attributes and element.get("hidden") != "until-found":
        look = replace(look, gone=True)
    if element.get("aria-hidden") == "true":
        inline = element.tag in INLINE
        look = replace(look, ornament=look.ornament or inline, gone=look.gone or not inline)
    if not SPOKEN.isdisjoint(element.get("class").split()):
        look = replace(look, aside=True)
    if "bgcolor" in element.attributes or "background" in element.attributes:
        look = replace(look, backed=not WHITE.fullmatch(element.get("bgcolor")))
    if "color" in element.attributes:
        look = replace(look, pale=bool(WHITE.fullmatch(element.get("color"))))
    style = style_of(element)
    return _typed(style, _styled(style, look)) if style else look


def _styled(style: Mapping[str, str], look: Look) -> Look:
    """Return the look that a style gives: shown or not, and in which colour."""
    if style.get("display") == "none" or _is_nothing(style, "opacity") or _is_off_screen(style):
        look = replace(look, gone=True)
    if "visibility" in style:
        look = replace(look, invisible=style["visibility"] in {"hidden", "collapse"})
    if "font-size" in style:
        look = replace(look, tiny=_is_nothing(style, "font-size"))
    ground = style.get("background-color", "") or style.get("background", "")
    if not NO_GROUND.fullmatch(ground):
        look = replace(look, backed=not WHITE.fullmatch(ground))
    if "color" in style and style["color"] != "inherit":
        look = replace(look, pale=bool(WHITE.fullmatch(style["color"])))
    return look


def _typed(style: Mapping[str, str], look: Look) -> Look:
    """Return the look that a style gives to the type itself."""
    if "font-weight" in style:
        look = replace(look, bold=bool(BOLD_WEIGHT.fullmatch(style["font-weight"])))
    if "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", ""):
        look = replace(look, struck=True)
    return look


def _is_nothing(style: Mapping[str, str], name: str) -> bool:
    value = style.get(name, "")
    return bool(value and NOTHING.fullmatch(value))


def _is_off_screen(style: Mapping[str, str]) -> bool:
    placed = style.get("position") in {"absolute", "fixed"}
    names = ("left", "top", "right", "text-indent") if placed else ("text-indent",)
    return any(FAR_OFF.fullmatch(style.get(name, "")) for name in names)
