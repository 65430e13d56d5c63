"""Someone who holds conversations through the public chat API, tapping and typing, and times every turn."""

from __future__ import annotations

import asyncio
import itertools
import random
import time
import uuid
from collections.abc import Iterator
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


@dataclass(frozen=True)
class Timed:
    """One turn: what kind of message it was, what kind of reply came, how long it took."""

    sent: str  # 'open', 'knop' or 'tekst'
    acts: frozenset[str]
    seconds: float


class Talker:
    """Talks with one code after the other; `codes` may be shared with other talkers."""

    def __init__(self, client: httpx.AsyncClient, school: str, codes: Iterator[str], seed: int) -> None:
        self.client = client
        self.path = f"/v1/chat/{school}/messages"
        self.codes = codes
        self.random = random.Random(seed)
        self.answers = itertools.cycle(ANSWERS)
        self.code = next(codes)
        self.last: dict[str, Any] | None = None

    async def turn(self) -> Timed:
        """One message and its replies. Raises httpx.HTTPStatusError when the answer is an error."""
        kind, message = self._next()
        body = {"session": self.code, "message_id": uuid.uuid4().hex, **message}
        began = time.perf_counter()
        answer = await self.client.post(self.path, json=body)
        seconds = time.perf_counter() - began
        answer.raise_for_status()
        said = answer.json()
        self.last = said["replies"][-1]
        if said["state"] in ENDED or self.last is None or self.last["act"] == "afsluiting":
            self.code, self.last = next(self.codes), None
        return Timed(kind, frozenset(reply["act"] for reply in said["replies"]), seconds)

    def _next(self) -> tuple[str, dict[str, Any]]:
        if self.last is None:
            return "open", {"text": ""}
        buttons = self.last["buttons"]
        if self.last["input"] == "tekst" or not buttons:
            return "tekst", {"text": next(self.answers)}
        button = (
            buttons[0] if self.last["act"] in ("welkom", "bevestig_themas") else self.random.choice(buttons)
        )
        value = [button["value"]] if self.last["input"] == "meerkeuze" else button["value"]
        return "knop", {"choice": {"question": button["question"], "value": value}}


async def talk(url: str, school: str, codes: list[str], users: int, turns: int) -> tuple[list[Timed], float]:
    """`users` people at once take `turns` turns together; the turns, and the seconds it all took."""
    shared = iter(codes)
    limits = httpx.Limits(max_connections=users, max_keepalive_connections=users)
    async with httpx.AsyncClient(base_url=url, timeout=30, limits=limits, trust_env=False) as client:
        talkers = [Talker(client, school, shared, seed) for seed in range(users)]
        left = itertools.count(turns, -1)

        async def person(talker: Talker) -> list[Timed]:
            done = []
            while next(left) > 0:
                done.append(await talker.turn())
            return done

        began = time.perf_counter()
        taken = await asyncio.gather(*(person(talker) for talker in talkers))
        return [turn for turns_of_one in taken for turn in turns_of_one], time.perf_counter() - began
