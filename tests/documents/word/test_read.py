"""A Word draft is read whole and in order."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.word.builder import (
    MACRO_TYPE,
    NAMESPACES,
    box,
    cell,
    changed,
    field,
    finding,
    lines,
    make_word,
    make_zip,
    note,
    paragraph,
    printed,
    read,
    refer,
    row,
    style,
    table,
    text,
)
from tracer.domain.document import Role
from tracer.domain.finding import Code

HEADINGS = style("Heading1", called="heading 1") + style("Heading2", called="Heading 2")
CHECKED = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
CHOSEN = (
    '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Ohio"/><w:listEntry w:val="Utah"/>'
    "</w:ddList></w:ffData>"
)
BOLD = "<w:b/>"


def in_run(markup: str) -> str:
    """Return a run of one element."""
    return f"<w:r>{markup}</w:r>"


def symbol(code: str, font: str) -> str:
    """Return a run with a character of a font of symbols."""
    return in_run(f'<w:sym w:font="{font}" w:char="{code}"/>')


def form(inside: str) -> str:
    """Return a form's field, which has no result."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{inside}</w:fldChar></w:r>'
    return f'{begin}<w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'


def contents(*blocks: str) -> str:
    """Return a table of contents in its control."""
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{''.join(blocks)}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (in_run("<w:tab/>"), "a b"),
        (in_run("<w:br/>"), "a b"),
        (in_run("<w:cr/>"), "a b"),
        (in_run("<w:noBreakHyphen/>"), "a-b"),
        (in_run("<w:softHyphen/>"), "ab"),
        (text(" "), "a b"),
        (symbol("F0B7", "Symbol"), "a•b"),
        (symbol("F0FE", "Wingdings"), "a☑b"),
        (symbol("00A7", "Times New Roman"), "a§b"),
        (symbol("F0D3", "Symbol"), "a©b"),
        (symbol("no number", "Symbol"), "a•b"),
        (f'<w:hyperlink w:anchor="x">{text("c")}</w:hyperlink>', "acb"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{text('c')}</w:sdtContent></w:sdt>", "acb"),
        (f"<w:smartTag><w:smartTagPr/>{text('c')}</w:smartTag>", "acb"),
        (f'<w:fldSimple w:instr="REF x">{text("5.2")}</w:fldSimple>', "a5.2b"),
        (field("REF _Ref1 \\h", "5.2"), "a5.2b"),
        (field("</w:instrText></w:r>" + field("REF x", "no") + "<w:r><w:instrText>", "5.2"), "a5.2b"),
        (form(CHECKED), "a☒b"),
        (form("<w:ffData><w:checkBox/></w:ffData>"), "a☐b"),
        (form(CHOSEN), "aUtahb"),
        (f'<w:del w:author="A">{form(CHECKED)}</w:del>', "ab"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "ab"),
        ('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "ab"),
        ("<!-- said aside -->", "ab"),
        (in_run("<mc:AlternateContent/>"), "ab"),
        (in_run("<w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase/></w:ruby>"), "ab"),
    ],
)
def test_runs(run: str, expected: str) -> None:
    """What stands between two words is read as it is printed; codes and empty forms are not."""
    assert printed(paragraph("a", run, "b")) == [expected]


@given(st.lists(st.text("ab .;", min_size=1), max_size=8))
def test_paragraphs_are_read_in_order(words: list[str]) -> None:
    """Every paragraph with words is a line, and nothing else is."""
    expected = [" ".join(piece.split()) for piece in words if piece.strip()]
    assert expected == printed(*map(paragraph, words))


def test_text_boxes_are_read_once() -> None:
    """A box follows the paragraph it hangs on, without the copy for older Words."""
    assert printed(paragraph("a", box(paragraph("in"), table(row("c", "d"))), "b")) == ["ab", "in", "c | d"]


def test_a_box_for_older_words_alone_is_read() -> None:
    """Where there is no newer form, the older one is printed."""
    old = box(paragraph("in")).replace("<mc:Choice", "<mc:Other").replace("</mc:Choice", "</mc:Other")
    assert printed(paragraph("a", old)) == ["a", "in"]


def test_controls_around_blocks_are_looked_through() -> None:
    """Paragraphs, rows and cells may stand in controls."""
    inner = f"<w:sdt><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt>"
    rows = f"<w:tr>{cell('a')}{inner}</w:tr>"
    wrapped = f"<w:tbl><w:sdt><w:sdtContent>{rows}</w:sdtContent></w:sdt></w:tbl>"
    blocks = (
        paragraph("x") + f"<mc:AlternateContent><mc:Choice>{paragraph('y')}</mc:Choice></mc:AlternateContent>"
    )
    assert printed(f"<w:sdt><w:sdtContent>{blocks}{wrapped}</w:sdtContent></w:sdt>") == ["x", "y", "a | b"]


