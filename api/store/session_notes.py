"""Counts of the themes in the notes of a team meeting, frozen when they were read; never the notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from api.store.errors import NotFound
from api.store.tables import session_note


@dataclass(frozen=True)
class SessionNote:
    id: str
    school: str
    document: Mapping[str, Any]
    day: date


def add(conn: sa.Connection, school_id: str, document: Mapping[str, Any], day: date) -> SessionNote:
    made = SessionNote(str(uuid4()), school_id, document, day)
    conn.execute(sa.insert(session_note).values({**vars(made), "document": dict(document)}))
    return made


def of_school(conn: sa.Connection, school_id: str) -> list[SessionNote]:
    """The latest first."""
    query = sa.select(session_note).where(session_note.c.school == school_id)
    rows = conn.execute(query.order_by(session_note.c.day.desc(), session_note.c.id)).mappings()
    return [SessionNote(**row) for row in rows]


def remove(conn: sa.Connection, school_id: str, note_id: str) -> None:
    """Raises NotFound."""
    where = (session_note.c.school == school_id, session_note.c.id == note_id)
    if conn.execute(sa.delete(session_note).where(*where)).rowcount == 0:
        raise NotFound(what=note_id)
