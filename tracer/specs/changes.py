"""What became of a pair of provisions: decided by force, authority, qualifiers and themes, never by a similarity."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from tracer.domain.spec import Change, ChangeKind
from tracer.domain.vocabulary import Force, QualifierKind
from tracer.specs.norms import (
    ALLOWING,
    counterpart,
    is_hard,
    modal_of,
    norm_in,
    still_binds,
    words_on,
)
from tracer.specs.pairing import heading_words, is_same_section
from tracer.specs.words import content_stems, items_of, plain_words, says, without_label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from tracer.domain.reading import Qualifier
    from tracer.domain.spec import Provision
    from tracer.domain.vocabulary import Theme
    from tracer.specs.pairing import Pair

QUOTED = 14  # words of a quotation
SHOWN = 3  # words on a theme that are quoted
RUNS = 2  # differing runs of words that are quoted
WIDER = 2  # times as many words: what the wider side says more was not said of this provision
WITHIN = 0.6  # of the narrower side's words in the wider one
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


RULES = {
    Force.PROHIBITS: "a ban",
    Force.REQUIRES: "a duty",
    Force.PERMITS: "a permission",
    Force.CONDITIONS: "a permission on a condition",
    Force.STATES: "a statement",
}
PUNCTUATION = " .,;:()[]/“”\"'’"


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


def change_of(sides: Sides) -> Change | None:
    """Return what changed between two provisions, None where nothing did.

    The force decides, then the level of authority; then what else points one way. Where some of it
    points up and some down the provision is only reworded, and the sentence says both.
    """
    moved = not is_same_section(sides.before, sides.after)
    signs = _force(sides) or _authority(sides) or [*_modals(sides), *_qualifiers(sides), *_contents(sides)]
    kind = _kind(sides, signs, moved=moved)
    if kind is None:
        return None
    if signs:
        both = len({sign.toward for sign in signs}) > 1
        why = ("In both directions: " if both else "") + "; ".join(sign.words for sign in signs)
    else:
        why = _unsigned(sides, kind)
    also = [_merged(sides), _moved(sides) if moved and kind is not ChangeKind.MOVED else ""]
    why = "; ".join([why, *filter(None, also)])
    return Change(kind, sides.before, sides.after, f"{why[:1].upper()}{why[1:]}.")


def removal_of(provision: Provision, later: Sequence[Provision]) -> Change:
    """Return the change of a provision that nothing in the later version says."""
    why = f"no provision of the new version has these words; {_spoken_of(provision, later, 'still stands')}"
    return Change(ChangeKind.REMOVED, provision, None, f"{why[:1].upper()}{why[1:]}.")


def addition_of(provision: Provision, earlier: Sequence[Provision]) -> Change:
    """Return the change of a provision that nothing in the earlier version said."""
    same = next((one for one in earlier if plain_words(one.text) == plain_words(provision.text)), None)
    if same is not None:
        why = f"said once more: the old version had these words in {same.id} alone"
    else:
        told = _spoken_of(provision, earlier, "already stood")
        why = f"no provision of the old version had these words; {told}"
    return Change(ChangeKind.ADDED, None, provision, f"{why[:1].upper()}{why[1:]}.")


def quote(words: str) -> str:
    """Return the first words in quotation marks, on one line."""
    split = without_label(words).split()
    cut = " ".join(split[:QUOTED]).rstrip(".,;:")
    return f"“{cut} …”" if len(split) > QUOTED else f"“{cut}”"


def _kind(sides: Sides, signs: Sequence[Sign], *, moved: bool) -> ChangeKind | None:
    directions = {sign.toward for sign in signs}
    if directions == {Toward.WEAKER}:
        return ChangeKind.WEAKENED
    if directions == {Toward.STRONGER}:
        return ChangeKind.STRENGTHENED
    if signs or not sides.same_words:
        return ChangeKind.REWORDED
    if moved:
        return ChangeKind.MOVED
    same_lead_in = plain_words(sides.before.lead_in) == plain_words(sides.after.lead_in)
    return None if same_lead_in else ChangeKind.REWORDED


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
    said = f"it {PAST[old.force]} ({_deciding(sides.before)}) and now {NOW[new.force]} ({_deciding(sides.after)})"
    return [Sign(toward, said)]


def _deciding(provision: Provision) -> str:
    """Return the words that give a provision its force, or its own where a heading does."""
    norm = norm_in(provision)
    return quote(norm.words or provision.text)


def _authority(sides: Sides) -> list[Sign]:
    old, new = LEVELS.get(sides.before.authority), LEVELS.get(sides.after.authority)
    if old is None or new is None or old == new or not sides.both_bind:
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

    What narrows a ban or a duty makes it weaker, and what narrows a permission makes it stronger.
    """
    forces = {norm_in(sides.before).force, norm_in(sides.after).force}
    if not sides.both_bind and not forces <= ALLOWING:
        return
    for toward, one, other, _ in sides.directions():
        for qualifier in _unmatched(one, other, sides):
            # What before has and after lacks was dropped: a ban without it is wider.
            points = Toward(-toward) if sides.both_bind else toward
            done = "no longer limited by" if toward is Toward.WEAKER else "now limited by"
            yield Sign(points, f"{done} {quote(qualifier.text)} ({qualifier.kind})")


