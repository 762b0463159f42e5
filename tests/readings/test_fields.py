"""Bearer, qualifiers, authorities, enforcement and umbrella grants."""

from __future__ import annotations

import pytest

from tests.builders import clause
from tests.readings.cases import read
from tracer.domain.reading import Reading
from tracer.readings.read import read_clauses

BEARERS = [
    ("Customer shall not use the Services for mass surveillance.", "customer"),
    ("We may monitor usage of the Services.", "provider"),
    ("You may not use our Services to develop weapons.", "customer"),
    ("Each party shall comply with all laws in its use of the Services.", "both"),
    ("ALPR data shall be managed by the officer in charge.", "customer"),
    ("Your access to the Services may be suspended for violations.", "provider"),
    ("Do not use the Services to develop weapons.", "customer"),
]
QUALIFIED = [
    ("The Agency shall not intentionally conduct mass surveillance.", "intent", "intentionally"),
    (
        "To the extent permitted by law, Vendor may disclose footage to police.",
        "law",
        "To the extent permitted by law",
    ),
    (
        "Vendor may suspend your account in its sole discretion for abuse.",
        "discretion",
        "in its sole discretion",
    ),
    ("Vendor will use reasonable efforts to monitor usage of the Services.", "effort", "reasonable efforts"),
    (
        "Footage shall not be shared with agencies except under a warrant.",
        "exception",
        "except under a warrant",
    ),
    ("You may not track a person without their consent.", "consent", "without their consent"),
]
SAFEGUARDS = [
    ("The Platform blocks requests for facial recognition.", "technical_preventive"),
    ("Vendor shall configure the Platform so that it rejects facial recognition.", "technical_preventive"),
    ("Vendor shall log each query for license plate data and audit trails of access.", "technical_detective"),
    ("Every license plate alert shall be subject to human review.", "procedural"),
    ("Vendor may suspend your account if you violate this policy.", "contractual"),
    ("You must not bypass the safety filters of the Services.", "none"),
    ("We do not monitor usage of the Services.", "none"),
]


@pytest.mark.parametrize(("text", "bearer"), BEARERS, ids=[text[:40] for text, _ in BEARERS])
def test_names_who_is_bound(text: str, bearer: str) -> None:
    """The side named before the operator, a passive's agent, or the default is bound."""
    assert read(text).bearer == bearer


def test_conditional_power_keeps_its_subject() -> None:
    """Who may suspend if rules are broken is who the sentence names, not who usually does."""
    text = "Customer may suspend a user's access to the Services if the user violates this policy."
    assert (read(text).force, read(text).bearer) == ("permits", "customer")


def test_learns_the_documents_own_names() -> None:
    """Acme is the provider where it grants, reserves and provides."""
    acts = "Acme grants a license. Acme reserves all rights. Acme provides support. Customer may use the Services."
    found = read_clauses((clause("Acme may monitor usage of the Services.", id="a"), clause(acts, id="b")))
    assert found[0].bearer == "provider"


@pytest.mark.parametrize(("text", "kind", "words"), QUALIFIED, ids=[kind for _, kind, _ in QUALIFIED])
def test_qualifier_has_kind_and_span(text: str, kind: str, words: str) -> None:
    """A qualifier's span covers its words in the clause."""
    found = [q for q in read(text).qualifiers if q.kind == kind]
    assert [q.span.of(text) for q in found if q.span] == [words]


def test_item_inherits_what_narrows_its_lead_in() -> None:
    """A narrowed lead-in narrows each item, without a place in it."""
    found = read("(a) conduct mass surveillance;", label="(a)", lead_in="Customer shall not intentionally:")
    assert [q.span for q in found.qualifiers if q.kind == "intent"] == [None]


@pytest.mark.parametrize(("text", "kind"), SAFEGUARDS, ids=[text[:40] for text, _ in SAFEGUARDS])
def test_tells_the_safeguard(text: str, kind: str) -> None:
    """The strongest safeguard at work counts; a ban on getting round one, or a denial, is none."""
    assert read(text).enforcement == kind


def test_cites_authorities_as_written() -> None:
    """Statutes, orders and acts are found in order."""
    text = "Customer shall use the Services in compliance with 42 U.S.C. § 1983 and the Privacy Act of 1974."
    assert tuple(one.text for one in read(text).authorities) == ("42 U.S.C. § 1983", "Privacy Act of 1974")


@pytest.mark.parametrize(
    ("text", "umbrella"),
    [
        ("The Agency may use the System for all lawful purposes.", True),
        ("The Agency may use the System for any lawful use.", True),
        ("The Agency shall use the System for lawful purposes.", False),
        ("The Agency shall not use the System for all lawful purposes.", False),
    ],
)
def test_umbrella_grant_allows_every_lawful_purpose(text: str, umbrella: bool) -> None:  # noqa: FBT001
    """Only a permission can be an umbrella."""
    assert read(text).umbrella is umbrella


def test_irrelevant_clause_has_an_empty_reading() -> None:
    """A clause on no topic says nothing."""
    assert read("Invoices are payable within thirty days.") == Reading()
