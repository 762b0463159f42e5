"""Everything the HTML template needs, already decided and put into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Mark, Stance
from tracer.reports.words import (
    STANCES,
    tally,
    words_of_mark,
    words_of_rule,
    words_of_theme,
)
from tracer.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.domain.clause import Clause
    from tracer.domain.governance import Control, RedLine
    from tracer.domain.matrix import Row, Verdict
    from tracer.domain.reading import Reading
    from tracer.domain.trace import Trace


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a clause's words; `kind` is the qualifier it is, or empty."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause as the report shows it."""

    citation: str
    page: int
    heading: str
    lead_in: str
    pieces: tuple[Piece, ...]
    reading: str


@dataclass(frozen=True, slots=True)
class VerdictView:
    """A stance and a mark, each as a word and as a style."""

    stance: str
    stance_style: str
    mark: str
    mark_style: str


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme's verdict and the clauses it rests on."""

    name: str
    verdict: VerdictView
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True, slots=True)
class ControlView:
    """A published control and why it counts or not."""

    id: str
    text: str
    applies: str
    why: str
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A matrix row with its evidence."""

    anchor: str
    title: str
    text: str
    lab: str
    themes: str
    qualifiers: tuple[str, ...]
    source: str
    source_kind: str
    url: str
    confidence: str
    verdict: VerdictView
    gaps: tuple[tuple[str, str], ...]
    clauses: tuple[ClauseView, ...]
    controls: tuple[ControlView, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole report."""

    name: str
    facts: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str], ...]
    summary: str
    themes: tuple[ThemeView, ...]
    answered: tuple[RowView, ...]
    silent: tuple[RowView, ...]
    unbacked: tuple[RowView, ...]


def view_of(trace: Trace, prefix: str = "") -> ReportView:
    """Return what the report of a trace shows; its anchors begin with `prefix`."""
    clauses = {clause.id: _clause(clause, reading) for clause, reading in trace.relevant}
    lines = {line.id: line for line in trace.red_lines}
    controls = {control.id: control for control in trace.catalogue.controls}
    rows = [_row(row, lines.get(row.red_line or ""), clauses, controls, prefix) for row in trace.matrix.rows]
    paired = list(zip(trace.matrix.rows, rows, strict=True))
    silent = tuple(view for row, view in paired if row.verdict.stance is Stance.SILENT)
    return ReportView(
        trace.document.name,
        tuple(_facts(trace)),
        tuple((finding.code.value, finding.message) for finding in trace.findings),
        tally(row.verdict for row in trace.matrix.rows if row.red_line),
        tuple(_theme(theme, verdict, clauses) for theme, verdict in trace.matrix.themes),
        tuple(view for row, view in paired if row.red_line and view not in silent),
        silent,
        tuple(view for row, view in paired if row.red_line is None),
    )


def _facts(trace: Trace) -> Iterator[tuple[str, str]]:
    document = trace.document
    yield "SHA-256", document.digest
    read_by = f", read by {document.engine}" if document.engine else ""
    yield "Pages", f"{len(document.pages)} (text from {document.text_source.value}{read_by})"
    yield "Clauses", f"{len(trace.clauses)}, of them {len(trace.relevant)} relevant"
    yield "Red lines", f"{len(trace.red_lines)} of {', '.join(trace.settings.labs) or 'all labs'}"
    asked = " (asked for)" if trace.settings.as_of else ""
    yield "Catalogue", f"as of {trace.catalogue.as_of}{asked}, digest {trace.catalogue.digest[:16]}"
    if trace.catalogue.added:
        yield "Beside it", ", ".join(trace.catalogue.added)
    yield "Encoder", f"{trace.encoder.name}, digest {trace.encoder.digest[:16]}"
    yield "Tracer", __version__


def _clause(clause: Clause, reading: Reading) -> ClauseView:
    said = f"{reading.force} · {reading.bearer} · {', '.join(reading.topics)}"
    if reading.enforcement != "none":
        said += f" · {words_of_theme(reading.enforcement)}"
    return ClauseView(
        clause.citation,
        clause.page,
        clause.heading or "",
        clause.lead_in,
        tuple(_pieces(clause.text, reading)),
        said,
    )


def _pieces(text: str, reading: Reading) -> Iterator[Piece]:
    """Cut a clause's words where qualifiers begin and end; of two that overlap the first is shown."""
    at = 0
    for qualifier in reading.qualifiers:
        if qualifier.span is None or qualifier.span.start < at:
            continue
        yield Piece(text[at : qualifier.span.start], "")
        yield Piece(qualifier.span.of(text), qualifier.kind.value)
        at = qualifier.span.end
    yield Piece(text[at:], "")


def _verdict(verdict: Verdict) -> VerdictView:
    mark = "silent" if verdict.mark is Mark.NOT_APPLICABLE else verdict.mark.value
    return VerdictView(STANCES[verdict.stance], verdict.stance.value, words_of_mark(verdict), mark)


def _theme(theme: str, verdict: Verdict, clauses: dict[str, ClauseView]) -> ThemeView:
    shown = tuple(clauses[clause] for clause in verdict.clauses)
    return ThemeView(words_of_theme(theme), _verdict(verdict), shown)


def _row(
    row: Row,
    line: RedLine | None,
    clauses: dict[str, ClauseView],
    controls: dict[str, Control],
    prefix: str,
) -> RowView:
    return RowView(
        f"{prefix}row-{row.red_line}" if line else "",
        row.red_line or "No red line",
        words_of_rule(line) if line else "",
        row.lab or "",
        ", ".join(map(words_of_theme, row.themes)),
        line.qualifiers if line else (),
        line.citation.short if line else "",
        line.citation.document_kind if line else "",
        _link(line.citation.url if line else None),
        line.citation.confidence if line else "",
        _verdict(row.verdict),
        tuple((gap.value, gap.description) for gap in row.gaps),
        tuple(clauses[clause] for clause in row.verdict.clauses),
        tuple(_control(controls[b.control], b.applies.value, b.why) for b in row.controls),
        row.why,
    )


def _control(control: Control, applies: str, why: str) -> ControlView:
    return ControlView(
        control.id,
        control.text,
        applies.replace("_", " "),
        why,
        control.citation.short,
        _link(control.citation.url),
    )


def _link(url: str | None) -> str:
    """Return a web address, or nothing: no other scheme becomes a link."""
    return url if url and url.startswith("https://") else ""
