"""Nesting: which open clause a label continues, and which it opens inside."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.clauses.labels import read_label
from tracer.clauses.outline import Outline

ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def opened(*printed: str, indents: tuple[float, ...] = ()) -> Outline:
    """Return the outline after these labels."""
    outline = Outline()
    for at, text in enumerate(printed):
        label = read_label(f"{text} Customer" if text[-1].isalnum() else f"{text} pay")
        assert label is not None, text
        outline.open(label, indents[at] if indents else 72.0)
    return outline


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (("1.", "(a)"), ("1", "(a)")),
        (("1.", "(a)", "(b)"), ("1", "(b)")),
        (("1.", "(a)", "(i)", "(ii)"), ("1", "(a)", "(ii)")),
        (("1.", "(a)", "(i)", "(ii)", "(b)"), ("1", "(b)")),
        (("1.", "(a)", "(i)", "(A)", "(B)", "(ii)"), ("1", "(a)", "(ii)")),
        (("1.", "(a)", "(i)", "2."), ("2",)),
        (("ARTICLE 5", "5.1", "(a)", "5.2"), ("ARTICLE 5", "5.2")),
        (("5.1", "5.1.1", "5.1.2"), ("5.1", "5.1.2")),
        (("5.1", "5.1.1", "5.2"), ("5.2",)),
        (("5.", "5.1", "5.2", "6."), ("6",)),
        (("5.1", "(a)", "(1)", "(2)", "(b)", "5.2"), ("5.2",)),
        (("14.6", "14.7", "15."), ("15",)),
        (("A.", "1.", "2.", "B."), ("B",)),
        (("I.", "A.", "II."), ("II",)),
    ],
)
def test_nesting(printed: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """A label continues the innermost list it counts on from, and else opens one inside."""
    assert expected == opened(*printed).path


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (tuple(f"({letter})" for letter in "abcdefghi"), ("(i)",)),
        (tuple(f"({letter})" for letter in "abcdefghij"), ("(j)",)),
        (("(a)", "(i)", "(ii)"), ("(a)", "(ii)")),
        (tuple(f"({roman})" for roman in ROMANS[:6]), ("(vi)",)),
        (tuple(f"({letter})" for letter in "abcdefghijklmnopqrstuv"), ("(v)",)),
    ],
    ids=["(h) then (i)", "(i) then (j)", "(i) under (a)", "romans", "(u) then (v)"],
)
def test_a_letter_that_is_a_numeral(printed: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """Whether (i) is a letter or a numeral depends on what is open, and on what follows."""
    assert expected == opened(*printed).path


def test_an_indent_tells_a_numeral_from_a_letter() -> None:
    """An (i) that is set in under (h) begins a list of its own."""
    found = opened("(g)", "(h)", "(i)", "(ii)", indents=(72.0, 72.0, 90.0, 90.0))
    assert found.path == ("(h)", "(ii)")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (("(a)", "(b)", "(d)"), ("(d)",)),
        (("1.", "(a)", "(c)", "2."), ("2",)),
        (("1.", "2.", "5."), ("5",)),
        (("5.1", "5.2", "5.4"), ("5.4",)),
        (("1.", "(a)", "(b)", "3."), ("3",)),
    ],
    ids=["letter", "letter inside", "number", "decimal", "number outside"],
)
def test_a_skipped_item_resumes_its_list(printed: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """A list with an item missing is still one list."""
    assert expected == opened(*printed).path


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (("ARTICLE 1", "Section 1", "(a)", "ARTICLE 2"), ("ARTICLE 2",)),
        (("ARTICLE 1", "Section 1", "(a)", "Section 2"), ("ARTICLE 1", "Section 2")),
        (("ARTICLE 9", "9.1", "SCHEDULE A", "1."), ("SCHEDULE A", "1")),
        (("EXHIBIT A", "ARTICLE 1", "EXHIBIT B"), ("EXHIBIT B",)),
        (("EXHIBIT A", "ARTICLE 1", "1.1"), ("EXHIBIT A", "ARTICLE 1", "1.1")),
        (("EXHIBIT A", "ARTICLE 1", "ARTICLE 2"), ("EXHIBIT A", "ARTICLE 2")),
    ],
)
def test_divisions(printed: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """A schedule ends everything, an article ends all but schedules, a section stays in its article."""
    assert expected == opened(*printed).path


def test_bullets_have_no_name() -> None:
    """A bullet nests without a label to cite."""
    assert opened("5.1", "•", "•").path == ("5.1",)


@pytest.mark.parametrize(
    ("indents", "expected"), [((72.0, 72.0), 1), ((72.0, 90.0), 2)], ids=["level", "set in"]
)
def test_bullets_nest_by_indent(indents: tuple[float, ...], expected: int) -> None:
    """Only its indent tells whether a bullet is under the one before."""
    assert expected == len(opened("•", "•", indents=indents).levels)


@given(st.integers(1, 26))
def test_a_plain_list_stays_flat(length: int) -> None:
    """The letters (a) to (z) in turn are one list."""
    printed = [f"({letter})" for letter in string.ascii_lowercase[:length]]
    assert opened(*printed).path == (printed[-1],)


def test_lead_ins_run_from_the_outermost() -> None:
    """An inner item completes the words of every open clause."""
    outline = opened("5.1")
    outline.annotate(lead_in="Customer shall not:")
    label = read_label("(a) use it to:")
    assert label is not None
    outline.open(label, 72.0)
    outline.annotate(lead_in="use it to:")
    assert outline.lead_in == "Customer shall not: use it to:"


def test_a_closed_clause_takes_its_lead_in_along() -> None:
    """The next section completes nothing of the one before."""
    outline = opened("5.1")
    outline.annotate(lead_in="Customer shall not:")
    label = read_label("5.2 Term")
    assert label is not None
    outline.open(label, 72.0)
    assert outline.lead_in == ""


def test_a_paragraph_ends_the_list_above_it() -> None:
    """An unnumbered paragraph after bullets stands in the section, not in the last bullet."""
    outline = opened("5.1", "•")
    outline.close_paragraph()
    assert [level.printed for level in outline.levels] == ["5.1"]


def test_annotating_nothing_is_harmless() -> None:
    """Before the first label there is no clause to give a heading."""
    outline = Outline()
    outline.annotate(heading="Recitals")
    assert outline.levels == []
