"""Which provision of one version is set beside which of the other; nothing is judged here."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.specs.norms import norm_in, words_on
from tracer.specs.words import content_stems, items_of, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracer.domain.spec import Provision

LEAD_IN = 0.3  # of a word's weight where only the lead-in says it
NEAR = 0.08  # for the same section, and again for standing beside a pair
SHARED_TOPICS = 0.1
LEAST = 0.37  # below it two provisions are no versions of one another
CONTAINED = 0.74  # of a provision's own words in another: it was merged into it, or split from it
PARTLY = 0.3  # where it has all that the other says on its themes
WIDER = 1.6  # times as many words: one provision holds another and more
FEWEST = 2  # own words that two provisions share, if not half of the shorter one's


@dataclass(frozen=True, slots=True)
class Pair:
    """Two provisions side by side.

    `merged` where the one before is only a part of the one after, which others were set beside too;
    `split` where the one after is only a part of the one before.
    """

    before: Provision
    after: Provision
    merged: bool = False
    split: bool = False


@dataclass(frozen=True, slots=True)
class Pairing:
    """Every provision of both versions, once: in a pair, or left over. Parts come beside the whole."""

    pairs: tuple[Pair, ...]
    removed: tuple[Provision, ...]
    added: tuple[Provision, ...]


def pair_up(before: Sequence[Provision], after: Sequence[Provision]) -> Pairing:
    """Return the provisions set side by side.

    First those of the same words, then the others one to one by their wording, the nearest first;
    what is left over and is said within a provision of the other version is set beside that one.
    """
    weights = _Weights(before, after)
    partner = dict(_same_words(before, after))
    partner |= _by_wording(before, after, partner, weights)
    partner |= _left_in_a_section(before, after, partner)
    pairs = [Pair(before[b], after[a]) for b, a in sorted(partner.items())]
    taken = set(partner.values())
    old = [one for at, one in enumerate(before) if at not in partner]
    new = [one for at, one in enumerate(after) if at not in taken]
    merged = {one.id: whole for one in old if (whole := weights.whole_of(one, after))}
    split = {one.id: whole for one in new if (whole := weights.whole_of(one, before))}
    pairs += [Pair(one, merged[one.id], merged=True) for one in old if one.id in merged]
    pairs += [Pair(split[one.id], one, split=True) for one in new if one.id in split]
    return Pairing(
        tuple(pairs),
        tuple(one for one in old if one.id not in merged),
        tuple(one for one in new if one.id not in split),
    )


def is_same_section(one: Provision, other: Provision) -> bool:
    """Return whether two provisions stand under one heading, by its anchor or by its words."""
    return one.section == other.section or heading_words(one) == heading_words(other)


def heading_words(provision: Provision) -> tuple[str, ...]:
    """Return the words of the heading that a provision stands under."""
    return plain_words(provision.path[-1]) if provision.path else ()


def _same_words(before: Sequence[Provision], after: Sequence[Provision]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of the same words: of several, those of one section and lead-in first."""
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    found: dict[int, int] = {}
    for at, one in enumerate(after):
        waiting[plain_words(one.text)].append(at)
    for is_like in (_is_same_place, is_same_section, _is_any):
        for b, one in enumerate(before):
            open_to = waiting[plain_words(one.text)] if b not in found else []
            a = next((a for a in open_to if is_like(one, after[a])), None)
            if a is not None:
                open_to.remove(a)
                found[b] = a
    yield from found.items()


def _is_same_place(one: Provision, other: Provision) -> bool:
    return is_same_section(one, other) and plain_words(one.lead_in) == plain_words(other.lead_in)


def _is_any(_one: Provision, _other: Provision) -> bool:
    return True


def _by_wording(
    before: Sequence[Provision], after: Sequence[Provision], partner: Mapping[int, int], weights: _Weights
) -> dict[int, int]:
    """Return further pairs, one to one: always the nearest two that are still free."""
    taken = set(partner.values())
    old = [b for b in range(len(before)) if b not in partner]
    holders: dict[str, list[int]] = defaultdict(list)
    for a in range(len(after)):
        if a not in taken:
            for stem in content_stems(after[a].text):
                holders[stem].append(a)
    scored = []
    for b in old:
        for a in sorted({a for stem in content_stems(before[b].text) for a in holders[stem]}):
            score = weights.nearness(before[b], after[a], beside=_beside(b, a, partner))
            if score >= LEAST and _may_pair(before[b], after[a]):
                scored.append((-score, _tie(before[b], after[a]), b, a))
    found: dict[int, int] = {}
    for *_, b, a in sorted(scored):
        if b not in found and a not in taken:
            found[b] = a
            taken.add(a)
    return found


