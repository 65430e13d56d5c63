"""What happened after a backup and stays so when that backup is put back over a database that can be read.

A wave is published once, a closed wave does not open again, what somebody deleted stays deleted, also a whole
school, what was revoked stays revoked, and the audit trail goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from api.store import knowledge, participants, waves
from api.store.store import Store
from api.store.tables import (
    access_code,
    access_token,
    audit_event,
    conversation,
    participant,
    published_figure,
    school,
    shared_text,
    snapshot,
    wave,
)

Row = dict[str, Any]
REVOCABLE = (access_code, access_token)
ERASED = "school_erased"  # event of the audit trail


@dataclass(frozen=True)
class Later:
    """`published`: waves with snapshot, figures and ideas; `open`: per open wave how far each conversation is
    (who deleted everything may have begun anew) and its ideas; `closed`: waves that wait to be published,
    with ideas; `revoked`: per table the day by id; `trail`: the audit trail.
    """

    published: Sequence[tuple[Row, Row, Sequence[Row], Sequence[Row]]] = ()
    open: Sequence[tuple[str, dict[str, int], dict[str, str]]] = ()
    closed: Sequence[tuple[Row, Sequence[Row]]] = ()
    revoked: Sequence[tuple[sa.Table, Row]] = ()
    trail: Sequence[Row] = ()


def read(store: Store) -> Later:
    """What is there now; nothing where the database cannot be read, as a backup may be needed for that."""
    try:
        with store.read() as conn:
            return Later(
                [_published(conn, dict(row)) for row in conn.execute(sa.select(snapshot)).mappings()],
                [
                    (name, _turns(conn, name), _ideas(conn, name))
                    for name in conn.scalars(sa.select(wave.c.id).where(wave.c.status == waves.OPEN))
                ],
                _closed(conn),
                [(table, _revoked(conn, table)) for table in REVOCABLE],
                [dict(row) for row in conn.execute(sa.select(audit_event)).mappings()],
            )
    except SQLAlchemyError:
        return Later()


def keep(store: Store, later: Later) -> bool:
    """Do again what the backup does not know of. False where `later` does not go on from that backup."""
    with store.write() as conn:
        for table, days in later.revoked:
            for name, day in days.items():
                undone = sa.and_(table.c.id == name, table.c.revoked.is_(None))
                conn.execute(sa.update(table).where(undone).values(revoked=day))
        for name, turns, told in later.open:
            if waves.status_of(conn, name) == waves.OPEN:
                back = _turns(conn, name)
                participants.erase(conn, [who for who in back if turns.get(who, -1) < back[who]])
                for text, said in _ideas(conn, name).items():
                    if told.get(text) != said:  # taken back since, perhaps for another
                        conn.execute(sa.delete(shared_text).where(shared_text.c.id == text))
        for row, ideas in later.closed:
            _close(conn, row, ideas)
        for row, content, figures, ideas in later.published:
            _publish(conn, row, content, figures, ideas)
        return _go_on(conn, later.trail)


def _go_on(conn: sa.Connection, trail: Sequence[Row]) -> bool:
    """The audit trail with what the backup does not have; schools that were erased go again.

    Whether the trail has everything that the trail of the backup has.
    """
    have = set(conn.scalars(sa.select(audit_event.c.id)))
    if new := [row for row in trail if row["id"] not in have]:
        conn.execute(sa.insert(audit_event), new)
    erased = {row["school"] for row in trail if row["name"] == ERASED}
    for found in erased & set(conn.scalars(sa.select(school.c.id))):
        conn.execute(sa.delete(school).where(school.c.id == found))
        knowledge.sweep(conn)
    return have <= {row["id"] for row in trail}


def _close(conn: sa.Connection, row: Row, ideas: Sequence[Row]) -> None:
    """A wave that was closed does not open again: its answers of the backup are cut loose from people."""
    if not waves.stop_answers(conn, row["id"], row["closed"]):
        return
    waves.forget(conn, row["id"])
    conn.execute(sa.delete(shared_text).where(shared_text.c.wave == row["id"]))
    if ideas:
        conn.execute(sa.insert(shared_text), list(ideas))


def _publish(
    conn: sa.Connection, row: Row, content: Row, figures: Sequence[Row], ideas: Sequence[Row]
) -> None:
    """The wave as it was published, also where the backup has it open, or not at all."""
    before = waves.status_of(conn, row["id"])
    if before == waves.PUBLISHED:
        return
    if before is None:
        if conn.execute(sa.select(school.c.id).where(school.c.id == row["school"])).first() is None:
            return
        conn.execute(sa.insert(wave).values(row))
    else:
        waves.forget(conn, row["id"])
        conn.execute(sa.update(wave).where(wave.c.id == row["id"]).values(row))
    waves.drop_answers(conn, waves.Wave(**row))
    conn.execute(sa.delete(shared_text).where(shared_text.c.wave == row["id"]))
    for table, rows in ((snapshot, [content]), (published_figure, figures), (shared_text, ideas)):
        if rows:
            conn.execute(sa.insert(table), list(rows))


def _closed(conn: sa.Connection) -> list[tuple[Row, list[Row]]]:
    found = conn.execute(sa.select(wave).where(wave.c.status == waves.CLOSED)).mappings().all()
    return [
        (dict(row), [dict(idea) for idea in _of(conn, shared_text, row["id"]).mappings()]) for row in found
    ]


def _published(conn: sa.Connection, content: Row) -> tuple[Row, Row, list[Row], list[Row]]:
    name = content["wave"]
    row = conn.execute(sa.select(wave).where(wave.c.id == name)).mappings().one()
    tables = (published_figure, shared_text)
    figures, ideas = ([dict(r) for r in _of(conn, table, name).mappings()] for table in tables)
    return dict(row), content, figures, ideas


def _of(conn: sa.Connection, table: sa.Table, wave_id: str) -> sa.CursorResult[Any]:
    return conn.execute(sa.select(table).where(table.c.wave == wave_id))


def _turns(conn: sa.Connection, wave_id: str) -> dict[str, int]:
    """How many turns everybody in a wave has had, 0 where their conversation is gone."""
    rows = sa.select(participant.c.id, sa.func.coalesce(conversation.c.version, 0))
    joined = rows.outerjoin(conversation, conversation.c.participant == participant.c.id)
    rows_of = conn.execute(joined.where(participant.c.wave == wave_id))
    return {row[0]: row[1] for row in rows_of}


def _ideas(conn: sa.Connection, wave_id: str) -> dict[str, str]:
    return {row.id: row.content for row in _of(conn, shared_text, wave_id)}


def _revoked(conn: sa.Connection, table: sa.Table) -> Row:
    rows = conn.execute(sa.select(table.c.id, table.c.revoked).where(table.c.revoked.is_not(None)))
    return {row.id: row.revoked for row in rows}
