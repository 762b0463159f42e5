"""Time, memory, and figures beside their targets."""

from __future__ import annotations

import os
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Made = TypeVar("Made")

CONTRACTS = Path(__file__).resolve().parents[3] / "shared" / "contracts" / "speed"
ABSENT = "skipped: no agreements to time beside the checkout (shared/contracts/speed)"


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of the processor and of the clock."""

    cpu: float = 0.0
    wall: float = 0.0

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.cpu + other.cpu, self.wall + other.wall)


NONE = Spent()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was measured, as it is shown, and what it should be."""

    name: str
    shown: str
    target: str = ""
    is_met: bool = True


def contracts() -> tuple[Path, ...]:
    """Return the agreements to time, in order; none where they do not lie beside the checkout."""
    return tuple(sorted(CONTRACTS.glob("*.pdf")))


def timed(work: Callable[[], Made]) -> tuple[Made, Spent]:
    """Return what some work makes, and what it took, with the programs that it ran to their end."""
    cpu, wall = _cpu(), time.perf_counter()
    made = work()
    return made, Spent(_cpu() - cpu, time.perf_counter() - wall)


def at_least(name: str, value: float, least: float) -> Figure:
    """Return a figure that should not be lower."""
    return Figure(name, f"{value:.1f}", f">= {least:g}", value >= least)


def at_most(name: str, value: float, most: float, unit: str = "") -> Figure:
    """Return a figure that should not be higher."""
    return Figure(name, f"{value:.2f}{unit}", f"<= {most:g}{unit}", value <= most)


def table(figures: Iterable[Figure]) -> str:
    """Return figures beside their targets, one line each; a miss is marked."""
    lines = [f"{'figure':<44}{'measured':>14}{'target':>12}"]
    for figure in figures:
        mark = "" if figure.is_met else "  MISSED"
        lines.append(f"{figure.name:<44}{figure.shown:>14}{figure.target or '-':>12}{mark}")
    return "\n".join(lines)


def ratio(slow: float, fast: float) -> float:
    """Return how many times as much the slow one takes; 0 where the fast one took no time at all."""
    return slow / fast if fast > 0 else 0.0


def peak_megabytes(process: int | None = None) -> float | None:
    """Return the most memory that a process, or this one, has held at once; None where nobody tells.

    Linux tells of any process. Elsewhere `getrusage` tells of this one; on Linux it would not do,
    because a process started by a large one begins with the large one's peak.
    """
    status = Path(f"/proc/{process or os.getpid()}/status")
    if sys.platform == "linux":
        try:
            found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("ascii", "replace"))
        except OSError:
            return None
        return int(found[1]) * 1024 / 10**6 if found else None
    if process is not None or sys.platform == "win32":
        return None
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024) / 10**6


def _cpu() -> float:
    """Return the processor's seconds spent by this process and by the programs it ran."""
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system
