"""How likely a clause that was read as relevant is relevant: a linear model over its words, calibrated.

The weights are trained by `models/relevance/train.py`; its README says on what, and how well they do.
"""

from __future__ import annotations

import math
import re
import sys
from array import array
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

from tracer.datafiles import read_yaml, shipped
from tracer.errors import InvalidDataFile

if TYPE_CHECKING:
    from pathlib import Path

    from tracer.readings.passage import Passage

BUCKETS = 2**16  # of hashed words and pairs of words (the hashing trick, Weinberger et al. 2009)
LEAD_WORDS = 40  # of a lead-in that count, the last ones
LEAST, MOST = 0.01, 0.99  # nothing is certain
WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Model:
    """A weight a bucket and an offset give log-odds; slope and shift calibrate them (Platt 1999)."""

    weights: array[float]
    offset: float
    slope: float
    shift: float

    def probability(self, buckets: tuple[int, ...]) -> float:
        """Return the calibrated probability, in 0..1, for a clause with these features."""
        length = math.sqrt(len(buckets) or 1)
        odds = sum(self.weights[bucket] for bucket in buckets) / length + self.offset
        return 1.0 / (1.0 + math.exp(-(self.slope * odds + self.shift)))


def features(text: str, heading: str, lead_in: str) -> tuple[int, ...]:
    """Return the buckets of a clause's words and pairs, of its heading's words and its lead-in's."""
    words = WORD.findall(text.lower())
    found = {*words, *(f"{one} {two}" for one, two in pairwise(words))}
    found |= {f"h:{word}" for word in WORD.findall(heading.lower())}
    found |= {f"l:{word}" for word in WORD.findall(lead_in.lower())[-LEAD_WORDS:]}
    return tuple(sorted({crc32(feature.encode()) % BUCKETS for feature in found}))


def confidence_of(passage: Passage) -> float:
    """Return how likely a clause read as relevant is relevant, from 0.01 to 0.99."""
    buckets = features(passage.text, passage.title, passage.lead_in)
    return round(min(max(_model().probability(buckets), LEAST), MOST), 2)


@cache
def _model() -> Model:
    return load_model()


def load_model(folder: Path | None = None) -> Model:
    """Return the model that a folder holds; the shipped one where none is given.

    Raises:
        InvalidDataFile: a number is missing, or the weights are cut short or others.
    """
    folder = folder or shipped("models") / "relevance"
    numbers = read_yaml(folder / "model.yaml")
    weights = array("f")
    try:
        content = (folder / "weights.bin").read_bytes()
        weights.frombytes(content)
        offset, slope, shift = (float(str(numbers[name])) for name in ("offset", "slope", "shift"))
    except (KeyError, OSError, ValueError) as error:
        raise InvalidDataFile("models/relevance", "-", "weights or numbers cannot be read") from error
    if len(weights) != BUCKETS:
        raise InvalidDataFile("weights.bin", "-", f"must hold {BUCKETS} weights")
    if sha256(content).hexdigest() != numbers.get("sha256"):
        raise InvalidDataFile("weights.bin", "-", "are not the weights that model.yaml was written for")
    if sys.byteorder == "big":
        weights.byteswap()  # they are kept little end first
    return Model(weights, offset, slope, shift)
