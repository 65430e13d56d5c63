"""`python -m tests.bench [--turns 2000] [--users 20] [--write docs/measurements.md]`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from bot import train
from tests.bench import ours, starter

TABLE = """\
| {users} users, {turns} turns | Werkdrukdialoog | Rasa's starter bot |
|---|---|---|
| training (Rasa model) | {our_training:.0f} s | {training:.0f} s |
| start until ready | {our_start:.0f} s | {start:.0f} s |
| question turn, one user: p50 | {question.p50:.1f} ms | {alone.p50:.1f} ms |
| question turn, one user: p95 | {question.p95:.1f} ms | {alone.p95:.1f} ms |
| free text turn, one user: p50 / p95 | {text.p50:.1f} / {text.p95:.1f} ms | |
| any turn, {users} users at once: p50 / p95 | {our_crowd.p50:.0f} / {our_crowd.p95:.0f} ms | {crowd.p50:.0f} / {crowd.p95:.0f} ms |
| turns a second, {users} users at once | {our_crowd.per_second:.0f} | {crowd.per_second:.0f} |
| memory after all turns | {our_memory:.0f} MB ({processes}) | {memory:.0f} MB |
| memory grown over {turns} turns | {growth} | |
"""
BARS = (
    (
        "p50 of a question turn is at most 0.8 of the starter bot's",
        lambda a, b: a.question_alone.p50 <= 0.8 * b.alone.p50,
    ),
    ("all processes together take at most 1.0 GB", lambda a, _: sum(a.memory.values()) <= 1024),
    ("no process grew by more than 15 MB", lambda a, _: max(a.growth.values()) <= 15),
)


def main() -> int:
    """Exit code 1 when a bar is not reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--turns", type=int, default=2000)
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--write", type=Path, default=None, help="schrijf de uitkomst in dit bestand")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print("Rasa's startbot ...", flush=True)
        theirs = starter.measure(Path(folder) / "starter", options.turns // 2, options.users)
        print("Werkdrukdialoog ...", flush=True)
        began = time.monotonic()
        if train.main(["--force"]):
            return 1
        training = time.monotonic() - began
        mine = ours.measure(Path(folder) / "ours", options.turns, options.users)
    table = TABLE.format(
        users=options.users,
        turns=options.turns,
        our_training=training,
        training=theirs.training_seconds,
        our_start=mine.start_seconds,
        start=theirs.start_seconds,
        question=mine.question_alone,
        alone=theirs.alone,
        text=mine.text_alone,
        our_crowd=mine.together,
        crowd=theirs.together,
        our_memory=sum(mine.memory.values()),
        processes=", ".join(f"{name} {size:.0f}" for name, size in mine.memory.items()),
        memory=theirs.memory,
        growth=", ".join(f"{name} {size:+.0f} MB" for name, size in mine.growth.items()),
    )
    reached = [(said, bool(holds(mine, theirs))) for said, holds in BARS]
    report = table + "\n" + "".join(f"- {said}: {'yes' if ok else 'NO'}\n" for said, ok in reached)
    report += f"\nMeasured on {os.cpu_count()} cores, {time.strftime('%Y-%m-%d')}, with `make bench`.\n"
    print(report)
    if options.write:
        options.write.write_text("# Measurements\n\n" + report, encoding="utf-8")
    return 0 if all(ok for _, ok in reached) else 1


if __name__ == "__main__":
    sys.exit(main())
