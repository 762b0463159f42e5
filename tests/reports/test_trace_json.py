"""The trace JSON keeps its schema, its order, and holds nothing of the machine it was made on."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

import tracer
from tests.builders import (
    catalogue,
    clause,
    document,
    finding,
    make_pdf,
    matrix,
    qualifier,
    reading,
    red_line,
    reference,
    row,
    trace,
    verdict,
)
from tests.encoders import FakeEncoder
from tests.samples import SAMPLE, sample_trace
from tracer.domain.document import TextSource
from tracer.domain.finding import Code, Severity
from tracer.domain.vocabulary import (
    Applies,
    Bearer,
    Enforcement,
    Force,
    Gap,
    Mark,
    QualifierKind,
    Relation,
    Stance,
    Theme,
    Topic,
)
from tracer.reports import trace_json
from tracer.reports.trace_json import clause_to_dict, to_json, trace_to_dict

if TYPE_CHECKING:
    from tracer.domain.trace import Trace

SCHEMA = json.loads(Path(trace_json.__file__).with_name("trace.schema.json").read_text("utf-8"))
SILENT = verdict(Stance.SILENT)


def problems(made: Trace) -> list[str]:
    """Return what the schema finds wrong with a trace's JSON."""
    content = json.loads(to_json(trace_to_dict(made)))
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(content)]


def enums(schema: object) -> set[frozenset[str]]:
    """Return every closed list of words in a schema."""
    if isinstance(schema, list):
        return set().union(*map(enums, schema))
    if not isinstance(schema, dict):
        return set()
    own = {frozenset(schema["enum"])} if "enum" in schema else set()
    return own.union(*map(enums, schema.values()))


def test_schema_is_a_schema() -> None:
    """The schema itself is valid JSON Schema."""
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["properties"]["schema_version"] == {"const": trace_json.SCHEMA_VERSION}


def test_sample_keeps_the_schema() -> None:
    """A real agreement against all labs."""
    assert problems(sample_trace()) == []


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="one clause"),
        pytest.param({"clauses": (), "readings": (), "links": ()}, id="nothing found"),
        pytest.param({"matrix": matrix(row(None, lab=None))}, id="a row without red line"),
        pytest.param(
            {"matrix": matrix(row(verdict=SILENT), themes=[(Theme.CIVIL_RIGHTS, SILENT)])}, id="silent"
        ),
        pytest.param({"readings": (reading(Topic.MASS, qualifiers=(qualifier(),)),)}, id="handed down"),
        pytest.param({"document": document("x", unread=(2,))}, id="a page not read"),
        pytest.param({"findings": (finding(), finding(Code.NO_TEXT_LAYER, page=3))}, id="findings"),
        pytest.param({"catalogue": catalogue(red_line(), red_line(id="ACME-2"))}, id="two red lines"),
    ],
)
def test_made_traces_keep_the_schema(changes: dict[str, object]) -> None:
    """Every optional part present and absent."""
    whole = {"themes": [(theme, SILENT) for theme in Theme]}
    changes = {"matrix": matrix(**whole), **changes}

    assert [
        problem for problem in problems(trace(**changes)) if "is a required property" not in problem
    ] == []


def test_scan_keeps_the_schema(tmp_path: Path) -> None:
    """A document without any text still has a whole trace."""
    scan = tracer.trace(make_pdf([[]], tmp_path / "scan.pdf"), encoder=FakeEncoder())

    assert problems(scan) == []


def test_unknown_word_breaks_the_schema() -> None:
    """The schema is closed: what is not in the vocabulary does not pass."""
    content = json.loads(to_json(trace_to_dict(sample_trace())))
    content["matrix"][0]["stance"] = "forbidden"
    content["clock"] = "12:00"

    assert len(list(Draft202012Validator(SCHEMA).iter_errors(content))) == 2


