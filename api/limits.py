"""Brakes: how large a request may be and how many may come. Counts live in memory only.

Network addresses are never stored: what is counted is a keyed hash, and the key goes with the process.
"""

import secrets
from collections.abc import Mapping

from fastapi import Request
from limits import RateLimitItem, parse_many
from limits.strategies import FixedWindowRateLimiter
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.counts import Counts
from api.errors import ApiError, answer
from api.settings import Settings
from api.store.keys import keyed


class Limits:
    """Rate limits per session and per network address. Going over raises 429."""

    def __init__(self, settings: Settings) -> None:
        self._key = secrets.token_bytes(32)
        self._limiter = FixedWindowRateLimiter(Counts())
        self._session = parse_many(settings.session_rate)
        self._address = parse_many(settings.address_rate)
        self._guess = parse_many(settings.guess_rate)
        self._admin = parse_many(settings.admin_rate)

    def chat(self, request: Request, school: str, session: str) -> None:
        """One message of the chat."""
        self._hit(self._address, "address", _address(request))
        self._hit(self._session, "session", school, session)

    def other(self, request: Request) -> None:
        """One request to anything else."""
        self._hit(self._admin, "other", _address(request))

    def guess(self, request: Request) -> None:
        """One code or token that does not exist."""
        self._hit(self._guess, "guess", _address(request))

    def guesses_so_far(self, request: Request) -> None:
        """Raise 429 when this address already sent too many codes or tokens that do not exist."""
        key = self._keyed("guess", _address(request))
        if not all(self._limiter.test(rate, key) for rate in self._guess):
            raise ApiError("too_many")

    def _hit(self, rates: list[RateLimitItem], *parts: str) -> None:
        key = self._keyed(*parts)
        within = [self._limiter.hit(rate, key) for rate in rates]  # every rate counts, also after one is over
        if not all(within):
            raise ApiError("too_many")

    def _keyed(self, *parts: str) -> str:
        return keyed(self._key, *parts)


class BodyLimit:
    """ASGI middleware: refuses a request that is too large, whether it says so or not."""

    def __init__(self, app: ASGIApp, most: int, larger: Mapping[str, int] | None = None) -> None:
        self.app = app
        self.most = most
        self.larger = dict(larger or {})  # path -> bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = self.larger.get(scope["path"], self.most)
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if not announced.isdigit() or int(announced) > most:
            await answer(ApiError("too_large"))(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > most:
                raise HTTPException(413)  # the one error that FastAPI lets through while it reads a body
            return message

        await self.app(scope, counted, send)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
