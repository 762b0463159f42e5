"""Domain objects and small files in one line each; keywords override any field."""

from __future__ import annotations

import hashlib
import re
import zlib
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, TypeVar, Unpack

from tracer.documents.assemble import assemble
from tracer.documents.ocr.engine import Seen
from tracer.documents.raw import RawDocument, RawLine, RawPage
from tracer.domain.catalogue import Catalogue
from tracer.domain.clause import Clause
from tracer.domain.document import Document, Line, Page, PageState
from tracer.domain.finding import Code, Finding, Severity
from tracer.domain.governance import (
    Authority,
    ContestedReading,
    Control,
    Effect,
    Operator,
    RedLine,
    Scope,
)
from tracer.domain.link import Link, Scores
from tracer.domain.matrix import Backing, Matrix, Row, Verdict
from tracer.domain.place import Place
from tracer.domain.provenance import Citation, Confidence, ReadLevel, SourceKind
from tracer.domain.reading import Qualifier, Reading
from tracer.domain.settings import Intake, Ocr, Settings
from tracer.domain.span import Span
from tracer.domain.terms import Reference
from tracer.domain.trace import EncoderId, Trace
from tracer.domain.vocabulary import (
    Applies,
    Enforcement,
    Force,
    Mark,
    QualifierKind,
    Relation,
    Stance,
    Theme,
    Topic,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import numpy as np

    from tracer.documents.pdf.pdfium import PdfPage

Made = TypeVar("Made")
Placed = tuple[float, float, str]

LAB = "Acme"
WIDTH, HEIGHT = 612.0, 792.0
MARGIN = 72.0
PITCH = 12.0
LETTER = 5.0
DIGEST = "0" * 64
IMAGE = "/Type /XObject /Subtype /Image /BitsPerComponent 8"
PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")  # PDF 1.4, 3.5


def _changed(base: Made, changes: Mapping[str, object]) -> Made:
    return replace(base, **changes)  # type: ignore[type-var]


def place(page: int = 1, /, **changes: object) -> Place:
    """Return the box of a full line near the top of a page."""
    return _changed(Place(page, MARGIN, 100.0, WIDTH - MARGIN, 110.0), changes)


def page(number: int = 1, /, **changes: object) -> Page:
    """Return a letter-size page that carries text."""
    return _changed(Page(number, WIDTH, HEIGHT), changes)


def document(*words: str, name: str = "agreement.pdf", unread: Iterable[int] = ()) -> Document:
    r"""Return a document of printed lines, each ten points high and twelve below the last.

    Leading spaces indent a line, "" leaves a paragraph gap, "\f" turns the page, and "**" before
    a line sets it bold. The pages numbered in `unread` are images.
    """
    number, top = 1, 120.0
    pieces: list[str] = []
    lines: list[Line] = []
    at = 0
    for word in words:
        if word == "\f":
            number, top = number + 1, 120.0
            continue
        top += PITCH
        text = word.strip().removeprefix("**")
        if text:
            indent = MARGIN + LETTER * (len(word) - len(word.lstrip()))
            box = Place(number, indent, top, indent + LETTER * len(text), top + 10.0)
            lines.append(Line(Span(at, at + len(text)), box, 10.0, word.strip().startswith("**")))
            pieces.append(text)
            at += len(text) + 1
    missing = frozenset(unread)
    pages = tuple(
        page(n, state=PageState.UNREAD if n in missing else PageState.FILE)
        for n in range(1, max(number, *missing, 1) + 1)
    )
    return Document(name, DIGEST, "pdf", "\n".join(pieces), pages, tuple(lines))


def raw_line(text: str, top: float = 120.0, *, number: int = 1, **changes: object) -> RawLine:
    """Return one line as a reader hands it over, as wide as its text."""
    box = Place(number, MARGIN, top, MARGIN + LETTER * len(text), top + 10.0)
    return _changed(RawLine(text, box, top + 10.0, 10.0), changes)


def raw_page(*lines: str | RawLine, number: int = 1, **changes: object) -> RawPage:
    """Return a page as a reader hands it over; plain strings follow one another from the top."""
    laid = tuple(
        raw_line(line, 120.0 + PITCH * at, number=number) if isinstance(line, str) else line
        for at, line in enumerate(lines)
    )
    return _changed(RawPage(number, WIDTH, HEIGHT, laid), changes)


def assembled(*lines: str) -> Document:
    """Return the document that one page of printed lines makes."""
    return assemble(RawDocument((raw_page(*lines),)), name="agreement.pdf", digest=DIGEST, kind="pdf")


def clause(
    text: str = "Customer shall not use the Services for mass surveillance.",
    *,
    label: str | None = None,
    start: int = 0,
    page: int = 1,
    **changes: object,
) -> Clause:
    """Return a clause with this text; its label, where it has one, is its id and path too."""
    path = (label,) if label else ()
    span = Span(start, start + len(text))
    places = (place(page),)
    return _changed(Clause(label or f"p{page}.1", label, path, None, span, text, places), changes)


def qualifier(text: str = "intentionally", kind: QualifierKind = QualifierKind.INTENT) -> Qualifier:
    """Return a qualifier that stands elsewhere than in the clause's own text."""
    return Qualifier(kind, text, None)


def reference(label: str = "4.2", **changes: object) -> Reference:
    """Return words that point to a section by its number, found or not."""
    text = f"Section {label}"
    return _changed(Reference(text, Span(0, len(text)), label), changes)


def reading(*topics: Topic, **changes: object) -> Reading:
    """Return a clause's reading: a prohibition on these topics."""
    return _changed(Reading(topics, Force.PROHIBITS, confidence=0.9), changes)


def citation(**changes: object) -> Citation:
    """Return a pinpoint in a lab's usage policy."""
    base = Citation(
        source="acme-up",
        lab=LAB,
        document="Usage policy",
        document_kind=SourceKind.USAGE_POLICY,
        version=None,
        date="2026-01-15",
        section="section 1",
        url="https://acme.example/usage",
        read_level=ReadLevel.FIRST_HAND,
        read_on="the page itself",
        confidence=Confidence.HIGH,
    )
    return _changed(base, changes)


def red_line(**changes: object) -> RedLine:
    """Return a lab's ban on mass surveillance."""
    base = RedLine(
        id="ACME-RL-1",
        lab=LAB,
        themes=(Theme.MASS_SURVEILLANCE,),
        force=Force.PROHIBITS,
        text="The models must not be used for mass surveillance.",
        qualifiers=(),
        authorities=(),
        controls=(),
        citation=citation(),
    )
    return _changed(base, changes)


def control(**changes: object) -> Control:
    """Return a lab's classifier against mass surveillance, in force on its hosted services."""
    base = Control(
        id="CT-ACME-1",
        lab=LAB,
        themes=(Theme.MASS_SURVEILLANCE,),
        whole_policy=False,
        category="classifier",
        enforcement=Enforcement.TECHNICAL_PREVENTIVE,
        operator=Operator.PROVIDER,
        scope=Scope.HOSTED_SERVICES,
        scope_words="its hosted services",
        effect=Effect.SUPPORTS,
        text="A classifier blocks requests for mass surveillance.",
        limitations=(),
        red_lines=(),
        citation=citation(document="System card", document_kind=SourceKind.DOCUMENTATION),
    )
    return _changed(base, changes)


def catalogue(
    *red_lines: RedLine,
    controls: Iterable[Control] = (),
    contested: Iterable[ContestedReading] = (),
    authorities: Iterable[Authority] = (),
) -> Catalogue:
    """Return a catalogue of these rows, or of one red line."""
    rows = red_lines or (red_line(),)
    return Catalogue(
        rows, tuple(controls), tuple(authorities), tuple(contested), compiled="2026-11-20", digest=DIGEST
    )


def link(clause: str = "1", target: str = "ACME-RL-1", **changes: object) -> Link:
    """Return a link of a clause to a red line that it matches."""
    base = Link(clause, target, "red_line", Scores(0.8, 0.5), Relation.EQUIVALENT, "Both ban it.")
    return _changed(base, changes)


def verdict(stance: Stance = Stance.PROHIBITED, **changes: object) -> Verdict:
    """Return a verdict that its stance allows: backed by words alone, or silence."""
    mark = Mark.NOT_APPLICABLE if stance is Stance.SILENT else Mark.POLICY_ONLY
    return _changed(Verdict(stance, mark, Enforcement.NONE), changes)


def backing(**changes: object) -> Backing:
    """Return a control that nothing shows to cover the agreement."""
    base = Backing("CT-ACME-1", Applies.NOT_SHOWN, "nothing shows that it covers this")
    return _changed(base, changes)


def row(red_line: str | None = "ACME-RL-1", **changes: object) -> Row:
    """Return a matrix row: the red line is answered by a ban in words."""
    base = Row(red_line, LAB, (Theme.MASS_SURVEILLANCE,), verdict(), (), (), "Clause 1 bans it.")
    return _changed(base, changes)


def matrix(*rows: Row, themes: Iterable[tuple[Theme, Verdict]] = ()) -> Matrix:
    """Return a matrix of these rows, or of one."""
    return Matrix(rows or (row(),), tuple(themes))


def finding(code: Code = Code.NO_RELEVANT_CLAUSE, **changes: object) -> Finding:
    """Return a warning of this kind."""
    return _changed(Finding(code, Severity.WARNING, code.description), changes)


def trace(**changes: object) -> Trace:
    """Return a trace of one clause that answers one red line."""
    words = clause(label="1")
    base = Trace(
        document(words.text),
        (words,),
        (reading(Topic.MASS),),
        (link(),),
        matrix(row(verdict=verdict(clauses=("1",)))),
        (),
        catalogue(),
        EncoderId("words", DIGEST),
        Settings(),
    )
    return _changed(base, changes)


def make_pdf(
    pages: Sequence[Sequence[str | Placed]],
    path: Path,
    *,
    rotate: int = 0,
    turned: int | None = None,
    drawn: Iterable[str] = (),
) -> Path:
    """Write a PDF in Helvetica, ten points, and return its path.

    A string is a line of its own, fourteen points below the last; (x, y, text) is placed from the
    shown page's lower left corner. Text stands upright on a page that is shown rotated, unless
    `turned` differs. `drawn` holds path operators for every page, as `ruling` gives them.
    """
    path.write_bytes(pdf_bytes(pages, rotate=rotate, turned=turned, drawn=drawn))
    return path


def make_encrypted_pdf(path: Path) -> Path:
    """Write a PDF that asks for a password: no password fits its keys."""
    keys = f"/O <{'41' * 32}> /U <{'42' * 32}>"
    locked = f"<< /Filter /Standard /V 1 /R 2 {keys} /P -4 >>"
    path.write_bytes(pdf_bytes([["Locked."]], trailer=f"/Encrypt {locked} /ID [<00> <00>]"))
    return path


def make_locked_pdf(path: Path, password: str) -> Path:
    """Write a PDF of one line that this password opens, encrypted as PDF 1.4 has it, and return its path."""
    path.write_bytes(locked_pdf_bytes(password))
    return path


def locked_pdf_bytes(password: str) -> bytes:
    """Return the bytes of the PDF that `make_locked_pdf` writes."""
    secret = _padded(password)
    owner = _scrambled(_digested(secret)[:5], secret)
    key = _digested(secret + owner + (2**32 - 4).to_bytes(4, "little") + b"id")[:5]
    keys = f"/O <{owner.hex()}> /U <{_scrambled(key, PADDING).hex()}>"
    locked = f"/Encrypt << /Filter /Standard /V 1 /R 2 {keys} /P -4 >> /ID [<{b'id'.hex()}> <{b'id'.hex()}>]"
    return pdf_bytes([["Locked words."]], trailer=locked, key=key)


class IntakeChanges(TypedDict, total=False):
    """Fields of an Intake that tests set."""

    ocr: Ocr
    password: str | None


class More(TypedDict, total=False):
    """What else a PDF may hold.

    `under` is painted before the words, as `drawn` is after them; `notes` are annotations;
    `things` are further objects by the name under which operators paint them, and "@name" refers
    to one; `boxes`, `catalog` and `tree` are entries of each page, the catalogue and the page tree;
    `key` scrambles what is painted.
    """

    under: Iterable[str]
    notes: Iterable[str]
    things: Mapping[str, bytes]
    boxes: str
    catalog: str
    tree: str
    key: bytes


def pdf_bytes(
    pages: Sequence[Sequence[str | Placed]],
    *,
    rotate: int = 0,
    turned: int | None = None,
    drawn: Iterable[str] = (),
    font: str = "Helvetica",
    trailer: str = "",
    **more: Unpack[More],
) -> bytes:
    """Return the bytes of the PDF that `make_pdf` writes."""
    named = {"F1": _font(font), **more.get("things", {})}
    numbers = {name: 3 + 2 * len(pages) + at for at, name in enumerate(named)}
    painted = tuple(drawn)
    kids = " ".join(f"{3 + 2 * at} 0 R" for at in range(len(pages)))
    refs = " ".join(f"/{name} @{name}" for name in named)
    resources = f"/Resources << /Font << /F1 @F1 >> /XObject << {refs} >> /Shading << {refs} >> >>"
    boxes = more.get("boxes", "/MediaBox [0 0 612 792]")
    shown = f"{boxes} /Rotate {rotate} {resources} /Annots [{' '.join(more.get('notes', ()))}]"
    objects = [f"<< /Type /Catalog /Pages 2 0 R {more.get('catalog', '')} >>".encode()]
    objects += [f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] {more.get('tree', '')} >>".encode()]
    for at, lines in enumerate(pages):
        words = _typed(lines, rotate if turned is None else turned)
        content = " ".join((*more.get("under", ()), words, *painted)).encode("cp1252")
        contents = 4 + 2 * at
        if "key" in more:
            own = _digested(more["key"] + contents.to_bytes(3, "little") + bytes(2))[:10]
            content = _scrambled(own, content)
        objects += [
            f"<< /Type /Page /Parent 2 0 R {shown} /Contents {contents} 0 R >>".encode(),
            stream("", content),
        ]
    objects += named.values()
    return _with_xref([_resolved(content, numbers) for content in objects], trailer)


def stream(entries: str, content: bytes) -> bytes:
    """Return a PDF object that holds these bytes."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries.encode(), len(content), content)


def image(pixels: np.ndarray | None = None) -> bytes:
    """Return a picture as a PDF object: rows of blue, green, red; one grey pixel where none are given."""
    if pixels is None:
        return stream(f"{IMAGE} /Width 1 /Height 1 /ColorSpace /DeviceGray", b"\x80")
    height, width, _ = pixels.shape
    size = f"/Width {width} /Height {height} /ColorSpace /DeviceRGB /Filter /FlateDecode"
    return stream(f"{IMAGE} {size}", zlib.compress(pixels[:, :, ::-1].tobytes(), 1))


def form(operators: str, entries: str = "") -> bytes:
    """Return a drawing as a PDF object, painted wherever it is named."""
    return stream(f"/Type /XObject /Subtype /Form /BBox [0 0 612 792] {entries}", operators.encode("cp1252"))


def picture(x0: float, y0: float, x1: float, y1: float, name: str = "Im") -> str:
    """Return the operators that paint a named picture, from the page's lower left corner."""
    return f"q {x1 - x0} 0 0 {y1 - y0} {x0} {y0} cm /{name} Do Q"


def filled(x0: float, y0: float, x1: float, y1: float, colour: str = "0 g") -> str:
    """Return the operators that fill a rectangle, from the page's lower left corner."""
    return f"q {colour} {x0} {y0} {x1 - x0} {y1 - y0} re f Q"


def disc(x: float, y: float, radius: float, *, paint: str = "f") -> str:
    """Return the operators that fill a disc around a point, or with "S" draw a ring."""
    k = 0.5523 * radius
    a, b, c, d = x - radius, x + radius, y - radius, y + radius
    curves = (
        f"{b} {y + k} {x + k} {d} {x} {d} c {x - k} {d} {a} {y + k} {a} {y} c",
        f"{a} {y - k} {x - k} {c} {x} {c} c {x + k} {c} {b} {y - k} {b} {y} c",
    )
    return f"q 0 g 0.5 w {b} {y} m {' '.join(curves)} {paint} Q"


def typed(x: float, y: float, text: str, *, size: float = 10.0, colour: str = "0 g", mode: int = 0) -> str:
    """Return the operators that set one line of type, from the page's lower left corner."""
    return f"q {colour} BT {mode} Tr /F1 {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET Q"


def note(kind: str, box: tuple[float, float, float, float], entries: str = "") -> str:
    """Return an annotation of this kind over a box, from the page's lower left corner."""
    return f"<< /Type /Annot /Subtype /{kind} /Rect [{' '.join(map(str, box))}] {entries} >>"


def scanned(data: bytes, *, layer: Sequence[str] = (), rotate: int = 0) -> bytes:
    """Return a PDF of one page: the picture of another's first page, at 200 pixels an inch.

    `layer` are the lines that stand unseen over it, as scanning programs set them.
    """
    with opened_page(data) as shown:
        pixels = shown.rendered(200 / 72)
    unseen = [typed(MARGIN, HEIGHT - 92.0 - 14.0 * at, line, mode=3) for at, line in enumerate(layer)]
    drawn = [picture(0, 0, WIDTH, HEIGHT), *unseen]
    return pdf_bytes([[]], drawn=drawn, things={"Im": image(pixels)}, rotate=rotate)


@contextmanager
def opened_page(data: bytes) -> Iterator[PdfPage]:
    """Give the first page of a PDF, and close it."""
    from tracer.documents.pdf.pdfium import opened, page_of

    with opened(data, "a.pdf") as pdf, page_of(pdf, 1) as first:
        yield first


def pages_of(data: bytes, **intake: Unpack[IntakeChanges]) -> tuple[RawPage, ...]:
    """Return the pages of a PDF as its reader hands them over, without OCR unless it is asked for."""
    from tracer.documents.pdf.read import read_pdf

    chosen = Intake(**(IntakeChanges(ocr=Ocr.OFF) | intake))
    return read_pdf(data, "a.pdf", chosen, lambda: None).pages


def lines_of(data: bytes, **intake: Unpack[IntakeChanges]) -> list[str]:
    """Return the text of every line of a PDF, as `pages_of` reads it."""
    return [line.text for page in pages_of(data, **intake) for line in page.lines]


def seen(
    text: str,
    x: float = 200.0,
    y: float = 200.0,
    *,
    size: float = 28.0,
    width: float | None = None,
    slope: float = 0.0,
    score: float = 0.95,
) -> Seen:
    """Return a run of type as an OCR engine gives it, in pixels; it falls by `slope` a pixel."""
    end = x + (14.0 * len(text) if width is None else width)
    fall = slope * (end - x)
    return Seen(text, ((x, y), (end, y + fall), (end, y + size + fall), (x, y + size)), score)


class FakeEngine:
    """Gives what it is told to, picture after picture, the last again and again; keeps the pictures."""

    def __init__(self, *readings: Sequence[Seen]) -> None:
        self.name = "fake 1.0"
        self.images: list[np.ndarray] = []
        self._readings = [tuple(runs) for runs in readings] or [()]

    def read(self, image: np.ndarray) -> tuple[Seen, ...]:
        """Return the next reading."""
        self.images.append(image)
        return self._readings[min(len(self.images), len(self._readings)) - 1]


def ruling(x0: float, y0: float, x1: float, y1: float) -> str:
    """Return the operators that draw a thin line, from the page's lower left corner."""
    return f"0.5 w {x0} {y0} m {x1} {y1} l S"


def _typed(lines: Sequence[str | Placed], turned: int) -> str:
    top = (WIDTH if turned in {90, 270} else HEIGHT) - 92.0
    placed = [
        (MARGIN, top - 14.0 * at, line) if isinstance(line, str) else line for at, line in enumerate(lines)
    ]
    return " ".join(
        f"BT /F1 10 Tf {_matrix(x, y, turned)} Tm ({_escaped(text)}) Tj ET" for x, y, text in placed
    )


def _matrix(x: float, y: float, turned: int) -> str:
    """Return the text matrix that puts upright text at x, y of a page shown rotated."""
    return {
        0: f"1 0 0 1 {x} {y}",
        90: f"0 1 -1 0 {WIDTH - y} {x}",
        180: f"-1 0 0 -1 {WIDTH - x} {HEIGHT - y}",
        270: f"0 -1 1 0 {y} {HEIGHT - x}",
    }[turned]


def _font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def _resolved(content: bytes, numbers: Mapping[str, int]) -> bytes:
    """Return an object with the numbers of others in place of their names, its stream untouched."""
    head, mark, body = content.partition(b"stream\n")
    refer = re.sub(rb"@(\w+)", lambda found: b"%d 0 R" % numbers[found[1].decode()], head)
    return refer + mark + body


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + PADDING)[:32]


def _digested(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _scrambled(key: bytes, data: bytes) -> bytes:
    """Return RC4 of some bytes."""
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _with_xref(objects: Sequence[bytes], trailer: str) -> bytes:
    body = b"%PDF-1.4\n"
    starts = []
    for number, content in enumerate(objects, start=1):
        starts.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF\n"
    )
    return body + end.encode()
