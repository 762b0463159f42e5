"""Laws of authorities."""

from __future__ import annotations

import pytest

from tracer.domain.authority import Authority, AuthorityKind
from tracer.domain.span import Span


def test_span_is_as_long_as_the_text() -> None:
    """An authority whose span cannot cover its text is refused."""
    with pytest.raises(ValueError, match="text of its span"):
        Authority("FISA", Span(0, 3), AuthorityKind.STATUTE, "Foreign Intelligence Surveillance Act of 1978")


def test_every_authority_has_a_name() -> None:
    """An authority without a name is refused."""
    with pytest.raises(ValueError, match="has a name"):
        Authority("FISA", Span(0, 4), AuthorityKind.STATUTE, "")


def test_pinpoint_may_be_absent() -> None:
    """Whole acts are cited too."""
    assert Authority("FOIA", Span(0, 4), AuthorityKind.STATUTE, "Freedom of Information Act").pinpoint is None
