"""Nesting: which open clause a new label continues, and which it opens inside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracer.clauses.labels import OUTERMOST

if TYPE_CHECKING:
    from tracer.clauses.labels import Label

SAME_INDENT = 6.0  # points
SIZE_STEP = 0.5  # points
PARAGRAPH, HEADING = "paragraph", "heading"
DIVISIONS = ("article", "chapter", "title", "section", "clause")


@dataclass(frozen=True, slots=True)
class Level:
    """An open clause: its label's style and value, its printed label, where its line begins."""

    style: str
    value: int
    printed: str
    indent: float
    lead_in: str = ""
    heading: str | None = None
    opening: str = ""


class Outline:
    """The open clauses from the outermost to the innermost."""

    def __init__(self) -> None:
        self.levels: list[Level] = []

    @property
    def path(self) -> tuple[str, ...]:
        """Printed labels of the open clauses; bullets have no name to cite."""
        return tuple(level.printed for level in self.levels if level.printed and level.style != "bullet")

    @property
    def lead_in(self) -> str:
        """Words of the open clauses that the next item completes."""
        return " ".join(level.lead_in for level in self.levels if level.lead_in)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings above, outermost first."""
        return tuple(level.heading for level in self.levels if level.heading)

    @property
    def opening(self) -> str:
        """First sentence of the clause around the innermost one."""
        return next((level.opening for level in reversed(self.levels[:-1]) if level.opening), "")

    def open(self, label: Label, indent: float) -> None:
        """Close what the label ends, and put it on top; a paragraph that leads nothing in is over."""
        self.levels = [level for level in self.levels if level.style != PARAGRAPH or level.lead_in]
        style, value, depth = self._placed(label, indent)
        self.levels = [*self.levels[:depth], Level(style, value, label.printed, indent)]

    def annotate(self, *, lead_in: str = "", heading: str | None = None, opening: str = "") -> None:
        """Give the innermost clause its lead-in, heading or first words."""
        if self.levels:
            top = self.levels[-1]
            self.levels[-1] = replace(
                top,
                lead_in=lead_in or top.lead_in,
                heading=heading or top.heading,
                opening=opening or top.opening,
            )

    def open_paragraph(self) -> None:
        """Put an unnumbered paragraph on top, which may lead in a list."""
        self.levels = [*self.levels, Level(PARAGRAPH, 0, "", 0.0)]

    def close_paragraph(self) -> None:
        """End the lists and paragraphs that a new unnumbered paragraph ends."""
        depths = [i for i, level in enumerate(self.levels) if level.style in (PARAGRAPH, "bullet")]
        if depths:
            self.levels = self.levels[: depths[0]]

    def enter_heading(self, size: float) -> None:
        """End every list, and the headings in type no larger, as an unnumbered heading does."""
        while self.levels and not self._outranks(self.levels[-1], size):
            self.levels = self.levels[:-1]
        self.levels = [*self.levels, Level(HEADING, 0, "", size)]

    def _outranks(self, level: Level, size: float) -> bool:
        """Return whether a level stays open above a heading; headings keep their size as indent."""
        if level.style == HEADING:
            return level.indent > size + SIZE_STEP
        return bool(level.heading) and level.style != PARAGRAPH

    def open_inside(self, label: Label, indent: float) -> None:
        """Put a label below the open paragraph that leads it in, whatever number it goes on from."""
        style, value = next(((s, v) for s, v in label.ordinals if v <= 1), label.ordinals[0])
        self.levels = [*self.levels, Level(style, value, label.printed, indent)]

    @property
    def is_in_paragraph(self) -> bool:
        """Whether the innermost open level is an unnumbered paragraph."""
        return bool(self.levels) and self.levels[-1].style == PARAGRAPH

    def _placed(self, label: Label, indent: float) -> tuple[str, int, int]:
        """Return the style and value chosen for a label, and how many levels stay open above it."""
        outer = self._outer_depth(label)
        if outer is None:
            outer = self._depth_after_decimals(label)
        if outer is not None:
            return (*label.ordinals[0], outer)
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            for style, value in label.ordinals:
                if level.style == style and _continues(level, value, indent, label):
                    return style, value, depth
        first = next(((s, v) for s, v in label.ordinals if v <= 1), None)
        if first:
            return (*first, len(self.levels))
        return self._resumed(label)

    def _outer_depth(self, label: Label) -> int | None:
        """Return where divisions and decimals belong: their own form says it."""
        style = label.ordinals[0][0]
        if style in OUTERMOST:
            return 0
        if style in DIVISIONS:
            rank = DIVISIONS.index(style)
            above = [level.style in OUTERMOST or level.style in DIVISIONS[:rank] for level in self.levels]
            return above.index(False) if False in above else len(above)
        if style.startswith("decimal"):
            parent = label.printed.rpartition(".")[0]
            return self._depth_under(parent, style)
        return None

    def _depth_after_decimals(self, label: Label) -> int | None:
        """Return the depth of "15." where "14.7" is open, whose own section had no "14."."""
        if label.style != "number":
            return None
        for depth, level in enumerate(self.levels):
            if level.style == "number":
                return None
            if level.style.startswith("decimal") and level.printed.split(".")[0].isdigit():
                first = int(level.printed.split(".")[0])
                return depth if label.ordinals[0][1] == first + 1 else None
        return None

    def _depth_under(self, parent: str, style: str) -> int:
        """Return the depth below "5" for "5.1", else beside the decimals of the same length."""
        for depth, level in enumerate(self.levels):
            bare = level.printed.rpartition(" ")[2].rstrip(".)")
            if bare == parent:
                return depth + 1
        for depth, level in enumerate(self.levels):
            if level.style.startswith("decimal") and level.style >= style:
                return depth
        around = (*OUTERMOST, *DIVISIONS, HEADING)
        kept = [level.style in around for level in self.levels]
        return kept.index(False) if False in kept else len(kept)

    def _resumed(self, label: Label) -> tuple[str, int, int]:
        """Place a label that neither continues nor begins a list, as after a skipped item."""
        for depth in range(len(self.levels) - 1, -1, -1):
            for style, value in label.ordinals:
                if self.levels[depth].style == style and value > self.levels[depth].value:
                    return style, value, depth
        return (*label.ordinals[0], len(self.levels))


def _continues(level: Level, value: int, indent: float, label: Label) -> bool:
    if level.style == "bullet":
        return abs(level.indent - indent) <= SAME_INDENT
    begins = any(first == 1 for _, first in label.ordinals) and value > 1
    if begins and indent > level.indent + SAME_INDENT:
        return False  # an "(i)" set in under "(h)" is a numeral
    return value == level.value + 1
