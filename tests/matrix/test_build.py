"""Laws of the matrix: what every agreement and every catalogue must give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import catalogue, clause, control, link, qualifier, reading, red_line, reference
from tests.encoders import FakeEncoder
from tracer.domain.governance import ContestedReading, Position
from tracer.domain.provenance import Confidence
from tracer.domain.reading import Reading
from tracer.domain.settings import Settings
from tracer.domain.vocabulary import (
    Enforcement,
    Force,
    Gap,
    Mark,
    QualifierKind,
    Relation,
    Stance,
    Theme,
    Topic,
)
from tracer.matching.match import match_clauses
from tracer.matrix.build import build_matrix

if TYPE_CHECKING:
    from tracer.domain.clause import Clause
    from tracer.domain.matrix import Matrix, Row

LABS = ("Acme", "Zenith")
PUBLISHED = (
    *(((theme,), Force.PROHIBITS) for theme in Theme),
    ((Theme.MASS_SURVEILLANCE, Theme.CYBER_WEAPONS), Force.PROHIBITS),
    ((Theme.HIGH_STAKES_DECISIONS,), Force.REQUIRES),
    ((Theme.DATA_SHARING,), Force.PERMITS),
)
LINES = tuple(
    red_line(id=f"{lab.upper()}-{at}", lab=lab, themes=themes, force=force)
    for lab in LABS
    for at, (themes, force) in enumerate(PUBLISHED)
)
WHOLE = catalogue(*LINES, controls=[control(id="CT-1"), control(id="CT-2", lab="Zenith")])
FORBIDS = {Stance.PROHIBITED, Stance.PROHIBITED_QUALIFIED}

READING = st.builds(
    lambda topics, force, kinds, enforcement, flags: reading(
        *topics,
        force=force,
        qualifiers=tuple(qualifier("words", kind) for kind in kinds),
        enforcement=enforcement,
        umbrella=flags[0],
        whole_policy=flags[1],
    ),
    st.lists(st.sampled_from(Topic), min_size=1, max_size=3, unique=True),
    st.sampled_from(Force),
    st.lists(st.sampled_from(QualifierKind), max_size=2),
    st.sampled_from(Enforcement),
    st.tuples(st.booleans(), st.booleans()),
)
READINGS = st.lists(READING, max_size=6)
CHOSEN = st.lists(st.sampled_from(LABS), unique=True).map(tuple)


def numbered(readings: list[Reading]) -> list[tuple[Clause, Reading]]:
    """Return the readings as those of clauses 1, 2, 3 ..."""
    return [(clause(label=str(at)), said) for at, said in enumerate(readings, start=1)]


def matrix_of(readings: list[Reading], labs: tuple[str, ...] = (), *, fully_read: bool = True) -> Matrix:
    """Return the matrix where every clause is set against every red line of a theme it shares."""
    relevant = numbered(readings)
    settings = Settings(labs, clauses_per_target=100, least_dense=-1.0, near_dense=-1.0)
    lines, controls = WHOLE.red_lines_of(labs), WHOLE.controls_of(labs)
    links = match_clauses(relevant, lines, controls, FakeEncoder(), settings)
    return build_matrix(relevant, links, WHOLE, labs=labs, fully_read=fully_read)


def row_of(matrix: Matrix) -> Row:
    """Return the first row."""
    return matrix.rows[0]


@given(READINGS, CHOSEN)
def test_every_red_line_of_the_labs_has_one_row(readings: list[Reading], labs: tuple[str, ...]) -> None:
    """Law: rows follow the catalogue, whatever the agreement says."""
    rows = matrix_of(readings, labs).rows

    assert [row.red_line for row in rows if row.red_line] == [line.id for line in WHOLE.red_lines_of(labs)]


@given(READINGS)
def test_every_theme_has_one_verdict(readings: list[Reading]) -> None:
    """Law: what the document alone says covers every theme, in the vocabulary's order."""
    assert [theme for theme, _ in matrix_of(readings).themes] == list(Theme)


@given(readings=READINGS, fully_read=st.booleans())
def test_silent_rows_rest_on_nothing(readings: list[Reading], *, fully_read: bool) -> None:
    """Law: a silent row names no clause and no safeguard."""
    rows = matrix_of(readings, fully_read=fully_read).rows
    silent = [row.verdict for row in rows if row.verdict.stance is Stance.SILENT]

    assert all((one.clauses, one.enforcement) == ((), Enforcement.NONE) for one in silent)


@given(READINGS)
def test_rows_rest_on_clauses_of_the_document(readings: list[Reading]) -> None:
    """Law: every clause a row names exists, and each is named once."""
    known = {words.id for words, _ in numbered(readings)}

    for row in matrix_of(readings).rows:
        assert set(row.verdict.clauses) <= known
        assert len(row.verdict.clauses) == len(set(row.verdict.clauses))


@given(READINGS, st.sampled_from(Topic))
def test_permission_never_turns_silence_into_a_ban(readings: list[Reading], topic: Topic) -> None:
    """Law: adding a clause that permits leaves no row prohibited that was silent before."""
    before = matrix_of(readings).rows
    after = {row.red_line: row for row in matrix_of([*readings, reading(topic, force=Force.PERMITS)]).rows}

    silent = [row.red_line for row in before if row.red_line and row.verdict.stance is Stance.SILENT]

    assert not [line for line in silent if after[line].verdict.stance in FORBIDS]


