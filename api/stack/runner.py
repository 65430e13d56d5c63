"""One stack from start to stop: processes, database, demo school, readiness."""

from __future__ import annotations

import functools
import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from api.stack import ready
from api.stack.manager import NAMES, Manager
from api.stack.settings import StackError, StackSettings, refuse_busy_ports
from api.wording import wording

PATIENCE = 240.0
PAUSE = 0.2


class Stack:
    """Rasa, action server and API under a process manager. A start that fails leaves nothing running."""

    def __init__(self, settings: StackSettings, say: Callable[[str], None] = lambda _: None) -> None:
        self.settings = settings
        self.say = say
        self.manager = Manager(settings)
        self.demo: dict[str, Any] = {}

    def start(self) -> None:
        """Returns when a sentence has gone through everything and the database has been written."""
        texts = wording("stack")
        for path, name in (
            (self.settings.rasa_model, "geen_model"),
            (self.settings.theme_model, "geen_themamodel"),
        ):
            if not path.exists():
                raise StackError(texts.say(name, pad=path.relative_to(self.settings.root)))
        refuse_busy_ports(self.settings)
        self.say(texts.say("start"))
        try:
            self.manager.start()
            self.prepare()
            self._until(self.manager.is_up, "supervisord")
            self.manager.start_process("api")
            self.wait_ready(first=True)
        except BaseException:
            self.stop()
            raise

    def prepare(self) -> None:
        """Bring the database up to date and make the demo school; both do nothing when done before."""
        self._must("db", "upgrade")
        if not self.settings.demo:
            return
        said = self._must("school", "demo", "--json").strip().splitlines()
        self.demo = json.loads(said[-1]) if said else {}

    def werkdruk(self, *arguments: str, input: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run the command line on this stack's database and settings."""
        return subprocess.run(
            [str(self.settings.root / ".venv" / "bin" / "werkdruk"), *arguments],
            cwd=self.settings.root,
            env=self.settings.command_environment(),
            input=input,
            capture_output=True,
            text=True,
        )

    def wait_ready(self, patience: float = PATIENCE, first: bool = False) -> None:
        """Raises StackError that names the part that is not ready in time, or is not started any more.

        At the `first` start one fall is enough: it would fall again for the same reason.
        """
        began = time.monotonic()
        for part, check in ready.CHECKS.items():
            left = began + patience - time.monotonic()
            self._until(functools.partial(check, self.settings), part, left, first)
            seconds = round(time.monotonic() - began)
            texts = wording("stack")
            self.say(
                "  " + texts.say("klaar_met", onderdeel=texts.say(f"onderdeel.{part}"), seconden=seconds)
            )

    def stop(self) -> None:
        self.manager.stop()

    def _must(self, *arguments: str) -> str:
        done = self.werkdruk(*arguments)
        if done.returncode:
            said = wording("stack").say("opdracht_mislukt", opdracht=" ".join(arguments))
            raise StackError(f"{said}\n{done.stdout}{done.stderr}")
        return done.stdout

    def _until(
        self, check: Callable[[], bool], part: str, patience: float = PATIENCE, first: bool = False
    ) -> None:
        texts = wording("stack")
        name = texts.say(f"onderdeel.{part}")
        deadline = time.monotonic() + patience
        while not check():
            fallen = self._fallen(first)
            if fallen:
                who, log = texts.say(f"onderdeel.{fallen}"), self.settings.log(fallen)
                raise StackError(texts.say("gevallen", onderdeel=who, logboek=log, reden=_last_line(log)))
            if time.monotonic() > deadline:
                log = self.settings.log("rasa" if part == "chain" else part)
                raise StackError(
                    texts.say("niet_gereed", onderdeel=name, seconden=round(patience), logboek=log)
                )
            time.sleep(PAUSE)

    def _fallen(self, first: bool) -> str | None:
        """The first process that fell (at a first start) or was given up; 'supervisord' is one of them."""
        if not self.manager.is_running:
            return "supervisord"
        if not self.manager.is_up():
            return None
        is_down = self.manager.has_fallen if first else self.manager.has_given_up
        return next((name for name in NAMES if is_down(name)), None)


def _last_line(log: Path) -> str:
    """The last thing a process wrote: why it stopped."""
    said = log.read_text(encoding="utf-8", errors="replace").split("\n") if log.is_file() else []
    return next((line.strip() for line in reversed(said) if line.strip()), "")
