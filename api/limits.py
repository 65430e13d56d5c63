"""Brakes: how large a request may be and how many may come. Counts live in memory only, under a key of their own.

Network addresses are never stored: what is counted is a keyed hash, and the key goes with the process.
"""

import secrets

from fastapi import Request
from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ApiError, answer
from api.settings import Settings
from api.store.keys import keyed


class Limits:
    """Rate limits per session and per network address. Going over raises 429."""

    def __init__(self, settings: Settings) -> None:
        self._key = secrets.token_bytes(32)
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
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
        """One code that does not exist."""
        self._hit(self._guess, "guess", _address(request))

    def wrong_token(self, request: Request) -> None:
        """One token that does not exist."""
        self._hit(self._guess, "token", _address(request))

    def wrong_tokens_so_far(self, request: Request) -> None:
        """Raise 429 when this address already sent too many wrong tokens."""
        key = self._keyed("token", _address(request))
        if not all(self._limiter.test(rate, key) for rate in self._guess):
            raise ApiError("too_many")

    def _hit(self, rates: list[RateLimitItem], *parts: str) -> None:
        key = self._keyed(*parts)
        if not all([self._limiter.hit(rate, key) for rate in rates]):
            raise ApiError("too_many")

    def _keyed(self, *parts: str) -> str:
        return keyed(self._key, *parts)


class TooLarge(Exception):
    """A request has more in it than it may."""


class BodyLimit:
    """ASGI middleware: refuses a request that is too large, whether it says so or not."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if not announced.isdigit() or int(announced) > self.most:
            await answer(ApiError("too_large"))(scope, receive, send)
            return
        seen, started = 0, False

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.most:
                raise TooLarge
            return message

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, counted, watched)
        except TooLarge:
            if started:
                raise
            await answer(ApiError("too_large"))(scope, receive, send)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
