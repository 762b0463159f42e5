"""How verdicts read to a person."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Enforcement, Mark, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracer.domain.governance import RedLine
    from tracer.domain.matrix import Verdict
    from tracer.domain.trace import Trace

STANCES = {
    Stance.PROHIBITED: "prohibited",
    Stance.PROHIBITED_QUALIFIED: "prohibited, qualified",
    Stance.PERMITTED: "permitted",
    Stance.PERMITTED_CONDITIONAL: "permitted on conditions",
    Stance.SILENT: "silent",
}
MARKS = {
    Mark.TECHNICALLY_ENFORCED: "technically enforced",
    Mark.PROCEDURAL: "procedural",
    Mark.CONTRACTUAL: "contractual remedy",
    Mark.POLICY_ONLY: "policy-only",
    Mark.NOT_APPLICABLE: "–",
    Mark.UNKNOWABLE: "unknowable: pages not read",
}
ENFORCED = {
    Enforcement.TECHNICAL_PREVENTIVE: "technically enforced (preventive)",
    Enforcement.TECHNICAL_DETECTIVE: "technically enforced (detective)",
}


CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def printable(words: str) -> str:
    """Return words without characters that a terminal would obey."""
    return CONTROL.sub("\ufffd", words)


def words_of_theme(theme: str) -> str:
    """Return a theme as words: "mass surveillance"."""
    return theme.replace("_", " ")


def words_of_rule(red_line: RedLine) -> str:
    """Return the theme that decides a red line's row, and what the lab's rule does.

    A lab's permission is listed too: "prohibited" beside it is the agreement's word on the theme.
    """
    return f"{words_of_theme(red_line.themes[0])}, the lab {red_line.force}: {red_line.text}"


def words_of_choice(trace: Trace) -> str:
    """Return what was chosen beside the labs: ", as of 2024-06-30, with ours.yaml"; empty by default."""
    day = f", as of {trace.catalogue.as_of}" if trace.settings.as_of else ""
    added = ", ".join(trace.catalogue.added)
    return f"{day}, with {added}" if added else day


def words_of_mark(verdict: Verdict) -> str:
    """Return the mark, with preventive and detective kept apart."""
    if verdict.mark is Mark.TECHNICALLY_ENFORCED:
        return ENFORCED[verdict.enforcement]
    return MARKS[verdict.mark]


def tally(verdicts: Iterable[Verdict]) -> str:
    """Return counts in words: "3 policy-only, 1 procedural"."""
    counts = Counter(verdict.mark for verdict in verdicts)
    shown = [f"{counts[mark]} {MARKS[mark]}" for mark in Mark if counts[mark] and mark in _SPOKEN]
    silent, unread = counts[Mark.NOT_APPLICABLE], counts[Mark.UNKNOWABLE]
    shown += [f"{silent} silent"] if silent else []
    shown += [f"{unread} {MARKS[Mark.UNKNOWABLE]}"] if unread else []
    return ", ".join(shown)


_SPOKEN = (Mark.TECHNICALLY_ENFORCED, Mark.PROCEDURAL, Mark.CONTRACTUAL, Mark.POLICY_ONLY)
