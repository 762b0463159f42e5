"""How likely a clause read as relevant is relevant."""

from __future__ import annotations

from array import array
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.readings.cases import read
from tracer.errors import InvalidDataFile
from tracer.readings.confidence import BUCKETS, Model, confidence_of, features, load_model
from tracer.readings.passage import Passage, sentences_of

FOLDER = Path(__file__).resolve().parents[2] / "models" / "relevance"
PLAIN = "The Agency shall not use the System for mass surveillance of residents."
DOUBTFUL = "Seller shall deliver the goods with the invoice and the packing list by the date of the order."


def confidence(text: str) -> float:
    """Return the confidence of a clause that stands alone."""
    return confidence_of(Passage(text, sentences_of(text)))


def test_plain_clause_is_surer_than_a_clause_of_trade() -> None:
    """The model knows the field's words from those of an ordinary sale."""
    assert confidence(PLAIN) > 0.9 > confidence(DOUBTFUL)


def test_readings_carry_it() -> None:
    """A relevant clause has the model's number, an irrelevant one has none."""
    assert read(PLAIN).confidence == confidence(PLAIN)
    assert read(DOUBTFUL).confidence == 0.0


@given(st.text(max_size=400), st.text(max_size=60), st.text(max_size=60))
def test_nothing_is_certain(text: str, heading: str, lead_in: str) -> None:
    """Law: any text has a confidence from 0.01 to 0.99, the same each time."""
    passage = Passage(text, sentences_of(text), heading=heading, lead_in=lead_in)
    assert 0.01 <= confidence_of(passage) == confidence_of(passage) <= 0.99


@given(st.text(max_size=400))
def test_features_are_sorted_buckets(text: str) -> None:
    """Law: features rise, none twice, each a bucket; letter case does not matter."""
    found = features(text, "", "")
    assert list(found) == sorted(set(found))
    assert all(0 <= bucket < BUCKETS for bucket in found)
    assert features("Mass Surveillance", "", "") == features("mass surveillance", "", "")


def test_heading_and_lead_in_are_told_from_the_text() -> None:
    """The same word is another feature in a heading and in a lead-in."""
    assert len({features("drones", "", ""), features("", "drones", ""), features("", "", "drones")}) == 3


def test_more_weight_is_more_probable() -> None:
    """A model's probability rises with the weights of what it sees."""
    weights = array("f", [0.0] * BUCKETS)
    weights[1], weights[2] = 2.0, -2.0
    model = Model(weights, 0.0, 1.0, 0.0)
    assert model.probability((2,)) < model.probability(()) == 0.5 < model.probability((1,))


def test_shipped_weights_are_the_trained_ones() -> None:
    """The digest beside the weights is theirs."""
    digest = yaml.safe_load((FOLDER / "model.yaml").read_text())["sha256"]
    assert sha256((FOLDER / "weights.bin").read_bytes()).hexdigest() == digest


@pytest.mark.parametrize(
    ("numbers", "content"),
    [
        ("offset: 1\nslope: 1\nshift: 1\n", b"\0" * 8),
        ("offset: 1\nslope: 1\nshift: 1\n", b"\0" * 3),
        ("offset: 1\nslope: 1\nshift: 1\nsha256: other\n", b"\0" * 4 * BUCKETS),
        ("offset: 1\nslope: 1\n", b"\0" * 4 * BUCKETS),
        ("offset: much\nslope: 1\nshift: 1\n", b"\0" * 4 * BUCKETS),
    ],
    ids=["short", "cut", "other weights", "a number missing", "no number"],
)
def test_broken_model_is_told(tmp_path: Path, numbers: str, content: bytes) -> None:
    """A model that cannot be read is an error with a name, never a silent half."""
    (tmp_path / "model.yaml").write_text(numbers)
    (tmp_path / "weights.bin").write_bytes(content)
    with pytest.raises(InvalidDataFile):
        load_model(tmp_path)
