"""Whether a lab's published control counts for this agreement: the four tests of DESIGN section 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.matrix import Backing
from tracer.domain.vocabulary import Applies, Enforcement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.domain.governance import Control, RedLine

# Scopes that no agreement with a customer falls under.
ELSEWHERE = frozenset({"lab-internal", "lab-governance", "evaluation-only"})
SAFEGUARDS = frozenset(
    {Enforcement.TECHNICAL_PREVENTIVE, Enforcement.TECHNICAL_DETECTIVE, Enforcement.PROCEDURAL}
)


def backings_of(red_line: RedLine, controls: Iterable[Control]) -> tuple[Backing, ...]:
    """Return the lab's controls that could back a red line, each with the test it fails."""
    own = (control for control in controls if control.lab == red_line.lab)
    return tuple(_tested(control, red_line) for control in own if _is_candidate(control, red_line))


def _is_candidate(control: Control, red_line: RedLine) -> bool:
    return red_line.id in control.red_lines or _bears_on(control, red_line)


def _bears_on(control: Control, red_line: RedLine) -> bool:
    same_theme = bool(frozenset(control.themes) & frozenset(red_line.themes))
    return same_theme or (control.whole_policy and red_line.citation.document_kind == "usage policy")


def _tested(control: Control, red_line: RedLine) -> Backing:
    """Apply the tests in order; the first that fails is the reason."""
    if control.effect != "supports":
        return Backing(control.id, Applies.NO, f"its source reports it as {control.effect}")
    if not control.is_in_force:
        return Backing(control.id, Applies.NO, f"not in force: {control.status}")
    if control.enforcement is Enforcement.NONE:
        return Backing(control.id, Applies.NO, "written words: no source says that a system blocks")
    if not _bears_on(control, red_line):
        return Backing(control.id, Applies.NO, "its source does not say that it bears on this theme")
    if control.scope in ELSEWHERE:
        return Backing(control.id, Applies.NO, f"stated for something else: {control.scope_words}")
    why = f"stated for {control.scope_words}; nothing shows that this agreement is in that scope"
    return Backing(control.id, Applies.NOT_SHOWN, why)
