"""Which topics a clause is about."""

from __future__ import annotations

import pytest

from tests.builders import clause
from tests.readings.cases import topics
from tracer.readings.read import read_clauses

SPOKEN = [
    ("The Agency shall not use the System for mass surveillance.", "surveillance.mass"),
    ("Customer may not track the movements of individuals without a warrant.", "surveillance.tracking"),
    ("The vendor's license plate readers may be used for investigations.", "surveillance.tracking"),
    ("You must not use facial recognition to identify people.", "surveillance.biometric"),
    ("You will not scrape personal data from public websites.", "surveillance.acquired_data"),
    ("Do not use the Services for social scoring of citizens.", "surveillance.social_scoring"),
    ("Vendor may disclose footage to law enforcement agencies.", "surveillance.sharing"),
    ("The Model shall not direct autonomous weapons.", "weapons.autonomous"),
    ("You may not use the Services for military purposes or warfare.", "weapons.use_of_force"),
    ("You shall not develop firearms or explosives with the Outputs.", "weapons.development"),
    ("No user may design chemical or biological weapons.", "weapons.mass_casualty"),
    ("Customer will not upload malware or viruses to the Services.", "weapons.cyber"),
    ("The Department may use the System for all lawful purposes.", "lawful_use.purpose"),
    ("Customer shall use the Services in compliance with all applicable laws.", "lawful_use.compliance"),
    ("You may not use the Services for any illegal activity.", "lawful_use.unlawful_ban"),
    ("You must not make automated decisions that produce legal effects.", "lawful_use.high_stakes"),
    ("You may not use the Services to discriminate against protected groups.", "lawful_use.civil_rights"),
    ("You must not bypass the safety filters of the Services.", "control.safeguards"),
    ("Provider may monitor usage of the Services for violations.", "control.monitoring"),
    ("Provider may suspend your account if you violate this policy.", "control.suspension"),
    ("Report any misuse of the Services to us at once.", "control.incident"),
    ("You must keep your password confidential.", "control.access"),
    ("Vendor deletes all footage after thirty days.", "control.retention"),
]
SILENT = [
    "The Sponsor shall conduct post-marketing surveillance of the Drug.",
    "The rating agency surveillance fee is payable yearly.",
    "Payment shall be made in the lawful currency of the United States.",
    "If any provision is held unlawful, the others remain in force.",
    "Neither party is liable for acts of God, war, terrorism or riot.",
    "The Supplier shall pay all taxes in compliance with applicable tax laws.",
    "This Agreement is governed by the laws of the State of New York.",
    "Licensee shall keep Confidential Information secret and shall not disclose it to third parties.",
    "The Company shall carry workers compensation and bodily injury insurance.",
    "The Supplier shall not discriminate against any employee or applicant for employment.",
]


@pytest.mark.parametrize(("text", "topic"), SPOKEN, ids=[topic for _, topic in SPOKEN])
def test_says_its_topic(text: str, topic: str) -> None:
    """A plain clause on a topic is read as being about it."""
    assert topic in topics(text)


@pytest.mark.parametrize("text", SILENT, ids=[text[:40] for text in SILENT])
def test_leaves_boilerplate_alone(text: str) -> None:
    """Words that only look like a topic raise no alarm."""
    assert topics(text) == set()


def test_generic_control_needs_a_governed_use() -> None:
    """A lease that speaks of suspending access is about no use of a system."""
    lease = clause("Landlord may suspend access if Tenant breaches this Lease.")
    assert read_clauses((lease, clause("Tenant shall pay rent monthly.")))[0].topics == ()


def test_mass_surveillance_of_persons_tracks_nobody_in_particular() -> None:
    """The words "of persons" after "mass surveillance" is no second topic."""
    found = topics("The Agency shall not conduct mass surveillance of persons.")
    assert found == {"surveillance.mass"}


def test_defined_act_carries_its_topics() -> None:
    """A clause that names a defined act is about what the definition says."""
    definition = clause("“Location Query” means a request for the whereabouts of a vehicle.", id="d")
    use = clause("An officer may run a Location Query only under a warrant.", id="u")
    assert [topic.value for topic in read_clauses((definition, use))[1].topics] == ["surveillance.tracking"]


def test_name_of_the_product_carries_nothing() -> None:
    """Whoever pays for "the Services" tracks nobody, whatever the Services do."""
    definition = clause("“Alpha Services” means license plate recognition.", id="d")
    pay = clause("Customer shall pay for the Alpha Services monthly.", id="p")
    assert read_clauses((definition, pay))[1].topics == ()
