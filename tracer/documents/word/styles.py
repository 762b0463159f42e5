"""How a Word file says that a run is bold or cannot be seen, through its chains of styles."""

from __future__ import annotations

import re
from functools import reduce
from operator import xor
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALTERNATES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
OFF = frozenset({"0", "false", "off", "none"})
BODY_LEVEL = 9  # w:outlineLvl of a paragraph that is no heading (ECMA-376, 17.3.1.20)
TINY = 2  # half-points
WHITE = 0xFA  # each of red, green, blue, from here on
DARK = 0xC8  # mean of red, green and blue up to which white letters stand out
HEADING_NAME = re.compile(r"heading ([1-9])")
CONTENTS_NAME = re.compile(r"toc (?:heading|[1-9])")


class Element(Protocol):
    """What is used of an XML element; the door's library makes them."""

    @property
    def tag(self) -> str:
        """Its name, the namespace in braces."""

    @property
    def text(self) -> str | None:
        """The characters before its first child."""

    def get(self, key: str, default: str | None = None, /) -> str | None:
        """Return an attribute."""

    def find(self, path: str, /) -> Element | None:
        """Return the first element on the path."""

    def iter(self, *tags: str) -> Iterator[Element]:
        """Return this and all below it that bear one of the tags."""

    def __iter__(self) -> Iterator[Element]: ...


Chain = tuple[Element, ...]


def find(element: Element | None, *path: str) -> Element | None:
    """Return the Word element at the end of a path of bare names, or None."""
    return None if element is None else element.find("/".join(W + name for name in path))


def value(element: Element | None, *path: str) -> str | None:
    """Return the `w:val` of the element at the end of the path, or None."""
    found = find(element, *path)
    return None if found is None else found.get(f"{W}val")


def attribute(element: Element, name: str) -> str:
    """Return one of Word's attributes, empty where it is missing."""
    return element.get(W + name) or ""


def number(text: str | None, default: int = 0) -> int:
    """Return the whole number that text begins with: measures may carry a fraction or a unit."""
    found = re.match(r"\s*[-+]?\d{1,9}", text or "")
    return int(found[0]) if found else default


def is_on(properties: Element | None, name: str) -> bool | None:
    """Return whether a toggle is set on or off here, None where it is not spoken of."""
    found = find(properties, name)
    return None if found is None else found.get(f"{W}val", "1") not in OFF


def chosen(alternatives: Element) -> Element | None:
    """Return the branch that a current Word shows; the other repeats it for older ones."""
    choice = alternatives.find(f"{ALTERNATES}Choice")
    return alternatives.find(f"{ALTERNATES}Fallback") if choice is None else choice


class Look(NamedTuple):
    """What matters of a run's type."""

    bold: bool = False
    hidden: bool = False


class _Styled(NamedTuple):
    """What styles and defaults make of a run that says nothing of itself."""

    bold: bool
    vanishes: bool
    size: str | None
    color: str | None
    on_dark: bool


class Styles:
    """The styles of a document, and what they make of a run or paragraph."""

    def __init__(self, root: Element | None) -> None:
        every = [] if root is None else [style for style in root if style.tag == f"{W}style"]
        self._named = {attribute(style, "styleId"): style for style in every}
        self._chains: dict[str | None, Chain] = {}
        self._looks: dict[tuple[str | None, Chain], _Styled] = {}
        self._defaults = find(root, "docDefaults", "rPrDefault", "rPr")
        self._usual = next(
            (
                style.get(f"{W}styleId")
                for style in every
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") not in OFF
            ),
            None,
        )

    def chain(self, name: str | None) -> Chain:
        """Return a style and those it is based on, nearest first; a circle is followed once."""
        if name not in self._chains:
            found: dict[str | None, Element] = {}
            at = name
            while at in self._named and at not in found:
                found[at] = self._named[at]
                at = value(found[at], "basedOn")
            self._chains[name] = tuple(found.values())
        return self._chains[name]

    def of_paragraph(self, properties: Element | None) -> Chain:
        """Return the chain of a paragraph's style; the default style's where it names none."""
        named = value(properties, "pStyle")
        return self.chain(named if named in self._named else self._usual)

    def look(self, run: Element | None, paragraph: Chain, *, on_dark: bool) -> Look:
        """Return how a run with these properties looks in a paragraph of that style."""
        styled = self._styled(value(run, "rStyle"), paragraph)
        bold, vanishes = is_on(run, "b"), is_on(run, "vanish")
        bold = styled.bold if bold is None else bold
        if styled.vanishes if vanishes is None else vanishes:
            return Look(bold, hidden=True)
        is_tiny = number(value(run, "sz") or styled.size, TINY + 1) <= TINY
        shaded = on_dark or styled.on_dark or has_dark_ground(run)
        return Look(bold, hidden=is_tiny or (is_white(value(run, "color") or styled.color) and not shaded))

    def _styled(self, name: str | None, paragraph: Chain) -> _Styled:
        key = (name, paragraph)
        if key not in self._looks:
            chains = tuple(
                tuple(find(style, "rPr") for style in chain) for chain in (self.chain(name), paragraph)
            )
            levels = [level for level in (*chains[0], *chains[1], self._defaults) if level is not None]
            self._looks[key] = _Styled(
                self._is_set("b", chains),
                self._is_set("vanish", chains),
                next((size for level in levels if (size := value(level, "sz"))), None),
                next((color for level in levels if (color := value(level, "color"))), None),
                any(map(has_dark_ground, levels)),
            )
        return self._looks[key]

    def _is_set(self, name: str, chains: Iterable[tuple[Element | None, ...]]) -> bool:
        """Return a toggle's value: a style turns round what another kind of style says.

        ECMA-376, 17.7.3: a word in a bold character style, in a bold paragraph style, is not bold.
        """
        if is_on(self._defaults, name):
            return True
        said = (
            next((on for level in chain if (on := is_on(level, name)) is not None), False) for chain in chains
        )
        return reduce(xor, said, False)  # noqa: FBT003 - where the fold begins


def heading_rank(properties: Element | None, chain: Chain) -> int | None:
    """Return the rank of a heading, 1 the highest, by its outline level or its style's name."""
    for level in (properties, *chain):
        outline = value(level, "outlineLvl") or value(level, "pPr", "outlineLvl")
        if outline is not None:
            return number(outline) + 1 if number(outline, BODY_LEVEL) < BODY_LEVEL else None
        named = HEADING_NAME.fullmatch((value(level, "name") or "").lower())
        if named:
            return int(named[1])
    return None


def is_in_contents(chain: Chain) -> bool:
    """Return whether a paragraph of this style is a line of the table of contents."""
    return any(CONTENTS_NAME.fullmatch((value(style, "name") or "").lower()) for style in chain)


def is_white(color: str | None) -> bool:
    """Return whether a colour cannot be told from white paper."""
    return bool(color and re.fullmatch(r"[0-9A-Fa-f]{6}", color)) and min(_channels(color)) >= WHITE


def has_dark_ground(properties: Element | None) -> bool:
    """Return whether white letters can be read on the shading or marker that is set here."""
    if (value(properties, "highlight") or "none") not in {"none", "white"}:
        return True
    shading = find(properties, "shd")
    if shading is None:
        return False
    solid = shading.get(f"{W}val") == "solid"
    fill = attribute(shading, "color" if solid else "fill")
    if solid and fill == "auto":
        return True
    return bool(re.fullmatch(r"[0-9A-Fa-f]{6}", fill)) and sum(_channels(fill)) <= 3 * DARK


def _channels(color: str | None) -> bytes:
    return bytes.fromhex(color or "")
