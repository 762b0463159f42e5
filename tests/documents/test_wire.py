"""What passes between the two processes arrives as it was sent, and nothing else does."""

from __future__ import annotations

import io
import math
from dataclasses import fields
from typing import TYPE_CHECKING, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import raw_page
from tracer import errors
from tracer.documents import raw as raws
from tracer.documents import wire
from tracer.documents.raw import RawDocument, RawLine, RawPage
from tracer.domain.document import PageState, Role
from tracer.domain.finding import Code, Finding, Severity
from tracer.domain.place import Place
from tracer.domain.settings import Intake, Ocr
from tracer.errors import TracerError, UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Callable

numbers = st.floats(allow_nan=False)
texts = st.text(st.characters(codec=None), max_size=20)  # halves of characters too
places = st.builds(
    lambda page, x, y: Place(page, min(x), min(y), max(x), max(y)),
    st.integers(1, 10**6),
    st.tuples(numbers, numbers),
    st.tuples(numbers, numbers),
)
lines = st.builds(
    RawLine, texts, places, numbers, numbers, st.booleans(), st.sampled_from(Role), texts, texts
)
pages = st.builds(
    RawPage,
    st.integers(1),
    numbers,
    numbers,
    st.lists(lines, max_size=3).map(tuple),
    st.sampled_from(PageState),
    st.none() | numbers,
    st.booleans(),
    st.integers(0, 270),
)
findings = st.builds(
    Finding,
    st.sampled_from(Code),
    st.sampled_from(Severity),
    texts,
    st.none() | texts,
    st.none() | st.integers(),
    st.lists(texts, max_size=3).map(tuple),
)
documents = st.builds(
    RawDocument,
    st.lists(pages, max_size=3).map(tuple),
    st.lists(findings, max_size=3).map(tuple),
    st.booleans(),
)
HOSTILE: list[object] = [
    None,
    "",
    [],
    {},
    [1, 2, 3],
    [[], [], []] * 2,
    {"document": 1},
    [[[1]], [], True],
    [None, [], True],
]


def sent(value: object) -> object:
    """Return a value as the other side gets it."""
    pipe = io.BytesIO()
    wire.write_frame(pipe, value)
    pipe.seek(0)
    return wire.read_frame(pipe)


def every_error() -> list[type[TracerError]]:
    """Return every class of errors that names a document, or an engine that reading it needs."""
    named = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    return [kind for kind in named if issubclass(kind, (UnreadableDocument, errors.MissingEngine))]


@given(documents)
def test_documents_arrive_as_they_were_sent(raw: RawDocument) -> None:
    """Law: there and back is nothing."""
    assert wire.raw_from_wire(sent(wire.raw_to_wire(raw))) == raw


@pytest.mark.parametrize(
    ("kind", "known"), [(RawDocument, 5), (RawPage, 8), (RawLine, 8), (Finding, 6), (Place, 5), (Intake, 5)]
)
def test_no_field_is_forgotten(kind: type, known: int) -> None:
    """Who adds a field to what passes is led here: it must pass too."""
    assert len(fields(kind)) == known


@given(st.builds(Intake, st.none() | texts, st.sampled_from(Ocr), st.booleans(), st.floats(0.1, 1e9)))
def test_intakes_arrive_as_they_were_sent(intake: Intake) -> None:
    """Law: there and back is nothing."""
    assert wire.intake_from_wire(sent(wire.intake_to_wire(intake))) == intake


@pytest.mark.parametrize("kind", every_error(), ids=lambda kind: kind.__name__)
def test_errors_arrive_as_themselves(kind: Callable[..., TracerError]) -> None:
    """Class, words and what it is about survive the pipe."""
    hints = {name: hint for name, hint in get_type_hints(kind.__init__).items() if name != "return"}
    error = kind(*(7 if hint in {int, float} else name for name, hint in hints.items() if hint is not bool))

    again = wire.error_from_wire(sent(wire.error_to_wire(error)))

    assert (type(again), str(again), vars(again)) == (kind, str(error), vars(error))


@pytest.mark.parametrize("value", HOSTILE, ids=repr)
def test_hostile_answers_are_no_documents(value: object) -> None:
    """A parser that was taken over cannot hand over anything but a document."""
    with pytest.raises(ValueError, match=r".+"):
        wire.raw_from_wire(value)


@pytest.mark.parametrize(
    "kind", ["SystemExit", "Exception", "OSError", "eval", "__class__", 3, None, ["x"]], ids=repr
)
def test_hostile_answers_are_no_errors(kind: object) -> None:
    """Only classes of our own are made from a name."""
    with pytest.raises((LookupError, ValueError)):
        wire.error_from_wire([kind, "words", {}])


@pytest.mark.parametrize("place", [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11])
def test_each_value_of_a_line_is_checked(place: int) -> None:
    """No value of another kind gets through to what works with it; anything is true or false."""
    broken = wire.raw_to_wire(RawDocument((raw_page("Words."),)))
    broken[0][0][3][0][place] = {}
    with pytest.raises(ValueError, match=r".+"):
        wire.raw_from_wire(broken)


def test_boxes_that_are_no_numbers_are_refused() -> None:
    """A box must be a box."""
    broken = wire.raw_to_wire(RawDocument((raw_page("Words."),)))
    broken[0][0][3][0][2] = math.nan
    with pytest.raises(ValueError, match="inside out"):
        wire.raw_from_wire(broken)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", EOFError, id="nothing"),
        pytest.param(b"\x00\x00", EOFError, id="half a length"),
        pytest.param(b"\x00\x00\x00\x09{}", EOFError, id="half a message"),
        pytest.param(b"\xff\xff\xff\xff", ValueError, id="far too long"),
        pytest.param(b"\x00\x00\x00\x02{]", ValueError, id="not JSON"),
        pytest.param(b"\x00\x03\x0d\x40" + b"[" * 200_000, ValueError, id="far too deep"),
    ],
)
def test_what_is_no_message_is_refused(data: bytes, expected: type[Exception]) -> None:
    """The process that asks survives whatever it is answered."""
    with pytest.raises(expected):
        wire.read_frame(io.BytesIO(data))


def test_raw_module_is_all_that_passes() -> None:
    """Every class that a reader hands over has its form here."""
    made = {name for name, kind in vars(raws).items() if getattr(kind, "__module__", "") == raws.__name__}
    assert made == {"RawDocument", "RawPage", "RawLine"}
