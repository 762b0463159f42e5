"""The shipped catalogue, and labs by the names people give them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.datafiles import shipped
from tracer.errors import UnknownLab
from tracer.governance.load import load_catalogue, resolve_labs

if TYPE_CHECKING:
    from tracer.domain.governance import Control, RedLine

CATALOGUE = load_catalogue()
ROWS: tuple[RedLine | Control, ...] = (*CATALOGUE.red_lines, *CATALOGUE.controls)
LABS = (
    "OpenAI",
    "Anthropic",
    "Google/DeepMind",
    "Meta",
    "Microsoft",
    "xAI",
    "Mistral",
    "US Government",
    "European Union",
)
SPELLING = st.sampled_from(LABS).flatmap(
    lambda lab: st.tuples(st.just(lab), st.lists(st.booleans(), min_size=len(lab), max_size=len(lab)))
)


def test_it_holds_every_row() -> None:
    """No row of the shipped files is lost on the way."""
    assert (len(CATALOGUE.red_lines), len(CATALOGUE.controls)) == (191, 106)


def test_its_labs() -> None:
    """The publishers stand in the order of the file."""
    assert CATALOGUE.labs == LABS


def test_every_red_line_has_a_theme() -> None:
    """A red line without a theme could be set against no clause."""
    assert [row.id for row in CATALOGUE.red_lines if not row.themes] == []


def test_every_row_has_its_publisher_in_its_citation() -> None:
    """A row and the source it cites name one lab."""
    assert [row.id for row in ROWS if row.lab != row.citation.lab] == []


def test_no_two_rows_share_an_id() -> None:
    """An id names one row of either kind."""
    ids = [row.id for row in ROWS]
    assert len(ids) == len(set(ids))


def test_it_says_when_it_was_compiled() -> None:
    """A reader can tell how old the catalogue is."""
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", CATALOGUE.compiled)


def test_its_digest_is_of_its_files() -> None:
    """Two loads of the same files have one SHA-256."""
    assert re.fullmatch(r"[0-9a-f]{64}", CATALOGUE.digest)
    assert load_catalogue(shipped("corpora") / "governance").digest == CATALOGUE.digest


def test_a_dispute_names_its_red_lines_and_who_disputes() -> None:
    """A contested reading has rows it is about and somebody who holds it."""
    assert [row.id for row in CATALOGUE.contested if not (row.red_lines and row.positions)] == []


@given(SPELLING)
def test_a_lab_is_found_in_any_letter_case(spelled: tuple[str, list[bool]]) -> None:
    """Nobody needs to know how a publisher writes its name."""
    lab, raised = spelled
    typed = "".join(a.upper() if up else a.lower() for a, up in zip(lab, raised, strict=True))
    assert resolve_labs([typed], CATALOGUE) == (lab,)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["google"], ("Google/DeepMind",)),
        (["DeepMind"], ("Google/DeepMind",)),
        (["google", "deepmind"], ("Google/DeepMind",)),
        (["xai", "openai"], ("xAI", "OpenAI")),
        ([], ()),
    ],
    ids=["first half", "second half", "both halves", "in the order given", "none"],
)
def test_resolve_labs(names: list[str], expected: tuple[str, ...]) -> None:
    """Part of a double name will do, and each lab is chosen once."""
    assert expected == resolve_labs(names, CATALOGUE)


def test_an_unknown_lab_is_told_the_choices() -> None:
    """The error names every lab that would have been found."""
    with pytest.raises(UnknownLab, match="unknown lab 'Acme'; choose from: " + ", ".join(LABS)):
        resolve_labs(["openai", "Acme"], CATALOGUE)
