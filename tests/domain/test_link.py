"""Laws of scores."""

from __future__ import annotations

import pytest

from tracer.domain.link import Scores


@pytest.mark.parametrize(
    ("dense", "lexical"),
    [(1.01, 0.5), (-1.01, 0.5), (0.5, -0.01), (0.5, 1.01), (float("nan"), 0.5)],
    ids=["dense above", "dense below", "lexical below", "lexical above", "not a number"],
)
def test_scores_keep_their_range(dense: float, lexical: float) -> None:
    """A cosine lies in -1..1 and a share in 0..1."""
    with pytest.raises(ValueError, match="out of range"):
        Scores(dense, lexical)


def test_a_cosine_may_be_negative() -> None:
    """Vectors that point apart have a score too."""
    assert Scores(-1.0, 0.0).dense == -1.0
