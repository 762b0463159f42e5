"""The catalogue's own questions: labs, rows of a lab, a control in force."""

from __future__ import annotations

import pytest

from tests.builders import catalogue, citation, control, red_line

TWO_LABS = catalogue(
    red_line(id="B-1", lab="Beta"),
    red_line(id="A-1", lab="Acme"),
    red_line(id="B-2", lab="Beta"),
    controls=(control(id="CT-A", lab="Acme"), control(id="CT-B", lab="Beta")),
)


def test_labs_keep_the_order_of_the_catalogue() -> None:
    """Each publisher is named once, where its first row stands."""
    assert TWO_LABS.labs == ("Beta", "Acme")


@pytest.mark.parametrize(
    ("labs", "expected"),
    [((), ["B-1", "A-1", "B-2"]), (("Acme",), ["A-1"]), (("Acme", "Beta"), ["B-1", "A-1", "B-2"])],
    ids=["none named", "one", "both"],
)
def test_red_lines_of(labs: tuple[str, ...], expected: list[str]) -> None:
    """No name means every lab."""
    assert expected == [row.id for row in TWO_LABS.red_lines_of(labs)]


@pytest.mark.parametrize(
    ("labs", "expected"),
    [((), ["CT-A", "CT-B"]), (("Beta",), ["CT-B"]), (("Gamma",), [])],
    ids=["none named", "one", "unknown"],
)
def test_controls_of(labs: tuple[str, ...], expected: list[str]) -> None:
    """A lab's controls are its own."""
    assert expected == [row.id for row in TWO_LABS.controls_of(labs)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Usage policy, section 1, 2026-01-15"),
        ({"section": None}, "Usage policy, 2026-01-15"),
        ({"section": None, "date": None}, "Usage policy"),
    ],
    ids=["whole", "no section", "document only"],
)
def test_short_citation(changes: dict[str, None], expected: str) -> None:
    """A citation's short form leaves out what is not known."""
    assert expected == citation(**changes).short
