"""A turn of the conversation: what has to be known before it, and all of it written in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from api.store import announcements, codes, schools, waves
from api.store.announcements import Announcement
from api.store.errors import Conflict, NoOpenWave, OtherBody
from api.store.keys import canonical, keyed
from api.store.schools import School
from api.store.store import Store
from api.store.tables import (
    conversation,
    participant,
    pending_text,
    processed_message,
    session_link,
)
from api.store.upsert import upsert
from api.store.waves import Wave
from api.store.writes import REPLY, TEXT, Speaker, Write, apply, erases, keep, touches_text


@dataclass(frozen=True)
class Ticket:
    """The idempotency key of a message and the keyed hash of what was in it."""

    message: str
    body: str


@dataclass(frozen=True)
class Before:
    """What is known before a turn.

    `wave` is None when no wave is open; `who` is None for a session without a valid code. `done`: this
    message was handled before; `reply` is then what was answered, or None when that has gone (own words).
    """

    school: School
    wave: Wave | None = None
    who: Speaker | None = None
    working_group: bool = False
    ticket: Ticket | None = None
    state: dict[str, Any] | None = None
    version: int = 0
    done: bool = False
    reply: str | None = None
    waiting: tuple[str, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    previous: date | None = None


@dataclass(frozen=True)
class After:
    """What a turn brings: state, checked writes, and the reply (`volatile`: may hold someone's words)."""

    state: dict[str, Any]
    writes: Sequence[Write]
    reply: str
    volatile: bool


def load(store: Store, slug: str, session: str, message: str = "", body: str = "") -> Before:
    """Everything that a turn needs, in one view. Raises NotFound (school) and OtherBody."""
    with store.read() as conn:
        school = schools.by_slug(conn, slug)
        wave, who, working_group = _speaker(conn, store, school, session)
        if wave is None or who is None:
            return Before(school, wave)
        ticket = Ticket(keyed(who.key, "message", message), keyed(who.key, "body", body))
        done, reply = _handled(conn, who, ticket)
        row = conn.execute(
            sa.select(conversation.c.state, conversation.c.version).where(
                conversation.c.participant == who.participant
            )
        ).first()
        return Before(
            school=school,
            wave=wave,
            who=who,
            working_group=working_group,
            ticket=ticket,
            state=row.state if row else None,
            version=row.version if row else 0,
            done=done,
            reply=reply,
            waiting=_waiting(conn, who),
            announcements=tuple(announcements.of_school(conn, school.id)),
            previous=waves.last_closed(conn, school.id),
        )


def commit(store: Store, before: Before, after: After) -> None:
    """Write the whole turn, or nothing. Raises NoOpenWave, Conflict (load again) and OtherBody."""
    who, ticket = _known(before)
    with store.write() as conn:
        waves.hold_open(conn, who.wave)
        swept = purge(conn, who.moment)
        done, _ = _handled(conn, who, ticket)
        if done:
            raise Conflict
        try:
            _remember(conn, before, after)
        except IntegrityError:
            raise Conflict from None
        last_reply = (pending_text.c.participant == who.participant, pending_text.c.kind == REPLY)
        swept += conn.execute(sa.delete(pending_text).where(*last_reply)).rowcount
        apply(conn, who, after.writes)
        if not erases(after.writes):
            reply = None if after.volatile else after.reply
            row = {"participant": who.participant, "message": ticket.message, "body": ticket.body}
            conn.execute(sa.insert(processed_message).values(**row, reply=reply))
            if after.volatile:
                keep(conn, who, REPLY, ticket.message, after.reply)
    if swept or touches_text(after.writes):
        store.stale.set()


def link(store: Store, slug: str, session: str, text: str) -> bool:
    """Tie a session to the code in a typed text; False: there is no valid code in it. Raises NoOpenWave."""
    code = canonical(text)
    if code is None:
        return False
    with store.write() as conn:
        school = schools.by_slug(conn, slug)
        wave = current_wave(conn, store, school.id)
        key = waves.key_of(conn, wave.id) if wave else None
        if wave is None or key is None:
            raise NoOpenWave
        flag = codes.working_group_flag(conn, store.secret, school.id, code)
        if flag is None:
            return False
        person = keyed(key, "code", code)
        if conn.scalar(sa.select(participant.c.id).where(participant.c.id == person)) is None:
            _join(conn, person, wave.id, flag)
        upsert(conn, session_link, {"id": keyed(key, "session", session), "participant": person})
    return True


def unlink(conn: sa.Connection, store: Store, school_id: str, code: str) -> None:
    """Sessions that came in with this code no longer open anything."""
    wave = waves.open_wave(conn, school_id)
    key = waves.key_of(conn, wave.id) if wave else None
    found = canonical(code)
    if key is not None and found is not None:
        person = keyed(key, "code", found)
        conn.execute(sa.delete(session_link).where(session_link.c.participant == person))


def current_wave(conn: sa.Connection, store: Store, school_id: str) -> Wave | None:
    """The wave in which people can talk today."""
    wave = waves.open_wave(conn, school_id)
    return wave if wave and wave.opens <= store.today <= wave.closes else None


def speaker(store: Store, slug: str, session: str) -> tuple[Wave | None, Speaker | None]:
    """The open wave and who this session is in it. Raises NotFound (school)."""
    with store.read() as conn:
        school = schools.by_slug(conn, slug)
        wave, who, _ = _speaker(conn, store, school, session)
        return wave, who


def purge(conn: sa.Connection, moment: int) -> int:
    """Delete waiting texts whose hour has passed; returns how many."""
    return conn.execute(sa.delete(pending_text).where(pending_text.c.expires <= moment)).rowcount


def _speaker(
    conn: sa.Connection, store: Store, school: School, session: str
) -> tuple[Wave | None, Speaker | None, bool]:
    wave = current_wave(conn, store, school.id)
    key = waves.key_of(conn, wave.id) if wave else None
    if wave is None or key is None:
        return None, None, False
    moment = int(store.clock().timestamp())
    code = canonical(session)
    if code is not None:
        flag = codes.working_group_flag(conn, store.secret, school.id, code)
        if flag is not None:
            return wave, Speaker(keyed(key, "code", code), wave.id, key, moment), flag
    query = (
        sa.select(participant.c.id, participant.c.working_group)
        .join(session_link, session_link.c.participant == participant.c.id)
        .where(session_link.c.id == keyed(key, "session", session), participant.c.wave == wave.id)
    )
    row = conn.execute(query).first()
    if row is None:
        return wave, None, False
    return wave, Speaker(row.id, wave.id, key, moment), row.working_group


def _handled(conn: sa.Connection, who: Speaker, ticket: Ticket) -> tuple[bool, str | None]:
    """(handled before, what was answered). Raises OtherBody when the same message id had other content."""
    table = processed_message.c
    query = sa.select(table.body, table.reply).where(
        table.participant == who.participant, table.message == ticket.message
    )
    row = conn.execute(query).first()
    if row is None:
        return False, None
    if row.body != ticket.body:
        raise OtherBody
    if row.reply is not None:
        return True, row.reply
    volatile = sa.select(pending_text.c.content).where(
        pending_text.c.participant == who.participant,
        pending_text.c.kind == REPLY,
        pending_text.c.name == ticket.message,
        pending_text.c.expires > who.moment,
    )
    return True, conn.scalar(volatile)


def _waiting(conn: sa.Connection, who: Speaker) -> tuple[str, ...]:
    query = sa.select(pending_text.c.name).where(
        pending_text.c.participant == who.participant,
        pending_text.c.kind == TEXT,
        pending_text.c.expires > who.moment,
    )
    return tuple(sorted(conn.scalars(query)))


def _remember(conn: sa.Connection, before: Before, after: After) -> None:
    """Participant and conversation; the version says whether someone else was first."""
    who, _ = _known(before)
    if before.version == 0:
        known = conn.scalar(sa.select(participant.c.id).where(participant.c.id == who.participant))
        if known is None:
            _join(conn, who.participant, who.wave, before.working_group)
        row = {"participant": who.participant, "state": after.state, "version": 1}
        conn.execute(sa.insert(conversation).values(row))
        return
    done = conn.execute(
        sa.update(conversation)
        .where(conversation.c.participant == who.participant, conversation.c.version == before.version)
        .values(state=after.state, version=before.version + 1)
    )
    if done.rowcount == 0:
        raise Conflict


def _join(conn: sa.Connection, person: str, wave_id: str, working_group: bool) -> None:
    row = {"id": person, "wave": wave_id, "function_group": None, "working_group": working_group}
    conn.execute(sa.insert(participant).values(row))


def _known(before: Before) -> tuple[Speaker, Ticket]:
    if before.who is None or before.ticket is None:
        raise NoOpenWave
    return before.who, before.ticket