@pytest.mark.parametrize(
    "words",
    [
        Applies,
        Bearer,
        Enforcement,
        Force,
        Gap,
        Mark,
        QualifierKind,
        Relation,
        Severity,
        Stance,
        TextSource,
        Theme,
        Topic,
    ],
    ids=lambda words: words.__name__,
)
def test_schema_lists_the_vocabulary(words: type[Stance]) -> None:
    """Each closed vocabulary stands in the schema word for word."""
    themes = frozenset(SCHEMA["properties"]["themes"]["properties"])

    assert frozenset(word.value for word in words) in enums(SCHEMA) | {themes}


def test_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither the folder nor the time of a copy shows in the JSON."""
    texts = []
    for folder in ("one", "two"):
        copy = tmp_path / folder / SAMPLE.name
        copy.parent.mkdir()
        shutil.copyfile(SAMPLE, copy)
        texts.append(to_json(trace_to_dict(tracer.trace(copy, encoder=FakeEncoder()))))

    assert texts[0] == texts[1] == to_json(trace_to_dict(sample_trace()))


def test_no_absolute_path(tmp_path: Path) -> None:
    """Nothing says where a document lay or where the package is installed."""
    path = make_pdf([["The Customer shall not use the System for mass surveillance."]], tmp_path / "a.pdf")

    text = to_json(trace_to_dict(tracer.trace(path, encoder=FakeEncoder())))

    assert [home for home in (str(tmp_path), str(Path.home()), str(SAMPLE.parents[2])) if home in text] == []


def test_no_clock() -> None:
    """The only date is the catalogue's own."""
    made = trace()

    assert re.findall(r"\d{4}-\d\d-\d\d|\d\d:\d\d", to_json(trace_to_dict(made))) == [made.catalogue.as_of]


def test_references_resolve() -> None:
    """Every clause that a link, row, theme or finding names is one of the document's."""
    made = sample_trace()
    named = [link.clause for link in made.links]
    named += [clause for row in made.matrix.rows for clause in row.verdict.clauses]
    named += [clause for _, verdict in made.matrix.themes for clause in verdict.clauses]
    named += [finding.clause for finding in made.findings if finding.clause]
    named += [one.target for reading in made.readings for one in reading.references if one.target]
    known = [clause.id for clause in made.clauses]

    assert set(named) - set(known) == set()
    assert len(known) == len(set(known))


def test_qualifier_offsets_select_its_text() -> None:
    """A reader of the JSON can mark the words that narrow a clause."""
    found = [
        (qualifier.text, qualifier.span.of(clause.text))
        for clause, reading in sample_trace().relevant
        for qualifier in reading.qualifiers
        if qualifier.span
    ]

    assert found
    assert [pair for pair in found if pair[0] != pair[1]] == []


def test_handed_down_qualifier_has_no_offsets() -> None:
    """Words that stand in the lead-in are not looked for in the item."""
    made = clause_to_dict(clause(), reading(Topic.MASS, qualifiers=(qualifier("knowingly"),)))

    assert made["qualifiers"] == [{"kind": "intent", "text": "knowingly", "start": None, "end": None}]


def test_reference_offsets_select_its_text() -> None:
    """A reader of the JSON can mark the words that point, of clauses on any topic or none."""
    made = sample_trace()
    found = [
        (one.text, one.span.of(clause.text))
        for clause, reading in zip(made.clauses, made.readings, strict=True)
        for one in reading.references
    ]

    assert found
    assert [pair for pair in found if pair[0] != pair[1]] == []


def test_reference_without_target_is_null() -> None:
    """A place that does not stand in the document is still told."""
    made = clause_to_dict(clause(), reading(references=(reference("9"), reference("4.2", target="4.2"))))

    assert made["references"] == [
        {"text": "Section 9", "start": 0, "end": 9, "target": None},
        {"text": "Section 4.2", "start": 0, "end": 11, "target": "4.2"},
    ]


def test_text_stays_as_written() -> None:
    """Quotes, dashes and other scripts are not escaped; the file ends with one newline."""
    text = to_json({"text": "“监视” – né"})

    assert text == '{\n "text": "“监视” – né"\n}\n'
