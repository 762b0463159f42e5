"""The whole flow on one screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracer.clauses.extract import extract_clauses
from tracer.documents.read import read_document, read_source
from tracer.documents.source import Source
from tracer.domain.settings import Intake, Settings
from tracer.domain.trace import Trace
from tracer.findings import find_problems
from tracer.governance.load import load_catalogue, resolve_labs
from tracer.matching.encoder import encoder_id, load_encoder
from tracer.matching.match import match_clauses
from tracer.matrix.build import build_matrix
from tracer.readings.read import read_clauses
from tracer.readings.terms.find import find_terms

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tracer.domain.catalogue import Catalogue
    from tracer.domain.document import Document
    from tracer.matching.encoder import Encoder


def trace(
    agreement: Path | str | Source,
    *,
    labs: Iterable[str] = (),
    catalogue: Catalogue | None = None,
    settings: Settings | None = None,
    encoder: Encoder | None = None,
    intake: Intake | None = None,
) -> Trace:
    """Follow every clause of an agreement to the red lines that answer it.

    Args:
        agreement: a PDF, scan, Word, HTML, Markdown or text file, or its bytes as a `Source`.
        labs: whose red lines; none for all. Names as people say them, in any letter case.
        catalogue: another one than the shipped one, such as one with an in-house playbook.
        settings: the other knobs; `labs`, where given, goes before its own.
        encoder: another encoder than the shipped one.
        intake: how the file is read: its password, what reads scans, the limits.

    Raises:
        UnreadableDocument: the file cannot be read.
        UnknownLab: no red lines for one of the labs.
        MissingModel: the encoder is not installed.
    """
    settings = settings or Settings()
    catalogue = catalogue or load_catalogue()
    # Before the file is read, so that a typing error costs no time.
    settings = replace(settings, labs=resolve_labs(tuple(labs) or settings.labs, catalogue))
    intake = intake or Intake()
    if isinstance(agreement, Source):
        document = read_source(agreement, intake)
    else:
        document = read_document(agreement, intake)
    return trace_document(document, catalogue=catalogue, settings=settings, encoder=encoder)


def trace_document(
    document: Document,
    *,
    catalogue: Catalogue | None = None,
    settings: Settings | None = None,
    encoder: Encoder | None = None,
) -> Trace:
    """Follow every clause of a document that was read to the red lines that answer it.

    Raises:
        UnknownLab: no red lines for one of the labs of the settings.
        MissingModel: the encoder is not installed.
    """
    catalogue = catalogue or load_catalogue()
    settings = settings or Settings()
    settings = replace(settings, labs=resolve_labs(settings.labs, catalogue))
    catalogue = catalogue.on(settings.as_of)
    clauses = extract_clauses(document)
    terms = find_terms(clauses, document.text)
    readings = read_clauses(clauses, terms)
    relevant = [pair for pair in zip(clauses, readings, strict=True) if pair[1].is_relevant]
    red_lines, controls = catalogue.red_lines_of(settings.labs), catalogue.controls_of(settings.labs)
    # Without a relevant clause nothing is encoded: only the encoder's name is on the record.
    used = encoder or (load_encoder() if relevant else None)
    links = match_clauses(relevant, red_lines, controls, used, settings) if used else ()
    matrix = build_matrix(relevant, links, catalogue, labs=settings.labs, fully_read=document.is_fully_read)
    return Trace(
        document,
        clauses,
        readings,
        links,
        matrix,
        tuple(find_problems(document, relevant, terms.flaws)),
        catalogue,
        used.id if used else encoder_id(),
        settings,
    )
