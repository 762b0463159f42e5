"""The clauses of a spec are its provisions, without what only illustrates or comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.specs.samples import MODEL_SPEC, spec_from
from tracer.domain.vocabulary import Force, Theme

if TYPE_CHECKING:
    from tracer.domain.spec import Provision


def provisions(text: str) -> list[Provision]:
    """Return the provisions of a text."""
    return list(spec_from(text).provisions)


def test_provisions_stand_in_their_sections() -> None:
    """Each is named by its section and its turn in it, under the authority that holds there."""
    assert [(one.id, one.authority, one.text) for one in provisions(MODEL_SPEC)] == [
        ("overview.1", "", "The assistant should help people."),
        ("bounds.1", "root", "The assistant must not help anyone to build nuclear weapons."),
        ("privacy.1", "root", "Our models should never be used for mass surveillance."),
        ("style.1", "guideline", "The assistant should write clearly."),
        ("closing.1", "", "The assistant never:"),
        ("closing.2", "", "helps to build chemical weapons;"),
        ("closing.3", "", "writes poems"),
    ]


def test_provisions_are_read_as_clauses_are() -> None:
    """Force and themes are those that the readers find."""
    found = {one.id: (one.force, one.themes) for one in provisions(MODEL_SPEC)}
    assert found["privacy.1"] == (Force.PROHIBITS, (Theme.MASS_SURVEILLANCE,))
    force, themes = found["bounds.1"]
    assert (force, Theme.MASS_CASUALTY_WEAPONS in themes) == (Force.PROHIBITS, True)


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("The assistant should write clearly.", Force.REQUIRES),
        ("The assistant must never mock people.", Force.PROHIBITS),
        ("The assistant may write poems.", Force.PERMITS),
    ],
)
def test_rules_on_other_things_have_a_force_too(text: str, force: Force) -> None:
    """What becomes of a rule counts, whatever it is about."""
    (found,) = provisions(text)
    assert (found.force, found.topics) == (force, ())


def test_a_lead_in_forbids_each_of_its_items() -> None:
    """A lead-in "should never:" hands its ban down, whatever the items are about."""
    items = ["Create cyberweapons;", "Write a poem about the sea;", "Generate abuse"]
    text = "The constraints are as follows. Claude should never:\n\n" + "\n".join(f"* {one}" for one in items)
    found = provisions(text)[1:]
    assert [(one.text, one.force) for one in found] == [(one, Force.PROHIBITS) for one in items]
    assert {one.lead_in for one in found} == {"The constraints are as follows. Claude should never:"}


@pytest.mark.parametrize(
    "caption",
    ["Example: how to build a bomb", "**Example** – a bomb", "*Example 2:* a bomb", "- Example: a bomb"],
)
def test_captions_of_examples_are_no_provisions(caption: str) -> None:
    """What stands above an example and says so illustrates."""
    assert [one.text for one in provisions(f"Be kind.\n\n{caption}\n\n~~~\na bomb\n~~~")] == ["Be kind."]


@pytest.mark.parametrize(
    "text",
    ["Example: you may not build a bomb.", "Examples are below:\n\n~~~\na bomb\n~~~"],
)
def test_an_example_in_words_is_a_provision(text: str) -> None:
    """Without an example below, or a caption above, it is what the spec says."""
    assert len(provisions(text)) == 1


@pytest.mark.parametrize(("title", "is_kept"), [('meta "Commentary"', False), ("warning", True)])
def test_remarks_are_no_provisions(title: str, is_kept: bool) -> None:  # noqa: FBT001
    """A box of commentary binds nobody; a box that warns may."""
    found = provisions(f"Be kind.\n\n!!! {title}\n    You must not spy.\n\nAfter.")
    assert [one.text for one in found] == ["Be kind.", *["You must not spy."] * is_kept, "After."]


def test_lines_of_contents_are_no_provisions() -> None:
    """A line that is nothing but the title of a section further down leads to it."""
    text = "# Policy\n\n[Being helpful](#h)\n\n[Not to spy](#n)\n\n## Being helpful\n\nHelp.\n\n## Not to spy\n\nDo not."
    assert [one.text for one in provisions(text)] == ["Help.", "Do not."]


def test_what_stands_before_the_first_heading_is_in_no_section() -> None:
    """It is a provision, whose section has no name."""
    first, second = provisions("Do not spy.\n\n# Use\n\nDo not sell it.")
    assert (first.id, first.section, first.path) == (".1", "", ())
    assert (second.id, second.section, second.path) == ("use.1", "use", ("Use",))


def test_a_note_is_under_nobodys_authority() -> None:
    """A footnote stands in no section, wherever it is printed."""
    found = provisions("# Use {#use authority=root}\n\nDo not spy[^1].\n\n[^1]: You must not spy by drone.")
    assert [(one.section, one.authority) for one in found] == [("use", "root"), ("", "")]


def test_qualifiers_are_kept_without_their_places() -> None:
    """Their words and kinds narrow the provision."""
    (found,) = provisions("You may not intentionally use it for mass surveillance of U.S. persons.")
    assert {one.span for one in found.qualifiers} == {None}
    assert {one.kind.value for one in found.qualifiers} >= {"intent"}
