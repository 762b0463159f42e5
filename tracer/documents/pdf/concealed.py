"""Text in the file that no reader of the page sees: under redactions, white, tiny, under a picture.

Freelaw's x-ray looks for text under filled rectangles whose pixels are of one colour. Here the
proof is general: characters are concealed where taking them away changes no pixel of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracer.documents.pdf.drawing import THIN, Drawn, Kind, box_of, picture_share

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    import numpy as np

    from tracer.documents.pdf.drawing import Box
    from tracer.documents.pdf.pdfium import Character, PdfPage
    from tracer.documents.raw import RawLine

SCAN = 0.5  # share of the page that a scan's picture takes up: text beside it is its layer
SCALE = 2.0  # pixels a point
UNSEEN = 12  # of 255: a smaller change of a pixel is not seen
SEEN = 60  # of 255: colours that lie so far apart in a character's box are ink on paper
EDGE = 1.0  # points
TINIEST = 1.0  # points: smaller type is there for programs
BLACK = "\u2588"  # what is printed for a blacked-out character
LEAST_HIDDEN = 8  # letters: fewer are overprinting
LEAST_TORN = 4  # letters blacked out of a word of which others show
MOST_SPACES = 2  # between two words of one stretch; a line end makes two
NEXT_TO = 30.0  # points between a blacked-out stretch and the words beside it
BAR_HEIGHTS = (0.6, 2.2)  # times the line beside it: the height of a mark that blacks out words
BAR_SHAPE = 1.5  # times as wide as high


@dataclass(frozen=True, slots=True)
class Concealed:
    """What stands in a page's file and not on the page.

    `masked` gives for characters of the text page what stands for them in the text: a black box,
    or "" for what is left out; `blacked_out` and `hidden` are the words; `bars` counts marks that
    black out whatever was there before them.
    """

    masked: dict[int, str]
    blacked_out: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    bars: int = 0


def find_concealed(page: PdfPage, drawn: Sequence[Drawn], lines: Sequence[RawLine]) -> Concealed:
    """Return the concealed text of a page, given what is painted on it and its lines."""
    is_scan = picture_share(drawn, page.width, page.height) >= SCAN
    covers = _covers((*drawn, *page.marks()), lines, is_scan=is_scan)
    faint = {item.order for item in drawn if item.kind is Kind.TEXT and not (item.unpainted and is_scan)}
    tiny = any(line.place.height < TINIEST and any(map(str.isalnum, line.text)) for line in lines)
    bars = _bars(page, drawn, lines)
    if not (faint or tiny or covers):
        return Concealed({}, bars=bars)
    objects = {
        item.order
        for item in page.texts(_last(covers, faint, tiny=tiny))
        if tiny or _may_be_unseen(item, faint, covers)
    }
    if not objects:
        return Concealed({}, bars=bars)
    suspects = [char for char in page.characters(objects) if _is_suspect(char, faint, covers)]
    layer = {item.order for item in drawn if item.unpainted} if is_scan else set()
    return _described(page, _unseen(page, suspects, layer, covers), covers, bars)


def _covers(items: Iterable[Drawn], lines: Sequence[RawLine], *, is_scan: bool) -> tuple[Drawn, ...]:
    """Return what may lie over text: an opaque fill, a mark, a picture smaller than the page.

    What is painted before all text hides none of it, unless both are dark.
    """
    kinds = {Kind.MARK} if is_scan else {Kind.MARK, Kind.IMAGE}
    boxes = [box_of(line.place) for line in lines]
    return tuple(
        item
        for item in items
        if min(item.width, item.height) > THIN
        and (item.is_opaque or item.kind in kinds)
        and (item.over_text or item.is_dark_fill)
        and any(item.covers(box, 0.0) for box in boxes)
    )


def _last(covers: Sequence[Drawn], faint: Collection[int], *, tiny: bool) -> int | None:
    """Return the turn after which no text needs a look, or None: most covers are painted early."""
    if tiny or any(cover.is_dark_fill for cover in covers):
        return None
    return max([*faint, *(cover.order for cover in covers)])


def _may_be_unseen(text: Drawn, faint: Collection[int], covers: Sequence[Drawn]) -> bool:
    """Return whether a piece of text needs a closer look, character by character."""
    return text.order in faint or any(
        (cover.order > text.order or cover.is_dark_fill) and cover.covers(text.box, 0.0) for cover in covers
    )


def _is_suspect(char: Character, faint: Collection[int], covers: Sequence[Drawn]) -> bool:
    """Return whether a character may not be seen: faint, tiny, under something, or dark on dark."""
    if char.order is None or char.order in faint or _is_tiny(char):
        return char.order is not None
    return any(item.covers(char.box) and (item.order > char.order or item.is_dark_fill) for item in covers)


def _is_tiny(char: Character) -> bool:
    return char.box[3] - char.box[1] < TINIEST and char.letter.isalnum()


def _unseen(
    page: PdfPage, suspects: Sequence[Character], layer: Collection[int], covers: Sequence[Drawn]
) -> list[Character]:
    """Return those of the suspects that no pixel of the page shows.

    A scan's text layer is never painted: what blacks out the picture blacks out its words. Text
    inside a form cannot be taken off the page: there a box of one colour tells.
    """
    if not suspects:
        return []
    before = page.rendered(SCALE).astype("int16")
    with page.without({char.order for char in suspects if not char.nested} - set(layer)):
        after = page.rendered(SCALE).astype("int16")
    change = abs(before - after)
    unseen = [
        char
        for char in suspects
        if char.order in layer
        or _is_tiny(char)
        or _spread(before if char.nested else change, char.box, between=char.nested) <= UNSEEN
    ]
    # PDFium gives one of two copies; where the page shows the other, the words are not concealed.
    covered = {char.index for char in unseen if any(cover.covers(char.box) for cover in covers)}
    return [char for char in unseen if char.index in covered or _spread(after, char.box, between=True) < SEEN]


def _spread(values: np.ndarray, box: Box, *, between: bool) -> int:
    """Return the largest value in a box, or how far one colour's lie apart; 0 outside the page."""
    height, width, _ = values.shape
    x0, x1 = max(int(box[0] * SCALE), 0), min(int(box[2] * SCALE) + 1, width)
    top, bottom = max(int(box[1] * SCALE), 0), min(int(box[3] * SCALE) + 1, height)
    if x0 >= x1 or top >= bottom:
        return 0
    inside = values[top:bottom, x0:x1]
    return int((inside.max(axis=(0, 1)) - (inside.min(axis=(0, 1)) if between else 0)).max())


