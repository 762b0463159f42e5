"""Text made to be slow or to mislead is read like any other."""

from __future__ import annotations

import pytest

from tests.builders import clause
from tracer.readings.terms.find import find_terms

PIECES = [
    '"',
    "(",
    "(a)",
    "((",
    "Section ",
    "Section 1, ",
    "Sections 1.1, ",
    "1.",
    "A ",
    "A-b ",
    "“X” or ",
    "“X” means ",
    "“A” (“B” ",
    "Term | ",
    "Term\t",
    "Term: ",
    "the ",
    "(the ",
    "and ",
    " ",
    ",",
    "Section 5 of the ",
    "paragraph (a) of Section 5 ",
    "for the purposes of this Agreement, ",
    "referred to ",
    "not defined ",
    "paragraph (zz) ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_long_repetition(piece: str) -> None:
    """No pattern takes more than its share of a long text of one piece."""
    text = piece * (30_000 // len(piece))
    listed = clause(text, id="b", under=("Definitions",))
    terms = find_terms([clause(text, label="1", id="a"), listed, clause(f"Section 5 of {text}", id="c")])
    found = [one for references in terms.references.values() for one in references]
    assert all(one.span.end <= len(text) + len("Section 5 of ") for one in found)


def test_many_clauses_of_one_label() -> None:
    """Labels that come again and again are weighed, but not all of them."""
    same = [clause("As Section 5 says.", label="5", id=f"5~{at}") for at in range(3000)]
    terms = find_terms(same)
    assert all(references[0].target is not None for references in terms.references.values())
