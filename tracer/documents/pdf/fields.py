"""What is typed into form fields: read where it stands, beside the words that ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.documents.raw import RawLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracer.domain.place import Place


def with_fields(lines: Sequence[RawLine], fields: Iterable[tuple[Place, str]]) -> list[RawLine]:
    """Return the lines with what is typed in, each after the label on its left or the line above it."""
    found = list(lines)
    for place, words in fields:
        beside = [at for at, line in enumerate(found) if _is_label(line.place, place)]
        if beside:
            at = max(beside, key=lambda at: found[at].place.x1)
            base = found[at].base
        else:
            above = [at for at, line in enumerate(found) if line.place.bottom <= place.bottom]
            at = max(above, key=lambda at: found[at].place.bottom, default=-1)
            base = place.bottom
        found.insert(at + 1, RawLine(words, place, base, found[at].size if found else 0.0))
    return found


def _is_label(label: Place, field: Place) -> bool:
    """Return whether a line stands to the left of a field, on its row."""
    middle = (label.top + label.bottom) / 2
    return field.top <= middle <= field.bottom and label.x1 <= field.x0 + 1
