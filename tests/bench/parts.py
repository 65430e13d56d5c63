"""`python -m tests.bench.parts`: what each part costs by itself, in processor time, next to its bar.

Texts: every line of the held-out sets. Publishing: a school of 85 with ten earlier waves, the audit included.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from api.stack.settings import ONE_THREAD, ROOT
from tests.bench.report import DOCUMENT, write

SETS = ROOT / "tests" / "sets"
TIMES = 5  # rounds of what is measured as a whole
MARK = "bench-parts"


@dataclass(frozen=True)
class Part:
    """Median and 95th percentile in milliseconds of processor time, and the most the median may be."""

    name: str
    times: list[float]
    bar: float

    @property
    def p50(self) -> float:
        return statistics.median(self.times)

    @property
    def reached(self) -> bool:
        return self.p50 <= self.bar

    def row(self) -> str:
        late = sorted(self.times)[int(0.95 * (len(self.times) - 1))]
        word = "reached" if self.reached else "**not reached**"
        return f"| {self.name} | {self.p50:.2f} | {late:.2f} | {self.bar:,.0f} | {word} |"


def main() -> int:
    """Exit code 1 when a bar is not reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.parts", description=__doc__)
    parser.add_argument("--dry", action="store_true", help="schrijf niets op")
    given = parser.parse_args()
    os.environ.update(ONE_THREAD)  # as the processes of the stack run; numpy is not read yet
    found = []
    for part in parts():
        found.append(part)
        print(part.row(), file=sys.stderr, flush=True)
    rows = [
        "| part | p50, ms | p95, ms | at most, ms | |",
        "|---|---|---|---|---|",
        *(p.row() for p in found),
    ]
    if not given.dry:
        write(DOCUMENT, "\n".join(rows) + "\n", MARK)
    return 0 if all(part.reached for part in found) else 1


def parts() -> Iterator[Part]:
    """Every part, measured one after the other."""
    yield from texts()
    yield planning()
    yield publishing()
    yield importing()


def timed(work: Callable[..., object], *given: object) -> float:
    """Milliseconds of processor time."""
    begin = time.process_time()
    work(*given)
    return 1000 * (time.process_time() - begin)


def lines(name: str) -> list[str]:
    """The lines of a list, notes left out."""
    rows = (SETS / name).read_text(encoding="utf-8").splitlines()
    return [row for row in rows if row and not row.startswith("#")]


def texts() -> Iterator[Part]:
    """The four readings of a typed text."""
    from actions.interpret import interpret
    from actions.redact import Redactor
    from actions.safety import SafetyNet
    from actions.themes import ThemeModel

    redactor, net, model = Redactor.load(), SafetyNet.load(), ThemeModel.load()
    answers = [row.split("\t")[:2] for name in ("fourth", "fifth") for row in lines(f"interpret/{name}.tsv")]
    free = [row.split(" | ")[2] for row in lines("themes/fenna.txt")]
    for scale, _ in answers:
        interpret("vaak", scale)  # the vocabulary is read once
    net.route(free[0]), model.read(free[0]), redactor.redact(free[0])
    yield Part("closed answer", [timed(interpret, text, scale) for scale, text in answers], 1)
    yield Part("redaction", [timed(redactor.redact, text) for text in free], 1)
    yield Part("safety net", [timed(net.route, text) for text in free], 10)
    yield Part("themes", [timed(model.read, text) for text in free], 5)


def planning() -> Part:
    """A set for the work plan from the five largest bottlenecks."""
    from knowledge.base import load
    from knowledge.match import Need
    from knowledge.plan import plan

    base = load()
    wanted = [Need(theme) for theme in list(base.measures_of_theme)[:5]]
    plan(base, wanted, size=5)
    return Part(
        f"work plan, {len(base.measures)} measures",
        [timed(lambda: plan(base, wanted, size=5)) for _ in range(4 * TIMES)],
        20,
    )


def publishing() -> Part:
    """A snapshot with the audit against ten earlier waves."""
    from api.analysis.survey import Earlier
    from api.publish import snapshot
    from tests.attacks.world import base, rows, team

    size = {"leraar": 60, "onderwijsondersteunend": 25}
    staff = team(random.Random(2), base().questionnaires["nulmeting"], skip=0.03, **size)
    staff = [replace(p, mentions=({"theme": "administratie"}, {"theme": "vergaderen"})) for p in staff]
    settings = {"k": 5, "groups": list(size), "headcounts": size}
    found = rows(staff, settings, "nulmeting")
    earlier = [Earlier(settings, snapshot(found, (), base()))] * 10
    return Part(
        "publishing a school of 85",
        [timed(lambda: snapshot(found, earlier, base())) for _ in range(TIMES)],
        1000,
    )


def importing() -> Part:
    """A workbook of 5,000 new measures, read, judged and kept as concepts."""
    from api.editing import Author, Desk
    from api.exchange.exchange import take
    from api.exchange.write import workbook
    from api.store.store import open_store
    from api.store.upkeep import upgrade
    from knowledge.base import load

    base = load()
    one = next(iter(base.measures.values()))
    many = [one.model_copy(update={"id": f"nieuw_{n}", "titel": f"Nieuw {n}"}) for n in range(5000)]
    content = workbook(base, many)
    times = []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder:
            address = f"sqlite:///{Path(folder) / 'import.db'}"
            upgrade(address)
            desk = Desk(open_store(address, "s" * 40), base, Author("beheer", "ana", frozenset()))
            times.append(timed(take, desk, [], content, "veel tegelijk"))
    return Part("importing 5,000 rows", times, 10_000)


if __name__ == "__main__":
    raise SystemExit(main())
