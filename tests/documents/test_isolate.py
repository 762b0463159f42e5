"""The process that reads: what happens in it stays in it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders import pdf_bytes
from tracer.documents import isolate
from tracer.documents.isolate import Reader, read_isolated
from tracer.documents.read import read_raw
from tracer.documents.source import Kind, Source
from tracer.domain.settings import Intake
from tracer.errors import CrashedReader, DamagedDocument, OversizedDocument, StuckDocument, TracerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
INTAKE = Intake()
LINE = "Customer shall not resell the Services to others."
SHORT = Source("short.pdf", pdf_bytes([[LINE]]), Kind.PDF)
BROKEN = Source("broken.pdf", b"%PDF-1.4 broken", Kind.PDF)
# Junk behind the end is no harm to a PDF but for the memory that it takes.
LARGE = Source("large.pdf", pdf_bytes([[LINE]]) + bytes(150_000_000), Kind.PDF)
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="the limits and signals are Unix's")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")


@pytest.fixture
def reader() -> Iterator[Reader]:
    """Return a reader without a child, and end the child that it gets."""
    made = Reader()
    yield made
    made.close()


def pid_of(reader: Reader) -> int:
    """Return the id of a reader's child, as soon as there is one."""
    while reader.pid is None:
        time.sleep(0.001)
    return reader.pid


def is_running(pid: int) -> bool:
    """Return whether there is a process of this id."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def while_it_starts(reader: Reader, number: int) -> Callable[[], None]:
    """Return what sends a signal to a reader's child before it can have answered."""
    return lambda: os.kill(pid_of(reader), number)


