"""Run a command as a user would, with the encoder that needs no weights."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from typer.testing import CliRunner

from tests.builders import make_pdf, ruling
from tests.encoders import FakeEncoder
from tracer.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

BAN = "1. The Customer shall not use the System for mass surveillance."
LEASE = "1. The Tenant shall pay the rent on the first day of each month."


def tracer(*arguments: str | Path) -> Result:
    """Return what `tracer` prints and how it ends."""
    with (
        patch("tracer.pipeline.load_encoder", FakeEncoder),
        patch("tracer.pipeline.encoder_id", lambda: FakeEncoder().id),
    ):
        return CliRunner().invoke(app, [str(argument) for argument in arguments])


def agreement(folder: Path, name: str = "agreement.pdf", *lines: str) -> Path:
    """Write an agreement that bans mass surveillance, or says what it is given."""
    return make_pdf([lines or [BAN]], folder / name)


def scan(folder: Path, name: str = "scan.pdf") -> Path:
    """Write a PDF whose one page is a drawing, without a word for any engine to find."""
    return make_pdf([[]], folder / name, drawn=[ruling(72, 400, 540, 400)])
