"""Train the model of relevance: `python models/relevance/train.py`, from the root of a checkout.

Reads examples.jsonl beside it and the annotated agreements in ../shared; trains once for every group
of agreements left out, prints how the model does on those beside the rules, then trains on all and
writes weights.bin and model.yaml. Takes about five minutes, most of them to read the scans.
"""

from __future__ import annotations

import importlib
import json
import sys
from array import array
from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from tracer.clauses.extract import extract_clauses
from tracer.documents.read import read_document
from tracer.readings.confidence import BUCKETS, features
from tracer.readings.read import read_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracer.domain.clause import Clause

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
INVERSE_REGULARIZATION = 20.0  # chosen on agreements left out, of 5 and 20; 2026-11-24
# Agreements that share wording stay on one side (gold guide, "The dev set").
TOGETHER = {"d18": "d09", "d26": "d09", "d28": "d01"}
THRESHOLDS = (0.6, 0.7, 0.8, 0.9)
BINS = ((0.0, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.0))


@dataclass(frozen=True, slots=True)
class Example:
    """A clause's features, whether it is relevant, whether the rules say so, and its group."""

    buckets: tuple[int, ...]
    relevant: bool
    ruled: bool = False
    group: str = "written"


def main() -> None:
    """Train, report, write."""
    written = list(written_examples())
    annotated = list(annotated_examples())
    held_out = odds_left_out(annotated, written)
    ruled = np.array([one.ruled for one in annotated])
    right = np.array([one.relevant for one in annotated])
    calibrate = LogisticRegression(C=1e6).fit(held_out[ruled, None], right[ruled])
    slope, shift = float(calibrate.coef_[0, 0]), float(calibrate.intercept_[0])
    report(right, ruled, held_out, calibrate.predict_proba(held_out[:, None])[:, 1])
    model = fitted([*annotated, *written])
    write(model, slope, shift, len(annotated), len(written))


def written_examples() -> Iterator[Example]:
    """Yield the clauses written for the project."""
    for line in (HERE / "examples.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield Example(features(row["text"], row["heading"], row["lead_in"]), bool(row["topics"]))


def annotated_examples() -> Iterator[Example]:
    """Yield the clauses of the annotated agreements; those the annotator was unsure of are left out."""
    gold = json.loads((SHARED / "gold" / "dev.json").read_text("utf-8"))["documents"]
    for name, rows in gold.items():
        clauses = extract_clauses(read_document(SHARED / "contracts" / "dev" / f"{name}.pdf"))
        group = TOGETHER.get(name[:3], name[:3])
        for clause, reading in zip(clauses, read_clauses(clauses), strict=True):
            row = row_of(clause, rows["clauses"])
            if row is None or row["sure"] != "low":
                heading = clause.under[-1] if clause.under else ""
                buckets = features(clause.text, heading, clause.lead_in)
                yield Example(buckets, row is not None, reading.is_relevant, group)


def row_of(clause: Clause, rows: Sequence[dict]) -> dict | None:  # type: ignore[type-arg]
    """Return the annotated row that shares most of a clause, by the scorer's measure."""
    sys.path.insert(0, str(SHARED / "tools"))
    mine = set(importlib.import_module("pack_gold").shingles(clause.text))
    best, most = None, 0.0
    for row in rows:
        theirs = set(row["shingles"])
        common = len(mine & theirs)
        near = clause.page - 2 <= row["page"] <= clause.end_page + 2
        if near and common >= 0.5 * min(len(mine), len(theirs)) and common / len(mine | theirs) > most:
            best, most = row, common / len(mine | theirs)
    return best


def matrix(examples: Sequence[Example]) -> csr_matrix:
    """Return one row an example, of length 1."""
    ends = np.cumsum([0, *(len(one.buckets) for one in examples)])
    columns = np.concatenate([np.array(one.buckets, dtype=np.int64) for one in examples])
    values = np.concatenate([np.full(size, max(size, 1) ** -0.5) for size in np.diff(ends)])
    return csr_matrix((values, columns, ends), shape=(len(examples), BUCKETS))


def fitted(examples: Sequence[Example], rows: csr_matrix | None = None) -> LogisticRegression:
    """Return a logistic regression of relevance on the features."""
    model = LogisticRegression(C=INVERSE_REGULARIZATION, solver="liblinear", random_state=0)
    return model.fit(matrix(examples) if rows is None else rows, [one.relevant for one in examples])


def odds_left_out(annotated: Sequence[Example], written: Sequence[Example]) -> np.ndarray:  # type: ignore[type-arg]
    """Return the log-odds of every annotated clause, by a model that saw none of its group."""
    places = defaultdict(list)
    for at, one in enumerate(annotated):
        places[one.group].append(at)
    rows, more = matrix(annotated), matrix(written)
    odds = np.zeros(len(annotated))
    for out in places.values():
        kept = np.setdiff1d(np.arange(len(annotated)), out)
        seen = [*(annotated[at] for at in kept), *written]
        odds[out] = fitted(seen, vstack([rows[kept], more]).tocsr()).decision_function(rows[out])
    return odds


def report(right: np.ndarray, ruled: np.ndarray, odds: np.ndarray, confidence: np.ndarray) -> None:  # type: ignore[type-arg]
    """Print what the model does on agreements left out, alone, beside the rules, and as confidence."""
    print("clauses of agreements left out: precision, recall, F1")
    print(f"  {'rules':<34}" + scores(ruled, right))
    chance = 1 / (1 + np.exp(-odds))
    for least in THRESHOLDS:
        print(f"  model alone, from {least:<17}" + scores(chance >= least, right))
        print(f"  rules, and model from {least:<13}" + scores(ruled | (chance >= least), right))
    print("confidence of clauses the rules call relevant: said, right, how many")
    for low, high in BINS:
        some = ruled & (confidence >= low) & (confidence < high)
        if some.any():
            print(f"  {confidence[some].mean():.3f}  {right[some].mean():.3f}  {some.sum()}")
    print(f"  area under the curve, right against wrong: {roc_auc_score(right[ruled], odds[ruled]):.3f}")


def scores(said: np.ndarray, right: np.ndarray) -> str:  # type: ignore[type-arg]
    """Return precision, recall and F1 as printed."""
    hits = (said & right).sum()
    precision, recall = hits / max(said.sum(), 1), hits / max(right.sum(), 1)
    return f"{precision:.3f}  {recall:.3f}  {2 * precision * recall / max(precision + recall, 1e-9):.3f}"


def write(model: LogisticRegression, slope: float, shift: float, annotated: int, written: int) -> None:
    """Write the weights, little end first, and the numbers beside them."""
    weights = array("f", model.coef_[0].astype(np.float32))
    if sys.byteorder == "big":
        weights.byteswap()
    content = weights.tobytes()
    (HERE / "weights.bin").write_bytes(content)
    lines = (
        "# Written by train.py; README.md says what the numbers mean.",
        f"trained_on: {{annotated: {annotated}, written: {written}}}",
        f"offset: {float(model.intercept_[0]):.6f}",
        f"slope: {slope:.6f}",
        f"shift: {shift:.6f}",
        f"sha256: {sha256(content).hexdigest()}",
    )
    (HERE / "model.yaml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
