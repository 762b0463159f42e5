"""What a reader must know of a document or a run, with a word for each kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Severity(StrEnum):
    """How much a finding limits the result."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(StrEnum):
    """Kinds of findings; each has a description."""

    NO_TEXT_LAYER = "no-text-layer"
    POOR_SCAN = "poor-scan"
    UNRELIABLE_TEXT = "unreliable-text"
    INCOMPLETE = "incomplete"
    HIDDEN_TEXT = "hidden-text"
    TEXT_UNDER_REDACTION = "text-under-redaction"
    REDACTED = "redacted"
    EMBEDDED_SCRIPT = "embedded-script"
    ATTACHMENT = "attachment"
    TRACKED_CHANGES = "tracked-changes"
    COMMENTS = "comments"
    NO_RELEVANT_CLAUSE = "no-relevant-clause"
    UMBRELLA_GRANT = "umbrella-grant"
    CONFLICTING_DEFINITION = "conflicting-definition"
    DANGLING_REFERENCE = "dangling-reference"
    UNDEFINED_TERM = "undefined-term"

    @property
    def description(self) -> str:
        """One sentence that says what the finding means."""
        return _DESCRIPTIONS[self]


_DESCRIPTIONS = {
    Code.NO_TEXT_LAYER: "These pages are images without text; nothing on them was read.",
    Code.POOR_SCAN: "These pages are scans too poor to rely on; what they seem not to say is unknowable.",
    Code.UNRELIABLE_TEXT: "The text that the file gives for these pages is not what is printed on them.",
    Code.INCOMPLETE: "Reading stopped before the end; the pages after it were not read.",
    Code.HIDDEN_TEXT: "The file holds text that no reader of the page can see; it was left out.",
    Code.TEXT_UNDER_REDACTION: "Text stands in the file under marks that black it out; it was left out.",
    Code.REDACTED: "Parts of the pages are blacked out; what they said is unknowable.",
    Code.EMBEDDED_SCRIPT: "The file carries a script; nothing of it was run.",
    Code.ATTACHMENT: "The file carries other files; none of them was read.",
    Code.TRACKED_CHANGES: "The draft holds tracked changes; it was read as if all were accepted.",
    Code.COMMENTS: "The draft holds comments; they are no part of its text.",
    Code.NO_RELEVANT_CLAUSE: (
        "No clause on surveillance, weapons or lawful use was found; that is not a clean bill."
    ),
    Code.UMBRELLA_GRANT: "A clause allows every lawful purpose; read the bans beside it with care.",
    Code.CONFLICTING_DEFINITION: "A term is defined twice in different words; which of them holds is open.",
    Code.DANGLING_REFERENCE: "A clause points to a section that does not stand in this document.",
    Code.UNDEFINED_TERM: "A phrase is used like a defined term, and this document nowhere defines it.",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem or warning, with the clause or page it is about.

    `detail` lists what it is about, a line each; hidden and redacted words only where asked for.
    """

    code: Code
    severity: Severity
    message: str
    clause: str | None = None
    page: int | None = None
    detail: tuple[str, ...] = ()


def named_pages(numbers: Sequence[int]) -> str:
    """Return page numbers as runs.

    >>> named_pages((1, 2, 3, 7))
    'pages 1-3, 7'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"page{'s' if len(numbers) > 1 else ''} {shown}"