def _described(page: PdfPage, unseen: Sequence[Character], covers: Sequence[Drawn], bars: int) -> Concealed:
    masked: dict[int, str] = {}
    words: dict[bool, list[str]] = {True: [], False: []}
    shown = _shown_twice(page, unseen)
    for blacked, run in _runs(unseen, covers):
        first, last = run[0].index, run[-1].index
        text = " ".join(page.text_between(first, last).split())
        if sum(char.index in shown for char in run) > len(run) / 2:
            masked |= dict.fromkeys((char.index for char in run), "")
        elif _is_wording(page, text, first, last, blacked=blacked):
            words[blacked].append(text)
            masked |= dict.fromkeys(range(first, last + 1), BLACK if blacked else "")
    return Concealed(masked, tuple(words[True]), tuple(words[False]), bars)


def _is_wording(page: PdfPage, text: str, first: int, last: int, *, blacked: bool) -> bool:
    """Return whether a stretch is concealed wording, not some letters of a word that others show."""
    letters = sum(map(str.isalnum, text))
    if not blacked:
        return letters >= LEAST_HIDDEN
    torn = any(page.text_between(at, at).isalnum() for at in (first - 1, last + 1) if at >= 0)
    return letters >= (LEAST_TORN if torn else 1)


def _shown_twice(page: PdfPage, unseen: Sequence[Character]) -> set[int]:
    """Return the concealed characters that the page shows again in the same place, as layered prints do."""
    gone = {char.index for char in unseen}
    seen = {_spot(char) for char in page.characters() if char.index not in gone} if gone else set()
    return {char.index for char in unseen if _spot(char) in seen}


def _spot(char: Character) -> tuple[str, int, int]:
    return char.letter, round((char.box[0] + char.box[2]) / 4), round((char.box[1] + char.box[3]) / 4)


def _runs(unseen: Sequence[Character], covers: Sequence[Drawn]) -> Iterator[tuple[bool, list[Character]]]:
    """Yield runs of neighbouring characters that are concealed alike; True where blacked out."""
    run: list[Character] = []
    black = False
    for char in unseen:
        blacked = any(cover.is_redaction and cover.covers(char.box) for cover in covers)
        # Between the words of a run stand spaces, which leave no ink and are never suspects.
        if run and (blacked != black or char.index - run[-1].index > MOST_SPACES + 1):
            yield black, run
            run = []
        run.append(char)
        black = blacked
    if run:
        yield black, run


def _bars(page: PdfPage, drawn: Iterable[Drawn], lines: Sequence[RawLine]) -> int:
    """Count dark bars of a line's height that stand where words would, beside other words, bare of any."""
    dark = [item for item in drawn if THIN < item.height <= item.width / BAR_SHAPE and item.is_dark_fill]
    beside = [bar for bar in dark if any(_stands_beside(bar, line) for line in lines)]
    if not beside:
        return 0
    image = page.rendered(SCALE).astype("int16")
    return sum(_spread(image, _inner(bar.box), between=True) <= UNSEEN for bar in beside)


def _inner(box: Box) -> Box:
    """Return a box without its edges, which are drawn softly."""
    x0, top, x1, bottom = box
    return x0 + EDGE, top + EDGE, x1 - EDGE, bottom - EDGE


def _stands_beside(bar: Drawn, line: RawLine) -> bool:
    place = line.place
    low, high = (share * place.height for share in BAR_HEIGHTS)
    level = bar.box[1] < (place.top + place.bottom) / 2 < bar.box[3]
    if not (place.height and low <= bar.height <= high and level):
        return False
    gap = max(bar.box[0] - place.x1, place.x0 - bar.box[2])
    return gap <= NEXT_TO
