"""`python -m tests.torture`: print what became of each kind of PDF; 1 where one did what none may."""

from __future__ import annotations

import argparse
import sys

from tests.torture.bench import (
    ABSENT,
    READ,
    READ_BY_OCR,
    Outcome,
    files,
    has_failed,
    outcome_of,
    peak_of_reader,
    table,
)


def main() -> int:
    """Print the table; return 1 where a file took too long, crashed the reader, or brought out a mistake."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--only", default="*", metavar="PATTERN", help="files in whose paths this occurs")
    parser.add_argument("--all", action="store_true", help="print a line for each file that was read, too")
    options = parser.parse_args()
    chosen = files(options.only)
    if not chosen:
        sys.stdout.write(f"{ABSENT}\n" if not files() else f"no file matches {options.only}\n")
        return 0
    outcomes, peaks = [], [(0.0, "")]
    for file in chosen:
        outcome = outcome_of(file)
        outcomes.append(outcome)
        peaks.append((peak_of_reader() or 0.0, outcome.file))
        if options.all or outcome.name not in {READ, READ_BY_OCR}:
            sys.stdout.write(line(outcome))
            sys.stdout.flush()
    sys.stdout.write(f"\n{table(outcomes)}\n\n{about_memory(peaks)}\n")
    return int(any(map(has_failed, outcomes)))


def line(outcome: Outcome) -> str:
    """Return what became of one file."""
    return f"{outcome.seconds:>7.2f} s  {outcome.name:<14}  {outcome.words or outcome.file}\n"


def about_memory(peaks: list[tuple[float, str]]) -> str:
    """Return the most memory that the reader held, and the file with which it came to that."""
    most = max(peak for peak, _ in peaks)
    reached = next(file for peak, file in peaks if peak == most)
    return (
        f"peak memory of the reader: {most:.0f} MB, with {reached}" if most else "peak memory: not told here"
    )


if __name__ == "__main__":
    sys.exit(main())
