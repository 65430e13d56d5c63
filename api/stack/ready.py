"""Whether each part can really answer: not 'the port is open' but 'it did its work a moment ago'."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from typing import Any

from api.stack.settings import StackSettings

SECONDS = 5.0
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
PROBE = {
    "sender": "gereed",
    "text": "hallo",
    "metadata": {
        "state": None,
        "choice": None,
        "context": {
            "school": {
                "name": "",
                "routes": {"vertrouwenspersoon": None, "bedrijfsarts": None, "mens": None},
            },
            "wave": {"id": "gereed", "kind": "nulmeting", "closes": "2030-01-01"},
            "k": 5,
            "today": "2030-01-01",
            "returning": False,
            "waiting_text": [],
            "announcements": [],
            "previous": {"closed": None},
        },
    },
}


def ask(url: str, body: Any = None, headers: dict[str, str] | None = None) -> tuple[int, Any]:
    """(status, decoded answer); (0, None) when nothing answers, as while a server is still starting."""
    request = urllib.request.Request(
        url,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json", **(headers or {})},
    )
    try:
        with DIRECT.open(request, timeout=SECONDS) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code, None
    except (OSError, ValueError, http.client.HTTPException):
        return 0, None


def rasa(settings: StackSettings) -> bool:
    """The model is loaded and has parsed a sentence (bot/channel.py)."""
    status, answer = ask(f"{settings.rasa_url}/webhooks/werkdruk/ready")
    return status == 200 and answer == {"ready": True}


def actions(settings: StackSettings) -> bool:
    """The action server has read the knowledge base and the theme model, and listens."""
    return ask(f"{settings.actions_url}/health")[0] == 200


def chain(settings: StackSettings) -> bool:
    """A sentence went through the channel, the model and the action, and came back with a reply."""
    key = {"X-Werkdruk-Key": settings.bot_key}
    status, answer = ask(f"{settings.rasa_url}/webhooks/werkdruk/webhook", PROBE, key)
    if status != 200 or not isinstance(answer, list) or len(answer) != 1:
        return False
    return bool(answer[0].get("custom", {}).get("replies"))


def api(settings: StackSettings) -> bool:
    """The API has written to its database."""
    return ask(f"{settings.url}/health/ready")[0] == 200


CHECKS = {"actions": actions, "rasa": rasa, "chain": chain, "api": api}
