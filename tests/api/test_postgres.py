"""The same store on a real PostgreSQL: migrations, a turn, idempotency, closing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from api.store import codes, own, schools, turns, waves
from api.store.errors import Conflict, OtherBody, Taken
from api.store.store import Store, open_store
from api.store.tables import answer, metadata, participant, quality, shared_text
from api.store.turns import After
from api.store.upkeep import assert_current, beat, tidy, upgrade
from api.store.writes import Catalogue, read_writes
from api.waves import close_wave, open_wave
from tests.api.conftest import HEADCOUNTS, published
from tests.api.world import SCHOOL, SECRET, WRITES, Clock, opening, small_base

pgserver = pytest.importorskip("pgserver")
KNOWN = Catalogue(
    questions={"q_tijd": frozenset({1, 2, 3}), "open_kost": None, "idee": None},
    measures=frozenset(),
    themes=frozenset({"oudercontact"}),
    behind=frozenset(),
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("postgres")
    try:
        server = pgserver.get_server(folder, cleanup_mode="delete")
    except (OSError, RuntimeError) as error:
        pytest.skip(f"PostgreSQL does not start here: {type(error).__name__}")
    upgrade(server.get_uri())
    yield server.get_uri()
    with contextlib.suppress(OSError):
        server.cleanup()


@pytest.fixture
def postgres(address: str) -> Iterator[tuple[Store, str]]:
    """A store with a school and an open wave, and one code."""
    opened = open_store(address, SECRET, Clock())
    with opened.write() as conn:
        for table in reversed(metadata.sorted_tables):
            conn.execute(sa.delete(table))
        school = schools.add(conn, opened.today, SCHOOL, "De Linde", HEADCOUNTS, {})
        [code] = codes.make(conn, opened.secret, school.id, opened.today, 1)
    open_wave(opened, small_base(), SCHOOL, opening(Clock()))
    yield opened, code
    opened.close()


def take(store: Store, code: str, message: str, text: str = "", volatile: bool = False) -> None:
    writes = [{"op": "answer", "question": "q_tijd", "value": 2}] if not text else WRITES[text]
    before = turns.load(store, SCHOOL, code, message, text)
    after = After({"status": "open"}, read_writes(writes, KNOWN), '{"x":1}', volatile)
    turns.commit(store, before, after)


def rows(store: Store, table: sa.Table) -> list[sa.Row[tuple[object, ...]]]:
    with store.read() as conn:
        return list(conn.execute(sa.select(table)).all())


def test_the_tables_are_those_of_the_code(postgres: tuple[Store, str]) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    store, _ = postgres
    assert_current(store)
    beat(store)
    with store.engine.connect() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []


def test_a_turn_is_stored_once_and_repeated(postgres: tuple[Store, str]) -> None:
    store, code = postgres
    take(store, code, "m1")
    again = turns.load(store, SCHOOL, code, "m1", "")
    assert (again.done, again.reply, again.version) == (True, '{"x":1}', 1)
    with pytest.raises(OtherBody):
        turns.load(store, SCHOOL, code, "m1", "iets anders")
    assert [row.value for row in rows(store, answer)] == [2]


def test_of_turns_at_once_one_wins_and_the_others_have_to_load_again(postgres: tuple[Store, str]) -> None:
    store, code = postgres
    take(store, code, "eerst")
    before = turns.load(store, SCHOOL, code, "m2", "")
    writes = read_writes(WRITES["thema"], KNOWN)

    def commit(_: int) -> bool:
        try:
            turns.commit(store, before, After({}, writes, "{}", True))
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(commit, range(8))) == 1
    assert [row.count for row in rows(store, quality)] == [1]


def test_first_turns_at_once_make_one_participant(postgres: tuple[Store, str]) -> None:
    store, code = postgres
    before = turns.load(store, SCHOOL, code, "m1", "")

    def commit(_: int) -> bool:
        try:
            turns.commit(store, before, After({}, [], "{}", False))
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(commit, range(8))) == 1
    assert len(rows(store, participant)) == 1


def test_erasing_and_closing_leave_what_they_should(postgres: tuple[Store, str]) -> None:
    store, code = postgres
    take(store, code, "m1")
    take(store, code, "m2", "thema")
    _, who = turns.speaker(store, SCHOOL, code)
    assert who is not None
    own.delete(store, who)
    assert rows(store, participant) == rows(store, answer) == rows(store, shared_text) == []
    take(store, code, "m3")
    close_wave(store, who.wave, published)
    with store.read() as conn:
        assert waves.by_id(conn, who.wave).status == "published"
    assert [row.participant for row in rows(store, answer)] == [row.id for row in rows(store, participant)]
    assert who.participant not in {row.id for row in rows(store, participant)}
    assert tidy(store) == {"waiting": 0, "shared": 0}
    assert store.sweep()


def test_a_slug_can_be_used_once(postgres: tuple[Store, str]) -> None:
    store, _ = postgres

    def again() -> None:
        with store.write() as conn:
            schools.add(conn, store.today, SCHOOL, "Nog een", {}, {})

    with pytest.raises(Taken):
        again()


def test_backups_of_postgresql_are_made_with_its_own_tool(
    postgres: tuple[Store, str], tmp_path: Path
) -> None:
    from api.store.backup import backup
    from api.store.errors import BadBackup

    with pytest.raises(BadBackup):
        backup(postgres[0], tmp_path / "kopie.db")
