"""Someone's own data: see it and delete it, for as long as the wave is open."""

from typing import Any

import sqlalchemy as sa

from api.store.ideas import text_id
from api.store.store import Store
from api.store.tables import answer, mention, participant, pending_text, shared_text, vote
from api.store.writes import TEXT, Speaker, erase


def read(conn: sa.Connection, who: Speaker) -> dict[str, Any]:
    """Everything that is kept of one participant, for that participant."""
    group = conn.scalar(sa.select(participant.c.function_group).where(participant.c.id == who.participant))
    return {
        "function_group": group,
        "answers": _rows(conn, answer, who),
        "mentions": _rows(conn, mention, who),
        "votes": _rows(conn, vote, who),
        "texts": _texts(conn, who),
    }


def delete(store: Store, who: Speaker) -> None:
    """Delete everything of one participant in this wave."""
    with store.write() as conn:
        erase(conn, who)
    store.stale.set()


def _rows(conn: sa.Connection, table: sa.Table, who: Speaker) -> list[dict[str, Any]]:
    columns = [column for column in table.columns if column.name != "participant"]
    query = (
        sa.select(*columns).where(table.c.participant == who.participant).order_by(*table.primary_key.columns)
    )
    return [dict(row) for row in conn.execute(query).mappings()]


def _texts(conn: sa.Connection, who: Speaker) -> list[dict[str, Any]]:
    waiting = sa.select(pending_text.c.name, pending_text.c.content).where(
        pending_text.c.participant == who.participant,
        pending_text.c.kind == TEXT,
        pending_text.c.expires > who.moment,
    )
    found = [{"question": row.name, "text": row.content, "shared": False} for row in conn.execute(waiting)]
    shared = sa.select(shared_text).where(shared_text.c.wave == who.wave).order_by(shared_text.c.question)
    for row in conn.execute(shared):
        if row.id == text_id(who.key, who.participant, row.question):
            found.append({"question": row.question, "text": row.content, "shared": True})
    return found
