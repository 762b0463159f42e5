"""What the validator finds, and that the shipped catalogue has none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracer.datafiles import shipped
from tracer.governance.check import check_tables
from tracer.governance.tables import Gravity, checked_tables, read_tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracer.governance.tables import Fault

SOURCE: dict[str, object] = {
    "lab": "Acme",
    "document": "Usage policy",
    "document_kind": "usage policy",
    "date": "2026-01-15",
    "read_level": "first_hand",
    "read_on": "acme.example/usage",
    "checked": "2026-11-20",
}
LINE: dict[str, object] = {
    "id": "ACME-1",
    "source": "acme-up",
    "themes": ["mass_surveillance"],
    "topic": "surveillance",
    "force": "prohibits",
    "text": "The models may not serve mass surveillance of a whole people.",
    "confidence": "high",
}
CONTROL: dict[str, object] = {
    "id": "CT-ACME-1",
    "source": "acme-up",
    "themes": [],
    "whole_policy": True,
    "category": "monitoring",
    "enforcement": "technical_detective",
    "operator": "provider",
    "scope": "hosted-services",
    "scope_words": "all accounts",
    "effect": "supports",
    "text": "A classifier flags breaches.",
    "confidence": "high",
}


def check(
    rows: Mapping[str, list[dict[str, object]]] | None = None, today: str = "2026-11-24"
) -> list[tuple[str, str, str, str]]:
    """Return file, row, field and problem of each fault in a small catalogue."""
    tables: dict[str, list[tuple[str, object]]]
    tables = {"sources": [("acme-up", SOURCE)], "red_lines": [("ACME-1", LINE)], "controls": []}
    for name, given in (rows or {}).items():
        tables[name] = [(str(row.pop("key", row.get("id"))), row) for row in given]
    files = {name: f"{name}.yaml" for name in tables}
    found = check_tables(*checked_tables(tables, files, "2026-11-20", "0"), today)
    return [(fault.file, fault.row, fault.field, fault.problem) for fault in found]


def test_a_sound_catalogue_has_no_fault() -> None:
    """Nothing is found where nothing is wrong."""
    assert check({"controls": [CONTROL | {}]}) == []


def test_every_fault_of_a_row_is_named() -> None:
    """A reader mends a file in one go, not one error at a time."""
    found = check({"red_lines": [LINE | {"force": "forbids", "themes": [], "extra": 1}, {"id": "ACME-2"}]})

    assert {(row, field) for _, row, field, _ in found} >= {
        ("ACME-1", "force"),
        ("ACME-1", "themes"),
        ("ACME-1", "extra"),
        ("ACME-2", "source"),
        ("ACME-2", "text"),
    }


def test_a_reference_to_a_broken_row_is_no_second_fault() -> None:
    """What is broken is told once."""
    found = check(
        {"red_lines": [LINE | {"controls": ["CT-ACME-1"]}], "controls": [CONTROL | {"effect": "helps"}]}
    )

    assert [(row, field) for _, row, field, _ in found] == [("CT-ACME-1", "effect")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            {"red_lines": [LINE | {"controls": ["CT-GONE-1"]}]},
            ("red_lines.yaml", "ACME-1", "controls", "no control is called CT-GONE-1"),
            id="dead reference",
        ),
        pytest.param(
            {"red_lines": [LINE | {"controls": ["ACME-1"]}]},
            ("red_lines.yaml", "ACME-1", "controls", "no control is called ACME-1"),
            id="reference to a row of another kind",
        ),
        pytest.param(
            {"red_lines": [LINE | {"until": "2026-01-01"}]},
            ("red_lines.yaml", "ACME-1", "until", "ends on 2026-01-01, before it begins on 2026-01-15"),
            id="ends before it begins",
        ),
        pytest.param(
            {"controls": [CONTROL | {"category": "policy_text"}]},
            (
                "controls.yaml",
                "CT-ACME-1",
                "enforcement",
                "a written rule is policy-only until a source says that a system blocks",
            ),
            id="written words counted as a safeguard",
        ),
        pytest.param(
            {"sources": [SOURCE | {"key": "acme-up", "until": "2025"}]},
            ("sources.yaml", "acme-up", "until", "ends on 2025, before it begins on 2026-01-15"),
            id="a source ends before it begins",
        ),
        pytest.param(
            {"sources": [SOURCE | {"key": "acme-up", "checked": "2024-05"}]},
            (
                "sources.yaml",
                "acme-up",
                "checked",
                "last checked on 2024-05, more than a year before 2026-11-24",
            ),
            id="checked in a month long ago",
        ),
        pytest.param(
            {"red_lines": [LINE | {}, LINE | {"id": "ACME-2", "text": f"{LINE['text']} Ever."}]},
            ("red_lines.yaml", "ACME-2", "text", "says what ACME-1 says"),
            id="one fact twice",
        ),
        pytest.param(
            {"red_lines": [LINE | {"read_on": "a public page"}]},
            (
                "red_lines.yaml",
                "ACME-1",
                "read_on",
                "names no place that can be looked up; give one, or grade the row low",
            ),
            id="no place to look it up",
        ),
    ],
)
def test_each_kind_of_fault(
    rows: dict[str, list[dict[str, object]]], expected: tuple[str, str, str, str]
) -> None:
    """The fault names file, row and field, and says what to do."""
    assert check(rows) == [expected]


def test_two_versions_of_a_policy_may_say_the_same() -> None:
    """A line that was kept is no duplicate: each version has its own row."""
    old = SOURCE | {"key": "acme-old", "date": "2025", "until": "2026-01-15"}
    new = SOURCE | {"key": "acme-up"}
    lines = [LINE | {}, LINE | {"id": "ACME-2", "source": "acme-old"}]

    assert check({"sources": [old, new], "red_lines": lines}) == []


def test_a_vague_place_may_stand_in_a_row_graded_low() -> None:
    """What cannot be looked up is worth little, and says so."""
    assert check({"red_lines": [LINE | {"read_on": "a public page", "confidence": "low"}]}) == []


@pytest.mark.parametrize(("today", "old"), [("2027-11-20", False), ("2027-11-21", True)])
def test_a_source_not_checked_for_a_year_is_told(today: str, *, old: bool) -> None:
    """A row is as good as the last look at its page."""
    assert bool(check(today=today)) is old


def shipped_faults() -> tuple[Fault, ...]:
    """Return the faults of the shipped catalogue on the day it was compiled."""
    tables, faults = read_tables(shipped("corpora") / "governance")
    return check_tables(tables, faults, tables.compiled)


@pytest.mark.parametrize("gravity", Gravity)
def test_the_shipped_catalogue_is_sound(gravity: Gravity) -> None:
    """It has no fault of either kind."""
    assert [str(fault) for fault in shipped_faults() if fault.gravity is gravity] == []
