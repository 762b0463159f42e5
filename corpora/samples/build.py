"""Build `northfield-sentinel.pdf` from its source text.

    python corpora/samples/build.py

Needs reportlab, which nothing else in the project uses. The same source gives the same bytes.

The markup, block by block (blank lines part the blocks, two spaces of indent make one level):

    head: / foot:    running head and left half of the footer (first block only)
    # / ##           title line; article, recital or schedule heading
    1.1 / 1. / (a)   a label, hung in the margin; **bold** sets a run-in heading
    | a | b |        a ruled table, its first row the heading
    >                lines kept as they stand, and together (the signature block)
    ---              a new page
"""

import html
import re
from pathlib import Path
from typing import Any

from reportlab.lib.colors import black, whitesmoke
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)

SOURCE = Path(__file__).with_name("northfield-sentinel.md")
MARGIN = inch
TEXT_WIDTH = LETTER[0] - 2 * MARGIN
INDENTS = (0, 38, 66, 94)  # where the label of each level starts; its text starts at the next
LABEL = re.compile(r"(\d+\.\d+|\d+\.|\([A-Za-z]+\))\s+")

BODY = ParagraphStyle(
    "body",
    fontName="Times-Roman",
    fontSize=12,
    leading=15,
    spaceAfter=8,
    alignment=TA_JUSTIFY,
    bulletFontName="Times-Roman",
    bulletFontSize=12,
    allowOrphans=0,
    allowWidows=0,
)
TITLE = ParagraphStyle(
    "title",
    BODY,
    fontName="Times-Bold",
    fontSize=15,
    leading=20,
    alignment=TA_CENTER,
    spaceAfter=16,
)
HEADING = ParagraphStyle(
    "heading", BODY, fontName="Times-Bold", alignment=TA_LEFT, spaceBefore=10, keepWithNext=1
)
CELL = ParagraphStyle("cell", BODY, fontSize=11, leading=13, spaceAfter=0, alignment=TA_LEFT)
KEPT = ParagraphStyle("kept", BODY, leading=16, spaceAfter=0, alignment=TA_LEFT)


def main() -> None:
    """Write the PDF beside its source."""
    settings, blocks = read_source(SOURCE.read_text(encoding="utf-8"))
    flowables = [flowable for block in blocks for flowable in block_to_flowables(block)]
    write_pdf(SOURCE.with_suffix(".pdf"), settings, flowables)


def read_source(source: str) -> tuple[dict[str, str], list[str]]:
    """Part the source into its settings and its blocks."""
    first, *blocks = re.split(r"\n{2,}", source.rstrip())
    settings = dict(line.split(": ", 1) for line in first.splitlines())
    return settings, blocks


def block_to_flowables(block: str) -> list[Flowable]:
    """Set one block of the source."""
    if block == "---":
        return [PageBreak()]
    if block.startswith("|"):
        return [ruled_table(block)]
    if block.startswith(">"):
        lines = [Paragraph(inline(line[1:]) or "&nbsp;", KEPT) for line in block.splitlines()]
        return [KeepTogether(lines)]
    if block.startswith("## "):
        return [Paragraph(inline(block[3:]), HEADING)]
    if block.startswith("# "):
        return [Paragraph("<br/>".join(inline(line[2:]) for line in block.splitlines()), TITLE)]
    return [paragraph(block)]


def paragraph(block: str) -> Paragraph:
    """Set a paragraph, its label (if it has one) hung in the margin of its level."""
    level = (len(block) - len(block.lstrip())) // 2
    text = " ".join(block.split())
    options: dict[str, Any] = {"keepWithNext": int(text.endswith(":"))}
    if label := LABEL.match(text):
        options |= {"bulletIndent": INDENTS[level], "leftIndent": INDENTS[level + 1]}
        text = text[label.end() :]
    style = ParagraphStyle("paragraph", BODY, **options)
    return Paragraph(inline(text), style, bulletText=label and label[1])


def ruled_table(block: str) -> Table:
    """Set a table with a rule around every cell, whole on one page."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
    rows[0] = [f"**{cell}**" for cell in rows[0]]
    widest = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    share = (TEXT_WIDTH - INDENTS[1]) / sum(width + 4 for width in widest)
    return Table(
        [[Paragraph(inline(cell), CELL) for cell in row] for row in rows],
        colWidths=[(width + 4) * share for width in widest],
        hAlign="RIGHT",
        spaceBefore=2,
        spaceAfter=12,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.75, black),
            ("BACKGROUND", (0, 0), (-1, 0), whitesmoke),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("NOSPLIT", (0, 0), (-1, -1)),
        ],
    )


def inline(text: str) -> str:
    """Turn **bold** into the tags that reportlab reads."""
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(text.strip(), quote=False))


def write_pdf(path: Path, settings: dict[str, str], flowables: list[Flowable]) -> None:
    """Lay the flowables out on pages, the head drawn before the text and the footer after it."""

    def draw_head(canvas: Canvas, _: BaseDocTemplate) -> None:
        top = LETTER[1] - 0.65 * inch
        canvas.setFont("Times-Italic", 10)
        canvas.drawString(MARGIN, top, settings["head"])
        canvas.line(MARGIN, top - 5, LETTER[0] - MARGIN, top - 5)

    def draw_foot(canvas: Canvas, doc: BaseDocTemplate) -> None:
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(MARGIN, 0.6 * inch, settings["foot"])
        canvas.drawRightString(LETTER[0] - MARGIN, 0.6 * inch, f"Page {doc.page}")

    no_padding = (0, 0, 0, 0)
    frame = Frame(MARGIN, MARGIN, TEXT_WIDTH, LETTER[1] - 2 * MARGIN, *no_padding)
    # Uncompressed, because two builds of zlib may pack the same page into different bytes.
    document = BaseDocTemplate(
        str(path),
        pagesize=LETTER,
        title=settings["head"],
        author="Tracer",
        invariant=1,
        pageCompression=0,
    )
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=draw_head, onPageEnd=draw_foot))
    document.build(flowables)


if __name__ == "__main__":
    main()
