"""Published results: written once per wave, with their hash, never recomputed. Readers reach nothing else."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from api.store.errors import NotFound, StoreError
from api.store.tables import dump, snapshot, wave


class Damaged(StoreError):
    """A snapshot is not what was published."""

    name = "snapshot_damaged"


@dataclass(frozen=True)
class Snapshot:
    """The published results of one wave."""

    wave: str
    content: dict[str, Any]
    sha256: str
    published: date


def save(conn: sa.Connection, wave_id: str, content: Mapping[str, Any], day: date) -> Snapshot:
    """Freeze the results of a wave. A second time for the same wave raises IntegrityError."""
    text, sha256 = hashed(content)
    conn.execute(sa.insert(snapshot).values(wave=wave_id, json=text, sha256=sha256, published=day))
    return Snapshot(wave_id, json.loads(text), sha256, day)


def hashed(content: Mapping[str, Any]) -> tuple[str, str]:
    """A snapshot as text, and its SHA-256."""
    text = dump(dict(content))
    return text, hashlib.sha256(text.encode()).hexdigest()


def of_wave(conn: sa.Connection, wave_id: str, school_id: str | None = None) -> Snapshot:
    """The results of a wave, of this school where one is named. Raises NotFound, or Damaged.

    Damaged: the content does not fit its hash.
    """
    query = sa.select(snapshot).where(snapshot.c.wave == wave_id)
    if school_id is not None:
        query = query.join(wave, wave.c.id == snapshot.c.wave).where(wave.c.school == school_id)
    row = conn.execute(query).first()
    if row is None:
        raise NotFound(what=wave_id)
    return _read(row)


def of_school(conn: sa.Connection, school_id: str) -> list[Snapshot]:
    """All published results of a school, oldest first."""
    query = (
        sa.select(snapshot)
        .join(wave, wave.c.id == snapshot.c.wave)
        .where(wave.c.school == school_id)
        .order_by(wave.c.number, wave.c.id)
    )
    return [_read(row) for row in conn.execute(query)]


def _read(row: sa.Row[Any]) -> Snapshot:
    if hashlib.sha256(row.json.encode()).hexdigest() != row.sha256:
        raise Damaged(what=row.wave)
    return Snapshot(row.wave, json.loads(row.json), row.sha256, row.published)
