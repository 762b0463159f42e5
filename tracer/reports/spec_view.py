"""What a person or a script is told of an imported spec, as plain values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Force, Theme
from tracer.reports.words import words_of_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.domain.spec import Spec

NO_THEME = "controls and purposes"
"""Where a provision bears on a topic that no theme stands for."""
LISTED = ("name", "lab", "date", "kind", "title", "sections", "provisions", "relevant")

_ROWS: tuple[Theme | None, ...] = (*Theme, None)


def spec_facts(spec: Spec) -> list[tuple[str, str]]:
    """Return what is to be known of a spec, a pair of words and value each."""
    levels = [f"{count} {level}" for level, count in spec.levels]
    stated = f", of which state an authority: {', '.join(levels)}" if levels else ""
    return [
        ("name", spec.name),
        ("lab", spec.lab),
        ("title", spec.title),
        ("kind", spec.kind),
        (
            "date",
            f"{spec.date} (from the {spec.dated_by})" if spec.date else "none found; give it with --date",
        ),
        ("sections", f"{len(spec.sections)}{stated}"),
        ("provisions", f"{len(spec.provisions)}, {len(spec.relevant)} relevant"),
    ]


def theme_columns() -> tuple[str, ...]:
    """Return the columns of `theme_rows`."""
    return ("theme", *(force.value for force in Force))


def theme_rows(spec: Spec) -> list[tuple[str, ...]]:
    """Return how many relevant provisions there are by theme and force; themes without one are left out."""
    counts = _counts(spec)
    rows = []
    for theme in _ROWS:
        numbers = [counts[theme, force] for force in Force]
        if any(numbers):
            name = words_of_theme(theme) if theme else NO_THEME
            rows.append((name, *(str(number or "–") for number in numbers)))
    return rows


def spec_to_summary(spec: Spec) -> dict[str, object]:
    """Return a spec without its words, for a script."""
    counts = _counts(spec)
    return {
        "name": spec.name,
        "lab": spec.lab,
        "title": spec.title,
        "kind": spec.kind,
        "date": spec.date,
        "dated_by": spec.dated_by,
        "file": spec.file,
        "digest": spec.digest,
        "sections": len(spec.sections),
        "levels": dict(spec.levels),
        "provisions": len(spec.provisions),
        "relevant": len(spec.relevant),
        "themes": [
            {"theme": theme, "force": force, "provisions": counts[theme, force]}
            for theme in _ROWS
            for force in Force
            if counts[theme, force]
        ],
    }


def list_rows(specs: Sequence[Spec]) -> list[tuple[str, ...]]:
    """Return a row of `LISTED` for each spec."""
    return [
        (
            spec.name,
            spec.lab,
            spec.date or "–",
            spec.kind,
            spec.title,
            *map(str, (len(spec.sections), len(spec.provisions), len(spec.relevant))),
        )
        for spec in specs
    ]


def _counts(spec: Spec) -> Counter[tuple[Theme | None, Force]]:
    return Counter(
        (theme, provision.force) for provision in spec.relevant for theme in provision.themes or (None,)
    )
