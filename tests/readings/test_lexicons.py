"""The lexicons are sorted data: a reviewer finds a term where it must stand, and nothing stands twice."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

import tracer.readings

FOLDER = Path(tracer.readings.__file__).parent / "lexicons"
LISTED = [
    *sorted((FOLDER / "topics").glob("*.yaml")),
    *(FOLDER / f"{name}.yaml" for name in ("forces", "qualifiers", "enforcement")),
]
TERM = re.compile(r"\s*- (?!.* #)(?P<term>.+)")


@pytest.mark.parametrize("path", LISTED, ids=lambda path: path.name)
def test_terms_are_sorted_within_their_group(path: Path) -> None:
    """Between two comments or keys, terms rise and none comes twice."""
    lines = [TERM.fullmatch(line) for line in path.read_text("utf-8").splitlines()]
    pairs = [(one["term"], next_["term"]) for one, next_ in pairwise(lines) if one and next_]
    assert [pair for pair in pairs if pair[0].lower() >= pair[1].lower()] == []
    assert len(pairs) > 20


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.yaml")), ids=lambda path: path.name)
def test_lexicon_says_when_it_was_set(path: Path) -> None:
    """Every lexicon has its corpus and date."""
    assert re.search(r"^set_on: .+ 20\d\d-\d\d-\d\d$", path.read_text("utf-8"), re.MULTILINE)
