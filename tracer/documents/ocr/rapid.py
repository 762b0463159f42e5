"""The one door to RapidOCR, whose models ship inside its wheel: nothing is downloaded."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from tracer.documents.ocr.engine import Seen
from tracer.errors import MissingEngine

try:
    from rapidocr import RapidOCR
except ImportError as error:  # OpenCV needs libGL or libglib on some servers
    raise MissingEngine("rapidocr", f"cannot be loaded ({error}); run: tracer doctor") from error

if TYPE_CHECKING:
    import numpy as np

LONGEST_SIDE = 1280  # pixels at which lines are looked for; they are read at full size
SETTINGS = {
    "Global.use_cls": False,  # the orientation classifier turns upright lines into garbage
    "Global.log_level": "critical",
    "Global.max_side_len": 4000,
    "Det.limit_type": "max",
    "Det.limit_side_len": LONGEST_SIDE,
    "Rec.rec_batch_num": 1,  # a batch is as wide as its widest line, which costs more than it saves
    "EngineConfig.onnxruntime.enable_cpu_mem_arena": True,
}


class Rapid:
    """PP-OCR detection and recognition on the CPU."""

    def __init__(self) -> None:
        self.name = f"rapidocr {version('rapidocr')}"
        self._engine = RapidOCR(params=dict(SETTINGS))

    def read(self, image: np.ndarray) -> tuple[Seen, ...]:
        """Return the lines of type in an image."""
        found = self._engine(image)
        if found.txts is None or found.boxes is None:
            return ()
        return tuple(
            Seen(text, (_point(a), _point(b), _point(c), _point(d)), float(score))
            for text, (a, b, c, d), score in zip(found.txts, found.boxes, found.scores, strict=True)
        )


def _point(corner: np.ndarray) -> tuple[float, float]:
    return float(corner[0]), float(corner[1])
