"""Reading order: columns told apart, then runs that stand side by side joined to printed lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from tracer.domain.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracer.documents.raw import RawLine

SAME_BASELINE = 2.0  # points
SHORT_LABEL = 4  # characters
# A gutter: set on the two-column papers, bulletins and forms of public PDF test suites, November 2026.
MIDDLE = (0.35, 0.65)  # shares of the page width between which it lies
NARROWEST = 6.0  # points
LEAST_RUNS = 6  # in each column
LEAST_WIDTH = 0.22  # share of the page width that half of a column's runs reach
LEAST_HEIGHT = 0.12  # share of the page height over which the columns stand side by side
ALIKE = 0.7  # the narrower column's share of the wider one
MOST_ACROSS = 0.5  # share of the runs that may lie across the gutter
MOST_OVER_MIDDLE = 0.75  # share of the runs over the page's middle beyond which no gutter is looked for
ALIGNED = 0.5  # share of the right column's runs that begin at one of its margins


@dataclass(frozen=True, slots=True)
class Gutter:
    """The white band between two columns, in points from the left."""

    x0: float
    x1: float

    def side(self, place: Place) -> int:
        """Return 0 for left of it, 1 for right of it, -1 for across it."""
        if place.x1 <= self.x1:
            return 0
        return 1 if place.x0 >= self.x0 else -1


def in_reading_order(runs: Sequence[RawLine], width: float, height: float) -> tuple[RawLine, ...]:
    """Return the printed lines of a page of this size, column by column.

    Lines across both columns part the page into zones that are read one after the other; within
    a column the file's own order holds.
    """
    gutter = find_gutter(runs, width, height)
    if gutter is None:
        return tuple(_joined(runs))
    across = sorted(_middle(run) for run in runs if gutter.side(run.place) < 0)
    groups: dict[tuple[int, int], list[RawLine]] = {}
    for run in runs:
        zone = sum(at <= _middle(run) for at in across)
        groups.setdefault((zone, gutter.side(run.place)), []).append(run)
    return tuple(line for key in sorted(groups) for line in _joined(groups[key]))


def find_gutter(runs: Sequence[RawLine], width: float, height: float) -> Gutter | None:
    """Return the gutter of a page set in two columns of like width, or None."""
    upright = [run.place for run in runs if is_upright(run)]
    middle = width / 2
    across = sum(place.x0 < middle - NARROWEST and place.x1 > middle + NARROWEST for place in upright)
    if len(upright) < 2 * LEAST_RUNS or across > MOST_OVER_MIDDLE * len(upright):
        return None
    band = _emptiest(upright, width)
    if band is None:
        return None
    left = [place for place in upright if place.x1 <= band.x1]
    right = [place for place in upright if place.x0 >= band.x0]
    if min(len(left), len(right)) < LEAST_RUNS:
        return None
    if len(upright) - len(left) - len(right) > MOST_ACROSS * len(upright):
        return None
    return band if _are_columns(left, right, width, height) else None


def is_upright(line: RawLine) -> bool:
    """Return whether a line runs across the page: sideways text is higher than wide."""
    return len(line.text) <= SHORT_LABEL or line.place.x1 - line.place.x0 >= line.place.height


def _emptiest(places: Sequence[Place], width: float) -> Gutter | None:
    """Return the widest of the bands near the middle that the fewest runs lie across."""
    first, last = (int(width * share) for share in MIDDLE)
    over = [0] * (last - first + 2)
    for place in places:
        start, end = max(int(place.x0) - first, 0), min(int(place.x1) + 1 - first, last - first + 1)
        if start < end:
            over[start] += 1
            over[end] -= 1
    total, covered = 0, []
    for change in over[:-1]:
        total += change
        covered.append(total)
    if not covered:
        return None
    least = min(covered)
    bands = _stretches([count == least for count in covered])
    start, end = max(bands, key=lambda band: band[1] - band[0])
    return Gutter(first + start, first + end) if end - start >= NARROWEST else None


def _stretches(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the half-open ranges in which flags are set."""
    turns = [at for at, (a, b) in enumerate(pairwise([False, *flags, False])) if a != b]
    return list(zip(turns[::2], turns[1::2], strict=True))


def _are_columns(left: Sequence[Place], right: Sequence[Place], width: float, height: float) -> bool:
    """Return whether both sides hold running text of like width beside each other."""
    spans = [max(p.x1 for p in side) - min(p.x0 for p in side) for side in (left, right)]
    if min(spans) < ALIKE * max(spans):
        return False
    if any(median(p.x1 - p.x0 for p in side) < LEAST_WIDTH * width for side in (left, right)):
        return False
    top = max(min(p.top for p in side) for side in (left, right))
    bottom = min(max(p.bottom for p in side) for side in (left, right))
    margins = Counter(round(place.x0 / SAME_BASELINE) for place in right)
    aligned = sum(count for _, count in margins.most_common(2))
    return bottom - top >= LEAST_HEIGHT * height and aligned >= ALIGNED * len(right)


def _middle(run: RawLine) -> float:
    return (run.place.top + run.place.bottom) / 2


def _joined(runs: Iterable[RawLine]) -> Iterator[RawLine]:
    """Join runs that stand side by side on one baseline, as a label and its text do."""
    held: RawLine | None = None
    for run in runs:
        if held and _stand_side_by_side(held, run):
            held = _beside(held, run)
        else:
            if held:
                yield held
            held = run
    if held:
        yield held


def _stand_side_by_side(left: RawLine, right: RawLine) -> bool:
    if abs(left.base - right.base) >= SAME_BASELINE or left.place.x1 > right.place.x0:
        return False
    return is_upright(left) and is_upright(right)


def _beside(left: RawLine, right: RawLine) -> RawLine:
    a, b = left.place, right.place
    place = Place(a.page, a.x0, min(a.top, b.top), b.x1, max(a.bottom, b.bottom))
    return replace(left, text=f"{left.text} {right.text}", place=place)
