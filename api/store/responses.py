"""Everything that was answered in one wave, for the one reader that may see it: publishing.

Rows come in the order of random ids, so their order says nothing about who came when.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from api.store.schools import School, by_id
from api.store.tables import answer, mention, participant, quality, shared_text, vote
from api.store.waves import Wave
from api.store.waves import by_id as wave_by_id


@dataclass(frozen=True)
class Responses:
    """Rows of one wave. Shapes (keys of each row):

    participants: id, function_group (None: not said), working_group (bool)
    answers:      participant, question, value (int, str or None: skipped)
    mentions:     participant, question, theme, richting, confirmed, size, behind
    votes:        participant, measure, vote
    quality:      theme, outcome, count
    texts:        question, content (redacted, shared with consent; no participant)
    """

    school: School
    wave: Wave
    participants: list[Mapping[str, Any]]
    answers: list[Mapping[str, Any]]
    mentions: list[Mapping[str, Any]]
    votes: list[Mapping[str, Any]]
    quality: list[Mapping[str, Any]]
    texts: list[Mapping[str, Any]]


def of_wave(conn: sa.Connection, wave_id: str) -> Responses:
    """Read a whole wave. Raises NotFound."""
    found = wave_by_id(conn, wave_id)
    people = sa.select(participant.c.id).where(participant.c.wave == wave_id)
    who = participant.c
    return Responses(
        school=by_id(conn, found.school),
        wave=found,
        participants=_rows(
            conn,
            sa.select(who.id, who.function_group, who.working_group)
            .where(who.wave == wave_id)
            .order_by(who.id),
        ),
        answers=_of_people(conn, answer, people),
        mentions=_of_people(conn, mention, people),
        votes=_of_people(conn, vote, people),
        quality=_rows(
            conn,
            sa.select(quality.c.theme, quality.c.outcome, quality.c.count)
            .where(quality.c.wave == wave_id)
            .order_by(quality.c.theme, quality.c.outcome),
        ),
        texts=_rows(
            conn,
            sa.select(shared_text.c.question, shared_text.c.content)
            .where(shared_text.c.wave == wave_id)
            .order_by(shared_text.c.id),
        ),
    )


def _of_people(
    conn: sa.Connection, table: sa.Table, people: sa.Select[tuple[str]]
) -> list[Mapping[str, Any]]:
    rows = sa.select(table).where(table.c.participant.in_(people)).order_by(*table.primary_key.columns)
    return _rows(conn, rows)


def _rows(conn: sa.Connection, query: sa.Select[Any]) -> list[Mapping[str, Any]]:
    return [dict(row) for row in conn.execute(query).mappings()]
