"""Two versions of a spec to what changed between them, provision by provision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.spec import ChangeKind, Comparison
from tracer.specs.changes import addition_of, change_of, removal_of
from tracer.specs.pairing import pair_up
from tracer.specs.signs import Sides

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.domain.spec import Change, Spec

GRAVITY = {kind: place for place, kind in enumerate(ChangeKind)}


def compare(before: Spec, after: Spec, *, everything: bool = False) -> Comparison:
    """Return what changed from one version of a spec to another, the gravest first.

    Every provision is set beside its other version, or stands alone. Only those that bear on a topic
    in one of the versions are told of, unless `everything` is.
    """
    pairing = pair_up(before.provisions, after.provisions)
    told = [pair for pair in pairing.pairs if everything or pair.before.topics or pair.after.topics]
    judged = [change_of(Sides(pair, before.provisions, after.provisions)) for pair in told]
    changed = [change for change in judged if change is not None]
    removed = [one for one in pairing.removed if everything or one.is_relevant]
    added = [one for one in pairing.added if everything or one.is_relevant]
    changes = [
        *changed,
        *(removal_of(one, after.provisions) for one in removed),
        *(addition_of(one, before.provisions) for one in added),
    ]
    return Comparison(before, after, _in_order(changes, before, after), len(told) - len(changed))


def _in_order(changes: Iterable[Change], before: Spec, after: Spec) -> tuple[Change, ...]:
    """Return changes by their kind, those of a kind in the order of the earlier version, then the later."""
    old = {one.id: place for place, one in enumerate(before.provisions)}
    new = {one.id: place for place, one in enumerate(after.provisions)}

    def place(change: Change) -> tuple[int, int, int]:
        at = old[change.before.id] if change.before else len(old)
        return GRAVITY[change.kind], at, new[change.after.id] if change.after else len(new)

    return tuple(sorted(changes, key=place))
