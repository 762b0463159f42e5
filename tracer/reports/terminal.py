"""Values to rich tables: the one door to rich. Document text is put in as plain text, never markup."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from tracer.domain.spec import ChangeKind
from tracer.domain.vocabulary import Gap, Mark, Stance
from tracer.reports.changes_view import change_lines, head_line, tally_line, theme_lines
from tracer.reports.words import (
    STANCES,
    printable,
    tally,
    words_of_choice,
    words_of_mark,
    words_of_rule,
    words_of_theme,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from tracer.domain.finding import Finding
    from tracer.domain.matrix import Verdict
    from tracer.domain.spec import Comparison
    from tracer.domain.trace import Trace
    from tracer.reports.stack_view import Table as WordTable

MARK_STYLES = {
    Mark.TECHNICALLY_ENFORCED: "green",
    Mark.PROCEDURAL: "cyan",
    Mark.CONTRACTUAL: "blue",
    Mark.POLICY_ONLY: "yellow",
    Mark.UNKNOWABLE: "magenta",
}
STANCE_STYLES = {
    Stance.PERMITTED: "red",
    Stance.PERMITTED_CONDITIONAL: "red",
    Stance.PROHIBITED_QUALIFIED: "yellow",
}
CHANGE_STYLES = {
    ChangeKind.REMOVED: "bold red",
    ChangeKind.WEAKENED: "red",
    ChangeKind.ADDED: "green",
    ChangeKind.STRENGTHENED: "green",
}
SAID = 90  # characters of a red line in a table
CITED = 6  # clauses named in one cell
WIDE = 160  # columns of a table written to a file


def stdout_console() -> Console:
    """Return the console for data; colours only on a terminal, none with NO_COLOR."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDE)


def stderr_console(*, quiet: bool = False) -> Console:
    """Return the console for messages."""
    return Console(stderr=True, highlight=False, quiet=quiet)


def trace_view(trace: Trace) -> RenderableType:
    """Return what a person sees of a trace: the document, its themes, the rows with gaps."""
    document = trace.document
    head = Text.assemble(
        (printable(document.name), "bold"),
        f"  {len(document.pages)} pages, {len(trace.clauses)} clauses, {len(trace.relevant)} relevant,"
        f" text from {document.text_source.value}\n",
        (f"SHA-256 {document.digest}", "dim"),
    )
    notes = [finding_line(finding) for finding in trace.findings]
    return Group(head, *notes, "", _themes(trace.matrix.themes), "", _rows(trace), _summary(trace))


def finding_line(finding: Finding) -> Text:
    """Return a finding on one line."""
    style = "bold red" if finding.severity == "error" else "yellow"
    at = f" [{finding.clause}]" if finding.clause else ""
    return Text.assemble((finding.code.value, style), f"{at}: {finding.message}")


def changes_view(comparison: Comparison) -> RenderableType:
    """Return a table of what changed between two versions of a spec, then what became of each theme."""
    head = Text.assemble((head_line(comparison), "bold"), f"\n{tally_line(comparison)}")
    table = _table("change", "force", "themes", "where", "before → after, and why")
    for line in change_lines(comparison):
        words = Text.assemble(f"{line.before}\n→ {line.after}\n", (line.why, "dim"))
        kind = Text(line.kind, CHANGE_STYLES.get(line.kind, "dim"))
        table.add_row(kind, Text(line.force), Text(line.themes), Text(line.where), words)
    themes = _table("theme", "changes", "prohibiting provisions", "")
    for theme in theme_lines(comparison):
        themes.add_row(theme.theme, theme.changes, theme.bans, Text(theme.net, "bold red"))
    return Group(head, "", table, themes)


def clauses_view(trace: Sequence[tuple[str, str, str, str]]) -> RenderableType:
    """Return a table of clauses: where, label, what it was read as, words."""
    return words_view(("page", "clause", "reading", "text"), trace)


def tables_view(tables: Iterable[WordTable], head: str = "") -> RenderableType:
    """Return titled tables of words one below the other, each with its note."""
    parts: list[RenderableType] = [Text(printable(head), "bold"), ""] if head else []
    for words in tables:
        if words.title:
            parts.append(Text(printable(words.title), "bold"))
        if words.rows:
            parts.append(words_view(words.columns, words.rows))
        if words.note:
            parts += [Text(printable(words.note), "dim"), ""]
    return Group(*parts)


def facts_view(facts: Iterable[tuple[str, str]]) -> RenderableType:
    """Return a two-column table of facts."""
    return words_view(("what", "value"), facts)


def words_view(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> RenderableType:
    """Return a table of words, in which only a line end is obeyed."""
    table = _table(*columns)
    for row in rows:
        table.add_row(*(Text("\n".join(map(printable, cell.split("\n")))) for cell in row))
    return table


def _themes(themes: Iterable[tuple[str, Verdict]]) -> Table:
    table = _table("theme", "the agreement says", "backed by", "clauses")
    for theme, verdict in themes:
        table.add_row(words_of_theme(theme), *_cells(verdict))
    return table


def _rows(trace: Trace) -> Table:
    table = _table("red line", "says", "stance", "mark", "clauses", "gaps")
    quiet = {Gap.CONTROL_WITHOUT_CLAUSE, Gap.SCOPE_NOT_SHOWN}
    texts = {red_line.id: words_of_rule(red_line) for red_line in trace.red_lines}
    for row in trace.matrix.rows:
        if row.verdict.stance is Stance.SILENT or not row.red_line:
            continue
        gaps = ", ".join(gap.value for gap in row.gaps if gap not in quiet)
        says = shorten(texts.get(row.red_line, ""), SAID, placeholder=" ...")
        table.add_row(row.red_line, Text(says), *_cells(row.verdict), gaps)
    return table


def _cells(verdict: Verdict) -> tuple[Text, Text, Text]:
    cited = verdict.clauses[:CITED]
    more = f" +{len(verdict.clauses) - CITED}" if len(verdict.clauses) > CITED else ""
    return (
        Text(STANCES[verdict.stance], STANCE_STYLES.get(verdict.stance, "")),
        Text(words_of_mark(verdict), MARK_STYLES.get(verdict.mark, "dim")),
        Text(", ".join(cited) + more),
    )


def _summary(trace: Trace) -> Text:
    rows = [row for row in trace.matrix.rows if row.red_line]
    labs = ", ".join(trace.settings.labs) or "all labs"
    return Text(
        f"\n{len(rows)} red lines of {labs}{words_of_choice(trace)}: {tally(row.verdict for row in rows)}.\n"
        "Published controls count only where their scope is shown to cover this agreement."
        " Red lines the agreement is silent on are in the JSON, CSV and HTML."
    )


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def plain_text(view: RenderableType) -> str:
    """Return what a view shows, as text without colours."""
    console = Console(width=WIDE, highlight=False, color_system=None, force_terminal=False)
    with console.capture() as captured:
        console.print(view)
    return captured.get()
