"""Domain objects and small files in one line each; keywords override any field."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from tracer.documents.assemble import assemble
from tracer.documents.raw import RawLine, RawPage
from tracer.domain.clause import Clause
from tracer.domain.document import Document, Line, Page
from tracer.domain.finding import Code, Finding, Severity
from tracer.domain.governance import (
    Authority,
    Catalogue,
    Citation,
    ContestedReading,
    Control,
    RedLine,
)
from tracer.domain.link import Link, Scores
from tracer.domain.matrix import Backing, Matrix, Row, Verdict
from tracer.domain.place import Place
from tracer.domain.reading import Qualifier, Reading
from tracer.domain.settings import Settings
from tracer.domain.span import Span
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
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

Made = TypeVar("Made")
Placed = tuple[float, float, str]

LAB = "Acme"
WIDTH, HEIGHT = 612.0, 792.0
MARGIN = 72.0
PITCH = 12.0
LETTER = 5.0
DIGEST = "0" * 64


def _changed(base: Made, changes: Mapping[str, object]) -> Made:
    return replace(base, **changes)  # type: ignore[type-var]


def place(page: int = 1, /, **changes: object) -> Place:
    """Return the box of a full line near the top of a page."""
    return _changed(Place(page, MARGIN, 100.0, WIDTH - MARGIN, 110.0), changes)


def page(number: int = 1, /, **changes: object) -> Page:
    """Return a letter-size page that carries text."""
    return _changed(Page(number, WIDTH, HEIGHT, has_text=True), changes)


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
    pages = tuple(page(n, has_text=n not in missing) for n in range(1, max(number, *missing, 1) + 1))
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
    return assemble((raw_page(*lines),), name="agreement.pdf", digest=DIGEST, kind="pdf")


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


def reading(*topics: Topic, **changes: object) -> Reading:
    """Return a clause's reading: a prohibition on these topics."""
    return _changed(Reading(topics, Force.PROHIBITS, confidence=0.9), changes)


def citation(**changes: object) -> Citation:
    """Return a pinpoint in a lab's usage policy."""
    base = Citation(
        source="acme-up",
        lab=LAB,
        document="Usage policy",
        document_kind="usage policy",
        version=None,
        date="2026-01-15",
        section="section 1",
        url="https://acme.example/usage",
        read_level="first_hand",
        read_on="the page itself",
        confidence="high",
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
        operator="provider",
        scope="hosted-services",
        scope_words="its hosted services",
        status="in force as described",
        effect="supports",
        text="A classifier blocks requests for mass surveillance.",
        limitations=(),
        red_lines=(),
        citation=citation(document="System card", document_kind="system card"),
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
        rows, tuple(controls), tuple(authorities), tuple(contested), as_of="2026-11-20", digest=DIGEST
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


def pdf_bytes(
    pages: Sequence[Sequence[str | Placed]],
    *,
    rotate: int = 0,
    turned: int | None = None,
    drawn: Iterable[str] = (),
    font: str = "Helvetica",
    trailer: str = "",
) -> bytes:
    """Return the bytes of the PDF that `make_pdf` writes."""
    paths = " ".join(drawn)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>".encode(),
    ]
    for at, lines in enumerate(pages):
        stream = f"{_typed(lines, rotate if turned is None else turned)} {paths}".encode("cp1252")
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate {rotate} "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * at} 0 R >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    return _with_xref(objects, trailer)


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
