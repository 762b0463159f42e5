"""What a terminal shows: text of documents as text, colours only where they are wanted."""

from __future__ import annotations

import re

import pytest

from tests.builders import catalogue, document, finding, matrix, red_line, row, trace, verdict
from tests.samples import sample_trace
from tracer.domain.finding import Code
from tracer.domain.vocabulary import Gap, Stance, Theme
from tracer.reports.terminal import (
    clauses_view,
    facts_view,
    finding_line,
    plain_text,
    stdout_console,
    trace_view,
)

COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7])(?:;\d+)*m")
MARKUP = "[red]not red[/red] [link=https://evil.example]x[/link] [/] :smile:"
ESCAPES = "a\x1b[31mred\x1b]8;;https://evil.example\x07b\x9b2Jc.pdf"


@pytest.mark.parametrize("words", ["[red]x[/red]", "[/]", "[bold]", ":smile:", "[link=https://e.example]x"])
def test_markup_in_a_file_name_stays_text(words: str) -> None:
    """What looks like rich's markup is what the name says."""
    assert words in plain_text(trace_view(trace(document=document("x", name=words))))


def test_markup_in_a_clause_stays_text() -> None:
    """The words of a clause are shown as printed."""
    assert MARKUP in plain_text(clauses_view([("1", "[b]1[/b]", "permits", MARKUP)]))


def test_markup_in_a_finding_stays_text() -> None:
    """A message that quotes a document is shown as it is."""
    assert finding_line(finding(message=MARKUP)).plain == f"no-relevant-clause: {MARKUP}"


def test_markup_in_a_fact_stays_text() -> None:
    """A version or path is shown as it is."""
    assert MARKUP in plain_text(facts_view([("encoder", MARKUP)]))


def test_escapes_in_a_file_name_are_not_sent() -> None:
    """A name cannot colour the screen, clear it or hide a link in it."""
    shown = plain_text(trace_view(trace(document=document("x", name=ESCAPES))))

    assert [sign for sign in ("\x1b", "\x07", "\x9b") if sign in shown] == []


@pytest.mark.parametrize(("no_color", "coloured"), [(None, True), ("1", False)])
def test_no_color_is_kept(monkeypatch: pytest.MonkeyPatch, no_color: str | None, *, coloured: bool) -> None:
    """Colours on a terminal, and none where NO_COLOR is set (no-color.org)."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    console = stdout_console()
    with console.capture() as captured:
        console.print(trace_view(trace()))

    assert bool(COLOUR.search(captured.get())) is coloured


def test_plain_text_has_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table written to a file holds text alone, on a terminal too."""
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert "\x1b" not in plain_text(trace_view(sample_trace()))


def test_trace_names_every_theme() -> None:
    """What the document alone says is shown for all themes."""
    shown = plain_text(trace_view(sample_trace()))

    assert [theme for theme in Theme if theme.replace("_", " ") not in shown] == []


def test_silent_rows_are_counted_and_not_listed() -> None:
    """A reader sees the rows with something in them and how many have nothing."""
    silent = row("ACME-2", verdict=verdict(Stance.SILENT))
    lines = catalogue(red_line(), red_line(id="ACME-2"))

    shown = plain_text(trace_view(trace(matrix=matrix(row(), silent), catalogue=lines)))

    assert ("ACME-RL-1" in shown, "ACME-2" in shown) == (True, False)
    assert "2 red lines of all labs: 1 policy-only, 1 silent." in shown


def test_findings_are_shown() -> None:
    """What limits the result stands in the table."""
    shown = plain_text(trace_view(trace(findings=(finding(Code.NO_TEXT_LAYER, message="page 2 of 3"),))))

    assert "no-text-layer: page 2 of 3" in shown


def test_gaps_of_a_row_are_shown() -> None:
    """A row says what stands between the line and the agreement."""
    shown = plain_text(trace_view(trace(matrix=matrix(row(gaps=(Gap.CONFLICT, Gap.POLICY_ONLY))))))

    assert "conflict, policy-only" in shown


@pytest.mark.parametrize(("count", "expected"), [(6, "6"), (7, "6 +1"), (30, "6 +24")])
def test_many_clauses_are_cut_with_a_count(count: int, expected: str) -> None:
    """No cell hides that more clauses speak to a red line."""
    cited = tuple(str(at) for at in range(1, count + 1))

    shown = plain_text(trace_view(trace(matrix=matrix(row(verdict=verdict(clauses=cited))))))

    assert f"1, 2, 3, 4, 5, {expected} " in shown
