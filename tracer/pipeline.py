"""The whole flow on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.clauses.extract import extract_clauses
from tracer.documents.read import read_document
from tracer.domain.settings import Settings
from tracer.domain.trace import Trace
from tracer.findings import find_problems
from tracer.governance.load import load_catalogue, resolve_labs
from tracer.matching.encoder import encoder_id, load_encoder
from tracer.matching.match import match_clauses
from tracer.matrix.build import build_matrix
from tracer.readings.read import read_clauses

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tracer.matching.encoder import Encoder


def trace(
    path: Path | str,
    *,
    labs: Iterable[str] = (),
    settings: Settings | None = None,
    encoder: Encoder | None = None,
) -> Trace:
    """Follow every clause of an agreement to the red lines that answer it.

    Args:
        path: the agreement, a PDF.
        labs: whose red lines; none for all. Names as people say them, in any letter case.
        settings: the other knobs; `labs`, where given, goes before its own.
        encoder: another encoder than the shipped one.

    Raises:
        UnreadableDocument: the file cannot be read.
        UnknownLab: no red lines for one of the labs.
        MissingModel: the encoder is not installed.
    """
    catalogue = load_catalogue()
    settings = settings or Settings()
    chosen = resolve_labs(tuple(labs) or settings.labs, catalogue)
    settings = Settings(chosen, settings.clauses_per_target, settings.least_dense, settings.near_dense)
    document = read_document(path)
    clauses = extract_clauses(document)
    readings = read_clauses(clauses)
    relevant = [pair for pair in zip(clauses, readings, strict=True) if pair[1].is_relevant]
    red_lines, controls = catalogue.red_lines_of(chosen), catalogue.controls_of(chosen)
    # Without a relevant clause nothing is encoded: only the encoder's name is on the record.
    used = encoder or (load_encoder() if relevant else None)
    links = match_clauses(relevant, red_lines, controls, used, settings) if used else ()
    matrix = build_matrix(relevant, links, catalogue, labs=chosen, fully_read=not document.unread_pages)
    return Trace(
        document,
        clauses,
        readings,
        links,
        matrix,
        tuple(find_problems(document, relevant)),
        catalogue,
        used.id if used else encoder_id(),
        settings,
    )
