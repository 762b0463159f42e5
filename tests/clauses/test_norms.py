"""Lead-ins that make one norm with what stands under them."""

from __future__ import annotations

import pytest

from tests.builders import document
from tracer.clauses.extract import extract_clauses
from tracer.clauses.norms import LONGEST, leads_one_norm


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Provider may suspend access if:", True),
        ("Access may be suspended in the event that:", True),
        ("We may suspend or limit access to the Services:", True),
        ("Acme reserves the right to investigate and, where it finds a breach, to:", True),
        ("Customer shall not:", False),
        ("You may not suspend the account of another user if:", False),
        ("Customer may use the Services to:", False),
        ("Don't harm others, including:", False),
        ("Provider may suspend access at any time", False),
    ],
    ids=["if", "event", "a power", "a right", "a ban", "a ban with if", "a grant", "examples", "no list"],
)
def test_triggers_and_powers_make_one_norm(words: str, *, expected: bool) -> None:
    """Under a ban or a grant each item is a norm; under a trigger or a power all make one."""
    assert expected == leads_one_norm(words)


def texts(*words: str) -> list[str]:
    """Return the clauses of a document of these lines."""
    return [clause.text for clause in extract_clauses(document(*words))]


def test_a_trigger_list_is_one_clause() -> None:
    """Who cites a trigger alone cites nothing."""
    lines = (
        "7. Provider may suspend access if:",
        "(a) it is unlawful; or",
        "(b) fees are due.",
        "8. Fees are due.",
    )
    assert texts(*lines) == [" ".join(lines[:3]), lines[3]]


def test_a_list_of_acts_is_a_clause_an_item() -> None:
    """Each act that is forbidden can be cited."""
    lines = ("7. Customer shall not:", "(a) resell it; or", "(b) track people.")
    assert texts(*lines) == list(lines)


def test_a_very_long_list_stays_apart() -> None:
    """What no reader could take in at once is not run together."""
    items = [f"({letter}) " + "it is not lawful, " * (LONGEST // 12) + "or" for letter in "abc"]
    assert len(texts("7. Provider may suspend access if:", *items)) == 4
