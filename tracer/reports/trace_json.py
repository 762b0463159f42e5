"""Trace to its JSON form, schema version 1 (DESIGN section 5): ordered, without clocks or paths."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from tracer.version import __version__

if TYPE_CHECKING:
    from tracer.domain.authority import Authority
    from tracer.domain.clause import Clause
    from tracer.domain.document import Document
    from tracer.domain.finding import Finding
    from tracer.domain.link import Link
    from tracer.domain.matrix import Row, Verdict
    from tracer.domain.reading import Qualifier, Reading
    from tracer.domain.span import Span
    from tracer.domain.trace import Trace

    Json = dict[str, object]

SCHEMA_VERSION = 1


def trace_to_dict(trace: Trace) -> Json:
    """Return the trace as plain values, in the order of the schema."""
    pairs = zip(trace.clauses, trace.readings, strict=True)
    return {
        "schema_version": SCHEMA_VERSION,
        "tracer": _run(trace),
        "document": document_to_dict(trace.document),
        "clauses": [clause_to_dict(*pair, laid_out=trace.document.laid_out) for pair in pairs],
        "links": [_link(link) for link in trace.links],
        "matrix": [_row(row) for row in trace.matrix.rows],
        "themes": {theme.value: _verdict(verdict) for theme, verdict in trace.matrix.themes},
        "findings": [finding_to_dict(finding) for finding in trace.findings],
    }


def to_json(value: object) -> str:
    """Return indented JSON text that ends with a newline."""
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def document_to_dict(document: Document) -> Json:
    """Return what was read, without its text."""
    return {
        "name": document.name,
        "sha256": document.digest,
        "kind": document.kind,
        "pages": len(document.pages),
        "text_source": document.text_source.value,
        "quality": {
            "pages_without_text": list(document.unread_pages),
            "doubtful_pages": list(document.doubtful_pages),
            "scanned_pages": [
                {"page": page.number, "confidence": page.confidence, "turned": page.turned}
                for page in document.pages
                if page.confidence is not None
            ],
            "ocr_engine": document.engine or None,
            "printed_page_numbers": {
                str(page.number): page.printed for page in document.pages if page.printed is not None
            },
            "characters": len(document.text),
            "running_lines_set_aside": len(document.furniture),
        },
    }


def clause_to_dict(clause: Clause, reading: Reading, *, laid_out: bool = True) -> Json:
    """Return a clause with its reading; its boxes only where the document is laid out in pages."""
    places = clause.places if laid_out else ()
    return {
        "id": clause.id,
        "label": clause.label,
        "path": list(clause.path),
        "heading": clause.heading,
        "page": clause.page,
        "end_page": clause.end_page,
        "boxes": [{"page": p.page, "x0": p.x0, "top": p.top, "x1": p.x1, "bottom": p.bottom} for p in places],
        "text": clause.text,
        "topics": [topic.value for topic in reading.topics],
        "force": reading.force.value,
        "bearer": reading.bearer.value,
        "qualifiers": [qualifier_to_dict(qualifier, clause.text) for qualifier in reading.qualifiers],
        "authorities": list(dict.fromkeys(one.text for one in reading.authorities)),
        "citations": [_citation(authority) for authority in reading.authorities],
        "enforcement": reading.enforcement.value,
        "confidence": reading.confidence,
        "references": [
            {"text": one.text, "start": one.span.start, "end": one.span.end, "target": one.target}
            for one in reading.references
        ],
    }


def _citation(authority: Authority) -> Json:
    return {
        "text": authority.text,
        "name": authority.name,
        "pinpoint": authority.pinpoint,
        "kind": authority.kind.value,
        "start": authority.span.start,
        "end": authority.span.end,
    }


def qualifier_to_dict(qualifier: Qualifier, text: str) -> Json:
    """Return a qualifier; `excepts` only where it carves something out, of whatever kind it is."""
    told: Json = {"kind": qualifier.kind.value, "text": qualifier.text, **_ends(qualifier.span)}
    carved = qualifier.excepts
    if carved is not None:
        norm = carved.norm and {"text": carved.norm.of(text), **_ends(carved.norm)}
        told["excepts"] = {"text": carved.text, **_ends(carved.span), "norm": norm}
    return told


def _ends(span: Span | None) -> Json:
    return {"start": span.start if span else None, "end": span.end if span else None}


def finding_to_dict(finding: Finding) -> Json:
    """Return a finding."""
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "clause": finding.clause,
        "page": finding.page,
        "detail": list(finding.detail),
    }


def _run(trace: Trace) -> Json:
    settings = trace.settings
    return {
        "version": __version__,
        "corpora": {
            "digest": trace.catalogue.digest,
            "as_of": trace.catalogue.as_of,
            "added": list(trace.catalogue.added),
        },
        "encoder": {"name": trace.encoder.name, "digest": trace.encoder.digest},
        "settings": {
            "labs": list(settings.labs),
            "as_of": settings.as_of,
            "clauses_per_target": settings.clauses_per_target,
            "least_dense": settings.least_dense,
            "near_dense": settings.near_dense,
        },
        "sources": dict(sorted(_grades(trace).items())),
    }


def _grades(trace: Trace) -> Counter[str]:
    """Return how many of the red lines come from each kind of source."""
    return Counter(row.citation.document_kind.value for row in trace.red_lines)


def _link(link: Link) -> Json:
    return {
        "clause": link.clause,
        "target": link.target,
        "target_kind": link.target_kind,
        "scores": {"dense": link.scores.dense, "lexical": link.scores.lexical},
        "relation": link.relation.value,
        "why": link.why,
    }


def _verdict(verdict: Verdict) -> Json:
    return {
        "stance": verdict.stance.value,
        "mark": verdict.mark.value,
        "enforcement": verdict.enforcement.value,
        "clauses": list(verdict.clauses),
    }


def _row(row: Row) -> Json:
    return {
        "red_line": row.red_line,
        "lab": row.lab,
        "themes": [theme.value for theme in row.themes],
        **_verdict(row.verdict),
        "controls": [
            {"id": backing.control, "applies": backing.applies.value, "why": backing.why}
            for backing in row.controls
        ],
        "gaps": [gap.value for gap in row.gaps],
        "why": row.why,
    }
