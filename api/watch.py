"""After a safety card: for half an hour it is known that it is in view, so one 'nee' does not close it.

It lives in this process only, under a keyed hash of the session, and is never written anywhere. Where the
message after a card reaches another worker, the short card is not shown again; the card itself stays in view.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from api.store.keys import keyed

SECONDS = 30 * 60
MOST = 10_000  # sessions held at once; the oldest go first


@dataclass(frozen=True)
class Card:
    """A card in view. `short_for`: the message that got the short card (its retry gets it again).

    `after`: the message that came after that.
    """

    until: float
    route: str
    short_for: str | None = None
    after: str | None = None


class Watch:
    """Which sessions have a safety card in view."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._key = secrets.token_bytes(32)
        self._clock = clock
        self._cards: dict[str, Card] = {}

    def shown(self, school: str, session: str, route: str) -> None:
        """The card was just shown."""
        self._forget_old()
        name = keyed(self._key, school, session)
        self._cards.pop(name, None)
        self._cards[name] = Card(self._clock() + SECONDS, route)

    def in_view(self, school: str, session: str) -> bool:
        """Whether a card is in view."""
        card = self._cards.get(keyed(self._key, school, session))
        return card is not None and card.until > self._clock()

    def shown_again(self, school: str, session: str, message: str) -> str | None:
        """Route of the card that this message gets in short: the first one after it, and a retry of that."""
        name = keyed(self._key, school, session)
        card = self._cards.get(name)
        if card is None or card.until <= self._clock():
            self._cards.pop(name, None)
            return None
        hashed = keyed(self._key, "message", message)
        if card.short_for is None:
            self._cards[name] = replace(card, short_for=hashed)
        return card.route if card.short_for in (None, hashed) else None

    def follows_short(self, school: str, session: str, message: str) -> bool:
        """Whether this message is the first one after the short card, or a retry of it."""
        name = keyed(self._key, school, session)
        card = self._cards.get(name)
        hashed = keyed(self._key, "message", message)
        if card is None or card.short_for in (None, hashed):
            return False
        if card.after is None:
            self._cards[name] = replace(card, after=hashed)
        return card.after in (None, hashed)

    def closed(self, school: str, session: str) -> None:
        """The person chose to go on, or to stop."""
        self._cards.pop(keyed(self._key, school, session), None)

    def _forget_old(self) -> None:
        now = self._clock()
        for name in [name for name, card in self._cards.items() if card.until <= now]:
            del self._cards[name]
        while len(self._cards) >= MOST:
            del self._cards[next(iter(self._cards))]
