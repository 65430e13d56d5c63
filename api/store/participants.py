"""The rows of participants, wherever they are: what they said, and what ties it to a person."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from api.store.tables import (
    answer,
    conversation,
    mention,
    participant,
    pending_text,
    processed_message,
    session_link,
    vote,
)

SAID = (answer, mention, vote)
TIES = (session_link, conversation, processed_message, pending_text)

People = Collection[str] | sa.Select[tuple[Any]]


def untie(conn: sa.Connection, people: People) -> None:
    """Delete what ties these participants to a person or a device; what they said stays."""
    for table in TIES:
        conn.execute(sa.delete(table).where(table.c.participant.in_(people)))


def erase(conn: sa.Connection, people: People) -> None:
    """Delete everything of these participants but their shared texts, which carry no participant."""
    untie(conn, people)
    for table in SAID:
        conn.execute(sa.delete(table).where(table.c.participant.in_(people)))
    conn.execute(sa.delete(participant).where(participant.c.id.in_(people)))
