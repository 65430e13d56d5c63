"""Rasa's own starter bot: `rasa init` with its default pipeline (DIET, TED), spoken to over its REST channel."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from api.stack.settings import RASA_MANNERS, ROOT, free_port
from tests.bench.measure import Memory, memory, processor_seconds

TALK = ("hi", "i am very sad", "no", "bye", "hello there", "i feel great", "are you a bot")
RASA = str(ROOT / ".venv-bot" / "bin" / "rasa")
PATIENCE = 180
LENGTH = 40  # turns after which a new conversation begins: about as long as one of ours


class Starter:
    """A running starter bot."""

    def __init__(self, process: subprocess.Popen[bytes], url: str, start_seconds: float) -> None:
        self.process = process
        self.url = url
        self.start_seconds = start_seconds
        self._names = itertools.count()

    def memory(self) -> Memory:
        return memory(self.process.pid)

    def processor_seconds(self) -> float:
        return processor_seconds(self.process.pid)

    async def talk(self, client: httpx.AsyncClient, users: int, turns: int) -> list[float]:
        """`users` people at once take `turns` turns together; seconds per turn."""
        left = itertools.count(turns, -1)
        taken: list[float] = []

        async def person() -> None:
            sender = ""
            for number in itertools.count():
                if number % LENGTH == 0:
                    sender = self._new_name()
                if next(left) <= 0:
                    return
                taken.append(await self._turn(client, sender, number))

        await asyncio.gather(*(person() for _ in range(users)))
        return taken

    async def long_talk(self, client: httpx.AsyncClient, turns: int) -> list[float]:
        """One conversation; seconds per turn, in order."""
        sender = self._new_name()
        return [await self._turn(client, sender, number) for number in range(turns)]

    async def _turn(self, client: httpx.AsyncClient, sender: str, number: int) -> float:
        body = {"sender": sender, "message": TALK[number % len(TALK)]}
        began = time.perf_counter()
        answer = await client.post(self.url, json=body)
        seconds = time.perf_counter() - began
        answer.raise_for_status()
        return seconds

    def _new_name(self) -> str:
        return f"bench-{next(self._names)}"


def make(folder: Path) -> None:
    """Make and train the bot in `folder`: all that `rasa init` does."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    done = subprocess.run(
        [RASA, "init", "--no-prompt", "--init-dir", str(folder)],
        cwd=folder,
        env={**os.environ, **RASA_MANNERS, "HOME": str(folder)},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"rasa init failed:\n{done.stdout}{done.stderr}")
    (folder / "credentials.yml").write_text("rest:\n", encoding="utf-8")


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Starter]:
    """The bot of `folder`, served on loopback and ready. Stopped afterwards."""
    port = free_port()
    with open(folder / "log", "wb") as log:
        began = time.monotonic()
        process = subprocess.Popen(
            [RASA, "run", "--interface", "127.0.0.1", "--port", str(port)],
            cwd=folder,
            env={**os.environ, **RASA_MANNERS, "HOME": str(folder)},
            stdout=log,
            stderr=log,
        )
        try:
            url = f"http://127.0.0.1:{port}/webhooks/rest/webhook"
            _wait(url)
            yield Starter(process, url, time.monotonic() - began)
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait(url: str) -> None:
    """Until it really answers. Raises TimeoutError."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with contextlib.suppress(httpx.HTTPError, ValueError):
            answer = httpx.post(url, json={"sender": "ready", "message": "hi"}, timeout=10, trust_env=False)
            if answer.status_code == 200 and answer.json():
                return
        time.sleep(0.2)
    raise TimeoutError("the starter bot did not start")