@given(READINGS)
def test_irrelevant_clause_changes_nothing(readings: list[Reading]) -> None:
    """Law: a clause on nothing of ours leaves every row and theme as it was."""
    assert matrix_of([*readings, Reading()]) == matrix_of(readings)


@given(READINGS)
def test_silence_of_an_unread_document_is_unknowable(readings: list[Reading]) -> None:
    """Law: where a page was not read, no row and no theme is called silent for sure."""
    matrix = matrix_of(readings, fully_read=False)
    verdicts = [row.verdict for row in matrix.rows] + [verdict for _, verdict in matrix.themes]

    assert Mark.NOT_APPLICABLE not in {verdict.mark for verdict in verdicts}
    assert {one.mark for one in verdicts if one.stance is Stance.SILENT} <= {Mark.UNKNOWABLE}


@given(READINGS)
def test_only_silence_depends_on_pages_not_read(readings: list[Reading]) -> None:
    """Law: what was read stands, whether or not other pages could be."""
    spoken = [
        [row for row in matrix_of(readings, fully_read=read).rows if row.verdict.stance is not Stance.SILENT]
        for read in (True, False)
    ]

    assert spoken[0] == spoken[1]


@given(READINGS)
def test_other_labs_change_no_row(readings: list[Reading]) -> None:
    """Law: a lab's rows are the same alone and beside others."""
    alone = [row for row in matrix_of(readings, ("Acme",)).rows if row.red_line]
    beside = [row for row in matrix_of(readings).rows if row.lab == "Acme"]

    assert alone == beside


@given(READINGS)
def test_permission_against_a_ban_never_says_silent(readings: list[Reading]) -> None:
    """Law: a row that says the agreement is silent has no clause that contradicts the red line."""
    grant = reading(Topic.MASS, force=Force.PERMITS)
    rows = matrix_of([*readings, grant]).rows

    assert Stance.SILENT not in {
        row.verdict.stance for row in rows if Theme.MASS_SURVEILLANCE in row.themes and row.red_line
    }


def test_empty_agreement_leaves_every_red_line_unanswered() -> None:
    """Nothing said: every binding line is unanswered and nothing is unbacked."""
    gaps = [row.gaps[:1] for row in matrix_of([], ("Acme",)).rows]

    assert gaps == [(Gap.UNANSWERED_RED_LINE,)] * 15 + [()]


def test_row_rests_on_the_safeguard_of_the_whole_policy() -> None:
    """The clause that backs a ban is named beside the ban."""
    ban = reading(Topic.MASS)
    monitor = reading(
        Topic.MONITORING,
        force=Force.REQUIRES,
        enforcement=Enforcement.TECHNICAL_DETECTIVE,
        whole_policy=True,
    )

    verdict = row_of(matrix_of([ban, monitor])).verdict

    assert (verdict.mark, verdict.clauses) == (Mark.TECHNICALLY_ENFORCED, ("1", "2"))


def test_row_rests_on_the_safeguard_that_points_to_its_clause() -> None:
    """A filter for "a purpose described in Section 1" backs the ban in Section 1 alone."""
    bans = [reading(Topic.MASS), reading(Topic.CYBER)]
    blocks = reading(
        Topic.SAFEGUARDS,
        force=Force.REQUIRES,
        enforcement=Enforcement.TECHNICAL_PREVENTIVE,
        references=(reference("1"),),
    )

    themes = dict(matrix_of([*bans, blocks]).themes)

    assert themes[Theme.MASS_SURVEILLANCE].clauses == ("1", "3")
    assert themes[Theme.CYBER_WEAPONS].mark is Mark.POLICY_ONLY


def test_why_names_the_permission_first() -> None:
    """Where the stance is a permission its clause is the reason, not the ban beside it."""
    bans, grant = reading(Topic.MASS), reading(Topic.MASS, force=Force.PERMITS)

    assert row_of(matrix_of([bans, grant, grant])).why.startswith("2: The clause permits")


def test_why_names_the_ban_first_where_it_prevails() -> None:
    """Where the stance is a ban a narrowed clause is the reason, not the permission beside it."""
    ban, grant = reading(Topic.MASS), reading(Topic.MASS, force=Force.PERMITS)

    assert row_of(matrix_of([grant, ban, ban])).why.startswith("2: Both forbid")


def test_disputed_words_are_a_gap_in_their_row_only() -> None:
    """A published dispute marks the red lines it is about."""
    position = Position("critics", "Any number.", "a post", "2026-03-01", Confidence.LOW)
    dispute = ContestedReading("CON-1", "What is mass?", ("ACME-2",), (position,), "open", Confidence.MEDIUM)
    rows = catalogue(red_line(), red_line(id="ACME-2"), contested=[dispute])

    matrix = build_matrix([], (), rows, labs=(), fully_read=True)

    assert [Gap.CONTESTED_READING in row.gaps for row in matrix.rows] == [False, True]


def test_links_to_controls_make_no_stance() -> None:
    """A clause on a control is no answer to a red line of the same name."""
    relevant = [(clause(label="1"), reading(Topic.MONITORING, force=Force.REQUIRES))]
    kept = link("1", "ACME-RL-1", target_kind="control", relation=Relation.INTERSECTS)

    matrix = build_matrix(relevant, [kept], catalogue(), labs=(), fully_read=True)

    assert row_of(matrix).verdict.stance is Stance.SILENT