def _unmatched(one: Provision, other: Provision, sides: Sides) -> Iterator[Qualifier]:
    """Yield the limiting qualifiers whose words the other side has not, nor one of their kind."""
    kinds = [qualifier.kind for qualifier in other.qualifiers]
    theirs = f"{other.lead_in} {other.text}"
    for qualifier in one.qualifiers:
        limits = qualifier.kind.narrows or qualifier.kind is QualifierKind.EFFORT
        if qualifier.kind in kinds:
            kinds.remove(qualifier.kind)
        elif limits and not says(theirs, qualifier.text) and _is_of_it(qualifier, one, other, sides):
            yield qualifier


def _is_of_it(qualifier: Qualifier, one: Provision, other: Provision, sides: Sides) -> bool:
    """Return whether a qualifier bears on what both say, not on another item of the wider side."""
    if not sides.one_is_wider or not says(one.text, qualifier.text):
        return True
    own = content_stems(qualifier.text)
    shared = content_stems(other.text)
    return any(says(item, qualifier.text) and stems & (shared - own) for item, stems in items_of(one.text))


def _contents(sides: Sides) -> Iterator[Sign]:
    """Yield a sign for what only one of two rules names: an item of a list, or a theme."""
    if not sides.both_bind or sides.same_words:
        return
    for toward, one, other, others in sides.directions():
        named = list(_struck(one, other, sides)) or list(_themes_lost(one, other, others, sides))
        gone = [words for words in named if not _stands_in(words, norm_in(one).force, other, others)]
        if gone:
            done = "no longer names" if toward is Toward.WEAKER else "now names"
            yield Sign(toward, f"it {done} {', '.join(map(quote, dict.fromkeys(gone)))}")


def _struck(one: Provision, other: Provision, sides: Sides) -> Iterator[str]:
    """Yield the items on a theme that only one of two lists has, where the lists are else the same."""
    theirs = {stems for _, stems in items_of(other.text)}
    own = {stems for _, stems in items_of(one.text)}
    if not theirs < own or not _is_same_list(theirs, sides):
        return
    topical = [content_stems(words) for theme in one.themes for words in words_on(theme, one)]
    limits = [content_stems(qualifier.text) for qualifier in one.qualifiers]
    said = frozenset[str]().union(*theirs)
    for item, stems in items_of(one.text):
        new = stems - said
        if stems not in theirs and new and any(new & words for words in topical):
            if not any(stems <= words for words in limits):
                yield item


def _is_same_list(items: set[frozenset[str]], sides: Sides) -> bool:
    """Return whether the shorter of two lists is no single item that a longer list took up."""
    apart = sides.pair.merged or sides.pair.split
    return not apart and (len(items) > 1 or is_same_section(sides.before, sides.after))


def _themes_lost(
    one: Provision, other: Provision, others: Sequence[Provision], sides: Sides
) -> Iterator[str]:
    """Yield the words on the themes that only one side speaks to.

    Where one side says much else besides, a theme counts only if its whole version has no rule on it:
    else the wider side took it over from another provision.
    """
    theirs = content_stems(f"{other.lead_in} {other.text}")
    for theme in one.themes:
        words = words_on(theme, one)
        kept = theme in other.themes or any(content_stems(each) <= theirs for each in words)
        if not kept and not (sides.one_is_wider and any(_rules_on(theme, each) for each in others)):
            yield from words


def _rules_on(theme: Theme, provision: Provision) -> bool:
    return theme in provision.themes and norm_in(provision).binds


def _stands_in(words: str, force: Force, other: Provision, others: Sequence[Provision]) -> bool:
    """Return whether another provision of that version says these words with that force."""
    stems = content_stems(words)
    return any(
        one is not other and norm_in(one).force is force and stems <= content_stems(one.text)
        for one in others
    )


