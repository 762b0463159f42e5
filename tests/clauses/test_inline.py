"""Lists and sections run into a paragraph."""

from __future__ import annotations

import pytest

from tracer.clauses.inline import Piece, run_on_sections, split_inline
from tracer.domain.span import Span


def pieces_of(text: str, lead_in: str = "") -> list[str]:
    """Return the words of the pieces of a paragraph."""
    return [piece.span.of(text) for piece in split(text, lead_in)]


def split(text: str, lead_in: str = "") -> tuple[Piece, ...]:
    """Return the pieces of a paragraph."""
    return split_inline(Span(0, len(text)), text, lead_in)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Customer shall not (a) resell it; (b) use it to track people.",
            ["Customer shall not", "(a) resell it;", "(b) use it to track people."],
        ),
        ("Customer shall: (1) pay; (2) comply.", ["Customer shall:", "(1) pay;", "(2) comply."]),
        (
            "Customer agrees not to (i) copy; (ii) sell; or (iii) rent it.",
            ["Customer agrees not to", "(i) copy;", "(ii) sell; or", "(iii) rent it."],
        ),
        ("You will not a) copy; b) sell it.", ["You will not", "a) copy;", "b) sell it."]),
        (
            "Users are prohibited from: (A) stalking; (B) profiling.",
            ["Users are prohibited from:", "(A) stalking;", "(B) profiling."],
        ),
        (
            "The data may be used for the purposes of: (a) dispatch; (b) planning.",
            ["The data may be used for the purposes of:", "(a) dispatch;", "(b) planning."],
        ),
    ],
    ids=["letters", "numbers", "romans", "half brackets", "capitals", "purposes"],
)
def test_acts_are_split(text: str, expected: list[str]) -> None:
    """A list that hangs on a norm gives one piece an act."""
    assert expected == pieces_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Acme may suspend access if Customer (a) fails to pay; or (b) breaks the law.",
        "Acme may end this Agreement upon (a) breach; (b) insolvency.",
        "The Services include (a) hosting and (b) support.",
        "“Data” means (a) text; (b) images.",
        "Customer shall not resell it unless (a) Acme agrees; (b) the law requires it.",
        "The earlier of (a) one year and (b) the end of the project.",
        "Acme may suspend access if Customer fails to: (a) pay; (b) comply.",
        "Acme may end this Agreement upon notice that: (a) it is sold; (b) it is insolvent.",
        "Customer shall not use data including data for: (a) dispatch; (b) planning.",
        "Customer shall not (a) resell it.",
        "Fees are due (a) monthly.",
        "Nothing here is a list.",
        "",
    ],
    ids=[
        "if",
        "upon",
        "include",
        "means",
        "unless",
        "earlier of",
        "if, then acts",
        "upon, then facts",
        "including, then purposes",
        "one item",
        "one item without a norm",
        "no list",
        "nothing",
    ],
)
def test_triggers_and_examples_stay_whole(text: str) -> None:
    """A list of conditions, contents or examples is part of its norm."""
    assert pieces_of(text) == [text]


def test_the_sentence_after_the_list_is_the_rest() -> None:
    """A norm that follows the last item is no part of it."""
    *_, last = split("Customer shall not (a) resell it; (b) rent it. Acme may suspend access.")
    assert (last.is_rest, last.label) == (True, None)


def test_the_rest_is_split_again() -> None:
    """A second list in the paragraph has its own lead-in."""
    text = "Customer shall (a) pay; (b) comply. Acme shall not (a) sell it; (b) lend it."
    assert pieces_of(text) == [
        "Customer shall",
        "(a) pay;",
        "(b) comply.",
        "Acme shall not",
        "(a) sell it;",
        "(b) lend it.",
    ]


def test_another_style_nests_inside_its_item() -> None:
    """Only the outer count is split."""
    text = "Customer shall not (a) use it (i) here or (ii) there; (b) sell it."
    assert pieces_of(text) == [
        "Customer shall not",
        "(a) use it (i) here or (ii) there;",
        "(b) sell it.",
    ]


def test_items_carry_their_labels() -> None:
    """Each item is labelled; the lead-in is marked as one."""
    lead, *items = split("Customer shall not (a) resell it; (b) rent it.")
    assert lead.is_lead
    assert [item.label.printed for item in items if item.label] == ["(a)", "(b)"]


def test_a_lead_in_from_above_counts() -> None:
    """An item under "shall not" that lists acts is split by that norm."""
    text = "use the Services to: (a) track people; (b) build weapons."
    assert len(pieces_of(text, "Customer shall not:")) == 3


def test_a_reference_is_no_item() -> None:
    """A letter that hangs on a section's number is cited, not listed."""
    text = "Customer shall not breach Section 5(a) or Section 5(b) of this Agreement."
    assert pieces_of(text) == [text]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (3, ["3. TERM. It lasts one year. ", "4. FEES. They are due. ", "5. Law. It is kept."]),
        (7, ["3. TERM. It lasts one year. 4. FEES. They are due. 5. Law. It is kept."]),
    ],
    ids=["counts on", "does not count on"],
)
def test_sections_run_into_one_block(number: int, expected: list[str]) -> None:
    """A section that begins mid-line is told by counting on from the last."""
    text = "3. TERM. It lasts one year. 4. FEES. They are due. 5. Law. It is kept."
    spans = run_on_sections(Span(0, len(text)), text, number)
    assert expected == [span.of(text) for span in spans]


def test_a_number_in_a_sentence_begins_no_section() -> None:
    """A count, a sum or a reference is no section."""
    text = "See Section 9. Within 4 days Customer pays 4. It is due."
    assert len(run_on_sections(Span(0, len(text)), text, 3)) == 1
