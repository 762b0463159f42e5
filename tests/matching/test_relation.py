"""Force, bearer and qualifiers decide a relation; no score is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import qualifier, reading, red_line
from tracer.domain.vocabulary import Force, QualifierKind, Relation, Topic
from tracer.matching.relation import decide, narrowing_of

PROHIBITS, REQUIRES, PERMITS, CONDITIONS, STATES = Force
INTENT, LAW, SCOPE, EFFORT, DISCRETION, EXCEPTION, CONSENT, TIME = QualifierKind
NONE, INTERSECTS = Relation.NONE, Relation.INTERSECTS
INCOMPATIBLE, SUBSET, SUPERSET = Relation.INCOMPATIBLE, Relation.SUBSET, Relation.SUPERSET


@pytest.mark.parametrize(
    ("clause", "line", "kinds", "expected"),
    [
        # A permission against a ban contradicts it, however it is dressed.
        (PERMITS, PROHIBITS, (), INCOMPATIBLE),
        (PERMITS, PROHIBITS, (INTENT,), INCOMPATIBLE),
        (PERMITS, PROHIBITS, (LAW,), INCOMPATIBLE),
        (PERMITS, PROHIBITS, (SCOPE,), INCOMPATIBLE),
        (PERMITS, PROHIBITS, (EFFORT,), INCOMPATIBLE),
        (PERMITS, PROHIBITS, (DISCRETION,), INCOMPATIBLE),
        (PERMITS, PROHIBITS, (EXCEPTION,), INCOMPATIBLE),
        (PERMITS, PROHIBITS, (CONSENT,), INCOMPATIBLE),
        (PERMITS, PROHIBITS, (TIME,), INCOMPATIBLE),
        (CONDITIONS, PROHIBITS, (), INCOMPATIBLE),
        (CONDITIONS, PROHIBITS, (LAW,), INCOMPATIBLE),
        (CONDITIONS, PROHIBITS, (CONSENT, SCOPE), INCOMPATIBLE),
        # A ban against a ban: whole, or narrowed.
        (PROHIBITS, PROHIBITS, (), INTERSECTS),
        (PROHIBITS, PROHIBITS, (INTENT,), SUBSET),
        (PROHIBITS, PROHIBITS, (LAW,), SUBSET),
        (PROHIBITS, PROHIBITS, (SCOPE,), SUBSET),
        (PROHIBITS, PROHIBITS, (DISCRETION,), SUBSET),
        (PROHIBITS, PROHIBITS, (EXCEPTION,), SUBSET),
        (PROHIBITS, PROHIBITS, (CONSENT,), SUBSET),
        (PROHIBITS, PROHIBITS, (EFFORT,), INTERSECTS),
        (PROHIBITS, PROHIBITS, (TIME,), INTERSECTS),
        (PROHIBITS, PROHIBITS, (TIME, EFFORT), INTERSECTS),
        (PROHIBITS, PROHIBITS, (TIME, INTENT), SUBSET),
        # A duty does not forbid.
        (REQUIRES, PROHIBITS, (), INTERSECTS),
        (REQUIRES, PROHIBITS, (LAW,), INTERSECTS),
        # Against a lab's duty.
        (PROHIBITS, REQUIRES, (), INTERSECTS),
        (REQUIRES, REQUIRES, (), INTERSECTS),
        (REQUIRES, REQUIRES, (EFFORT,), INTERSECTS),
        (PERMITS, REQUIRES, (), NONE),
        (CONDITIONS, REQUIRES, (), NONE),
        (PERMITS, REQUIRES, (CONSENT,), NONE),
        # Against a lab's permission, plain or conditional.
        (PROHIBITS, PERMITS, (), INTERSECTS),
        (REQUIRES, PERMITS, (), INTERSECTS),
        (PERMITS, PERMITS, (), INTERSECTS),
        (CONDITIONS, PERMITS, (), INTERSECTS),
        (PROHIBITS, CONDITIONS, (), INTERSECTS),
        (REQUIRES, CONDITIONS, (), INTERSECTS),
        (PERMITS, CONDITIONS, (), INTERSECTS),
        (CONDITIONS, CONDITIONS, (EXCEPTION,), INTERSECTS),
        # A clause that only describes binds nobody.
        (STATES, PROHIBITS, (), NONE),
        (STATES, REQUIRES, (), NONE),
        (STATES, PERMITS, (), NONE),
        (STATES, CONDITIONS, (), NONE),
        (STATES, STATES, (), NONE),
        (STATES, PROHIBITS, (INTENT, SCOPE), NONE),
    ],
)
def test_relation(clause: Force, line: Force, kinds: tuple[QualifierKind, ...], expected: Relation) -> None:
    """One relation for each pair of forces and each set of qualifiers."""
    said = reading(Topic.MASS, force=clause, qualifiers=tuple(qualifier("words", kind) for kind in kinds))

    assert decide(said, red_line(force=line))[0] is expected


def test_whole_ban_is_wider_than_a_qualified_red_line() -> None:
    """The clause has no qualifier and the red line has one."""
    relation, why = decide(reading(Topic.MASS), red_line(qualifiers=("domestic only", "mass")))

    assert relation is SUPERSET
    assert why == "Both forbid; the clause has no qualifier, the red line: domestic only."


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        pytest.param(["intentionally"], '"intentionally"', id="one"),
        pytest.param(["bulk", "domestic"], '"bulk", "domestic"', id="two"),
        pytest.param(["bulk", "bulk"], '"bulk"', id="the same words once"),
        pytest.param(["to the  extent\npermitted"], '"to the extent permitted"', id="on one line"),
    ],
)
def test_why_quotes_what_narrows(words: list[str], quoted: str) -> None:
    """A reader sees the very words that make the ban narrower."""
    said = reading(Topic.MASS, qualifiers=tuple(map(qualifier, words)))

    assert decide(said, red_line())[1] == f"Both forbid, but the clause is narrowed by {quoted}."


def test_what_narrows_the_red_line_too_does_not_narrow_the_clause() -> None:
    """A ban of "mass" surveillance is no narrower than a red line on mass surveillance."""
    said = reading(Topic.MASS, qualifiers=(qualifier("mass surveillance", SCOPE),))

    assert decide(said, red_line(text="No mass surveillance."))[0] is INTERSECTS


@pytest.mark.parametrize(
    ("words", "kind", "line"),
    [
        ("to the extent permitted by law", LAW, "Models must not be used to surveil the public."),
        ("in its sole discretion", DISCRETION, "No surveillance in any country, including allies."),
        ("as permitted by law", LAW, "No mass surveillance."),
        ("except for testing", EXCEPTION, "No surveillance, with one exception for exceptional cases."),
        ("without individualized suspicion", SCOPE, "Surveillance without consent is banned."),
    ],
)
def test_a_word_in_common_is_not_a_qualifier_in_common(words: str, kind: QualifierKind, line: str) -> None:
    """A clause stays narrower where the red line only happens to hold the qualifier's first letters."""
    said = reading(Topic.MASS, qualifiers=(qualifier(words, kind),))

    assert decide(said, red_line(text=line))[0] is SUBSET


