"""The line to the assistant: one turn over loopback, one retry, and never half an answer."""

import asyncio
import logging
import secrets
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Protocol

import httpx
from pydantic import BaseModel, ConfigDict, Field, ValidationError

logger = logging.getLogger(__name__)
PAUSE_BEFORE_RETRY = 0.05
NOTHING = "-"  # stands for no text: Rasa drops an empty one


class AssistantDown(Exception):
    """The assistant gave no usable answer, twice."""


class Button(BaseModel):
    """A suggested answer."""

    title: str
    question: str
    value: int | str


class Progress(BaseModel):
    """How far the conversation is, in questions."""

    done: int = 0
    total: int = 0


class Reply(BaseModel):
    """One thing the assistant says. `act` says what kind of thing it is."""

    text: str
    act: str
    question: str | None = None
    buttons: list[Button] = []
    progress: Progress = Progress()
    input: Literal["keuze", "meerkeuze", "tekst"] | None = None


class Said(BaseModel):
    """A packed turn: new state, replies, and what is to be written (checked by api.store.writes)."""

    model_config = ConfigDict(extra="forbid")
    state: dict[str, Any]
    replies: Annotated[list[Reply], Field(min_length=1)]
    writes: list[dict[str, Any]] = []


class Assistant(Protocol):
    """What the chat needs of an assistant."""

    async def turn(self, text: str, metadata: Mapping[str, Any]) -> Said:
        """One turn. Raises AssistantDown."""

    async def ready(self) -> bool:
        """Whether it can answer now."""

    async def close(self) -> None:
        """Let go of the line."""


class RasaAssistant:
    """The assistant behind its own input channel (bot/channel.py)."""

    def __init__(self, port: int, key: str, seconds: float, transport: Any = None) -> None:
        # One fixed address on loopback: httpx's transport does without the client's redirects, cookies and
        # proxies, which take longer than the request itself.
        self._line: httpx.AsyncBaseTransport = transport or httpx.AsyncHTTPTransport(trust_env=False)
        self._url = f"http://127.0.0.1:{port}/webhooks/werkdruk"
        self._headers = {"X-Werkdruk-Key": key}
        self._patience = {"timeout": httpx.Timeout(seconds, connect=min(seconds, 1.0)).as_dict()}

    async def turn(self, text: str, metadata: Mapping[str, Any]) -> Said:
        body = {"text": text or NOTHING, "metadata": dict(metadata)}
        for attempt in (1, 2):
            try:
                return await self._ask(body)
            except (httpx.HTTPError, ValidationError, ValueError, KeyError, IndexError) as error:
                logger.warning("assistant failed, attempt %d: %s", attempt, type(error).__name__)
            if attempt == 1:
                await asyncio.sleep(PAUSE_BEFORE_RETRY)
        raise AssistantDown

    async def _ask(self, body: Mapping[str, Any]) -> Said:
        sender = secrets.token_hex(8)  # a name for this attempt only: nothing ties turns together there
        answer = await self._send("POST", "/webhook", {"sender": sender, **body})
        if not answer.is_success:
            raise ValueError("not a good status")
        messages = answer.json()
        if not isinstance(messages, list) or len(messages) != 1:
            raise ValueError("not one message")
        return Said.model_validate(messages[0]["custom"])

    async def ready(self) -> bool:
        try:
            answer = await self._send("GET", "/ready")
        except httpx.HTTPError:
            return False
        return answer.status_code == httpx.codes.OK

    async def close(self) -> None:
        await self._line.aclose()

    async def _send(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> httpx.Response:
        request = httpx.Request(
            method, self._url + path, headers=self._headers, json=body, extensions=self._patience
        )
        answer = await self._line.handle_async_request(request)
        try:
            await answer.aread()
        finally:
            await answer.aclose()
        return answer
