"""Rasa opens a new connection for every action; here the connection to an endpoint stays open.

A server that was restarted gets a new connection. One that hangs up just when a turn is sent makes that turn
fail, and the API sends it again.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from rasa.utils.endpoints import EndpointConfig

KEPT = "werkdruk_session"  # on the endpoint itself: (event loop, session)

_new_session = EndpointConfig.session


@asynccontextmanager
async def session(endpoint: EndpointConfig) -> AsyncIterator[aiohttp.ClientSession]:
    """The endpoint's session in this event loop; it stays open afterwards."""
    loop = asyncio.get_running_loop()
    owner, kept = getattr(endpoint, KEPT, (None, None))
    if owner is not loop or kept is None or kept.closed:
        kept = _new_session(endpoint)
        setattr(endpoint, KEPT, (loop, kept))
    yield kept


async def close(endpoint: EndpointConfig | None) -> None:
    """Hang up."""
    _, kept = getattr(endpoint, KEPT, (None, None))
    if kept is not None:
        await kept.close()


def install() -> None:
    """Let Rasa's endpoints keep their sessions."""
    EndpointConfig.session = session
