"""Numbers come out as Word prints them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.word.builder import (
    DELETED_MARK,
    changed,
    definition,
    level,
    lines,
    listing,
    paragraph,
    printed,
    style,
)
from tracer.clauses.labels import roman_to_int
from tracer.documents.word.formats import format_number

CLAUSES = definition(
    0,
    level(0, "upperRoman", "ARTICLE %1"),
    level(1, "decimal", "%1.%2", more="<w:isLgl/>"),
    level(2, "lowerLetter", "(%3)"),
    level(3, "lowerRoman", "%1.%2(%3)(%4)"),
)
# A format of later Words stands where older ones do not look.
PADDED = (
    '<w:lvl w:ilvl="0"><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
    'w:format="001, 002, 003, ..."/></mc:Choice></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
)
ONE_LIST = CLAUSES + listing(1, 0)


def labels(*items: tuple[int, int], numbering: str) -> list[str]:
    """Return the labels of paragraphs in these lists and levels."""
    found = printed(*(paragraph("x", listed=item) for item in items), numbering=numbering)
    return [line.removesuffix("x").strip() for line in found]


def simple(*levels: str, more: str = "") -> str:
    """Return one list with these levels."""
    return definition(0, *levels, more=more) + listing(1, 0)


def styled(*blocks: str, styles: str) -> list[str]:
    """Return the lines of paragraphs whose styles number them."""
    return printed(*blocks, styles=styles, numbering=ONE_LIST)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", ["1", "2", "26", "27", "53"]),
        ("decimalZero", ["01", "02", "26", "27", "53"]),
        ("lowerLetter", ["a", "b", "z", "aa", "aaa"]),
        ("upperLetter", ["A", "B", "Z", "AA", "AAA"]),
        ("lowerRoman", ["i", "ii", "xxvi", "xxvii", "liii"]),
        ("upperRoman", ["I", "II", "XXVI", "XXVII", "LIII"]),
        ("ordinal", ["1st", "2nd", "26th", "27th", "53rd"]),
        ("cardinalText", ["One", "Two", "Twenty-six", "Twenty-seven", "Fifty-three"]),
        ("ordinalText", ["First", "Second", "Twenty-sixth", "Twenty-seventh", "Fifty-third"]),
        ("chicago", ["*", "†", "†" * 7, "‡" * 7, "*" * 14]),
        ("none", ["", "", "", "", ""]),
        ("a format of tomorrow", ["1", "2", "26", "27", "53"]),
    ],
)
def test_number_formats(form: str, expected: list[str]) -> None:
    """Each format of a level writes its numbers as Word does."""
    assert expected == [format_number(count, form) for count in (1, 2, 26, 27, 53)]


@pytest.mark.parametrize(
    ("count", "form", "expected"),
    [
        (11, "ordinal", "11th"),
        (112, "ordinal", "112th"),
        (20, "ordinalText", "Twentieth"),
        (1100, "cardinalText", "One thousand one hundred"),
        (0, "lowerRoman", "0"),
        (40_000, "lowerLetter", "40000"),
    ],
)
def test_odd_numbers(count: int, form: str, expected: str) -> None:
    """Teens, round numbers, and numbers that a format has no sign for."""
    assert expected == format_number(count, form)


@given(st.integers(1, 399))
def test_roman_numerals_read_back(count: int) -> None:
    """What is written as a Roman numeral is read as the same number."""
    assert count == roman_to_int(format_number(count, "lowerRoman"))


def test_levels_count_under_each_other() -> None:
    """A level shows the numbers above it, and begins anew under the next of them."""
    found = labels((1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1), numbering=ONE_LIST)
    expected = ["ARTICLE I", "1.1", "(a)", "(b)", "I.1(b)(i)", "1.2", "(a)", "ARTICLE II", "2.1"]
    assert expected == found


def test_a_level_passed_over_counts_as_begun() -> None:
    """A list that opens on its second level is under the first item of the first."""
    assert labels((1, 1), (1, 0), numbering=ONE_LIST) == ["1.1", "ARTICLE II"]


@given(st.lists(st.integers(0, 3), max_size=20))
def test_a_list_alone_is_not_changed_by_another(depths: list[int]) -> None:
    """Lists of different definitions count apart."""
    both = CLAUSES + CLAUSES.replace('abstractNumId="0"', 'abstractNumId="9"') + listing(1, 0) + listing(2, 9)
    alone = labels(*((1, depth) for depth in depths), numbering=both)
    mixed = labels(*(item for depth in depths for item in ((1, depth), (2, depth))), numbering=both)
    assert alone == mixed[::2] == mixed[1::2]


def test_lists_of_one_definition_share_its_counters() -> None:
    """A second list goes on, unless it has a first number of its own; that counts once."""
    shared = CLAUSES + listing(1, 0) + listing(2, 0) + listing(3, 0, starts={0: 7})
    found = labels((1, 0), (2, 0), (3, 0), (3, 0), (1, 0), numbering=shared)
    assert [label.split()[-1] for label in found] == ["I", "II", "VII", "VIII", "IX"]


def test_a_list_may_put_in_a_level_of_its_own() -> None:
    """A level that a list overrides is printed as the list says."""
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "Part %1", start=3)}</w:lvlOverride>'
    assert labels((1, 0), (1, 0), numbering=CLAUSES + listing(1, 0, more=own)) == ["Part 3", "Part 4"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["a", "a", "a"]),
        ('<w:lvlRestart w:val="0"/>', ["a", "b", "c"]),
        ('<w:lvlRestart w:val="1"/>', ["a", "b", "a"]),
        ('<w:lvlRestart w:val="9"/>', ["a", "a", "a"]),
    ],
)
def test_restart(restart: str, expected: list[str]) -> None:
    """A level may go on under the next number above, or begin anew under a farther one alone."""
    levels = (level(0, "decimal", "%1"), level(1, "decimal", "%2"))
    numbering = simple(*levels, level(2, "lowerLetter", "%3", more=restart))
    found = labels((1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2), numbering=numbering)
    assert expected == [label for label in found if label.isalpha()]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (level(0, "decimal", "Section %1."), "Section 1."),
        (level(0, "bullet", "\uf0b7"), "•"),
        (level(0, "bullet", ""), ""),
        (level(0, "none", "Recitals"), "Recitals"),
        (level(0, "decimal", "%1.%5"), "1."),
        (level(0, "decimal", "%1.", start=4), "4."),
        (level(0, "decimal", "%1.", more="<w:rPr><w:vanish/></w:rPr>"), ""),
        ('<w:lvl w:ilvl="0"><w:lvlText w:val="%1)"/></w:lvl>', "1)"),
        (PADDED, "001"),
    ],
)
def test_level_texts(made: str, expected: str) -> None:
    """The words around a number, its first value and its sign are those of the level."""
    assert [expected] == labels((1, 0), numbering=simple(made))


def test_a_style_numbers_its_paragraphs() -> None:
    """A paragraph takes its list from its style, and from the style that one is based on."""
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("Clause", more=numbered) + style("Narrow", based_on="Clause")
    found = styled(
        paragraph("x", style="Clause"), paragraph("y", style="Narrow"), paragraph("z"), styles=styles
    )
    assert found == ["ARTICLE I x", "ARTICLE II y", "z"]


def test_a_level_names_the_style_it_is_for() -> None:
    """The level is the one linked to the style, whatever the style's own words on it."""
    numbering = simple(
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2", more='<w:pStyle w:val="Sub"/>'),
        level(2, "lowerLetter", "(%3)"),
    )
    listed = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("Top", more=listed.format(0)) + style("Sub", based_on="Top", more=listed.format(0))
    styles += style("Item", based_on="Sub", more='<w:pPr><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr>')
    blocks = [paragraph("x", style=name) for name in ("Top", "Sub", "Item")]
    assert printed(*blocks, numbering=numbering, styles=styles) == ["1. x", "1.1 x", "(a) x"]


