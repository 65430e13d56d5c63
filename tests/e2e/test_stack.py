"""The real processes: who may reach them, what they say when one of them falls, and what they never write down."""

import socket
import uuid
from typing import Any

import httpx
import pytest

from tests.e2e.conftest import RunningStack

pytestmark = pytest.mark.e2e
SENTINEL = "paarsekrokodil"
TURN = {"sender": "e2e", "text": f"mijn {SENTINEL} kost tijd", "metadata": {"state": None}}


def to_rasa(stack: RunningStack, body: Any, key: str | None = None) -> httpx.Response:
    headers = {"X-Werkdruk-Key": key if key is not None else stack.settings.bot_key}
    url = f"{stack.settings.rasa_url}/webhooks/werkdruk/webhook"
    return httpx.post(url, json=body, headers=headers, timeout=20, trust_env=False)


def say(stack: RunningStack, code: str, text: str) -> httpx.Response:
    body = {"session": code, "message_id": uuid.uuid4().hex, "text": text}
    url = f"{stack.url}/v1/chat/{stack.demo['school']}/messages"
    return httpx.post(url, json=body, timeout=30, trust_env=False)


def own_addresses() -> list[str]:
    """Addresses of this computer that others could use."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return []
        found = str(probe.getsockname()[0])
    return [] if found.startswith("127.") else [found]


@pytest.mark.parametrize("name", ["rasa", "actions"])
def test_rasa_and_the_actions_cannot_be_reached_from_outside(stack: RunningStack, name: str) -> None:
    port = stack.settings.ports[name]
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        pass
    for address in own_addresses():
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((address, port), timeout=5).close()


@pytest.mark.parametrize("key", ["", "wrong"])
def test_a_wrong_key_is_refused(stack: RunningStack, key: str) -> None:
    assert to_rasa(stack, TURN, key).status_code == 401


@pytest.mark.parametrize("text", ["/restart", "/verwijderen", '/vrije_tekst{"a": "b"}', " /back"])
def test_an_intent_cannot_be_injected(stack: RunningStack, text: str) -> None:
    assert to_rasa(stack, {**TURN, "text": text}).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/status",
        "/model",
        "/domain",
        "/conversations/e2e/tracker",
        "/webhooks/rest",
        "/webhooks/rest/webhook",
    ],
)
def test_rasas_own_api_and_channels_are_closed(stack: RunningStack, path: str) -> None:
    assert httpx.get(f"{stack.settings.rasa_url}{path}", trust_env=False).status_code == 404


def test_a_fallen_process_comes_back_and_nothing_that_was_said_is_in_a_log(stack: RunningStack) -> None:
    code = stack.werkdruk("codes", "--school", stack.demo["school"], "--count", "1").stdout.strip()
    assert say(stack, code, "").status_code == 200
    before = stack.pids()
    stack.kill("actions")
    answer = to_rasa(stack, TURN)
    assert answer.status_code == 500 or answer.json() == []
    stack.wait_ready()
    stack.kill("rasa")
    down = say(stack, code, f"mijn {SENTINEL} kost tijd")
    assert SENTINEL not in down.text
    stack.wait_ready()
    after = stack.pids()
    assert (before["rasa"] != after["rasa"], before["actions"] != after["actions"]) == (True, True)
    assert before["api"] == after["api"]
    assert say(stack, code, "ja").status_code == 200
    assert SENTINEL not in stack.logs()


def test_rasa_keeps_no_file_of_what_was_said(stack: RunningStack) -> None:
    to_rasa(stack, TURN)
    files = [path for path in (stack.var / "home").rglob("*") if path.is_file()]
    assert not [path for path in files if SENTINEL.encode() in path.read_bytes()]