def test_the_table_of_contents_is_left_out() -> None:
    """Its control and its styles mark it; a field that ends after it does not swallow the text."""
    styles = style("TOC1", called="toc 1") + style("TOCHeading", called="TOC Heading", based_on="Heading1")
    begin = in_run('<w:fldChar w:fldCharType="begin"/>') + in_run('<w:fldChar w:fldCharType="separate"/>')
    end = in_run('<w:fldChar w:fldCharType="end"/>')
    blocks = [paragraph("Contents", style="TOCHeading"), contents(paragraph("1. Uses 3"))]
    found = printed(
        *blocks, paragraph(begin, "2. Fees 4", style="TOC1"), paragraph(end, "Text"), styles=styles
    )
    assert found == ["Text"]


def test_a_table_is_read_row_by_row() -> None:
    """A row is one line; empty cells and the rest of merged ones are left out."""
    joined = cell("", properties="<w:vMerge/>")
    rows = [row(cell("a", properties='<w:vMerge w:val="restart"/>'), "b"), row(joined, "c"), row("", "")]
    found = lines(table(*rows, row(cell("wide", properties='<w:gridSpan w:val="2"/>'))))
    assert [(line.text, line.role) for line in found] == [
        ("a | b", Role.ROW),
        ("c", Role.ROW),
        ("wide", Role.ROW),
    ]


def test_a_table_inside_a_cell_follows_its_row() -> None:
    """Tables in tables are read where they stand, as rows."""
    inner = table(row("x", "y"))
    assert printed(table(row("a", cell("b", inner, "c")), row("d", "e"))) == ["a | b c", "x | y", "d | e"]


def test_a_table_of_one_column_is_a_frame() -> None:
    """What is set beside nothing is read as the paragraphs it holds."""
    found = lines(table(row(cell("a", "b"))))
    assert [(line.text, line.role) for line in found] == [("a", Role.PARAGRAPH), ("b", Role.PARAGRAPH)]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (paragraph("Fees", style="Heading1"), (Role.HEADING, 28.0)),
        (paragraph("Fees", style="Heading2"), (Role.HEADING, 26.0)),
        (paragraph("Fees", style="Mine"), (Role.HEADING, 28.0)),
        (paragraph("Fees", more='<w:outlineLvl w:val="2"/>'), (Role.HEADING, 24.0)),
        (paragraph("Fees", style="Heading1", more='<w:outlineLvl w:val="9"/>'), (Role.PARAGRAPH, 10.0)),
        (paragraph("Fees"), (Role.PARAGRAPH, 10.0)),
        (paragraph("Customer shall pay all the fees.", style="Heading2"), (Role.PARAGRAPH, 10.0)),
        (paragraph("word " * 21, style="Heading2"), (Role.PARAGRAPH, 10.0)),
    ],
)
def test_headings(block: str, expected: tuple[Role, float]) -> None:
    """A heading's style or outline level makes a title of a paragraph, unless it is a whole clause."""
    (line,) = lines(block, styles=HEADINGS + style("Mine", based_on="Heading1"))
    assert expected == (line.role, line.size)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (paragraph(text("Fees", BOLD), text(" "), text("due", BOLD)), True),
        (paragraph(text("Fees", BOLD), "due"), False),
        (paragraph("Fees", style="Strong"), True),
        (paragraph(text("Fees", '<w:rStyle w:val="Fat"/>')), True),
        (paragraph(text("Fees", '<w:rStyle w:val="Fat"/>'), style="Strong"), False),
        (paragraph(text("Fees", '<w:b w:val="0"/>'), style="Strong"), False),
        (paragraph("Fees", style="Unknown"), False),
    ],
)
def test_bold(block: str, expected: bool) -> None:  # noqa: FBT001 - of the table
    """A paragraph is bold where all its words are, by themselves or by a style."""
    bold = "<w:rPr><w:b/></w:rPr>"
    (line,) = lines(block, styles=style("Strong", more=bold) + style("Fat", kind="character", more=bold))
    assert expected is line.bold


def test_the_documents_defaults_hold_for_all() -> None:
    """What is said for the whole document, or in its usual style, holds where nothing else is said."""
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"
    usual = style("Normal", more="<w:rPr><w:b/></w:rPr>").replace("<w:style", '<w:style w:default="1"')
    assert [lines(paragraph("x"), styles=styles)[0].bold for styles in (defaults, usual, "")] == [
        True,
        True,
        False,
    ]


