"""The tracker store forgets."""

import asyncio

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.store import ForgetfulTrackerStore


def test_what_was_said_is_gone_after_the_turn() -> None:
    async def talk() -> None:
        store = ForgetfulTrackerStore(Domain.empty(), host=None, unknown_setting="ignored")
        tracker = DialogueStateTracker.from_events("anna", [UserUttered("mijn geheim")])
        await store.save(tracker)
        assert await store.retrieve("anna") is None
        assert list(await store.keys()) == []
        fresh = await store.get_or_create_tracker("anna")
        assert not [event for event in fresh.events if isinstance(event, UserUttered)]

    asyncio.run(talk())
