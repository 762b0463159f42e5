"""What makes the later of two provisions weaker or stronger, each sign with the words that decide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Force, QualifierKind
from tracer.specs.norms import (
    ALLOWING,
    counterpart,
    is_hard,
    modal_of,
    norm_in,
    qualifiers_of,
    still_binds,
    words_on,
)
from tracer.specs.pairing import is_same_section
from tracer.specs.words import content_stems, items_of, plain_words, quote, says, sentences_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.domain.reading import Qualifier
    from tracer.domain.spec import Provision
    from tracer.domain.vocabulary import Theme
    from tracer.specs.pairing import Pair

WIDER = 2  # times as many words: what the wider side says more was not said of this provision
WITHIN = 0.5  # of the narrower side's words in the wider one
# How much a force asks. Statements ask nothing, and a condition is no restriction of a statement.
STRENGTH = {
    Force.PROHIBITS: 2,
    Force.REQUIRES: 2,
    Force.CONDITIONS: 1,
    Force.PERMITS: 0,
    Force.STATES: 0,
}
# The OpenAI Model Spec's levels; its root was called platform before September 2025.
LEVELS = {"root": 4, "platform": 4, "system": 3, "developer": 2, "user": 1, "guideline": 0}
PAST = {
    Force.PROHIBITS: "prohibited",
    Force.REQUIRES: "required",
    Force.PERMITS: "permitted",
    Force.CONDITIONS: "permitted on a condition",
    Force.STATES: "stated",
}
NOW = {
    Force.PROHIBITS: "prohibits",
    Force.REQUIRES: "requires",
    Force.PERMITS: "permits",
    Force.CONDITIONS: "permits on a condition",
    Force.STATES: "only states",
}


class Toward(IntEnum):
    """Which way a sign points: to a weaker or to a stronger rule."""

    WEAKER = -1
    STRONGER = 1


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that makes the later provision weaker or stronger, in a clause that cites the words."""

    toward: Toward
    words: str


@dataclass(frozen=True)
class Sides:
    """A pair, and all provisions of the two versions around it."""

    pair: Pair
    all_before: Sequence[Provision]
    all_after: Sequence[Provision]

    @property
    def before(self) -> Provision:
        """The earlier provision."""
        return self.pair.before

    @property
    def after(self) -> Provision:
        """The later provision."""
        return self.pair.after

    @property
    def is_part(self) -> bool:
        """Whether one side was set beside the other as a part of it."""
        return self.pair.merged or self.pair.split

    @cached_property
    def both_bind(self) -> bool:
        """Whether both forbid or oblige."""
        return norm_in(self.before).binds and norm_in(self.after).binds

    @cached_property
    def same_words(self) -> bool:
        """Whether both say the same, whatever stands over them."""
        return plain_words(self.before.text) == plain_words(self.after.text)

    @cached_property
    def one_is_wider(self) -> bool:
        """Whether one side says what the other says among much else."""
        counts = sorted((content_stems(self.before.text), content_stems(self.after.text)), key=len)
        few, many = counts
        return len(many) >= WIDER * len(few) and len(few & many) >= WITHIN * len(few)

    def directions(self) -> Iterator[tuple[Toward, Provision, Provision, Sequence[Provision]]]:
        """Yield what is lost from before to after, then what is gained: one, other, all beside the other."""
        yield Toward.WEAKER, self.before, self.after, self.all_after
        yield Toward.STRONGER, self.after, self.before, self.all_before


def signs_of(sides: Sides) -> tuple[Sign, ...]:
    """Return what points to a weaker or a stronger rule.

    The force decides alone, then the level of authority, then all that is left.
    """
    first = _force(sides) or _authority(sides)
    return tuple(first or (*_modals(sides), *_qualifiers(sides), *_contents(sides)))


