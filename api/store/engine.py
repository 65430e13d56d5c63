"""Engines, with the guarantees that the product promises: on SQLite a commit that was answered is on disk."""

import os
import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from api.store.errors import UnsafeDatabase

BUSY_MS = 10_000
#: More connections than there are worker threads (40); errors do not repeat what was to be written.
POOL: dict[str, Any] = {"pool_size": 16, "max_overflow": 32, "hide_parameters": True}
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "2",  # FULL
    "foreign_keys": "1",
    "secure_delete": "1",  # what is deleted is overwritten, not just forgotten
    "busy_timeout": str(BUSY_MS),
}


def make_engine(url: str) -> sa.Engine:
    """Engine for an SQLite or PostgreSQL address; connects later. Raises UnsafeDatabase without a file."""
    address = sa.make_url(url)
    if address.get_backend_name() == "postgresql":
        return sa.create_engine(address.set(drivername="postgresql+psycopg"), pool_pre_ping=True, **POOL)
    if address.database in (None, "", ":memory:"):
        raise UnsafeDatabase(setting="sqlite", found="-", wanted="sqlite:///map/bestand.db")
    engine = sa.create_engine(address, connect_args={"timeout": BUSY_MS / 1000}, **POOL)
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    return engine


def sqlite_path(engine: sa.Engine) -> Path | None:
    """The database file, or None where the database is no file."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return None
    return Path(engine.url.database)


def make_private(path: Path) -> None:
    """Make the folder and an empty file that only this account can read, before anything is in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def assert_durable(engine: sa.Engine) -> None:
    """Raise UnsafeDatabase where SQLite does not do what PRAGMAS ask of it."""
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as conn:
        for name, wanted in PRAGMAS.items():
            found = str(conn.exec_driver_sql(f"PRAGMA {name}").scalar()).lower()
            if found != wanted:
                raise UnsafeDatabase(setting=name, found=found, wanted=wanted)


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by _begin, not guessed by the driver
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}")


def _begin(conn: sa.Connection) -> None:
    """Readers begin DEFERRED; writers take the write lock at once, so that no turn fails halfway."""
    reading = conn.get_execution_options().get("werkdruk_reading")
    conn.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
