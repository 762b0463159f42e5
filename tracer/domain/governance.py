"""What labs publish: red lines, controls, who outranks whom, what may be tested, and disputes over words."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from tracer.domain.provenance import SourceKind, Status, Tenure

if TYPE_CHECKING:
    from tracer.domain.provenance import Citation, Confidence
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
    def works(self) -> bool:
        """Whether its source describes it as in force and as a support."""
        return self.effect is Effect.SUPPORTS and self.status is Status.IN_FORCE

    def enforces_policy_of(self, red_line: RedLine) -> bool:
        """Return whether it is said to enforce the whole policy that a red line stands in.

        A lab's enforces its usage policy; a playbook's the playbook.
        """
        if not self.whole_policy or self.lab != red_line.lab:
            return False
        if self.citation.document_kind is SourceKind.PLAYBOOK:
            return red_line.citation.source == self.citation.source
        return red_line.citation.document_kind is SourceKind.USAGE_POLICY

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
    red_lines: tuple[str, ...] = ()


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
