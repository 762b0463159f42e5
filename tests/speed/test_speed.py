"""The benchmarks count and compare as they say; how fast anything is, no test says."""

from __future__ import annotations

import pytest

from tests.builders import clause
from tests.speed import ocr
from tests.speed.clauses import filled
from tests.speed.measure import Figure, Spent, at_least, at_most, peak_megabytes, ratio, table, timed
from tests.speed.ocr import Score, edits_between, plain
from tests.speed.reading import Reading, figures_of

READING = Reading(10, 40, Spent(0.75, 1.0), Spent(0.25, 1.0), Spent(30.0, 40.0))


@pytest.mark.parametrize(
    ("printed", "found", "edits"),
    [
        ("", "", 0),
        ("shall not", "shall not", 0),
        ("abcdefghij", "abcdefghiX", 1),
        ("abcdefghij", "abcdefghi", 1),
        ("abc", "", 3),
        ("", "abc", 3),
        ("kitten", "sitting", 3),
        ("ab", "ba", 2),
        ("𝐀bc", "Abc", 1),
    ],
)
def test_edits_are_counted(printed: str, found: str, edits: int) -> None:
    """As few edits as possible make what was found what is printed."""
    assert edits_between(printed, found) == edits


def test_error_rate_is_edits_over_what_is_printed() -> None:
    """One wrong character of ten is a tenth, and pages add up before they are divided."""
    one, none = Score(1, 10, 1), Score(0, 90, 1)
    assert (one.per_cent, none.per_cent, (one + none).per_cent) == (10.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["“Input” – the User’s"], '"Input"-theUser\'s'),
        (["\ufb01nal", "a\u00a0b"], "finalab"),
        (["agree\ufffe", "ment"], "agreement"),
        (["agree\u00ad", "ment"], "agreement"),
        (["agree- ", "ment"], "agreement"),
        (["third-party"], "third-party"),
        ([], ""),
    ],
)
def test_both_sides_are_made_alike(lines: list[str], expected: str) -> None:
    """White space, typographic marks and words broken at a line's end are no errors."""
    assert plain(lines) == expected


@pytest.mark.parametrize(("slow", "fast", "expected"), [(30.0, 1.0, 30.0), (1.0, 2.0, 0.5), (1.0, 0.0, 0.0)])
def test_ratio(slow: float, fast: float, expected: float) -> None:
    """A ratio says how many times as much; nothing is divided by nothing."""
    assert ratio(slow, fast) == expected


def test_times_add_up() -> None:
    """What reading and segmenting take is what both take together."""
    assert (READING + READING).ours == Spent(2.0, 4.0)


def test_work_is_timed_and_handed_on() -> None:
    """What work makes comes back beside what it took."""
    made, spent = timed(lambda: "made")
    assert (made, spent.cpu >= 0.0, spent.wall >= 0.0) == ("made", True, True)


def test_a_peak_is_more_than_nothing() -> None:
    """A process that runs this test holds some memory, where the system tells."""
    assert (peak_megabytes() or 1.0) > 0.0


def test_no_peak_of_a_process_that_is_not_there() -> None:
    """Nothing is told of a process that does not exist."""
    assert peak_megabytes(2**30) is None


def test_table_marks_a_miss() -> None:
    """A figure that misses its target is marked, one without a target has none."""
    shown = table([at_least("speed", 19.0, 20), at_most("errors", 0.4, 0.5, " %"), Figure("clauses", "7")])
    assert [line.split() for line in shown.splitlines()[1:]] == [
        ["speed", "19.0", ">=", "20", "MISSED"],
        ["errors", "0.40", "%", "<=", "0.5", "%"],
        ["clauses", "7", "-"],
    ]


@pytest.mark.parametrize(
    ("peak", "loaded", "missed"),
    [
        (100.0, (), set()),
        (600.0, (), {"peak memory for the longest file"}),
        (100.0, ("rapidocr",), {"OCR libraries loaded"}),
    ],
)
def test_reading_has_targets(peak: float, loaded: tuple[str, ...], missed: set[str]) -> None:
    """Speed, memory, and that no OCR engine is loaded are what reading is held to."""
    figures = figures_of(READING, peak, loaded)
    assert {figure.name for figure in figures if not figure.is_met} == missed
    assert "30.0" in {figure.shown for figure in figures}


def test_reading_too_slowly_is_missed() -> None:
    """A ratio below the target is a miss."""
    slow = READING + Reading(read=Spent(5.0, 5.0))
    assert [figure.shown for figure in figures_of(slow, 0.0, ()) if not figure.is_met] == ["5.0"]


def test_ocr_has_targets() -> None:
    """Errors and the ratio of the engines' times are what OCR is held to."""
    ours, theirs = Score(1, 100, 1, Spent(1.0, 1.0)), Score(9, 100, 1, Spent(1.5, 1.5))
    missed = [
        figure.shown for figure in ocr.figures_of({"ours": ours, "Tesseract": theirs}) if not figure.is_met
    ]
    assert missed == ["1.00 %", "1.5"]


def test_ocr_without_the_other_engine() -> None:
    """Nothing is compared with an engine that is not there."""
    figures = ocr.figures_of({"ours": Score(0, 100, 2, Spent(1.0, 3.0))})
    assert [figure.shown for figure in figures] == ["0.00 %", "0/100", "0.50", "1.50"]


def test_agreements_are_read_again_until_there_are_enough() -> None:
    """Exactly as many clauses are timed as asked for; of no clauses, none."""
    one, two = clause("One.", id="1"), clause("Two.", id="2")
    assert filled([(one, two), (), (two,)], 5) == [(one, two), (two,), (one, two)]
    assert filled([()], 5) == []
