"""Defects of drafting, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import clause
from tracer.domain.finding import Code
from tracer.readings.terms.find import find_terms

if TYPE_CHECKING:
    from tracer.domain.clause import Clause

DEFINED = ("“Fees” means what is paid. ", "“Data” means what is sent. ", "“Agency” means the police. ")


def flaws(code: Code, *clauses: Clause, text: str = "") -> list[str]:
    """Return what flaws of one kind are about."""
    return [flaw.about for flaw in find_terms(clauses, text).flaws if flaw.code is code]


def numbered(*paths: str) -> list[Clause]:
    """Return sections of these numbers: "5.2" stands under "5"."""
    return [
        clause("It applies.", label=path, path=tuple(dict.fromkeys((path.split(".")[0], path))))
        for path in paths
    ]


@pytest.mark.parametrize(
    ("first", "second", "about"),
    [
        ("“Term” means one year from today.", "“Term” means two years from today.", ["Term"]),
        ("“Term” means one year from today.", "Term means two years from signature.", ["Term"]),
        ("“Term” means one year from today.", "“Term” means one year from today.", []),
        ("“Term” means one year from today.", "“TERM” means two years from today.", []),
        ("“Term” means one year from today.", "“Term” means One Year, from today; and no more.", []),
        ("“Term” means one year from today.", "“Term” has the meaning given in Section 3 of it.", []),
        ("“Term” means one year from today.", "It lasts one year (the “Term”).", []),
        ("“Term” means one year from today.", "For the purposes of this Annex, “Term” means two years.", []),
        ("“Term” means one year from today.", "“Term” includes any renewal of it made here.", []),
        ("“Term” means one year from today.", "“Term” means, with respect to Product B, two years.", []),
        ("“Party” means one of the two.", "“Parties” means the two of them.", []),
    ],
)
def test_conflicting_definition(first: str, second: str, about: list[str]) -> None:
    """Two whole definitions in different words, in one part of the document."""
    assert flaws(Code.CONFLICTING_DEFINITION, clause(first, id="a"), clause(second, id="b")) == about


def test_annexes_define_for_themselves() -> None:
    """An annex may be an agreement of its own."""
    first = clause("“Term” means one year from today.", id="a", path=("EXHIBIT A", "1"))
    second = clause("“Term” means two years from today.", id="b", path=("EXHIBIT B", "1"))
    assert flaws(Code.CONFLICTING_DEFINITION, first, second) == []


def test_second_sense_in_one_clause() -> None:
    """A clause may go on with its own definition."""
    both = clause("“Detail” means a talk with a doctor. As a verb, “Detail” means to give such a talk.")
    assert flaws(Code.CONFLICTING_DEFINITION, both) == []


@pytest.mark.parametrize(
    ("use", "about"),
    [
        ("as set out in Section 9", ["Section 9"]),
        ("as set out in Section 2.4", ["Section 2.4"]),
        ("as set out in Sections 2.1 and 2.5(a)", ["Section 2.5"]),
        ("as set out in Section 2.3", []),
        ("as set out in Section 1.1", []),
        ("as set out in Section 3(z)", []),
        ("as set out in Section 9 of the Lease Agreement", []),
        ("as set out in Section 9 of the Agreement", []),
        ("as set out in Section 9 of the main body", []),
        ("as set out in Section 9 of Exhibit A", []),
        ("as set out in Exhibit A", []),
        ("as set out in § 9", []),
        ("as set out in paragraph (z)", []),
        ("under Section 1542 and 42 U.S.C. § 9", []),
    ],
)
def test_dangling_reference(use: str, about: list[str]) -> None:
    """A number past the end of a count without gaps."""
    whole = numbered("1", "2.1", "2.2", "2.3", "3", "4")
    assert flaws(Code.DANGLING_REFERENCE, *whole, clause(use, id="use")) == about


@pytest.mark.parametrize(
    "paths",
    [("5", "6", "7", "8"), ("1", "2", "4"), ("1", "2"), ()],
    ids=["begins late", "has a gap", "is short", "has no numbers"],
)
def test_count_that_cannot_be_trusted(paths: tuple[str, ...]) -> None:
    """An excerpt lacks sections that the agreement has."""
    assert flaws(Code.DANGLING_REFERENCE, *numbered(*paths), clause("as Section 9 says", id="u")) == []


def test_section_that_is_printed() -> None:
    """A number that stands in the text was only not read as a clause."""
    whole = numbered("1", "2", "3")
    use = clause("as Section 4 says", id="u")
    assert flaws(Code.DANGLING_REFERENCE, *whole, use, text="It ends. 4. Fees are due.") == []


def used(phrase: str, times: int = 3) -> list[Clause]:
    """Return clauses that use a phrase, in a document that defines other terms."""
    defined = [clause(text, id=f"d{at}") for at, text in enumerate(DEFINED)]
    plain = clause("It shall pay an initial fee for licensed material and third parties by a date.", id="s")
    return [
        *defined,
        plain,
        *(clause(f"Agency shall keep the {phrase} here.", id=f"u{at}") for at in range(times)),
    ]


@pytest.mark.parametrize("phrase", ["Licensed Material", "Licensed Materials", "Initial Fee", "Deliverables"])
def test_undefined_term(phrase: str) -> None:
    """Plain words in capitals, used again and again like a term."""
    assert flaws(Code.UNDEFINED_TERM, *used(phrase)) == [phrase]


@pytest.mark.parametrize(
    "phrase",
    [
        "Fees",
        "Agency Data",
        "Agency Fees",
        "licensed material",
        "United States",
        "New York Data",
        "Vice President",
        "Privacy Act",
        "Monday",
        "Flock Services",
        "Initial Fee Schedule Number",
    ],
)
def test_no_undefined_term(phrase: str) -> None:
    """Defined terms and what is made of them, names, statutes, titles, products."""
    assert flaws(Code.UNDEFINED_TERM, *used(phrase)) == []


@pytest.mark.parametrize(
    "said",
    [
        "“Initial Fee” means what is paid first.",
        "what is paid first (the “Initial Fee”)",
        "the Initial Fee (as defined in the Order)",
        "Initial Fee: $100",
        "Capitalized terms not defined herein have the meaning given in the Master Agreement.",
    ],
)
def test_term_said_here_or_elsewhere(said: str) -> None:
    """A term that is explained anywhere, or may be in another document, is not missed."""
    assert flaws(Code.UNDEFINED_TERM, *used("Initial Fee"), clause(said, id="z")) == []


def test_heading_is_no_term() -> None:
    """A phrase that heads a clause is the clause's name."""
    assert (
        flaws(Code.UNDEFINED_TERM, *used("Initial Fee"), clause("It is due.", id="z", under=("Initial Fee",)))
        == []
    )


def test_few_uses_are_no_term() -> None:
    """Twice may be a slip of the pen."""
    assert flaws(Code.UNDEFINED_TERM, *used("Initial Fee", times=2)) == []


def test_document_without_definitions_lacks_none() -> None:
    """A policy that defines nothing capitalises as it likes."""
    assert flaws(Code.UNDEFINED_TERM, *used("Initial Fee")[len(DEFINED) :]) == []


def test_at_most_ten_are_named() -> None:
    """The most used come first."""
    words = [
        "initial",
        "final",
        "early",
        "late",
        "annual",
        "monthly",
        "daily",
        "flat",
        "net",
        "gross",
        "extra",
        "joint",
    ]
    many = [clause(f"It pays the {word} fee.", id=f"s{word}") for word in words]
    many += [one for word in words for one in used(f"{word.title()} Fee", times=3 + (word == "joint"))]
    found = flaws(Code.UNDEFINED_TERM, *many)
    assert (len(found), found[0]) == (10, "Joint Fee")
