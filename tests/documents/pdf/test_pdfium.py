"""The door to PDFium: words, boxes, rotation, broken words, and what is painted beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import (
    filled,
    form,
    image,
    lines_of,
    locked_pdf_bytes,
    make_encrypted_pdf,
    note,
    opened_page,
    pages_of,
    pdf_bytes,
    picture,
    ruling,
    stream,
    typed,
)
from tracer.documents.pdf.drawing import Drawn, Kind
from tracer.documents.pdf.pdfium import BROKEN_WORD, attachments_of, opened, scripts_of
from tracer.domain.place import Place
from tracer.errors import DamagedDocument, EncryptedDocument

if TYPE_CHECKING:
    from pathlib import Path

    from tracer.documents.pdf.pdfium import PdfPage

TWO_LINES = ["First line of the page here.", "Second line of the page here."]
EDGE = 0.05  # points: places are rounded
FONT = "/Resources << /Font << /F1 @F1 >> >>"
BOX = (70, 500, 270, 520)
BOX_PLACE = Place(1, 70.0, 272.0, 270.0, 292.0)
SCRIPT = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
FILE = "<< /Type /Filespec /F (b.txt) /UF (b.txt) /EF << /F @File >> >>"


def kinds_of(data: bytes) -> list[tuple[Kind, int]]:
    """Return the kind and turn of everything painted that a page tells of."""
    with opened_page(data) as page:
        return [(item.kind, item.order) for item in page.drawn()]


def has_ink(page: PdfPage) -> bool:
    """Return whether a page shows anything."""
    return bool((page.rendered(1.0) < 128).any())


def test_lines_come_in_reading_order() -> None:
    """Each printed line is a line, with its brackets and backslashes."""
    lines = ["1. Use (and re-use).", "A back\\slash.", "“Quoted” • § 5"]
    assert lines_of(pdf_bytes([lines])) == lines


def test_pages_are_numbered_from_one() -> None:
    """Each page has its number and the place of its lines names it."""
    pages = pages_of(pdf_bytes([["Here."], ["There."]]))
    assert [(page.number, page.lines[0].place.page) for page in pages] == [(1, 1), (2, 2)]


def test_type_size_is_in_points() -> None:
    """A line carries the size of its type."""
    (page,) = pages_of(pdf_bytes([["Here."]]))
    assert page.lines[0].size == 10.0


@pytest.mark.parametrize(("font", "expected"), [("Helvetica", False), ("Helvetica-Bold", True)])
def test_bold_type_is_told_from_plain(font: str, *, expected: bool) -> None:
    """A line carries the weight of its type."""
    (page,) = pages_of(pdf_bytes([["Here."]], font=font))
    assert expected == page.lines[0].bold


def test_an_empty_page_is_a_page() -> None:
    """A page without words has no lines and keeps its number."""
    pages = pages_of(pdf_bytes([[], ["There."]]))
    assert [len(page.lines) for page in pages] == [0, 1]


@pytest.mark.parametrize(
    ("rotate", "expected"),
    [(0, (612.0, 792.0)), (90, (792.0, 612.0)), (180, (612.0, 792.0)), (270, (792.0, 612.0))],
)
def test_a_rotated_page_is_as_wide_as_it_is_shown(rotate: int, expected: tuple[float, float]) -> None:
    """A page's size is the one a reader sees."""
    (page,) = pages_of(pdf_bytes([TWO_LINES], rotate=rotate))
    assert expected == (page.width, page.height)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_places_are_where_a_reader_sees_them(rotate: int) -> None:
    """However the file turns the page, the first line stands at the shown page's top left."""
    (page,) = pages_of(pdf_bytes([TWO_LINES], rotate=rotate))
    first = page.lines[0].place
    assert (round(first.x0), round(first.top)) == (73, 85)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_lines_of_a_rotated_page_keep_apart(rotate: int) -> None:
    """Rotation joins no lines."""
    assert lines_of(pdf_bytes([TWO_LINES], rotate=rotate)) == TWO_LINES


