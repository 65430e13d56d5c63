"""What was published stays so when a backup of an earlier moment is put back: a wave is published once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from api.store import ideas, waves
from api.store.store import Store
from api.store.tables import published_figure, snapshot, wave

Row = dict[str, Any]


@dataclass(frozen=True)
class Published:
    """A published wave: the day it closed, its snapshot and its figures."""

    wave: str
    closed: date
    snapshot: Row
    figures: Sequence[Row]


def read(store: Store) -> list[Published]:
    """Every published wave; none where the database cannot be read, as a backup may be needed for that."""
    try:
        with store.read() as conn:
            return [_published(conn, dict(row)) for row in conn.execute(sa.select(snapshot)).mappings()]
    except SQLAlchemyError:
        return []


def keep(store: Store, known: Sequence[Published]) -> None:
    """A wave of `known` that is back as it was gets again what was published of it, and loses its answers."""
    with store.write() as conn:
        for one in known:
            row = conn.execute(sa.select(wave).where(wave.c.id == one.wave)).mappings().first()
            if row is None or row["status"] == waves.PUBLISHED:
                continue
            ideas.renew(conn, one.wave)
            waves.forget(conn, one.wave)
            waves.drop_answers(conn, waves.Wave(**row))
            conn.execute(sa.insert(snapshot).values(one.snapshot))
            if one.figures:
                conn.execute(sa.insert(published_figure), one.figures)
            published = {"status": waves.PUBLISHED, "closed": one.closed}
            conn.execute(sa.update(wave).where(wave.c.id == one.wave).values(published))


def _published(conn: sa.Connection, row: Row) -> Published:
    figures = sa.select(published_figure).where(published_figure.c.wave == row["wave"])
    closed = conn.execute(sa.select(wave.c.closed).where(wave.c.id == row["wave"])).scalar_one()
    return Published(row["wave"], closed, row, [dict(f) for f in conn.execute(figures).mappings()])
