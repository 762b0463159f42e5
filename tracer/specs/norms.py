"""The words that decide what a provision does: those of its force, its topics and its qualifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Force
from tracer.readings.force import find_operator
from tracer.readings.passage import HEADINGS, LEAD_PARTS, Passage, sentences_of
from tracer.readings.qualifiers import find_qualifiers
from tracer.readings.topics import find_mentions
from tracer.specs.words import HELD, content_stems, sentences_in, without_label

if TYPE_CHECKING:
    from tracer.domain.reading import Qualifier
    from tracer.domain.span import Span
    from tracer.domain.spec import Provision
    from tracer.domain.vocabulary import Theme
    from tracer.readings.passage import Operator

BINDING = frozenset({Force.PROHIBITS, Force.REQUIRES})
ALLOWING = frozenset({Force.PERMITS, Force.CONDITIONS})
ALIKE = 0.5  # of a sentence's content words in another: it is the same sentence, reworded
HARD = re.compile(
    r"\b(?:must|shall|cannot|can[’']?t|may not|will not|won[’']t|prohibit\w*|forbid\w*|forbidden|required?"
    r"|not (?:allow|permit)\w*|don[’']t (?:allow|permit)\w*|under no circumstances)\b",
    re.IGNORECASE,
)
BARE = re.compile(r"\b(?:never|do not|don[’']t)\b", re.IGNORECASE)
SOFT = re.compile(
    r"\b(?:should(?:n[’']t)?|ought|avoid\w*|aims? to|tr(?:y|ies) to|strives? to|discourag\w*|encourag\w*|recommend\w*"
    r"|advis\w*|not (?:plan|intend|expect) to|generally|typically|please)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Norm:
    """What a provision does, the words that say so and the sentence they stand in.

    `words` go on from the first word of the operator; "" where a heading alone decides.
    """

    force: Force
    words: str
    sentence: str

    @property
    def binds(self) -> bool:
        """Whether it forbids or obliges."""
        return self.force in BINDING


@lru_cache(maxsize=HELD)
def norm_in(provision: Provision) -> Norm:
    """Return the norm of a provision: as it was read, or where it bears on no topic as its words have it."""
    passage = _passage(provision, without_label(provision.text))
    mentions = find_mentions(passage)
    places = [mentions[topic][0].start for topic in provision.topics if topic in mentions]
    found = find_operator(passage, places)
    force = provision.force if provision.is_relevant else found.force
    words = _words(found, passage) if found.force is force else ""
    at = found.span.start if found.span else None
    return Norm(force, words, passage.text if at is None else passage.sentence_at(at).of(passage.text))


@lru_cache(maxsize=HELD)
def qualifiers_of(provision: Provision) -> tuple[Qualifier, ...]:
    """Return what qualifies a provision: as it was read, or where it bears on no topic as its words have it."""
    if provision.is_relevant:
        return provision.qualifiers
    return find_qualifiers(_passage(provision, without_label(provision.text)), norm_in(provision).force)


def counterpart(sentence: str, provision: Provision) -> str | None:
    """Return the sentence of a provision that is another version of this one, if any is."""
    stems = content_stems(sentence)
    shares = [(_alike(stems, content_stems(other)), other) for other in sentences_in(provision.text)]
    share, best = max(shares, key=lambda share: share[0], default=(0.0, ""))
    return best if share >= ALIKE else None


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest else 0.0


def still_binds(sentence: str, provision: Provision) -> bool:
    """Return whether a provision says the like of a sentence in words that forbid or oblige."""
    other = counterpart(sentence, provision)
    return other is not None and find_operator(_passage(provision, other), ()).force in BINDING


def is_hard(sentence: str, provision: Provision) -> bool | None:
    """Return whether a sentence says must, or only should; None where it says neither.

    A sentence without such a word has it from the lead-in that it completes.
    """
    for words in (sentence, LEAD_PARTS.split(provision.lead_in)[-1]):
        soft = SOFT.search(words)
        if HARD.search(words) or (BARE.search(words) and not soft):
            return True
        if soft:
            return False
    return None


def modal_of(sentence: str, provision: Provision) -> str:
    """Return the word that makes a sentence hard or soft."""
    for words in (sentence, LEAD_PARTS.split(provision.lead_in)[-1]):
        found = HARD.search(words) or SOFT.search(words) or BARE.search(words)
        if found:
            return " ".join(words[found.start() :].split()[:4]).rstrip(",.;:")
    return ""


def words_on(theme: Theme, provision: Provision) -> tuple[str, ...]:
    """Return the words of a provision that speak to a theme, each once; the lead-in's are not its own."""
    passage = _passage(provision, without_label(provision.text))
    found = find_mentions(passage)
    spans = [span for topic in provision.topics if topic.theme is theme for span in found.get(topic, ())]
    return tuple(dict.fromkeys(" ".join(span.of(passage.text).split()) for span in sorted(spans, key=_start)))


def _start(span: Span) -> int:
    return span.start


def _words(operator: Operator, passage: Passage) -> str:
    if operator.words:
        return operator.words
    return passage.text[operator.span.start :] if operator.span else ""


def _passage(provision: Provision, text: str) -> Passage:
    headings = HEADINGS.join(provision.path)
    return Passage(text, sentences_of(text), heading=headings, lead_in=provision.lead_in)
