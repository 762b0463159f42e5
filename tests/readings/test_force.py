"""What a clause does."""

from __future__ import annotations

import pytest

from tests.readings.cases import read

PLAIN = [
    ("You can't use the System for mass surveillance.", "prohibits"),
    ("You shouldn’t use the System for mass surveillance.", "prohibits"),
    ("Users mustn't turn the System to mass surveillance.", "prohibits"),
    ("We won't allow our models to be used for mass surveillance.", "prohibits"),
    ("You aren’t allowed to use the System for mass surveillance.", "prohibits"),
    ("We can't guarantee that mass surveillance is detected.", "states"),
    ("The Agency shall not use the System for mass surveillance.", "prohibits"),
    ("In no event may the System be used for mass surveillance.", "prohibits"),
    ("No officer may use the System for mass surveillance.", "prohibits"),
    ("Use of the System for mass surveillance is prohibited.", "prohibits"),
    ("Customer agrees not to use the System for mass surveillance.", "prohibits"),
    ("Don’t use the System for mass surveillance.", "prohibits"),
    ("The Agency shall refrain from mass surveillance.", "prohibits"),
    ("Nothing in this Agreement permits mass surveillance.", "prohibits"),
    ("The Customer may use the System for mass surveillance.", "permits"),
    ("The Agency is permitted to use license plate readers.", "permits"),
    ("An ALPR may only be used in an investigation.", "conditions"),
    ("An ALPR may be used if a warrant has issued.", "conditions"),
    ("An ALPR shall only be used for official law enforcement purposes.", "requires"),
    ("Customer shall use the Services in compliance with all applicable laws.", "requires"),
    ("Comply with all applicable laws when you use the Services.", "requires"),
    ("You are responsible for ensuring that your use of the Services complies with laws.", "requires"),
    ("“ALPR” means an automated license plate reader.", "states"),
    ("WHEREAS, the Vendor shall offer license plate readers;", "states"),
    ("How long are license plate images retained?", "states"),
]


@pytest.mark.parametrize(("text", "force"), PLAIN, ids=[text[:45] for text, _ in PLAIN])
def test_reads_the_operator(text: str, force: str) -> None:
    """The first operator of the topical sentence decides."""
    assert read(text).force == force


@pytest.mark.parametrize(
    ("lead_in", "text", "force"),
    [
        ("You may not use the Services to:", "(a) develop weapons;", "prohibits"),
        ("Customer shall:", "(a) report misuse of the Services;", "requires"),
        ("You must:", "(b) not bypass the safety filters of the Services;", "prohibits"),
        ("You are free to act. Do not use the Services to:", "(a) develop weapons;", "prohibits"),
    ],
)
def test_lead_in_hands_down_its_force(lead_in: str, text: str, force: str) -> None:
    """An item has the force of the words it completes, unless it begins with its own "not"."""
    assert read(text, label=text[:3], lead_in=lead_in).force == force


def test_negated_liability_forbids_nothing() -> None:
    """To be not liable is no ban."""
    assert read("Vendor shall not be liable and may monitor usage of the Services.").force == "permits"


def test_power_to_suspend_is_a_permission() -> None:
    """A power to suspend allows; its condition makes it no conditional permission."""
    assert read("Vendor may suspend your account if you violate this policy.").force == "permits"