@pytest.mark.parametrize(
    "turned",
    [90, pytest.param(270, marks=pytest.mark.xfail(reason="PDFium gives such lines last to first"))],
)
def test_text_that_stands_sideways_keeps_its_lines(turned: int) -> None:
    """A wide table bound into an upright page still reads line by line, first line first."""
    assert lines_of(pdf_bytes([TWO_LINES], turned=turned)) == TWO_LINES


@pytest.mark.parametrize("at", [(-30.0, 700.0), (500.0, 700.0), (72.0, 788.0), (72.0, -3.0)])
def test_boxes_stay_inside_the_page(at: tuple[float, float]) -> None:
    """Of a line that runs off the page, the place is what can be seen."""
    (page,) = pages_of(pdf_bytes([[(*at, "This line runs over the edge of the page.")]]))
    place = page.lines[0].place
    assert (place.x0, place.top) >= (0.0, 0.0)
    assert place.x1 <= page.width + EDGE
    assert place.bottom <= page.height + EDGE


def test_a_line_off_the_page_is_not_read() -> None:
    """What no reader can see is no part of the agreement."""
    assert lines_of(pdf_bytes([["Seen.", (72.0, 900.0, "Unseen.")]])) == ["Seen."]


def test_a_word_broken_at_the_line_end_is_marked() -> None:
    """The two lines keep apart, and the mark tells that the word goes on."""
    found = lines_of(pdf_bytes([["the infor-", "mation is here"]]))
    assert found == [f"the infor{BROKEN_WORD}", "mation is here"]


def test_a_label_set_apart_joins_its_line() -> None:
    """A label and its words on one baseline are one line."""
    assert lines_of(pdf_bytes([[(72.0, 700.0, "(a)"), (140.0, 700.0, "resell it")]])) == ["(a) resell it"]


def test_junk_before_the_mark_is_passed_over() -> None:
    """Bytes that a mail gateway put before %PDF do no harm."""
    data = b"X-Mail: junk\r\n" * 5 + pdf_bytes([["After the junk."]])
    assert lines_of(data) == ["After the junk."]


def test_a_pdf_without_pages_is_damaged() -> None:
    """No page means nothing to read."""
    with pytest.raises(DamagedDocument, match=r"^a\.pdf: "):
        pages_of(pdf_bytes([]))


@pytest.mark.parametrize("data", [b"%PDF-1.4 no more", b"", b"plain words"], ids=["cut", "empty", "words"])
def test_what_pdfium_cannot_open_is_damaged(data: bytes) -> None:
    """A file that is no whole PDF is told by name."""
    with pytest.raises(DamagedDocument, match=r"^a\.pdf: "):
        pages_of(data)


def test_the_password_opens_an_encrypted_file() -> None:
    """With its password a file reads as any other."""
    assert lines_of(locked_pdf_bytes("sesame"), password="sesame") == ["Locked words."]  # noqa: S106


@pytest.mark.parametrize(
    ("password", "expected"),
    [(None, "asks for a password"), ("mellon", "the password does not open"), ("", "does not open")],
    ids=["none", "another", "empty"],
)
def test_without_its_password_a_file_stays_shut(password: str | None, expected: str) -> None:
    """Whether a password is missing or wrong is told apart."""
    with pytest.raises(EncryptedDocument, match=expected):
        pages_of(locked_pdf_bytes("sesame"), password=password)


def test_keys_that_no_password_fits_ask_for_one(tmp_path: Path) -> None:
    """An encrypted file is told from a damaged one."""
    data = make_encrypted_pdf(tmp_path / "a.pdf").read_bytes()
    with pytest.raises(EncryptedDocument, match="asks for a password"):
        pages_of(data)


def test_a_damaged_file_after_an_encrypted_one_is_damaged() -> None:
    """What PDFium said of the file before is not said of this one."""
    with pytest.raises(EncryptedDocument):
        pages_of(locked_pdf_bytes("sesame"))
    with pytest.raises(DamagedDocument):
        pages_of(b"%PDF-1.4 no more")