def _left_in_a_section(
    before: Sequence[Provision], after: Sequence[Provision], partner: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that a section which stayed is left with: one on each side that speaks to a theme.

    "Must not engage in illegal activity" may come back under its heading as "should operate within the law".
    """
    taken = set(partner.values())
    old = [b for b in range(len(before)) if b not in partner]
    new = [a for a in range(len(after)) if a not in taken]
    for b in old:
        like = [a for a in new if _is_left_of(before[b], after[a])]
        back = [other for other in old if like and _is_left_of(before[other], after[like[0]])]
        if len(like) == len(back) == 1:
            yield b, like[0]


def _is_left_of(one: Provision, other: Provision) -> bool:
    binds = norm_in(one).binds and norm_in(other).binds
    return (
        bool(one.section) and one.section == other.section and binds and bool({*one.themes} & {*other.themes})
    )


def _may_pair(one: Provision, other: Provision) -> bool:
    """Return whether two provisions can be versions: a short one's words in a long one may be on another matter."""
    few, many = sorted((one, other), key=lambda each: len(content_stems(each.text)))
    is_longer = len(content_stems(many.text)) >= WIDER * len(content_stems(few.text))
    return not is_longer or _covers(many, few)


def _tie(one: Provision, other: Provision) -> tuple[tuple[str, ...], ...]:
    """Return what decides between pairs as near, the same whichever version comes first."""
    return tuple(sorted((plain_words(one.text), plain_words(other.text))))


def _beside(b: int, a: int, partner: Mapping[int, int]) -> bool:
    return partner.get(b - 1) == a - 1 or partner.get(b + 1) == a + 1


class _Weights:
    """How much a word tells: the rarer in both versions, the more."""

    def __init__(self, before: Sequence[Provision], after: Sequence[Provision]) -> None:
        everything = (*before, *after)
        holders = Counter(stem for one in everything for stem in content_stems(one.text))
        self._of = {stem: math.log(1 + len(everything) / count) for stem, count in holders.items()}
        self._rarest = math.log(1 + len(everything))

    def nearness(self, one: Provision, other: Provision, *, beside: bool) -> float:
        """Return how near two provisions are in wording, mostly 0..1; 0 where too little is shared."""
        a, b = content_stems(one.text), content_stems(other.text)
        shared = a & b
        if len(shared) < min(len(a), len(b)) / 2 and len(shared) < FEWEST:
            return 0.0
        own = self._sum(shared)
        led = self._sum((a | content_stems(one.lead_in)) & (b | content_stems(other.lead_in)) - shared)
        sums = self._all(one) + self._all(other)
        alike = 2 * (own + LEAD_IN * led) / sums
        contained = own / min(self._sum(a), self._sum(b))
        fewest = min(len(one.topics), len(other.topics))
        like = len({*one.topics} & {*other.topics}) / fewest if fewest else 0.0
        near = NEAR * (is_same_section(one, other) + beside)
        return round((alike + contained) / 2 + near + SHARED_TOPICS * like, 6)

    def whole_of(self, part: Provision, others: Iterable[Provision]) -> Provision | None:
        """Return the provision that says what this one says, and more; None where none does."""
        stems = content_stems(part.text)
        best, found = 0.0, None
        for other in others:
            held = content_stems(other.text)
            shared = self._sum(stems & held)
            if not shared or self._sum(held) < WIDER * shared:
                continue
            share = shared / self._sum(stems)
            longer = len(held) >= WIDER * len(stems)
            told = share >= CONTAINED and _covers(other, part)
            if (told or (longer and share >= PARTLY and _names_all(other, part))) and share > best:
                best, found = share, other
        return found

    def _all(self, one: Provision) -> float:
        own = content_stems(one.text)
        return self._sum(own) + LEAD_IN * self._sum(content_stems(one.lead_in) - own)

    def _sum(self, stems: Iterable[str]) -> float:
        return math.fsum(self._of.get(stem, self._rarest) for stem in stems)


def _covers(whole: Provision, part: Provision) -> bool:
    """Return whether one provision speaks to all that another does, or at least rules as it does.

    One shared word is enough only as an item of its own, or where their topics do not contradict it:
    "legal" in "legal requirements" is on another matter than "legal" in a list of fields.
    """
    if {*part.topics} and {*part.topics} <= {*whole.topics}:
        return True
    stems = content_stems(part.text)
    are_apart = bool(part.topics) and bool(whole.topics) and not {*part.topics} & {*whole.topics}
    if are_apart and len(stems) == 1 and all(stems != item for _, item in items_of(whole.text)):
        return False
    one, other = norm_in(whole), norm_in(part)
    return one.force is other.force or (one.binds and other.binds)


def _names_all(whole: Provision, part: Provision) -> bool:
    """Return whether one rule says all that another says on its themes, if not in all other words."""
    words = [each for theme in part.themes for each in words_on(theme, part)]
    stems = content_stems(whole.text)
    said = bool(words) and all(content_stems(each) <= stems for each in words)
    return said and norm_in(whole).binds and norm_in(part).binds and {*part.themes} <= {*whole.themes}
