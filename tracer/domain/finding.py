"""What a reader must know of a document or a run, with a word for each kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding limits the result."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(StrEnum):
    """Kinds of findings; each has a description."""

    NO_TEXT_LAYER = "no-text-layer"
    NO_RELEVANT_CLAUSE = "no-relevant-clause"
    UMBRELLA_GRANT = "umbrella-grant"

    @property
    def description(self) -> str:
        """One sentence that says what the finding means."""
        return _DESCRIPTIONS[self]


_DESCRIPTIONS = {
    Code.NO_TEXT_LAYER: "These pages are images without text; nothing on them was read.",
    Code.NO_RELEVANT_CLAUSE: (
        "No clause on surveillance, weapons or lawful use was found; that is not a clean bill."
    ),
    Code.UMBRELLA_GRANT: "A clause allows every lawful purpose; read the bans beside it with care.",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem or warning, with the clause or page it is about."""

    code: Code
    severity: Severity
    message: str
    clause: str | None = None
    page: int | None = None
