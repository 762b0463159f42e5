"""Whether a lab's published control counts for this agreement: the four tests of DESIGN section 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.governance import Effect, Scope
from tracer.domain.matrix import Backing
from tracer.domain.provenance import Status
from tracer.domain.vocabulary import Applies, Enforcement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.domain.governance import Control, RedLine


def backings_of(red_line: RedLine, controls: Iterable[Control]) -> tuple[Backing, ...]:
    """Return the controls that could back a red line, each with the test it fails.

    They are its lab's own, and those that a playbook states for the agreement at hand.
    """
    able = (one for one in controls if one.lab == red_line.lab or one.scope is Scope.THIS_AGREEMENT)
    return tuple(_tested(control, red_line) for control in able if _is_candidate(control, red_line))


def _is_candidate(control: Control, red_line: RedLine) -> bool:
    return red_line.id in control.red_lines or _bears_on(control, red_line)


def _bears_on(control: Control, red_line: RedLine) -> bool:
    if control.whole_policy:
        return control.enforces_policy_of(red_line)
    return not frozenset(control.themes).isdisjoint(red_line.themes)


def _tested(control: Control, red_line: RedLine) -> Backing:
    """Apply the tests in order; the first that fails is the reason."""
    if control.effect is not Effect.SUPPORTS:
        return Backing(control.id, Applies.NO, f"its source reports it as {control.effect}")
    if control.status is not Status.IN_FORCE:
        return Backing(control.id, Applies.NO, f"not in force: {control.status}")
    if control.enforcement is Enforcement.NONE:
        return Backing(control.id, Applies.NO, "written words: no source says that a system blocks")
    if not _bears_on(control, red_line):
        return Backing(control.id, Applies.NO, "its source does not say that it bears on this theme")
    if not control.scope.reaches_customers:
        return Backing(control.id, Applies.NO, f"stated for something else: {control.scope_words}")
    if not control.whole_policy and red_line.themes[0] not in control.themes:
        return Backing(control.id, Applies.NO, "its source speaks of a lesser theme of this line only")
    if control.scope is Scope.THIS_AGREEMENT:
        return Backing(control.id, Applies.YES, f"stated for this agreement: {control.scope_words}")
    why = f"stated for {control.scope_words}; nothing shows that this agreement is in that scope"
    return Backing(control.id, Applies.NOT_SHOWN, why)
