"""Every error the product raises. Catch `TracerError` for all of them.

TracerError
├── UnreadableDocument      the file cannot be read at all
│   ├── MissingDocument     nothing at this path
│   ├── UnfetchedDocument   nothing came from this address
│   ├── NotADocument        a folder, an empty file, or a kind we do not read
│   ├── DamagedDocument     a PDF that PDFium cannot open
│   ├── EncryptedDocument   a PDF that asks for a password, or for another
│   ├── OversizedDocument   reading it needs more memory than it is given
│   ├── StuckDocument       reading it takes more time than it is given
│   └── CrashedReader       reading it ended the process that read it
├── UnknownLab              no rows for this publisher
├── UnknownRow              no row of the catalogue has this id
├── UnknownSpec             no imported spec of this name, or several
├── TakenName               another document was imported under this name
├── UnusableValue           what the user says of a document cannot be
├── InvalidDataFile         a file of the corpora or lexicons cannot be used; names file and row
├── MissingModel            the encoder is not installed, or is not the tested one
├── MissingEngine           the OCR engine is not installed, or cannot be loaded
├── FailedEngine            the OCR engine failed on a page, which counts as unread
├── UnwritableSpec          a spec cannot be kept where it was asked for
├── InvalidDate             words that are no day, month or year
├── UnwritableReport        the report cannot be written where it was asked for
└── UnwritableTemplate      the template cannot be written where it was asked for
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import Self


class TracerError(Exception):
    """Base of all errors; its text is one line that says what to do."""

    @classmethod
    def again(cls, words: str, facts: Mapping[str, str]) -> Self:
        """Return an error of this kind as another process worded it, with what it is about."""
        error = cls.__new__(cls, words)
        vars(error).update(facts)
        return error


class UnreadableDocument(TracerError):
    """A file that cannot be read: its name, and the reason with what to do."""

    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"{name}: {reason}")


class MissingDocument(UnreadableDocument):
    """No file at this path."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "no such file; check the path")


class UnfetchedDocument(UnreadableDocument):
    """An address that is not asked, or that gives no document."""


class NotADocument(UnreadableDocument):
    """Not a file of a kind that is read."""


class DamagedDocument(UnreadableDocument):
    """A PDF that cannot be opened."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, f"this PDF cannot be opened ({detail}); get a fresh copy")


class EncryptedDocument(UnreadableDocument):
    """A PDF that asks for a password, or for another than it was given."""

    def __init__(self, name: str, *, wrong: bool = False) -> None:
        asks = "this PDF asks for a password; give it with --password"
        super().__init__(name, "the password does not open this PDF" if wrong else asks)


class OversizedDocument(UnreadableDocument):
    """A file that needs more memory than it is given."""

    def __init__(self, name: str, megabytes: int) -> None:
        super().__init__(name, f"needs more than {megabytes} MB to read; split it into smaller files")


class StuckDocument(UnreadableDocument):
    """A file that takes more time than it is given."""

    def __init__(self, name: str, seconds: float) -> None:
        super().__init__(name, f"not read within {seconds:g} s; split it, or save it anew from its program")


class CrashedReader(UnreadableDocument):
    """A file on which the process that reads it came to an end."""

    def __init__(self, name: str, cause: str) -> None:
        cure = "get a fresh copy, or save it anew from its program"
        super().__init__(name, f"the reader crashed on this file ({cause}); {cure}")


class UnknownLab(TracerError):
    """No catalogue rows for a publisher of this name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        super().__init__(f"unknown lab {name!r}; choose from: {', '.join(known)}")


class UnknownRow(TracerError):
    """No row of the catalogue with this id; names the nearest ones."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        near = get_close_matches(name.upper(), list(known))
        hint = (
            f"; did you mean {', '.join(near)}?"
            if near
            else "; `tracer labs show LAB --red-lines` lists them"
        )
        super().__init__(f"no row is called {name!r}{hint}")


class UnknownSpec(TracerError):
    """No imported spec that is called so, or several whose names begin so."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name = name
        cure = f"choose from: {', '.join(known)}" if known else "import it with tracer corpora import"
        super().__init__(f"no one imported spec is called {name!r}; {cure}")


class TakenName(TracerError):
    """Another document was imported under this name."""

    def __init__(self, name: str, file: str) -> None:
        self.name = name
        cure = "give another with --name, or --replace it"
        super().__init__(f"the name {name} is taken by a spec imported from {file}; {cure}")


class UnusableValue(TracerError):
    """What the user says of a document cannot be."""

    def __init__(self, option: str, value: str, cure: str) -> None:
        self.option, self.value = option, value
        super().__init__(f"{option} {value!r} cannot be used; {cure}")


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


class MissingEngine(TracerError):
    """The OCR engine that was asked for is not installed, or cannot be loaded."""

    def __init__(self, name: str, cure: str) -> None:
        self.name = name
        super().__init__(f"OCR engine {name}: {cure}")


class FailedEngine(TracerError):
    """The OCR engine failed on a page."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        super().__init__(f"OCR engine {name}: {reason}")


class UnwritableSpec(TracerError):
    """A spec that cannot be kept where it was asked for."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: cannot keep a spec here ({reason})")


class InvalidDate(TracerError):
    """Words that name no day, month or year."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason}; write it as 2026-05-01, 2026-05 or 2026")


class UnwritableReport(TracerError):
    """A report that cannot be written where it was asked for."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: cannot write the report here ({reason})")


class UnwritableTemplate(TracerError):
    """A template that cannot be written where it was asked for."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: cannot write the template here ({reason})")
