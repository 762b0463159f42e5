"""One lab's rows in the order of a buyer's questions."""

from __future__ import annotations

import pytest

from tests.builders import catalogue, citation, control, red_line
from tracer.domain.governance import (
    Control,
    Effect,
    Hierarchy,
    Question,
    RedLine,
    Scope,
    TestSurface,
)
from tracer.domain.provenance import SourceKind, Status, Tenure
from tracer.domain.stack import stack_of
from tracer.domain.vocabulary import Enforcement, Theme
from tracer.governance.load import load_catalogue

LINE = red_line()
TIED = {"red_lines": (LINE.id,)}


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        pytest.param({}, True, id="its source names the theme"),
        pytest.param({"red_lines": ()}, False, id="not tied to the line"),
        pytest.param(
            {"themes": (Theme.CYBER_WEAPONS,)}, False, id="tied, but its source names another theme"
        ),
        pytest.param({"enforcement": Enforcement.NONE}, False, id="written words"),
        pytest.param({"effect": Effect.ABSENT}, False, id="reported absent"),
        pytest.param({"tenure": Tenure(status=Status.PLANNED)}, False, id="planned"),
        pytest.param({"scope": Scope.LAB_INTERNAL}, False, id="for the lab itself"),
        pytest.param({"scope": Scope.EVALUATION_ONLY}, False, id="on a prototype"),
        pytest.param({"lab": "Other"}, False, id="another lab's"),
        pytest.param({"themes": (), "whole_policy": True, "red_lines": ()}, True, id="the whole policy"),
    ],
)
def test_what_backs_a_red_line_as_published(changes: dict[str, object], *, counts: bool) -> None:
    """Only a working safeguard whose source speaks of the theme does."""
    stack = stack_of(LINE.lab, catalogue(LINE, controls=[control(**(TIED | changes))]))

    assert bool(stack.backing_of(LINE)) is counts


def test_a_control_of_the_whole_policy_backs_no_statement() -> None:
    """It enforces the usage policy, not what the lab says elsewhere."""
    said = red_line(citation=citation(document_kind=SourceKind.STATEMENT))
    whole = control(themes=(), whole_policy=True)

    assert stack_of(said.lab, catalogue(said, controls=[whole])).backing_of(said) == ()


def test_the_strongest_safeguard_comes_first() -> None:
    """What blocks stands before what watches."""
    watch = control(id="CT-1", enforcement=Enforcement.TECHNICAL_DETECTIVE, **TIED)
    block = control(id="CT-2", **TIED)

    backing = stack_of(LINE.lab, catalogue(LINE, controls=[watch, block])).backing_of(LINE)

    assert [one.id for one in backing] == ["CT-2", "CT-1"]


def test_what_a_lab_does_for_itself_answers_no_customer() -> None:
    """Figures on internal use are kept apart from what customers use."""
    inside = control(id="CT-1", scope=Scope.LAB_INTERNAL, answers=(Question.LATENCY,))
    outside = control(id="CT-2", answers=(Question.REVIEW,))
    planned = control(id="CT-3", answers=(Question.COVERAGE,), tenure=Tenure(status=Status.PLANNED))

    stack = stack_of(LINE.lab, catalogue(LINE, controls=[inside, outside, planned]))

    found = {
        answer.question: ([one.id for one in answer.for_customers], [one.id for one in answer.at_home])
        for answer in stack.answers
    }
    assert found == dict.fromkeys(Question, ([], [])) | {
        Question.LATENCY: ([], ["CT-1"]),
        Question.REVIEW: (["CT-2"], []),
    }
    assert stack.answered == 1


@pytest.mark.parametrize("lab", load_catalogue().labs)
def test_every_row_of_a_stack_is_its_labs(lab: str) -> None:
    """No row of another lab stands in it, and every source it cites is listed."""
    stack = stack_of(lab, load_catalogue().on())
    rows: tuple[RedLine | Control | Hierarchy | TestSurface, ...]
    rows = (*stack.red_lines, *stack.controls, *stack.hierarchies, *stack.test_surfaces)

    assert {row.lab for row in rows} <= {lab}
    assert {row.citation.source for row in rows} == {source.id for source in stack.sources}
