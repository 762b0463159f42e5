"""The sample agreement, traced once for all tests that only look at the result."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import tracer
from tests.encoders import FakeEncoder

if TYPE_CHECKING:
    from tracer.domain.trace import Trace

SAMPLE = Path(__file__).parents[1] / "corpora" / "samples" / "northfield-sentinel.pdf"


@cache
def sample_trace() -> Trace:
    """Return the sample's trace against all labs, with the encoder that needs no weights."""
    return tracer.trace(SAMPLE, encoder=FakeEncoder())
