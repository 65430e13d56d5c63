"""The real three processes on free ports, with a database of their own, once per test run."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.stack.manager import NAMES
from api.stack.runner import Stack
from api.stack.settings import StackSettings, read_settings


class RunningStack:
    """What a test may do with the stack."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self.settings: StackSettings = stack.settings
        self.demo = stack.demo

    @property
    def url(self) -> str:
        """Base address of the API."""
        return self.settings.url

    @property
    def var(self) -> Path:
        """The folder with the database, the logs and all else that this stack writes."""
        return self.settings.var

    @property
    def database(self) -> Path:
        return self.var / "werkdruk.db"

    def werkdruk(self, *arguments: str, input: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run the command line on this stack's database."""
        return self._stack.werkdruk(*arguments, input=input)

    def kill(self, name: str) -> None:
        """Kill 'rasa', 'actions' or 'api' as a crash would; the process manager starts it again."""
        self._stack.manager.kill(name)

    def wait_ready(self) -> None:
        """Until a sentence has gone through all three processes again."""
        self._stack.wait_ready()

    def pids(self) -> dict[str, int]:
        return {name: self._stack.manager.pid(name) for name in NAMES}

    def logs(self) -> str:
        """Everything that the processes have written to their logs."""
        files = sorted((self.var / "log").glob("*"))
        return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files)


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    """Rasa, action server and API, ready; on loopback, on free ports, with the demo school."""
    database = tmp_path_factory.mktemp("stack")
    settings = read_settings(
        database,
        PORT="0",
        RASA_PORT="0",
        ACTIONS_PORT="0",
        HOST="127.0.0.1",
        PUBLIC_URL="",
        DATABASE_URL=f"sqlite:///{database / 'werkdruk.db'}",
    )
    running = Stack(settings)
    running.start()
    try:
        yield RunningStack(running)
    finally:
        running.stop()
