"""A person's side of the chat door: sends messages, sends them again when the line fails."""

import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

TRIES = 5


@dataclass
class Chat:
    """One conversation with `/v1/chat/{school}`. `last`: the latest answer, with "replies" and "state"."""

    client: httpx.Client
    school: str
    session: str
    last: dict[str, Any] = field(default_factory=dict)

    def say(self, text: str, message_id: str | None = None) -> dict[str, Any]:
        return self._send({"text": text}, message_id)

    def tap(self, question: str, value: int | str | list[str]) -> dict[str, Any]:
        return self._send({"choice": {"question": question, "value": value}}, None)

    @property
    def open(self) -> str | None:
        """Id of the question that is open, where there is one."""
        asked = [reply["question"] for reply in self.last.get("replies", []) if reply["question"]]
        return asked[-1] if asked else None

    @property
    def buttons(self) -> list[dict[str, Any]]:
        replies = self.last.get("replies", [])
        return list(replies[-1]["buttons"]) if replies else []

    @property
    def acts(self) -> list[str]:
        return [reply["act"] for reply in self.last.get("replies", [])]

    def _send(self, content: dict[str, Any], message_id: str | None) -> dict[str, Any]:
        """Send, and send again on a brake or an outage; the same id, so it counts once."""
        body = {"session": self.session, "message_id": message_id or str(uuid4()), **content}
        for attempt in range(TRIES):
            answer = self.client.post(f"/v1/chat/{self.school}/messages", json=body)
            if answer.status_code not in (429, 503) or attempt == TRIES - 1:
                break
            time.sleep(min(float(answer.headers.get("Retry-After", "1")), 5.0))
        answer.raise_for_status()
        self.last = answer.json()
        return self.last