def _force(sides: Sides) -> list[Sign]:
    """Return the sign of a change of force.

    A ban that is still said in its sentence is none, whatever other sentence the later provision was
    read by.
    """
    old, new = norm_in(sides.before), norm_in(sides.after)
    gap = STRENGTH[new.force] - STRENGTH[old.force]
    if not gap or {old.force, new.force} == {Force.STATES, Force.CONDITIONS}:
        return []
    stronger, weaker = (old, sides.after) if gap < 0 else (new, sides.before)
    if stronger.binds and still_binds(stronger.sentence, weaker):
        return []
    toward = Toward.STRONGER if gap > 0 else Toward.WEAKER
    if stronger.words and stronger.sentence and counterpart(stronger.sentence, weaker) is None:
        if gap > 0:
            said = f"it now {NOW[new.force]} ({_deciding(sides.after)}), in a sentence that {sides.before.id} had not"
        else:
            said = f"it no longer {NOW[old.force]} ({_deciding(sides.before)}): {sides.after.id} has no such sentence"
        return [Sign(toward, said)]
    said = f"it {PAST[old.force]} ({_deciding(sides.before)}) and now {NOW[new.force]} ({_deciding(sides.after)})"
    return [Sign(toward, said)]


def _deciding(provision: Provision) -> str:
    """Return the words that give a provision its force, or its own where a heading does."""
    norm = norm_in(provision)
    return quote(norm.words or provision.text)


def _authority(sides: Sides) -> list[Sign]:
    old, new = LEVELS.get(sides.before.authority), LEVELS.get(sides.after.authority)
    if old is None or new is None or old == new or not sides.both_bind or sides.is_part:
        return []
    toward = Toward.STRONGER if new > old else Toward.WEAKER
    change = "raised" if new > old else "lowered"
    said = f"its authority was {change} from {sides.before.authority} to {sides.after.authority}"
    return [Sign(toward, said)]


def _modals(sides: Sides) -> Iterator[Sign]:
    """Yield a sign where must became should, or should became must."""
    if not sides.both_bind:
        return
    for toward, one, other, _ in sides.directions():
        sentence = norm_in(one).sentence
        version = counterpart(sentence, other)
        if version and is_hard(sentence, one) and is_hard(version, other) is False:
            hard, soft = quote(modal_of(sentence, one)), quote(modal_of(version, other))
            pair = (hard, soft) if toward is Toward.WEAKER else (soft, hard)
            yield Sign(toward, f"{pair[0]} became {pair[1]}")


def _qualifiers(sides: Sides) -> Iterator[Sign]:
    """Yield a sign for each qualifier without its like on the other side.

    What narrows a ban or a duty makes it weaker, and what narrows a permission makes it stronger. A
    permission on no theme leaves nothing to restrict: "we may suspend repeated violators".
    """
    forces = {norm_in(sides.before).force, norm_in(sides.after).force}
    both_allow = forces <= ALLOWING and {*sides.before.themes} & {*sides.after.themes}
    if not sides.both_bind and not both_allow:
        return
    for toward, one, other, _ in sides.directions():
        for qualifier in _unmatched(one, other, sides):
            # What before has and after lacks was dropped: a ban without it is wider.
            points = Toward(-toward) if sides.both_bind else toward
            done = "no longer limited by" if toward is Toward.WEAKER else "now limited by"
            yield Sign(points, f"{done} {quote(qualifier.text)} ({qualifier.kind})")


def _unmatched(one: Provision, other: Provision, sides: Sides) -> Iterator[Qualifier]:
    """Yield the limiting qualifiers whose words the other side has not, nor one of their kind.

    A scope that goes further than the other's is a narrower one: "domestic mass surveillance".
    """
    theirs = list(qualifiers_of(other))
    for qualifier in qualifiers_of(one):
        like = next((each for each in theirs if _is_like(qualifier, each)), None)
        if like is not None:
            theirs.remove(like)
        elif _limits(qualifier, one, other) and _is_of_it(qualifier, one, other, sides):
            yield qualifier


def _limits(qualifier: Qualifier, one: Provision, other: Provision) -> bool:
    """Return whether a qualifier narrows or softens, in words that the other side has not."""
    limits = qualifier.kind.narrows or qualifier.kind is QualifierKind.EFFORT
    said = says(f"{other.lead_in} {other.text}", qualifier.text)
    return limits and not said and not _is_named(qualifier, one, other)


