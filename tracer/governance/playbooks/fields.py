"""What an in-house playbook may say: its fields, what each means, and the words that each takes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from tracer.domain.governance import Effect, Operator, Question, Scope
from tracer.domain.provenance import Status
from tracer.domain.vocabulary import Enforcement, Force, Theme
from tracer.governance.schema import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

THEMES: dict[str, str] = {
    Theme.MASS_SURVEILLANCE: "Watching many people, or a population, without regard to who they are.",
    Theme.TRACKING_INDIVIDUALS: "Tracking, locating or watching particular people or vehicles.",
    Theme.BIOMETRIC_IDENTIFICATION: "Recognising or sorting people by face, voice, gait or emotion.",
    Theme.ACQUIRED_DATA: "Personal data that are bought, scraped or got from others.",
    Theme.DATA_SHARING: "Passing personal or customer data on to others.",
    Theme.AUTONOMOUS_WEAPONS: "Weapons that choose and engage targets without a person.",
    Theme.USE_OF_FORCE: "Targeting, combat and other violence.",
    Theme.WEAPONS_DEVELOPMENT: "Making, acquiring or altering weapons or explosives.",
    Theme.MASS_CASUALTY_WEAPONS: "Chemical, biological, radiological and nuclear weapons.",
    Theme.CYBER_WEAPONS: "Malware, and attacks on networks or infrastructure.",
    Theme.UNLAWFUL_USE: "Use against the law, and duties to keep it.",
    Theme.HIGH_STAKES_DECISIONS: "Decisions on people's rights, benefits, jobs, credit or freedom; social scoring.",
    Theme.CIVIL_RIGHTS: "Discrimination, speech, assembly, privacy and other rights.",
}
FORCES: dict[str, str] = {
    Force.PROHIBITS: "It must not be done.",
    Force.REQUIRES: "It must be done.",
    Force.PERMITS: "It may be done.",
    Force.CONDITIONS: "It may be done, if something else holds.",
    Force.STATES: "It says how things are, and binds nobody.",
}
ENFORCEMENTS: dict[str, str] = {
    Enforcement.TECHNICAL_PREVENTIVE: "A system blocks it, or cannot do it.",
    Enforcement.TECHNICAL_DETECTIVE: "A system logs, monitors or flags it.",
    Enforcement.PROCEDURAL: "People review, audit, train or report.",
    Enforcement.CONTRACTUAL: "Suspension, termination or another remedy.",
    Enforcement.NONE: "Words alone.",
}
STATUSES: dict[str, str] = {
    Status.IN_FORCE: "It works today.",
    Status.PLANNED: "It is to come; it backs nothing yet.",
    Status.DRAFT: "Its words are not final; it backs nothing yet.",
    Status.PROPOSED: "Somebody asks for it; it backs nothing yet.",
}
EFFECTS: dict[str, str] = {
    Effect.SUPPORTS: "It helps to keep the line.",
    Effect.WEAKENS: "It makes the line weaker.",
    Effect.AMBIGUOUS: "It could do either.",
    Effect.ABSENT: "It is reported as missing.",
}
OPERATORS: dict[str, str] = {
    Operator.CUSTOMER: "You, who buy or use the technology.",
    Operator.PROVIDER: "The one who sells or runs it.",
    Operator.THIRD_PARTY: "Somebody else.",
}
YES_OR_NO = {"true": "Yes.", "false": "No."}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a playbook: what it means, an example of it, and the words it takes where they are closed."""

    name: str
    meaning: str
    example: str | tuple[str, ...]
    required: bool = False
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def several(self) -> bool:
        """Whether it holds a list."""
        return isinstance(self.example, tuple)


# The control of a template counts for nothing until somebody says that it works.
PLANNED = Field("status", "Whether it works today; in force when left out.", "planned", words=STATUSES)
SECTION = Field("section", "Where it stands in your document.", "Part 4.2")
STATUS = Field("status", "Whether it works today; in force when left out.", "in force", words=STATUSES)
SINCE = Field(
    "since", "From when it holds: a day, month or year; the document's date when left out.", "2026-06-01"
)
UNTIL = Field("until", "The first day, month or year in which it no longer holds.", "2028-06-01")
NOTE = Field("note", "Anything a reader should know.", "Agreed with the data protection officer.")

