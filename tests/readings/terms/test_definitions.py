"""Definitions in every form that drafters use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import clause
from tracer.domain.terms import Form
from tracer.readings.terms.definitions import find_definitions, opens_with_definition

MEANS = [
    ("“Permitted Purpose” means any lawful use.", ["Permitted Purpose"], "any lawful use."),
    ('"Footage" shall mean any recording.', ["Footage"], "any recording."),
    ("‘Footage’ means any recording.", ["Footage"], "any recording."),
    ("'Footage' or 'Video' means any recording.", ["Footage", "Video"], "any recording."),
    ("The term “Footage” refers to any recording.", ["Footage"], "any recording."),
    ("“Footage”: means any recording.", ["Footage"], "any recording."),
    ("“Footage” – any recording made.", ["Footage"], "any recording made."),
    ("“Footage” (as used here) means any recording.", ["Footage"], "any recording."),
    ("“Footage” has the following meaning: any recording.", ["Footage"], "any recording."),
    ("“Footage,” when used in this Order, means any recording.", ["Footage"], "any recording."),
    ("2.4 Vendor Person. “Vendor Person” means any officer.", ["Vendor Person"], "any officer."),
    ("Fees are due. “Term” means one year.", ["Term"], "one year."),
    ("Authorized User means any person.", ["Authorized User"], "any person."),
    (
        "For purposes of this Agreement, a Product Year shall be twelve months.",
        ["Product Year"],
        "twelve months.",
    ),
    (
        "Permitted Purpose | any lawful purpose of the Agency",
        ["Permitted Purpose"],
        "any lawful purpose of the Agency",
    ),
    ("“Permitted Purpose” | lawful use", ["Permitted Purpose"], "lawful use"),
    ("Location Query\ta request for the whereabouts", ["Location Query"], "a request for the whereabouts"),
]
POINTERS = [
    ("“Fees” has the meaning given in Section 3.", "given in Section 3."),
    ("the term 'Fees' has the meaning set out in Annex A.", "set out in Annex A."),
    ("“Fees” is defined in Section 3.", "in Section 3."),
    ("“Fees” | Section 3", "Section 3"),
]
ALIASES = [
    ("Flock Safety provides software (the “Services”).", ["Services"]),
    ('Acme Inc. (hereinafter, "Customer") agrees.', ["Customer"]),
    ("Open AI LLC (“OpenAI”, “we”, or “us”) agrees.", ["OpenAI", "we", "us"]),
    ('names and plates (collectively, the "Data")', ["Data"]),
    ("Acme (each a “Party” and together the “Parties”)", ["Party", "Parties"]),
    ('Acme, hereinafter referred to as "Contractor", agrees', ["Contractor"]),
    ("Acme Limited (hereinafter the Contractor) agrees", ["Contractor"]),
    ("the police (the Department) agree", ["Department"]),
    ("a memorandum of understanding (MOU) is made", ["MOU"]),
]
NONE = [
    "Customer shall pay the Fees.",
    "rights (as defined in the “Master Agreement”) remain",
    "devices (e.g. “Falcon”) are sold",
    "the section titled “Fees” applies",
    "Nothing means more to us.",
    "This Agreement is made today.",
    "Section 12 (Liability) applies",
    "if Distributor (A) fails or (B) ends",
    "It’s the Agency’s own ‘Customer's choice.",
]


@pytest.mark.parametrize(("text", "terms", "meaning"), MEANS, ids=[row[0][:30] for row in MEANS])
def test_words_of_its_own(text: str, terms: list[str], meaning: str) -> None:
    """Each form gives the term and the words it means."""
    found = find_definitions(clause(text, label="2.4" if text[0].isdigit() else None))
    assert [one.term for one in found] == terms
    assert {(one.form, one.meaning.of(text)) for one in found} == {(Form.MEANS, meaning)}


@pytest.mark.parametrize(("text", "meaning"), POINTERS, ids=[row[0][:30] for row in POINTERS])
def test_meaning_elsewhere(text: str, meaning: str) -> None:
    """A definition that points elsewhere is told from one in words of its own."""
    (found,) = find_definitions(clause(text))
    assert (found.term, found.form, found.meaning.of(text)) == ("Fees", Form.POINTER, meaning)


@pytest.mark.parametrize(("text", "terms"), ALIASES, ids=[row[0][:30] for row in ALIASES])
def test_short_names(text: str, terms: list[str]) -> None:
    """A name in brackets stands for the words before it."""
    found = find_definitions(clause(text))
    assert [(one.term, one.form) for one in found] == [(term, Form.ALIAS) for term in terms]


@pytest.mark.parametrize("text", NONE, ids=[text[:30] for text in NONE])
def test_defines_nothing(text: str) -> None:
    """Quotation marks and brackets alone define nothing."""
    assert find_definitions(clause(text)) == ()


@pytest.mark.parametrize(
    ("under", "terms"),
    [
        (("DEFINITIONS",), ["Confidential Information"]),
        (("Definitions", "Confidential Information"), ["Confidential Information"]),
        (("Definitions", "Fees"), []),
        (("Fees",), []),
        ((), []),
    ],
)
def test_colon_under_a_heading(under: tuple[str, ...], terms: list[str]) -> None:
    """A colon defines right under a heading of definitions, and nowhere else."""
    entry = clause("1.3 Confidential Information: all that is marked so.", label="1.3", under=under)
    assert [one.term for one in find_definitions(entry)] == terms


def test_several_in_one_paragraph() -> None:
    """The words of one definition end where the next begins."""
    text = "“Input” means what you send. “Output” means what you get."
    found = find_definitions(clause(text))
    assert [one.meaning.of(text) for one in found] == ["what you send.", "what you get."]


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("For the purposes of this Annex, “Data” means names.", True),
        ("As used in this Section 7, “Data” means names.", True),
        ("As used in this Agreement, “Data” means names.", False),
        ("“Data” means names.", False),
    ],
)
def test_holds_for_a_part(text: str, *, local: bool) -> None:
    """A definition may say that it holds for one part of the document only."""
    (found,) = find_definitions(clause(text))
    assert found.local is local


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Footage” means any recording.", True),
        ('the term "Footage" shall mean any recording.', True),
        ("'Footage' or 'Video' means any recording.", True),
        ("(“Footage” includes sound.)", True),
        ("Authorized User means any person.", True),
        ("Customer pays. “Footage” means any recording.", False),
        ("Customer shall not sell the “Footage”.", False),
        ("", False),
    ],
)
def test_opens_with_definition(text: str, *, expected: bool) -> None:
    """Only the first words tell whether a clause is a definition."""
    assert opens_with_definition(text) is expected


@given(
    st.lists(
        st.sampled_from(["“Data”", "'Use'", "means", " ", "(", ")", "the", "Term", ":", "|", "or", ", ", "8"])
    )
)
def test_spans_hold_their_words(pieces: list[str]) -> None:
    """Law: the term's span holds the term, its meaning lies in the text, and the two do not meet."""
    text = "".join(pieces)
    for one in find_definitions(clause(text, under=("Definitions",))):
        assert one.span.of(text) == one.term
        assert one.meaning.end <= len(text)
        assert not one.span.meets(one.meaning)