def run_python(code: str) -> str:
    """Return what a fresh interpreter prints, once it has run without a complaint."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_reads_what_the_reader_reads(reader: Reader) -> None:
    """Law: what comes back is what the same call gives in this process."""
    assert reader.read(SHORT, INTAKE) == read_raw(SHORT, INTAKE, lambda: None)


def test_one_child_reads_file_after_file(reader: Reader) -> None:
    """What it has loaded stays loaded, errors included."""
    pids = set()
    for source in (SHORT, BROKEN, SHORT):
        with suppress(DamagedDocument):
            reader.read(source, INTAKE)
        pids.add(reader.pid)
    assert (len(pids), None in pids) == (1, False)


def test_errors_are_raised_again_as_themselves(reader: Reader) -> None:
    """Who catches them need not know where the file was read."""
    with pytest.raises(DamagedDocument) as apart:
        reader.read(BROKEN, INTAKE)
    with pytest.raises(DamagedDocument) as here:
        read_raw(BROKEN, INTAKE, lambda: None)
    assert str(apart.value) == str(here.value)


@UNIX
@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL])
def test_crash_is_an_error_with_its_cause(number: signal.Signals, reader: Reader) -> None:
    """Whatever ends the child, this process lives and says so in one line."""
    killer = threading.Thread(target=while_it_starts(reader, number))
    killer.start()
    with pytest.raises(CrashedReader, match=rf"\Ashort\.pdf: [^\n]*\({number.name}\)[^\n]*\Z"):
        reader.read(SHORT, INTAKE)
    killer.join()


@UNIX
def test_next_file_is_read_after_a_crash(reader: Reader) -> None:
    """A file that ends the child costs the files behind it nothing."""
    killer = threading.Thread(target=while_it_starts(reader, signal.SIGSEGV))
    killer.start()
    with pytest.raises(CrashedReader):
        reader.read(SHORT, INTAKE)
    killer.join()
    assert reader.read(SHORT, INTAKE).pages


@UNIX
def test_crash_of_a_used_child_is_not_blamed_on_the_file(reader: Reader) -> None:
    """What earlier files left behind may have ended it: a fresh child decides."""
    reader.read(SHORT, INTAKE)
    first = pid_of(reader)
    os.kill(first, signal.SIGKILL)
    assert reader.read(SHORT, INTAKE).pages
    assert reader.pid != first


@UNIX
def test_file_that_takes_too_long_is_given_up(reader: Reader) -> None:
    """A child that goes on for ever is ended."""
    reader.read(SHORT, INTAKE)
    stopped = pid_of(reader)
    os.kill(stopped, signal.SIGSTOP)
    with pytest.raises(StuckDocument, match=r"short\.pdf: not read within 0\.2 s"):
        reader.read(SHORT, Intake(seconds=0.2))
    assert not is_running(stopped)


def test_file_is_read_after_one_that_took_too_long(reader: Reader) -> None:
    """Giving up one file costs those behind it nothing."""
    with pytest.raises(StuckDocument):
        reader.read(SHORT, Intake(seconds=0.001))
    assert reader.read(SHORT, INTAKE).pages


def test_no_time_is_too_long(reader: Reader) -> None:
    """Who wants no limit may say so."""
    assert reader.read(SHORT, Intake(seconds=float("inf"))).pages


@LINUX
def test_file_that_needs_too_much_memory_is_refused(reader: Reader) -> None:
    """It is told apart from a crash."""
    with pytest.raises(OversizedDocument, match=r"large\.pdf: needs more than 120 MB"):
        reader.read(LARGE, Intake(megabytes=120))


@LINUX
def test_limit_is_each_file_s_own(reader: Reader) -> None:
    """After a refusal, and with more allowed, the same file is read by the same reader."""
    with pytest.raises(OversizedDocument):
        reader.read(LARGE, Intake(megabytes=120))
    assert reader.read(LARGE, INTAKE).pages
    assert reader.read(SHORT, Intake(megabytes=400)).pages


@LINUX
def test_memory_of_the_child_is_bounded(reader: Reader) -> None:
    """The system itself holds the child to what the file may take."""
    reader.read(SHORT, Intake(megabytes=300))
    limits = Path(f"/proc/{pid_of(reader)}/limits").read_text("utf-8").splitlines()
    data, core = (next(line for line in limits if line.startswith(name)) for name in ("Max data", "Max core"))
    assert (str(300 * 2**20) in data, core.split()[4]) == (True, "0")


def test_threads_take_turns(reader: Reader) -> None:
    """Each gets the answer to its own question."""
    sources = [Source("a.txt", f"Clause {number}".encode(), Kind.TEXT) for number in range(8)]
    found: dict[bytes, str] = {}

    def read(source: Source) -> None:
        found[source.data] = reader.read(source, INTAKE).pages[0].lines[0].text

    threads = [threading.Thread(target=read, args=(source,)) for source in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {source.data: source.data.decode() for source in sources}


def test_closing_ends_the_child(reader: Reader) -> None:
    """No process is left behind, and the reader can be used again."""
    reader.read(SHORT, INTAKE)
    pid = pid_of(reader)
    reader.close()
    assert (is_running(pid), reader.pid) == (False, None)
    assert reader.read(SHORT, INTAKE).pages


@UNIX
def test_child_ends_with_the_program() -> None:
    """A script that reads one file leaves no process, nor needs to close anything."""
    code = (
        "from tests.documents.test_isolate import SHORT, INTAKE, isolate, os\n"
        "isolate.read_isolated(SHORT, INTAKE); print(isolate._kept(os.getpid()).pid)"
    )
    assert not is_running(int(run_python(code)))


@UNIX
def test_process_forked_off_leaves_the_child_alone() -> None:
    """It ends, and its parent's child goes on; for its own files it gets one of its own."""
    code = (
        "import sys; from tests.documents.test_isolate import SHORT, INTAKE, isolate, os\n"
        "isolate.read_isolated(SHORT, INTAKE); first = isolate._kept(os.getpid()).pid\n"
        "if os.fork() == 0: isolate.read_isolated(SHORT, INTAKE); sys.exit()\n"
        "os.wait(); isolate.read_isolated(SHORT, INTAKE)\n"
        "print(first == isolate._kept(os.getpid()).pid)"
    )
    assert run_python(code) == "True\n"


