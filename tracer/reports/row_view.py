"""One row of the catalogue to a table of plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.governance import Effect, RedLine
from tracer.reports.stack_view import Table, cited_in, enforced
from tracer.reports.words import words_of_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracer.domain.catalogue import Catalogue
    from tracer.domain.governance import Control


def row_table(row: RedLine | Control, catalogue: Catalogue) -> Table:
    """Return everything the catalogue knows of one red line or control, field by field."""
    return Table(row.id, ("field", "value"), tuple(_fields(row, catalogue)))


def _fields(row: RedLine | Control, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    cited = row.citation
    yield "lab", row.lab
    yield "says", row.text
    yield "themes", ", ".join(map(words_of_theme, row.themes)) or "none"
    yield from _own_fields(row)
    yield "source", cited_in(cited)
    yield "kind", f"{cited.document_kind}: {cited.document_kind.description}"
    yield "address", cited.url or "none"
    yield "read", f"{cited.read_level.description.removesuffix('.')}: {cited.read_on}"
    yield "confidence", f"{cited.confidence}: {cited.confidence.description}"
    yield "holds", f"from {row.tenure.since or 'a day nobody states'} until {row.tenure.until or 'now'}"
    if row.note:
        yield "note", row.note
    for one in catalogue.authorities:
        if row.id in one.red_lines:
            yield f"cites {one.id}", ", ".join(filter(None, (one.name, one.citation)))
    for dispute in catalogue.contested:
        if row.id in dispute.red_lines:
            yield f"disputed {dispute.id}", dispute.question
            yield from ((f"  {one.holder}", f"{one.reading} ({one.source})") for one in dispute.positions)


def _own_fields(row: RedLine | Control) -> Iterator[tuple[str, str]]:
    if isinstance(row, RedLine):
        yield "force", row.force.value
        yield from (("qualifier", words) for words in row.qualifiers)
        yield from (("authority", words) for words in row.authorities)
        if row.theme_doubt:
            yield "themes fit loosely", row.theme_doubt
        return
    yield "enforcement", enforced(row)
    yield "operated by", words_of_theme(row.operator)
    yield "scope", f"{row.scope}: {row.scope_words}. {row.scope.description}"
    works = row.effect is Effect.SUPPORTS
    yield "status", row.status.value if works else f"its source reports it as {row.effect}"
    yield from (("figure", figure.words) for figure in row.figures)
    yield from (("limitation", words) for words in row.limitations)
    yield "bears on", ", ".join(row.red_lines) or "no red line by the compiler's judgment"
