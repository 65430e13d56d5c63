"""Schedules of waves, one a school. `handled`: day of the rhythm that was opened last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from api.store.errors import NotFound
from api.store.tables import schedule, school

HANDLED = "handled"


@dataclass(frozen=True)
class Kept:
    """A schedule as it is kept: the document of api/schedule_models.py, and what was opened last."""

    school: str
    slug: str
    document: Mapping[str, Any]
    handled: date | None


def put(conn: sa.Connection, school_id: str, document: Mapping[str, Any], day: date) -> None:
    """A new schedule in place of what is there; what was opened last is remembered."""
    where = schedule.c.school == school_id
    before = conn.scalar(sa.select(schedule.c.document).where(where).with_for_update())
    kept = {**document, HANDLED: before[HANDLED] if before else None}
    if before is None:
        conn.execute(sa.insert(schedule).values(school=school_id, document=kept, changed=day))
    else:
        conn.execute(sa.update(schedule).where(where).values(document=kept, changed=day))


def of_school(conn: sa.Connection, school_id: str, lock: bool = False) -> Kept | None:
    query = _query().where(schedule.c.school == school_id)
    row = conn.execute(query.with_for_update(of=schedule) if lock else query).first()
    return _kept(row) if row else None


def everyone(conn: sa.Connection) -> list[Kept]:
    """By slug."""
    return [_kept(row) for row in conn.execute(_query().order_by(school.c.slug))]


def handle(conn: sa.Connection, kept: Kept, nominal: date) -> None:
    """Remember that the wave of this day of the rhythm was opened."""
    document = {**kept.document, HANDLED: str(nominal)}
    where = schedule.c.school == kept.school
    conn.execute(sa.update(schedule).where(where).values(document=document))


def remove(conn: sa.Connection, school_id: str) -> None:
    """Raises NotFound."""
    if conn.execute(sa.delete(schedule).where(schedule.c.school == school_id)).rowcount == 0:
        raise NotFound(what=school_id)


def _query() -> sa.Select[Any]:
    columns = (schedule.c.school, school.c.slug, schedule.c.document)
    return sa.select(*columns).join(school, school.c.id == schedule.c.school)


def _kept(row: Any) -> Kept:
    document = dict(row.document)
    handled = document.pop(HANDLED)
    return Kept(row.school, row.slug, document, date.fromisoformat(handled) if handled else None)
