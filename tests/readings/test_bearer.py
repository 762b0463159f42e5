"""Who is bound or allowed."""

from __future__ import annotations

import time

import pytest

from tests.builders import clause
from tests.readings.cases import read
from tracer.domain.vocabulary import Bearer
from tracer.readings.parties import find_setting
from tracer.readings.read import read_clauses

CUSTOMERS = """
Customer shall not use the Services for mass surveillance.
You may not use our Services to develop weapons.
Users must not use the Services for mass surveillance.
The Licensee shall not use the Software for mass surveillance.
The Buyer shall not use the drones for mass surveillance.
Buyers shall not use the drones for mass surveillance.
The Agency shall not use license plate readers to track persons.
Agencies shall not share license plate data with immigration authorities.
The City shall audit each search of license plate data.
Officers shall log each search of license plate data.
Deputies shall log each search of license plate data.
The Sheriff shall approve each use of facial recognition.
The Requester shall not use the images for facial recognition.
The Controller shall not use the images for facial recognition.
Do not use the Services to develop weapons.
We do not allow use of the Services to develop weapons.
Vendor prohibits use of the Services to develop weapons.
Vendor grants to Customer a right to use the Services for all lawful purposes.
Our models may not be used for mass surveillance.
Our models will not be used for mass surveillance.
You represent and warrant that your sending Inputs to us and Outputs will not violate applicable laws.
License plate data shall be managed by the officer in charge and deleted after thirty days.
License plate searches shall be approved by a supervisor.
Only persons who hold a current Seller certificate may use license plate readers.
If you become aware of misuse of the Services, report it to us.
At the request of Vendor, Customer shall report misuse of the Services.
Customer may suspend a user's access to the Services for abuse.
The Services may not be used for mass surveillance.
Use of the Services to develop weapons is prohibited.
“Permitted Purpose” means use of the Services for public safety.
""".strip().splitlines()
PROVIDERS = """
We may monitor usage of the Services.
Vendor may monitor usage of the Services.
Vendors shall log each query of the Services.
Suppliers shall log each query of license plate data.
Providers shall report misuse of the Services.
The Contractor shall log each query of the Services.
The Seller shall not supply drones for use in autonomous weapons.
The Licensor may audit use of the Software.
The Processor shall not share footage with police.
Our staff may monitor usage of the Services.
Our safety team may review usage of the Services.
Your access to the Services may be suspended for violations.
Violations of this policy may result in suspension of your account.
Misuse of the Services will, in addition to other remedies, lead to termination of your account.
At the request of Customer, Vendor shall delete footage.
For each of its users, Vendor shall report misuse of the Services.
Footage shall be deleted by the Vendor within thirty days.
Footage may be disclosed to police by us.
The system shall log each query of license plate data.
The software should log each query of license plate data.
We report misuse of the Services to police.
Vendor, in its sole discretion, may suspend access to the Services.
Contractors shall not share footage with police.
If Customer breaches this policy, we may suspend access to the Services.
""".strip().splitlines()
BOTH = """
Each party shall comply with all laws in its use of the Services.
The parties shall report misuse of the Services.
Both parties shall report misuse of the Services.
Either party may report misuse of the Services to police.
Neither party shall use the Services for mass surveillance.
Customer and Vendor shall report misuse of the Services.
You and we must comply with all laws in using the Services.
The Agency and the Contractor shall each audit use of the license plate readers.
Your access to the Services may be suspended by the Customer or the Vendor for violations.
""".strip().splitlines()
CASES = [(text, "customer") for text in CUSTOMERS]
CASES += [(text, "provider") for text in PROVIDERS]
CASES += [(text, "both") for text in BOTH]
AGENCYS_OWN = (
    "Our deputies protect the county. The Sheriff, the police officers, the department and its personnel. "
    * 5
)


def within(text: str, *around: str) -> str:
    """Return the bearer of a clause in a document that also says these things."""
    clauses = [clause(text, id="it"), *(clause(one, id=f"n{at}") for at, one in enumerate(around))]
    return read_clauses(tuple(clauses))[0].bearer.value


