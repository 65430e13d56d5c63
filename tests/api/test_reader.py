"""Readers cannot reach what people said: every closed table, in every way we could think of, on both databases."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from api.store.errors import UnsafeDatabase
from api.store.reader import READABLE, ROLE, Reader, open_reader
from api.store.store import Store
from api.store.tables import metadata
from api.store.upkeep import upgrade

CLOSED = sorted(set(metadata.tables) - READABLE)
ROOT = Path(__file__).resolve().parents[2]
WAYS = [
    "SELECT * FROM {table}",
    "SELECT count(*) FROM {table}",
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM {table})",
    "SELECT s.slug FROM school s LEFT JOIN {table} t ON 1 = 1",
    "WITH x AS (SELECT * FROM {table}) SELECT count(*) FROM x",
    "SELECT slug FROM school UNION ALL SELECT 'x' FROM {table}",
    "SELECT (SELECT count(*) FROM {table}) FROM school",
    "DELETE FROM {table}",
    "CREATE VIEW sneaky AS SELECT * FROM {table}",
    "CREATE TABLE copy_of AS SELECT * FROM {table}",
    "DROP TABLE {table}",
]
SQLITE_WAYS = [
    "ATTACH DATABASE ':memory:' AS other",
    "PRAGMA query_only = 0",
    "PRAGMA writable_schema = 1",
    "PRAGMA table_info(answer)",
    "SELECT * FROM sqlite_master",
    "SELECT * FROM sqlite_schema",
    "VACUUM INTO '/dev/null'",
    "UPDATE wave SET status = 'open'",
    "INSERT INTO announcement (id) VALUES ('x')",
    "CREATE TEMP TABLE t (x)",
]
POSTGRES_WAYS = [
    "UPDATE wave SET status = 'open'",
    "COPY answer TO STDOUT",
    "SELECT * FROM pg_authid",
    "CREATE TABLE t (x int)",
    "INSERT INTO announcement (id) VALUES ('x')",
]


@pytest.fixture
def reader(store: Store, database: Path) -> Iterator[Reader]:
    opened = open_reader(f"sqlite:///{database}")
    yield opened
    opened.close()


def refused(reader: Reader, statement: str) -> bool:
    try:
        with reader.read() as conn:
            conn.exec_driver_sql(statement).fetchall()
    except sa.exc.DBAPIError:
        return True
    except sa.exc.ResourceClosedError:
        return False
    return False


def test_the_tables_with_people_in_them_are_closed() -> None:
    people = {"participant", "answer", "mention", "vote", "conversation", "pending_text", "shared_text"}
    keys = {"wave_key", "access_code", "session_link", "processed_message", "access_token", "quality"}
    assert people | keys <= set(CLOSED)


@pytest.mark.parametrize("table", CLOSED)
@pytest.mark.parametrize("way", WAYS)
def test_a_closed_table_is_refused_on_sqlite(reader: Reader, table: str, way: str) -> None:
    assert refused(reader, way.format(table=table))


@pytest.mark.parametrize("statement", SQLITE_WAYS)
def test_the_ways_around_are_refused_on_sqlite(reader: Reader, statement: str) -> None:
    assert refused(reader, statement)


@pytest.mark.parametrize("table", sorted(READABLE))
def test_what_readers_need_can_be_read(reader: Reader, table: str) -> None:
    with reader.read() as conn:
        assert conn.execute(sa.select(metadata.tables[table])).fetchall() == []


def test_a_reader_that_could_read_answers_does_not_start(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.store.reader.READABLE", READABLE | {"answer"})
    with pytest.raises(UnsafeDatabase):
        open_reader(f"sqlite:///{database}")


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    pgserver = pytest.importorskip("pgserver")
    try:
        server = pgserver.get_server(tmp_path_factory.mktemp("readers"), cleanup_mode="delete")
    except (OSError, RuntimeError) as error:
        pytest.skip(f"PostgreSQL does not start here: {type(error).__name__}")
    upgrade(server.get_uri())
    opened = open_reader(server.get_uri())
    yield opened
    opened.close()
    with contextlib.suppress(OSError):
        server.cleanup()


@pytest.mark.parametrize("way", WAYS)
def test_every_closed_table_is_refused_on_postgresql(postgres: Reader, way: str) -> None:
    for table in CLOSED:
        assert refused(postgres, way.format(table=table)), table


@pytest.mark.parametrize("statement", POSTGRES_WAYS)
def test_the_ways_around_are_refused_on_postgresql(postgres: Reader, statement: str) -> None:
    assert refused(postgres, statement)


def test_what_readers_need_can_be_read_on_postgresql(postgres: Reader) -> None:
    with postgres.read() as conn:
        assert conn.scalar(sa.text("SELECT current_user")) == ROLE
        for table in READABLE:
            conn.execute(sa.select(metadata.tables[table])).fetchall()


#: route modules that show something to a working group, facilitator or board
SHOWING = (
    "results",
    "guide",
    "process",
    "workplan",
    "announcements",
    "preview",
    "schedules",
    "downloads",
    "board",
)


def test_routes_that_show_results_read_through_the_reader() -> None:
    for name in SHOWING:
        text = (ROOT / "api" / f"{name}.py").read_text(encoding="utf-8")
        got = re.split(r"\n@\w+\.get\(", text)[1:]
        assert got or name == "preview", name
        for route in got:
            body = re.split(r"\n@\w+\.(?:put|post|delete|patch)\(", route)[0]
            assert "services.store.read" not in body, (name, body[:80])


def test_those_modules_import_nothing_that_reads_answers() -> None:
    for name in SHOWING:
        text = (ROOT / "api" / f"{name}.py").read_text(encoding="utf-8")
        assert not re.search(
            r"api\.store(?: import .*\b(?:responses|own|turns|ideas)\b|\.(?:responses|own|turns))", text
        ), name
