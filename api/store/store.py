"""The store: one engine, the server's secret and a clock."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from threading import Event, Lock

import sqlalchemy as sa

from api.store.engine import assert_durable, make_engine, make_private, sqlite_path


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Store:
    """Opens transactions. `secret` keys the hashes of codes and tokens; `clock` gives UTC moments.

    `within` is the connection of a transaction that is under way: a store made by `inside` takes part in it,
    so that closing a wave and publishing it are one transaction.
    `stale` is set when deleted text may still be in the write-ahead log. SQLite takes one writer at a time;
    waiting for `gate` is shorter than polling there.
    """

    engine: sa.Engine
    secret: bytes
    clock: Callable[[], datetime] = now
    within: sa.Connection | None = None
    stale: Event = field(default_factory=Event)
    gate: Lock = field(default_factory=Lock)

    @property
    def today(self) -> date:
        return self.clock().date()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A consistent view for reading."""
        if self.within is not None:
            yield self.within
            return
        with self.engine.connect() as conn:
            conn = conn.execution_options(werkdruk_reading=True)
            with conn.begin():
                yield conn

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """One transaction: all of it, or nothing of it."""
        if self.within is not None:
            yield self.within
            return
        with self._turnstile(), self.engine.connect() as conn, conn.begin():
            yield conn

    def _turnstile(self) -> AbstractContextManager[object]:
        return self.gate if self.engine.dialect.name == "sqlite" else nullcontext()

    def inside(self, conn: sa.Connection) -> "Store":
        """The same store, taking part in the transaction of `conn`."""
        return replace(self, within=conn)

    def sweep(self) -> bool:
        """Empty the write-ahead log, so that nothing deleted is left on disk. False: it was busy."""
        if self.engine.dialect.name != "sqlite":
            self.stale.clear()
            return True
        self.stale.clear()
        with self.engine.connect() as conn:
            raw = conn.connection.driver_connection
            try:
                busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]  # type: ignore[union-attr]
            except sqlite3.OperationalError:
                busy = True
        if busy:
            self.stale.set()
        return not busy

    def close(self) -> None:
        self.engine.dispose()


def open_store(url: str, secret: str, clock: Callable[[], datetime] = now) -> Store:
    """Open the database at `url` and check its guarantees. Raises UnsafeDatabase."""
    engine = make_engine(url)
    path = sqlite_path(engine)
    if path is not None:
        make_private(path)
    assert_durable(engine)
    return Store(engine, secret.encode(), clock)