def test_notes_stand_at_the_end_under_their_numbers() -> None:
    """Notes follow the text, footnotes before endnotes; their marks in the text are left out."""
    block = paragraph("a", refer("endnote", 5), " b", refer("footnote", 3), " c", refer("footnote", 2))
    footnotes = note("footnote", 2, paragraph("Two.")) + note(
        "footnote", 3, paragraph("One."), paragraph("More.")
    )
    found = lines(block, footnotes=footnotes, endnotes=note("endnote", 5, paragraph("End.")))
    assert [(line.text, line.role) for line in found] == [
        ("a b c", Role.PARAGRAPH),
        *[(words, Role.NOTE) for words in ("1 One.", "More.", "2 Two.", "i End.")],
    ]


def test_notes_are_numbered_as_the_draft_asks() -> None:
    """A sign of the writer's own stands for a number, and the draft's settings give form and start."""
    star = refer("footnote", 1, 'w:customMarkFollows="1"', "<w:t>*</w:t>")
    forms = '<w:footnotePr><w:numFmt w:val="upperRoman"/><w:numStart w:val="4"/></w:footnotePr>'
    notes = note("footnote", 1, paragraph("Star.")) + note(
        "footnote", 2, table(row("x", "y")), paragraph("Four.")
    )
    found = printed(paragraph("a", star, "b", refer("footnote", 2)), footnotes=notes, settings=forms)
    assert found == ["ab", "* Star.", "x | y", "IV Four."]


def test_notes_that_nothing_refers_to_are_not_printed() -> None:
    """A reference that was deleted takes its note along; one without a note is passed over."""
    gone = changed("del", "x").replace("<w:r>", '<w:r><w:footnoteReference w:id="1"/>')
    notes = note("footnote", 1, paragraph("Gone.")) + note("footnote", 2, paragraph("Here."))
    block = paragraph("a", gone, refer("footnote", 2), refer("footnote", 7))
    assert printed(block, footnotes=notes) == ["a", "1 Here."]


def test_a_hidden_reference_has_no_note() -> None:
    """A note that a hidden run refers to is not printed, and takes no number."""
    hidden = refer("footnote", 1).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    notes = note("footnote", 1, paragraph("Gone.")) + note("footnote", 2, paragraph("Here."))
    assert printed(paragraph("a", hidden, refer("footnote", 2)), footnotes=notes) == ["a", "1 Here."]


def test_files_inside_are_told() -> None:
    """Files that came with the draft are named and not read."""
    data = make_word(paragraph("a"), files={"word/embeddings/sheet.xlsx": b"PK", "word/media/a.png": b""})
    found = finding(data, Code.ATTACHMENT)
    assert (found.message, found.detail) == (
        "Files inside this one: 1; none was read.",
        ("word/embeddings/sheet.xlsx",),
    )


@pytest.mark.parametrize("part", ["files", "main_type"])
def test_macros_are_told(part: str) -> None:
    """A project of macros, or the type of a file that may hold one, is reported; nothing is run."""
    files = {"word/vbaProject.bin": b"x"} if part == "files" else None
    data = (
        make_word(paragraph("a"), files=files, main_type=MACRO_TYPE) if not files else make_word(files=files)
    )
    assert finding(data, Code.EMBEDDED_SCRIPT).message == "The file carries macros; none was run."


def test_a_plain_draft_has_no_findings() -> None:
    """Nothing is told of a draft that holds nothing but text, and its boxes mean no place on paper."""
    found = read(make_word(paragraph("a")))
    assert (found.findings, found.laid_out) == ((), False)


def test_the_strict_form_is_read() -> None:
    """The strict form of the standard writes the same markup in another namespace."""
    strict = NAMESPACES.split('"')[1].replace(
        "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml"
    )
    data = make_word(paragraph("a"))
    with zipfile.ZipFile(BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    members["word/document.xml"] = members["word/document.xml"].replace(
        NAMESPACES.split('"')[1].encode(), strict.encode()
    )
    (page,) = read(make_zip(members)).pages
    assert [line.text for line in page.lines] == ["a"]


def test_deep_nesting_is_read() -> None:
    """As many elements inside each other as XML may hold do not break the reader."""
    deep = f"{'<w:smartTag>' * 200}{text('deep')}{'</w:smartTag>' * 200}"
    nested = ""
    for _ in range(50):
        nested = table(row(cell("x", nested), "y")) if nested else table(row("x", "y"))
    assert printed(paragraph(deep), nested) == ["deep", *["x | y"] * 50]
