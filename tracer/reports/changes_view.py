"""What a person is shown of a comparison, already in words: lines of a table, a summary, Markdown."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from tracer.domain.spec import ChangeKind
from tracer.reports.words import printable, words_of_theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracer.domain.spec import Change, Comparison, Provision, Spec, ThemeSummary

SAID = 160  # characters of a provision in a table
NOTHING = "–"
ARROW = " → "
# What Markdown or the HTML in it would obey.
MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>&~$@:.-])")


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change as the table shows it; all of it is printable."""

    kind: ChangeKind
    force: str
    themes: str
    where: str
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """What became of a theme as the table shows it."""

    theme: str
    changes: str
    bans: str
    net: str


def change_lines(comparison: Comparison, most: int | None = SAID) -> tuple[ChangeLine, ...]:
    """Return the changes in words, each side cut to `most` characters, or whole."""
    return tuple(_line(change, most) for change in comparison.changes)


def theme_lines(comparison: Comparison) -> tuple[ThemeLine, ...]:
    """Return the summary by theme in words."""
    return tuple(
        ThemeLine(
            words_of_theme(one.theme),
            _counted(one.kinds) or NOTHING,
            f"{one.bans_before}{ARROW}{one.bans_after}",
            _net(one),
        )
        for one in comparison.by_theme
    )


def head_line(comparison: Comparison) -> str:
    """Return which versions were compared."""
    return printable(f"{_named(comparison.before)}{ARROW}{_named(comparison.after)}")


def tally_line(comparison: Comparison) -> str:
    """Return the counts of the changes: "1 removed, 2 added; 29 unchanged".

    Where a provision was removed it says which themes lost their last ban: to go is not yet to be allowed.
    """
    counts = Counter(change.kind for change in comparison.changes)
    changed = _counted((kind, counts[kind]) for kind in ChangeKind if counts[kind]) or "no change"
    on_all = " on all themes" if comparison.themes else ""
    lost = [words_of_theme(one.theme) for one in comparison.by_theme if one.is_no_longer_prohibited]
    bans = ""
    if counts[ChangeKind.REMOVED]:
        bans = f"; no longer prohibited: {', '.join(lost)}" if lost else "; every theme still has some ban"
    return f"{changed}; {comparison.unchanged} unchanged{on_all}{bans}"


def comparison_to_markdown(comparison: Comparison) -> str:
    """Return the comparison as Markdown that shows document text as text."""
    return "\n".join(_markdown(comparison)) + "\n"


def _markdown(comparison: Comparison) -> Iterator[str]:
    yield f"# {_escaped(head_line(comparison))}"
    yield f"\n{tally_line(comparison)}."
    told: set[ChangeKind] = set()
    for line in change_lines(comparison, most=None):
        if line.kind not in told:
            told.add(line.kind)
            yield f"\n## {line.kind.capitalize()}"
        yield f"\n- **{_escaped(line.where)}** ({_escaped(f'{line.force}; {line.themes}')})"
        yield f"  - Before: {_escaped(line.before)}"
        yield f"  - After: {_escaped(line.after)}"
        yield f"  - {_escaped(line.why)}"
    yield "\n## By theme\n\n| theme | changes | prohibiting provisions | |\n| --- | --- | --- | --- |"
    for theme in theme_lines(comparison):
        yield f"| {theme.theme} | {theme.changes} | {theme.bans} | {theme.net} |"


def _line(change: Change, most: int | None) -> ChangeLine:
    sides = [side for side in (change.before, change.after) if side]
    return ChangeLine(
        change.kind,
        _both(str(side.force) for side in sides),
        ", ".join(map(words_of_theme, change.themes)) or _topics(sides),
        printable(_both(map(_where, sides))),
        _words(change.before, most),
        _words(change.after, most),
        printable(change.why),
    )


def _topics(sides: Iterable[Provision]) -> str:
    """Return the topics of what bears on no theme: controls and permitted purposes."""
    topics = dict.fromkeys(topic for side in sides for topic in side.topics)
    return ", ".join(words_of_theme(topic) for topic in topics) or NOTHING


def _both(words: Iterable[str]) -> str:
    return ARROW.join(dict.fromkeys(words))


def _where(provision: Provision) -> str:
    """Return its heading and its number in the section."""
    return " > ".join((*provision.path[-1:], provision.id.rpartition(".")[2]))


def _words(provision: Provision | None, most: int | None) -> str:
    if provision is None:
        return NOTHING
    text = " ".join(printable(provision.text).split())
    return shorten(text, most, placeholder=" …") if most else text


def _named(spec: Spec) -> str:
    return f"{spec.name} ({spec.date})" if spec.date and spec.date not in spec.name else spec.name


def _counted(kinds: Iterable[tuple[ChangeKind, int]]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in kinds)


def _net(summary: ThemeSummary) -> str:
    if summary.is_no_longer_prohibited:
        return "no longer prohibited"
    return "newly prohibited" if summary.is_newly_prohibited else ""


def _escaped(text: str) -> str:
    return MARKUP.sub(r"\\\1", " ".join(text.split()))
