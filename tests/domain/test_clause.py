"""Laws of clauses and how they are cited."""

from __future__ import annotations

import pytest

from tests.builders import clause, place
from tracer.domain.span import Span


def test_text_and_span_are_of_one_length() -> None:
    """A clause whose text is not as long as its span is refused."""
    with pytest.raises(ValueError, match="differ in length"):
        clause("five!", span=Span(0, 4))


def test_a_clause_stands_somewhere() -> None:
    """A clause without a place is refused."""
    with pytest.raises(ValueError, match="no place"):
        clause(places=())


def test_pages_are_those_of_its_first_and_last_line() -> None:
    """A clause that runs over a page break begins on one page and ends on the next."""
    found = clause(places=(place(3), place(4)))
    assert (found.page, found.end_page) == (3, 4)


@pytest.mark.parametrize(
    ("path", "expected"),
    [(("5", "5.2", "(a)"), "5 > 5.2 > (a)"), (("(a)",), "(a)"), ((), "p. 7")],
    ids=["nested", "alone", "unnumbered"],
)
def test_citation(path: tuple[str, ...], expected: str) -> None:
    """A clause is cited by its path, and by its page where it has none."""
    assert expected == clause(path=path, page=7).citation
