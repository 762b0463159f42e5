"""A lab's stack to tables of plain words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.domain.provenance import Confidence, SourceKind, Status
from tracer.domain.vocabulary import Force, Theme
from tracer.reports.words import ENFORCED, printable, words_of_theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracer.domain.governance import Control, RedLine, TestSurface
    from tracer.domain.provenance import Citation
    from tracer.domain.stack import Stack

    Rows = tuple[tuple[str, ...], ...]

NONE = "not published"
LATER = " (wording of a later version)"
UNRECORDED = "none on record"


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table of words; `note` stands under it, or alone where there are no rows."""

    title: str
    columns: tuple[str, ...]
    rows: Rows
    note: str = ""


def labs_table(stacks: Sequence[Stack], compiled: str) -> Table:
    """Return one row a lab: what it publishes, how new it is, and how it was read."""
    columns = (
        "lab",
        "red lines",
        "controls",
        "newest source",
        "order of authority",
        "test surface",
        "monitoring answered",
        "contract language",
        "grades (high/medium/low)",
    )
    note = (
        "Controls are those in force that their sources report as a support. Monitoring: of five questions a buyer asks, how many are answered for"
        " what customers use. Not published: nothing of the kind is in the sources read; a lab may say more"
        " elsewhere. No figure here is a verdict on a lab."
    )
    note += _of_the_day(stacks[0].as_of, compiled) if stacks else ""
    return Table("", columns, tuple(_lab_row(stack) for stack in stacks), note)


def stack_tables(stack: Stack, *, every_line: bool = False) -> tuple[Table, ...]:
    """Return a lab's stack, a table for each layer; every red line on request."""
    return (
        *_hierarchies(stack),
        _themes(stack),
        *((_red_lines(stack),) if every_line else ()),
        *_surfaces(stack),
        _monitoring(stack),
        _contracts(stack),
        *_facts(stack),
        _sources(stack),
    )


def headline(stack: Stack) -> str:
    """Return the lab, the day and the counts on one line."""
    planned = sum(row.status is not Status.IN_FORCE for row in stack.controls)
    doubted = len(stack.controls) - planned - len(stack.working)
    apart = {"planned, drafted or proposed": planned, "reported weak, unclear or absent": doubted}
    more = ", ".join(f"{count} {words}" for words, count in apart.items() if count)
    return (
        f"{stack.lab} as of {stack.as_of}: {len(stack.red_lines)} red lines, {len(stack.working)} controls in"
        f" force{f' (beside them {more})' if more else ''}, {len(stack.sources)} sources"
    )


def _of_the_day(day: str, compiled: str) -> str:
    """Return what a reader must know of a day that is not the catalogue's own."""
    if day < compiled:
        return (
            " Earlier versions were collected for OpenAI alone: for others an early day shows less than was in"
            f" force. What has no date counts from {compiled}."
        )
    return f" Nothing is known after {compiled}." if day > compiled else ""


def _lab_row(stack: Stack) -> tuple[str, ...]:
    levels = [f"{len(row.levels)} levels" for row in stack.hierarchies]
    grades = Counter(row.citation.confidence for row in stack.red_lines)
    dates = [source.date for source in stack.sources if source.date and source.date <= stack.as_of]
    return (
        stack.lab,
        str(len(stack.red_lines) or UNRECORDED),
        str(len(stack.working)),
        max(dates, default=NONE),
        ", ".join(levels) or NONE,
        ", ".join(surface.name for surface in stack.test_surfaces) or NONE,
        f"{stack.answered} of {len(stack.answers)}",
        _counted(row.citation.document_kind.value for row in stack.contracts) or NONE,
        "/".join(str(grades[grade]) for grade in Confidence),
    )


def _hierarchies(stack: Stack) -> Iterator[Table]:
    columns = ("level", "set by", "overridden by", "what it is")
    for one in stack.hierarchies:
        rows = tuple((each.name, each.set_by, each.overridden_by, each.text) for each in one.levels)
        note = " ".join(filter(None, (one.text, one.note, f"({cited_in(one.citation)})")))
        yield Table(f"Order of authority {one.id}", columns, rows, note)
    if not stack.hierarchies:
        yield Table("Order of authority", columns, (), _missing(stack))


def _themes(stack: Stack) -> Table:
    forces = (Force.PROHIBITS, Force.REQUIRES, Force.CONDITIONS, Force.PERMITS)
    columns = ("theme", *(force.value for force in forces), "strongest safeguard tied to one", "policy-only")
    rows = []
    for theme in Theme:
        lines = [row for row in stack.red_lines if theme in row.themes]
        counts = Counter(row.force for row in lines)
        # A statute binds without a safeguard of its publisher's: "policy-only" would misdescribe it.
        published = [row for row in lines if row.citation.document_kind is not SourceKind.LAW]
        backings = [stack.backing_of(row, theme) for row in published]
        bare = f"{sum(not one for one in backings)} of {len(published)}" if published else "–"
        shown = tuple(str(counts[force] or "–") for force in forces)
        rows.append((words_of_theme(theme), *shown, _strongest(stack, backings, lines), bare))
    note = (
        "A red line may carry several themes. A safeguard counts where its source names the theme or enforces"
        " the whole policy, and where it is stated for something that customers use; that stands beside it, and"
        " no agreement is shown to fall under it until it says so."
    )
    return Table("Red lines", columns, tuple(rows), note)