@pytest.mark.parametrize(
    ("boxes", "tree"),
    [
        ("/MediaBox [0 0 612 792]", ""),
        ("/MediaBox [100 50 712 842]", ""),
        ("/MediaBox [0 0 700 900] /CropBox [20 30 632 822]", ""),
        pytest.param(
            "",
            "/MediaBox [0 0 595 842]",
        ),
        pytest.param(
            "/MediaBox [0 0 612 792] /CropBox [-50 -50 700 900]",
            "",
        ),
    ],
    ids=["plain", "shifted", "cropped", "inherited", "crop beyond the page"],
)
def test_places_are_told_from_the_corner_of_the_visible_page(boxes: str, tree: str) -> None:
    """Wherever a page's box lies, a rectangle in its top left corner has a place there."""
    with opened_page(pdf_bytes([[]], boxes=boxes, tree=tree)) as page:
        (_, bottom, _, _), top = page.page.get_bbox(), page.height
        left = page.page.get_bbox()[0]
        assert page.point(left, bottom + top) == (0.0, 0.0)


def test_no_boxes_make_no_place() -> None:
    """Without a box there is no place."""
    with opened_page(pdf_bytes([[]])) as page:
        assert page.place([]) is None


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_words_in_a_box(rotate: int) -> None:
    """The words inside a box are those that stand there, whatever way the page is turned."""
    with opened_page(pdf_bytes([TWO_LINES], rotate=rotate)) as page:
        first, _ = list(page.lines())
        assert page.words_in(first.place) == TWO_LINES[0]


def test_words_in_a_box_of_lines_run_together() -> None:
    """Lines inside one box are one text; an empty box has none."""
    with opened_page(pdf_bytes([TWO_LINES])) as page:
        everything, nothing = Place(1, 0, 0, 612, 792), Place(1, 0, 700, 612, 792)
        assert (page.words_in(everything), page.words_in(nothing)) == (" ".join(TWO_LINES), "")


def test_masked_characters_are_printed_otherwise() -> None:
    """A mask stands in the line for the character; an empty one leaves it out at the line's end."""
    with opened_page(pdf_bytes([["Fee: 5 EUR"]])) as page:
        masks = {5: "X", 7: "", 8: "", 9: ""}
        assert [line.text for line in page.lines(masks)] == ["Fee: X"]


def test_a_wholly_masked_line_is_no_line() -> None:
    """Nothing stands for a line whose characters are all left out."""
    with opened_page(pdf_bytes([["ab", "cd"]])) as page:
        assert [line.text for line in page.lines({0: "", 1: ""})] == ["cd"]


def test_what_is_drawn_comes_in_the_order_of_painting() -> None:
    """Paths, pictures and shadings are told with their turn; text that is easy to see is not."""
    shading = b"<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 0] /Function @Fn >>"
    ramp = b"<< /FunctionType 2 /Domain [0 1] /C0 [0.4] /C1 [0.9] /N 1 >>"
    drawn = [picture(0, 0, 100, 100), "q 0 0 9 9 re W n /Sh sh Q", ruling(0, 50, 90, 50)]
    things = {"Im": image(), "Sh": shading, "Fn": ramp}
    data = pdf_bytes([["Seen."]], under=[filled(*BOX)], drawn=drawn, things=things)
    assert kinds_of(data) == [(Kind.PATH, 0), (Kind.IMAGE, 2), (Kind.SHADING, 3), (Kind.PATH, 4)]


@pytest.mark.parametrize(
    ("colour", "mode", "expected"),
    [("0 g", 0, []), ("0.5 g", 0, []), ("1 g", 0, [(Kind.TEXT, 0)]), ("0 g", 3, [(Kind.TEXT, 0)])],
    ids=["black", "grey", "white", "never painted"],
)
def test_of_text_what_is_hard_to_see_is_drawn(colour: str, mode: int, expected: list[object]) -> None:
    """White type and type that paints nothing are told; other type is not."""
    assert kinds_of(pdf_bytes([[]], drawn=[typed(72, 700, "Words.", colour=colour, mode=mode)])) == expected


@pytest.mark.parametrize(
    ("operators", "expected"),
    [
        (filled(*BOX, "1 0 0 rg"), (255, 0, 0, 255)),
        (ruling(70, 500, 270, 500), None),
        ("0 g 70 500 200 20 re S", None),
    ],
    ids=["filled", "a line", "an outline"],
)
def test_a_path_has_the_colour_it_is_filled_with(
    operators: str, expected: tuple[int, int, int, int] | None
) -> None:
    """A fill has its colour and opacity; what is only outlined has none."""
    with opened_page(pdf_bytes([[]], drawn=[operators])) as page:
        assert [item.fill for item in page.drawn()] == [expected]