ABOUT = (
    Field(
        "publisher", "Whose playbook it is; reports show it as the lab.", "Northfield Legal", required=True
    ),
    Field("document", "What your document is called.", "AI procurement policy", required=True),
    Field("date", "From when it holds: a day, month or year.", "2026-05-01", required=True),
    Field("version", "Which version of it this is.", "3"),
    Field("url", "Where it can be read.", "https://northfield.example/ai-policy"),
    Field("checked", "When somebody last checked it; its date when left out.", "2026-05-01"),
)
RED_LINES = (
    Field(
        "id",
        "Your own name for it: letters, then a hyphen and a number or word; no two rows have the same.",
        "NL-1",
        required=True,
    ),
    Field(
        "themes", "What it is about; the first decides.", ("mass_surveillance",), required=True, words=THEMES
    ),
    Field("force", "What it does.", "prohibits", required=True, words=FORCES),
    Field(
        "text",
        "The rule itself.",
        "No supplier may use its services or our data to watch people at large.",
        required=True,
    ),
    SECTION,
    Field("qualifiers", "Words of the text that narrow it.", ("at large",)),
    Field("authorities", "Laws and orders that it cites.", ("GDPR, Article 9",)),
    Field("controls", "Ids of controls that back it, yours or a lab's.", ("CT-NL-1",)),
    STATUS,
    SINCE,
    UNTIL,
    NOTE,
)
CONTROLS = (
    Field("id", "Your own name for it, as for red lines.", "CT-NL-1", required=True),
    Field(
        "enforcement",
        "What kind of safeguard it is.",
        "technical_preventive",
        required=True,
        words=ENFORCEMENTS,
    ),
    Field(
        "scope",
        "Which deployments it is stated for. Only this-agreement counts as shown to apply.",
        "this-agreement",
        required=True,
        words={scope.value: scope.description for scope in Scope},
    ),
    Field("text", "The safeguard itself.", "Our gateway refuses bulk queries about people.", required=True),
    Field(
        "themes",
        "What it is about. Leave it out only where whole_policy is true.",
        ("mass_surveillance",),
        words=THEMES,
    ),
    Field("scope_words", "Its deployments in your words.", "our own gateway, all traffic of this contract"),
    Field("whole_policy", "True where it enforces the whole of your policy.", "false", words=YES_OR_NO),
    Field("operator", "Who runs it; the customer when left out.", "customer", words=OPERATORS),
    Field(
        "category",
        "What sort of thing it is; by its enforcement when left out.",
        "access_control",
        words=dict.fromkeys(get_args(Category), ""),
    ),
    PLANNED,
    Field("effect", "What it does for the line; supports when left out.", "supports", words=EFFECTS),
    Field(
        "answers",
        "What it says of monitoring and incidents.",
        ("coverage",),
        words={question.value: question.words for question in Question},
    ),
    Field(
        "figures",
        "Numbers of it: question | number | unit | what it is a number of.",
        ("coverage | 100 | % | requests that pass the gateway",),
    ),
    Field("limitations", "What it does not do.", ("Requests by telephone pass by it.",)),
    Field("plausibly_backs", "Ids of red lines it may back, yours or a lab's.", ("NL-1",)),
    SECTION,
    SINCE,
    UNTIL,
    NOTE,
)


def named(fields: Iterable[Field]) -> dict[str, Field]:
    """Return fields by their names."""
    return {one.name: one for one in fields}


def keyed(word: str) -> str:
    """Return a word without what people write differently: case, spaces, hyphens.

    >>> keyed(" Scope words "), keyed("this-agreement")
    ('scope_words', 'this_agreement')
    """
    return re.sub(r"[\s_-]+", "_", word.strip().casefold())
