"""Reminders that were given in a wave: to everyone, never about who answered."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from api.store.tables import reminder, wave


@dataclass(frozen=True)
class Reminder:
    wave: str
    number: int
    day: date


def of_wave(conn: sa.Connection, wave_id: str) -> list[Reminder]:
    """In order."""
    query = sa.select(reminder).where(reminder.c.wave == wave_id).order_by(reminder.c.number)
    return [Reminder(**row) for row in conn.execute(query).mappings()]


def of_school(conn: sa.Connection, school_id: str) -> list[Reminder]:
    """The latest first."""
    query = sa.select(reminder).join(wave, wave.c.id == reminder.c.wave).where(wave.c.school == school_id)
    rows = conn.execute(query.order_by(reminder.c.day.desc(), reminder.c.number.desc())).mappings()
    return [Reminder(**row) for row in rows]


def add(conn: sa.Connection, made: Reminder) -> None:
    conn.execute(sa.insert(reminder).values(vars(made)))
