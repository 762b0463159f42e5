"""The process that reads: `python -m tracer.documents.worker`, one request after the other.

It holds what a hostile file can do: its memory and its time are limited, what its libraries print
goes nowhere, and it ends when whoever asks is gone. `isolate` is the other side.
"""

from __future__ import annotations

import faulthandler
import os
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from tracer.documents.read import read_raw
from tracer.documents.source import Kind, Source
from tracer.documents.wire import (
    error_to_wire,
    intake_from_wire,
    raw_to_wire,
    read_exactly,
    read_frame,
    write_frame,
)
from tracer.errors import OversizedDocument, TracerError

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from typing import IO

    from tracer.domain.settings import Intake

LONGEST = 10**6  # seconds: what a timer takes


def main() -> None:
    """Answer requests until there are no more."""
    requests, answers = _own_pipes()
    leave_no_core()
    with suppress(EOFError, BrokenPipeError):
        while _serve(requests, answers):
            pass


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Return where requests come from and answers go; the libraries get the empty device instead."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    return requests, answers


def _serve(requests: IO[bytes], answers: IO[bytes]) -> bool:
    """Answer one request, and return whether another can follow."""
    header = read_frame(requests)
    intake, name = intake_from_wire(header["intake"]), header["name"]
    limit_memory(intake.megabytes)
    beat = partial(_beat, answers, intake)
    try:
        _arm(intake)
        source = Source(name, read_exactly(requests, header["bytes"]), Kind(header["kind"]))
        write_frame(answers, {"document": raw_to_wire(read_raw(source, intake, beat))})
    except TracerError as error:
        write_frame(answers, {"error": error_to_wire(error)})
    except MemoryError:
        write_frame(answers, {"error": error_to_wire(OversizedDocument(name, intake.megabytes))})
        return False
    finally:
        faulthandler.cancel_dump_traceback_later()
    return True


def _beat(answers: IO[bytes], intake: Intake) -> None:
    _arm(intake)
    write_frame(answers, {"beat": True})


def _arm(intake: Intake) -> None:
    """End this process should it go on for long after its time: whoever asked may be gone."""
    faulthandler.dump_traceback_later(min(2 * intake.seconds + 5, LONGEST), exit=True)


def limit_memory(megabytes: int) -> None:
    """Let allocations fail beyond a limit, where the system can.

    Linux counts under RLIMIT_DATA what a process can write to and shares with nobody, which stays
    close to what it holds; RLIMIT_AS would count the libraries' reservations too.
    """
    if sys.platform == "win32":
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = megabytes * 2**20
    with suppress(OSError, ValueError):  # macOS knows the name only
        resource.setrlimit(
            resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most)
        )


def leave_no_core() -> None:
    """Keep what was read out of the dumps that a crash would leave on the disk."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
