"""Text that no reader of the page sees, and text that only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import (
    disc,
    filled,
    form,
    image,
    lines_of,
    note,
    opened_page,
    pdf_bytes,
    picture,
    ruling,
    stream,
    typed,
)
from tracer.documents.pdf.concealed import find_concealed

if TYPE_CHECKING:
    from tests.builders import Placed
    from tracer.documents.pdf.concealed import Concealed

UNSEEN = "for any lawful purpose"
AT = (72.0, 600.0)  # where the secret stands; its type fills the box below
OVER = (70.0, 597.0, 180.0, 610.0)
TYPED: list[str | Placed] = [(*AT, UNSEEN)]
FONT = "/Resources << /Font << /F1 @F1 >> >>"
PICTURE = {"Im": image()}
SHADING = {
    "Sh": b"<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [70 0 270 0] /Function @Fn >>",
    "Fn": b"<< /FunctionType 2 /Domain [0 1] /C0 [0.5] /C1 [0.9] /N 1 >>",
}
LINE = "The fee is 500 dollars a year, due at once."
SHOWN: list[str | Placed] = ["The fee is", (200.0, 700.0, "a year, due at once.")]  # room from 116 to 200


def concealed_in(data: bytes) -> Concealed:
    """Return what is concealed on a PDF's first page."""
    with opened_page(data) as page:
        return find_concealed(page, page.drawn(), list(page.lines()))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pdf_bytes([["Seen."]], drawn=[typed(*AT, UNSEEN, colour="1 g")]), id="white"),
        pytest.param(pdf_bytes([["Seen."]], drawn=[typed(*AT, UNSEEN, colour="0.98 g")]), id="nearly white"),
        pytest.param(pdf_bytes([["Seen."]], drawn=[typed(*AT, UNSEEN, mode=3)]), id="never painted"),
        pytest.param(pdf_bytes([["Seen."]], drawn=[typed(*AT, UNSEEN, mode=7)]), id="clips alone"),
        pytest.param(pdf_bytes([["Seen."]], drawn=[typed(*AT, UNSEEN, size=0.1)]), id="tiny"),
        pytest.param(
            pdf_bytes([["Seen."]], drawn=[typed(*AT, UNSEEN, size=0.5)]),
            id="half a point",
        ),
        pytest.param(pdf_bytes([TYPED], drawn=[picture(*OVER)], things=PICTURE), id="under a picture"),
        pytest.param(pdf_bytes([TYPED], drawn=[filled(*OVER, "1 g")]), id="under white"),
        pytest.param(
            pdf_bytes([TYPED], drawn=["/Fm Do"], things={"Fm": form(filled(*OVER, "1 g"))}),
            id="under a form",
        ),
        pytest.param(
            pdf_bytes(
                [["Seen."]], drawn=["/Fm Do"], things={"Fm": form(typed(*AT, UNSEEN, colour="1 g"), FONT)}
            ),
            id="white in a form",
        ),
    ],
)
def test_hidden_text(data: bytes) -> None:
    """Text that leaves no mark on the page is hidden."""
    assert concealed_in(data).hidden == (UNSEEN,)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pdf_bytes([TYPED], drawn=[filled(*OVER)]), id="black over it"),
        pytest.param(pdf_bytes([TYPED], drawn=[filled(*OVER, "0.1 0.1 0.3 rg")]), id="dark blue over it"),
        pytest.param(pdf_bytes([TYPED], under=[filled(*OVER)]), id="black on black"),
        pytest.param(pdf_bytes([TYPED], notes=[note("Square", OVER, "/C [0 0 0] /IC [0 0 0]")]), id="square"),
        pytest.param(
            pdf_bytes([TYPED], drawn=["/Fm Do"], things={"Fm": form(filled(*OVER))}),
            id="black in a form",
        ),
        pytest.param(
            pdf_bytes([[]], drawn=["/Fm Do", filled(*OVER)], things={"Fm": form(typed(*AT, UNSEEN), FONT)}),
            id="form under black",
        ),
        pytest.param(
            pdf_bytes(
                [TYPED],
                drawn=["q 1 0 0 1 0 100 cm /Fm Do Q"],
                things={"Fm": form(filled(70, 497, 180, 510))},
            ),
            id="black in a form that is moved",
        ),
    ],
)
def test_blacked_out_text(data: bytes) -> None:
    """Text under a dark mark, or as dark as what it stands on, is blacked out."""
    assert concealed_in(data).blacked_out == (UNSEEN,)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pdf_bytes([TYPED]), id="plain"),
        pytest.param(pdf_bytes([TYPED], rotate=90), id="rotated"),
        pytest.param(
            pdf_bytes([[]], under=[filled(*OVER)], drawn=[typed(*AT, UNSEEN, colour="1 g")]),
            id="white on a dark header",
        ),
        pytest.param(
            pdf_bytes([TYPED], under=["q 70 590 200 30 re W n /Sh sh Q"], things=SHADING),
            id="on shading",
        ),
        pytest.param(pdf_bytes([TYPED], under=[picture(*OVER)], things=PICTURE), id="on a picture"),
        pytest.param(pdf_bytes([TYPED], drawn=[filled(190, 597, 300, 610)]), id="beside a rectangle"),
        pytest.param(pdf_bytes([TYPED], drawn=[filled(72, 597.5, 175, 598.5)]), id="underlined"),
        pytest.param(pdf_bytes([TYPED], drawn=[ruling(72, 603, 175, 603)]), id="struck through"),
        pytest.param(pdf_bytes([TYPED], drawn=[typed(*AT, UNSEEN)]), id="painted twice"),
        pytest.param(pdf_bytes([TYPED], under=[filled(*OVER, "0.8 g")]), id="on grey"),
        pytest.param(pdf_bytes([TYPED], notes=[note("Highlight", OVER, "/C [1 1 0]")]), id="highlighted"),
        pytest.param(pdf_bytes([TYPED], notes=[note("Square", OVER, "/C [1 0 0]")]), id="framed"),
        pytest.param(
            pdf_bytes([[]], drawn=[picture(0, 0, 612, 792), typed(*AT, UNSEEN, mode=3)], things=PICTURE),
            id="a scan's layer",
        ),
        pytest.param(
            pdf_bytes([[]], drawn=[typed(*AT, UNSEEN, mode=3), picture(0, 0, 612, 792)], things=PICTURE),
            id="a layer under its scan",
        ),
        pytest.param(
            pdf_bytes(
                [[]],
                drawn=["q 612 0 0 792 0 0 cm /Fm Do Q", typed(*AT, UNSEEN, mode=3)],
                things={
                    "Fm": stream(
                        "/Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /Im @Im >> >>", b"/Im Do"
                    ),
                    **PICTURE,
                },
            ),
            id="a layer over a scan in a form",
        ),
        pytest.param(pdf_bytes([["Seen."]], drawn=[typed(*AT, "e.g.", colour="1 g")]), id="some letters"),
    ],
)
def test_what_can_be_seen_is_not_concealed(data: bytes) -> None:
    """Nothing is told, and no character masked, where a reader of the page sees the words."""
    found = concealed_in(data)
    assert (found.masked, found.hidden, found.blacked_out) == ({}, (), ())


