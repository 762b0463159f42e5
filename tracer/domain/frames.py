"""Records to pandas tables: the one door to pandas, opened only for who asks for a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.stack import stack_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from tracer.domain.catalogue import Catalogue
    from tracer.domain.governance import Control
    from tracer.domain.provenance import Citation, Source
    from tracer.domain.stack import Stack

CITED = ("document", "kind", "date", "read_level", "confidence", "url")
RED_LINES = ("id", "lab", "themes", "force", "text", "since", "until", "backed_by", "enforcement", *CITED)
CONTROLS = (
    "id",
    "lab",
    "themes",
    "enforcement",
    "scope",
    "reaches_customers",
    "status",
    "effect",
    "text",
    *CITED,
)
SOURCES = ("id", "lab", "document", "kind", "date", "until", "read_level", "checked", "url")
ANSWERS = ("lab", "question", "for_customers", "for_the_lab")


def frame(columns: Sequence[str], records: Iterable[tuple[object, ...]]) -> pd.DataFrame:
    """Return records as a DataFrame with these columns."""
    from pandas import DataFrame

    return DataFrame.from_records(list(records), columns=list(columns))


def catalogue_frames(catalogue: Catalogue) -> dict[str, pd.DataFrame]:
    """Return a catalogue as tables: `red_lines`, `controls`, `sources` and `answers`.

    Several values of one cell are a tuple. `backed_by` and `enforcement` of a red line are the published
    safeguards behind it and the strongest one's kind, "none" for words alone; `answers` says how many
    controls answer each question on monitoring, for what customers use and for the lab itself.
    """
    stacks = [stack_of(lab, catalogue) for lab in catalogue.labs]
    return {
        "red_lines": frame(RED_LINES, (record for stack in stacks for record in _red_lines(stack))),
        "controls": frame(CONTROLS, map(_control, catalogue.controls)),
        "sources": frame(SOURCES, map(_source, catalogue.sources)),
        "answers": frame(
            ANSWERS,
            (
                (stack.lab, answer.question.value, len(answer.for_customers), len(answer.at_home))
                for stack in stacks
                for answer in stack.answers
            ),
        ),
    }


def _source(row: Source) -> tuple[object, ...]:
    return (
        row.id,
        row.lab,
        row.document,
        row.kind.value,
        row.date,
        row.until,
        row.read_level.value,
        row.checked,
        row.url,
    )


def _red_lines(stack: Stack) -> Iterable[tuple[object, ...]]:
    for row in stack.red_lines:
        backing = stack.backing_of(row)
        yield (
            row.id,
            row.lab,
            tuple(theme.value for theme in row.themes),
            row.force.value,
            row.text,
            row.tenure.since,
            row.tenure.until,
            tuple(one.id for one in backing),
            backing[0].enforcement.value if backing else "none",
            *_cited(row.citation),
        )


def _control(row: Control) -> tuple[object, ...]:
    return (
        row.id,
        row.lab,
        tuple(theme.value for theme in row.themes),
        row.enforcement.value,
        row.scope.value,
        row.scope.reaches_customers,
        row.status.value,
        row.effect.value,
        row.text,
        *_cited(row.citation),
    )


def _cited(citation: Citation) -> tuple[object, ...]:
    return (
        citation.document,
        citation.document_kind.value,
        citation.date,
        citation.read_level.value,
        citation.confidence.value,
        citation.url,
    )
