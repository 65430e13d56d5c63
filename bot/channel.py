"""The one door into Rasa: the API posts a turn here over loopback and gets the packed answer back.

Rasa's stock channels are not used: `rest` logs the raw text when something fails. This one holds a shared
key, refuses typed intents, logs kinds of failure only, and says whether the assistant can really answer.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot import keep_alive, validation
from bot.nlu import ANSWER, normalise
from bot.store import ForgetfulTrackerStore

logger = logging.getLogger(__name__)

KEY_HEADER = "X-Werkdruk-Key"
SHORTEST_KEY = 16
LONGEST_TEXT = 8_000
LONGEST_SENDER = 200
# No command: it reaches the trained classifier, so an unfitted one shows here and not in a conversation.
SMOKE_SENTENCE = "door de vele vergaderingen kom ik niet aan mijn lessen toe"


class ChannelKeyMissing(ValueError):
    """The shared key of API and channel is absent or too short to be a secret."""


class WerkdrukInput(InputChannel):  # type: ignore[misc]
    """`POST webhook` for a turn, `GET ready` for the process manager and the API."""

    def __init__(self, key: str) -> None:
        self.key = key.encode()
        self.proven_agent: object | None = None

    @classmethod
    def name(cls) -> str:
        return "werkdruk"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WerkdrukInput:
        """The channel with the key of `credentials.yml`. Raises ChannelKeyMissing."""
        key = str((credentials or {}).get("key") or "")
        if len(key) < SHORTEST_KEY or key.startswith("${"):
            raise ChannelKeyMissing(
                f"bot/credentials.yml, veld key: zet WERKDRUK_BOT_KEY op een geheim van minstens "
                f"{SHORTEST_KEY} tekens, hetzelfde als bij de API."
            )
        validation.install()
        keep_alive.install()
        return cls(key)

    def knows(self, request: Request) -> bool:
        """Whether the caller holds the shared key (compared in constant time)."""
        given = str(request.headers.get(KEY_HEADER) or "")
        return hmac.compare_digest(given.encode(), self.key)

    async def is_ready(self, app: Any) -> bool:
        """Whether the model is loaded, forgets, and has parsed a sentence; proven once per loaded model."""
        agent = getattr(app.ctx, "agent", None)
        if agent is None or not agent.is_ready():
            return False
        if agent.processor is not self.proven_agent:
            if not forgets(agent.tracker_store) or not await parses(agent):
                return False
            self.proven_agent = agent.processor
        return True

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The channel's routes, as Rasa mounts them under /webhooks/werkdruk/."""
        routes = Blueprint("werkdruk_webhook", __name__)

        @routes.route("/ready", methods=["GET"])  # type: ignore[untyped-decorator]
        async def ready(request: Request) -> HTTPResponse:
            is_ready = await self.is_ready(request.app)
            return response.json({"ready": is_ready}, status=200 if is_ready else 503)

        @routes.route("/webhook", methods=["POST"])  # type: ignore[untyped-decorator]
        async def webhook(request: Request) -> HTTPResponse:
            if not self.knows(request):
                return response.json({"error": "unknown key"}, status=401)
            if not await self.is_ready(request.app):
                return response.json({"error": "not ready"}, status=503)
            turn = unpack(request)
            if turn is None:
                return response.json({"error": "not a turn"}, status=400)
            return await answer(turn, on_new_message)

        @routes.listener("after_server_stop")  # type: ignore[untyped-decorator]
        async def hang_up(app: Any, _loop: Any) -> None:
            await keep_alive.close(getattr(getattr(app.ctx, "agent", None), "action_endpoint", None))

        return routes


def unpack(request: Request) -> UserMessage | None:
    """The turn in a request; None when it is malformed, too long, or an intent in disguise ('/name{...}')."""
    try:
        body = request.json
    except Exception as error:  # Sanic's own parse error; its text would repeat the body
        logger.warning("turn refused: body is no JSON (%s)", type(error).__name__)
        return None
    if not isinstance(body, dict):
        return None
    sender, text, metadata = body.get("sender"), body.get("text"), body.get("metadata")
    if not isinstance(sender, str) or not 0 < len(sender) <= LONGEST_SENDER:
        return None
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_TEXT:
        return None
    if text.strip().startswith("/") or not isinstance(metadata, dict):
        return None
    return UserMessage(
        text,
        CollectingOutputChannel(),
        sender,
        input_channel=WerkdrukInput.name(),
        metadata=metadata,
        parse_data=None if normalise(text) else without_words(text),
    )


def without_words(text: str) -> dict[str, Any]:
    """What `bot.nlu.CommandClassifier` says of a text without words, as a tapped button sends: no parsing."""
    intent = {"name": ANSWER, "confidence": 1.0}
    return {"text": text, "intent": intent, "intent_ranking": [intent], "entities": []}


async def answer(turn: UserMessage, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> HTTPResponse:
    """Run one turn; 500 without any content when it fails, because the error may hold what was said."""
    try:
        await on_new_message(turn)
    except Exception as error:
        logger.error("turn failed: %s", type(error).__name__)
        return response.json({"error": "turn failed"}, status=500)
    said = [{"custom": m["custom"]} for m in turn.output_channel.messages if "custom" in m]
    return response.json(said)


def forgets(store: Any) -> bool:
    """Whether Rasa really uses the forgetful store: it falls back to memory when it cannot import one."""
    inner = getattr(store, "_tracker_store", store)
    if isinstance(inner, ForgetfulTrackerStore):
        return True
    logger.error("not ready: the tracker store is %s", type(inner).__name__)
    return False


async def parses(agent: Any) -> bool:
    """Whether the loaded model understands a sentence it has not seen and a command word."""
    try:
        sentence = await agent.parse_message(SMOKE_SENTENCE)
        command = await agent.parse_message("pauze")
    except Exception as error:
        logger.error("not ready: the smoke parse failed (%s)", type(error).__name__)
        return False
    understood = sentence["intent"].get("name") and command["intent"].get("name") == "pauze"
    if not understood:
        logger.error("not ready: the smoke parse gave no intent")
    return bool(understood)
