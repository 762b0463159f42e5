"""The annotated agreements score no worse than they did."""

from __future__ import annotations

import pytest

from tests.quality.bench import ABSENT, is_available, measure, read_floors, table


@pytest.mark.shared
@pytest.mark.model
@pytest.mark.skipif(not is_available(), reason=ABSENT)
def test_no_score_falls_below_its_floor() -> None:
    """Every recorded floor holds."""
    scores, _ = measure()
    fallen = {name for name, floor in read_floors().items() if scores.get(name, 0.0) < floor}
    assert fallen == set(), table(scores, read_floors())