def _is_like(qualifier: Qualifier, other: Qualifier) -> bool:
    """Return whether two qualifiers are of one kind, and the first is no narrower scope."""
    if qualifier.kind is not other.kind:
        return False
    return not (
        qualifier.kind is QualifierKind.SCOPE and content_stems(qualifier.text) > content_stems(other.text)
    )


def _is_of_it(qualifier: Qualifier, one: Provision, other: Provision, sides: Sides) -> bool:
    """Return whether a qualifier bears on what both say: its sentence has another version, and its item too."""
    sentence = next((each for each in sentences_in(one.text) if says(each, qualifier.text)), None)
    if sentence is None:
        return True
    if counterpart(sentence, other) is None:
        return False
    own, shared = content_stems(qualifier.text), content_stems(other.text)
    near = [stems for _, stems in items_of(sentence) if stems & own]
    return not sides.one_is_wider or any(stems <= own or (stems - own) & shared for stems in near)


def _is_named(qualifier: Qualifier, one: Provision, other: Provision) -> bool:
    """Return whether a qualifier is part of a theme's name that the other side has not: "mass surveillance"."""
    named = (words for theme in one.themes for words in words_on(theme, one))
    return any(says(qualifier.text, words) and not says(other.text, words) for words in named)


def _contents(sides: Sides) -> Iterator[Sign]:
    """Yield a sign for what only one of two rules names: an item of a list, or a theme.

    A part says less than its whole by nature; what no part says is missed where the whole is paired.
    """
    if not sides.both_bind or sides.same_words or sides.is_part:
        return
    for toward, one, other, others in sides.directions():
        named = dict(_struck(one, other, sides)) or dict(_themes_lost(one, other, others, sides))
        force = norm_in(one).force
        gone = [words for words, stems in named.items() if not _stands_in(stems, force, other, others)]
        if gone:
            done = "no longer names" if toward is Toward.WEAKER else "now names"
            yield Sign(toward, f"it {done} {', '.join(map(quote, gone))}")


def _struck(one: Provision, other: Provision, sides: Sides) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the items on a theme that only one of two lists has, where the lists are else the same.

    With each come the stems of its words on a theme.
    """
    theirs = {stems for _, stems in items_of(other.text)}
    own = {stems for _, stems in items_of(one.text)}
    if not theirs < own or not _is_same_list(theirs, sides):
        return
    topical = frozenset[str]().union(
        *(content_stems(words) for theme in one.themes for words in words_on(theme, one))
    )
    limits = [content_stems(qualifier.text) for qualifier in qualifiers_of(one)]
    said = frozenset[str]().union(*theirs)
    for item, stems in items_of(one.text):
        new = (stems - said) & topical
        if stems not in theirs and new and not any(stems <= words for words in limits):
            yield item, new


def _is_same_list(items: set[frozenset[str]], sides: Sides) -> bool:
    """Return whether the shorter of two lists is no single item that a longer list took up."""
    return len(items) > 1 or is_same_section(sides.before, sides.after)


def _themes_lost(
    one: Provision, other: Provision, others: Sequence[Provision], sides: Sides
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the words on the themes that only one side speaks to, and their stems.

    Where one side says much else besides, a theme counts only if its whole version has no rule on it:
    else the wider side took it over from another provision.
    """
    theirs = content_stems(f"{other.lead_in} {other.text}")
    for theme in one.themes:
        words = words_on(theme, one)
        kept = theme in other.themes or any(content_stems(each) <= theirs for each in words)
        if not kept and not (sides.one_is_wider and any(_rules_on(theme, each) for each in others)):
            yield from ((each, content_stems(each)) for each in words)


def _rules_on(theme: Theme, provision: Provision) -> bool:
    return theme in provision.themes and norm_in(provision).binds


def _stands_in(stems: frozenset[str], force: Force, other: Provision, others: Sequence[Provision]) -> bool:
    """Return whether another provision of that version says these words with that force."""
    return any(
        one is not other and norm_in(one).force is force and stems <= content_stems(one.text)
        for one in others
    )