def test_a_paragraph_may_leave_its_styles_list() -> None:
    """A list of the number 0 is none, and one that is not defined is none either."""
    styles = style("Clause", more='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    out = paragraph("x", style="Clause", listed=(0, 0))
    assert styled(out, paragraph("y", listed=(99, 0)), styles=styles) == ["x", "y"]


def test_a_definition_may_name_a_style_that_holds_its_levels() -> None:
    """A list style defined elsewhere gives the levels, and its counters go on."""
    linked = definition(5, more='<w:numStyleLink w:val="Legal"/>') + listing(5, 5)
    numbering = linked + simple(level(0, "decimal", "%1."), more='<w:styleLink w:val="Legal"/>')
    assert labels((5, 0), (1, 0), numbering=numbering) == ["1.", "2."]


def test_styles_based_on_each_other_end() -> None:
    """A circle of styles is followed once."""
    styles = style("A", based_on="B") + style("B", based_on="A")
    assert styled(paragraph("x", style="A"), styles=styles) == ["x"]


@pytest.mark.parametrize("depth", [-5, 9, 999_999_999])
def test_a_level_that_cannot_be_is_bounded(depth: int) -> None:
    """A level outside the nine is taken for the nearest, and costs nothing."""
    assert len(printed(paragraph("x", listed=(1, depth)), numbering=ONE_LIST)) == 1


def test_deleted_paragraphs_take_no_number() -> None:
    """Numbers skip a paragraph that was deleted with its mark."""
    gone = paragraph(changed("del", "gone"), listed=(1, 0), more=DELETED_MARK)
    found = printed(
        paragraph("a", listed=(1, 0)), gone, paragraph("b", listed=(1, 0)), gone, numbering=ONE_LIST
    )
    assert found == ["ARTICLE I a", "ARTICLE II b"]


def test_an_empty_paragraph_takes_its_number() -> None:
    """Word prints the number of an empty paragraph, so it is read."""
    found = printed(paragraph(listed=(1, 0)), paragraph("b", listed=(1, 0)), numbering=ONE_LIST)
    assert found == ["ARTICLE I", "ARTICLE II b"]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (paragraph("x", listed=(1, 2)), 2),
        (paragraph("x", listed=(1, 0), more='<w:ind w:left="2520" w:hanging="360"/>'), 3),
        (paragraph("x", more='<w:ind w:left="720"/>'), 1),
        (paragraph("x", more='<w:ind w:start="1440.5"/>'), 2),
        (paragraph("x", more='<w:ind w:left="-900"/>'), 0),
    ],
)
def test_depth(block: str, expected: int) -> None:
    """A line is set in by its level in the list, or by its own indent where that is farther."""
    (line,) = lines(block, numbering=ONE_LIST)
    assert expected * 18.0 == line.place.x0
