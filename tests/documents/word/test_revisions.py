"""Tracked changes are accepted and told, comments set aside, hidden words left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.word.builder import (
    DELETED_MARK,
    box,
    cell,
    changed,
    finding,
    make_word,
    paragraph,
    printed,
    read,
    row,
    style,
    table,
    text,
)
from tracer.domain.finding import Code, Severity

DELETED_ROW = '<w:del w:id="1" w:author="B. Jones" w:date="2026-03-02T09:00:00Z"/>'
HIDDEN_MARK = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
WHITE = '<w:color w:val="FFFFFF"/>'
TINY = '<w:sz w:val="2"/>'


def tracked(*blocks: str) -> tuple[str, ...]:
    """Return the changes of a draft, a line each."""
    return finding(make_word(*blocks), Code.TRACKED_CHANGES).detail


def hides(*blocks: str, **parts: str) -> tuple[str, ...]:
    """Return the words of a draft that are hidden."""
    data = make_word(*blocks, parts=parts)
    if not read(data).findings:
        return ()
    return finding(data, Code.HIDDEN_TEXT, reveal=True).detail


def test_the_text_is_as_if_all_changes_were_accepted() -> None:
    """Insertions and words moved here stand; deletions and words moved away do not."""
    block = paragraph(
        "Customer ",
        changed("del", "may"),
        changed("ins", "shall"),
        changed("moveFrom", " promptly"),
        " pay",
        changed("moveTo", " promptly"),
        ".",
    )
    assert printed(block) == ["Customer shall pay promptly."]


def test_changes_are_told_with_their_authors() -> None:
    """One warning counts the changes, and lists each with its author, day and words."""
    block = paragraph(
        "We ",
        changed("ins", "shall", author="B. Jones"),
        changed("del", "may"),
        " pay",
        changed("ins", " now"),
    )
    found = finding(make_word(block), Code.TRACKED_CHANGES)
    assert found.severity is Severity.WARNING
    assert found.message == "2 insertions and 1 deletion by 2 authors; read as if all were accepted."
    assert found.detail == (
        'inserted by B. Jones, 2026-03-01: "shall"',
        'deleted by A. Smith, 2026-03-01: "may"',
        'inserted by A. Smith, 2026-03-01: "now"',
    )


def test_words_that_moved_are_one_change() -> None:
    """What left one place and came to another is counted as one move."""
    block = paragraph(changed("moveFrom", "now"), " pay ", changed("moveTo", "now"))
    message = finding(make_word(block), Code.TRACKED_CHANGES).message
    assert message == "1 move by 1 author; read as if all were accepted."


def test_adjoining_changes_of_one_author_are_one() -> None:
    """Word splits a change into runs and marks; a reader made one."""
    first = paragraph(changed("del", "All of "), changed("del", "this."), more=DELETED_MARK)
    assert tracked(first.replace("A. Smith", "B. Jones").replace("03-01", "03-02"), paragraph("x")) == (
        'deleted by B. Jones, 2026-03-02: "All of this.¶"',
    )


def test_an_insertion_that_was_deleted_again_is_a_deletion() -> None:
    """Words one author inserted and another deleted are no part of the text."""
    inner = changed("del", "never", author="B. Jones")
    block = paragraph("x", f'<w:ins w:author="A. Smith">{inner}</w:ins>')
    assert (printed(block), tracked(block)) == (["x"], ('deleted by B. Jones, 2026-03-01: "never"',))


def test_a_change_without_author_or_day_and_a_long_one() -> None:
    """What is missing is not made up, and a long change is cut short."""
    block = paragraph(f"<w:ins>{text('word ' * 100)}</w:ins>")
    (line,) = tracked(block)
    assert line.startswith('inserted by an unnamed author: "word word')
    assert line.endswith('…"')
    assert len(line) < 350


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    """The words around a deleted mark are one paragraph, set as the first that has words."""
    styles = style("Heading1", called="heading 1")
    joined = paragraph("Customer shall ", style="Heading1", more=DELETED_MARK), paragraph("pay.")
    assert printed(*joined, styles=styles) == ["Customer shall pay."]


def test_a_hidden_paragraph_mark_runs_a_title_into_its_clause() -> None:
    """A style separator sets a numbered title and the clause after it on one line."""
    assert printed(paragraph("Use.", more=HIDDEN_MARK), paragraph("Customer shall pay.")) == [
        "Use. Customer shall pay."
    ]


def test_a_deleted_mark_at_the_end_joins_nothing() -> None:
    """Before a table and at the end of the text, there is no paragraph to join."""
    last = paragraph("a", more=DELETED_MARK)
    assert printed(last, table(row("b", "c")), last) == ["a", "b | c", "a"]


def test_deleted_rows_and_cells_are_left_out() -> None:
    """A row that was deleted is told and not read; so is a cell that is not read."""
    gone = row(cell(paragraph(changed("del", "old"))), "fee", properties=DELETED_ROW)
    narrow = row("a", cell("x", properties="<w:cellDel/>"), "b")
    assert printed(table(gone, narrow)) == ["a | b"]
    assert tracked(table(gone, narrow)) == ('deleted by B. Jones, 2026-03-02: "old fee"',)


def test_an_inserted_row_is_told_once() -> None:
    """A row inserted whole is one change, whether or not its words are marked too."""
    mark = '<w:ins w:author="A. Smith" w:date="2026-03-01T09:00:00Z"/>'
    marked = row(cell(paragraph(changed("ins", "a"))), "b", properties=mark)
    assert tracked(table(marked)) == ('inserted by A. Smith, 2026-03-01: "a"',)
    assert tracked(table(row("a", "b", properties=mark))) == ('inserted by A. Smith, 2026-03-01: "a b"',)


@given(
    st.lists(st.tuples(st.sampled_from(["ins", "del", "as is"]), st.text("abc ", min_size=1)), max_size=12)
)
def test_nothing_deleted_is_read_and_nothing_else_is_lost(pieces: list[tuple[str, str]]) -> None:
    """The text is its runs in order, without the deleted ones."""
    runs = [text(words) if kind == "as is" else changed(kind, words) for kind, words in pieces]
    kept = " ".join("".join(words for kind, words in pieces if kind != "del").split())
    assert printed(paragraph(*runs)) == ([kept] if kept else [])


def test_comments_are_set_aside() -> None:
    """Comments are noted with their authors; their words are no part of the text."""
    comments = f'<w:comment w:id="1" w:author="B. Jones">{paragraph("Too")}{paragraph("broad?")}</w:comment>'
    runs = '<w:commentRangeStart w:id="1"/>', text("all uses"), '<w:r><w:commentReference w:id="1"/></w:r>'
    found = finding(make_word(paragraph(*runs), parts={"comments": comments}), Code.COMMENTS)
    assert (found.severity, found.message) == (Severity.NOTE, "1 comment; no part of the text.")
    assert found.detail == ("B. Jones: Too broad?",)


@pytest.mark.parametrize(
    "properties",
    [
        pytest.param("<w:vanish/>", id="hidden"),
        pytest.param(WHITE, id="white"),
        pytest.param('<w:color w:val="fefefe"/>', id="nearly white"),
        pytest.param(f'{WHITE}<w:shd w:val="clear" w:fill="FFF2CC"/>', id="white on pale"),
        pytest.param(f'{WHITE}<w:highlight w:val="none"/>', id="white without a marker"),
        pytest.param(TINY, id="tiny"),
        pytest.param('<w:rStyle w:val="Ghost"/>', id="by a style"),
    ],
)
def test_hidden_words_are_left_out(properties: str) -> None:
    """What no reader of the page sees is not read, and is told."""
    styles = style("Ghost", kind="character", more="<w:rPr><w:vanish/></w:rPr>")
    block = paragraph("Seen", text(" un", properties), text("seen", properties), ".")
    assert printed(block, styles=styles) == ["Seen."]
    assert hides(block, styles=styles) == ("unseen",)


@pytest.mark.parametrize(
    "properties",
    [
        pytest.param('<w:vanish w:val="0"/>', id="not hidden"),
        pytest.param(f'{WHITE}<w:shd w:val="clear" w:fill="1F3864"/>', id="white on dark"),
        pytest.param(f'{WHITE}<w:shd w:val="solid" w:color="auto"/>', id="white on black"),
        pytest.param(f'{WHITE}<w:highlight w:val="black"/>', id="white on a marker"),
        pytest.param('<w:color w:val="auto"/><w:sz w:val="3"/>', id="small"),
        pytest.param('<w:webHidden/><w:rStyle w:val="Unknown"/>', id="hidden on the web alone"),
    ],
)
def test_visible_words_are_read(properties: str) -> None:
    """White on dark, small type and what is switched off again can be seen."""
    assert hides(paragraph(text("seen", properties))) == ()


def test_a_style_may_hide_a_paragraph_and_a_run_show_again() -> None:
    """A toggle in a character style turns the paragraph style's round; a run's own word decides."""
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    styles = style("Draft", more=hidden) + style("Turn", kind="character", more=hidden)
    runs = [text("a"), text("b", '<w:rStyle w:val="Turn"/>'), text("c", '<w:vanish w:val="false"/>')]
    assert printed(paragraph(*runs, style="Draft"), styles=styles) == ["bc"]


@pytest.mark.parametrize(
    "block",
    [
        table(row(cell(paragraph(text("a", WHITE)), properties='<w:shd w:fill="000000"/>'), "b")),
        table(row(cell(paragraph(text("a", WHITE))), "b"), properties='<w:tblStyle w:val="Dark"/>'),
        paragraph("x", box(paragraph(text("a", WHITE)))),
        paragraph(text("a", WHITE), more='<w:shd w:val="clear" w:fill="333333"/>'),
    ],
    ids=["cell", "table style", "text box", "paragraph"],
)
def test_white_words_on_dark_ground_are_read(block: str) -> None:
    """Cells, tables, paragraphs and boxes may be dark; white letters in them are meant to be read."""
    dark = '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="4472C4"/></w:tcPr></w:tblStylePr>'
    assert hides(block, styles=style("Dark", kind="table", more=dark)) == ()


def test_hidden_words_are_shown_on_request_alone() -> None:
    """The count is always told; the words are put on record where they were asked for."""
    data = make_word(paragraph(text("a", "<w:vanish/>"), "b", text("c", TINY)), paragraph(text("d", WHITE)))
    found = finding(data, Code.HIDDEN_TEXT)
    assert (found.severity, found.detail) == (Severity.WARNING, ())
    assert found.message == "Hidden passages: 3; they were left out."
    assert finding(data, Code.HIDDEN_TEXT, reveal=True).detail == ("a", "c", "d")


def test_a_hidden_box_hides_its_words() -> None:
    """A text box in a hidden run is hidden with it."""
    block = paragraph("x", box(paragraph("y")).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1))
    assert (printed(block), hides(block)) == (["x"], ("y",))
