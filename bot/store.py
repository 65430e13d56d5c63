"""A tracker store that remembers nothing: the conversation's state lives in our own database.

Every turn starts from an empty tracker, so a turn costs the same after a thousand turns, no text outlives the
turn, and any number of Rasa processes can serve one conversation.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.trackers import DialogueStateTracker


class ForgetfulTrackerStore(TrackerStore):  # type: ignore[misc]
    """Nothing is saved, nothing is found, nothing is streamed."""

    def __init__(self, domain: Any = None, event_broker: Any = None, **settings: Any) -> None:
        super().__init__(domain, event_broker=None, max_event_history=settings.get("max_event_history"))

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Drop the tracker."""

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Always None: Rasa then starts an empty tracker."""
        return None

    async def keys(self) -> Iterable[str]:
        """No conversations are kept."""
        return []
