"""`tracer corpora schema`: the JSON Schema of the catalogue's rows."""

from __future__ import annotations

from tracer.cli.run import write
from tracer.governance.schema import json_schema
from tracer.governance.tables import MODELS
from tracer.reports.trace_json import to_json


def schema() -> None:
    """Print the JSON Schema of the catalogue's files: what a row must hold."""
    write(to_json(json_schema(MODELS)), None)
