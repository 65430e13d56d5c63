"""The table: our figures beside the starter bot's of the same run, and whether the bars are reached."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from api.stack.settings import ROOT
from tests.bench.measure import Effort, pace
from tests.bench.rounds import Found, Plan

DOCUMENT = ROOT / "docs" / "measurements.md"
RATIO_BAR = 0.8  # p50 of a question turn / p50 of a turn of the starter bot
MEMORY_BAR = 1024  # MB, all processes together
GROWTH_BAR = (
    8  # MB, the largest process, over the steady turns: less than 4 KB a turn is noise of the allocator
)


@dataclass(frozen=True)
class Starts:
    """Seconds until a sentence went through everything; `trained`: Rasa model and theme model."""

    first: float
    later: float | None
    starter: float
    trained: tuple[Effort, Effort] | None
    starter_trained: Effort | None


def table(found: Found, starts: Starts, plan: Plan) -> str:
    """Markdown."""
    rows = [*_turns(found, plan), *_crowd(found, plan), *_memory(found, plan), *_starts(starts)]
    lines = [f"| {' | '.join(row)} |" for row in (("", "Werkdrukdialoog", "Rasa's starter bot"), *rows)]
    lines.insert(1, "|---|---|---|")
    said = [f"- {what}: **{'reached' if ok else 'not reached'}**" for what, ok in bars(found, plan)]
    where = (
        f"{os.cpu_count()} cores, {time.strftime('%Y-%m-%d')}, load {os.getloadavg()[1]:.1f} from other work"
    )
    return "\n".join([*lines, "", *said, "", f"Measured on {where}.", ""])


def bars(found: Found, plan: Plan) -> Iterator[tuple[str, bool]]:
    """What has to be reached, in words, and whether it is."""
    ratio = found.ratio
    rounds = ", ".join(f"{one:.2f}" for one in sorted(found.ratios))
    yield (
        f"p50 of a question turn at most {RATIO_BAR} of the starter bot's: {ratio:.2f} (rounds {rounds})",
        ratio <= RATIO_BAR,
    )
    total = sum(size.rss for size in found.our_memory[-1].values())
    yield f"all our processes together at most 1.0 GB: {total:.0f} MB", total <= MEMORY_BAR
    if plan.steady:
        name, most = max(found.growth().items(), key=lambda item: item[1])
        yield f"no growth over {plan.steady} turns: {most:+.1f} MB at most ({name})", most <= GROWTH_BAR


def write(path: Path, report: str, mark: str = "bench") -> None:
    """Put the report between the marks of a document. Raises ValueError when they are not there."""
    first, last = f"<!-- {mark}: begin -->", f"<!-- {mark}: end -->"
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(first)
    _, end, after = rest.partition(last)
    if not (begin and end):
        raise ValueError(f"{path} has no {first} and {last}")
    path.write_text(f"{before}{first}\n{report}{last}{after}", encoding="utf-8")


def _turns(found: Found, plan: Plan) -> Iterator[tuple[str, str, str]]:
    questions, starter = found.pace(lambda turn: turn.is_question), pace(found.starter)
    yield "turns by one person, one at a time", str(len(found.ours)), str(len(found.starter))
    yield (
        "question turn, one person: p50 / p95",
        f"{questions.p50:.1f} / {questions.p95:.1f} ms",
        f"{starter.p50:.1f} / {starter.p95:.1f} ms",
    )
    for name, sent in (("tapped", "getikt"), ("typed", "getypt")):
        one = found.pace(lambda turn, sent=sent: turn.is_question and turn.sent == sent)  # type: ignore[misc]
        yield f"… its answer {name}", f"{one.p50:.1f} / {one.p95:.1f} ms", ""
    text = found.pace(lambda turn: turn.is_open_text)
    yield "turn with open text (themes read, or an idea redacted)", f"{text.p50:.1f} / {text.p95:.1f} ms", ""
    if not plan.long_talks:
        return
    (early, late), (their_early, their_late) = found.drift()
    yield (
        "one long conversation, p50 around turn 15 → turn 195",
        f"{early:.1f} → {late:.1f} ms",
        f"{their_early:.1f} → {their_late:.1f} ms",
    )


def _crowd(found: Found, plan: Plan) -> Iterator[tuple[str, str, str]]:
    ours, starter = pace(found.our_crowd), pace(found.starter_crowd)
    yield (
        f"question turn, {plan.users} people at once: p50 / p95",
        f"{ours.p50:.0f} / {ours.p95:.0f} ms",
        f"{starter.p50:.0f} / {starter.p95:.0f} ms",
    )
    yield _medians(f"turns a second, {plan.users} people at once", found.our_speed, found.starter_speed, "")
    yield _medians("processor time a turn, all processes", found.our_effort, found.starter_effort, " ms")


def _medians(name: str, ours: Sequence[float], starter: Sequence[float], unit: str) -> tuple[str, str, str]:
    return name, f"{statistics.median(ours):.0f}{unit}", f"{statistics.median(starter):.0f}{unit}"


def _memory(found: Found, plan: Plan) -> Iterator[tuple[str, str, str]]:
    last, starter = found.our_memory[-1], found.starter_memory
    yield (
        "memory, all processes together (RSS; own pages)",
        f"{sum(size.rss for size in last.values()):.0f} MB; {sum(size.own for size in last.values()):.0f} MB",
        f"{starter.rss:.0f} MB; {starter.own:.0f} MB",
    )
    for name, size in last.items():
        yield f"… {name}", f"{size.rss:.0f} MB; {size.own:.0f} MB", ""
    if plan.steady:
        grown = ", ".join(f"{name} {size:+.1f}" for name, size in found.growth().items())
        yield f"own pages grown over {plan.steady} turns", f"{grown} MB", ""


def _starts(starts: Starts) -> Iterator[tuple[str, str, str]]:
    if starts.later is None:
        yield "start until ready, new database", f"{starts.first:.0f} s", f"{starts.starter:.0f} s"
    else:
        yield "start until ready, new database", f"{starts.first:.0f} s", ""
        yield "start until ready, later", f"{starts.later:.0f} s", f"{starts.starter:.0f} s"
    if starts.trained and starts.starter_trained:
        rasa, themes = starts.trained
        yield "training the Rasa model (processor time)", _effort(rasa), _effort(starts.starter_trained)
        yield "training the theme model (processor time)", _effort(themes), ""


def _effort(one: Effort) -> str:
    return f"{one.clock:.0f} s ({one.processor:.0f} s)"
