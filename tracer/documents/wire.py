"""What passes between the process that reads and the one that asks: JSON, never code."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

from tracer.documents.raw import RawDocument, RawLine, RawPage
from tracer.domain.document import PageState, Role
from tracer.domain.finding import Code, Finding, Severity
from tracer.domain.place import Place
from tracer.domain.settings import Intake, Ocr
from tracer.errors import TracerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO, TypeVar

    Made = TypeVar("Made")

LENGTH = struct.Struct(">I")
MOST_BYTES = 256 * 2**20  # of one message: a thousand pages of small print take 20 MB

Value = Any  # what JSON holds; each function below checks what it takes


def write_frame(pipe: IO[bytes], value: Value) -> None:
    """Send one message."""
    # Halves of characters, which files do hold, pass as escapes: the text is plain ASCII.
    text = json.dumps(value, separators=(",", ":")).encode("ascii")
    pipe.write(LENGTH.pack(len(text)) + text)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> Value:
    """Return the next message.

    Raises:
        EOFError: the other side is gone.
        ValueError: not a message.
    """
    (length,) = LENGTH.unpack(read_exactly(pipe, LENGTH.size))
    if length > MOST_BYTES:
        raise ValueError("a message too long to be one")
    try:
        return json.loads(read_exactly(pipe, length))
    except RecursionError as error:
        raise ValueError("a message too deep to be one") from error


def read_exactly(pipe: IO[bytes], length: int) -> bytes:
    """Return so many bytes.

    Raises:
        EOFError: the other side is gone before.
    """
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data


def intake_to_wire(intake: Intake) -> Value:
    """Return how a file is to be read, as plain values."""
    return [intake.password, intake.ocr, intake.reveal, intake.seconds, intake.megabytes]


def intake_from_wire(value: Value) -> Intake:
    """Return what `intake_to_wire` was given."""
    password, ocr, reveal, seconds, megabytes = value
    return Intake(password, Ocr(ocr), reveal, seconds, megabytes)


def error_to_wire(error: TracerError) -> Value:
    """Return an error by its class, with its words and what it is about."""
    return [type(error).__name__, str(error), vars(error)]


def error_from_wire(value: Value) -> TracerError:
    """Return an error of the class that `value` names.

    Raises:
        LookupError: no error of ours.
        ValueError: nothing of the kind.
    """
    kind, words, facts = _list(value, 3)
    if not isinstance(facts, dict):
        raise ValueError("no facts")  # noqa: TRY004 - the other side's fault, whatever it is
    return _ERRORS[_text(kind)].again(_text(words), {name: _text(fact) for name, fact in facts.items()})


def _family(kind: type[TracerError]) -> Iterator[type[TracerError]]:
    """Yield a class of errors and all below it."""
    yield kind
    for below in kind.__subclasses__():
        yield from _family(below)


_ERRORS = {kind.__name__: kind for kind in _family(TracerError)}


def raw_to_wire(raw: RawDocument) -> Value:
    """Return what a reader hands over, as plain values."""
    return [
        [_page_to_wire(page) for page in raw.pages],
        [_finding_to_wire(finding) for finding in raw.findings],
        raw.laid_out,
        raw.paged,
        raw.engine,
    ]


def raw_from_wire(value: Value) -> RawDocument:
    """Return what `raw_to_wire` was given.

    Raises:
        ValueError: anything else than that.
    """
    try:
        pages, findings, laid_out, paged, engine = _list(value, 5)
        return RawDocument(
            tuple(_page_from_wire(page) for page in pages),
            tuple(_finding_from_wire(finding) for finding in findings),
            bool(laid_out),
            bool(paged),
            _text(engine),
        )
    except (TypeError, OverflowError) as error:
        raise ValueError("not what a reader hands over") from error


def _page_to_wire(page: RawPage) -> Value:
    lines = [_line_to_wire(line) for line in page.lines]
    seen = [page.state, page.confidence, page.doubtful, page.turned]
    return [page.number, page.width, page.height, lines, *seen]


def _page_from_wire(value: Value) -> RawPage:
    number, width, height, lines, state, confidence, doubtful, turned = _list(value, 8)
    return RawPage(
        _whole(number),
        float(width),
        float(height),
        tuple(_line_from_wire(line) for line in lines),
        PageState(state),
        _unless_none(float, confidence),
        bool(doubtful),
        _whole(turned),
    )


def _line_to_wire(line: RawLine) -> Value:
    at = line.place
    box = [at.page, at.x0, at.top, at.x1, at.bottom]
    return [line.text, *box, line.base, line.size, line.bold, line.role, line.anchor, line.authority]


def _line_from_wire(value: Value) -> RawLine:
    text, page, x0, top, x1, bottom, base, size, bold, role, anchor, authority = _list(value, 12)
    place = Place(_whole(page), float(x0), float(top), float(x1), float(bottom))
    name = (_text(anchor), _text(authority))
    return RawLine(_text(text), place, float(base), float(size), bool(bold), Role(role), *name)


def _finding_to_wire(finding: Finding) -> Value:
    about = [finding.message, finding.clause, finding.page, list(finding.detail)]
    return [finding.code, finding.severity, *about]


def _finding_from_wire(value: Value) -> Finding:
    code, severity, message, clause, page, detail = _list(value, 6)
    return Finding(
        Code(code),
        Severity(severity),
        _text(message),
        _unless_none(_text, clause),
        _unless_none(_whole, page),
        tuple(_text(line) for line in detail),
    )


def _list(value: Value, length: int) -> list[Value]:
    if not isinstance(value, list) or len(value) != length:
        raise ValueError(f"not a list of {length}")
    return value


def _text(value: Value) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")  # noqa: TRY004 - the other side's fault, whatever it is
    return value


def _whole(value: Value) -> int:
    if not isinstance(value, int):
        raise ValueError("not a whole number")  # noqa: TRY004 - the other side's fault, whatever it is
    return value


def _unless_none(make: Callable[[Value], Made], value: Value) -> Made | None:
    return None if value is None else make(value)
