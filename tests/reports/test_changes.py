"""What changed, as table, Markdown and JSON: document text stays text."""

from __future__ import annotations

import json

from tests.specs.versions import Said, spec
from tracer.domain.vocabulary import Theme
from tracer.reports.changes_json import comparison_to_dict
from tracer.reports.changes_view import (
    change_lines,
    comparison_to_markdown,
    head_line,
    tally_line,
    theme_lines,
)
from tracer.reports.terminal import changes_view, plain_text
from tracer.reports.trace_json import to_json
from tracer.specs.compare import compare

SPYING = "Do not use the models for mass surveillance."
TRACKING = "Do not track individuals."
MARKUP = "Do not track <b>individuals</b> with [red]apps[/red] | `code` *now* [x](https://evil.example)."
COMPARISON = compare(
    spec(SPYING, TRACKING, name="acme-2024"),
    spec("Do not track individuals without their consent.", name="acme-2025"),
)


def test_the_lines_of_the_table() -> None:
    """Kind, force, themes, place and words, the gravest first."""
    removed, weakened = change_lines(COMPARISON)
    assert (removed.kind, removed.force, removed.themes) == ("removed", "prohibits", "mass surveillance")
    assert (removed.before, removed.after) == (SPYING, "–")
    assert weakened.where == "Prohibited uses > 2 → Prohibited uses > 1"


def test_the_lines_of_the_summary() -> None:
    """A theme whose last ban went is named."""
    lines = {line.theme: line for line in theme_lines(COMPARISON)}
    assert (lines["mass surveillance"].bans, lines["mass surveillance"].net) == (
        "1 → 0",
        "no longer prohibited",
    )
    assert (lines["tracking individuals"].changes, lines["tracking individuals"].net) == ("1 weakened", "")


def test_the_heads() -> None:
    """Which versions, and how many changes."""
    assert head_line(COMPARISON) == "acme-2024 → acme-2025"
    counts = "1 removed, 1 weakened; 0 unchanged"
    assert tally_line(COMPARISON) == f"{counts}; no longer prohibited: mass surveillance"
    kept = compare(
        spec("You may not develop weapons.", "You may not build bombs."), spec("You may not build bombs.")
    )
    assert tally_line(kept) == "1 removed; 1 unchanged; every theme still has some ban"
    assert tally_line(compare(spec(SPYING), spec(SPYING))) == "no change; 1 unchanged"


def test_the_table_shows_it_all() -> None:
    """Words, reasons and the summary are there, and markup is text."""
    shown = plain_text(changes_view(compare(spec(MARKUP), spec(SPYING))))
    assert "[red]apps[/red]" in shown
    assert "newly prohibited" in shown


def test_markdown_escapes_document_text() -> None:
    """Neither a link nor a tag nor a cell comes out of a document."""
    markdown = comparison_to_markdown(compare(spec(MARKUP), spec()))
    assert r"\<b\>individuals\</b\>" in markdown
    assert r"\[x\]\(https\://evil\.example\)" in markdown
    assert "## Removed" in markdown
    assert "| tracking individuals | 1 removed | 1 → 0 | no longer prohibited |" in markdown


def test_control_characters_are_not_sent() -> None:
    """A provision cannot colour the screen, nor break a line of Markdown."""
    comparison = compare(spec("Do not track\x1b[31m individuals.\n# Not a heading"), spec())
    shown = comparison_to_markdown(comparison) + plain_text(changes_view(comparison))
    assert "\x1b" not in shown
    assert "\n# Not" not in shown


def test_json_holds_both_sides() -> None:
    """Plain values: what was before, null where nothing is after, and the themes."""
    told = json.loads(to_json(comparison_to_dict(COMPARISON)))
    removed, weakened = told["changes"]
    assert (removed["kind"], removed["after"], removed["before"]["text"]) == ("removed", None, SPYING)
    assert weakened["after"]["qualifiers"] == [{"kind": "consent", "text": "without their consent"}]
    assert told["themes"]["mass_surveillance"] == {
        "prohibiting_before": 1,
        "prohibiting_after": 0,
        "no_longer_prohibited": True,
        "newly_prohibited": False,
        "changes": {"removed": 1},
    }
    assert (told["before"]["relevant"], told["after"]["provisions"], told["unchanged"]) == (2, 1, 0)


def test_a_theme_alone() -> None:
    """Narrowed to a theme, the reports tell of nothing else."""
    narrowed = COMPARISON.on((Theme.TRACKING_INDIVIDUALS,))
    assert [line.kind for line in change_lines(narrowed)] == ["weakened"]
    assert [line.theme for line in theme_lines(narrowed)] == ["tracking individuals"]
    assert tally_line(narrowed).endswith("0 unchanged on all themes")


def test_a_control_is_shown_by_its_topic() -> None:
    """What bears on no theme says what it bears on."""
    kept = Said("We may suspend your account for a violation of this policy.", section="Enforcement")
    (line,) = change_lines(compare(spec(kept), spec()))
    assert "control.suspension" in line.themes
