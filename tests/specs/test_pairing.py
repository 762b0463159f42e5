"""Which provisions are set side by side."""

from __future__ import annotations

import pytest

from tests.specs.versions import Said, spec
from tracer.specs.pairing import pair_up

LEAD = "You may not use the service for:"
SPYING = "Do not use the models for mass surveillance."


def beside(before: list[str | Said], after: list[str | Said]) -> list[tuple[int, int]]:
    """Return the places of the pairs."""
    old, new = spec(*before), spec(*after)
    pairing = pair_up(old.provisions, new.provisions)
    return sorted(
        (old.provisions.index(pair.before), new.provisions.index(pair.after)) for pair in pairing.pairs
    )


def test_the_same_words_of_the_same_section_come_first() -> None:
    """Of two copies each finds its own section's."""
    before: list[str | Said] = [Said(SPYING, section="A"), Said(SPYING, section="B")]
    assert beside(before, before[::-1]) == [(0, 1), (1, 0)]


def test_the_nearest_two_are_paired_first() -> None:
    """A better partner is not given away."""
    before: list[str | Said] = ["Do not build malware for attacks on hospitals.", "Do not build malware."]
    after: list[str | Said] = ["Do not create malware.", "Do not create malware for attacks on hospitals."]
    assert beside(before, after) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Military and warfare", "Do not use the models to gamble."),
        ("Do not use the models for facial recognition.", "Do not use the models for malware."),
        ("Report security incidents.", "Do not track individuals without their consent."),
    ],
)
def test_what_is_no_version(before: str, after: str) -> None:
    """Words that all rules share pair nothing."""
    assert beside([Said(before, LEAD)], [after, SPYING]) == []


def test_one_provision_beside_several() -> None:
    """What is left over goes to the provision that holds its words."""
    bullets: list[str | Said] = [Said("Weapons development", LEAD), Said("Malware", LEAD)]
    assert beside(bullets, ["Do not use the models for weapons development or malware."]) == [(0, 0), (1, 0)]