@pytest.mark.parametrize(("text", "bearer"), CASES)
def test_names_who_is_bound(text: str, bearer: str) -> None:
    """The agent, the grantee, the subject or the usual actor is bound or allowed."""
    assert read(text).bearer == bearer


@pytest.mark.parametrize(
    ("alias", "text", "bearer"),
    [
        ("Acme Inc. (“Acme” or “Vendor”)", "Acme may monitor usage of the Services.", "provider"),
        (
            "Bolt Co. (“Bolt” or the “Customer”)",
            "Bolt shall not use the Services to develop weapons.",
            "customer",
        ),
        ("Bolt Co. (hereinafter “Bolt”, “Licensee”)", "Bolt shall audit use of the Services.", "customer"),
        ("Acme Inc. (“Acme”, “we”, or “us”)", "Acme may suspend your account for misuse.", "provider"),
    ],
)
def test_knows_an_alias(alias: str, text: str, bearer: str) -> None:
    """A name given with a role is of that side."""
    assert within(text, f"This Agreement is with {alias}.") == bearer


def test_knows_the_author_by_its_address() -> None:
    """A policy names its author in its addresses and by what is its own."""
    around = "Contact Acme at safety@acme.com. Acme believes in safety. Acme publishes this policy."
    assert within("Acme may monitor usage of the Services.", around) == "provider"


def test_does_not_take_a_product_for_the_author() -> None:
    """A name that does nothing is none."""
    assert not find_setting(["Lamb at lamb.com. Use Lamb well. Copy Lamb. Share Lamb."]).names


def test_agencys_own_paper_says_we_of_the_agency() -> None:
    """In a department's own policy "we" is the side that uses the readers."""
    assert within("We may monitor usage of the license plate readers.", AGENCYS_OWN) == "customer"
    assert (
        within("License plate readers capture every passing car and share the data with police.", AGENCYS_OWN)
        == "customer"
    )


def test_buyers_undertaking_says_we_of_the_buyer() -> None:
    """Under "End-use undertaking" the buyer speaks."""
    text = "We undertake that the drones will not be used for mass surveillance."
    found = read_clauses(
        (clause(text, under=("END-USE UNDERTAKING",)), clause("Users use the Services.", id="b"))
    )
    assert found[0].bearer == "customer"


def test_side_with_nearly_all_duties_bears_a_nameless_one() -> None:
    """Where the supplier has all the duties, a notice that "shall describe" is the supplier's."""
    setting = find_setting(["The Supplier shall help. "] * 12)
    assert setting.default_bearer is Bearer.PROVIDER
    assert (
        find_setting(["The Supplier shall help. The Customer shall pay. "] * 12).default_bearer
        is Bearer.CUSTOMER
    )


def test_definition_that_names_nobody_binds_nobody() -> None:
    """What a thing is, is nobody's doing."""
    assert read("“ALPR system” means cameras that read license plates.").bearer == "unspecified"


def test_outsider_is_neither_side() -> None:
    """An agent of a third party does not make the customer the one who audits."""
    text = "Vendor, or a third party agent, shall be entitled to audit use of the Services."
    assert read(text).bearer == "provider"


def test_people_belong_to_whom_their_noun_follows() -> None:
    """Acme officers are officers of Acme."""
    acts = "Acme grants a license. Acme reserves all rights. Acme provides support."
    text = "Usage of the Services shall be reviewed by the Acme supervisory officers."
    assert within(text, acts, "Customer may use the Services.") == "provider"


@pytest.mark.parametrize(
    "text", ["A " * 30_000, "“A” (" * 8_000, "a@b.com " * 8_000, "our " * 20_000, "Ab’s " * 10_000]
)
def test_parties_take_no_exponential_time(text: str) -> None:
    """Long runs of names, quotes and addresses are read in time."""
    start = time.monotonic()
    find_setting([text])
    assert time.monotonic() - start < 10
