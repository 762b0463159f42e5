"""`python -m tests.speed reading`, `clauses` or `ocr`: print how fast; 1 where a target is missed."""

from __future__ import annotations

import argparse
import sys

from tests.speed import clauses, ocr, reading
from tests.speed.measure import ABSENT, contracts, table


def main() -> int:
    """Print the figures of one benchmark; return 1 where one misses its target."""
    options = _options()
    files = contracts()
    if not files:
        sys.stdout.write(f"{ABSENT}\n")
        return 0
    if options.what == "reading":
        figures = reading.measure(files[:: options.sample], sys.stdout.write)
    elif options.what == "clauses":
        figures = clauses.measure(files[:: options.sample], sys.stdout.write)
    else:
        figures = ocr.measure(files, options.pages, sys.stdout.write)
    sys.stdout.write(table(figures) + "\n")
    return int(not all(figure.is_met for figure in figures))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.speed", description=__doc__)
    benchmarks = parser.add_subparsers(dest="what", required=True)
    for name, described in (
        ("reading", "files with their own text, beside pdfplumber"),
        ("clauses", "what 10,000 clauses say"),
    ):
        plain = benchmarks.add_parser(name, help=described)
        plain.add_argument("--sample", type=_count, default=1, metavar="N", help="every Nth file only")
    pictures = benchmarks.add_parser("ocr", help="the same pages as pictures, beside Tesseract")
    pictures.add_argument("--pages", type=_count, default=8, metavar="N", help="how many pages")
    return parser.parse_args()


def _count(given: str) -> int:
    """Return a number from 1; argparse words the error."""
    count = int(given)
    if count < 1:
        raise ValueError(given)
    return count


if __name__ == "__main__":
    sys.exit(main())
