"""Questions of a school itself, asked beside ours; a wave keeps those it was opened with."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from api.store.errors import NotFound
from api.store.tables import own_question


def of_school(conn: sa.Connection, school_id: str) -> list[dict[str, Any]]:
    """Documents of knowledge.questions.OwnQuestion, by id."""
    query = sa.select(own_question.c.document).where(own_question.c.school == school_id)
    return [dict(document) for document in conn.scalars(query.order_by(own_question.c.question))]


def put(conn: sa.Connection, school_id: str, name: str, document: Mapping[str, Any], day: date) -> None:
    """Add or replace; open waves keep what they were opened with."""
    where = (own_question.c.school == school_id, own_question.c.question == name)
    values = {"document": dict(document), "changed": day}
    if conn.execute(sa.update(own_question).where(*where).values(values)).rowcount == 0:
        conn.execute(sa.insert(own_question).values(school=school_id, question=name, **values))


def remove(conn: sa.Connection, school_id: str, name: str) -> None:
    """Raises NotFound."""
    where = (own_question.c.school == school_id, own_question.c.question == name)
    if conn.execute(sa.delete(own_question).where(*where)).rowcount == 0:
        raise NotFound(what=name)
