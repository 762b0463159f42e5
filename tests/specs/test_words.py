"""The words of two versions, without what typography and spelling make of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.specs.words import content_stems, items_of, plain_words, quote, says


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Don’t", "don't"),
        ("  (a) Weapons", "• weapons"),
        ("1.2 Weapons", "3. Weapons"),
        ("iv) Weapons", "– weapons"),
        ("organised behaviour", "organized behavior"),
        ("centre of defence", "center of defense"),
        ("travelled", "traveled"),
        ("judgement on the programme", "judgment on the program"),
    ],
)
def test_the_same_words(one: str, other: str) -> None:
    """Marks, labels, letter case and national spelling are left out."""
    assert plain_words(one) == plain_words(other)


@pytest.mark.parametrize(
    ("one", "other"), [("your", "yor"), ("hour", "hor"), ("30 days", "90 days"), ("I", "")]
)
def test_other_words(one: str, other: str) -> None:
    """Short words keep their spelling, and a number or an I is no label."""
    assert plain_words(one) != plain_words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("weapons", "weapon"), ("tracking", "tracked"), ("scamming", "scams"), ("policies", "policy")],
)
def test_the_same_stem(one: str, other: str) -> None:
    """Endings are left out."""
    assert content_stems(one) == content_stems(other)


def test_words_that_say_nothing() -> None:
    """Articles, pronouns and modals are no content."""
    assert content_stems("You must not use it for the") == frozenset()


def test_the_items_of_a_list() -> None:
    """Cut at commas, semicolons, and, or."""
    found = [item for item, _ in items_of("(a) weapons, warfare; and the use of force, 1,000 drones")]
    assert found == ["weapons", "warfare", "the use of force", "1,000 drones"]


@pytest.mark.parametrize(("phrase", "held"), [("track A person", True), ("rack a person", False)])
def test_a_phrase_in_a_text(*, phrase: str, held: bool) -> None:
    """Whole words one after the other."""
    assert says("Do not track a person’s phone, or track a person.", phrase) is held


def test_a_long_quotation_is_cut() -> None:
    """The first words, and a sign that there are more."""
    assert quote("word " * 20) == f"“{'word ' * 13}word …”"


@given(st.text())
def test_any_text_has_words(text: str) -> None:
    """Nothing breaks it, and what it finds is found again."""
    assert plain_words(" ".join(plain_words(text))) is not None
    assert says(text, text)
