"""Laws of readings."""

from __future__ import annotations

import pytest

from tests.builders import reading
from tracer.domain.vocabulary import Theme, Topic


@pytest.mark.parametrize("confidence", [-0.1, 1.1])
def test_confidence_is_a_share(confidence: float) -> None:
    """Confidence outside 0..1 is refused."""
    with pytest.raises(ValueError, match=r"0\.\.1"):
        reading(confidence=confidence)


def test_no_topic_means_not_relevant() -> None:
    """A reading without topics bears on nothing."""
    assert not reading().is_relevant


def test_a_topic_makes_it_relevant() -> None:
    """A control's topic alone makes a reading relevant."""
    assert reading(Topic.MONITORING).is_relevant


def test_themes_are_those_of_its_topics() -> None:
    """Topics without a theme add none."""
    found = reading(Topic.MASS, Topic.PURPOSE, Topic.CYBER).themes
    assert found == {Theme.MASS_SURVEILLANCE, Theme.CYBER_WEAPONS}
