"""Read a file in a process of its own, which what is wrong with the file cannot leave.

A parser that crashes, hangs, eats memory or is taken over does so in a child. The child is kept
for the next file, because OCR models take long to load, and is replaced when it came to an end.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import weakref
from contextlib import suppress
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from tracer.documents.wire import error_from_wire, intake_to_wire, raw_from_wire, read_frame, write_frame
from tracer.errors import CrashedReader, OversizedDocument, StuckDocument, TracerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from tracer.documents.raw import RawDocument
    from tracer.documents.source import Source
    from tracer.domain.settings import Intake

    Child = subprocess.Popen[bytes]

# -P: what lies in the folder that the user happens to be in is not imported.
COMMAND = ("-P", "-W", "ignore", "-m", "tracer.documents.worker")
LAST_BREATH = 1.0  # seconds for a child that hung up to say how it ended


def read_isolated(source: Source, intake: Intake) -> RawDocument:
    """Return what the reader for the source's kind makes of it, in the process kept for that.

    Raises:
        UnreadableDocument: it cannot be read, or not within the limits of intake.
        MissingEngine: the OCR engine that was asked for is not there.
    """
    return _kept(os.getpid()).read(source, intake)


def can_isolate() -> bool:
    """Return whether there is a Python to start: a program frozen into one file has none."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


class Reader:
    """A child process that reads files, started when it is first needed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._end: Callable[[], object] = _nothing

    @property
    def pid(self) -> int | None:
        """The child's id, or None where none is kept."""
        return self._child.pid if self._child else None

    def read(self, source: Source, intake: Intake) -> RawDocument:
        """Return what is read of a source; several threads take turns.

        Raises:
            UnreadableDocument: it cannot be read, or not within the limits of intake.
        MissingEngine: the OCR engine that was asked for is not there.
        """
        with self._lock:
            answer = self._ask(source, intake) if self._child else None
            # What the files before left behind is not this one's fault: a fresh child decides.
            if answer is None or isinstance(answer, (CrashedReader, OversizedDocument)):
                answer = self._ask(source, intake)
        if isinstance(answer, TracerError):
            raise answer
        return answer

    def close(self) -> None:
        """End the child, if there is one."""
        self._child = None
        self._end()
        self._end = _nothing

    def _ask(self, source: Source, intake: Intake) -> RawDocument | TracerError:
        child = self._child or self._start()
        if child is None:
            return CrashedReader(source.name, "no process for it can be started")
        answer: RawDocument | TracerError | None = None
        deadline = _Deadline(intake.seconds, partial(_kill, child))
        try:
            with deadline:
                answer = _conversation(child, source, intake, deadline.put_off)
        except (OSError, EOFError, ValueError, LookupError, TypeError):
            late = deadline.has_passed
            cause = _cause(child)
            return StuckDocument(source.name, intake.seconds) if late else CrashedReader(source.name, cause)
        finally:
            # Also where the user interrupts: an answer still to come would be taken for the next one.
            if answer is None or isinstance(answer, OversizedDocument):
                self.close()
        return answer

    def _start(self) -> Child | None:
        try:
            self._child = _started()
        except OSError:
            return None
        self._end = weakref.finalize(self, _end, self._child, os.getpid())
        return self._child


@cache
def _kept(pid: int) -> Reader:
    """Return this process's reader: one that was forked off leaves its parent's alone."""
    del pid
    return Reader()


def _nothing() -> None:
    pass


class _Deadline:
    """Calls `late` when so many seconds have passed since it began or was last put off."""

    def __init__(self, seconds: float, late: Callable[[], None]) -> None:
        self.has_passed = False
        self._seconds, self._late = min(seconds, threading.TIMEOUT_MAX), late

    def __enter__(self) -> Self:
        self._timer = threading.Timer(self._seconds, self._pass)
        self._timer.daemon = True
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def put_off(self) -> None:
        """Begin anew."""
        self._timer.cancel()
        self.__enter__()

    def _pass(self) -> None:
        self.has_passed = True
        self._late()


def _conversation(
    child: Child, source: Source, intake: Intake, beat: Callable[[], None]
) -> RawDocument | TracerError:
    """Return the child's answer; call `beat` whenever it says that it goes on."""
    requests, answers = child.stdin, child.stdout
    if requests is None or answers is None:
        raise EOFError
    header = {
        "name": source.name,
        "kind": source.kind,
        "bytes": len(source.data),
        "intake": intake_to_wire(intake),
    }
    with suppress(OSError):  # a child that hung up may have said why
        write_frame(requests, header)
        requests.write(source.data)
        requests.flush()
    while True:
        message: dict[str, Any] = read_frame(answers)
        if "beat" not in message:
            break
        beat()
    return error_from_wire(message["error"]) if "error" in message else raw_from_wire(message["document"])


def _started() -> Child:
    # The child imports from where we do, be that a checkout or an installation.
    paths = os.pathsep.join(os.path.abspath(path) for path in sys.path)  # noqa: PTH100 - "" is here
    # One thread for linear algebra: each reserves memory, and there may be a hundred cores.
    environment = {**os.environ, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1"}
    environment.pop("TRACER_PASSWORD", None)
    return subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
        [sys.executable, *COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        # A group of its own, so that programs that it starts end with it.
        process_group=None if sys.platform == "win32" else 0,
    )


def _kill(child: Child) -> None:
    if child.returncode is not None:
        return
    if sys.platform == "win32":
        child.kill()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


def _end(child: Child, owner: int) -> None:
    """End a child and let go of its pipes; a process forked off its owner leaves it alone."""
    if os.getpid() != owner:
        return
    _kill(child)
    for pipe in (child.stdin, child.stdout):
        with suppress(OSError):
            if pipe:
                pipe.close()
    child.wait()


def _cause(child: Child) -> str:
    """Return how a child that hung up ended, in a word."""
    try:
        code = child.wait(LAST_BREATH)
    except subprocess.TimeoutExpired:
        return "it answers no longer"
    with suppress(ValueError):
        return signal.Signals(-code).name
    return f"exit code {code}"
