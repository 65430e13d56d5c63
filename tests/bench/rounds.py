"""The measuring itself: short blocks of turns, ours and the starter bot's in turn, so that both meet the same noise."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import httpx

from tests.bench.measure import Memory, Pace, pace
from tests.bench.ours import Ours
from tests.bench.starter import Starter
from tests.bench.talker import Timed

WARM_UP = 60
LONG = 205  # turns of one long conversation
EARLY, LATE = slice(5, 25), slice(185, 205)


@dataclass(frozen=True)
class Plan:
    """How much is measured. `rounds` blocks of `alone` turns by one person and `crowd` turns by `users`."""

    users: int = 20
    rounds: int = 8
    alone: int = 60
    crowd: int = 120
    long_talks: int = 2
    steady: int = 2000  # turns over which memory may not grow

    @property
    def codes(self) -> int:
        """Participation codes that this plan can use up, with room to spare."""
        turns = WARM_UP * 2 + self.rounds * (self.alone + self.crowd) + self.steady
        return turns // 10 + self.users + self.long_talks * 5 + 20


@dataclass
class Found:
    """Everything measured. Lists of ratios and paces hold one number a round."""

    ours: list[Timed] = field(default_factory=list)
    starter: list[float] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)  # p50 of a question turn / p50 of the starter bot
    our_crowd: list[float] = field(default_factory=list)
    starter_crowd: list[float] = field(default_factory=list)
    our_speed: list[float] = field(default_factory=list)  # turns a second, all users together
    starter_speed: list[float] = field(default_factory=list)
    our_effort: list[float] = field(default_factory=list)  # ms of processor time a turn, users together
    starter_effort: list[float] = field(default_factory=list)
    our_long: list[list[Timed]] = field(default_factory=list)
    starter_long: list[list[float]] = field(default_factory=list)
    our_memory: list[Mapping[str, Memory]] = field(default_factory=list)  # warm, and as the turns go by
    starter_memory: Memory = field(default_factory=lambda: Memory(0, 0))

    def pace(self, wanted: Callable[[Timed], bool]) -> Pace:
        return pace([turn.seconds for turn in self.ours if wanted(turn)])

    @property
    def ratio(self) -> float:
        """Median over the rounds."""
        return statistics.median(self.ratios)

    def drift(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """(early, late) p50 in ms of our question turns, and of the starter bot's turns, in one conversation."""

        def ours(part: slice) -> float:
            return pace(
                [turn.seconds for talk in self.our_long for turn in talk[part] if turn.is_question]
            ).p50

        def theirs(part: slice) -> float:
            return pace([seconds for talk in self.starter_long for seconds in talk[part]]).p50

        return (ours(EARLY), ours(LATE)), (theirs(EARLY), theirs(LATE))

    def growth(self) -> dict[str, float]:
        """MB that each of our processes grew from warm to the end."""
        first, last = self.our_memory[0], self.our_memory[-1]
        return {name: last[name].own - first[name].own for name in last}


async def measure(ours: Ours, starter: Starter, plan: Plan) -> Found:
    """All blocks, in turn."""
    found = Found()
    limits = httpx.Limits(max_connections=plan.users, max_keepalive_connections=plan.users)
    async with (
        httpx.AsyncClient(base_url=ours.url, timeout=30, limits=limits, trust_env=False) as our_line,
        httpx.AsyncClient(timeout=30, limits=limits, trust_env=False) as their_line,
    ):
        await ours.talk(our_line, plan.users, WARM_UP)
        await starter.talk(their_line, plan.users, WARM_UP)
        for _ in range(plan.rounds):
            mine = await ours.talk(our_line, 1, plan.alone)
            theirs = await starter.talk(their_line, 1, plan.alone)
            questions = [turn.seconds for turn in mine if turn.is_question]
            found.ours += mine
            found.starter += theirs
            found.ratios.append(pace(questions).p50 / pace(theirs).p50)
        for _ in range(plan.rounds):
            began, used = time.perf_counter(), ours.processor_seconds()
            mine = await ours.talk(our_line, plan.users, plan.crowd)
            found.our_speed.append(len(mine) / (time.perf_counter() - began))
            found.our_effort.append(1000 * (ours.processor_seconds() - used) / len(mine))
            found.our_crowd += [turn.seconds for turn in mine if turn.is_question]
            began, used = time.perf_counter(), starter.processor_seconds()
            theirs = await starter.talk(their_line, plan.users, plan.crowd)
            found.starter_speed.append(len(theirs) / (time.perf_counter() - began))
            found.starter_effort.append(1000 * (starter.processor_seconds() - used) / len(theirs))
            found.starter_crowd += theirs
        for number in range(plan.long_talks):
            found.our_long.append(await ours.long_talk(our_line, LONG, seed=number))
            found.starter_long.append(await starter.long_talk(their_line, LONG))
        found.our_memory.append(ours.memory())
        found.starter_memory = starter.memory()
        for _ in range(4 if plan.steady else 0):
            await ours.talk(our_line, plan.users, plan.steady // 4)
            found.our_memory.append(ours.memory())
    return found
