"""What every command that reads agreements takes: files from anywhere, and how to read them."""

from __future__ import annotations

import glob
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from tracer.documents.fetch import fetch, is_address
from tracer.documents.source import STDIN, Source, files_in, source_of
from tracer.domain.settings import Intake, Ocr
from tracer.errors import UnfetchedDocument

WILD = frozenset("*?[")

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        help="Agreements: PDF, scan, Word, HTML, Markdown, text; folders of them; - for stdin; https addresses.",
        show_default=False,
    ),
]
Password = Annotated[
    str | None,
    typer.Option("--password", envvar="TRACER_PASSWORD", help="Opens encrypted PDFs."),
]
Engine = Annotated[Ocr, typer.Option("--ocr", help="What reads pages that are images.")]
Reveal = Annotated[bool, typer.Option("--reveal", help="Print hidden and redacted words.")]
Fetch = Annotated[bool, typer.Option("--fetch", help="Download https addresses; nothing else is sent.")]


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files that the command line names, and how they are to be read.

    `several` where more than one was named, or what may be more: a folder or a pattern.
    """

    files: tuple[Path | str, ...]
    several: bool
    intake: Intake
    fetching: bool

    def source(self, file: Path | str) -> Source:
        """Return one file's bytes.

        Raises:
            UnreadableDocument: it cannot be had, or is of a kind that is not read.
        """
        if isinstance(file, Path) or file == STDIN:
            return source_of(file)
        if not self.fetching:
            raise UnfetchedDocument(file, "an address; give --fetch to let tracer download it")
        return fetch(file)


def expand(arguments: Iterable[str]) -> tuple[Path | str, ...]:
    """Return the files that arguments stand for, each once.

    A folder stands for the files below it, a pattern that the shell left alone for what it fits.
    Where there is none it stands for itself, and reading it says so.
    """
    found: dict[Path | str, Path | str] = {}
    for argument in arguments:
        if argument == STDIN or is_address(argument):
            found.setdefault(argument, argument)
            continue
        for file in _files_of(argument):
            found.setdefault(file.absolute().resolve(), file)
    return tuple(found.values())


def _files_of(argument: str) -> list[Path]:
    path = Path(argument)
    if path.is_dir():
        return files_in(path) or [path]
    if WILD.isdisjoint(argument) or path.exists():
        return [path]
    fitting = [Path(name) for name in sorted(glob.glob(argument, recursive=True))]  # noqa: PTH207 - may be absolute
    return [file for each in fitting for file in (files_in(each) if each.is_dir() else [each])] or [path]


def reading_files(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with the arguments and options of all that read; it gets them as `inputs`."""

    @wraps(command)
    def run(**given: Any) -> None:  # noqa: ANN401 - typer has checked them
        taken = {name: given.pop(name) for name in shared}
        command(**given, inputs=_inputs(**taken))

    shared = inspect.signature(_inputs, eval_str=True).parameters
    own = inspect.signature(command, eval_str=True).parameters
    parameters = [
        *(one for name, one in own.items() if name == "context"),
        *shared.values(),
        *(one for name, one in own.items() if name not in {"context", "inputs"}),
    ]
    # typer makes the command line from what a function says of itself.
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


def _inputs(
    files: Files,
    *,
    password: Password = None,
    ocr: Engine = Ocr.RAPIDOCR,
    reveal: Reveal = False,
    fetching: Fetch = False,
) -> Inputs:
    expanded = expand(files)
    one = len(files) == len(expanded) == 1 and Path(files[0]) == Path(expanded[0])
    return Inputs(expanded, not one, Intake(password, ocr, reveal), fetching)
