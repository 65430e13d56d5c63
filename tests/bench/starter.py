"""Rasa's own starter bot (`rasa init`, default pipeline), measured the same way."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from api.stack.settings import RASA_MANNERS, ROOT, free_port
from tests.bench.measure import Pace, pace, resident

TALK = ("hi", "i am very sad", "no", "bye", "hello there", "i feel great", "are you a bot")
PATIENCE = 180


@dataclass(frozen=True)
class StarterNumbers:
    """What the starter bot costs."""

    training_seconds: float
    start_seconds: float
    alone: Pace
    together: Pace
    memory: float


def measure(folder: Path, turns: int, users: int) -> StarterNumbers:
    """Make, train, start and question the starter bot in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, **RASA_MANNERS, "HOME": str(folder)}
    rasa = str(ROOT / ".venv-bot" / "bin" / "rasa")
    began = time.monotonic()
    subprocess.run(
        [rasa, "init", "--no-prompt", "--init-dir", str(folder / "bot")],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
    )
    training = time.monotonic() - began
    (folder / "bot" / "credentials.yml").write_text("rest:\n", encoding="utf-8")
    with _running(rasa, folder / "bot", environment) as (process, url):
        began = time.monotonic()
        _wait(url)
        start = time.monotonic() - began
        asyncio.run(_talk(url, 1, 40))
        alone = asyncio.run(_talk(url, 1, turns))
        together = asyncio.run(_talk(url, users, turns))
        return StarterNumbers(training, start, alone, together, resident(process.pid))


@contextlib.contextmanager
def _running(
    rasa: str, folder: Path, environment: dict[str, str]
) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    port = free_port()
    with open(folder / "log", "wb") as log:
        process = subprocess.Popen(
            [rasa, "run", "--interface", "127.0.0.1", "--port", str(port)],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            yield process, f"http://127.0.0.1:{port}/webhooks/rest/webhook"
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait(url: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with contextlib.suppress(httpx.HTTPError, ValueError):
            answer = httpx.post(url, json={"sender": "ready", "message": "hi"}, timeout=10, trust_env=False)
            if answer.status_code == 200 and answer.json():
                return
        time.sleep(0.2)
    raise TimeoutError("the starter bot did not start")


async def _talk(url: str, users: int, turns: int) -> Pace:
    """A new sender every forty turns, as long as one of our own conversations."""
    left = itertools.count(turns, -1)
    senders = itertools.count()
    taken: list[float] = []

    async def person(client: httpx.AsyncClient) -> None:
        for number in itertools.count():
            if number % 40 == 0:
                sender = f"bench-{next(senders)}-{time.time_ns()}"
            if next(left) <= 0:
                return
            began = time.perf_counter()
            answer = await client.post(url, json={"sender": sender, "message": TALK[number % len(TALK)]})
            taken.append(time.perf_counter() - began)
            answer.raise_for_status()

    async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
        began = time.perf_counter()
        await asyncio.gather(*(person(client) for _ in range(users)))
        return pace(taken, time.perf_counter() - began)
