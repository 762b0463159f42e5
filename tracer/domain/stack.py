"""How governable a lab's technology is by what it publishes: one lab's rows, in the order of the questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.domain.governance import Question
from tracer.domain.provenance import SourceKind, Status
from tracer.domain.vocabulary import Enforcement

if TYPE_CHECKING:
    from tracer.domain.catalogue import Catalogue
    from tracer.domain.governance import (
        ContractFact,
        Control,
        Hierarchy,
        RedLine,
        TestSurface,
    )
    from tracer.domain.provenance import Source
    from tracer.domain.vocabulary import Theme

# Kinds of source whose rows are words of an agreement, or reports of them.
CONTRACTS = frozenset({SourceKind.CONTRACT, SourceKind.CONTRACT_EXCERPT, SourceKind.REPORTED_CONTRACT})


@dataclass(frozen=True, slots=True)
class Answer:
    """The controls in force that answer a question on monitoring and incident response.

    `for_customers` are stated for something that customers use, `at_home` for the lab itself alone.
    Both empty: not published.
    """

    question: Question
    for_customers: tuple[Control, ...]
    at_home: tuple[Control, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """What one lab publishes, from the order of authority down to contract language.

    Law: every row is the lab's own, of the catalogue's day.
    """

    lab: str
    as_of: str
    hierarchies: tuple[Hierarchy, ...]
    red_lines: tuple[RedLine, ...]
    controls: tuple[Control, ...]
    test_surfaces: tuple[TestSurface, ...]
    answers: tuple[Answer, ...]
    contracts: tuple[RedLine, ...]
    facts: tuple[ContractFact, ...]
    sources: tuple[Source, ...]

    def backing_of(self, red_line: RedLine, theme: Theme | None = None) -> tuple[Control, ...]:
        """Return the published safeguards behind a red line, or behind its word on one theme, strongest first.

        None: policy-only, as published. A safeguard counts where its source's own words name the theme
        and the catalogue ties it to the line, or where it is said to enforce the whole usage policy that
        the line stands in. Written rules, plans, safeguards reported as weak or absent, and what a lab
        does for itself alone do not count; for which customers one is stated is another question.
        """
        themes = frozenset(red_line.themes) if theme is None else frozenset({theme})
        able = (row for row in self.controls if _counts(row) and _bears(row, red_line, themes))
        return tuple(sorted(able, key=lambda row: row.enforcement.rank))

    @property
    def working(self) -> tuple[Control, ...]:
        """The controls in force that their sources report as a support."""
        return tuple(row for row in self.controls if row.works)

    @property
    def answered(self) -> int:
        """How many questions are answered for what customers use."""
        return sum(bool(answer.for_customers) for answer in self.answers)


def stack_of(lab: str, catalogue: Catalogue) -> Stack:
    """Return one lab's rows of a catalogue; `lab` is the catalogue's own name."""
    red_lines = catalogue.red_lines_of((lab,))
    controls = tuple(row for row in catalogue.controls if row.lab == lab)
    in_force = tuple(row for row in controls if row.status is Status.IN_FORCE)
    hierarchies = tuple(row for row in catalogue.hierarchies if row.lab == lab)
    surfaces = tuple(row for row in catalogue.test_surfaces if row.lab == lab)
    rows: tuple[RedLine | Control | Hierarchy | TestSurface, ...]
    rows = (*red_lines, *controls, *hierarchies, *surfaces)
    cited = {row.citation.source for row in rows}
    return Stack(
        lab,
        catalogue.as_of,
        hierarchies,
        red_lines,
        controls,
        surfaces,
        tuple(_answer(question, in_force) for question in Question),
        tuple(row for row in red_lines if row.citation.document_kind in CONTRACTS),
        tuple(row for row in catalogue.facts if lab in row.labs),
        tuple(source for source in catalogue.sources if source.id in cited),
    )


def _counts(control: Control) -> bool:
    is_safeguard = control.enforcement is not Enforcement.NONE
    return control.works and is_safeguard and control.scope.reaches_customers


def _bears(control: Control, red_line: RedLine, themes: frozenset[Theme]) -> bool:
    if control.whole_policy:
        return control.enforces_policy_of(red_line)
    tied = control.id in red_line.controls or red_line.id in control.red_lines
    return tied and not themes.isdisjoint(control.themes)


def _answer(question: Question, controls: tuple[Control, ...]) -> Answer:
    able = [row for row in controls if question in row.answers]
    customers = tuple(row for row in able if row.scope.reaches_customers)
    return Answer(question, customers, tuple(row for row in able if not row.scope.reaches_customers))
