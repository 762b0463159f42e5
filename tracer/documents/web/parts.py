"""Which parts of a web page are its text, and which are the site around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tracer.documents.web.look import Look, look_of
from tracer.documents.web.tree import Element, walk, words_in

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# No part of any agreement
MENU_TAGS = frozenset({"nav", "button", "dialog", "menu"})
MENU_ROLES = frozenset(
    {
        *("navigation", "menu", "menubar", "toolbar", "tablist", "search", "dialog", "alertdialog"),
        *("button", "tooltip", "doc-toc", "doc-backlink", "doc-noteref"),
    }
)
# The site's, unless nearly all the words stand in them
FRAME_TAGS = frozenset({"aside", "form", "header", "footer"})
FRAME_ROLES = frozenset({"banner", "contentinfo", "complementary", "form"})
BANNER = re.compile(
    r"breadcrumb|onetrust|cookiebot|cookie[-_]?(?:banner|consent|bar|popup|modal)|consent[-_]?(?:banner|manager)|skip[-_]?(?:link|nav|to)",
    re.IGNORECASE,
)
OWN_HEADER = frozenset({"article", "main", "section"})
TELLING = FRAME_TAGS | OWN_HEADER | HEADINGS | {"pre"}
NOTE_NUMBER = re.compile(r"\[?\(?\d{1,3}\)?\]?")
MOST = 0.5  # share of the visible words that the chosen part holds at least
TYPED_SHARE = 0.9  # of the visible words, in <pre>: an old agreement typed as a whole
NOTE_ROLES = frozenset({"doc-endnotes", "doc-endnote", "doc-footnote", "note"})
NOTE_NAMES = frozenset({"footnotes", "footnote", "endnotes", "footnote-list"})
LOWEST = 6


@dataclass(frozen=True, slots=True)
class Plan:
    """What to read: the elements to leave out, those to stay within, text that was typed as a whole."""

    left_out: frozenset[Element] = frozenset()
    within: frozenset[Element] = frozenset()
    typed: str = ""


@dataclass(frozen=True, slots=True)
class _Around:
    """What a place in the page lies in."""

    look: Look = field(default_factory=Look)
    frame: bool = False
    main: bool = False
    article: bool = False
    own: bool = False
    heading: bool = False
    typed: bool = False


@dataclass(slots=True)
class _Survey:
    """Counts the words that each way of reading the page would give."""

    menus: set[Element] = field(default_factory=set)
    frames: set[Element] = field(default_factory=set)
    mains: set[Element] = field(default_factory=set)
    articles: set[Element] = field(default_factory=set)
    words: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("all", "body", "main", "article", "typed"), 0)
    )
    typed: list[str] = field(default_factory=list)
    around: list[_Around] = field(default_factory=lambda: [_Around()])

    def enters(self, element: Element) -> bool:
        """Return whether an element can hold the page's text; note what it is."""
        around = self.around[-1]
        if _is_reference(element) or (not around.heading and _is_menu(element)):
            self.menus.add(element)
            return False
        if _is_frame(element, around):
            self.frames.add(element)
        return True

    def open(self, element: Element) -> None:
        """Go into an element."""
        around, role, tag = self.around[-1], element.get("role"), element.tag
        look = look_of(element, around.look)
        if tag == "page":
            self.typed.append("\f")
        if not element.attributes and tag not in TELLING and look is around.look:
            self.around.append(around)  # most elements change nothing
            return
        main, article = tag == "main" or role == "main", tag == "article" or role == "article"
        if main and not around.main:
            self.mains.add(element)
        if article and not around.article:
            self.articles.add(element)
        self.around.append(
            _Around(
                look,
                around.frame or element in self.frames,
                around.main or main,
                around.article or article,
                around.own or tag in OWN_HEADER,
                around.heading or tag in HEADINGS or role == "heading",
                around.typed or tag == "pre",
            )
        )

    def count(self, text: str) -> None:
        """Count the words of a text."""
        around, number = self.around[-1], len(text.split())
        if not number and not around.typed:
            return
        if around.typed:
            self.typed.append(text)
        if around.look.is_hidden:
            return
        body = not around.frame
        kinds = {"all": True, "body": body, "main": body and around.main}
        kinds |= {"article": body and around.article, "typed": around.typed}
        for kind, counts in kinds.items():
            self.words[kind] += number * counts


def plan_of(page: Element) -> Plan:
    """Return how to read a page: never so that half of its visible words are lost."""
    survey = _Survey()
    for step in walk(page, survey.enters):
        if isinstance(step, str):
            survey.count(step)
        elif step[1]:
            survey.open(step[0])
        else:
            survey.around.pop()
    return _chosen(survey)


def rank_of(element: Element) -> int:
    """Return a heading's rank, 0 for another element."""
    if element.tag in HEADINGS:
        return int(element.tag[1])
    if element.get("role") != "heading":
        return 0
    level = element.get("aria-level")
    return min(int(level), LOWEST) or 1 if level.isdecimal() and len(level) == 1 else 2


def is_note(element: Element) -> bool:
    """Return whether an element holds footnotes."""
    if not element.attributes:
        return False
    if element.get("role") in NOTE_ROLES:
        return True
    return bool(NOTE_NAMES & {*element.get("class").split(), element.get("id")})


def _chosen(survey: _Survey) -> Plan:
    words, enough = survey.words, MOST * survey.words["all"]
    menus, frames = frozenset(survey.menus), frozenset(survey.frames)
    if not words["all"]:
        return Plan()
    if words["typed"] >= TYPED_SHARE * words["all"]:
        return Plan(typed="".join(survey.typed))
    for part, elements in (("main", survey.mains), ("article", survey.articles)):
        if elements and words[part] >= enough:
            return Plan(menus | frames, frozenset(elements))
    return Plan(menus | frames if words["body"] >= enough else menus)


def _is_menu(element: Element) -> bool:
    if element.tag in MENU_TAGS or element.get("role") in MENU_ROLES:
        return True
    if not element.attributes:
        return False
    return element.get("aria-modal") == "true" or _is_banner(element)


def _is_banner(element: Element) -> bool:
    names = (element.get("id"), element.get("class"), element.get("aria-label"))
    return element.tag not in {"body", "main", "article"} and any(map(BANNER.search, names))


def _is_frame(element: Element, around: _Around) -> bool:
    if element.tag in {"header", "footer"}:
        return not around.own
    if element.get("role") == "doc-footnote":
        return False
    return element.tag in FRAME_TAGS or element.get("role") in FRAME_ROLES


def _is_reference(element: Element) -> bool:
    """Return whether an element is a note's raised number: "writing<sup><a>3</a></sup>"."""
    if element.tag not in {"sup", "a"}:
        return False
    inner = [child for child in element.children if isinstance(child, Element)]
    partner = "a" if element.tag == "sup" else "sup"
    if not any(child.tag == partner for child in inner):
        return False
    links = [element, *inner]
    is_local = any(link.get("href").startswith("#") for link in links if link.tag == "a")
    return is_local and bool(NOTE_NUMBER.fullmatch(words_in(element, 10)))
