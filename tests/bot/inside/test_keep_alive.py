"""One connection to the action server carries many turns, and a lost one is made anew."""

import asyncio
from typing import Any

from aiohttp import web
from rasa.utils.endpoints import EndpointConfig

from bot import keep_alive


def test_turns_share_a_connection_until_it_is_closed() -> None:
    peers: list[Any] = []

    async def answer(request: web.Request) -> web.Response:
        assert request.transport is not None
        peers.append(request.transport.get_extra_info("peername"))
        return web.json_response({"events": [], "responses": []})

    async def run() -> None:
        app = web.Application()
        app.router.add_post("/webhook", answer)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        endpoint = EndpointConfig(f"http://127.0.0.1:{port}/webhook")
        for _ in range(3):
            assert await endpoint.request(json={}) == {"events": [], "responses": []}
        await keep_alive.close(endpoint)
        assert await endpoint.request(json={}) == {"events": [], "responses": []}
        await keep_alive.close(endpoint)
        await runner.cleanup()

    before = EndpointConfig.session
    keep_alive.install()
    try:
        asyncio.run(run())
    finally:
        EndpointConfig.session = before
    assert len(set(peers)) == 2
    assert len(set(peers[:3])) == 1
