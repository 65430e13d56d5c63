"""The three real processes, measured through the public chat door."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path

from api.stack.manager import NAMES
from api.stack.runner import Stack
from api.stack.settings import read_settings
from tests.bench.measure import Pace, pace, resident
from tests.bench.talker import Timed, talk

WARM_UP = 200
NO_LIMIT = "1000000/minute"


@dataclass(frozen=True)
class OurNumbers:
    """What our stack costs."""

    start_seconds: float
    question_alone: Pace
    text_alone: Pace
    together: Pace
    memory: dict[str, float]  # MB per process after all turns
    growth: dict[str, float]  # MB per process over the turns after the warm-up
    turns: int


def measure(folder: Path, turns: int, users: int) -> OurNumbers:
    """Start a stack of its own in `folder` and hold conversations with it."""
    settings = read_settings(
        folder,
        PORT="0",
        RASA_PORT="0",
        ACTIONS_PORT="0",
        HOST="127.0.0.1",
        DATABASE_URL=f"sqlite:///{folder / 'werkdruk.db'}",
        SESSION_RATE=NO_LIMIT,
        ADDRESS_RATE=NO_LIMIT,
        GUESS_RATE=NO_LIMIT,
    )
    stack = Stack(settings)
    began = time.monotonic()
    stack.start()
    try:
        start = time.monotonic() - began
        school = str(stack.demo["school"])
        _talk(stack, school, 1, WARM_UP)
        before = _memory(stack)
        alone, wall = _talk(stack, school, 1, turns // 2)
        crowd, crowd_wall = _talk(stack, school, users, turns - turns // 2)
        after = _memory(stack)
        return OurNumbers(
            start_seconds=start,
            question_alone=pace([turn.seconds for turn in alone if _is_question(turn)], wall),
            text_alone=pace([turn.seconds for turn in alone if turn.sent == "tekst"], wall),
            together=pace([turn.seconds for turn in crowd], crowd_wall),
            memory=after,
            growth={name: after[name] - before[name] for name in after},
            turns=turns,
        )
    finally:
        stack.stop()


def _is_question(turn: Timed) -> bool:
    """An answer to a question with options, followed by the next question."""
    return turn.sent == "knop" and "vraag" in turn.acts


def _talk(stack: Stack, school: str, users: int, turns: int) -> tuple[list[Timed], float]:
    codes: list[str] = []
    wanted = turns // 20 + users
    while len(codes) < wanted:
        made = stack.werkdruk("codes", "--school", school, "--count", str(min(500, wanted - len(codes))))
        made.check_returncode()
        codes += made.stdout.split()
    return asyncio.run(talk(stack.settings.url, school, codes, users, turns))


def _memory(stack: Stack) -> dict[str, float]:
    manager = stack.manager
    assert manager.process is not None
    found = {name: resident(manager.pid(name)) for name in NAMES}
    return {**found, "supervisord": resident(manager.process.pid) - sum(found.values())}
