"""Waves: from open, through closed, to published. What was agreed at opening is frozen in `settings`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from api.store import participants
from api.store.errors import NoOpenWave, NotFound, WaveIsOpen
from api.store.keys import new_wave_key
from api.store.tables import (
    participant,
    school,
    wave,
    wave_key,
)

KINDS = ("nulmeting", "puls", "nameting", "gereedheid", "dagcheck")
OPEN, CLOSED, PUBLISHED = "open", "closed", "published"
HELD = sa.select(wave.c.status).where(wave.c.id == sa.bindparam("id")).with_for_update(read=True)


@dataclass(frozen=True)
class Wave:
    """One wave. `settings`: k, groups, headcounts, working_group, school_year, focus: as agreed, for good.

    `status`: open; closed (no more answers, not published yet); published. `number`: its place among the
    waves of the school, from 1; only one is open at a time, so it is the order in time, also within a day.
    """

    id: str
    school: str
    kind: str
    questionnaire_version: int
    status: str
    opens: date
    closes: date
    closed: date | None
    pmr: date
    purpose: str
    sample: str
    settings: Mapping[str, Any]
    number: int


def add(conn: sa.Connection, **values: Any) -> Wave:
    """Open a wave, with a new key. Raises WaveIsOpen when the school has one already."""
    before = sa.select(sa.func.coalesce(sa.func.max(wave.c.number), 0)).where(
        wave.c.school == values["school"]
    )
    number = conn.execute(before).scalar_one() + 1
    row = {"id": str(uuid4()), "status": OPEN, "closed": None, "number": number, **values}
    try:
        conn.execute(sa.insert(wave).values(row))
    except IntegrityError:
        raise WaveIsOpen from None
    conn.execute(sa.insert(wave_key).values(wave=row["id"], key=new_wave_key()))
    return Wave(**row)


def by_id(conn: sa.Connection, wave_id: str) -> Wave:
    """Raises NotFound."""
    row = conn.execute(sa.select(wave).where(wave.c.id == wave_id)).mappings().first()
    if row is None:
        raise NotFound(what=wave_id)
    return Wave(**row)


def of_school(conn: sa.Connection, school_id: str) -> list[Wave]:
    """Oldest first."""
    query = sa.select(wave).where(wave.c.school == school_id).order_by(wave.c.number, wave.c.id)
    return [Wave(**row) for row in conn.execute(query).mappings()]


def open_wave(conn: sa.Connection, school_id: str) -> Wave | None:
    """The open wave of a school, if there is one."""
    query = sa.select(wave).where(wave.c.school == school_id, wave.c.status == OPEN)
    row = conn.execute(query).mappings().first()
    return Wave(**row) if row else None


def key_of(conn: sa.Connection, wave_id: str) -> bytes | None:
    """The wave key; None once it is destroyed."""
    return conn.scalar(sa.select(wave_key.c.key).where(wave_key.c.wave == wave_id))


def hold_open(conn: sa.Connection, wave_id: str) -> None:
    """Make sure that the wave stays open until this transaction ends. Raises NoOpenWave."""
    if conn.scalar(HELD, {"id": wave_id}) != OPEN:
        raise NoOpenWave


def stop_answers(conn: sa.Connection, wave_id: str, day: date) -> bool:
    """Close for answers. False when it was not open (any more)."""
    done = conn.execute(
        sa.update(wave).where(wave.c.id == wave_id, wave.c.status == OPEN).values(status=CLOSED, closed=day)
    )
    return done.rowcount == 1


def status_of(conn: sa.Connection, wave_id: str) -> str | None:
    """OPEN, CLOSED or PUBLISHED; None where there is no such wave."""
    return conn.scalar(sa.select(wave.c.status).where(wave.c.id == wave_id))


def hold_closed(conn: sa.Connection, wave_id: str) -> bool:
    """Lock a closed, unpublished wave for publishing. False when there is nothing to publish (any more)."""
    return conn.scalar(sa.select(wave.c.status).where(wave.c.id == wave_id).with_for_update()) == CLOSED


def forget(conn: sa.Connection, wave_id: str) -> None:
    """Cut every tie between answers and people: key, sessions and conversations go, ids are renewed.

    Renewing matters where an old backup still has the key: what is published and kept cannot be joined to it.
    """
    people = list(conn.scalars(sa.select(participant.c.id).where(participant.c.wave == wave_id)))
    in_wave = sa.select(participant.c.id).where(participant.c.wave == wave_id)
    participants.untie(conn, in_wave)
    conn.execute(sa.delete(wave_key).where(wave_key.c.wave == wave_id))
    for old in people:
        conn.execute(sa.update(participant).where(participant.c.id == old).values(id=uuid4().hex))


def mark_published(conn: sa.Connection, wave_id: str) -> None:
    conn.execute(sa.update(wave).where(wave.c.id == wave_id).values(status=PUBLISHED))


def drop_answers(conn: sa.Connection, published: Wave) -> None:
    """Delete what people said in a wave that is published, and in earlier ones, which can no longer be."""
    until = sa.select(wave.c.id).where(wave.c.school == published.school, wave.c.number <= published.number)
    participants.erase(conn, sa.select(participant.c.id).where(participant.c.wave.in_(until)))


def past_closing(conn: sa.Connection, day: date) -> list[tuple[str, str]]:
    """Id and school (slug) of waves whose closing day has passed, and of those that wait to be published.

    A wave before a published one waits no longer (`drop_answers`).
    """
    other = wave.alias()
    later = sa.exists().where(
        other.c.school == wave.c.school, other.c.number > wave.c.number, other.c.status == PUBLISHED
    )
    waits = sa.and_(wave.c.status == CLOSED, ~later)
    late = sa.or_(sa.and_(wave.c.status == OPEN, wave.c.closes < day), waits)
    query = sa.select(wave.c.id, school.c.slug).join(school, school.c.id == wave.c.school).where(late)
    return [(row.id, row.slug) for row in conn.execute(query.order_by(school.c.slug, wave.c.id))]