def test_blacked_out_letters_are_black_in_the_line() -> None:
    """The line shows where words were, and how many letters they had."""
    data = pdf_bytes([[LINE]], drawn=[filled(118, 697, 170, 710)])
    assert lines_of(data) == ["The fee is ███████████ a year, due at once."]


def test_hidden_letters_are_left_out_of_the_line() -> None:
    """A line reads as a reader of the page sees it."""
    data = pdf_bytes([["Customer may use it"]], drawn=[typed(166, 700, UNSEEN, colour="1 g")])
    assert [line.replace("\x00", "").rstrip() for line in lines_of(data)] == ["Customer may use it"]


def test_a_line_with_its_own_shade_is_read_once() -> None:
    """The copy that cannot be seen is left out, and is no hidden text."""
    data = pdf_bytes([TYPED], under=[typed(*AT, UNSEEN, colour="1 g")])
    assert (lines_of(data), concealed_in(data).hidden) == ([UNSEEN], ())


def test_a_wholly_hidden_line_is_no_line() -> None:
    """Nothing stands for a line that no reader of the page sees."""
    assert lines_of(pdf_bytes([["Seen words."]], drawn=[typed(*AT, UNSEEN, colour="1 g")])) == ["Seen words."]


def test_a_scan_s_black_bar_blacks_out_its_layer() -> None:
    """What was blacked out on a scan before its text was laid over it stays so."""
    drawn = [picture(0, 0, 612, 792), typed(*AT, UNSEEN, mode=3), filled(*OVER)]
    assert concealed_in(pdf_bytes([[]], drawn=drawn, things=PICTURE)).blacked_out == (UNSEEN,)


