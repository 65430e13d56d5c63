"""The line to the assistant: one retry, and no half answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from api.assistant import AssistantDown, RasaAssistant, Said

REPLY = {"text": "Hoi", "act": "welkom", "question": None, "buttons": [], "progress": {}, "input": None}
TURN = {"custom": {"state": {"status": "open"}, "replies": [REPLY], "writes": []}}


def ask(
    answer: Callable[[httpx.Request], httpx.Response], text: str = "hoi"
) -> tuple[Said, list[httpx.Request]]:
    seen: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return answer(request)

    async def run() -> Said:
        assistant = RasaAssistant(5005, "sleutel", 1.0, httpx.MockTransport(handle))
        try:
            return await assistant.turn(text, {"state": None, "choice": None, "context": {}})
        finally:
            await assistant.close()

    try:
        return asyncio.run(run()), seen
    except AssistantDown:
        assert len(seen) == 2
        raise


def good(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json=[TURN])


def test_a_turn_goes_over_loopback_with_the_key() -> None:
    said, [request] = ask(good)
    assert said.replies[0].text == "Hoi"
    assert str(request.url) == "http://127.0.0.1:5005/webhooks/werkdruk/webhook"
    assert request.headers["x-werkdruk-key"] == "sleutel"
    assert set(json.loads(request.content)) == {"sender", "text", "metadata"}


def test_no_text_travels_as_a_dash() -> None:
    _, [request] = ask(good, "")
    assert json.loads(request.content)["text"] == "-"


def test_turns_cannot_be_tied_together_by_their_sender() -> None:
    senders = {json.loads(ask(good)[1][0].content)["sender"] for _ in range(3)}
    assert len(senders) == 3


BAD: dict[str, Any] = {
    "empty": [],
    "two": [TURN, TURN],
    "no list": TURN,
    "no replies": [{"custom": {**TURN["custom"], "replies": []}}],
    "no state": [{"custom": {"replies": [REPLY]}}],
    "other key": [{"custom": {**TURN["custom"], "extra": 1}}],
    "no custom": [{"text": "hoi"}],
    "a word": "hoi",
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_an_answer_that_is_not_a_turn_is_a_failure_after_one_retry(name: str) -> None:
    with pytest.raises(AssistantDown):
        ask(lambda request: httpx.Response(200, json=BAD[name]))


@pytest.mark.parametrize("status", [401, 404, 500, 503])
def test_another_status_is_a_failure_after_one_retry(status: int) -> None:
    with pytest.raises(AssistantDown):
        ask(lambda request: httpx.Response(status, json=[TURN]))


def test_no_json_is_a_failure() -> None:
    with pytest.raises(AssistantDown):
        ask(lambda request: httpx.Response(200, content=b"<html>"))


@pytest.mark.parametrize("error", [httpx.ConnectError, httpx.ReadTimeout, httpx.RemoteProtocolError])
def test_a_line_that_fails_once_is_tried_again(error: type[httpx.TransportError]) -> None:
    tries: list[int] = []

    def answer(request: httpx.Request) -> httpx.Response:
        tries.append(1)
        if len(tries) == 1:
            raise error("weg")
        return good(request)

    said, seen = ask(answer)
    assert said.replies
    assert len(seen) == 2


def test_readiness_is_asked_of_the_channel() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200 if request.url.path.endswith("/ready") else 500, json={"ready": True})

    async def run(handle: Callable[[httpx.Request], httpx.Response]) -> bool:
        assistant = RasaAssistant(5005, "sleutel", 1.0, httpx.MockTransport(handle))
        try:
            return await assistant.ready()
        finally:
            await assistant.close()

    def refuses(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("weg")

    assert asyncio.run(run(answer)) is True
    assert asyncio.run(run(lambda request: httpx.Response(503))) is False
    assert asyncio.run(run(refuses)) is False


def test_a_failure_is_logged_without_what_was_said(caplog: pytest.LogCaptureFixture) -> None:
    secret = [{"custom": {**TURN["custom"], "replies": [{"text": ["kanariegeel"], "act": 1}]}}]
    with pytest.raises(AssistantDown):
        ask(lambda request: httpx.Response(200, json=secret), "kanariegeel")
    assert len(caplog.records) == 2
    assert "kanariegeel" not in caplog.text
