"""Trace the clauses of an agreement to the red lines and controls that AI labs publish."""

from tracer.domain.catalogue import Catalogue
from tracer.domain.clause import Clause
from tracer.domain.document import Document
from tracer.domain.frames import catalogue_frames
from tracer.domain.governance import Control, RedLine
from tracer.domain.link import Link
from tracer.domain.matrix import Matrix, Row
from tracer.domain.reading import Reading
from tracer.domain.settings import Intake, Ocr, Settings
from tracer.domain.stack import Stack, stack_of
from tracer.domain.trace import Trace
from tracer.errors import TracerError
from tracer.governance.load import load_catalogue
from tracer.pipeline import trace
from tracer.version import __version__

__all__ = [
    "Catalogue",
    "Clause",
    "Control",
    "Document",
    "Intake",
    "Link",
    "Matrix",
    "Ocr",
    "Reading",
    "RedLine",
    "Row",
    "Settings",
    "Stack",
    "Trace",
    "TracerError",
    "__version__",
    "catalogue_frames",
    "load_catalogue",
    "stack_of",
    "trace",
]
