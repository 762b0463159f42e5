"""Which pairs are set against each other, in which order, and what a score may not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import clause, control, reading, red_line
from tests.encoders import FakeEncoder
from tracer.domain.settings import Settings
from tracer.domain.vocabulary import Force, Relation, Theme, Topic
from tracer.matching.match import match_clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.domain.clause import Clause
    from tracer.domain.governance import Control, RedLine
    from tracer.domain.link import Link
    from tracer.domain.reading import Reading

BAN = "The Customer may not use the System for mass surveillance."
GRANT = "The Customer may use the System for mass surveillance."
OPEN = Settings(least_dense=-1.0, near_dense=-1.0)


def links_of(
    relevant: Sequence[tuple[Clause, Reading]],
    *red_lines: RedLine,
    controls: Sequence[Control] = (),
    settings: Settings = OPEN,
) -> tuple[Link, ...]:
    """Return the links, with every score admitted unless the settings say otherwise."""
    return match_clauses(relevant, red_lines, controls, FakeEncoder(), settings)


def surveils(text: str, label: str = "1", **changes: object) -> tuple[Clause, Reading]:
    """Return a clause on mass surveillance with its reading."""
    return clause(text, label=label), reading(Topic.MASS, **changes)


def test_permission_in_the_words_of_the_ban_is_incompatible() -> None:
    """However near the words, a permission is never taken for the ban it contradicts."""
    (link,) = links_of([surveils(GRANT, force=Force.PERMITS)], red_line(text=BAN))

    assert link.relation is Relation.INCOMPATIBLE
    assert (link.scores.dense > 0.9, link.scores.lexical) == (True, 1.0)


@pytest.mark.parametrize(
    ("topics", "themes", "count"),
    [
        pytest.param((Topic.MASS,), (Theme.MASS_SURVEILLANCE,), 1, id="the same"),
        pytest.param((Topic.MASS, Topic.CYBER), (Theme.CYBER_WEAPONS,), 1, id="one of the clause's"),
        pytest.param((Topic.CYBER,), (Theme.USE_OF_FORCE, Theme.CYBER_WEAPONS), 1, id="one of the line's"),
        pytest.param((Topic.MASS,), (Theme.CYBER_WEAPONS,), 0, id="another"),
        pytest.param((Topic.MONITORING,), (Theme.MASS_SURVEILLANCE,), 0, id="a control has no theme"),
        pytest.param((Topic.PURPOSE,), (Theme.UNLAWFUL_USE,), 0, id="a purpose has no theme"),
    ],
)
def test_links_need_a_shared_theme(topics: tuple[Topic, ...], themes: tuple[Theme, ...], count: int) -> None:
    """The same words link nothing where the themes differ."""
    relevant = [(clause(BAN, label="1"), reading(*topics))]

    assert len(links_of(relevant, red_line(text=BAN, themes=themes))) == count


@pytest.mark.parametrize("most", [1, 3, 8])
def test_clauses_per_target_bounds_the_links(most: int) -> None:
    """No red line is set against more clauses than asked for."""
    relevant = [surveils(f"{BAN} {at}", str(at)) for at in range(12)]
    settings = Settings(clauses_per_target=most, least_dense=-1.0, near_dense=-1.0)

    assert len(links_of(relevant, red_line(text=BAN), settings=settings)) == most


def test_best_comes_first() -> None:
    """The nearest wording leads, and is not cut off."""
    far = surveils("Widgets gadgets gizmos sprockets.", "1")
    near, nearest = surveils("System surveillance.", "2"), surveils(BAN, "3")

    links = links_of([far, near, nearest], red_line(text=BAN))

    assert [link.clause for link in links] == ["3", "2", "1"]


def test_equal_scores_keep_the_reading_order() -> None:
    """Two clauses of the same words stay as the document has them."""
    links = links_of([surveils(BAN, str(at)) for at in range(1, 6)], red_line(text=BAN))

    assert [link.clause for link in links] == ["1", "2", "3", "4", "5"]


def test_red_lines_come_before_controls_in_the_order_given() -> None:
    """Links follow the catalogue, whatever the scores."""
    relevant = [(clause(BAN, label="1"), reading(Topic.MASS, Topic.MONITORING))]
    lines = [red_line(id="ACME-B", text="far away words"), red_line(id="ACME-A", text=BAN)]

    links = links_of(relevant, *lines, controls=[control(category="monitoring")])

    assert [link.target for link in links] == ["ACME-B", "ACME-A", "CT-ACME-1"]


def test_pair_below_the_least_score_is_not_looked_at() -> None:
    """A theme alone does not link words that have nothing in common."""
    settings = Settings(least_dense=0.1, near_dense=0.45)

    assert links_of([surveils("Widgets.")], red_line(text="Surveillance."), settings=settings) == ()


def test_doubtful_theme_needs_near_words() -> None:
    """Where no theme fits a red line closely, only near wording links a clause to it."""
    settings = Settings(least_dense=0.1, near_dense=0.9)
    relevant = [surveils("System surveillance is banned here.")]
    sure, doubtful = red_line(text=BAN), red_line(id="ACME-2", text=BAN, theme_doubt="no theme fits")

    assert [link.target for link in links_of(relevant, sure, doubtful, settings=settings)] == ["ACME-RL-1"]


def test_lead_in_and_heading_are_compared_too() -> None:
    """An item alone says little; under its lead-in it says what is banned."""
    alone = clause("(b) surveillance", label="(b)")
    led = clause("(b) surveillance", label="(b)", lead_in="The Customer may not use the System for mass")
    said = reading(Topic.MASS)

    (apart,), (together,) = (links_of([(one, said)], red_line(text=BAN)) for one in (alone, led))

    assert together.scores.dense > apart.scores.dense


@pytest.mark.parametrize(
    ("force", "expected"),
    [
        (Force.REQUIRES, Relation.INTERSECTS),
        (Force.PROHIBITS, Relation.INTERSECTS),
        (Force.PERMITS, Relation.NONE),
        (Force.CONDITIONS, Relation.NONE),
        (Force.STATES, Relation.NONE),
    ],
)
def test_only_a_duty_keeps_a_control(force: Force, expected: Relation) -> None:
    """A clause that allows or describes monitoring obliges nobody to keep it."""
    relevant = [(clause(label="1"), reading(Topic.MONITORING, force=force))]

    (link,) = links_of(relevant, controls=[control(category="monitoring")])

    assert (link.target_kind, link.relation) == ("control", expected)


@pytest.mark.parametrize("category", ["suspension", "policy_text", "no such category"])
def test_control_of_another_kind_is_not_linked(category: str) -> None:
    """A duty to monitor keeps no power to suspend, and no category that is not known."""
    relevant = [(clause(label="1"), reading(Topic.MONITORING, force=Force.REQUIRES))]

    assert links_of(relevant, controls=[control(category=category)]) == ()


def test_nothing_to_compare_gives_no_links() -> None:
    """Without clauses, or without targets, the encoder is not asked."""
    assert links_of([], red_line()) == links_of([surveils(BAN)]) == ()


def test_same_input_gives_the_same_links() -> None:
    """Matching is a function of its input."""
    relevant = [surveils(BAN), surveils(GRANT, "2", force=Force.PERMITS)]

    assert links_of(relevant, red_line()) == links_of(relevant, red_line())
