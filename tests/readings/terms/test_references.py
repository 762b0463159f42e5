"""References to places of this document, and only of this one."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import clause
from tracer.readings.terms.find import find_terms
from tracer.readings.terms.references import find_citations

if TYPE_CHECKING:
    from tracer.domain.clause import Clause

OWN = [
    ("as set out in Section 5.2", ["5.2"]),
    ("Sections 4.1 and 4.3(b)", ["4.1", "4.3(b)"]),
    ("Sections 2(a), 6, 8 and 9 hereof", ["2(a)", "6", "8", "9"]),
    ("Sections 5(a) and (b)", ["5(a)", "5(b)"]),
    ("Section 4.2(c)(i) or (ii)", ["4.2(c)(i)", "4.2(c)(ii)"]),
    ("Sections 4 through 9", ["4", "9"]),
    ("Section 5 or 30 days", ["5"]),
    ("Sections 5 and 30 days", ["5"]),
    ("Section 5.2 or Section 6", ["5.2", "6"]),
    ("Article IV", ["IV"]),
    ("Clause 7.", ["7"]),
    ("paragraph (a) above", ["(a)"]),
    ("clauses (i) and (ii)", ["(i)", "(ii)"]),
    ("this Section 9", ["9"]),
    ("SECTION 10, OR THE OBLIGATIONS", ["10"]),
    ("§ 5.2 applies", ["5.2"]),
    ("Exhibit A", ["A"]),
    ("Exhibits “A”, “B” and “C”", ["A", "B", "C"]),
    ("Schedule 2", ["2"]),
    ("Annex III", ["III"]),
    ("Attachment B", ["B"]),
    ("Section 1.2 (Payment Terms)", ["1.2"]),
    ("Section 5 of this Agreement", ["5"]),
    ("Section 5 of the Agreement", ["5"]),
    ("Section 13.1 (Term)", ["13.1"]),
    ("paragraph(s) 3", ["3"]),
    ("ARTICLE 8, (A) IN NO EVENT", ["8"]),
]
OTHERS = [
    "Section 702 of FISA",
    "Section 5 of the Master Agreement",
    "Section 5 of that certain Lease dated May 1",
    "42 U.S.C. § 1983",
    "5 U.S.C. Section 552a",
    "48 C.F.R. § 2.101",
    "Article 5 of Regulation (EU) 2024/1689",
    "Article 6(1) GDPR",
    "Section 230 of the Act",
    "Section 4.6 or 4.7, respectively, of the applicable Receivables Transfer Agreement",
    "Section 365(n) of the United States Bankruptcy Code",
    "Section 18-217 of the Limited Liability Company Act",
    "Civil Code section 1798.90",
    "Exhibit 10.1 to the Registration Statement",
    "Section 10b-5",
    "the section of the road",
    "clauses of a contract",
    "Part-time staff",
    "THIS EXHIBIT HAS BEEN FILED",
    "Section 42 U.S.C. 262",
]


@pytest.mark.parametrize(("text", "labels"), OWN, ids=[text for text, _ in OWN])
def test_points_into_this_document(text: str, labels: list[str]) -> None:
    """Each place of a run is a reference, with its full label."""
    assert [one.label for one in find_citations(text)] == labels


@pytest.mark.parametrize("text", OTHERS)
def test_points_elsewhere(text: str) -> None:
    """Statutes and other agreements are no part of this document."""
    assert find_citations(text) == ()


def test_statute_named_before() -> None:
    """A section of hundreds is a statute's, unless the document counts so far."""
    names_statute = clause("as Section 1542 provides", id="u")
    assert find_terms([names_statute]).references == {}
    own = clause("1542. Fees are due.", label="1542", id="1542")
    assert find_terms([own, names_statute]).references["u"][0].target == "1542"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EXHIBIT C: PRICES", []),
        ("ARTICLE IX", []),
        ("Exhibit C lists the prices.", ["Exhibit C"]),
        ("See Exhibit “C”.", ["Exhibit “C”"]),
        ("Exhibits “B” and “C” apply.", ["Exhibits “B”", "“C”"]),
    ],
)
def test_words_that_point(text: str, expected: list[str]) -> None:
    """A title points nowhere; quotation marks are kept whole."""
    found = find_terms([clause(text, id="c")]).references.get("c", ())
    assert [one.text for one in found] == expected


