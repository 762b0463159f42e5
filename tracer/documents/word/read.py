"""Word files to raw pages: the one door to python-docx."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from docx.opc.exceptions import OpcError
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.package import Package

from tracer.documents.galley import Galley
from tracer.documents.raw import RawDocument
from tracer.documents.word.blocks import Blocks
from tracer.documents.word.numbering import Numbering
from tracer.documents.word.revisions import Hidden, Ledger, comment_findings
from tracer.documents.word.runs import Runs
from tracer.documents.word.setting import Setter
from tracer.documents.word.styles import Element, Styles, W, find
from tracer.domain.finding import Code, Finding, Severity
from tracer.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.opc.part import Part

    from tracer.domain.settings import Intake

OLE_MARK = b"\xd0\xcf\x11\xe0"  # of the container that .doc files and encrypted ones share
MOST_BYTES = 200_000_000
MOST_PARTS = 10_000
BOMB_FROM, BOMB_RATIO = 20_000_000, 200  # bytes; text shrinks to a tenth, seldom below a fiftieth
STEP = 1 << 20
MARKUP = (".xml", ".rels")
# The strict form of the standard writes the same names in another namespace (ISO 29500-1, annex A).
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
# What zipfile, lxml and python-docx raise on files that are no packages, or damaged ones.
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError),
    *(OpcError, SyntaxError, KeyError, ValueError, TypeError, IndexError, AttributeError, RuntimeError),
)


def read_word(data: bytes, name: str, intake: Intake) -> RawDocument:
    """Return the paragraphs of a draft as it now reads, and what else the file holds.

    Raises:
        UnreadableDocument: it is encrypted, damaged, or no Word file.
    """
    if data.startswith(OLE_MARK):
        reason = "this Word file is encrypted or of the old .doc form; save it as .docx without a password"
        raise UnreadableDocument(name, reason)
    try:
        members = _checked(data)
        parts = _parts(Package.open(io.BytesIO(data)))
    except UNREADABLE as error:
        raise _damaged(name, error) from error
    try:
        return _read(parts, members, intake)
    except RecursionError as error:
        raise _damaged(name, ValueError("nested too deeply")) from error


def _damaged(name: str, error: BaseException) -> UnreadableDocument:
    detail = " ".join(str(error).strip("'\"").split()) or "damaged"
    return UnreadableDocument(name, f"this Word file cannot be opened ({detail}); save it again from Word")


def _checked(data: bytes) -> tuple[str, ...]:
    """Return the names of the package's members, once each was unpacked within bounds.

    Sizes are counted, not believed; what declares a document type could pull in other files, and
    has no place in a package (ECMA-376, part 2).
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = package.infolist()
        if len(members) > MOST_PARTS:
            raise ValueError("too many parts")
        left = min(MOST_BYTES, max(BOMB_FROM, BOMB_RATIO * len(data)))
        for member in members:
            left -= _measured(package, member, left)
        return tuple(member.filename for member in members)


def _measured(package: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> int:
    # Room enough that what is too long is counted before its checksum is asked for.
    declared, member.file_size = member.file_size, most + 2 * STEP
    size, tail = 0, b""
    with package.open(member) as unpacked:
        while step := unpacked.read(STEP):
            size += len(step)
            if size > most or size > declared:
                raise ValueError("it unpacks to more than a draft can hold")
            # The zeros are those of UTF-16.
            tail = tail[-16:] + step.replace(b"\0", b"")
            if member.filename.endswith(MARKUP) and b"<!DOCTYPE" in tail:
                raise ValueError("it declares a document type")
    member.file_size = declared
    return size


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a package that say something of its text."""

    document: Element
    others: dict[str, Element]
    has_macros: bool
    imported: tuple[str, ...]
    """Files that Word would show in the text's place."""


def _parts(package: Package) -> _Parts:
    mains = [rel for rel in package.rels.values() if rel.reltype.endswith("/officeDocument")]
    if not mains or mains[0].is_external:
        raise ValueError("it holds no document")
    main = mains[0].target_part
    document = _root(main)
    if find(document, "body") is None:
        raise ValueError("it holds no text of Word's")
    wanted = ("styles", "numbering", "footnotes", "endnotes", "comments", "settings")
    inner = [rel for rel in main.rels.values() if not rel.is_external]
    kinds = [(rel.reltype.rpartition("/")[2], rel.target_part) for rel in inner]
    return _Parts(
        document,
        {kind: _root(part) for kind, part in kinds if kind in wanted},
        "macroenabled" in main.content_type.lower(),
        tuple(str(part.partname).lstrip("/") for kind, part in kinds if kind == "aFChunk"),
    )


def _root(part: Part) -> Element:
    root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
    if STRICT.decode() in root.tag:
        root = parse_xml(part.blob.replace(STRICT, W.strip("{}").encode()))
    return cast("Element", root)


def _read(parts: _Parts, members: tuple[str, ...], intake: Intake) -> RawDocument:
    ledger, hidden, galley = Ledger(), Hidden(), Galley()
    styles = Styles(parts.others.get("styles"))
    runs = Runs(styles, ledger, hidden)
    numbering = Numbering(parts.others.get("numbering"), styles)
    setter = Setter(galley, Blocks(styles, runs, ledger), numbering)
    setter.set_body(cast("Element", find(parts.document, "body")))
    notes = {kind: parts.others[f"{kind}s"] for kind in ("footnote", "endnote") if f"{kind}s" in parts.others}
    setter.set_notes(runs.notes, notes, parts.others.get("settings"))
    findings = (
        *ledger.findings(),
        *comment_findings(parts.others.get("comments")),
        *hidden.findings(reveal=intake.reveal),
        *_companions(parts, members),
    )
    return RawDocument(galley.pages(), findings, laid_out=False)


def _companions(parts: _Parts, members: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the files and scripts that came with the draft."""
    inside = (member for member in members if "/embeddings/" in member and not member.endswith("/"))
    attached = (*inside, *parts.imported)
    if attached:
        message = f"Files inside this one: {len(attached)}; none was read."
        yield Finding(Code.ATTACHMENT, Severity.WARNING, message, detail=attached)
    if parts.has_macros or any(member.lower().endswith("vbaproject.bin") for member in members):
        yield Finding(Code.EMBEDDED_SCRIPT, Severity.WARNING, "The file carries macros; none was run.")
