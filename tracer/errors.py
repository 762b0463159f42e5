"""Every error the product raises. Catch `TracerError` for all of them.

TracerError
├── UnreadableDocument      the file cannot be read at all
│   ├── MissingDocument     nothing at this path
│   ├── NotADocument        a folder, an empty file, or a kind we do not read
│   ├── DamagedDocument     a PDF that PDFium cannot open
│   └── EncryptedDocument   a PDF that asks for a password
├── UnknownLab              no rows for this publisher
├── InvalidDataFile         a file of the corpora or lexicons cannot be used; names file and row
├── MissingModel            the encoder is not installed, or is not the tested one
└── UnwritableReport        the report cannot be written where it was asked for
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class TracerError(Exception):
    """Base of all errors; its text is one line that says what to do."""


class UnreadableDocument(TracerError):
    """A file that cannot be read."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        super().__init__(f"{name}: {reason}")


class MissingDocument(UnreadableDocument):
    """No file at this path."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "no such file; check the path")


class NotADocument(UnreadableDocument):
    """Not a file of a kind that is read."""


class DamagedDocument(UnreadableDocument):
    """A PDF that cannot be opened."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, f"this PDF cannot be opened ({detail}); get a fresh copy")


class EncryptedDocument(UnreadableDocument):
    """A PDF that asks for a password."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "this PDF asks for a password; save an unlocked copy first")


class UnknownLab(TracerError):
    """No catalogue rows for a publisher of this name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        super().__init__(f"unknown lab {name!r}; choose from: {', '.join(known)}")


class InvalidDataFile(TracerError):
    """A row of the corpora or lexicons that breaks its schema."""

    def __init__(self, file: str, row: str, problem: str) -> None:
        self.file, self.row = file, row
        super().__init__(f"{file}, row {row}: {problem}")


class MissingModel(TracerError):
    """The encoder is not installed or not the one that was tested."""

    def __init__(self, name: str, cure: str) -> None:
        self.name = name
        super().__init__(f"encoder {name}: {cure}")


class UnwritableReport(TracerError):
    """A report that cannot be written where it was asked for."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: cannot write the report here ({reason})")