def tree() -> list[Clause]:
    """Return an agreement with articles, sections, items and an annex that counts anew."""
    paths = [
        ("ARTICLE I",),
        ("ARTICLE I", "1.1"),
        ("ARTICLE I", "1.1", "(a)"),
        ("ARTICLE I", "1.1", "(b)"),
        ("ARTICLE IV", "4.1"),
        ("ARTICLE IV", "4.1", "(a)"),
        ("ARTICLE IV", "4.2"),
        ("7",),
        ("7", "a"),
        ("EXHIBIT A",),
        ("EXHIBIT A", "7"),
        ("EXHIBIT A", "8"),
        ("Section 9",),
    ]
    return [clause("It applies.", label=path[-1], id="-".join(path), path=path) for path in paths]


@pytest.mark.parametrize(
    ("at", "text", "target"),
    [
        ("7", "Section 4.1", "ARTICLE IV-4.1"),
        ("7", "Section 4.1(a)", "ARTICLE IV-4.1-(a)"),
        ("7", "Article I", "ARTICLE I"),
        ("7", "Article 1", "ARTICLE I"),
        ("7", "Article IV", "ARTICLE IV-4.1"),
        ("7", "Section 7(a)", "7-a"),
        ("7", "Section 9", "Section 9"),
        ("7", "Exhibit A", "EXHIBIT A"),
        ("7", "Section 8 of Exhibit A", "EXHIBIT A-8"),
        ("7", "paragraph (b) of Section 1.1", "ARTICLE I-1.1-(b)"),
        ("EXHIBIT A-8", "Section 7", "EXHIBIT A-7"),
        ("EXHIBIT A-8", "Section 4.2", "ARTICLE IV-4.2"),
        ("ARTICLE IV-4.1-(a)", "paragraph (a)", "ARTICLE IV-4.1-(a)"),
        ("ARTICLE I-1.1-(b)", "paragraph (a) above", "ARTICLE I-1.1-(a)"),
        ("7", "Section 4.9", None),
        ("7", "Section 4.1(z)", None),
        ("7", "Section 8", None),
        ("7", "Exhibit B", None),
        ("7", "Section 2 of Exhibit B", None),
    ],
)
def test_target(at: str, text: str, target: str | None) -> None:
    """A label means the nearest clause that bears it; none where none does."""
    clauses = [
        clause(f"Under {text}", label=one.label, id=one.id, path=one.path) if one.id == at else one
        for one in tree()
    ]
    assert find_terms(clauses).references[at][0].target == target


def test_item_inside_a_clause() -> None:
    """An item that is no clause of its own is in the clause that holds its words."""
    holder = clause("5.2 Provider may suspend if (a) unlawful; (b) unpaid.", label="5.2")
    (found,) = find_terms([holder, clause("Under Section 5.2(b) it ends.", id="u")]).references["u"]
    assert found.target == "5.2"


@given(
    st.lists(
        st.sampled_from(
            [
                "Section ",
                "Sections ",
                "5",
                ".2",
                "(a)",
                " and ",
                ", ",
                "§",
                "Exhibit ",
                "A",
                "IV",
                "“",
                "of ",
                " ",
            ]
        )
    )
)
def test_spans_hold_their_words(pieces: list[str]) -> None:
    """Law: a reference's span holds its text, and references rise without meeting."""
    text = "".join(pieces)
    found = find_terms([clause(text, label="5", id="c")]).references.get("c", ())
    assert all(one.span.of(text) == one.text for one in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
