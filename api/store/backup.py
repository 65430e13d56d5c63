"""Online backup and restore of the SQLite database; a plain copy of a live database misses rows.

A backup holds the keys of open waves, so it is as confidential as the database itself: it is made for this
account only, and belongs on an encrypted disk for 30 days at most.
"""

import contextlib
import errno
import os
import sqlite3
from dataclasses import replace
from pathlib import Path
from threading import Event

from api.store import later
from api.store.engine import make_engine, sqlite_path
from api.store.errors import BadBackup
from api.store.store import Store
from api.store.upkeep import assert_current, newest

PAGES = 256  # per step, so that writers get their turn
MAGIC = b"SQLite format 3\0"
FULL_DISK = 13  # SQLITE_FULL


def default_place(store: Store) -> Path:
    """A file beside the database, named after the moment."""
    folder = _own_file(store).parent / "backups"
    return folder / f"werkdruk-{store.clock():%Y%m%d-%H%M%S}.db"


def backup(store: Store, place: Path) -> None:
    """Make a complete, checked backup while others write; an earlier backup is replaced.

    Raises BadBackup, or OSError where there is something else at that place or no room; then nothing changed.
    """
    source_file = _own_file(store)
    _assert_free(place, source_file)
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_name(place.name + ".half")
    try:
        _copy(source_file, half)
        check(half)
        _to_disk(half)
        half.replace(place)
        _to_disk(place.parent)
    finally:
        _remove(half)


def restore(store: Store, place: Path) -> bool:
    """Put a backup in place of what is there. Raises BadBackup; then nothing changed.

    What was published, closed, deleted or revoked since the backup was made stays so (`api/store/later.py`);
    False where that is not known, as the database is another one or was lost. It is done in a copy that
    replaces the database in one step: killed halfway, everything is as it was.
    """
    own = _own_file(store)
    if not place.is_file() or place.samefile(own):
        raise BadBackup(file=str(place))
    check(place)
    half = own.with_name(own.name + ".restore")
    try:
        _copy(place, half)
        since = later.read(store)
        aside = replace(store, engine=make_engine(f"sqlite:///{half}"), stale=Event())
        try:
            goes_on = later.keep(aside, since)
        finally:
            aside.close()
        store.engine.dispose()
        with _file(half) as source, _file(own) as target:
            source.execute("PRAGMA journal_mode=DELETE")
            source.backup(target)
    finally:
        _remove(half)
    store.sweep()
    assert_current(store)
    return goes_on


def check(place: Path) -> None:
    """Raise BadBackup when a file is no whole database of this version."""
    try:
        with _file(place, "ro") as file:
            sound = file.execute("PRAGMA integrity_check").fetchone()[0]
            version = file.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError:
        raise BadBackup(file=str(place)) from None
    if sound != "ok" or version is None or version[0] != newest():
        raise BadBackup(file=str(place))


def _copy(source_file: Path, target_file: Path) -> None:
    """A whole copy for this account only. Raises OSError where the disk is full."""
    _remove(target_file)
    os.close(os.open(target_file, os.O_CREAT | os.O_RDWR, 0o600))
    try:
        with _file(source_file) as source, _file(target_file) as target:
            source.backup(target, pages=PAGES)
            target.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != FULL_DISK:
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target_file)) from None


def _remove(half: Path) -> None:
    """Remove a copy with the files beside it, also those of one that was killed: they would be read along."""
    for tail in ("", "-wal", "-shm"):
        half.with_name(half.name + tail).unlink(missing_ok=True)


def _assert_free(place: Path, own: Path) -> None:
    """Raise OSError where something is that is no backup, the database itself included."""
    if place.is_dir():
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))
    if place.exists():
        with place.open("rb") as file:
            is_backup = file.read(len(MAGIC)) == MAGIC
        if not is_backup or place.samefile(own):
            raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), str(place))


def _file(path: Path, mode: str = "rw") -> contextlib.closing[sqlite3.Connection]:
    address = f"{path.resolve().as_uri()}?mode={mode}"
    return contextlib.closing(sqlite3.connect(address, uri=True, timeout=10))


def _own_file(store: Store) -> Path:
    path = sqlite_path(store.engine)
    if path is None:
        raise BadBackup(file=store.engine.dialect.name)
    return path


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
