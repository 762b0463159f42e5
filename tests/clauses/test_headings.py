"""Titles told from clauses."""

from __future__ import annotations

import pytest

from tracer.clauses.headings import is_heading, is_titled, run_in_heading


@pytest.mark.parametrize(
    "words",
    ["RESTRICTIONS ON USE", "Restrictions on Use", "Term and Termination", "DATA", "Fees"],
)
def test_titles(words: str) -> None:
    """Capitals, or capitalised words, make a title."""
    assert is_heading(words)


@pytest.mark.parametrize(
    "words",
    [
        "Customer shall not resell the Services",
        "Restrictions on Use.",
        "Customer Shall Not:",
        "resell the Services;",
        "a b c",
        "(a) RESELL IT",
        "12 34",
        "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen",
        "",
    ],
    ids=["sentence", "stop", "colon", "item", "small words", "bracket", "numbers", "too long", "nothing"],
)
def test_clauses_are_no_titles(words: str) -> None:
    """A sentence, an item or a long line is no title."""
    assert not is_heading(words)


@pytest.mark.parametrize("how", ["bold", "larger"])
def test_type_can_make_a_title(how: str) -> None:
    """A short line in bold or larger type is a title whatever its capitals."""
    assert is_heading("Restrictions on the use of data", **{how: True})


def test_small_words_need_no_capital() -> None:
    """Articles and prepositions do not count."""
    assert is_titled("Use of the Services by or for Others")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Service Suspension. Flock may suspend access.", "Service Suspension"),
        ("Use Restrictions: You must not resell it.", "Use Restrictions"),
        ("RESTRICTIONS. Customer shall not resell it.", "RESTRICTIONS"),
        ("Fees – Customer pays them.", "Fees"),
        ("“Fees”. Customer pays them.", "Fees"),
        ("Customer pays. Acme delivers.", None),
        ("Customer shall not resell the Services. Acme may suspend.", None),
        ("the Fees. Customer pays them.", None),
        ("Fees", None),
    ],
)
def test_run_in_heading(words: str, expected: str | None) -> None:
    """A title that runs into the text ends in a stop, a colon or a dash."""
    assert expected == run_in_heading(words)
