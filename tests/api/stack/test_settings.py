"""Where the stack runs, and who gets to know which secret."""

import socket
from pathlib import Path

import pytest

from api.stack import settings as stack_settings
from api.stack.settings import StackError, StackSettings, read_settings, refuse_busy_ports


@pytest.fixture
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No settings in the environment, no `.env`; the folder of the stack."""
    for name in list(stack_settings.os.environ):
        if name.startswith("WERKDRUK_") or name == "DATABASE_URL":
            monkeypatch.delenv(name)
    monkeypatch.setattr(stack_settings, "ROOT", tmp_path)
    return tmp_path / "var"


def test_secrets_are_made_once_random_and_for_the_owner_alone(clean: Path) -> None:
    first = read_settings(clean)
    assert len(first.values["WERKDRUK_SECRET"]) >= 64
    assert first.values["WERKDRUK_SECRET"] != first.bot_key
    assert (clean / "demo.env").stat().st_mode & 0o777 == 0o600
    assert read_settings(clean).values == first.values


def test_a_secret_that_is_set_is_not_made(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WERKDRUK_BOT_KEY", "b" * 32)
    monkeypatch.setenv("WERKDRUK_SECRET", "s" * 32)
    assert read_settings(clean).bot_key == "b" * 32
    assert not (clean / "demo.env").exists()


def test_the_environment_goes_before_the_file(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (clean.parent / ".env").write_text("WERKDRUK_PORT=8100\nWERKDRUK_RASA_PORT=5100\n", encoding="utf-8")
    monkeypatch.setenv("WERKDRUK_PORT", "8200")
    ports = read_settings(clean).ports
    assert (ports["api"], ports["rasa"], ports["actions"]) == (8200, 5100, 5055)


@pytest.mark.parametrize("value", ["acht", "-1", "70000", "80.5"])
def test_a_wrong_port_is_named(clean: Path, value: str) -> None:
    with pytest.raises(StackError, match="WERKDRUK_RASA_PORT"):
        read_settings(clean, RASA_PORT=value)


@pytest.mark.parametrize(("value", "demo"), [("", True), ("ja", True), ("nee", False)])
def test_a_host_can_do_without_the_demo_school(clean: Path, value: str, demo: bool) -> None:
    settings = read_settings(clean, **({"DEMO": value} if value else {}))
    assert settings.demo is demo
    assert "WERKDRUK_DEMO" not in settings.values


def test_another_word_for_it_is_refused(clean: Path) -> None:
    with pytest.raises(StackError, match="WERKDRUK_DEMO"):
        read_settings(clean, DEMO="false")


def test_port_0_is_any_free_port(clean: Path) -> None:
    assert read_settings(clean, PORT="0").ports["api"] > 1023


def stack(clean: Path) -> StackSettings:
    return read_settings(clean, SECRET="the-secret" * 4, BOT_KEY="the-bot-key" * 3, PORT="0", RASA_PORT="0")


@pytest.mark.parametrize(
    ("name", "knows_secret", "knows_key"),
    [("rasa", False, True), ("actions", False, False), ("api", True, True)],
)
def test_each_process_knows_what_it_needs(
    clean: Path, monkeypatch: pytest.MonkeyPatch, name: str, knows_secret: bool, knows_key: bool
) -> None:
    monkeypatch.setenv("SOMETHING_OF_THE_HOST", "stays here")
    environment = stack(clean).environment(name)
    assert ("the-secret" * 4 in environment.values()) is knows_secret
    assert ("the-bot-key" * 3 in environment.values()) is knows_key
    assert "SOMETHING_OF_THE_HOST" not in environment


def test_rasa_tells_nobody_that_it_runs(clean: Path) -> None:
    environment = stack(clean).environment("rasa")
    assert environment["RASA_TELEMETRY_ENABLED"] == "false"
    assert environment["HOME"].startswith(str(clean.resolve()))


def test_a_value_that_would_break_the_configuration_is_refused(clean: Path) -> None:
    with pytest.raises(StackError, match="WERKDRUK_PUBLIC_URL"):
        read_settings(clean, PUBLIC_URL='http://x",PATH="/tmp')


@pytest.mark.parametrize(("name", "told"), [("PORT", "API_PORT"), ("RASA_PORT", "RASA_PORT")])
def test_a_busy_port_is_one_sentence_with_the_way_out(clean: Path, name: str, told: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        busy = read_settings(clean, **{"PORT": "0", "RASA_PORT": "0", "ACTIONS_PORT": "0", name: str(port)})
        with pytest.raises(StackError, match=rf"Poort {port} is bezet.*{told}=\d+\."):
            refuse_busy_ports(busy)


def test_free_ports_are_accepted(clean: Path) -> None:
    refuse_busy_ports(read_settings(clean, PORT="0", RASA_PORT="0", ACTIONS_PORT="0"))