def _strongest(stack: Stack, backings: Iterable[tuple[Control, ...]], lines: Sequence[RedLine]) -> str:
    order = {row.id: at for at, row in enumerate(stack.controls)}
    firsts = [backing[0] for backing in backings if backing]
    if not firsts:
        return (
            ("none" if lines[0].citation.document_kind is not SourceKind.LAW else "binding law")
            if lines
            else NONE
        )
    strongest = min(firsts, key=lambda row: (row.enforcement.rank, order[row.id]))
    return f"{enforced(strongest)}: {strongest.id} ({strongest.scope})"


def _red_lines(stack: Stack) -> Table:
    columns = ("red line", "force", "themes", "what it says", "qualifiers", "backed by", "source", "grade")
    rows = tuple(
        (
            row.id,
            row.force.value,
            ", ".join(map(words_of_theme, row.themes)),
            row.text,
            "; ".join(row.qualifiers),
            ", ".join(f"{one.id} ({one.scope})" for one in stack.backing_of(row))
            or ("binding law" if row.citation.document_kind is SourceKind.LAW else "words alone"),
            f"{cited_in(row.citation)}{LATER if (row.citation.date or '') > stack.as_of else ''}",
            f"{row.citation.confidence}, {_read(row.citation)}",
        )
        for row in stack.red_lines
    )
    return Table("Every red line", columns, rows)


def _surfaces(stack: Stack) -> Iterator[Table]:
    columns = ("", "what", "row")
    for one in stack.test_surfaces:
        note = " ".join(filter(None, (one.text, one.note, f"({cited_in(one.citation)})")))
        yield Table(f"Test surface {one.id}: {one.name}", columns, tuple(_tested(one)), note)
    if not stack.test_surfaces:
        yield Table("Test surface", columns, (), _missing(stack))


def _tested(surface: TestSurface) -> Iterator[tuple[str, ...]]:
    yield from (("in scope", one.text, one.control or "") for one in surface.included)
    yield from (("out of scope", one.text, one.control or "") for one in surface.excluded)
    if surface.unlisted:
        yield "no category", ", ".join(map(words_of_theme, surface.unlisted)), ""


def _monitoring(stack: Stack) -> Table:
    columns = ("question", "for what customers use", "for the lab itself")
    rows = tuple(
        (
            answer.question.words,
            "\n".join(_answered(row, answer.question) for row in answer.for_customers) or NONE,
            "\n".join(_answered(row, answer.question) for row in answer.at_home) or NONE,
        )
        for answer in stack.answers
    )
    note = (
        "What a lab does for itself watches no customer: it backs no clause of an agreement. Not published:"
        " nothing of the kind is in the sources below."
    )
    return Table("Monitoring and incident response", columns, rows, note)


def _answered(control: Control, question: str) -> str:
    figures = [figure.words for figure in control.figures if figure.question == question]
    said = "; ".join(figures) or control.text
    return f"{said} ({control.id}, {control.scope_words}, {control.citation.date or 'undated'})"


def _contracts(stack: Stack) -> Table:
    columns = ("red line", "force", "what it says", "qualifiers", "kind", "source")
    rows = tuple(
        (
            row.id,
            row.force.value,
            row.text,
            "; ".join(row.qualifiers),
            row.citation.document_kind.value,
            cited_in(row.citation),
        )
        for row in stack.contracts
    )
    return Table("Contract language", columns, rows, "" if rows else _missing(stack))


def _facts(stack: Stack) -> Iterator[Table]:
    if stack.facts:
        columns = ("fact", "instrument", "date", "what is known", "grade")
        rows = tuple(
            (one.id, one.instrument, one.date or "undated", one.fact, one.confidence.value)
            for one in stack.facts
        )
        yield Table("What is known of its agreements", columns, rows)


def _sources(stack: Stack) -> Table:
    columns = ("source", "kind", "date", "how it was read", "checked", "address")
    newest = sorted(stack.sources, key=lambda source: source.date or "", reverse=True)
    rows = tuple(
        (
            one.document,
            one.kind.value,
            f"{one.date or 'undated'}{LATER if (one.date or '') > stack.as_of else ''}",
            words_of_theme(one.read_level),
            one.checked,
            f"{one.url or 'none'}{' (not opened)' if one.url_kind == 'primary_unverified' else ''}",
        )
        for one in newest
    )
    return Table("Sources", columns, rows)


def enforced(control: Control) -> str:
    """Return a control's kind of safeguard, preventive and detective kept apart."""
    return ENFORCED.get(control.enforcement, control.enforcement.value)


def cited_in(citation: Citation) -> str:
    """Return document, section and date on one line."""
    return printable(citation.short)


def _read(citation: Citation) -> str:
    return words_of_theme(citation.read_level)


def _missing(stack: Stack) -> str:
    checked = max((source.checked for source in stack.sources), default="")
    when = f", the last checked on {checked}" if checked else ""
    return f"{NONE}: nothing was found in the {len(stack.sources)} sources read{when}"


def _counted(names: Iterable[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in Counter(names).items())