def test_why_does_not_quote_what_does_not_narrow() -> None:
    """Words of time stand beside the narrowing ones and are left out."""
    narrowing, other = qualifier("knowingly"), qualifier("during the term", TIME)

    assert "during the term" not in decide(reading(qualifiers=(other, narrowing)), red_line())[1]


def test_narrowing_of_keeps_the_order() -> None:
    """The qualifiers that narrow come back as the clause has them."""
    first, other, second = qualifier("mass", SCOPE), qualifier("best efforts", EFFORT), qualifier("knowingly")

    assert narrowing_of((first, other, second)) == (first, second)


@given(
    force=st.sampled_from([PERMITS, CONDITIONS]),
    kinds=st.lists(st.sampled_from(QualifierKind), max_size=4),
    narrow=st.booleans(),
)
def test_permission_against_ban_is_always_incompatible(
    force: Force, kinds: list[QualifierKind], *, narrow: bool
) -> None:
    """Law: no qualifier of either side makes a permission agree with a ban."""
    said = reading(Topic.MASS, force=force, qualifiers=tuple(qualifier("words", kind) for kind in kinds))
    line = red_line(qualifiers=("mass only",) if narrow else ())

    assert decide(said, line)[0] is INCOMPATIBLE


@given(st.sampled_from(Force), st.sampled_from(Force))
def test_why_is_one_sentence(clause: Force, line: Force) -> None:
    """Every relation comes with one sentence on one line."""
    why = decide(reading(Topic.MASS, force=clause), red_line(force=line))[1]

    assert (why.endswith("."), "\n" in why) == (True, False)
