"""Word files written part by part, so that a test says exactly which markup it is about."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tracer.documents.word.read import read_word
from tracer.domain.settings import Intake

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracer.documents.raw import RawDocument, RawLine
    from tracer.domain.finding import Code, Finding

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN_TYPE = f"{WORD_TYPE}.document.main+xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
TURNED = "<w:r><w:lastRenderedPageBreak/></w:r>"
DELETED_MARK = '<w:rPr><w:del w:id="1" w:author="B. Jones" w:date="2026-03-02T09:00:00Z"/></w:rPr>'


def text(words: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(*content: str, style: str = "", listed: tuple[int, int] | None = None, more: str = "") -> str:
    """Return a paragraph of runs; words without markup become a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbered = f"<w:numPr>{_level_and_list(*listed)}</w:numPr>" if listed else ""
    runs = "".join(piece if piece.startswith("<") else text(piece) for piece in content)
    return f"<w:p><w:pPr>{named}{numbered}{more}</w:pPr>{runs}</w:p>"


def _level_and_list(name: int, depth: int) -> str:
    return f'<w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/>'


def changed(kind: str, words: str, author: str = "A. Smith", day: str = "2026-03-01") -> str:
    """Return a run that was inserted, deleted or moved: `kind` is ins, del, moveTo or moveFrom."""
    run = text(words)
    if kind in {"del", "moveFrom"}:
        run = run.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    return f'<w:{kind} w:id="1" w:author="{author}" w:date="{day}T09:00:00Z">{run}</w:{kind}>'


def cell(*blocks: str, properties: str = "") -> str:
    """Return a cell; words without markup become a paragraph."""
    inside = "".join(block if block.startswith("<") else paragraph(block) for block in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a row; words without markup become a cell."""
    inside = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def style(name: str, *, based_on: str = "", kind: str = "paragraph", called: str = "", more: str = "") -> str:
    """Return a style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{called or name}"/>{base}{more}</w:style>'


def level(depth: int, form: str, template: str, *, start: int = 1, more: str = "") -> str:
    """Return a level of a list's definition."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{template}"/></w:lvl>'
    )


def definition(name: int, *levels: str, more: str = "") -> str:
    """Return the definition of lists."""
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def listing(name: int, of: int, *, starts: Mapping[int, int] | None = None, more: str = "") -> str:
    """Return a list of a definition, with its own first numbers."""
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for depth, start in (starts or {}).items()
    )
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{overrides}{more}</w:num>'


def box(*blocks: str) -> str:
    """Return a run with a text box, once for current Words and once for older ones."""
    inside = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    shape = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{inside}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{shape}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(code: str, result: str) -> str:
    """Return a field: its code, then what it last came to."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{text(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def note(kind: str, name: int, *blocks: str) -> str:
    """Return a footnote or endnote."""
    return f'<w:{kind} w:id="{name}">{"".join(blocks)}</w:{kind}>'


def refer(kind: str, name: int, attributes: str = "", sign: str = "") -> str:
    """Return a run that refers to a note."""
    return f'<w:r><w:{kind}Reference w:id="{name}" {attributes}/>{sign}</w:r>'


def make_word(
    *blocks: str,
    parts: Mapping[str, str] | None = None,
    files: Mapping[str, bytes] | None = None,
    main_type: str = MAIN_TYPE,
) -> bytes:
    """Return a Word file: its body, its other parts by name, and files as they are."""
    parts = parts or {}
    names = {"styles": "styles", "numbering": "numbering", "settings": "settings", "comments": "comments"}
    names |= {"footnotes": "footnotes", "endnotes": "endnotes"}
    members = {
        "[Content_Types].xml": _content_types(parts, main_type),
        "_rels/.rels": _relationships({"officeDocument": "word/document.xml"}),
        "word/document.xml": _part("document", f"<w:body>{''.join(blocks)}</w:body>"),
        "word/_rels/document.xml.rels": _relationships({part: f"{part}.xml" for part in parts}),
    } | {f"word/{part}.xml": _part(names[part], inside) for part, inside in parts.items()}
    return make_zip({name: made.encode() for name, made in members.items()} | dict(files or {}))


def make_zip(members: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in members.items():
            archive.writestr(name, inside)
    return made.getvalue()


def _part(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{inside}</w:{root}>'


def _content_types(parts: Iterable[str], main_type: str) -> str:
    overrides = {"document": main_type} | {part: f"{WORD_TYPE}.{part}+xml" for part in parts}
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/word/{part}.xml" ContentType="{kind}"/>'
            for part, kind in overrides.items()
        )
        + "</Types>"
    )


def _relationships(targets: Mapping[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def read(data: bytes, *, reveal: bool = False) -> RawDocument:
    """Return what a Word file was read as."""
    return read_word(data, "draft.docx", Intake(reveal=reveal))


def lines(*blocks: str, **parts: str) -> list[RawLine]:
    """Return the lines of a draft."""
    return [line for page in read(make_word(*blocks, parts=parts)).pages for line in page.lines]


def printed(*blocks: str, **parts: str) -> list[str]:
    """Return the text of each line of a draft."""
    return [line.text for line in lines(*blocks, **parts)]


def paged(*blocks: str, **parts: str) -> list[list[str]]:
    """Return the text of each line, page by page."""
    return [[line.text for line in page.lines] for page in read(make_word(*blocks, parts=parts)).pages]


def finding(data: bytes, code: Code, *, reveal: bool = False) -> Finding:
    """Return the one finding of a kind."""
    (found,) = [one for one in read(data, reveal=reveal).findings if one.code is code]
    return found
