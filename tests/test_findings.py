"""What a reader is told of a document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import clause, document, finding, page, reading
from tracer.domain.finding import Code, Severity
from tracer.domain.span import Span
from tracer.domain.terms import Flaw
from tracer.domain.vocabulary import Topic
from tracer.findings import find_problems

RELEVANT = ((clause(label="1"), reading(Topic.MASS)),)
UMBRELLA = (clause(label="2", page=4), reading(Topic.PURPOSE, umbrella=True))


def test_a_readable_document_with_a_relevant_clause_has_no_findings() -> None:
    """Nothing is said where nothing is amiss."""
    assert list(find_problems(document("one"), RELEVANT)) == []


def test_no_relevant_clause_is_a_warning() -> None:
    """Finding nothing is told, since it may be read as a clean bill."""
    (found,) = find_problems(document("one"), ())
    assert (found.code, found.severity) == (Code.NO_RELEVANT_CLAUSE, Severity.WARNING)


@pytest.mark.parametrize(
    ("unread", "expected"),
    [((2,), Severity.WARNING), ((1, 2), Severity.ERROR)],
    ids=["one of two", "both"],
)
def test_unread_pages(unread: tuple[int, ...], expected: Severity) -> None:
    """Pages that are images are a warning, and an error where there are no others."""
    (found,) = find_problems(document("one", "\f", "two", unread=unread), RELEVANT)
    assert (found.code, expected, found.page) == (Code.NO_TEXT_LAYER, found.severity, unread[0])


@pytest.mark.parametrize(
    ("unread", "expected"),
    [
        ((3,), "page 3 of 9: "),
        ((1, 2, 3), "pages 1-3 of 9: "),
        ((1, 2, 3, 7, 9), "pages 1-3, 7, 9 of 9: "),
    ],
    ids=["one", "a run", "runs and single ones"],
)
def test_unread_pages_are_told_as_runs(unread: tuple[int, ...], expected: str) -> None:
    """The message is short however many pages it is about."""
    (found,) = find_problems(document(*["\f"] * 8, "one", unread=unread), RELEVANT)
    assert found.message.startswith(expected)


def test_an_umbrella_grant_names_its_clause() -> None:
    """The clause that allows every lawful purpose is told with its page."""
    (found,) = find_problems(document("one"), (*RELEVANT, UMBRELLA))
    assert (found.code, found.clause, found.page) == (Code.UMBRELLA_GRANT, "2", 4)


def test_what_the_reader_of_the_file_found_comes_first() -> None:
    """Findings of the file stand before those of its pages and clauses."""
    own = finding(Code.HIDDEN_TEXT)
    read = replace(document("one", "\f", "two", unread=(2,)), findings=(own,))
    codes = [found.code for found in find_problems(read, ())]
    assert codes == [Code.HIDDEN_TEXT, Code.NO_TEXT_LAYER, Code.NO_RELEVANT_CLAUSE]


@pytest.mark.parametrize(
    ("doubtful", "expected"),
    [((), []), ((2,), [Severity.WARNING]), ((1, 2), [Severity.ERROR])],
    ids=["none", "one of two", "both"],
)
def test_doubtful_pages(doubtful: tuple[int, ...], expected: list[Severity]) -> None:
    """Poor scans are a warning, and an error where there is nothing else."""
    pages = tuple(page(number, doubtful=number in doubtful) for number in (1, 2))
    found = list(find_problems(replace(document("one", "\f", "two"), pages=pages), RELEVANT))
    assert [one.severity for one in found] == expected
    assert {one.code for one in found} <= {Code.POOR_SCAN}


def test_a_doubtful_page_is_named() -> None:
    """The message says which pages, the finding where they begin."""
    pages = (page(1), page(2, doubtful=True))
    (found,) = find_problems(replace(document("one", "\f", "two"), pages=pages), RELEVANT)
    assert (found.message[:13], found.page) == ("page 2 of 2: ", 2)


def test_finding_problems_changes_nothing() -> None:
    """The document is as it was."""
    read = document("one", "\f", "two", unread=(2,))
    list(find_problems(read, ()))
    assert read == document("one", "\f", "two", unread=(2,))


def flaw(code: Code) -> Flaw:
    """Return a flaw that stands in two clauses."""
    text = (
        "Vendor shall keep the Licensed Materials for as long as the law of the place in which they are asks."
    )
    places = (
        (clause(text, label="2", page=3), Span(22, 40)),
        (clause(text, label="5", page=7), Span(22, 40)),
    )
    return Flaw(code, "Licensed Materials", places)


@pytest.mark.parametrize(
    ("code", "severity", "message"),
    [
        (
            Code.CONFLICTING_DEFINITION,
            Severity.WARNING,
            "“Licensed Materials” is defined 2 times, in different words.",
        ),
        (
            Code.DANGLING_REFERENCE,
            Severity.NOTE,
            "Licensed Materials is pointed to and does not stand in this document.",
        ),
        (
            Code.UNDEFINED_TERM,
            Severity.NOTE,
            "“Licensed Materials” is used like a defined term and nowhere defined.",
        ),
    ],
)
def test_flaw_of_drafting(code: Code, severity: Severity, message: str) -> None:
    """A flaw names its first clause, and in its detail every place with the words around it."""
    (found,) = find_problems(document("one"), RELEVANT, [flaw(code)])
    assert (found.code, found.severity, found.message) == (code, severity, message)
    assert (found.clause, found.page) == ("2", 3)
    words = (
        "Vendor shall keep the Licensed Materials for as long as the law of the place in which they are asks."
    )
    assert found.detail == (f"2, p. 3: {words}", f"5, p. 7: {words}")


@pytest.mark.parametrize(
    ("code", "told"),
    [(Code.CONFLICTING_DEFINITION, True), (Code.DANGLING_REFERENCE, False), (Code.UNDEFINED_TERM, False)],
)
def test_nothing_is_missed_on_pages_not_read(code: Code, *, told: bool) -> None:
    """What is not found may stand on a page that was not read; what is found twice is there twice."""
    found = find_problems(document("one", "\f", "two", unread=(2,)), RELEVANT, [flaw(code)])
    assert (code in {one.code for one in found}) is told
