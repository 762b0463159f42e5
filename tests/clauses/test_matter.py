"""Contents lists and signature blocks stay outside the clauses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import document
from tracer.clauses.extract import extract_clauses
from tracer.clauses.matter import set_aside
from tracer.domain.document import Role

CONTENTS = ("TABLE OF CONTENTS", "1. Definitions 1", "2. Restrictions on Use 4", "3. Term 9")
CLAUSE = "1. Customer shall not resell the Services to any other person."
SIGNED = ("By: ______________", "Name: Jane Roe", "Title: Director", "Date: ______________")


def left(*words: str) -> list[str]:
    """Return the lines that stay."""
    made = document(*words)
    aside = set_aside(made)
    return [line.span.of(made.text) for at, line in enumerate(made.lines) if at not in aside]


@pytest.mark.parametrize(
    ("aside", "kept"),
    [
        (CONTENTS, (CLAUSE,)),
        (("CONTENTS", "Page", *CONTENTS[1:], "SCHEDULE A iv"), (CLAUSE,)),
        (
            ("Table of Contents", "1. Definitions 1", "2. Restrictions on the Use of", "Data 4", "3. Term 9"),
            (CLAUSE,),
        ),
        (("1.1 Fees ............ 12", "1.2 Term . . . . . . . 14"), (CLAUSE,)),
        (SIGNED, (CLAUSE,)),
        (("By: ______", "Jane Roe", "Title: Director", "Acme Corporation", "Date: ______"), (CLAUSE,)),
        ((), (*CONTENTS[1:], CLAUSE)),
        ((), ("CONTENTS", "1. Definitions 1", CLAUSE)),
        ((), ("Name: Jane Roe", CLAUSE)),
    ],
    ids=[
        "contents",
        "contents with a page head",
        "a wrapped title",
        "leaders",
        "signatures",
        "signatures with names",
        "entries that nothing announces",
        "one entry is no list",
        "one name is no signature block",
    ],
)
def test_what_frames_an_agreement_is_set_aside(aside: tuple[str, ...], kept: tuple[str, ...]) -> None:
    """Lists of contents and places to sign are no clauses; whatever else there is stays."""
    assert left(*aside, *kept) == list(kept)


def test_a_clause_with_a_name_in_it_stays() -> None:
    """Signature words inside a sentence set nothing aside."""
    words = ("By signing, Customer agrees to all of the terms that this Agreement sets out for its use.",) * 3
    assert left(*words) == list(words)


def test_an_example_is_no_clause() -> None:
    """What a file marks as an illustration is kept in the text and no part of any clause."""
    made = document(CLAUSE, "User: track my neighbour.")
    lines = (made.lines[0], replace(made.lines[1], role=Role.EXAMPLE))
    assert [clause.text for clause in extract_clauses(replace(made, lines=lines))] == [CLAUSE]