def _unsigned(sides: Sides, kind: ChangeKind) -> str:
    """Return the sentence on a change that is no change of strength."""
    if kind is ChangeKind.MOVED:
        return f"the same words, {_moved(sides)}"
    if sides.same_words:
        leads = quote(sides.before.lead_in), quote(sides.after.lead_in)
        return f"the same words under another lead-in: {leads[0]} became {leads[1]}"
    forces = norm_in(sides.before).force, norm_in(sides.after).force
    held = f"it still {NOW[forces[1]].removeprefix('only ')}" if forces[0] is forces[1] else _read_otherwise(forces)
    return f"{held}; {_within(sides) or _differing(sides)}"


def _within(sides: Sides) -> str:
    """Return where the wider side says what the narrower one does."""
    if not sides.one_is_wider:
        return ""
    few, many = sorted((sides.before, sides.after), key=lambda one: len(content_stems(one.text)))
    stems = content_stems(few.text)
    items = [item for item, own in items_of(many.text) if own & stems]
    shown = ", ".join(map(quote, items[:SHOWN]))
    verb = "stands in" if many is sides.after else "stood in"
    missing = [word for word in _bare(few.text) if not content_stems(word) <= content_stems(many.text)]
    without = f", without {', '.join(map(quote, missing))}" if missing else ""
    return f"what {quote(few.text)} says {verb} {many.id} among other words ({shown}){without}"


def _bare(words: str) -> list[str]:
    """Return the words that stand between spaces, each once and without punctuation."""
    return list(dict.fromkeys(word.strip(PUNCTUATION) for word in without_label(words).split()))


def _read_otherwise(forces: tuple[Force, Force]) -> str:
    return f"read as {forces[0]} before and {forces[1]} after, with no change of strength in its words"


def _differing(sides: Sides) -> str:
    """Return the first runs of words that differ."""
    old, new = (without_label(one.text).split() for one in (sides.before, sides.after))
    plain = [[" ".join(plain_words(word)) for word in words] for words in (old, new)]
    runs = []
    for tag, b, b_end, a, a_end in SequenceMatcher(None, *plain, autojunk=False).get_opcodes():
        was, now = " ".join(old[b:b_end]), " ".join(new[a:a_end])
        if tag == "equal" or plain_words(was) == plain_words(now):
            continue
        if not was:
            runs.append(f"{quote(now)} was added")
        else:
            runs.append(f"{quote(was)} became {quote(now)}" if now else f"{quote(was)} was dropped")
    more = f" and {len(runs) - RUNS} more" if len(runs) > RUNS else ""
    return "; ".join(runs[:RUNS]) + more


def _merged(sides: Sides) -> str:
    if sides.pair.merged:
        return f"merged into {sides.after.id}, which says more"
    return f"split from {sides.before.id}, which said more" if sides.pair.split else ""


def _moved(sides: Sides) -> str:
    before, after = (_title(one) for one in (sides.before, sides.after))
    return f"moved from {before} to {after}"


def _title(provision: Provision) -> str:
    return quote(provision.path[-1]) if heading_words(provision) else "the beginning"


def _spoken_of(provision: Provision, others: Sequence[Provision], still: str) -> str:
    """Return whether another version rules likewise on the themes of a provision, and where."""
    about = {*provision.themes} or {*provision.topics}
    if not about:
        return "it bears on no theme"
    rule = RULES[norm_in(provision).force]
    spoken = [
        one
        for one in others
        if norm_in(one).force is norm_in(provision).force and about & {*one.themes, *one.topics}
    ]
    if not spoken:
        return f"{rule} on {_listed(about)} {still} nowhere"
    nearest = max(spoken, key=lambda one: _kinship(provision, one))
    shared = about & {*nearest.themes, *nearest.topics}
    missing = _unnamed(provision, others)
    naming = f", but nothing names {', '.join(map(quote, missing))}" if missing else ""
    return f"{rule} on {_listed(shared)} {still} in {nearest.id} ({_words_of(nearest, shared)}){naming}"


def _kinship(one: Provision, other: Provision) -> tuple[int, int]:
    shared = len(content_stems(one.text) & content_stems(other.text))
    return shared, len({*one.themes} & {*other.themes})


def _words_of(provision: Provision, about: Collection[str]) -> str:
    """Return what a provision says on its themes, or how it begins."""
    themes = [theme for theme in provision.themes if theme in about]
    words = dict.fromkeys(each for theme in themes for each in words_on(theme, provision))
    return ", ".join(map(quote, [*words][:SHOWN])) or quote(provision.text)


def _unnamed(provision: Provision, others: Sequence[Provision]) -> list[str]:
    """Return the words of a provision on its themes that no provision of the other version has."""
    held = frozenset[str]().union(*(content_stems(one.text) for one in others))
    said = [each for theme in provision.themes for each in words_on(theme, provision)]
    return [word for word in _bare(" ".join(said)) if not content_stems(word) <= held]


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(str(value).replace("_", " ").replace(".", ": ") for value in values))
