"""What has to happen when time passes, and what has to be true at start."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

from api.store import turns
from api.store.engine import make_engine
from api.store.errors import OldDatabase
from api.store.reader import grant
from api.store.store import Store
from api.store.tables import heartbeat, shared_text, wave
from api.store.upsert import upsert

SHARED_TEXT_DAYS = 30
MIGRATIONS = Path(__file__).parent / "migrations"


def tidy(store: Store) -> dict[str, int]:
    """Delete waiting texts after their hour and shared texts 30 days after close; how many of each."""
    with store.write() as conn:
        waiting = turns.purge(conn, int(store.clock().timestamp()))
        old = sa.select(wave.c.id).where(wave.c.closed <= store.today - timedelta(days=SHARED_TEXT_DAYS))
        shared = conn.execute(sa.delete(shared_text).where(shared_text.c.wave.in_(old))).rowcount
    if waiting or shared:
        store.stale.set()
    return {"waiting": waiting, "shared": shared}


def beat(store: Store) -> None:
    """One real write, to show that the database takes it."""
    with store.write() as conn:
        upsert(conn, heartbeat, {"id": "ready", "beat": str(uuid4())})


def upgrade(url: str) -> None:
    """Bring the tables to this version, with the rights of readers. Raises UnsafeDatabase."""
    from alembic import command

    command.upgrade(_config(url), "head")
    engine = make_engine(url)
    try:
        grant(engine)
    finally:
        engine.dispose()


def assert_current(store: Store) -> None:
    """Raise OldDatabase when the tables are not those of this version."""
    from alembic.runtime.migration import MigrationContext

    with store.read() as conn:
        found = MigrationContext.configure(conn).get_current_revision()
    if found != newest():
        raise OldDatabase(found=found or "-", wanted=newest())


def newest() -> str:
    """The revision that belongs to this version."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config("")).get_current_head() or ""


def _config(url: str):  # type: ignore[no-untyped-def]
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    return config
