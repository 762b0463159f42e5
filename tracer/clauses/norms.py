"""Items that stand under one another and still make one norm: its triggers, contents, purposes.

"Provider may suspend access where: (a) it is unlawful; (b) fees are due." is one power with two
triggers, and a reader who cites (a) alone cites nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.domain.clause import Clause

LONGEST = 240  # words of a norm with all of its items; set on the dev agreements, November 2026
HANGING = 40  # last characters of a lead-in, by which its items know it
LAST_SENTENCE = re.compile(r"(?<=[.;?!])\s+(?=[A-Z“])")
# "may suspend or limit access:", "reserves the right to investigate": one remedy, however it is used.
POWER = re.compile(
    r"\b(?:may|reserves?\s+the\s+right\s+to)\W+(?:\w+\W+){0,8}?"
    r"(?:suspend|terminate|limit|restrict|remove|refuse|reject|disable|deny|disclose|preserve|investigate|monitor|at\s+any\s+time)\b",
    re.IGNORECASE,
)
# "may suspend access if:", "where:", "in the event that:"; a list of examples under a ban is no trigger.
TRIGGERS = re.compile(
    r"\b(?:if|when|where|whenever|unless|upon|event|because|case|provided|extent|following\s+(?:events|reasons))\b"
    r"(?:\W+\w+){0,4}\W*$",
    re.IGNORECASE,
)
BANS = re.compile(r"\b(?:not|never|no|cannot|prohibit\w*|forbid\w*|refrain\w*|don[’']t)\b", re.IGNORECASE)
LEADING = (":", "–", "—")


def in_norms(clauses: Sequence[Clause]) -> list[tuple[Clause, ...]]:
    """Return the clauses in runs, each one norm: a lead-in with its triggers, or a clause alone."""
    runs: list[tuple[Clause, ...]] = []
    at = 0
    while at < len(clauses):
        end = at + 1
        if leads_one_norm(clauses[at].text):
            end = _end_of_items(clauses, at)
        if sum(len(clause.text.split()) for clause in clauses[at:end]) > LONGEST:
            end = at + 1
        runs.append(tuple(clauses[at:end]))
        at = end
    return runs


def leads_one_norm(words: str) -> bool:
    """Return whether words lead in a list that makes one norm with them."""
    if not words.rstrip().endswith(LEADING):
        return False
    bare = LAST_SENTENCE.split(words)[-1].rstrip("".join(LEADING) + " ,")
    return bool(TRIGGERS.search(bare) or POWER.search(bare)) and not BANS.search(bare)


def _end_of_items(clauses: Sequence[Clause], at: int) -> int:
    words = clauses[at].text.removeprefix(clauses[at].label or "").lstrip(" .)")
    tail = words[-HANGING:]
    end = at + 1
    while end < len(clauses) and tail in clauses[end].lead_in:
        end += 1
    return end
