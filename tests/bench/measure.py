"""Numbers: percentiles of turn times and memory of processes."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pace:
    """Turn times in milliseconds."""

    p50: float
    p95: float
    turns: int


@dataclass(frozen=True)
class Memory:
    """Megabytes of one process and its children.

    `rss`: all resident pages, libraries shared with other processes included, so sums are an upper bound.
    `own`: anonymous pages, which no other process has; this is what grows when something leaks. PSS is not used:
    it falls when anybody else on the machine starts a program with the same libraries, the starter bot for one.
    """

    rss: float
    own: float


def pace(seconds: Sequence[float]) -> Pace:
    """p50 and p95 of turn times in seconds; raises statistics.StatisticsError when there are none."""
    ordered = sorted(seconds)
    return Pace(
        p50=1000 * statistics.median(ordered),
        p95=1000 * ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))],
        turns=len(ordered),
    )


@dataclass(frozen=True)
class Effort:
    """Seconds on the clock, and seconds of processor time by the processes that were waited for."""

    clock: float
    processor: float


def effort(work: Callable[[], object]) -> Effort:
    """What a piece of work in processes of its own takes."""
    began, before = time.monotonic(), os.times()
    work()
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Effort(time.monotonic() - began, processor)


def processor_seconds(pid: int) -> float:
    """Processor time that a process and its children have used so far."""
    ticks = 0
    for member in [pid, *_children(pid)]:
        fields = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> Memory:
    """What a process and its children take (Linux)."""
    return _sum([pid, *_children(pid)])


def own_memory(pid: int) -> Memory:
    """What a process takes without its children."""
    return _sum([pid])


def _sum(pids: Sequence[int]) -> Memory:
    found = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in pids]
    return Memory(*(sum(_line(text, name) for text in found) for name in ("Rss:", "Anonymous:")))


def _line(text: str, name: str) -> float:
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith(name)) / 1024


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += [int(child), *_children(int(child))]
    return found
