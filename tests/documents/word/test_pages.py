"""Words stand on the pages that Word last laid out, each break counted once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.word.builder import (
    PAGE_BREAK,
    TURNED,
    cell,
    changed,
    paged,
    paragraph,
    row,
    style,
    table,
)
from tracer.documents.word.runs import Mark, Word
from tracer.documents.word.setting import page_turns

BEFORE = "<w:pageBreakBefore/>"
PICTURE = "<w:r><w:drawing/></w:r>"
EVENTS = st.sampled_from([Word("x"), Word(" "), Mark.PAGE, Mark.TURNED, Mark.FIGURE])


def section(kind: str = "") -> str:
    """Return the properties of a section, in the paragraph that ends it or after the last one."""
    begins = f'<w:type w:val="{kind}"/>' if kind else ""
    return f"<w:sectPr>{begins}</w:sectPr>"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param([paragraph("a"), paragraph(TURNED, "b")], [["a"], ["b"]], id="laid out"),
        pytest.param([paragraph(TURNED, "a")], [["a"]], id="nothing before it"),
        pytest.param([paragraph("a"), paragraph(PAGE_BREAK, "b")], [["a"], ["b"]], id="set by the writer"),
        pytest.param(
            [paragraph("a", PAGE_BREAK), paragraph(TURNED, "b")], [["a"], ["b"]], id="set, then laid out"
        ),
        pytest.param([paragraph("a"), paragraph(PAGE_BREAK, TURNED, "b")], [["a"], ["b"]], id="in one"),
        pytest.param(
            [paragraph("a"), paragraph(PAGE_BREAK), paragraph(TURNED, PAGE_BREAK), paragraph(TURNED, "b")],
            [["a"], [], ["b"]],
            id="a blank page",
        ),
        pytest.param([paragraph(PAGE_BREAK), paragraph("a")], [[], ["a"]], id="a blank first page"),
        pytest.param(
            [paragraph("a ", TURNED, "b"), paragraph("c")], [["a b"], ["c"]], id="within a paragraph"
        ),
        pytest.param(
            [paragraph("a", TURNED, "b", TURNED, "c"), paragraph("d")], [["abc"], [], ["d"]], id="three pages"
        ),
        pytest.param([paragraph("a"), paragraph("b", more=BEFORE)], [["a"], ["b"]], id="before"),
        pytest.param(
            [paragraph("a"), paragraph(TURNED, "b", more=BEFORE)], [["a"], ["b"]], id="before, told"
        ),
        pytest.param([paragraph("a", more=BEFORE)], [["a"]], id="before the first"),
        pytest.param([paragraph("a"), paragraph("b", style="New")], [["a"], ["b"]], id="by a style"),
        pytest.param(
            [paragraph("a"), paragraph(PICTURE), paragraph(TURNED, PICTURE), paragraph(TURNED, "b")],
            [["a"], [], ["b"]],
            id="a page of pictures",
        ),
        pytest.param(
            [
                paragraph("a"),
                paragraph(changed("del", "x").replace("<w:r>", "<w:r><w:lastRenderedPageBreak/>")),
                paragraph("b"),
            ],
            [["a"], ["b"]],
            id="in deleted words",
        ),
        pytest.param(
            [paragraph("a", more=section()), paragraph("b"), section()], [["a"], ["b"]], id="section"
        ),
        pytest.param(
            [paragraph("a", more=section()), paragraph(TURNED, "b"), section("oddPage")],
            [["a"], ["b"]],
            id="section, laid out",
        ),
        pytest.param(
            [paragraph("a", more=section("nextPage")), paragraph("b"), section("continuous")],
            [["a", "b"]],
            id="section on the same page",
        ),
        pytest.param(
            [
                table(
                    row(cell(paragraph("a")), "b"),
                    row(cell(paragraph(TURNED, "c")), cell(paragraph(TURNED, "d"))),
                )
            ],
            [["a | b"], ["c | d"]],
            id="a row, told in each cell",
        ),
        pytest.param(
            [table(row(cell(paragraph("a", TURNED, "b")), cell(paragraph("c", TURNED, "d"))), row("e", "f"))],
            [["ab | cd"], ["e | f"]],
            id="within a row",
        ),
    ],
)
def test_pages(blocks: list[str], expected: list[list[str]]) -> None:
    """A passage stands on the page where its first word does."""
    assert expected == paged(*blocks, styles=style("New", more=f"<w:pPr>{BEFORE}</w:pPr>"))


@given(st.lists(EVENTS), st.booleans())
def test_no_page_is_turned_twice(events: list[Word | Mark], is_fresh: bool) -> None:  # noqa: FBT001 - drawn
    """Every break that the writer set turns a page, and the layout's own only where something stood."""
    turns = page_turns(events, is_fresh=is_fresh)
    least, layout = events.count(Mark.PAGE), events.count(Mark.TURNED)
    assert least <= turns.before + turns.after <= least + layout


@given(st.lists(EVENTS), st.lists(EVENTS), st.booleans())
def test_pages_do_not_depend_on_how_passages_are_cut(
    first: list[Word | Mark],
    second: list[Word | Mark],
    is_fresh: bool,  # noqa: FBT001 - drawn
) -> None:
    """Two passages turn as many pages as the two run together."""
    before = page_turns(first, is_fresh=is_fresh)
    after = page_turns(second, is_fresh=before.is_fresh)
    whole = page_turns([*first, *second], is_fresh=is_fresh)
    assert sum(before[:2]) + sum(after[:2]) == sum(whole[:2])
    assert after.is_fresh == whole.is_fresh
