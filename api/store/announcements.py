"""Terugkoppeling: what people said, what was heard and what changes because of it."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import sqlalchemy as sa

from api.store.errors import NotFound
from api.store.tables import announcement

MOST = 20
OF_SCHOOL = (
    sa.select(announcement)
    .where(announcement.c.school == sa.bindparam("school"))
    .order_by(announcement.c.datum.desc(), announcement.c.id)
    .limit(MOST)
)


@dataclass(frozen=True)
class Announcement:
    """One piece of feedback to the team."""

    id: str
    school: str
    zeiden: str
    hoorden: str
    verandert: str
    datum: date


def add(
    conn: sa.Connection, school_id: str, zeiden: str, hoorden: str, verandert: str, datum: date
) -> Announcement:
    made = Announcement(str(uuid4()), school_id, zeiden, hoorden, verandert, datum)
    conn.execute(sa.insert(announcement).values(vars(made)))
    return made


def of_school(conn: sa.Connection, school_id: str) -> list[Announcement]:
    """The latest first."""
    return [Announcement(**row) for row in conn.execute(OF_SCHOOL, {"school": school_id}).mappings()]


def remove(conn: sa.Connection, school_id: str, announcement_id: str) -> None:
    """Raises NotFound."""
    row = (announcement.c.school == school_id, announcement.c.id == announcement_id)
    done = conn.execute(sa.delete(announcement).where(*row))
    if done.rowcount == 0:
        raise NotFound(what=announcement_id)
