"""Someone who holds conversations through the public chat API, tapping and typing, and times every turn."""

from __future__ import annotations

import asyncio
import itertools
import random
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import httpx

ANSWERS = (
    "de administratie rond zorgleerlingen kost me elke week een avond",
    "ouders die tot laat in de avond mailen en meteen antwoord willen",
    "te veel vergaderingen, en nooit tijd om na te kijken",
    "de kinderen, en lachen met collega's in de teamkamer",
    "eerst iets afmaken voordat er iets nieuws bij komt",
)
ENDED = ("klaar", "geweigerd", "toegang")
BACK = 0.4  # share of messages of a wanderer that say 'terug'


@dataclass(frozen=True)
class Timed:
    """One turn: how the message was sent ('opening', 'getikt', 'getypt', 'open', 'terug'), what came, how long."""

    sent: str
    acts: frozenset[str]
    seconds: float

    @property
    def is_question(self) -> bool:
        """An answer to a question with options, tapped or typed, that brought the next question."""
        return self.sent in ("getikt", "getypt") and "vraag" in self.acts

    @property
    def is_open_text(self) -> bool:
        return self.sent == "open"


class Talker:
    """Holds one conversation after the other; a wanderer goes back so often that one lasts 200 turns."""

    def __init__(self, school: str, codes: Iterator[str], seed: int, wanders: bool = False) -> None:
        self.path = f"/v1/chat/{school}/messages"
        self.codes = codes
        self.wanders = wanders
        self.random = random.Random(seed)
        self.answers = itertools.cycle(ANSWERS)
        self.code = next(codes)
        self.last: dict[str, Any] | None = None

    async def turn(self, client: httpx.AsyncClient) -> Timed:
        """One message and its replies. Raises httpx.HTTPStatusError when the answer is an error."""
        kind, message = self._next()
        body = {"session": self.code, "message_id": uuid.uuid4().hex, **message}
        began = time.perf_counter()
        answer = await client.post(self.path, json=body)
        seconds = time.perf_counter() - began
        answer.raise_for_status()
        said = answer.json()
        self.last = said["replies"][-1]
        if said["state"] in ENDED or self.last is None or self.last["act"] == "afsluiting":
            self.code, self.last = next(self.codes), None
        return Timed(kind, frozenset(reply["act"] for reply in said["replies"]), seconds)

    def _next(self) -> tuple[str, dict[str, Any]]:
        if self.last is None:
            return "opening", {"text": ""}
        buttons, kind = self.last["buttons"], self.last["input"]
        if kind == "tekst" or not buttons:
            return "open", {"text": next(self.answers)}
        if self.last["question"] == "meedoen":
            return _tap(buttons[0], kind)
        if self.wanders and self.random.random() < BACK:
            return "terug", {"text": "terug"}
        button = buttons[0] if kind == "meerkeuze" else self.random.choice(buttons)
        if kind == "keuze" and self.random.random() < 0.5:
            return "getypt", {"text": button["title"]}
        return _tap(button, kind)


def _tap(button: dict[str, Any], kind: str) -> tuple[str, dict[str, Any]]:
    value = [button["value"]] if kind == "meerkeuze" else button["value"]
    return "getikt", {"choice": {"question": button["question"], "value": value}}


async def talk(client: httpx.AsyncClient, talkers: Sequence[Talker], turns: int) -> list[Timed]:
    """All talkers at once take `turns` turns together."""
    left = itertools.count(turns, -1)
    done: list[Timed] = []

    async def person(talker: Talker) -> None:
        while next(left) > 0:
            done.append(await talker.turn(client))

    await asyncio.gather(*(person(talker) for talker in talkers))
    return done
