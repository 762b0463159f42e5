"""Where a fact comes from, how it was read, and from when until when it holds."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from enum import StrEnum

PARTIAL = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
LAST_MONTH = 12


class SourceKind(StrEnum):
    """What kind of text a source is: what its words can prove."""

    CONTRACT = "full contract"
    CONTRACT_EXCERPT = "contract excerpt"
    REPORTED_CONTRACT = "reported contract"
    USAGE_POLICY = "usage policy"
    TERMS = "terms"
    SPEC = "spec"
    FRAMEWORK = "framework"
    STATEMENT = "statement"
    POST = "summary post"
    DOCUMENTATION = "documentation"
    LAW = "law"
    DIRECTIVE = "directive"
    DRAFT = "draft rule"
    COURT = "court record"
    PLAYBOOK = "in-house policy"

    @property
    def description(self) -> str:
        """What such a text is, and what it does not prove."""
        return _KINDS[self]


_KINDS = {
    SourceKind.CONTRACT: "The whole text of an agreement.",
    SourceKind.CONTRACT_EXCERPT: "Clauses of an agreement that a party quotes; what stands around them is not public.",
    SourceKind.REPORTED_CONTRACT: "Terms of an agreement as the press reports them; no clause text is public.",
    SourceKind.USAGE_POLICY: "What a lab forbids its users; binding by reference where an agreement takes it in.",
    SourceKind.TERMS: "Terms of service: a contract with every user of the service.",
    SourceKind.SPEC: "How a model is meant to behave: a target, not a record of behaviour.",
    SourceKind.FRAMEWORK: "A lab's own rules for itself; voluntary.",
    SourceKind.STATEMENT: "What a lab or its head says of itself.",
    SourceKind.POST: "A lab's account of a system or an agreement; not the system and not the agreement.",
    SourceKind.DOCUMENTATION: "How a service works, by its maker's manual.",
    SourceKind.LAW: "A statute or regulation.",
    SourceKind.DIRECTIVE: "An order or memorandum that binds the bodies it is addressed to; its issuer can change it.",
    SourceKind.DRAFT: "A draft or proposed rule: binds nobody yet.",
    SourceKind.COURT: "A finding or order of a court, or a report of one.",
    SourceKind.PLAYBOOK: "The user's own policy.",
}


class ReadLevel(StrEnum):
    """How a source was read."""

    FIRST_HAND = "first_hand"
    MIRROR = "first_hand_mirror"
    QUOTED = "quoted_in_third_party"
    REPORT = "report"

    @property
    def description(self) -> str:
        """What was in front of the reader."""
        return _LEVELS[self]


_LEVELS = {
    ReadLevel.FIRST_HAND: "The primary document itself.",
    ReadLevel.MIRROR: "A public copy of the primary page, in full or in the stated part.",
    ReadLevel.QUOTED: "Primary wording as others quote it.",
    ReadLevel.REPORT: "News or a summary only.",
}


class Confidence(StrEnum):
    """How sure the compiler is of a row."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def description(self) -> str:
        """What the grade stands for."""
        return _GRADES[self]


_GRADES = {
    Confidence.HIGH: "The primary wording was read.",
    Confidence.MEDIUM: "Wording quoted by others, or several reports that agree.",
    Confidence.LOW: "One report, a summary, or a page whose address was not kept.",
}


class Status(StrEnum):
    """Whether a rule or safeguard works today, by its source's own words."""

    IN_FORCE = "in force"
    PLANNED = "planned"
    DRAFT = "draft"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Source:
    """A published document: who, what, when, where, how it was read, and when it was last checked.

    `date` is the day, month or year from which it holds; `until` the first on which it no longer did.
    """

    id: str
    lab: str
    document: str
    kind: SourceKind
    version: str | None
    date: str | None
    until: str | None
    url: str | None
    url_kind: str | None
    read_level: ReadLevel
    read_on: str
    checked: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A pinpoint: the source, the section of it, and how sure the compiler is."""

    source: str
    lab: str
    document: str
    document_kind: SourceKind
    version: str | None
    date: str | None
    section: str | None
    url: str | None
    read_level: ReadLevel
    read_on: str
    confidence: Confidence

    @property
    def short(self) -> str:
        """Document, section and date on one line."""
        parts = (self.document, self.section, self.date)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Tenure:
    """From when until when something holds: days, months or years, None where nobody says.

    What is dated by its month or year holds from the month's or year's last day: it was in force by then.
    """

    since: str | None = None
    until: str | None = None
    status: Status = Status.IN_FORCE

    def __post_init__(self) -> None:
        for date in (self.since, self.until):
            if date is not None:
                last_day(date)
        if self.since and self.until and last_day(self.until) <= last_day(self.since):
            raise ValueError(f"ends on {self.until}, before it begins on {self.since}")

    def was_known_on(self, day: str, compiled: str) -> bool:
        """Return whether it was published by a day and not yet gone.

        What has no date is known from the day the catalogue was compiled, and so is what is dated by a
        month or year that was not over then.
        """
        begun = last_day(self.since) if self.since else compiled
        if self.since and self.since <= compiled < begun:
            begun = compiled
        return begun <= day and (self.until is None or day < last_day(self.until))

    def holds_on(self, day: str, compiled: str) -> bool:
        """Return whether it was in force on a day."""
        return self.status is Status.IN_FORCE and self.was_known_on(day, compiled)


def last_day(date: str) -> str:
    """Return the last day of a year, of a month, or the day itself, all in ISO form.

    >>> last_day("2024-02"), last_day("2025"), last_day("2026-03-02")
    ('2024-02-29', '2025-12-31', '2026-03-02')

    Raises:
        ValueError: no year, year-month or year-month-day of the calendar.
    """
    parts = PARTIAL.fullmatch(date)
    if parts is None:
        raise ValueError(f"{date!r} is no year, year-month or year-month-day")
    year, month = int(parts[1]), int(parts[2] or LAST_MONTH)
    latest = calendar.monthrange(year, month)[1] if year else 0
    day = int(parts[3] or latest)
    if not 0 < day <= latest:
        raise ValueError(f"{date!r} is no day of the calendar")
    return f"{year:04d}-{month:02d}-{day:02d}"


def is_date(words: str) -> bool:
    """Return whether words are a year, a month or a day of the calendar.

    >>> is_date("2025"), is_date("2025-03"), is_date("2025-02-30")
    (True, True, False)
    """
    try:
        last_day(words)
    except ValueError:
        return False
    return True