@UNIX
def test_child_ends_when_the_program_is_killed() -> None:
    """Nobody is left to close it: it notices that no request can come any more."""
    code = (
        "from tests.documents.test_isolate import SHORT, INTAKE, isolate, os, signal\n"
        "isolate.read_isolated(SHORT, INTAKE); print(isolate._kept(os.getpid()).pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    last = time.monotonic() + 10
    while is_running(int(done.stdout)) and time.monotonic() < last:
        time.sleep(0.01)
    assert not is_running(int(done.stdout))


def test_script_without_a_main_guard_reads() -> None:
    """The child does not run the caller's script again."""
    code = "import tests.documents.test_isolate as t; print(len(t.read_isolated(t.SHORT, t.INTAKE).pages))"
    assert run_python(code) == "1\n"


def test_child_loads_no_model() -> None:
    """It reads files; sentences and vectors are the other process's."""
    code = (
        "import sys, tracer.documents.worker as w\n"
        "from tests.documents.test_isolate import SHORT, INTAKE\n"
        "w.read_raw(SHORT, INTAKE, lambda: None)\n"
        "print(*{'torch', 'spacy', 'faiss', 'sentence_transformers', 'pandas'} & set(sys.modules))"
    )
    assert run_python(code) == "\n"


def test_process_that_cannot_be_started_is_an_error(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that allows no more processes is told in one line."""
    monkeypatch.setattr(sys, "executable", str(ROOT / "no-such-python"))
    with pytest.raises(CrashedReader, match="no process for it can be started"):
        reader.read(SHORT, INTAKE)


@pytest.mark.parametrize("said", ["", "no message at all", "\\x00\\x00\\x00\\x02{}"], ids=repr)
def test_answer_that_is_none_is_a_crash(said: str, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that was taken over can send what it likes: it is not believed."""
    monkeypatch.setattr(isolate, "COMMAND", ("-c", f"print('{said}', end='')"))
    with pytest.raises(CrashedReader):
        reader.read(SHORT, INTAKE)


@pytest.mark.parametrize("name", ["two\nlines.pdf", "half\udce4.pdf", "-m", "a" * 9999])
def test_hostile_names_pass(name: str, reader: Reader) -> None:
    """A name is data to the child, never an option or an order."""
    assert reader.read(Source(name, SHORT.data, Kind.PDF), INTAKE) == reader.read(SHORT, INTAKE)


def test_interrupt_leaves_no_answer_for_the_next_file(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in the middle does not give the next file this one's words."""

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(isolate, "read_frame", interrupt)
        with pytest.raises(KeyboardInterrupt):
            reader.read(Source("a.txt", b"First.", Kind.TEXT), INTAKE)
    assert reader.read(Source("b.txt", b"Second.", Kind.TEXT), INTAKE).pages[0].lines[0].text == "Second."


def test_beats_put_the_end_off(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that takes long but goes on is read to its end."""
    beats = (
        "import struct, sys, time\n"
        "def say(text): sys.stdout.buffer.write(struct.pack('>I', len(text)) + text); sys.stdout.flush()\n"
        "for _ in range(8): time.sleep(0.2); say(b'{\"beat\":true}')\n"
        'say(b\'{"document":[[],[],true,false,""]}\')'
    )
    monkeypatch.setattr(isolate, "COMMAND", ("-c", beats))
    assert reader.read(SHORT, Intake(seconds=1.0)).pages == ()


def test_the_kept_reader_is_used_again() -> None:
    """Files of one run are read by one child."""
    read_isolated(SHORT, INTAKE)
    kept = isolate._kept(os.getpid())  # noqa: SLF001 - nothing else tells which child it was
    first = kept.pid
    read_isolated(SHORT, INTAKE)
    assert (first, first is None) == (kept.pid, False)


def test_every_answer_is_a_document_or_an_error_of_ours(reader: Reader) -> None:
    """No file, however broken, raises anything else."""
    data = SHORT.data
    for cut in range(0, len(data), 97):
        damaged = Source("cut.pdf", data[:cut] + b"\xff" + data[cut + 9 :], Kind.PDF)
        with suppress(TracerError):
            assert reader.read(damaged, INTAKE).pages
