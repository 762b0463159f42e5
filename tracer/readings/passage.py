"""A clause as the readers see it: its words, its sentences, and what stands over it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tracer.domain.span import Span
from tracer.domain.vocabulary import Bearer, Force, Topic

if TYPE_CHECKING:
    from collections.abc import Mapping


# Not after an initial or an abbreviation of capitals: "U.S. persons", "Art. I", "No. 7".
SENTENCE_END = re.compile(
    r"(?<![A-Z]\.)(?<!\bNo\.)(?<!\bArt\.)(?<!\bSec\.)(?<!\bInc\.)(?<!\bCo\.)(?<!\bCal\.)(?<!\bCiv\.)(?<!\bv\.)(?<=[.!?])[\"”’)]*\s+(?=[\"“(]?[A-Z])"
)
# A lead-in counts its parts too: "You may not: Use it to:".
LEAD_PARTS = re.compile(r"(?<=[.;!?:])\s+(?=[A-Z“])")
HEADINGS = " > "  # between the headings a clause stands under


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document says of all its clauses: who is who, and whether it governs a use."""

    names: Mapping[Bearer, re.Pattern[str]] = field(default_factory=dict)
    governs_use: bool = True
    default_bearer: Bearer = Bearer.CUSTOMER
    described: Bearer = Bearer.PROVIDER
    """Whose doing a description is that names nobody: an agency's own policy describes the agency's."""
    acts: Mapping[str, tuple[Topic, ...]] = field(default_factory=dict)
    """Defined terms for acts, with the topics of their definitions."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One clause: `body` is where its words begin after label and run-in heading."""

    text: str
    sentences: tuple[Span, ...]
    body: int = 0
    heading: str = ""
    lead_in: str = ""
    parent: str = ""
    setting: Setting = field(default_factory=Setting)

    @property
    def title(self) -> str:
        """The nearest heading."""
        return self.heading.rpartition(HEADINGS)[2]

    @property
    def over(self) -> str:
        """Heading and lead-in together."""
        return f"{self.heading}. {self.lead_in}"

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence that holds a character."""
        return next((s for s in self.sentences if offset < s.end), self.sentences[-1])


def sentences_of(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text, which together are all of it; one where it is empty."""
    cuts = [0, *(cut.end() for cut in SENTENCE_END.finditer(text)), len(text)]
    return tuple(Span(start, end) for start, end in pairwise(cuts))


@dataclass(frozen=True, slots=True)
class Operator:
    """The words that give a clause its force; `span` is None where a lead-in or heading does."""

    force: Force
    span: Span | None = None
    handed_down: bool = False
    subject: str = ""
    """The words before it in its sentence: who is bound stands there."""
    words: str = ""
    """The operator and what follows it in its sentence."""
