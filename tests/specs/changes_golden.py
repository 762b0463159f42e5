"""What changed between the published versions beside the checkout, in counts.

`python -m tests.specs.changes_golden` records them anew.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from tests.quality.bench import SHARED
from tracer.specs.compare import compare
from tracer.specs.read import read_spec

SPECS = SHARED / "specs"
VERSIONS = (
    ("policy-history/openai-aup_2024-01-10_2005695.md", "policy-history/openai-aup_2024-01-10_8cf83dc.md"),
    ("policy-history/openai-aup_2024-01-10_8cf83dc.md", "policy-history/openai-aup_2024-01-11_a46bfa4.md"),
    ("policy-history/chatgpt-aup_2025-10-25_182a6ed.md", "policy-history/chatgpt-aup_2025-10-31_206da88.md"),
    ("policies/xai-acceptable-use-policy.md", "policies/grok-acceptable-use-policy.md"),
    ("openai-model-spec/2025-02-12.md", "openai-model-spec/2025-04-11.md"),
    ("openai-model-spec/2025-04-11.md", "openai-model-spec/2025-09-12.md"),
    ("openai-model-spec/2025-09-12.md", "openai-model-spec/2025-10-27.md"),
    ("openai-model-spec/2025-10-27.md", "openai-model-spec/2025-12-18.md"),
)
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "changes.json"


def facts(before: str, after: str) -> dict[str, object]:
    """Return what is recorded of two versions."""
    comparison = compare(*(read_spec(SPECS / name, lab="Acme") for name in (before, after)))
    kinds = Counter(change.kind.value for change in comparison.changes)
    return {
        "kinds": dict(sorted(kinds.items())),
        "unchanged": comparison.unchanged,
        "themes": {
            one.theme.value: {
                "bans": [one.bans_before, one.bans_after],
                "kinds": {kind.value: count for kind, count in one.kinds},
            }
            for one in comparison.by_theme
        },
    }


def name_of(before: str, after: str) -> str:
    """Return what two versions go by in the record."""
    return f"{Path(before).stem} to {Path(after).stem}"


if __name__ == "__main__":
    recorded = {name_of(*pair): facts(*pair) for pair in VERSIONS}
    lines = (f" {json.dumps(name)}: {json.dumps(value)}" for name, value in recorded.items())
    GOLDEN.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