def test_stretches_are_told_apart() -> None:
    """Two bars on one line give two stretches."""
    data = pdf_bytes([[LINE]], drawn=[filled(118, 697, 135, 710), filled(178, 697, 199, 710)])
    assert concealed_in(data).blacked_out == ("500", "year")


def test_text_hidden_and_blacked_out_on_one_page() -> None:
    """Each is told for what it is."""
    data = pdf_bytes([TYPED], drawn=[filled(*OVER), typed(72, 500, "under New York law", colour="1 g")])
    found = concealed_in(data)
    assert (found.blacked_out, found.hidden) == ((UNSEEN,), ("under New York law",))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(pdf_bytes([SHOWN], drawn=[filled(122, 698, 190, 710)]), 1, id="amid a line"),
        pytest.param(pdf_bytes([["The fee is"]], drawn=[filled(122, 698, 190, 710)]), 1, id="after words"),
        pytest.param(
            pdf_bytes([SHOWN, []], drawn=[filled(122, 698, 150, 710), filled(155, 698, 195, 710)]),
            2,
            id="two",
        ),
        pytest.param(
            pdf_bytes([["The fee is"]], drawn=[filled(122, 598, 190, 610)]), 0, id="away from words"
        ),
        pytest.param(pdf_bytes([["The fee is"]], drawn=[filled(122, 700, 400, 701)]), 0, id="a rule"),
        pytest.param(pdf_bytes([["The fee is"]], drawn=[filled(122, 698, 190, 710, "0.8 g")]), 0, id="grey"),
        pytest.param(pdf_bytes([["The fee is"]], drawn=[disc(62, 703, 2)]), 0, id="a bullet"),
        pytest.param(pdf_bytes([["The fee is"]], drawn=[filled(122, 670, 190, 730)]), 0, id="a block"),
        pytest.param(
            pdf_bytes([[]], under=[filled(60, 695, 550, 711)], drawn=[typed(72, 700, LINE, colour="1 g")]),
            0,
            id="a header band",
        ),
        pytest.param(
            pdf_bytes(
                [["The fee is None"]],
                drawn=[*(ruling(70, y, 470, y) for y in (712, 696)), ruling(150, 696, 150, 712)],
            ),
            0,
            id="table rules",
        ),
        pytest.param(
            pdf_bytes(
                [[]],
                under=[filled(x, 697, x + 95, 709) for x in (70, 170, 270)],
                drawn=[
                    typed(x, 700, text, colour="1 g")
                    for x, text in ((74, "Service"), (174, "Fee"), (274, "Term of it"))
                ],
            ),
            0,
            id="header cells",
        ),
    ],
)
def test_bars(data: bytes, expected: int) -> None:
    """Black bars of a line's height where words would stand are counted, once each."""
    assert expected == concealed_in(data).bars


def test_an_empty_page_conceals_nothing() -> None:
    """A page without words has none concealed."""
    found = concealed_in(pdf_bytes([[]]))
    assert (found.masked, found.blacked_out, found.hidden, found.bars) == ({}, (), (), 0)