@pytest.mark.parametrize(
    ("operators", "entries"),
    [
        ("/Fm Do", ""),
        ("/Fm Do", "/Matrix [1 0 0 1 0 -100]"),
        pytest.param(
            "q 1 0 0 1 0 -100 cm /Fm Do Q",
            "",
        ),
    ],
    ids=["as it stands", "by its own matrix", "moved by the page"],
)
def test_what_a_form_paints_stands_where_it_is_shown(operators: str, entries: str) -> None:
    """A drawing inside a drawing has the box that a reader sees."""
    up = 100 if "-100" in operators + entries else 0
    inner = form(filled(70, 500 + up, 270, 520 + up), entries)
    with opened_page(pdf_bytes([[]], drawn=[operators], things={"Fm": inner})) as page:
        (item,) = page.drawn()
        assert item.box == pytest.approx((70, 272, 270, 292))


@pytest.mark.parametrize(
    ("scale", "turned", "expected"),
    [(1.0, 0, (792, 612, 3)), (2.0, 0, (1584, 1224, 3)), (1.0, 90, (612, 792, 3)), (1.0, 180, (792, 612, 3))],
    ids=["a pixel a point", "two", "on its side", "upside down"],
)
def test_a_rendered_page_is_rows_columns_colours(
    scale: float, turned: int, expected: tuple[int, ...]
) -> None:
    """The picture has the shown page's shape, turned as asked for."""
    with opened_page(pdf_bytes([TWO_LINES])) as page:
        assert page.rendered(scale, turned=turned).shape == expected


def test_a_rendered_page_is_blue_green_red() -> None:
    """A red fill is 0, 0, 255; paper is white."""
    with opened_page(pdf_bytes([[]], drawn=[filled(0, 0, 300, 792, "1 0 0 rg")])) as page:
        picture_of = page.rendered(1.0)
        assert (picture_of[9, 9].tolist(), picture_of[9, 600].tolist()) == ([0, 0, 255], [255, 255, 255])


def test_a_character_has_the_turn_of_its_object() -> None:
    """Characters know when they were painted; spaces leave no ink and are left out."""
    data = pdf_bytes([["A b", "C"]], under=[filled(*BOX)])
    with opened_page(data) as page:
        found = [(char.index, char.letter, char.order, char.nested) for char in page.characters()]
    assert found == [(0, "A", 1, False), (2, "b", 1, False), (5, "C", 2, False)]


def test_a_character_of_a_form_is_nested() -> None:
    """Type inside a form is told from the page's own."""
    inner = form(typed(72, 600, "B"), FONT)
    with opened_page(pdf_bytes([["A"]], drawn=["/Fm Do"], things={"Fm": inner})) as page:
        assert [(char.letter, char.nested) for char in page.characters()] == [("A", False), ("B", True)]


def test_a_character_has_its_box() -> None:
    """The box is the letter's ink, from the top left of the page."""
    with opened_page(pdf_bytes([[(72.0, 700.0, "I")]])) as page:
        (char,) = page.characters()
        assert (round(char.box[0]), round(char.box[3])) == (73, 92)


def test_text_between_two_characters() -> None:
    """Both ends are included."""
    with opened_page(pdf_bytes([["Acme Inc."]])) as page:
        assert page.text_between(2, 6) == "me In"


def test_text_is_taken_off_the_page_for_a_while() -> None:
    """Without its text objects the page shows nothing; afterwards it shows them again."""
    with opened_page(pdf_bytes([["Acme"]])) as page:
        with page.without({0}):
            gone = has_ink(page)
        assert (gone, has_ink(page)) == (False, True)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (note("Square", BOX, "/IC [0 0 0]"), [(0, 0, 0, 255)]),
        (note("Highlight", BOX, "/C [1 1 0]"), [(255, 255, 0, 255)]),
        pytest.param(
            note("Square", BOX),
            [None],
        ),
        (note("Link", BOX), []),
        (note("Text", BOX, "/Contents (mind this)"), []),
    ],
    ids=["filled square", "highlight", "outlined square", "link", "comment"],
)
def test_marks_are_annotations_drawn_over_the_page(mark: str, expected: list[object]) -> None:
    """Squares and highlights may lie over text; links and comments do not."""
    with opened_page(pdf_bytes([[]], notes=[mark])) as page:
        assert [item.fill for item in page.marks()] == expected


