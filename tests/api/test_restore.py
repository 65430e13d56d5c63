"""Putting a backup back: what ended since does not begin again, and a restore that fails changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from api.store import audit, schools, tables
from api.store.backup import backup, restore
from api.store.errors import BadBackup
from api.store.store import Store, open_store
from api.waves import PublishFailed, close_wave
from tests.api.test_store import everything
from tests.api.world import SCHOOL, SECRET, World


def test_a_school_that_was_erased_stays_away_and_the_trail_goes_on(world: World, tmp_path: Path) -> None:
    world.choose(2)
    place = tmp_path / "kopie.db"
    backup(world.store, place)
    with world.store.write() as conn:
        found = schools.by_slug(conn, SCHOOL)
        schools.remove(conn, SCHOOL)
        audit.note(conn, world.store.today, "school_erased", found.id)
    assert restore(world.store, place)
    assert SCHOOL not in [row.slug for row in world.rows(tables.school)]
    assert not world.rows(tables.answer)
    with world.store.read() as conn:
        assert "school_erased" in audit.names(conn)


def test_a_wave_that_was_closed_does_not_open_again(world: World, tmp_path: Path) -> None:
    def fails(wave: str, store: Store) -> Any:
        raise RuntimeError

    world.choose(2)
    place = tmp_path / "kopie.db"
    backup(world.store, place)
    with pytest.raises(PublishFailed):
        close_wave(world.store, world.wave, fails)
    restore(world.store, place)
    assert world.wave not in [row.wave for row in world.rows(tables.wave_key)]
    assert not world.rows(tables.conversation)
    assert {row.id: row.status for row in world.rows(tables.wave)}[world.wave] == "closed"


def test_a_restore_that_is_killed_halfway_leaves_everything_as_it_was(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: Any) -> None:
        raise KeyboardInterrupt

    place = tmp_path / "kopie.db"
    backup(world.store, place)
    world.choose(2)
    before = everything(world.store)
    monkeypatch.setattr("api.store.later.keep", killed)
    with pytest.raises(KeyboardInterrupt):
        restore(world.store, place)
    assert everything(world.store) == before


def test_a_restore_says_when_it_does_not_know_what_came_after(
    world: World, database: Path, tmp_path: Path
) -> None:
    with world.store.write() as conn:
        audit.note(conn, world.store.today, "school_added")
    place = tmp_path / "kopie.db"
    backup(world.store, place)
    other = tmp_path / "nieuw.db"
    store = open_store(f"sqlite:///{other}", SECRET)
    try:
        assert not restore(store, place)
    finally:
        store.close()


@pytest.mark.parametrize("what", ["map", "ander bestand", "database"])
def test_a_backup_replaces_nothing_but_a_backup(
    store: Store, database: Path, tmp_path: Path, what: str
) -> None:
    place = {"map": tmp_path, "ander bestand": tmp_path / "brief.txt", "database": database}[what]
    if what == "ander bestand":
        place.write_text("een heel ander bestand")
    with pytest.raises((FileExistsError, IsADirectoryError)):
        backup(store, place)
    assert place.is_dir() or place.stat().st_size


def test_a_database_is_not_put_back_over_itself(store: Store, database: Path) -> None:
    with pytest.raises(BadBackup):
        restore(store, database)
