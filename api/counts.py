"""Where the rate limits count: in memory, without threads of its own, and never without end.

The memory storage that comes with `limits` starts a thread and walks over every key at nearly every hit.
"""

import time
from threading import Lock
from typing import Any

from limits.storage import Storage

MOST = 100_000  # keys held at once; beyond that the old ones are looked for, and else all are dropped


class Counts(Storage):
    """Counters that expire."""

    STORAGE_SCHEME = None
    base_exceptions = ()

    def __init__(self, **options: Any) -> None:
        super().__init__(None, **options)
        self._lock = Lock()
        self._counts: dict[str, tuple[int, float]] = {}

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count, and return the count; the window begins at the first."""
        now = time.monotonic()
        with self._lock:
            if len(self._counts) >= MOST:
                self._make_room(now)
            count, until = self._counts.get(key, (0, 0.0))
            if until <= now:
                count, until = 0, now + expiry
            self._counts[key] = (count + amount, until)
            return count + amount

    def get(self, key: str) -> int:
        """The count in this window."""
        count, until = self._counts.get(key, (0, 0.0))
        return count if until > time.monotonic() else 0

    def get_expiry(self, key: str) -> float:
        """The moment at which the window ends (seconds since 1970)."""
        _, until = self._counts.get(key, (0, 0.0))
        return time.time() + max(until - time.monotonic(), 0.0)

    def check(self) -> bool:
        """Memory is always there."""
        return True

    def reset(self) -> int:
        """Forget everything; returns how many counters there were."""
        with self._lock:
            held = len(self._counts)
            self._counts.clear()
        return held

    def clear(self, key: str) -> None:
        """Forget one counter."""
        with self._lock:
            self._counts.pop(key, None)

    def _make_room(self, now: float) -> None:
        self._counts = {key: held for key, held in self._counts.items() if held[1] > now}
        if len(self._counts) >= MOST:
            self._counts.clear()
