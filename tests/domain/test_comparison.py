"""The laws of a change, and what a comparison adds up."""

from __future__ import annotations

import pytest

from tests.specs.versions import spec
from tracer.domain.spec import Change, ChangeKind, Comparison
from tracer.domain.vocabulary import Theme

BAN = spec("Do not track individuals.")
(RULE,) = BAN.provisions


@pytest.mark.parametrize("kind", ChangeKind)
def test_a_removed_provision_has_no_after_and_an_added_one_no_before(kind: ChangeKind) -> None:
    """Every other kind has both sides."""
    before = None if kind is ChangeKind.ADDED else RULE
    after = None if kind is ChangeKind.REMOVED else RULE
    assert Change(kind, before, after, "").themes == RULE.themes
    with pytest.raises(ValueError, match=kind):
        Change(kind, None if before else RULE, after, "")


def test_themes_without_a_ban_or_a_change_are_left_out() -> None:
    """A theme is told of where it is prohibited or changed."""
    (summary,) = Comparison(BAN, BAN, (), 1).by_theme
    assert (summary.theme, summary.bans_before, summary.bans_after) == (Theme.TRACKING_INDIVIDUALS, 1, 1)
    assert not summary.is_no_longer_prohibited
    assert not summary.is_newly_prohibited