def test_a_mark_has_its_box() -> None:
    """A mark stands where its annotation says, painted after everything else."""
    with opened_page(pdf_bytes([[]], notes=[note("Square", BOX, "/IC [1 0 0]")])) as page:
        (mark,) = page.marks()
        assert mark == Drawn(Kind.MARK, (70.0, 272.0, 270.0, 292.0), mark.order, (255, 0, 0, 255))


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (note("Widget", BOX, "/FT /Tx /T (name) /V (Acme  Inc.)"), [(BOX_PLACE, "Acme Inc.")]),
        (note("FreeText", BOX, "/Contents (See annex.)"), [(BOX_PLACE, "See annex.")]),
        (note("Widget", BOX, "/FT /Tx /T (name) /V ()"), []),
        (note("Widget", (700, 900, 800, 920), "/FT /Tx /T (name) /V (Acme)"), []),
        (note("Text", BOX, "/Contents (a comment)"), []),
    ],
    ids=["field", "free text", "empty", "off the page", "comment"],
)
def test_what_is_typed_into_the_page(annotation: str, expected: list[object]) -> None:
    """Filled fields and free-text notes are read; comments are not."""
    with opened_page(pdf_bytes([[]], notes=[annotation])) as page:
        assert list(page.fields()) == expected


def test_a_check_box_types_nothing() -> None:
    """The state of a button is a name, not words."""
    with opened_page(pdf_bytes([[]], notes=[note("Widget", BOX, "/FT /Btn /T (agree) /V /Off")])) as page:
        assert list(page.fields()) == []


def test_a_hidden_field_is_not_typed_on_the_page() -> None:
    """What is in a hidden field (flag 2) no reader of the page sees."""
    hidden = note("Widget", BOX, "/F 2 /FT /Tx /T (name) /V (Acme)")
    with opened_page(pdf_bytes([[]], notes=[hidden])) as page:
        assert list(page.fields()) == []


@pytest.mark.xfail(reason="the value is looked for in the widget alone")
def test_a_field_may_keep_its_value_in_its_parent() -> None:
    """A field that is shown in several places has one value, which stands in the field itself."""
    things = {
        "Shown": note("Widget", BOX, "/Parent @Field").encode(),
        "Field": b"<< /FT /Tx /T (name) /V (Acme) /Kids [@Shown] >>",
    }
    data = pdf_bytes([[]], notes=["@Shown"], things=things, catalog="/AcroForm << /Fields [@Field] >>")
    with opened_page(data) as page:
        assert list(page.fields()) == [(BOX_PLACE, "Acme")]


@pytest.mark.parametrize(
    ("catalog", "expected"),
    [
        ("", 0),
        (f"/Names << /JavaScript << /Names [(a) {SCRIPT} (b) {SCRIPT}] >> >>", 2),
    ],
    ids=["none", "two"],
)
def test_scripts_are_counted(catalog: str, expected: int) -> None:
    """A file's scripts are told, not run."""
    with opened(pdf_bytes([[]], catalog=catalog), "a.pdf") as pdf:
        assert expected == scripts_of(pdf)


def test_attached_files_are_named() -> None:
    """A file inside the file is told by its name."""
    catalog = f"/Names << /EmbeddedFiles << /Names [(b.txt) {FILE}] >> >>"
    data = pdf_bytes([[]], catalog=catalog, things={"File": stream("/Type /EmbeddedFile", b"words")})
    with opened(data, "a.pdf") as pdf:
        assert attachments_of(pdf) == ("b.txt",)


def test_a_page_label_changes_no_number() -> None:
    """Pages count from one whatever the file calls them."""
    labels = "/PageLabels << /Nums [0 << /S /r /St 4 >>] >>"
    assert [page.number for page in pages_of(pdf_bytes([["Here."], ["There."]], catalog=labels))] == [1, 2]
