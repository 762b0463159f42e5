"""Defined acts carry the topics of their definitions; things carry none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import clause
from tests.readings.cases import AROUND
from tracer.readings.read import read_clauses
from tracer.readings.terms.acts import is_act
from tracer.readings.terms.uses import Uses, key_of

if TYPE_CHECKING:
    from tracer.domain.clause import Clause


def topics(use: str, *definitions: Clause) -> set[str]:
    """Return the topics of a clause that uses terms, in an agreement that defines them."""
    clauses = (*definitions, clause(use, id="use"), clause(AROUND, id="around"))
    readings = dict(zip((one.id for one in clauses), read_clauses(clauses), strict=True))
    return {topic.value for topic in readings["use"].topics}


QUERY = clause("“Location Query” means a request for the whereabouts of a vehicle.", id="d")
LEAD = clause("“Prohibited Uses” means any of the following:", id="d")
ITEMS = (
    clause("(a) mass surveillance;", label="(a)", lead_in="“Prohibited Uses” means any of the following:"),
    clause("(b) autonomous weapons.", label="(b)", lead_in="“Prohibited Uses” means any of the following:"),
)


@pytest.mark.parametrize(
    "use",
    [
        "An officer may run a Location Query only under a warrant.",
        "Officers may run Location Queries only under a warrant.",
        "The Location Query’s result must be kept.",
    ],
)
def test_use_takes_the_topics(use: str) -> None:
    """One or many, possessive or not."""
    assert topics(use, QUERY) == {"surveillance.tracking"}


@pytest.mark.parametrize(
    "use",
    [
        "Agency pays for a green activity.",
        "Agency pays for Green Activityware.",
        "Agency pays. Green. Activity.",
    ],
)
def test_other_words_take_nothing(use: str) -> None:
    """Small letters, longer words and words of two sentences are no use of a term."""
    assert topics(use, clause("“Green Activity” means mass surveillance.", id="d")) == set()


def test_list_under_a_definition() -> None:
    """The items that a definition leads in are what the term means."""
    assert topics("Customer shall not engage in Prohibited Uses.", LEAD, *ITEMS) >= {
        "surveillance.mass",
        "weapons.autonomous",
    }


@pytest.mark.parametrize(
    "definition",
    [
        "“Restricted Activities” has the meaning given in Section 4.",
        "“Restricted Activities” means the uses listed in Section 4.",
    ],
)
def test_definition_by_reference(definition: str) -> None:
    """A definition that points to a section means what stands there, and under it."""
    section = (
        clause("4. What is banned.", label="4"),
        clause("4.1 Customer shall not conduct mass surveillance.", label="4.1", path=("4", "4.1")),
        clause("5. Fees are due.", label="5"),
    )
    found = topics("Each Restricted Activity ends this Agreement.", clause(definition, id="d"), *section)
    assert "surveillance.mass" in found


def test_short_name() -> None:
    """A short name in brackets stands for the words before it."""
    definition = clause("Agency shall not engage in mass surveillance (the “Restricted Activities”).", id="d")
    assert "surveillance.mass" in topics("Vendor may audit for Restricted Activities.", definition)


def test_definition_that_uses_another() -> None:
    """A term means what the terms in its definition mean."""
    wider = clause("“Covered Activity” means any Location Query.", id="w")
    assert topics("Agency shall log each Covered Activity.", wider, QUERY) >= {"surveillance.tracking"}


def test_circle_of_definitions() -> None:
    """Terms that define one another come to rest, with the topics of all."""
    first = clause("“First Activity” means any Second Activity or mass surveillance.", id="1")
    second = clause("“Second Activity” means any First Activity.", id="2")
    assert "surveillance.mass" in topics("Agency shall not perform a Second Activity.", first, second)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("Location Query", True),
        ("Permitted Purpose", True),
        ("Prohibited Uses", True),
        ("Restricted Activities", True),
        ("Facial Recognition", True),
        ("Prohibited Content", True),
        ("Purpose", True),
        ("Services", False),
        ("Footage", False),
        ("Alpha Services", False),
        ("Surveillance Data", False),
        ("Authorized User", False),
        ("Acceptable Use Policy", False),
        ("Core Field", False),
        ("Flock", False),
        ("", False),
    ],
)
def test_is_act(term: str, *, expected: bool) -> None:
    """A product, its data and its users are things, whatever they do."""
    assert is_act(term) is expected


def test_things_spread_nothing() -> None:
    """Whoever keeps "Footage" recognises no face."""
    definition = clause("“Footage” means video for facial recognition and mass surveillance.", id="d")
    assert "surveillance.mass" not in topics("Vendor deletes Footage after thirty days.", definition)


@pytest.mark.parametrize(
    ("one", "many"), [("Query", "Queries"), ("Search", "Searches"), ("Use", "Uses"), ("Process", "Processes")]
)
def test_number(one: str, many: str) -> None:
    """A term and its plural are one."""
    assert key_of(one) == key_of(many)


def test_longest_term_is_used() -> None:
    """The longest of two terms that begin together."""
    found = Uses(["Permitted Use", "Permitted Use Case"]).find("each Permitted Use Case and Permitted Use")
    assert [term for term, _ in found] == ["Permitted Use Case", "Permitted Use"]
