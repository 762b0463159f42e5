"""Set clauses against red lines and controls."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tracer.domain.link import Link, Scores
from tracer.domain.vocabulary import Relation, Topic
from tracer.matching.relation import BINDS, decide
from tracer.matching.words import shared_share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np

    from tracer.domain.clause import Clause
    from tracer.domain.governance import Control, RedLine
    from tracer.domain.reading import Reading
    from tracer.domain.settings import Settings
    from tracer.matching.encoder import Encoder

    Relevant = Sequence[tuple[Clause, Reading]]

DECIMALS = 4
# Which topic a clause must have to oblige the keeping of a control of each category.
TOPIC_OF = {
    "monitoring": Topic.MONITORING,
    "audit_logs": Topic.MONITORING,
    "suspension": Topic.SUSPENSION,
    "termination": Topic.SUSPENSION,
    "kill_switch": Topic.SUSPENSION,
    "access_control": Topic.ACCESS,
    "human_review": Topic.HUMAN_OVERSIGHT,
    "oversight_body": Topic.HUMAN_OVERSIGHT,
    "escalation": Topic.INCIDENT,
    "incident_response": Topic.INCIDENT,
    "severity_levels": Topic.INCIDENT,
    "red_team": Topic.TESTING,
    "evaluation": Topic.TESTING,
    "bug_bounty": Topic.TESTING,
    "classifiers": Topic.SAFEGUARDS,
    "safety_stack": Topic.SAFEGUARDS,
    "training_refusal": Topic.SAFEGUARDS,
    "rate_limiting": Topic.SAFEGUARDS,
    "deployment_architecture": Topic.DEPLOYMENT,
    "contract_freeze": Topic.CHANGE,
}


def match_clauses(
    relevant: Relevant,
    red_lines: Sequence[RedLine],
    controls: Sequence[Control],
    encoder: Encoder,
    settings: Settings,
) -> tuple[Link, ...]:
    """Return the links of relevant clauses, by red line and then by control, best first."""
    targets = (*(red_line.text for red_line in red_lines), *(control.text for control in controls))
    if not relevant or not targets:
        return ()
    from tracer.matching.index import similarities  # FAISS is slow to import

    texts = [_in_context(clause) for clause, _ in relevant]
    table = similarities(encoder.encode(texts), _encoded(encoder, targets))
    ban_links = (
        link
        for at, red_line in enumerate(red_lines)
        for link in _links_of(red_line, table[:, at], relevant, settings)
    )
    first = len(red_lines)
    control_links = (
        link
        for at, control in enumerate(controls)
        for link in _control_links(control, table[:, first + at], relevant, settings)
    )
    return (*ban_links, *control_links)


@lru_cache(maxsize=4)
def _encoded(encoder: Encoder, targets: tuple[str, ...]) -> np.ndarray:
    """Return the catalogue's vectors: the same for every document of a run."""
    return encoder.encode(targets)


def _in_context(clause: Clause) -> str:
    """Return a clause's words under its heading and lead-in: "Flux: (b) surveillance" alone says little."""
    return " ".join(part for part in (clause.heading, clause.lead_in, clause.text) if part)


def _links_of(
    red_line: RedLine, column: np.ndarray, relevant: Relevant, settings: Settings
) -> Iterator[Link]:
    """Yield links to the clauses that share a theme with a red line."""
    floor = settings.near_dense if red_line.theme_doubt else settings.least_dense
    themes = frozenset(red_line.themes)
    for at in _nearest(column, floor, lambda at: bool(themes & relevant[at][1].themes), settings):
        clause, reading = relevant[at]
        relation, why = decide(reading, red_line)
        scores = _scores(column[at], clause, red_line.text)
        yield Link(clause.id, red_line.id, "red_line", scores, relation, why)


def _control_links(
    control: Control, column: np.ndarray, relevant: Relevant, settings: Settings
) -> Iterator[Link]:
    """Yield links to the clauses that oblige somebody to keep a control of this kind."""
    topic = TOPIC_OF.get(control.category)
    for at in _nearest(column, settings.near_dense, lambda at: topic in relevant[at][1].topics, settings):
        clause, reading = relevant[at]
        scores = _scores(column[at], clause, control.text)
        if reading.force in BINDS:
            why = f"The clause {reading.force} and speaks of the same kind of control."
            yield Link(clause.id, control.id, "control", scores, Relation.INTERSECTS, why)
        else:
            why = "The clause speaks of the same kind of control and obliges nobody to keep it."
            yield Link(clause.id, control.id, "control", scores, Relation.NONE, why)


def _nearest(
    column: np.ndarray, floor: float, admits: Callable[[int], bool], settings: Settings
) -> list[int]:
    able = [at for at in range(len(column)) if column[at] >= floor and admits(at)]
    able.sort(key=lambda at: (-round(float(column[at]), DECIMALS), at))
    return able[: settings.clauses_per_target]


def _scores(dense: float, clause: Clause, target: str) -> Scores:
    lexical = shared_share(f"{clause.lead_in} {clause.text}", target)
    return Scores(round(float(dense), DECIMALS), round(lexical, DECIMALS))
