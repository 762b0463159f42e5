"""`python -m tests.quality`: print the quality table; `--raise-floors` records it, `--worst N` lists errors."""

from __future__ import annotations

import argparse
import sys

from tests.quality.bench import ABSENT, is_available, measure, raise_floors, read_floors, table


def main() -> int:
    """Print the table; return 1 where a score is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("--raise-floors", action="store_true", help="record scores that rose")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list up to N errors of each kind")
    options = parser.parse_args()
    if not is_available():
        sys.stdout.write(f"{ABSENT}\n")
        return 0
    scores, report = measure(options.worst)
    if options.raise_floors:
        raise_floors(scores)
    if options.worst:
        sys.stdout.write(report)
    floors = read_floors()
    sys.stdout.write(table(scores, floors) + "\n")
    return int(any(scores[name] < floor for name, floor in floors.items() if name in scores))


if __name__ == "__main__":
    sys.exit(main())
