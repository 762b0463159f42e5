"""Names that end in what they are: "Privacy Act of 1974", "Acceptable Use Policy", "Garrity v. New Jersey"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracer.domain.authority import AuthorityKind
from tracer.domain.span import Span
from tracer.readings.authorities.lexicon import listed_words

if TYPE_CHECKING:
    from collections.abc import Iterator

YEAR = r"(?:(?:\s+of|,)?\s+(?:1[789]|20)\d{2}(?![\w/-]))"
ACT = re.compile(rf"\b(?:Act|(?:Rules|Regulations|Ordinance|Order)(?={YEAR}))\b{YEAR}?")
POLICY = re.compile(r"\b(?:Policy|Policies)\b")
# "Act on behalf of", "Act as agent": a verb; "the Policy Limit": a word of something else.
VERB = re.compile(
    r"\s+(?:on|upon|as|for|in)\s+(?:behalf|a|an|good|its|his|her|their|such|agents?|the\s+best)\b|\s+or\s+Omission|\s+of\s+(?:God|[Ww]ar|[Tt]error)"
)
VERSUS = re.compile(r"\svs?\.\s+")
OTHER_SIDE = re.compile(
    r"[A-Z][\w’'&.-]*(?:,?\s(?:(?:of|the|and|&|ex|rel\.)\s){0,2}(?:[A-Z][\w’'&-]*|Inc\.|Corp\.|Co\.|Ltd\.)){0,6}"
)
WORD = re.compile(r"\S+")
CAPITAL = re.compile(r"[A-Z“\"(&][\w’'.&/-]*[\w’'.&)]?$|[A-Z]$|\d+[A-Z]$")
SMALL = frozenset(["of", "and", "the", "for", "to", "in", "on", "with", "from", "by", "&"])
OPENING = "“\"'‘(["
REACH = 140  # characters: no title is longer
OWN = frozenset(["this", "these"])
YEARED = ("Rules", "Regulations", "Ordinance", "Order")


class Title(NamedTuple):
    """Where a title begins, and its words in lower case."""

    start: int
    words: tuple[str, ...]


def find_acts(text: str) -> Iterator[tuple[Span, AuthorityKind]]:
    """Yield where acts are named, and statutory rules with their year."""
    for match in ACT.finditer(text):
        title = None if VERB.match(text, match.end()) else _before(text, match.start())
        if title and title.words[-1] not in listed_words("no_act"):
            regulated = match[0].startswith(YEARED)
            kind = AuthorityKind.REGULATION if regulated else AuthorityKind.STATUTE
            yield Span(title.start, match.end()), kind


def find_policies(text: str) -> Iterator[Span]:
    """Yield where policies are named, but not "this Policy" or an insurance policy."""
    for match in POLICY.finditer(text):
        title = _before(text, match.start())
        if title and not listed_words("no_policy").intersection(title.words):
            lead = text[max(0, title.start - REACH) : title.start].split()[-1:]
            if not OWN.intersection(word.lower() for word in lead):
                yield Span(title.start, match.end())


def find_cases(text: str) -> Iterator[Span]:
    """Yield where two parties are named as a case is: "Katz v. United States"."""
    for match in VERSUS.finditer(text):
        title, other = _before(text, match.start() + 1), OTHER_SIDE.match(text, match.end())
        if title and other:
            yield Span(title.start, other.end())


def _before(text: str, end: int) -> Title | None:
    """Return the title that runs up to `end`, or None where the words before are none."""
    title = _run(list(WORD.finditer(text, max(0, end - REACH), end)))
    if not title or title[-1][0] in SMALL:
        return None
    first = title[0]
    closes = any(")" in word[0] for word in title)
    start = first.start() if closes else first.end() - len(first[0].lstrip(OPENING))
    return Title(start, tuple(word[0].strip(OPENING).lower() for word in title))


def _run(before: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words at the end of a list that can be one title."""
    title: list[re.Match[str]] = []
    for word in reversed(before):
        if _ends_title(word[0], title) or not (CAPITAL.match(word[0]) or word[0] in SMALL):
            break
        title.insert(0, word)
        if word[0][0] in OPENING and not any(")" in later[0] for later in title):
            break
    the = max((at for at, word in enumerate(title) if word[0].lower() in {"the", "this"}), default=-1)
    title = title[the + 1 :]
    leads = listed_words("leads")
    while title and (
        title[0][0].strip(OPENING).lower() in leads or not title[0][0].strip(OPENING)[:1].isalpha()
    ):
        title = title[1:]
    return title


def _ends_title(word: str, after: list[re.Match[str]]) -> bool:
    """Return whether a word belongs to what stands before: another act, an acronym, the end of a sentence."""
    if word in {"Act", "Acts", "Policy", "Agreement"} or word[-1] in ",;:":
        return True
    if after and after[0][0] in {"and", "or"} and word.isupper() and len(word) > len("AI"):
        return True
    # "5. B. Acceptable Use Policy": a letter with a stop numbers what follows.
    return word[-1] == "." and (len(word) > len("U.S.") or len(word) == len("B."))
