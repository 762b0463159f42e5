"""Printed labels: what is one, what it can stand for, and that it prints back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.clauses.labels import read_label, roman_to_int

TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
ROMAN = st.integers(1, 39).map(lambda value: TENS[value // 10] + ONES[value % 10])
LETTER = st.sampled_from("abcdefghijklmnopqrstuvwxyz")
NUMBER = st.integers(1, 99).map(str)
DECIMAL = st.lists(NUMBER, min_size=2, max_size=5).map(".".join)
BRACKETED = st.one_of(ROMAN, LETTER, NUMBER).map(lambda body: f"({body})")
DIVISION = st.tuples(st.sampled_from(["ARTICLE", "Section", "Schedule"]), NUMBER).map(" ".join)
PRINTED = st.one_of(DECIMAL, BRACKETED, DIVISION)


def ordinals(text: str) -> dict[str, int] | None:
    """Return what the label that text begins with can stand for."""
    label = read_label(text)
    return None if label is None else dict(label.ordinals)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ARTICLE IV. USE", {"article": 4}),
        ("ARTICLE IV", {"article": 4}),
        ("Section 5. Fees", {"section": 5}),
        ("SECTION 7: DEFAULT", {"section": 7}),
        ("SCHEDULE A", {"schedule": 1}),
        ("Exhibit B-1", {"exhibit": 2}),
        ("Part II – Terms", {"part": 2}),
        ("5.2 Restrictions", {"decimal2": 2}),
        ("2.6.1 Restrictions", {"decimal3": 1}),
        ("1204.3. Restrictions", {"decimal2": 3}),
        ("7. Fees", {"number": 7}),
        ("7) Fees", {"number": 7}),
        ("2.Account", {"number": 2}),
        ("(12) pay", {"(number)": 12}),
        ("(b) pay", {"(letter)": 2}),
        ("(bb) pay", {"(letter)": 28}),
        ("(iv) pay", {"(letter) roman": 4}),
        ("(i) pay", {"(letter)": 9, "(letter) roman": 1}),
        ("(v) pay", {"(letter)": 22, "(letter) roman": 5}),
        ("(A) pay", {"(capital)": 1}),
        ("(I) pay", {"(capital)": 9, "(capital) roman": 1}),
        ("iii. pay", {"letter roman": 3}),
        ("b) pay", {"letter": 2}),
        ("A. Fees", {"capital": 1}),
        ("IV. Fees", {"capital roman": 4}),
        ("• pay", {"bullet": 0}),
        ("– pay", {"bullet": 0}),
        ("o Pay", {"bullet": 0}),
    ],
)
def test_a_label_stands_for(text: str, expected: dict[str, int]) -> None:
    """A label's style and value are read from its print; a letter that is a numeral has two."""
    assert expected == ordinals(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Customer shall",
        "Section 7 applies where",
        "Section 5.2(a) of the Agreement",
        "Article shall mean",
        "(hereinafter) the",
        "(the “Fee”) is due",
        "e.g. this",
        "Mr. Smith shall",
        "No. 5 applies",
        "2020 was",
        "o pay",
        "",
    ],
)
def test_words_are_no_label(text: str) -> None:
    """A reference, an abbreviation or a plain word labels nothing."""
    assert read_label(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("5.2. Fees", "5.2"), ("ARTICLE IV. USE", "ARTICLE IV"), ("7) Fees", "7)"), ("iii. pay", "iii")],
)
def test_a_label_is_printed_without_its_stop(text: str, expected: str) -> None:
    """The stop after a label is no part of how it is cited."""
    label = read_label(text)
    assert label is not None
    assert expected == label.printed


@given(PRINTED)
def test_labels_print_back(printed: str) -> None:
    """A label reads back as it was printed."""
    label = read_label(f"{printed} Customer shall pay.")
    assert label is not None
    assert label.printed == printed


@given(PRINTED)
def test_a_label_reads_the_same_again(printed: str) -> None:
    """What a label prints is the same label."""
    first = read_label(f"{printed} Customer shall pay.")
    assert first is not None
    assert read_label(f"{first.printed} Customer shall pay.") == first


@given(PRINTED, st.sampled_from(["", ".", ":"]))
def test_width_covers_the_label_alone(printed: str, stop: str) -> None:
    """The text after a label's width is the clause's own words."""
    text = f"{printed}{stop} Customer shall pay."
    label = read_label(text)
    assert label is None or text[label.width :].lstrip(".: ") == "Customer shall pay."


@given(st.integers(1, 399))
def test_roman_numerals_read_back(value: int) -> None:
    """A numeral has the value it was written for."""
    written = "c" * (value // 100) + TENS[value // 10 % 10] + ONES[value % 10]
    assert roman_to_int(written) == value


@pytest.mark.parametrize("text", ["", "iiii", "vx", "ic", "b", "xiz", "mm"])
def test_what_is_no_roman_numeral(text: str) -> None:
    """Letters out of order are no number."""
    assert roman_to_int(text) is None
