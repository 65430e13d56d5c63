"""Our own stack, all processes of it, spoken to through the public chat door."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from api.stack.manager import NAMES
from api.stack.runner import Stack
from api.stack.settings import ROOT, StackSettings, read_settings
from bot import train
from tests.bench.measure import Effort, Memory, effort, memory, own_memory, processor_seconds
from tests.bench.talker import Talker, Timed, talk

NO_LIMIT = "1000000/minute"
AT_ONCE = 500  # codes made by one command


class Ours:
    """A running stack with a school of its own, and the people who talk with it."""

    def __init__(self, stack: Stack, start_seconds: float, codes: int, users: int) -> None:
        self.stack = stack
        self.start_seconds = start_seconds
        self._school = str(stack.demo["school"])
        self._codes = self._make_codes(codes)
        self._talkers = [self._talker(seed) for seed in range(users)]

    @property
    def url(self) -> str:
        return self.stack.settings.url

    def memory(self) -> dict[str, Memory]:
        """Per process; `supervisord` is the process manager itself."""
        manager = self.stack.manager
        assert manager.process is not None
        found = {name: memory(manager.pid(name)) for name in NAMES}
        return {**found, "supervisord": own_memory(manager.process.pid)}

    def processor_seconds(self) -> float:
        """Of all processes together."""
        assert self.stack.manager.process is not None
        return processor_seconds(self.stack.manager.process.pid)

    async def talk(self, client: httpx.AsyncClient, users: int, turns: int) -> list[Timed]:
        return await talk(client, self._talkers[:users], turns)

    async def long_talk(self, client: httpx.AsyncClient, turns: int, seed: int) -> list[Timed]:
        """One conversation that wanders; every turn, in order."""
        talker = self._talker(seed, wanders=True)
        return [await talker.turn(client) for _ in range(turns)]

    def _talker(self, seed: int, wanders: bool = False) -> Talker:
        return Talker(self._school, self._codes, seed, wanders)

    def _make_codes(self, wanted: int) -> Iterator[str]:
        codes: list[str] = []
        while len(codes) < wanted:
            count = min(AT_ONCE, wanted - len(codes))
            made = self.stack.werkdruk("codes", "--school", self._school, "--count", str(count))
            if made.returncode:
                raise RuntimeError(f"werkdruk codes failed:\n{made.stderr}")
            codes += made.stdout.split()
        return iter(codes)


@contextlib.contextmanager
def running(folder: Path, codes: int, users: int) -> Iterator[Ours]:
    """A stack with its own database in `folder`, on free ports; stopped afterwards."""
    stack = Stack(_settings(folder))
    began = time.monotonic()
    stack.start()
    try:
        yield Ours(stack, time.monotonic() - began, codes, users)
    finally:
        stack.stop()


def start_seconds(folder: Path) -> float:
    """How long a start takes in `folder`: the first time the database and the demo school are made too."""
    stack = Stack(_settings(folder))
    began = time.monotonic()
    stack.start()
    seconds = time.monotonic() - began
    stack.stop()
    return seconds


def training() -> tuple[Effort, Effort]:
    """What training the Rasa model and the theme model takes; the models in use stay as they are."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rasa = effort(lambda: train.train(folder / "rasa" / train.MODEL.name, folder / "training"))
        command = [sys.executable, "-m", "actions.themes_training", "--out", str(folder / "themes")]
        themes = effort(lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True))
        if not (folder / "rasa" / train.MODEL.name).is_file():
            raise RuntimeError("training the Rasa model failed")
        return rasa, themes


def _settings(folder: Path) -> StackSettings:
    return read_settings(
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
