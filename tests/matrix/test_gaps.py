"""Each gap occurs where it should and does not where it should not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import backing, catalogue, clause, link, reading, red_line, verdict
from tracer.domain.vocabulary import Applies, Enforcement, Force, Gap, Mark, Relation, Stance, Topic
from tracer.matrix.build import build_matrix
from tracer.matrix.gaps import find_gaps

if TYPE_CHECKING:
    from tracer.domain.governance import RedLine
    from tracer.domain.link import Link
    from tracer.domain.matrix import Backing, Verdict

LINE = red_line()
DUTY, FREEDOM = red_line(force=Force.REQUIRES), red_line(force=Force.PERMITS)
SILENT, BAN = verdict(Stance.SILENT), verdict()
NARROW, GRANT = verdict(Stance.PROHIBITED_QUALIFIED), verdict(Stance.PERMITTED)
CONDITION = verdict(Stance.PERMITTED_CONDITIONAL)
BLOCKED = verdict(mark=Mark.TECHNICALLY_ENFORCED, enforcement=Enforcement.TECHNICAL_PREVENTIVE)
AGAINST, WITHIN = link(relation=Relation.INCOMPATIBLE), link(relation=Relation.SUBSET)
ELSEWHERE, HERE, NOT_SHOWN = backing(applies=Applies.NO), backing(applies=Applies.YES), backing()
KEPT = frozenset({"CT-ACME-1"})


def gaps_of(
    line: RedLine = LINE,
    verdict: Verdict = BAN,
    links: tuple[Link, ...] = (),
    backings: tuple[Backing, ...] = (),
    **known: object,
) -> list[Gap]:
    """Return the gaps of one row; nothing kept, no umbrella and no dispute unless said."""
    facts = {"kept": frozenset(), "has_umbrella": False, "is_contested": False, **known}
    return list(find_gaps(line, verdict, links, backings, **facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gap", "row"),
    [
        (Gap.UNANSWERED_RED_LINE, {"verdict": SILENT}),
        (Gap.UNANSWERED_RED_LINE, {"line": DUTY, "verdict": SILENT}),
        (Gap.POLICY_ONLY, {}),
        (Gap.POLICY_ONLY, {"line": DUTY}),
        (Gap.NARROWER_THAN_RED_LINE, {"verdict": NARROW}),
        (Gap.SWALLOWED_BY_GRANT, {"verdict": NARROW, "has_umbrella": True}),
        (Gap.CONFLICT, {"verdict": GRANT, "links": (AGAINST,)}),
        (Gap.CONFLICT, {"verdict": CONDITION, "links": (WITHIN, AGAINST)}),
        (Gap.CONTROL_WITHOUT_CLAUSE, {"backings": (NOT_SHOWN,)}),
        (Gap.CONTROL_WITHOUT_CLAUSE, {"backings": (HERE,)}),
        (Gap.SCOPE_NOT_SHOWN, {"backings": (NOT_SHOWN,)}),
        (Gap.SCOPE_NOT_SHOWN, {"backings": (NOT_SHOWN,), "kept": KEPT}),
        (Gap.CONTESTED_READING, {"is_contested": True}),
        (Gap.CONTESTED_READING, {"verdict": SILENT, "is_contested": True}),
    ],
)
def test_gap_occurs(gap: Gap, row: dict[str, object]) -> None:
    """Each gap is found where its description holds."""
    assert gap in gaps_of(**row)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gap", "row"),
    [
        (Gap.UNANSWERED_RED_LINE, {}),
        (Gap.UNANSWERED_RED_LINE, {"line": FREEDOM, "verdict": SILENT}),
        (Gap.POLICY_ONLY, {"verdict": BLOCKED}),
        (Gap.POLICY_ONLY, {"verdict": SILENT}),
        (Gap.NARROWER_THAN_RED_LINE, {}),
        (Gap.NARROWER_THAN_RED_LINE, {"verdict": GRANT}),
        (Gap.NARROWER_THAN_RED_LINE, {"line": DUTY, "verdict": NARROW}),
        (Gap.SWALLOWED_BY_GRANT, {"verdict": NARROW}),
        (Gap.SWALLOWED_BY_GRANT, {"verdict": SILENT, "has_umbrella": True}),
        (Gap.CONFLICT, {"verdict": GRANT}),
        (Gap.CONFLICT, {"links": (WITHIN,)}),
        (Gap.CONFLICT, {"line": FREEDOM, "verdict": GRANT, "links": (AGAINST,)}),
        (Gap.CONTROL_WITHOUT_CLAUSE, {}),
        (Gap.CONTROL_WITHOUT_CLAUSE, {"backings": (NOT_SHOWN,), "kept": KEPT}),
        (Gap.CONTROL_WITHOUT_CLAUSE, {"backings": (ELSEWHERE,)}),
        (Gap.SCOPE_NOT_SHOWN, {"backings": (ELSEWHERE,)}),
        (Gap.SCOPE_NOT_SHOWN, {"backings": (HERE,)}),
        (Gap.CONTESTED_READING, {}),
    ],
)
def test_gap_does_not_occur(gap: Gap, row: dict[str, object]) -> None:
    """No gap is found where one part of its description fails."""
    assert gap not in gaps_of(**row)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("force", "topics", "expected"),
    [
        pytest.param(Force.PROHIBITS, (Topic.CYBER,), True, id="a ban nobody publishes"),
        pytest.param(Force.REQUIRES, (Topic.CYBER,), True, id="a duty nobody publishes"),
        pytest.param(Force.PERMITS, (Topic.CYBER,), False, id="a permission is no promise"),
        pytest.param(Force.STATES, (Topic.CYBER,), False, id="a description is no promise"),
        pytest.param(Force.REQUIRES, (Topic.MONITORING,), False, id="no theme, no red line to answer it"),
    ],
)
def test_unbacked_clause(force: Force, topics: tuple[Topic, ...], *, expected: bool) -> None:
    """A promise that no red line answers gets a row of its own."""
    relevant = [(clause(label="7"), reading(*topics, force=force))]

    matrix = build_matrix(relevant, (), catalogue(), labs=(), fully_read=True)

    assert (Gap.UNBACKED_CLAUSE in matrix.gaps) is expected


def test_answered_promise_is_not_unbacked() -> None:
    """A clause that one red line answers has no row of its own."""
    matrix = build_matrix(
        [(clause(label="1"), reading(Topic.MASS))], [link("1")], catalogue(), labs=(), fully_read=True
    )

    assert [row.red_line for row in matrix.rows] == ["ACME-RL-1"]


def test_gaps_come_in_the_order_of_the_vocabulary() -> None:
    """The same gaps are listed the same way in every row."""
    found = gaps_of(
        verdict=NARROW, links=(WITHIN,), backings=(NOT_SHOWN,), has_umbrella=True, is_contested=True
    )

    assert found == [gap for gap in Gap if gap in found]
    assert len(found) == 6


@pytest.mark.parametrize("gap", Gap)
def test_every_gap_is_described(gap: Gap) -> None:
    """One sentence says what each means."""
    assert gap.description.endswith(".")
