"""What became of a provision, and why, in one sentence that cites its words."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tracer.domain.spec import Change, ChangeKind
from tracer.domain.vocabulary import Force
from tracer.readings.passage import LEAD_PARTS
from tracer.specs.norms import norm_in, words_on
from tracer.specs.pairing import heading_words, is_same_section
from tracer.specs.signs import NOW, Toward, signs_of
from tracer.specs.words import content_stems, items_of, plain_words, quote, says, without_label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from tracer.domain.spec import Provision
    from tracer.specs.signs import Sides, Sign

SHOWN = 3  # words on a theme that are quoted
RUNS = 2  # differing runs of words that are quoted
RULES = {
    Force.PROHIBITS: "a ban",
    Force.REQUIRES: "a duty",
    Force.PERMITS: "a permission",
    Force.CONDITIONS: "a conditional permission",
    Force.STATES: "a statement",
}
PUNCTUATION = " .,;:()[]/“”\"'’"


def change_of(sides: Sides) -> Change | None:
    """Return what changed between two provisions, None where nothing did.

    Where some signs point to a weaker and some to a stronger rule, the provision is only reworded, and
    the sentence says both.
    """
    moved = not is_same_section(sides.before, sides.after)
    signs = signs_of(sides)
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
    why = (
        f"no provision of the new version has these words; {_spoken_of(provision, later, 'still', 'stands')}"
    )
    return Change(ChangeKind.REMOVED, provision, None, f"{why[:1].upper()}{why[1:]}.")


def addition_of(provision: Provision, earlier: Sequence[Provision]) -> Change:
    """Return the change of a provision that nothing in the earlier version said."""
    same = next((one for one in earlier if plain_words(one.text) == plain_words(provision.text)), None)
    if same is not None:
        why = f"said once more: the old version had these words in {same.id} alone"
    else:
        told = _spoken_of(provision, earlier, "already", "stood")
        why = f"no provision of the old version had these words; {told}"
    return Change(ChangeKind.ADDED, None, provision, f"{why[:1].upper()}{why[1:]}.")


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
    return ChangeKind.REWORDED if any(_new_leads(sides)) else None


def _new_leads(sides: Sides) -> tuple[str, str]:
    """Return the last words of the lead-ins that the other version nowhere has, those of before first.

    Whether a line above is a lead-in hangs on a colon: what stands there all the same is no change.
    """
    leads = [LEAD_PARTS.split(one.lead_in)[-1] for one in (sides.before, sides.after)]
    if plain_words(leads[0]) == plain_words(leads[1]):
        return "", ""
    old, new = (
        "" if any(says(each.text, lead) or says(each.lead_in, lead) for each in others) else lead
        for lead, others in zip(leads, (sides.all_after, sides.all_before), strict=True)
    )
    return old, new


def _unsigned(sides: Sides, kind: ChangeKind) -> str:
    """Return the sentence on a change that is no change of strength."""
    if kind is ChangeKind.MOVED:
        return f"the same words, {_moved(sides)}"
    if sides.same_words:
        leads = [LEAD_PARTS.split(one.lead_in)[-1] for one in (sides.before, sides.after)]
        return f"the same words under another lead-in: {_runs(*leads)}"
    forces = norm_in(sides.before).force, norm_in(sides.after).force
    held = (
        f"it still {NOW[forces[1]].removeprefix('only ')}"
        if forces[0] is forces[1]
        else _read_otherwise(forces)
    )
    return f"{held}; {_within(sides) or _differing(sides)}"


def _within(sides: Sides) -> str:
    """Return where the wider side says what the narrower one does."""
    if not sides.one_is_wider:
        return ""
    few, many = sorted((sides.before, sides.after), key=lambda one: len(content_stems(one.text)))
    if says(many.text, few.text) and not sides.is_part:
        return ""
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
    return _runs(without_label(sides.before.text), without_label(sides.after.text))


def _runs(before: str, after: str) -> str:
    old, new = before.split(), after.split()
    plain = [[" ".join(plain_words(word)) for word in words] for words in (old, new)]
    runs = []
    for tag, b, b_end, a, a_end in SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_opcodes():
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


def _spoken_of(provision: Provision, others: Sequence[Provision], still: str, verb: str) -> str:
    """Return whether another version rules likewise on the themes of a provision, and where."""
    about: set[str] = {*provision.themes} or {*provision.topics}
    if not about:
        return "it bears on no theme"
    rule = RULES[norm_in(provision).force]
    spoken = [
        one
        for one in others
        if norm_in(one).force is norm_in(provision).force and about & {*one.themes, *one.topics}
    ]
    if not spoken:
        return f"{rule.replace('a ', 'no ', 1)} on {_listed(about)} {verb} in it"
    nearest = max(spoken, key=lambda one: _kinship(provision, one))
    shared = about & {*nearest.themes, *nearest.topics}
    missing = _unnamed(provision, others)
    naming = f", but nothing names {', '.join(map(quote, missing))}" if missing else ""
    return (
        f"{rule} on {_listed(shared)} {still} {verb} in {nearest.id} ({_words_of(nearest, shared)}){naming}"
    )


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
