"""Trace to one self-contained HTML file: the one door to Jinja."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tracer.reports.view import view_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Template

    from tracer.domain.trace import Trace

TEMPLATES = Path(__file__).parent / "templates"


def traces_to_html(traces: Sequence[Trace]) -> str:
    """Return the report of one or more traces; every word of a document is escaped."""
    several = len(traces) > 1
    views = [view_of(one, f"{at}-" if several else "") for at, one in enumerate(traces, start=1)]
    return _template().render(reports=views)


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")
