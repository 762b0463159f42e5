"""Pages that are pictures: read by OCR, and where they carry a text layer, checked against it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracer.documents.ocr.engine import load_engine
from tracer.documents.ocr.grade import LEAST_AGREEMENT, LEAST_CONFIDENCE, agreement, is_plausible
from tracer.documents.ocr.page import Scan, read_picture
from tracer.documents.pdf.pdfium import page_of
from tracer.documents.raw import RawDocument
from tracer.domain.document import PageState
from tracer.domain.finding import Code, Finding, Severity, named_pages
from tracer.domain.settings import Ocr
from tracer.errors import FailedEngine, MissingEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import pypdfium2

    from tracer.documents.ocr.engine import Engine
    from tracer.documents.pdf.concealed import Concealed
    from tracer.documents.raw import RawPage
    from tracer.domain.settings import Intake

LEAST_CHARACTERS = 20  # a page with fewer has no usable text of its own
PICTURE = 0.5  # share of the page that a scan's picture takes up
MOST_CHECKED = 3  # pages of a layered scan that are read twice


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as its own text gives it, and what else is on it.

    `picture` is the share of the page that its largest picture takes up; `drawn` whether
    anything is painted on it.
    """

    page: RawPage
    picture: float
    drawn: bool
    concealed: Concealed

    @property
    def text(self) -> str:
        """The page's own text."""
        return "\n".join(line.text for line in self.page.lines)

    @property
    def is_wordless(self) -> bool:
        """Whether its own text is too little to be what is printed on it."""
        letters = sum(len(line.text) for line in self.page.lines)
        return letters < LEAST_CHARACTERS and (not letters or self.picture >= PICTURE)

    @property
    def is_layered(self) -> bool:
        """Whether it is a picture with a text layer, which may be anybody's."""
        return not self.is_wordless and self.picture >= PICTURE

    @property
    def is_suspect(self) -> bool:
        """Whether its own text may be other than what is printed: a scan's layer, a font without a key."""
        return self.is_layered or (not self.is_wordless and not is_plausible(self.text))


def with_scans_read(
    pdf: pypdfium2.PdfDocument, drafts: Sequence[Draft], intake: Intake, beat: Callable[[], None]
) -> RawDocument:
    """Return the pages, those that are pictures read by the engine asked for, and what was found amiss.

    Raises:
        MissingEngine: Tesseract was asked for and is not installed.
    """
    reader = _Reader(pdf, _engine(intake), beat)
    wordless = [draft for draft in drafts if draft.is_wordless and draft.drawn]
    read = {draft.page.number: reader.read(draft.page) for draft in wordless}
    distrusted = reader.distrusted([draft for draft in drafts if draft.is_suspect])
    replaced = {draft.page.number: reader.read(draft.page) for draft in distrusted}
    read |= {number: page for number, page in replaced.items() if page.lines}
    blank = {draft.page.number for draft in drafts if draft.is_wordless and not draft.drawn}
    pages = tuple(
        replace(page, state=PageState.BLANK) if page.number in blank else read.get(page.number, page)
        for page in (draft.page for draft in drafts)
    )
    findings = tuple(_findings(draft.page.number for draft in distrusted))
    # An engine that only checked a text layer read none of what is shown.
    by_engine = any(page.state is PageState.SCAN for page in pages)
    return RawDocument(pages, findings, engine=reader.name if by_engine else "")


def _engine(intake: Intake) -> Callable[[], Engine | None]:
    """Return what loads the engine when the first page needs it; none where it is off or broken."""

    def load() -> Engine | None:
        if intake.ocr is Ocr.OFF:
            return None
        try:
            return load_engine(intake.ocr)
        except MissingEngine:
            if intake.ocr is Ocr.TESSERACT:
                raise
            return None  # the pages count as unread, and the findings tell the cure

    return load


class _Reader:
    """Reads pages by OCR, each once."""

    def __init__(
        self, pdf: pypdfium2.PdfDocument, engine: Callable[[], Engine | None], beat: Callable[[], None]
    ) -> None:
        self.pdf, self.engine, self.beat = pdf, engine, beat
        self.scans: dict[int, Scan] = {}
        self.name = ""

    def read(self, page: RawPage) -> RawPage:
        """Return the page as the engine reads it; without an engine it is unread."""
        scan = self._scan(page.number)
        if scan is None:
            return replace(page, state=PageState.UNREAD)
        return replace(
            page,
            width=scan.width,
            height=scan.height,
            lines=scan.lines,
            state=PageState.SCAN if scan.lines else PageState.BLANK,
            confidence=scan.confidence,
            doubtful=page.doubtful or scan.confidence < LEAST_CONFIDENCE,
            turned=scan.turned,
        )

    def distrusted(self, suspects: Sequence[Draft]) -> Sequence[Draft]:
        """Return the suspects of a kind, all of them, where a sample's own text is not what is printed."""
        layered = [draft for draft in suspects if draft.is_layered]
        others = [draft for draft in suspects if not draft.is_layered]
        return [*self._contradicted(layered), *self._contradicted(others)]

    def _contradicted(self, suspects: Sequence[Draft]) -> Sequence[Draft]:
        sample = suspects[:: max(len(suspects) // MOST_CHECKED, 1)][:MOST_CHECKED]
        return suspects if any(self._contradicts(draft) for draft in sample) else ()

    def _contradicts(self, draft: Draft) -> bool:
        scan = self._scan(draft.page.number, turning=False)
        if scan is None or scan.confidence < LEAST_CONFIDENCE:
            return False
        printed = "\n".join(line.text for line in scan.lines)
        return agreement(draft.text, printed) < LEAST_AGREEMENT

    def _scan(self, number: int, *, turning: bool = True) -> Scan | None:
        engine = self.engine()
        if engine is None:
            return None
        self.name = engine.name
        if number not in self.scans:
            with page_of(self.pdf, number) as page:
                try:
                    self.scans[number] = read_picture(page, number, engine, self.beat, turning=turning)
                except FailedEngine:
                    return None
        return self.scans[number]


def _findings(numbers: Iterable[int]) -> Iterable[Finding]:
    pages = tuple(numbers)
    if pages:
        message = f"{named_pages(pages)}: the file's own text is not what is printed; OCR was read instead."
        yield Finding(Code.UNRELIABLE_TEXT, Severity.WARNING, message, page=pages[0])
