"""What labs publish: sources, red lines, controls, authorities and disputes over words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracer.domain.vocabulary import Enforcement, Force, Theme


@dataclass(frozen=True, slots=True)
class Source:
    """A published document: who, what, when, where, and how it was read."""

    id: str
    lab: str
    document: str
    kind: str
    version: str | None
    date: str | None
    url: str | None
    url_kind: str | None
    read_level: str
    read_on: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A pinpoint: the source, the section of it, and how sure the compiler is."""

    source: str
    lab: str
    document: str
    document_kind: str
    version: str | None
    date: str | None
    section: str | None
    url: str | None
    read_level: str
    read_on: str
    confidence: str

    @property
    def short(self) -> str:
        """Document, section and date on one line."""
        parts = (self.document, self.section, self.date)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class RedLine:
    """A rule a lab publishes about what its technology must, may or must not do."""

    id: str
    lab: str
    themes: tuple[Theme, ...]
    force: Force
    text: str
    qualifiers: tuple[str, ...]
    authorities: tuple[str, ...]
    controls: tuple[str, ...]
    citation: Citation
    note: str | None = None
    theme_doubt: str | None = None
    """Why no theme fits it closely; then only near wording links a clause to it."""


@dataclass(frozen=True, slots=True)
class Control:
    """A safeguard a lab describes, with the deployment it is stated for."""

    id: str
    lab: str
    themes: tuple[Theme, ...]
    whole_policy: bool
    category: str
    enforcement: Enforcement
    operator: str
    scope: str
    scope_words: str
    status: str
    effect: str
    text: str
    limitations: tuple[str, ...]
    red_lines: tuple[str, ...]
    citation: Citation
    note: str | None = None

    @property
    def is_in_force(self) -> bool:
        """Whether its source describes it as working, not as planned, draft or proposed."""
        return self.status.startswith("in force")


@dataclass(frozen=True, slots=True)
class Authority:
    """A statute, order or directive that red lines cite."""

    id: str
    name: str
    citation: str
    kind: str


@dataclass(frozen=True, slots=True)
class ContestedReading:
    """A published dispute over what a red line's words mean."""

    id: str
    question: str
    red_lines: tuple[str, ...]
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the product knows of the labs; `digest` is of the files it was read from."""

    red_lines: tuple[RedLine, ...]
    controls: tuple[Control, ...]
    authorities: tuple[Authority, ...]
    contested: tuple[ContestedReading, ...]
    as_of: str
    digest: str

    @property
    def labs(self) -> tuple[str, ...]:
        """Names of the publishers, in the catalogue's order."""
        return tuple(dict.fromkeys(red_line.lab for red_line in self.red_lines))

    def red_lines_of(self, labs: tuple[str, ...]) -> tuple[RedLine, ...]:
        """Return the red lines of the named labs, or of all where none is named."""
        return tuple(row for row in self.red_lines if not labs or row.lab in labs)

    def controls_of(self, labs: tuple[str, ...]) -> tuple[Control, ...]:
        """Return the controls of the named labs, or of all where none is named."""
        return tuple(row for row in self.controls if not labs or row.lab in labs)
