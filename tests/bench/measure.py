"""Numbers: percentiles and memory of processes."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pace:
    """Turn times of one run, in milliseconds."""

    p50: float
    p95: float
    per_second: float
    turns: int


def pace(seconds: Sequence[float], wall: float) -> Pace:
    """p50 and p95 of turn times in seconds, and turns a second over the whole run of `wall` seconds."""
    ordered = sorted(seconds)
    return Pace(
        p50=1000 * statistics.median(ordered),
        p95=1000 * ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))],
        per_second=len(ordered) / wall,
        turns=len(ordered),
    )


def resident(pid: int) -> float:
    """Resident memory of a process and its children, in MB (Linux)."""
    total = 0
    for member in [pid, *_children(pid)]:
        status = Path(f"/proc/{member}/status").read_text()
        total += next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), 0)
    return total / 1024


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += [int(child), *_children(int(child))]
    return found
