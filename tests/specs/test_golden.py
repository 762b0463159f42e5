"""Published specs come out whole: every section and level, and what was recorded of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.specs.golden import FILES, GOLDEN, SPECS, facts, name_of
from tracer.domain.vocabulary import Force, Theme
from tracer.specs.read import read_spec

if TYPE_CHECKING:
    from pathlib import Path

    from tracer.domain.spec import Spec

MODEL_SPECS = [file for file in FILES if file.parent.name == "openai-model-spec"]
CONSTITUTION = SPECS / "claude-constitution-2026-01-20.md"
HARD_CONSTRAINTS = 7
HEADING = re.compile(
    r"#{1,6} +(?P<title>.*?) *\{#(?P<anchor>\w+)(?: +authority=(?P<authority>\w+))?[^}]*\} *"
)
FENCE = re.compile(r"(?:~~~|```)")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FILES, reason="no published specs beside the checkout"),
]


def raw_headings(file: Path) -> list[tuple[str, str]]:
    """Return the anchor and level of each heading outside of fences, by the file's own lines."""
    found, fence = [], ""
    for line in file.read_text("utf-8").splitlines():
        mark = FENCE.match(line)
        if mark and fence in {"", line.strip()}:
            fence = "" if fence else mark[0]
        elif not fence and line.startswith("#"):
            heading = HEADING.fullmatch(line)
            assert heading, line
            found.append((heading["anchor"], heading["authority"] or ""))
    return found


def imported(file: Path) -> Spec:
    """Return a published document as provisions."""
    return read_spec(file, lab="Acme")


@pytest.mark.parametrize("file", MODEL_SPECS, ids=name_of)
def test_every_section_of_a_model_spec_is_there(file: Path) -> None:
    """None is left out, none is added, and each states its own level."""
    expected = raw_headings(file)
    assert [(one.anchor, one.authority) for one in imported(file).sections] == expected
    assert len(expected) > 60


@pytest.mark.parametrize("file", MODEL_SPECS, ids=name_of)
def test_no_example_of_a_model_spec_binds(file: Path) -> None:
    """Neither a dialogue nor its caption is a provision."""
    found = imported(file).provisions
    assert [one.id for one in found if re.match(r"Example\W|<(?:user|assistant|developer)", one.text)] == []


@pytest.mark.skipif(not CONSTITUTION.is_file(), reason="no constitution beside the checkout")
def test_every_hard_constraint_forbids() -> None:
    """The items under "should never:" are bans, all of them."""
    items = [one for one in imported(CONSTITUTION).provisions if one.lead_in.endswith("Claude should never:")]
    assert [one.force for one in items] == [Force.PROHIBITS] * HARD_CONSTRAINTS
    assert {Theme.MASS_CASUALTY_WEAPONS, Theme.CYBER_WEAPONS} <= {t for one in items for t in one.themes}


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_documents_come_out_as_recorded(file: Path) -> None:
    """A change of these figures is seen, and recorded anew where it is meant."""
    assert facts(file) == json.loads(GOLDEN.read_text("utf-8"))[name_of(file)]
