"""What the published documents beside the checkout come out as, in facts and counts.

`python -m tests.specs.golden` records them anew.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from tests.quality.bench import SHARED
from tracer.specs.read import read_spec

SPECS = SHARED / "specs"
FILES = tuple(sorted(SPECS.rglob("*.md")))
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "specs.json"


def facts(file: Path) -> dict[str, object]:
    """Return what is recorded of a document."""
    spec = read_spec(file, lab="Acme")
    relevant = Counter(one.force.value for one in spec.relevant)
    return {
        "date": spec.date,
        "kind": spec.kind,
        "sections": len(spec.sections),
        "anchors": [[one.anchor, one.authority] for one in spec.sections],
        "provisions": len(spec.provisions),
        "relevant": dict(sorted(relevant.items())),
    }


def name_of(file: Path) -> str:
    """Return what a document goes by in the record."""
    return file.relative_to(SPECS).as_posix()


if __name__ == "__main__":
    recorded = {name_of(file): facts(file) for file in FILES}
    lines = (f" {json.dumps(name)}: {json.dumps(value)}" for name, value in recorded.items())
    GOLDEN.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
