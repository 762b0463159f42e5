"""What labs publish: red lines, controls, who outranks whom, what may be tested, and disputes over words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from tracer.domain.provenance import Tenure, last_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracer.domain.provenance import Citation, Confidence, Source, Status
    from tracer.domain.vocabulary import Enforcement, Force, Theme


class Scope(StrEnum):
    """The deployments that a control is stated for."""

    LAB_INTERNAL = "lab-internal"
    LAB_GOVERNANCE = "lab-governance"
    EVALUATION_ONLY = "evaluation-only"
    MODEL_BEHAVIOUR = "model-behaviour"
    HOSTED_SERVICES = "hosted-services"
    BUSINESS_API = "business-api"
    OPEN_WEIGHTS = "open-weights"
    GOVERNMENT_CLASSIFIED = "government-classified"
    GOVERNMENT_UNCLASSIFIED = "government-unclassified"
    GOVERNMENT_UNSTATED = "government-unstated"
    THIS_AGREEMENT = "this-agreement"

    @property
    def description(self) -> str:
        """Which deployments fall under it."""
        return _SCOPES[self]

    @property
    def reaches_customers(self) -> bool:
        """Whether any agreement with a customer could fall under it."""
        return self not in (Scope.LAB_INTERNAL, Scope.LAB_GOVERNANCE, Scope.EVALUATION_ONLY)


_SCOPES = {
    Scope.LAB_INTERNAL: "The lab's own staff, agents, systems or stored weights; watches no customer's use.",
    Scope.LAB_GOVERNANCE: (
        "The lab's own process for evaluating, releasing or reporting on models; tied to no one"
        " deployment's traffic."
    ),
    Scope.EVALUATION_ONLY: (
        "Shown on a prototype, test set or red-team exercise; that it works in a live service is not shown."
    ),
    Scope.MODEL_BEHAVIOUR: (
        "Trained or prompted into the model, so it goes where that model goes unless it is changed;"
        " no watch on traffic."
    ),
    Scope.HOSTED_SERVICES: (
        "Services, accounts or traffic that the lab itself hosts for the public; government enclaves"
        " not mentioned."
    ),
    Scope.BUSINESS_API: "Business, API or cloud-platform customers under commercial terms.",
    Scope.OPEN_WEIGHTS: "Weights released for customers to run on their own hardware, bound by licence only.",
    Scope.GOVERNMENT_CLASSIFIED: "Classified networks or enclaves of the US Department of War.",
    Scope.GOVERNMENT_UNCLASSIFIED: (
        "Federal civilian or GSA contracts and federal AI under OMB rules; national-security systems left"
        " out or not named."
    ),
    Scope.GOVERNMENT_UNSTATED: (
        "Government, defence or national-security customers, the classification level not stated."
    ),
    Scope.THIS_AGREEMENT: (
        "The deployment that the agreement at hand is about: only an in-house playbook can say so."
    ),
}


class Effect(StrEnum):
    """What a source says that a control does for the line it bears on."""

    SUPPORTS = "supports"
    WEAKENS = "weakens"
    AMBIGUOUS = "ambiguous"
    ABSENT = "absent"


class Operator(StrEnum):
    """Who runs a control."""

    PROVIDER = "provider"
    CUSTOMER = "customer"
    THIRD_PARTY = "third_party"


class Question(StrEnum):
    """What a buyer asks of monitoring and incident response."""

    COVERAGE = "coverage"
    LATENCY = "latency"
    SEVERITY = "severity"
    ESCALATION = "escalation"
    REVIEW = "review"

    @property
    def words(self) -> str:
        """The question in full."""
        return _QUESTIONS[self]


_QUESTIONS = {
    Question.COVERAGE: "How much of the traffic is watched?",
    Question.LATENCY: "How soon is something noticed?",
    Question.SEVERITY: "How are cases graded?",
    Question.ESCALATION: "Who is told, and what follows?",
    Question.REVIEW: "Who looks at what was flagged?",
}


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
    tenure: Tenure = field(default_factory=Tenure)


@dataclass(frozen=True, slots=True)
class Figure:
    """A published number: its value and unit as published, and what exactly it is a number of."""

    question: Question | None
    value: str
    unit: str
    covers: str

    @property
    def words(self) -> str:
        """Value, unit and what it covers, on one line."""
        amount = f"{self.value} {self.unit}" if self.unit else self.value
        return f"{amount}: {self.covers}"


@dataclass(frozen=True, slots=True)
class Control:
    """A safeguard a lab describes, with the deployment it is stated for.

    `answers` are the questions on monitoring and incident response that its source answers.
    """

    id: str
    lab: str
    themes: tuple[Theme, ...]
    whole_policy: bool
    category: str
    enforcement: Enforcement
    operator: Operator
    scope: Scope
    scope_words: str
    effect: Effect
    text: str
    limitations: tuple[str, ...]
    red_lines: tuple[str, ...]
    citation: Citation
    note: str | None = None
    figures: tuple[Figure, ...] = ()
    answers: tuple[Question, ...] = ()
    tenure: Tenure = field(default_factory=Tenure)

    @property
    def status(self) -> Status:
        """Whether its source describes it as working, planned, draft or proposed."""
        return self.tenure.status


@dataclass(frozen=True, slots=True)
class Level:
    """One level of authority over a model's behaviour: who sets it, and who may override it."""

    name: str
    set_by: str
    overridden_by: str
    text: str


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """A lab's published order of authority, highest first."""

    id: str
    lab: str
    text: str
    levels: tuple[Level, ...]
    citation: Citation
    note: str | None = None
    tenure: Tenure = field(default_factory=Tenure)


