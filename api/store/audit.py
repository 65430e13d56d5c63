"""The audit trail: what was done with the system, by the day, never by or about a participant."""

from datetime import date
from uuid import uuid4

import sqlalchemy as sa

from api.store.tables import audit_event


def note(
    conn: sa.Connection, day: date, name: str, school: str | None = None, subject: str | None = None
) -> None:
    """Add an event. `subject` is the id of a wave or token, or a code word."""
    row = {"id": str(uuid4()), "day": day, "name": name, "school": school, "subject": subject}
    conn.execute(sa.insert(audit_event).values(row))


def names(conn: sa.Connection, school: str | None = None) -> list[str]:
    """Names of the events (of a school), by day, then by name."""
    query = sa.select(audit_event.c.name).order_by(audit_event.c.day, audit_event.c.name)
    if school is not None:
        query = query.where(audit_event.c.school == school)
    return list(conn.scalars(query))
