"""The door to Tesseract, where it is installed and asked for: a program, run on one image at a time."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from itertools import groupby
from typing import TYPE_CHECKING

from PIL import Image

from tracer.documents.ocr.engine import DPI, Seen
from tracer.errors import FailedEngine, MissingEngine

if TYPE_CHECKING:
    import numpy as np

PROGRAM = "tesseract"
THREADS = 2  # more of them wait for each other: on two cores a page takes seven times as long
SLOWEST = 120  # seconds for one page


class Tesseract:
    """Tesseract's lines, put together from its words."""

    def __init__(self, threads: int | None = THREADS) -> None:
        program = shutil.which(PROGRAM)
        if program is None:
            raise MissingEngine(PROGRAM, "not installed; install it, or leave --ocr out")
        self._program = program
        limit = {} if threads is None else {"OMP_THREAD_LIMIT": str(threads)}
        self._environment = {**os.environ, **limit}
        self.name = next(iter(self._run("--version").splitlines()), PROGRAM)

    def read(self, image: np.ndarray) -> tuple[Seen, ...]:
        """Return the lines of type in an image."""
        table = self._run("stdin", "stdout", "--dpi", str(DPI), "--psm", "3", "tsv", image=_png(image))
        words = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
        kept = [row for row in words if float(row["conf"]) >= 0 and row["text"].strip()]
        lines = groupby(kept, key=lambda row: (row["block_num"], row["par_num"], row["line_num"]))
        return tuple(_seen(list(row)) for _, row in lines)

    def _run(self, *arguments: str, image: bytes = b"") -> str:
        try:
            done = subprocess.run(  # noqa: S603 - the program that was found, no shell
                [self._program, *arguments],
                input=image,
                capture_output=True,
                check=False,
                timeout=SLOWEST,
                env=self._environment,
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise FailedEngine(PROGRAM, "it ended without a result") from error
        if done.returncode:
            raise FailedEngine(PROGRAM, f"it ended with code {done.returncode}")
        return done.stdout.decode("utf-8", "replace")


def _seen(words: list[dict[str, str]]) -> Seen:
    text = " ".join(word["text"] for word in words)
    lefts, tops = [float(word["left"]) for word in words], [float(word["top"]) for word in words]
    x0, top = min(lefts), min(tops)
    x1 = max(left + float(word["width"]) for left, word in zip(lefts, words, strict=True))
    bottom = max(at + float(word["height"]) for at, word in zip(tops, words, strict=True))
    weights = [len(word["text"]) for word in words]
    sure = sum(float(word["conf"]) * weight for word, weight in zip(words, weights, strict=True))
    return Seen(text, ((x0, top), (x1, top), (x1, bottom), (x0, bottom)), sure / sum(weights) / 100)


def _png(image: np.ndarray) -> bytes:
    file = io.BytesIO()
    Image.fromarray(image[:, :, ::-1].copy()).save(file, "PNG", compress_level=1)
    return file.getvalue()
