"""A start that fails says in one sentence what fell and why, and leaves nothing running."""

import sys
from pathlib import Path

import pytest

from api.stack import manager as manager_module
from api.stack.runner import Stack
from api.stack.settings import StackError, read_settings

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture
def stack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stack:
    """A stack whose processes only sleep, with a database that is always ready."""
    secrets = {"SECRET": "s" * 32, "BOT_KEY": "b" * 32}
    made = Stack(read_settings(tmp_path / "var", **secrets, PORT="0", RASA_PORT="0", ACTIONS_PORT="0"))
    monkeypatch.setattr(type(made.settings), "rasa_model", tmp_path)
    monkeypatch.setattr(type(made.settings), "theme_model", tmp_path)
    monkeypatch.setattr(made, "prepare", lambda: None)
    return made


def pretend(monkeypatch: pytest.MonkeyPatch, **commands: list[str]) -> None:
    everything = {"rasa": SLEEP, "actions": SLEEP, "api": SLEEP, **commands}
    monkeypatch.setattr(manager_module, "commands", lambda _: everything)


def test_a_part_that_falls_is_named_with_its_last_words(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, api=[sys.executable, "-c", "raise SystemExit('de instelling X ontbreekt')"])
    with pytest.raises(StackError, match=r"de API\. de instelling X ontbreekt .*api\.log"):
        stack.start()
    assert not stack.manager.is_running


def test_a_part_that_is_not_ready_in_time_is_named(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch)
    stack.manager.start()
    try:
        with pytest.raises(StackError, match=r"nog niet gereed: de actieserver\..*actions\.log"):
            stack.wait_ready(patience=1)
    finally:
        stack.stop()


def test_a_missing_model_says_what_to_run(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(stack.settings), "rasa_model", stack.settings.root / "var" / "nothing.tar.gz")
    with pytest.raises(StackError, match="make train"):
        stack.start()


def test_a_command_that_fails_is_shown(stack: Stack) -> None:
    with pytest.raises(StackError, match="werkdruk geen-opdracht"):
        stack._must("geen-opdracht")
