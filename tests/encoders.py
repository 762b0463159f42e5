"""A deterministic encoder for tests: a hashed bag of words, no weights."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from tracer.domain.trace import EncoderId

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r"\w+")


class FakeEncoder:
    """Counts the words of a text in hashed buckets and scales the counts to unit length."""

    def __init__(self, width: int = 256) -> None:
        self.width = width
        self.id = EncoderId("fake-bag-of-words", "0" * 64)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return one unit vector a text; a text without words lies on an axis of its own."""
        table = np.zeros((len(texts), self.width), dtype=np.float32)
        for at, text in enumerate(texts):
            for word in WORD.findall(text.lower()) or [""]:
                table[at, crc32(word.encode()) % self.width] += 1.0
        unit: np.ndarray = table / np.linalg.norm(table, axis=1, keepdims=True)
        return unit
