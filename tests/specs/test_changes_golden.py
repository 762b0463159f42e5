"""What changed between published versions is what was recorded, and what is known to have changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.specs.changes_golden import GOLDEN, SPECS, VERSIONS, facts, name_of
from tracer.domain.spec import ChangeKind
from tracer.domain.vocabulary import Force, Theme
from tracer.specs.compare import compare
from tracer.specs.read import read_spec

if TYPE_CHECKING:
    from tracer.domain.spec import Change

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not all((SPECS / name).is_file() for pair in VERSIONS for name in pair),
        reason="no published specs beside the checkout",
    ),
]


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Return what changed between two files."""
    return compare(*(read_spec(SPECS / name, lab="Acme") for name in (before, after))).changes


def of_words(word: str, told: tuple[Change, ...]) -> list[Change]:
    """Return the changes of provisions that said a word before."""
    return [change for change in told if change.before and word in change.before.text.lower()]


@pytest.mark.parametrize("pair", VERSIONS, ids=lambda pair: name_of(*pair))
def test_changes_are_as_recorded(pair: tuple[str, str]) -> None:
    """A change of these figures is seen, and recorded anew where it is meant."""
    assert facts(*pair) == json.loads(GOLDEN.read_text("utf-8"))[name_of(*pair)]


def test_the_ban_on_military_use_that_openai_dropped_in_january_2024() -> None:
    """It is removed; the ban on weapons is set beside the rule that took it up."""
    told = changes(*VERSIONS[0])
    (gone,) = of_words("warfare", told)
    assert gone.kind is ChangeKind.REMOVED
    assert gone.before is not None
    assert (gone.before.force, gone.before.themes) == (Force.PROHIBITS, (Theme.USE_OF_FORCE,))
    assert "“Military”" in gone.why
    (kept,) = of_words("weapons", told)
    assert kept.kind is ChangeKind.REWORDED
    assert kept.after is not None
    assert "weapons" in kept.after.text


def test_tracking_is_set_beside_monitoring() -> None:
    """The ban on tracking without consent became one on unauthorized monitoring."""
    (tracking,) = of_words("tracking", changes(*VERSIONS[0]))
    assert tracking.kind is ChangeKind.REWORDED
    assert tracking.after is not None
    assert "monitoring" in tracking.after.text


@pytest.mark.parametrize("pair", VERSIONS[4:], ids=lambda pair: name_of(*pair))
def test_a_renamed_level_is_no_loss(pair: tuple[str, str]) -> None:
    """Platform became root in September 2025: nothing was weakened by it."""
    assert not [one for one in changes(*pair) if "from platform to root" in one.why]
