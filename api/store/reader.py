"""The readers' own way into the database: published results and plans, with no right to what people said.

Routes that show something to a working group, facilitator or board read through it. On SQLite an authorizer
refuses every table that is not on the list; on PostgreSQL the role of the connection has no right to them.
See docs/decisions/0007-readers-own-right.md.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from api.store.engine import BUSY_MS, POOL
from api.store.errors import UnsafeDatabase
from api.store.store import now

ROLE = "werkdruk_lezer"
#: What readers may see; all else is refused: who takes part, answers, themes, votes, texts, keys, codes.
READABLE = frozenset(
    {
        "school",
        "wave",
        "snapshot",
        "published_figure",
        "work_item",
        "process_step",
        "announcement",
        "session_note",
        "schedule",
        "reminder",
        "own_question",
        "knowledge_entry",
        "knowledge_reach",
        "knowledge_version",
        "knowledge_release",
    }
)
ASKED = ("read_uncommitted", None)  # what SQLAlchemy asks of every first connection
SQLITE_ACTIONS = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_TRANSACTION,
        sqlite3.SQLITE_RECURSIVE,
    }
)


@dataclass(frozen=True)
class Reader:
    """Opens views for reading; there is nothing to write with."""

    engine: sa.Engine
    clock: Callable[[], datetime] = now

    @property
    def today(self) -> date:
        return self.clock().date()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A consistent view of what readers may see. Anything else raises sqlalchemy.exc.DatabaseError."""
        with self.engine.connect() as conn, conn.begin():
            yield conn

    def close(self) -> None:
        self.engine.dispose()


def open_reader(url: str, own_login: str = "", clock: Callable[[], datetime] = now) -> Reader:
    """A reader of the database at `url`; `own_login`: address with a login of its own (PostgreSQL).

    Raises UnsafeDatabase when what people said could be read through it, or what is published could not.
    """
    address = sa.make_url(url)
    if address.get_backend_name() == "sqlite":
        reader = Reader(_sqlite(address), clock)
    else:
        reader = Reader(_postgres(own_login or url, own_login), clock)
    _assert_narrow(reader)
    return reader


def grant(engine: sa.Engine) -> None:
    """On PostgreSQL: make the readers' role with its rights, where there is none. Raises UnsafeDatabase.

    Needs a login that may make roles, once; afterwards an administrator can do the same by hand.
    """
    if engine.dialect.name != "postgresql":
        return
    try:
        with engine.begin() as conn:
            if conn.scalar(sa.text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": ROLE}) is None:
                conn.execute(sa.text(f"CREATE ROLE {ROLE} NOLOGIN"))
            tables = ", ".join(f'"{name}"' for name in sorted(READABLE))
            conn.execute(sa.text(f"GRANT USAGE ON SCHEMA public TO {ROLE}"))
            conn.execute(sa.text(f"GRANT SELECT ON {tables} TO {ROLE}"))
            conn.execute(sa.text(f"GRANT {ROLE} TO CURRENT_USER"))
    except sa.exc.ProgrammingError:
        raise UnsafeDatabase(setting=f"rol {ROLE}", found="-", wanted="SELECT") from None


def _sqlite(address: sa.URL) -> sa.Engine:
    """Connections that only read, and only these tables."""

    def connect() -> sqlite3.Connection:
        path = f"file:{address.database}?mode=ro"
        connection = sqlite3.connect(path, uri=True, timeout=BUSY_MS / 1000, check_same_thread=False)
        connection.isolation_level = None
        connection.execute("PRAGMA query_only=1")
        connection.set_authorizer(_allowed)
        return connection

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.QueuePool, **POOL)
    sa.event.listen(engine, "begin", lambda conn: conn.exec_driver_sql("BEGIN"))
    return engine


def _allowed(action: int, name: str | None, detail: str | None, _database: str | None, _inner: Any) -> int:
    """SQLite's authorizer: what is not on the list is refused when a statement is prepared."""
    table = action == sqlite3.SQLITE_READ and name in READABLE
    asks = action == sqlite3.SQLITE_PRAGMA and (name, detail) == ASKED
    return sqlite3.SQLITE_OK if action in SQLITE_ACTIONS or table or asks else sqlite3.SQLITE_DENY


def _postgres(url: str, own_login: str) -> sa.Engine:
    """A login of its own, or the readers' role taken on by every connection; transactions that only read."""
    address = sa.make_url(url).set(drivername="postgresql+psycopg")
    engine = sa.create_engine(address, pool_pre_ping=True, **POOL)

    def prepare(connection: Any, _record: Any) -> None:
        with connection.cursor() as cursor:
            if not own_login:
                cursor.execute(f"SET ROLE {ROLE}")
            cursor.execute("SET default_transaction_read_only = on")
        connection.commit()

    sa.event.listen(engine, "connect", prepare)
    return engine


def _assert_narrow(reader: Reader) -> None:
    """Try it: a snapshot can be read, an answer cannot."""
    try:
        with reader.read() as conn:
            conn.execute(sa.text("SELECT count(*) FROM snapshot"))
    except sa.exc.DatabaseError:
        raise UnsafeDatabase(setting="snapshot", found="-", wanted="SELECT") from None
    try:
        with reader.read() as conn:
            conn.execute(sa.text("SELECT count(*) FROM answer"))
    except sa.exc.DatabaseError:
        return
    raise UnsafeDatabase(setting="answer", found="SELECT", wanted="-")
