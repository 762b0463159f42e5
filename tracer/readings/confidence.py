"""How sure a reading is: by where its words stand, until something calibrates it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracer.domain.span import Span
    from tracer.domain.vocabulary import Topic
    from tracer.readings.passage import Operator, Passage

# Steps, not probabilities: each sign that the clause was understood adds one.
BASE, STEP = 0.4, 0.15


def confidence_of(passage: Passage, operator: Operator, topics: Mapping[Topic, tuple[Span, ...]]) -> float:
    """Return 0.4 to 1.0: more where several words say the topic, in the operator's own sentence."""
    score = BASE
    spans = [span for found in topics.values() for span in found]
    score += STEP * (len(spans) > 1)
    score += STEP * (operator.span is not None or operator.handed_down)
    if operator.span is not None:
        sentence = passage.sentence_at(operator.span.start)
        score += STEP * any(sentence.holds(span) for span in spans)
    return round(min(score + STEP * operator.handed_down, 1.0), 2)
