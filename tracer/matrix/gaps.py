"""What stands between a red line and an agreement that keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Applies, Force, Gap, Mark, Relation, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.domain.governance import RedLine
    from tracer.domain.link import Link
    from tracer.domain.matrix import Backing, Verdict


def find_gaps(
    red_line: RedLine,
    verdict: Verdict,
    links: Sequence[Link],
    backings: Sequence[Backing],
    *,
    kept: frozenset[str],
    has_umbrella: bool,
    is_contested: bool,
) -> Iterator[Gap]:
    """Yield the gaps of one row, in the vocabulary's order.

    `kept` holds the controls that a clause obliges somebody to keep.
    """
    binding = red_line.force in (Force.PROHIBITS, Force.REQUIRES)
    if verdict.stance is Stance.SILENT:
        if binding:
            yield Gap.UNANSWERED_RED_LINE
    else:
        yield from _of_words(red_line, verdict, links, has_umbrella=has_umbrella)
    counted = [backing for backing in backings if backing.applies is not Applies.NO]
    if any(backing.control not in kept for backing in counted):
        yield Gap.CONTROL_WITHOUT_CLAUSE
    if any(backing.applies is Applies.NOT_SHOWN for backing in counted):
        yield Gap.SCOPE_NOT_SHOWN
    if is_contested:
        yield Gap.CONTESTED_READING


def _of_words(
    red_line: RedLine, verdict: Verdict, links: Sequence[Link], *, has_umbrella: bool
) -> Iterator[Gap]:
    if verdict.mark is Mark.POLICY_ONLY:
        yield Gap.POLICY_ONLY
    if red_line.force is not Force.PROHIBITS:
        return
    if verdict.stance is Stance.PROHIBITED_QUALIFIED:
        yield Gap.NARROWER_THAN_RED_LINE
        if has_umbrella:
            yield Gap.SWALLOWED_BY_GRANT
    permitting = any(link.relation is Relation.INCOMPATIBLE for link in links)
    if permitting and verdict.stance is not Stance.PROHIBITED:
        yield Gap.CONFLICT
