"""The configuration of the process manager, and the manager itself with processes that cost nothing."""

import configparser
import os
import shlex
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from api.stack import manager as manager_module
from api.stack.manager import Manager, commands, configuration
from api.stack.settings import StackError, StackSettings, read_settings

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
FALL = [sys.executable, "-c", "raise SystemExit(3)"]


@pytest.fixture
def settings(tmp_path: Path) -> StackSettings:
    secrets = {"SECRET": "geheim%(x)s" * 4, "BOT_KEY": "sleutel" * 5}
    ports = {"PORT": "0", "RASA_PORT": "0", "ACTIONS_PORT": "0"}
    return read_settings(tmp_path, **secrets, **ports, HOST="0.0.0.0")


def until(check: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < deadline, "did not happen in time"
        time.sleep(0.05)


def test_only_the_api_listens_on_the_outside(settings: StackSettings) -> None:
    started = commands(settings)
    assert [name for name, command in started.items() if "0.0.0.0" in command] == ["api"]
    assert "--enable-api" not in started["rasa"]
    assert "--cors" not in started["rasa"]


def test_the_configuration_says_what_the_settings_say(settings: StackSettings) -> None:
    parser = configparser.RawConfigParser(strict=True)
    parser.read_string(configuration(settings))
    for name, command in commands(settings).items():
        program = parser[f"program:{name}"]
        assert shlex.split(program["command"].replace("%%", "%")) == command
        assert program["autorestart"] == "true"
    assert parser["program:api"]["autostart"] == "false"
    assert "geheim%%(x)s" in parser["program:api"]["environment"]
    assert "geheim" not in parser["program:rasa"]["environment"]
    assert "inet_http_server" not in parser


@pytest.fixture
def running(settings: StackSettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Manager]:
    pretend = {"rasa": SLEEP, "actions": FALL, "api": SLEEP}
    monkeypatch.setattr(manager_module, "commands", lambda _: pretend)
    monkeypatch.setattr(manager_module, "START_SECONDS", 1)
    manager = Manager(settings)
    manager.start()
    try:
        until(manager.is_up)
        yield manager
    finally:
        manager.stop()


def test_a_second_stack_in_the_same_folder_is_refused(running: Manager) -> None:
    with pytest.raises(StackError, match="draait al"):
        Manager(running.settings).start()
    assert running.is_up()


def test_a_process_that_is_killed_comes_back_and_stop_ends_everything(running: Manager) -> None:
    assert (running.settings.var / "run" / "supervisord.conf").stat().st_mode & 0o777 == 0o600
    assert running.pid("api") == 0
    running.start_process("api")
    until(lambda: running.pid("rasa") != 0 and running.pid("api") != 0)
    first = running.pid("rasa")
    running.kill("rasa")
    until(lambda: running.pid("rasa") not in (0, first))
    until(lambda: running.has_fallen("actions"))
    assert not running.has_fallen("rasa")
    pids = [running.pid("rasa"), running.pid("api")]
    running.stop()
    assert not running.is_running
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
