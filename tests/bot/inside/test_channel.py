"""The channel answers only who holds the key, only when it can, and never repeats what was said."""

import asyncio
import json
import logging
import socket
from collections.abc import Awaitable, Callable, Iterator
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest
from rasa.core.channels.channel import UserMessage
from sanic import Sanic
from sanic.server import AsyncioServer

from bot.channel import LONGEST_TEXT, ChannelKeyMissing, WerkdrukInput
from bot.store import ForgetfulTrackerStore

Turn = Callable[[UserMessage], Awaitable[None]]
KEY = "a-key-of-the-tests-0123"
SENTINEL = "paarsekrokodil"
TURN = {"sender": "s1", "text": f"ik zeg {SENTINEL}", "metadata": {"state": None}}


class FakeAgent:
    """A loaded agent as far as the channel looks at one."""

    def __init__(self, ready: bool = True, store: Any = None, parses: bool = True) -> None:
        self._ready, self._parses = ready, parses
        self.tracker_store = store or ForgetfulTrackerStore(None)
        self.processor = object()
        self.parsed = 0

    def is_ready(self) -> bool:
        return self._ready

    async def parse_message(self, text: str) -> Any:
        self.parsed += 1
        if not self._parses:
            raise ValueError(text)
        return {"intent": {"name": "pauze" if text == "pauze" else "vrije_tekst", "confidence": 0.9}}


async def say_one_thing(message: UserMessage) -> None:
    await message.output_channel.send_text_message(message.sender_id, "tekst die de API niet kent")
    await message.output_channel.send_custom_json(message.sender_id, {"replies": [message.metadata]})


async def break_down(message: UserMessage) -> None:
    raise ValueError(message.text)


class Door:
    """The channel on a real server (Sanic allows one a process); agent and what a turn does are set per call.

    Server and client take turns on one loop, without a thread: one still running when Python ends can crash it.
    """

    def __init__(self) -> None:
        self.on_message: Turn = say_one_thing
        self.app = Sanic("channel_test", configure_logging=False)
        channel = WerkdrukInput(KEY).blueprint(lambda message: self.on_message(message))
        self.app.blueprint(channel, url_prefix="/webhooks/werkdruk")
        self.loop = asyncio.new_event_loop()
        self.listening = socket.socket()
        self.listening.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listening.getsockname()[1]}/webhooks/werkdruk"
        self.server = self._wait(self._serve())

    def _wait(self, work: Any) -> Any:
        return self.loop.run_until_complete(asyncio.wait_for(work, timeout=20))

    async def _serve(self) -> AsyncioServer:
        server = await self.app.create_server(sock=self.listening, return_asyncio_server=True)
        await server.startup()
        return server

    def close(self) -> None:
        self._wait(self.server.close())
        self.loop.close()

    def call(
        self,
        method: str,
        path: str,
        agent: FakeAgent | None,
        on_message: Turn = say_one_thing,
        key: str | None = KEY,
        body: Any = None,
        raw: bytes | None = None,
    ) -> tuple[int, str]:
        """Status and text of one request."""
        self.app.ctx.agent, self.on_message = agent, on_message
        headers = {"X-Werkdruk-Key": key} if key else {}
        data = raw if raw is not None else (json.dumps(body).encode() if body is not None else None)

        async def ask() -> tuple[int, str]:
            async with (
                aiohttp.ClientSession() as session,
                session.request(method, f"{self.url}/{path}", headers=headers, data=data) as answer,
            ):
                return answer.status, await answer.text()

        status, text = self._wait(ask())
        return status, text


@pytest.fixture(scope="module")
def door() -> Iterator[Door]:
    door = Door()
    yield door
    door.close()


def test_a_turn_comes_back_as_custom_json_alone(door: Door) -> None:
    status, text = door.call("POST", "webhook", FakeAgent(), body=TURN)
    assert (status, json.loads(text)) == (200, [{"custom": {"replies": [{"state": None}]}}])


@pytest.mark.parametrize(("text", "parsed"), [("-", False), (" … ", False), ("vaak", True), ("3", True)])
def test_only_a_text_with_words_is_parsed(door: Door, text: str, parsed: bool) -> None:
    turns: list[UserMessage] = []

    async def keep(message: UserMessage) -> None:
        turns.append(message)

    door.call("POST", "webhook", FakeAgent(), keep, body={**TURN, "text": text})
    known = turns[0].parse_data
    assert (known is None) is parsed
    assert parsed or (known["intent"]["name"], known["text"], known["entities"]) == ("vrije_tekst", text, [])


@pytest.mark.parametrize("key", [None, "", "wrong", KEY + "x", KEY[:-1]])
def test_a_wrong_key_is_refused(door: Door, key: str | None) -> None:
    assert door.call("POST", "webhook", FakeAgent(), key=key, body=TURN)[0] == 401


@pytest.mark.parametrize(
    "agent",
    [
        None,
        FakeAgent(ready=False),
        FakeAgent(parses=False),
        FakeAgent(store=SimpleNamespace(remembers="everything")),
    ],
    ids=["no agent", "no model", "unfitted classifier", "a store that remembers"],
)
def test_what_cannot_answer_says_503(door: Door, agent: FakeAgent | None) -> None:
    assert door.call("GET", "ready", agent, key=None)[0] == 503
    assert door.call("POST", "webhook", agent, body=TURN)[0] == 503


def test_readiness_is_proven_once_per_model(door: Door) -> None:
    agent = FakeAgent()
    for _ in range(3):
        assert door.call("GET", "ready", agent, key=None) == (200, '{"ready":true}')
    assert agent.parsed == 2


@pytest.mark.parametrize(
    "text",
    [
        "/restart",
        "/verwijderen",
        '/vrije_tekst{"a":"b"}',
        "  /restart",
        "\n/back",
        "",
        "   ",
        "x" * (LONGEST_TEXT + 1),
        None,
        7,
    ],
)
def test_an_intent_in_disguise_or_no_text_is_refused(door: Door, text: Any) -> None:
    assert door.call("POST", "webhook", FakeAgent(), body={**TURN, "text": text})[0] == 400


@pytest.mark.parametrize(
    "body", [[], "x", {}, {**TURN, "sender": ""}, {**TURN, "sender": "x" * 500}, {**TURN, "metadata": None}]
)
def test_what_is_no_turn_is_refused(door: Door, body: Any) -> None:
    assert door.call("POST", "webhook", FakeAgent(), body=body)[0] == 400


def test_a_broken_body_and_a_failed_turn_leave_no_trace_of_the_text(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        status, text = door.call("POST", "webhook", FakeAgent(), raw=b'{"text": "' + SENTINEL.encode())
        assert status == 400
        assert SENTINEL not in text
        status, text = door.call("POST", "webhook", FakeAgent(), on_message=break_down, body=TURN)
        assert status == 500
        assert SENTINEL not in text
    assert "turn failed: ValueError" in caplog.text
    assert SENTINEL not in caplog.text


@pytest.mark.parametrize(
    "credentials", [None, {}, {"key": ""}, {"key": "short"}, {"key": "${WERKDRUK_BOT_KEY}"}]
)
def test_a_channel_without_a_secret_does_not_start(credentials: Any) -> None:
    with pytest.raises(ChannelKeyMissing, match="WERKDRUK_BOT_KEY"):
        WerkdrukInput.from_credentials(credentials)
