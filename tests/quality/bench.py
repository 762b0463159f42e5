"""Trace every annotated agreement, score the traces, compare with the recorded floors."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tracer import trace
from tracer.errors import UnreadableDocument
from tracer.reports.trace_json import to_json, trace_to_dict

SHARED = Path(__file__).resolve().parents[3] / "shared"
FLOORS = Path(__file__).parent / "floors.json"
LABS = ("openai", "anthropic")
ABSENT = f"skipped: no annotated agreements beside the checkout ({SHARED.name}/contracts/dev)"

Scores = dict[str, float]


def is_available() -> bool:
    """Return whether the annotated agreements lie beside the checkout."""
    return (SHARED / "contracts" / "dev").is_dir() and (SHARED / "tools" / "score.py").is_file()


def measure(worst: int = 0) -> tuple[Scores, str]:
    """Return the scores of all annotated agreements by name, and the scorer's own report."""
    with tempfile.TemporaryDirectory() as folder:
        traces, out = Path(folder) / "traces", Path(folder) / "scores.json"
        traces.mkdir()
        for file in sorted((SHARED / "contracts" / "dev").glob("*.pdf")):
            _write_trace(file, traces)
        scorer = [sys.executable, str(SHARED / "tools" / "score.py")]
        gold = str(SHARED / "gold" / "dev.json")
        command = [*scorer, gold, str(traces), "--worst", str(worst), "--json", str(out)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        return _flat(json.loads(out.read_text())), ran.stdout


def read_floors() -> Scores:
    """Return the recorded floors."""
    floors: Scores = json.loads(FLOORS.read_text())
    return floors


def raise_floors(scores: Scores) -> None:
    """Record scores as floors; none goes down."""
    old = read_floors() if FLOORS.is_file() else {}
    floors = {name: max(score, old.get(name, 0.0)) for name, score in sorted(scores.items())}
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n")


def table(scores: Scores, floors: Scores) -> str:
    """Return scores beside their floors, one line each; a fall is marked."""
    lines = [f"{'score':<42}{'now':>8}{'floor':>8}"]
    for name, score in scores.items():
        floor = floors.get(name)
        mark = "  BELOW" if floor is not None and score < floor else ""
        shown = "-" if floor is None else f"{floor:.3f}"
        lines.append(f"{name:<42}{score:>8.3f}{shown:>8}{mark}")
    return "\n".join(lines)


def _write_trace(file: Path, folder: Path) -> None:
    try:
        found = trace(file, labs=LABS)
    except UnreadableDocument as error:
        sys.stderr.write(f"{error}\n")
        return
    (folder / f"{file.stem}.json").write_text(to_json(trace_to_dict(found)), encoding="utf-8")


def _flat(report: dict[str, object]) -> Scores:
    """Return the numbers of a report by dotted name; counts and lists are left out."""
    flat: Scores = {}
    for name, value in report.items():
        if isinstance(value, dict):
            measures = ("precision", "recall", "f1")
            flat |= {f"{name}.{part}": value[part] for part in measures if part in value}
        elif isinstance(value, float):
            flat[name] = value
    clean, of = str(report["documents_without_clauses_left_clean"]).split("/")
    flat["documents_without_clauses_left_clean"] = round(int(clean) / max(int(of), 1), 3)
    return flat
