"""Laws of half-open spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.domain.span import Span

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends)))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4)], ids=["before the text", "backwards"])
def test_span_refuses_impossible_ends(start: int, end: int) -> None:
    """A span starts in the text and does not run backwards."""
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Span(start, end)


def test_of_leaves_out_the_end() -> None:
    """A span's end is the first character it does not cover."""
    assert Span(4, 9).of("the goods are") == "goods"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Span(2, 8), True),
        (Span(3, 3), True),
        (Span(1, 5), False),
        (Span(5, 9), False),
    ],
    ids=["itself", "empty inside", "begins before", "ends after"],
)
def test_holds(other: Span, *, expected: bool) -> None:
    """A span holds what lies wholly inside it."""
    assert expected == Span(2, 8).holds(other)


@pytest.mark.parametrize(
    ("other", "expected"),
    [(Span(7, 9), True), (Span(8, 9), False), (Span(0, 2), False)],
    ids=["last character", "next to it", "up to it"],
)
def test_meets(other: Span, *, expected: bool) -> None:
    """Spans that only touch share no character."""
    assert expected == Span(2, 8).meets(other)


@given(SPANS, SPANS)
def test_meeting_is_sharing_a_character(a: Span, b: Span) -> None:
    """Two spans meet exactly where their characters have one in common, or one is empty inside."""
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    empty_inside = not (a.start < a.end and b.start < b.end) and a.start < b.end and b.start < a.end
    assert a.meets(b) == (bool(shared) or empty_inside)


@given(SPANS, SPANS)
def test_meeting_is_mutual(a: Span, b: Span) -> None:
    """If one span meets another, the other meets it."""
    assert a.meets(b) == b.meets(a)


@given(SPANS, SPANS, SPANS)
def test_holding_passes_on(a: Span, b: Span, c: Span) -> None:
    """What a held span holds is held too."""
    assert a.holds(c) or not (a.holds(b) and b.holds(c))
