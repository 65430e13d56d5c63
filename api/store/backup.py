"""Online backup and restore of the SQLite database; a plain copy of a live database misses rows.

A backup holds the keys of open waves, so it is as confidential as the database itself: it is made for this
account only, and belongs on an encrypted disk for 30 days at most.
"""

import contextlib
import os
import sqlite3
from pathlib import Path

from api.store import later
from api.store.engine import sqlite_path
from api.store.errors import BadBackup
from api.store.store import Store
from api.store.upkeep import assert_current, newest

PAGES = 256  # per step, so that writers get their turn


def default_place(store: Store) -> Path:
    """A file beside the database, named after the moment."""
    folder = _own_file(store).parent / "backups"
    return folder / f"werkdruk-{store.clock():%Y%m%d-%H%M%S}.db"


def backup(store: Store, place: Path) -> None:
    """Make a complete, checked backup while others write. Raises BadBackup; then there is no file."""
    source_file = _own_file(store)
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_name(place.name + ".half")
    half.unlink(missing_ok=True)
    os.close(os.open(half, os.O_CREAT | os.O_RDWR, 0o600))
    try:
        with _file(source_file) as source, _file(half) as target:
            source.backup(target, pages=PAGES)
            target.execute("PRAGMA journal_mode=DELETE")
        check(half)
        _to_disk(half)
        half.replace(place)
        _to_disk(place.parent)
    finally:
        half.unlink(missing_ok=True)


def restore(store: Store, place: Path) -> None:
    """Put a backup in place of what is there. Raises BadBackup; then nothing changed.

    What was published, deleted or revoked since the backup was made stays so (`api/store/later.py`).
    """
    own = _own_file(store)
    if not place.is_file():
        raise BadBackup(file=str(place))
    check(place)
    since = later.read(store)
    store.engine.dispose()
    with _file(place, "ro") as source, _file(own) as target:
        source.backup(target)
    later.keep(store, since)
    store.sweep()
    assert_current(store)


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
