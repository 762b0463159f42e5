"""A behaviour spec or usage policy as its lab published it, and what changed between two."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Force, Theme

if TYPE_CHECKING:
    from tracer.domain.reading import Qualifier
    from tracer.domain.vocabulary import Topic


NAME = re.compile(r"[^\W_][\w.-]*")
LONGEST_NAME = 200  # bytes: file systems take 255, with what is put behind it


class SpecKind(StrEnum):
    """What a lab publishes: how its models behave, what users may do, or the whole terms."""

    SPEC = "spec"
    USAGE_POLICY = "usage policy"
    TERMS = "terms"


class DatedBy(StrEnum):
    """Whose word a spec's date is."""

    USER = "user"
    DOCUMENT = "document"
    FILE_NAME = "file name"
    NOBODY = ""


def is_name(words: str) -> bool:
    """Return whether a spec can be called so, and its file too.

    >>> is_name("openai-model-spec-2025-12-18"), is_name("../model-spec")
    (True, False)
    """
    return bool(NAME.fullmatch(words)) and len(words.encode("utf-8", "replace")) <= LONGEST_NAME


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a spec: where it stands, and the level of authority it states for its rules.

    `path` holds the titles of the headings around it and its own, outermost first. `authority` is
    in the document's own word (the OpenAI Model Spec: root, system, developer, user, guideline; before
    September 2025 platform), "" where none is stated.
    """

    anchor: str
    path: tuple[str, ...]
    authority: str = ""

    @property
    def title(self) -> str:
        """Its own heading."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Provision:
    """One clause of a spec, read as clauses of agreements are read.

    `id` is the section's anchor and the number of the clause in it: "protect_privacy.3".
    `authority` is that of the nearest section around it that states one. `lead_in` holds the words
    that it completes ("We don't allow the use of our models for:"). `themes` follow from `topics`.
    """

    id: str
    section: str
    path: tuple[str, ...]
    authority: str
    page: int
    lead_in: str
    text: str
    topics: tuple[Topic, ...]
    themes: tuple[Theme, ...]
    force: Force
    qualifiers: tuple[Qualifier, ...]

    @property
    def is_relevant(self) -> bool:
        """Whether it bears on surveillance, weapons, lawful use or a control over them."""
        return bool(self.topics)


@dataclass(frozen=True, slots=True)
class Spec:
    """A published document as provisions.

    `name` is what the user calls it by; `kind` is a word of `SpecKind`; `date` is the day, month or
    year from which it holds, by the word of whom `dated_by` names; `digest` is the SHA-256 of the
    file's bytes.

    Laws: anchors and provision ids are unique; every provision stands in a section of the spec or,
    before the first heading and in a note, in the section "".
    """

    name: str
    lab: str
    title: str
    kind: str
    date: str | None
    file: str
    digest: str
    sections: tuple[Section, ...]
    provisions: tuple[Provision, ...]
    dated_by: DatedBy = DatedBy.NOBODY

    def __post_init__(self) -> None:
        anchors = {section.anchor for section in self.sections}
        if len(anchors) != len(self.sections):
            raise ValueError("an anchor names one section")
        if len({provision.id for provision in self.provisions}) != len(self.provisions):
            raise ValueError("an id names one provision")
        if not {provision.section for provision in self.provisions} <= {"", *anchors}:
            raise ValueError("a provision stands in a section of its spec")

    @property
    def relevant(self) -> tuple[Provision, ...]:
        """The provisions that bear on a topic."""
        return tuple(provision for provision in self.provisions if provision.is_relevant)

    @property
    def levels(self) -> tuple[tuple[str, int], ...]:
        """The levels of authority that sections state, and how many state each, in order of first use."""
        return tuple(Counter(section.authority for section in self.sections if section.authority).items())


class ChangeKind(StrEnum):
    """What became of a provision between two versions, the gravest first."""

    REMOVED = "removed"
    WEAKENED = "weakened"
    ADDED = "added"
    STRENGTHENED = "strengthened"
    MOVED = "moved"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what was before, what is after, and why it is of this kind, in one sentence.

    Laws: removed has no after, added no before, the others have both.
    """

    kind: ChangeKind
    before: Provision | None
    after: Provision | None
    why: str

    def __post_init__(self) -> None:
        if (self.before is None) != (self.kind is ChangeKind.ADDED):
            raise ValueError(f"{self.kind}: what was before")
        if (self.after is None) != (self.kind is ChangeKind.REMOVED):
            raise ValueError(f"{self.kind}: what is after")

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes of both sides, those of before first."""
        both = (side.themes for side in (self.before, self.after) if side)
        return tuple(dict.fromkeys(theme for themes in both for theme in themes))


@dataclass(frozen=True, slots=True)
class ThemeSummary:
    """What changed on one theme: how many changes of each kind, and how many provisions prohibit it."""

    theme: Theme
    kinds: tuple[tuple[ChangeKind, int], ...]
    bans_before: int
    bans_after: int

    @property
    def is_no_longer_prohibited(self) -> bool:
        """Whether the last ban on it went."""
        return self.bans_before > 0 and self.bans_after == 0

    @property
    def is_newly_prohibited(self) -> bool:
        """Whether it had no ban before."""
        return self.bans_before == 0 and self.bans_after > 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one version of a spec to another, gravest first, and how many provisions did not.

    `themes` are those it was narrowed to, none for all; `unchanged` counts on all of them.
    """

    before: Spec
    after: Spec
    changes: tuple[Change, ...]
    unchanged: int
    themes: tuple[Theme, ...] = ()

    def on(self, themes: tuple[Theme, ...]) -> Comparison:
        """Return the changes on some themes alone; on all where none is named."""
        kept = tuple(one for one in self.changes if not themes or {*one.themes} & {*themes})
        return replace(self, changes=kept, themes=themes)

    @property
    def by_theme(self) -> tuple[ThemeSummary, ...]:
        """Every theme that changed or is prohibited in either version, in the vocabulary's order."""
        told = (self._summary(theme) for theme in Theme if not self.themes or theme in self.themes)
        return tuple(one for one in told if one.kinds or one.bans_before or one.bans_after)

    def _summary(self, theme: Theme) -> ThemeSummary:
        counts = Counter(change.kind for change in self.changes if theme in change.themes)
        kinds = tuple((kind, counts[kind]) for kind in ChangeKind if counts[kind])
        return ThemeSummary(theme, kinds, _bans(self.before, theme), _bans(self.after, theme))


def _bans(spec: Spec, theme: Theme) -> int:
    return sum(theme in one.themes and one.force is Force.PROHIBITS for one in spec.provisions)
