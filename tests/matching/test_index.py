"""The FAISS search gives the numbers that numpy gives."""

from __future__ import annotations

import numpy as np
import pytest

from tracer.matching.index import similarities


def unit_vectors(count: int, *, width: int = 32, seed: int = 7) -> np.ndarray:
    """Return random unit vectors, the same on every run."""
    vectors = np.random.default_rng(seed).normal(size=(count, width)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


@pytest.mark.parametrize(("clauses", "targets"), [(1, 1), (1, 50), (50, 1), (37, 211)])
def test_similarities_are_dot_products(clauses: int, targets: int) -> None:
    """Every pair has the inner product of its two vectors, whatever the numbers of each."""
    left, right = unit_vectors(clauses), unit_vectors(targets, seed=8)

    found = similarities(left, right)

    assert found.shape == (clauses, targets)
    assert np.abs(found - left @ right.T).max() < 1e-6


def test_fixed_vectors_give_known_cosines() -> None:
    """Same, orthogonal, opposite and slanted: 1, 0, -1 and 0.6."""
    clauses = np.array([[1.0, 0.0]], dtype=np.float32)
    targets = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.6, 0.8]], dtype=np.float32)

    assert similarities(clauses, targets)[0].tolist() == pytest.approx([1.0, 0.0, -1.0, 0.6], abs=1e-6)


def test_equal_targets_get_equal_scores() -> None:
    """A tie does not lose or swap a column."""
    one = unit_vectors(1)

    found = similarities(one, np.repeat(one, 5, axis=0))

    assert found[0].tolist() == pytest.approx([1.0] * 5, abs=1e-6)


def test_cosines_never_leave_their_range() -> None:
    """Rounding of unit vectors never gives a score that the domain refuses."""
    vectors = unit_vectors(200, width=384) * np.float32(1.0000001)

    found = similarities(vectors, vectors)

    assert (float(found.min()) >= -1.0, float(found.max()) <= 1.0) == (True, True)


def test_other_memory_layouts_are_accepted() -> None:
    """A view that is not contiguous, or of another float type, gives the same numbers."""
    left, right = unit_vectors(6), unit_vectors(4, seed=8)

    found = similarities(np.asfortranarray(left.astype(np.float64)), right[::-1])

    assert np.abs(found - left @ right[::-1].T).max() < 1e-6
