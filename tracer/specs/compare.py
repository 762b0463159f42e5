"""Two versions of a spec to what changed between them, provision by provision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.spec import ChangeKind, Comparison
from tracer.specs.changes import Sides, addition_of, change_of, removal_of
from tracer.specs.pairing import pair_up

if TYPE_CHECKING:
    from tracer.domain.spec import Change, Spec

GRAVITY = {kind: place for place, kind in enumerate(ChangeKind)}


def compare(before: Spec, after: Spec, *, everything: bool = False) -> Comparison:
    """Return what changed from one version of a spec to another, the gravest first.

    Every provision is set beside the one that is its other version, or stands alone. Only provisions
    that bear on a topic in one of the versions are told of, unless `everything` is.
    """
    pairing = pair_up(before.provisions, after.provisions)
    told = [pair for pair in pairing.pairs if everything or pair.before.topics or pair.after.topics]
    judged = [change_of(Sides(pair, before.provisions, after.provisions)) for pair in told]
    changes = [change for change in judged if change is not None]
    changes += [
        removal_of(one, after.provisions) for one in pairing.removed if everything or one.is_relevant
    ]
    changes += [addition_of(one, before.provisions) for one in pairing.added if everything or one.is_relevant]
    places = {id(one): at for spec in (before, after) for at, one in enumerate(spec.provisions)}

    def order(change: Change) -> tuple[int, int]:
        side = change.before or change.after
        return GRAVITY[change.kind], places[id(side)]

    return Comparison(before, after, tuple(sorted(changes, key=order)), len(told) - len(judged_changes(judged)))


def judged_changes(judged: list[Change | None]) -> list[Change]:
    """Return the pairs that changed."""
    return [change for change in judged if change is not None]
