"""The database: durable, private, without an order of answering, and really empty after erasing."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from api.store import codes, schools, tables, turns, upkeep, waves
from api.store.backup import backup, check, default_place, restore
from api.store.engine import assert_durable, make_engine
from api.store.errors import BadBackup, OldDatabase, UnsafeDatabase
from api.store.store import Store, open_store
from api.store.tables import answer, metadata, snapshot, wave
from api.store.upkeep import assert_current, beat, newest, upgrade
from api.waves import close_wave, open_wave, publish_results
from tests.api.world import SCHOOL, SECRET, World, opening
from tests.attacks.world import base

CANARY = "kanariegeel7f3a"


def files_of(database: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in database.parent.glob(f"{database.name}*")}


def test_sqlite_is_asked_for_what_was_promised(store: Store) -> None:
    with store.engine.connect() as conn:
        found = {
            name: conn.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2}


@pytest.mark.parametrize("name", ["journal_mode", "synchronous", "foreign_keys", "secure_delete"])
def test_a_database_without_the_promise_does_not_start(
    database: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    from api.store import engine

    monkeypatch.setattr(engine, "PRAGMAS", {**engine.PRAGMAS, name: "iets anders"})
    monkeypatch.setattr(engine, "_prepare", lambda connection, record: None)
    with pytest.raises(UnsafeDatabase):
        assert_durable(make_engine(f"sqlite:///{database}"))


def test_the_file_is_for_this_account_only(tmp_path: Path) -> None:
    place = tmp_path / "diep" / "werkdruk.db"
    upgrade(f"sqlite:///{place}")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_the_migrations_make_the_tables_of_the_code(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.engine.connect() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []


def test_an_old_database_does_not_start(tmp_path: Path) -> None:
    opened = open_store(f"sqlite:///{tmp_path / 'leeg.db'}", SECRET)
    with pytest.raises(OldDatabase):
        assert_current(opened)
    opened.close()


def test_waves_of_before_they_were_numbered_get_their_place(tmp_path: Path) -> None:
    from alembic import command

    address = f"sqlite:///{tmp_path / 'oud.db'}"
    command.upgrade(upkeep._config(address), "0003")
    opened = open_store(address, SECRET)
    with opened.write() as conn:
        school = schools.add(conn, opened.today, "de-linde", "De Linde", {}, {}, k=5)
        for name, opens, closed in (
            ("b", date(2026, 9, 1), date(2026, 9, 11)),
            ("a", date(2026, 10, 1), date(2026, 10, 1)),
            ("c", date(2026, 10, 1), date(2026, 10, 1)),
            ("z", date(2026, 11, 1), date(2026, 11, 1)),
            ("d", date(2026, 11, 1), date(2026, 11, 11)),
            ("e", date(2026, 11, 1), None),
        ):
            conn.execute(
                sa.insert(wave).values(
                    id=name,
                    school=school.id,
                    kind="puls",
                    questionnaire_version=1,
                    status="published" if closed else "open",
                    opens=opens,
                    closes=opens,
                    closed=closed,
                    pmr=opens,
                    purpose="x",
                    sample="iedereen",
                    settings={},
                )
            )
    opened.close()
    upgrade(address)
    opened = open_store(address, SECRET)
    with opened.read() as conn:
        found = [(one.id, one.number) for one in waves.of_school(conn, school.id)]
    opened.close()
    assert found == [("b", 1), ("a", 2), ("c", 3), ("z", 4), ("d", 5), ("e", 6)]


def test_answers_of_waves_that_were_published_before_go(world: World) -> None:
    world.choose(2)
    with world.store.write() as conn:
        row = {"wave": world.wave, "kind": "puls", "questionnaire_version": 1}
        old = {
            "school": schools.by_slug(conn, SCHOOL).id,
            "opens": date(2026, 9, 1),
            "closes": date(2026, 9, 9),
        }
        old |= {"pmr": date(2026, 9, 1), "purpose": "x", "sample": "iedereen", "settings": {}}
        for number, status in ((-3, "closed"), (-2, "published"), (-1, "closed")):
            conn.execute(
                sa.insert(wave).values(
                    id=status + str(number),
                    status=status,
                    number=number,
                    **old,
                    **{k: v for k, v in row.items() if k != "wave"},
                )
            )
            person = {"id": f"p{number}", "wave": status + str(number), "working_group": False}
            conn.execute(sa.insert(tables.participant).values(person))
            conn.execute(sa.insert(answer).values(participant=f"p{number}", question="q", value=1))
        conn.execute(sa.text("UPDATE alembic_version SET version_num = '0004'"))
    upgrade(world.store.engine.url.render_as_string(hide_password=False))
    kept = {one.wave for one in world.rows(tables.participant)}
    assert kept == {world.wave, "closed-1"}
    assert len(world.rows(answer)) == 2


def test_upgrading_twice_changes_nothing(database: Path) -> None:
    before = database.read_bytes()
    upgrade(f"sqlite:///{database}")
    assert database.read_bytes() == before


def test_no_table_has_a_hidden_counter(store: Store) -> None:
    with store.read() as conn:
        made = dict(conn.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all())
    for name in metadata.tables:
        assert "WITHOUT ROWID" in made[name], name


def test_no_column_holds_a_time_finer_than_the_day_or_who_someone_is() -> None:
    for table in metadata.tables.values():
        for column in table.columns:
            assert not isinstance(column.type, sa.DateTime | sa.Time), (table.name, column.name)
            assert column.autoincrement in ("auto", False)
            if isinstance(column.type, sa.BigInteger):
                assert (table.name, column.name) == ("pending_text", "expires")
            assert column.name not in {"ip", "email", "user_agent", "created_at"}


def test_a_transaction_is_all_or_nothing(world: World) -> None:
    def half() -> None:
        with world.store.write() as conn:
            conn.execute(sa.delete(tables.access_code))
            conn.execute(sa.insert(answer).values(participant="bestaat-niet", question="q_tijd", value=1))

    with pytest.raises(sa.exc.IntegrityError) as error:
        half()
    assert "bestaat-niet" not in str(error.value)
    assert len(world.rows(tables.access_code)) == 8


def test_a_heartbeat_is_one_row(store: Store) -> None:
    beat(store)
    beat(store)
    with store.read() as conn:
        assert conn.scalar(sa.select(sa.func.count()).select_from(tables.heartbeat)) == 1


@pytest.mark.parametrize("how", ["chat", "own data"])
def test_erasing_leaves_nothing_in_the_files(world: World, database: Path, how: str) -> None:
    world.choose(2)
    world.say(f"idee: {CANARY}")
    assert any(CANARY.encode() in raw for raw in files_of(database).values())
    world.say("deel")
    world.say(f"idee: {CANARY} nog een keer")
    if how == "chat":
        world.say("wis")
    else:
        path = "/v1/chat/de-linde/mine"
        world.client.request("DELETE", path, headers={"X-Session": world.codes[0]})
    assert world.store.stale.is_set()
    assert world.store.sweep()
    assert not world.store.stale.is_set()
    assert not any(CANARY.encode() in raw for raw in files_of(database).values())


def test_saying_no_to_sharing_leaves_nothing_in_the_files(world: World, database: Path) -> None:
    world.say(f"idee: {CANARY}")
    world.say("weg")
    assert world.store.stale.is_set()
    world.store.sweep()
    assert not any(CANARY.encode() in raw for raw in files_of(database).values())


def test_typed_words_that_come_back_in_a_reply_do_not_stay(world: World, database: Path) -> None:
    world.say(f"idee: {CANARY}")
    world.choose(1)
    world.say("weg")
    world.store.sweep()
    assert not any(CANARY.encode() in raw for raw in files_of(database).values())


def test_a_backup_during_writes_is_whole(world: World, tmp_path: Path) -> None:
    stop = threading.Event()
    acknowledged: list[str] = []

    def write() -> None:
        while not stop.is_set():
            for code in world.codes:
                world.choose(1 + len(acknowledged) % 3, code=code)
                acknowledged.append(code)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            place = tmp_path / f"kopie{number}.db"
            before = len(acknowledged)
            backup(world.store, place)
            check(place)
            assert versions(place) >= before
    finally:
        stop.set()
        writer.join()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def versions(place: Path) -> int:
    """Turns in a database: every acknowledged one raised a version."""
    conn = sqlite3.connect(place)
    try:
        return int(conn.execute("SELECT coalesce(sum(version), 0) FROM conversation").fetchone()[0])
    finally:
        conn.close()


def test_a_restored_backup_is_equal_row_for_row(world: World, tmp_path: Path) -> None:
    world.choose(2)
    world.say("thema")
    before = everything(world.store)
    place = tmp_path / "kopie.db"
    backup(world.store, place)
    world.choose(3)
    world.choose(1, code=world.codes[1])
    assert everything(world.store) != before
    restore(world.store, place)
    assert everything(world.store) == before
    assert_durable(world.store.engine)
    assert world.choose(3).status_code == 200


def test_a_wave_published_since_the_backup_stays_published_as_it_was(world: World, tmp_path: Path) -> None:
    """Two snapshots of one wave would differ by whoever answered in between."""
    for code in world.codes[:3]:
        world.choose(2, code=code)
    place = tmp_path / "kopie.db"
    backup(world.store, place)
    world.choose(3, code=world.codes[3])
    close_wave(world.store, world.wave, publish_results)
    before = everything(world.store)
    restore(world.store, place)
    assert everything(world.store) == {**before, "audit_event": everything(world.store)["audit_event"]}
    close_wave(world.store, world.wave, publish_results)
    assert world.rows(snapshot) == before["snapshot"]
    assert world.choose(2).json()["state"] == "klaar"


def test_a_wave_that_the_backup_does_not_have_comes_back_with_what_was_published(
    world: World, tmp_path: Path
) -> None:
    close_wave(world.store, world.wave, publish_results)
    place = tmp_path / "kopie.db"
    backup(world.store, place)
    second = open_wave(world.store, base(), SCHOOL, opening(world.clock)).id
    close_wave(world.store, second, publish_results)
    before = everything(world.store)
    restore(world.store, place)
    for name in ("wave", "snapshot", "published_figure"):
        assert everything(world.store)[name] == before[name]


def test_what_was_deleted_or_revoked_since_the_backup_stays_so(world: World, tmp_path: Path) -> None:
    for code in world.codes[:3]:
        world.choose(2, code=code)
        world.say("idee: nummer", code=code)
        world.say("deel", code=code)
    place = tmp_path / "kopie.db"
    backup(world.store, place)
    gone = {"X-Session": world.codes[0]}
    assert world.client.request("DELETE", f"/v1/chat/{SCHOOL}/mine", headers=gone).status_code == 204
    with world.store.write() as conn:
        found = schools.by_slug(conn, SCHOOL)
        codes.revoke(conn, world.store.secret, found.id, world.codes[1], world.store.today)
        turns.erase_with_code(conn, world.store, found.id, world.codes[1])
    restore(world.store, place)
    assert len(world.rows(tables.participant)) == len(world.rows(tables.shared_text)) == 1
    assert world.say(code=world.codes[1]).json()["state"] == "toegang"
    assert world.mine(world.codes[2]).json()["answers"]


def test_who_began_anew_after_a_deletion_does_not_get_the_old_answers_back(
    world: World, tmp_path: Path
) -> None:
    world.choose(3)
    world.say("idee: iets over iemand")
    world.say("deel")
    world.choose(2, code=world.codes[1])
    world.say("idee: eerst dit", code=world.codes[1])
    world.say("deel", code=world.codes[1])
    place = tmp_path / "kopie.db"
    backup(world.store, place)
    gone = {"X-Session": world.codes[0]}
    assert world.client.request("DELETE", f"/v1/chat/{SCHOOL}/mine", headers=gone).status_code == 204
    world.say("")
    world.say("weg", code=world.codes[1])
    world.say("idee: toch iets anders", code=world.codes[1])
    world.say("deel", code=world.codes[1])
    restore(world.store, place)
    assert len(world.rows(tables.answer)) == 1
    assert not world.rows(tables.shared_text)


def everything(store: Store) -> dict[str, list[Any]]:
    with store.read() as conn:
        return {name: list(conn.execute(sa.select(table))) for name, table in metadata.tables.items()}


def test_a_damaged_backup_changes_nothing(world: World, tmp_path: Path) -> None:
    world.choose(2)
    place = tmp_path / "kopie.db"
    backup(world.store, place)
    raw = bytearray(place.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 4096] = b"\xff" * 4096
    place.write_bytes(raw)
    before = everything(world.store)
    with pytest.raises(BadBackup):
        restore(world.store, place)
    assert everything(world.store) == before


@pytest.mark.parametrize("content", [None, b"", b"geen database"])
def test_what_is_no_backup_is_refused(store: Store, tmp_path: Path, content: bytes | None) -> None:
    place = tmp_path / "kopie.db"
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(BadBackup):
        restore(store, place)


def test_a_backup_of_another_version_is_refused(store: Store, database: Path, tmp_path: Path) -> None:
    place = Path(shutil.copy(database, tmp_path / "oud.db"))
    conn = sqlite3.connect(place)
    conn.execute("UPDATE alembic_version SET version_num = '0000'")
    conn.commit()
    conn.close()
    with pytest.raises(BadBackup):
        restore(store, place)


def test_a_backup_that_fails_leaves_no_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(place: Path) -> None:
        raise BadBackup(file=str(place))

    monkeypatch.setattr("api.store.backup.check", fails)
    with pytest.raises(BadBackup):
        backup(store, tmp_path / "kopie.db")
    assert list(tmp_path.glob("kopie*")) == []


def test_backups_are_named_after_the_moment(store: Store, database: Path) -> None:
    assert default_place(store) == database.parent / "backups" / "werkdruk-20261120-093000.db"


def test_the_newest_revision_is_known() -> None:
    assert newest() == "0005"
    assert upkeep.MIGRATIONS.is_dir()
