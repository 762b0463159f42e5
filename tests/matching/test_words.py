"""Shared content words: a score of wording, blind to function words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.matching.words import content_stems, shared_share

TEXTS = st.text(alphabet="abcdef ghi", max_size=60)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("mass surveillance", "mass surveillance", 1.0, id="same"),
        pytest.param("mass surveillance", "MASS Surveillance!", 1.0, id="case and punctuation"),
        pytest.param("surveillance", "surveil", 1.0, id="a short form"),
        pytest.param("surveillance", "surveilled", 1.0, id="one stem"),
        pytest.param("mass surveillance of citizens", "no mass surveillance", 1.0, id="shorter side decides"),
        pytest.param("mass surveillance", "mass casualties", 0.5, id="half"),
        pytest.param("payment terms", "mass surveillance", 0.0, id="nothing shared"),
        pytest.param("the customer shall not", "the customer may", 0.0, id="function words do not count"),
        pytest.param("", "mass surveillance", 0.0, id="empty"),
        pytest.param("", "", 0.0, id="both empty"),
    ],
)
def test_shared_share(one: str, other: str, expected: float) -> None:
    """The share of the shorter side's stems that the other has."""
    assert shared_share(one, other) == expected


def test_permission_and_ban_of_one_thing_score_alike() -> None:
    """Why this score decides nothing: "may" and "may not" share every content word."""
    permission = "The Customer may use the System for mass surveillance."
    ban = "The Customer may not use the System for mass surveillance."

    assert shared_share(permission, ban) == 1.0


@given(TEXTS, TEXTS)
def test_share_is_symmetric_and_bounded(one: str, other: str) -> None:
    """The order of the two texts does not matter, and a share is a share."""
    share = shared_share(one, other)

    assert share == shared_share(other, one)
    assert 0.0 <= share <= 1.0


@given(TEXTS)
def test_text_shares_everything_with_itself(text: str) -> None:
    """One where there is a content word, else nothing."""
    assert shared_share(text, text) == float(bool(content_stems(text)))
