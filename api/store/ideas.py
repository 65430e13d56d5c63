"""Ideas that people agreed to share, of a published wave; gone 30 days after close (see upkeep)."""

from uuid import uuid4

import sqlalchemy as sa

from api.store.keys import keyed
from api.store.tables import participant, shared_text
from api.store.waves import key_of


def text_id(key: bytes, person: str, question: str) -> str:
    """Id of someone's shared text: computable while the wave key exists, random for all after that."""
    return keyed(key, "text", person, question)


def writers(conn: sa.Connection, wave_id: str) -> tuple[int, int]:
    """How many people shared an idea in a wave that has its key, and how many of them are no readers."""
    texts = sa.select(shared_text.c.id, shared_text.c.question).where(shared_text.c.wave == wave_id)
    kept = dict(conn.execute(texts).tuples().all())
    people = sa.select(participant.c.id, participant.c.working_group).where(participant.c.wave == wave_id)
    key, questions = key_of(conn, wave_id), set(kept.values())
    if key is None:
        return 0, 0
    reads = [
        row.working_group
        for row in conn.execute(people)
        if any(text_id(key, row.id, question) in kept for question in questions)
    ]
    return len(reads), reads.count(False)


def drop(conn: sa.Connection, wave_id: str) -> None:
    """Throw away every idea of a wave."""
    conn.execute(sa.delete(shared_text).where(shared_text.c.wave == wave_id))


def renew(conn: sa.Connection, wave_id: str) -> None:
    """New random ids, written anew in an order of their own.

    Without it an old backup with the key would tell whose idea it is, and the file in which order they came.
    """
    rows = list(conn.execute(sa.select(shared_text).where(shared_text.c.wave == wave_id)).mappings())
    drop(conn, wave_id)
    anew = sorted(({**row, "id": uuid4().hex} for row in rows), key=lambda row: str(row["id"]))
    if anew:
        conn.execute(sa.insert(shared_text), anew)


def of_wave(conn: sa.Connection, wave_id: str) -> list[str]:
    """The redacted texts, in the order of their random ids."""
    rows = conn.execute(
        sa.select(shared_text.c.content).where(shared_text.c.wave == wave_id).order_by(shared_text.c.id)
    )
    return [str(content) for (content,) in rows]
