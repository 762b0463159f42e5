"""Nearest targets for each clause: the one door to FAISS."""

from __future__ import annotations

import faiss
import numpy as np


def similarities(clauses: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the cosine of every clause with every target, shape (clauses, targets).

    Both hold unit vectors. The search is exact (inner product over a flat index).
    """
    index = faiss.IndexFlatIP(targets.shape[1])
    index.add(np.ascontiguousarray(targets, dtype=np.float32))
    scores, order = index.search(np.ascontiguousarray(clauses, dtype=np.float32), len(targets))
    table = np.empty((len(clauses), len(targets)), dtype=np.float32)
    np.put_along_axis(table, order, scores, axis=1)
    return np.clip(table, -1.0, 1.0)
