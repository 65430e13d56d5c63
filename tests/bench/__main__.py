"""`python -m tests.bench`: what a turn costs in time and memory, next to Rasa's own starter bot, in one run.

`--quick`: under three minutes once the starter bot has been trained; prints, and writes no document.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from api.stack.settings import ROOT
from tests.bench import ours, starter
from tests.bench.measure import Effort, effort
from tests.bench.report import DOCUMENT, Starts, bars, table, write
from tests.bench.rounds import Plan, measure

KEPT = ROOT / "var" / "bench" / "starter"  # the trained starter bot, for --quick
FULL = Plan()
QUICK = Plan(rounds=4, alone=50, crowd=100, long_talks=0, steady=0)


def main() -> int:
    """Exit code 1 when a bar is not reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="minder rondes, niets trainen, niets opschrijven"
    )
    parser.add_argument(
        "--reuse", action="store_true", help="de startbot van de vorige keer, zonder training"
    )
    parser.add_argument("--write", type=Path, default=None, help="zet de tabel in dit document")
    options = parser.parse_args()
    plan = QUICK if options.quick else FULL
    with tempfile.TemporaryDirectory() as name:
        report, reached = _run(plan, Path(name), options.quick, options.reuse)
    print(f"\n{report}")
    document = options.write or (None if options.quick else DOCUMENT)
    if document:
        write(document, report)
    return 0 if reached else 1


def _run(plan: Plan, folder: Path, quick: bool, reuse: bool) -> tuple[str, bool]:
    """The report, and whether every bar is reached."""
    trained: tuple[Effort, Effort] | None = None
    starter_trained: Effort | None = None
    if not ((quick or reuse) and (KEPT / "models").is_dir()):
        _say("de startbot van Rasa maken en trainen")
        starter_trained = effort(lambda: starter.make(KEPT))
    first: float | None = None
    if not quick:
        _say("onze modellen trainen")
        trained = ours.training()
        _say("eerste start")
        first = ours.start_seconds(folder)
    _say("alles starten")
    with ours.running(folder, plan.codes, plan.users) as mine, starter.running(KEPT) as theirs:
        _say("meten, om en om")
        found = asyncio.run(measure(mine, theirs, plan))
        starts = Starts(
            first=first or mine.start_seconds,
            later=mine.start_seconds if first else None,
            starter=theirs.start_seconds,
            trained=trained,
            starter_trained=starter_trained,
        )
    return table(found, starts, plan), all(ok for _, ok in bars(found, plan))


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what} ...", flush=True)


if __name__ == "__main__":
    sys.exit(main())