@dataclass(frozen=True, slots=True)
class Tested:
    """Something that a programme takes reports on or leaves out; `control` is the row that describes it."""

    text: str
    control: str | None = None


@dataclass(frozen=True, slots=True)
class TestSurface:
    """A programme that lets outsiders test a lab's safeguards: what is in, what is out.

    `unlisted` are themes for which it has no category of its own.
    """

    __test__ = False  # not a class of pytest's

    id: str
    lab: str
    name: str
    text: str
    included: tuple[Tested, ...]
    excluded: tuple[Tested, ...]
    unlisted: tuple[Theme, ...]
    citation: Citation
    note: str | None = None
    tenure: Tenure = field(default_factory=Tenure)


@dataclass(frozen=True, slots=True)
class Authority:
    """A statute, order or directive that red lines cite."""

    id: str
    name: str
    citation: str
    kind: str


@dataclass(frozen=True, slots=True)
class Position:
    """Who reads disputed words how, and where they say so."""

    holder: str
    reading: str
    source: str
    date: str | None
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ContestedReading:
    """A published dispute over what a red line's words mean."""

    id: str
    question: str
    red_lines: tuple[str, ...]
    positions: tuple[Position, ...]
    status: str
    confidence: Confidence

    @property
    def holders(self) -> tuple[str, ...]:
        """Who takes part in it."""
        return tuple(position.holder for position in self.positions)


@dataclass(frozen=True, slots=True)
class ContractFact:
    """What is publicly known of an agreement between labs and a government."""

    id: str
    labs: tuple[str, ...]
    instrument: str
    topic: str
    fact: str
    date: str | None
    confidence: Confidence
    read_on: str
    red_lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the product knows of the labs; `digest` is of the files it was read from.

    `compiled` is the day it was compiled, `as_of` the day whose rows it holds; `added` are the names of
    the playbooks and imported specs whose rows stand beside the shipped ones.
    """

    red_lines: tuple[RedLine, ...]
    controls: tuple[Control, ...]
    authorities: tuple[Authority, ...]
    contested: tuple[ContestedReading, ...]
    compiled: str
    digest: str
    as_of: str = ""
    sources: tuple[Source, ...] = ()
    hierarchies: tuple[Hierarchy, ...] = ()
    test_surfaces: tuple[TestSurface, ...] = ()
    facts: tuple[ContractFact, ...] = ()
    added: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.as_of:
            object.__setattr__(self, "as_of", self.compiled)

    @property
    def labs(self) -> tuple[str, ...]:
        """Names of the publishers, in the catalogue's order."""
        named = (*(row.lab for row in self.red_lines), *(row.lab for row in self.controls))
        return tuple(dict.fromkeys(named))

    def on(self, day: str | None = None) -> Catalogue:
        """Return what was in force on a day; by default on the newest one that it knows of.

        That is the day it was compiled, or a later one from which something added to it holds.

        Red lines, hierarchies and test surfaces are those that held. Controls stay with their status
        where they were announced by then, so that a report can say "planned". Disputes and facts are
        those known by then.
        """
        day = last_day(day) if day else max(self.compiled, *self._days())
        holds: Callable[[Tenure], bool] = lambda tenure: tenure.holds_on(day, self.compiled)  # noqa: E731
        return replace(
            self,
            red_lines=tuple(row for row in self.red_lines if holds(row.tenure)),
            controls=tuple(row for row in self.controls if row.tenure.was_known_on(day, self.compiled)),
            contested=tuple(row for row in self.contested if self._is_known(row.positions, day)),
            as_of=day,
            hierarchies=tuple(row for row in self.hierarchies if holds(row.tenure)),
            test_surfaces=tuple(row for row in self.test_surfaces if holds(row.tenure)),
            facts=tuple(row for row in self.facts if self._is_known((row,), day)),
            added=tuple(name for name in self.added if name not in self._gone(day)),
        )

    def _gone(self, day: str) -> frozenset[str]:
        """Return the ids of the sources that did not hold on a day."""
        return frozenset(
            source.id
            for source in self.sources
            if not Tenure(source.date, source.until).holds_on(day, self.compiled)
        )

    def _days(self) -> Iterator[str]:
        yield self.compiled
        for source in self.sources:
            if source.date and last_day(source.date) == source.date:
                yield source.date

    def red_lines_of(self, labs: tuple[str, ...]) -> tuple[RedLine, ...]:
        """Return the red lines of the named labs, or of all where none is named."""
        return tuple(row for row in self.red_lines if not labs or row.lab in labs)

    def controls_of(self, labs: tuple[str, ...]) -> tuple[Control, ...]:
        """Return the controls of the named labs, or of all where none is named.

        Those that a playbook states for the agreement at hand count whoever the lab is.
        """
        return tuple(
            row for row in self.controls if not labs or row.lab in labs or row.scope is Scope.THIS_AGREEMENT
        )

    def _is_known(self, dated: tuple[Position | ContractFact, ...], day: str) -> bool:
        """Return whether the first of these was published by a day."""
        return any(Tenure(one.date).was_known_on(day, self.compiled) for one in dated)
