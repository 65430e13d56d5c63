"""A turn of the conversation: what has to be known before it, and all of it written in one transaction.

The statements of a turn are made once (below); making them anew would take longer than running them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import bindparam as given
from sqlalchemy.exc import IntegrityError

from api.store import codes, knowledge, waves
from api.store.announcements import OF_SCHOOL, Announcement
from api.store.errors import Conflict, NoOpenWave, NotFound, NotInSample, OtherBody
from api.store.keys import canonical, keyed
from api.store.schools import School
from api.store.store import Store
from api.store.tables import (
    conversation,
    participant,
    pending_text,
    processed_message,
    school,
    session_link,
    wave,
    wave_key,
)
from api.store.upsert import upsert
from api.store.waves import OPEN, PUBLISHED, Wave
from api.store.writes import REPLY, TEXT, Speaker, Write, apply, erase, erases, keep, touches_text

_previous = (
    sa.select(sa.func.max(wave.c.closed))
    .where(wave.c.school == school.c.id, wave.c.status == PUBLISHED)
    .correlate(school)
    .scalar_subquery()
)
_release = knowledge.RELEASE.scalar_subquery()
#: the school, its open wave (if it can be talked in today) with its key, the last day a wave closed, and the
#: release of the layer over the knowledge base
PLACE = (
    sa.select(school, wave, wave_key.c.key, _previous, _release)
    .outerjoin(
        wave,
        sa.and_(
            wave.c.school == school.c.id,
            wave.c.status == OPEN,
            wave.c.opens <= given("today"),
            wave.c.closes >= given("today"),
        ),
    )
    .outerjoin(wave_key, wave_key.c.wave == wave.c.id)
    .where(school.c.slug == given("slug"))
)
LINKED = (
    sa.select(participant.c.id, participant.c.working_group)
    .join(session_link, session_link.c.participant == participant.c.id)
    .where(session_link.c.id == given("session"), participant.c.wave == given("wave"))
)
CONVERSATION = sa.select(conversation.c.state, conversation.c.version).where(
    conversation.c.participant == given("participant")
)
#: a message that was handled before; its reply stands there, or for an hour among the waiting texts
HANDLED = (
    sa.select(processed_message.c.body, processed_message.c.reply, pending_text.c.content)
    .outerjoin(
        pending_text,
        sa.and_(
            pending_text.c.participant == processed_message.c.participant,
            pending_text.c.kind == REPLY,
            pending_text.c.name == processed_message.c.message,
            pending_text.c.expires > given("moment"),
        ),
    )
    .where(
        processed_message.c.participant == given("participant"),
        processed_message.c.message == given("message"),
    )
)
WAITING = sa.select(pending_text.c.name, pending_text.c.content).where(
    pending_text.c.participant == given("participant"),
    pending_text.c.kind == TEXT,
    pending_text.c.expires > given("moment"),
)
EXPIRED = sa.delete(pending_text).where(pending_text.c.expires <= given("moment"))
EXPIRED_OR_ANSWERED = sa.delete(pending_text).where(
    sa.or_(
        pending_text.c.expires <= given("moment"),
        sa.and_(pending_text.c.participant == given("participant"), pending_text.c.kind == REPLY),
    )
)
KNOWN = sa.select(participant.c.id).where(participant.c.id == given("participant"))
FIRST = sa.insert(conversation)
NEXT = (
    sa.update(conversation)
    .where(conversation.c.participant == given("who"), conversation.c.version == given("before"))
    .values(state=given("state"), version=given("after"))
)
PROCESSED = sa.insert(processed_message)
#: only the last message can come again; what was answered to older ones may say what was taken back since
ANSWERED = (
    sa.update(processed_message)
    .where(processed_message.c.participant == given("who"), processed_message.c.reply.is_not(None))
    .values(reply=None)
)
EVERYONE = "iedereen"  # the sample of a wave in which all staff are asked
MONTHS = 12
COLUMNS_OF_SCHOOL, COLUMNS_OF_WAVE = len(school.columns), len(wave.columns)


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
    waiting: Mapping[str, str] = field(default_factory=dict)
    announcements: tuple[Announcement, ...] = ()
    previous: date | None = None
    release: str | None = None


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
        place = _place(conn, store, slug)
        who, working_group = _speaker(conn, store, place, session)
        if place.wave is None or who is None:
            return Before(place.school, place.wave)
        ticket = Ticket(keyed(who.key, "message", message), keyed(who.key, "body", message, body))
        own = {"participant": who.participant, "moment": who.moment}
        done, reply = _handled(conn, who, ticket)
        row = conn.execute(CONVERSATION, own).first()
        told = conn.execute(OF_SCHOOL, {"school": place.school.id}).mappings()
        return Before(
            school=place.school,
            wave=place.wave,
            who=who,
            working_group=working_group,
            ticket=ticket,
            state=row.state if row else None,
            version=row.version if row else 0,
            done=done,
            reply=reply,
            waiting={row.name: row.content for row in conn.execute(WAITING, own)},
            announcements=tuple(Announcement(**item) for item in told),
            previous=place.previous,
            release=place.release,
        )


def commit(store: Store, before: Before, after: After) -> None:
    """Write the whole turn, or nothing. Raises NoOpenWave, and Conflict: load again and redo.

    The version of the conversation shows that nothing came in between, the same message included.
    """
    who, ticket = _known(before)
    own = {"participant": who.participant}
    with store.write() as conn:
        waves.hold_open(conn, who.wave)
        swept = conn.execute(EXPIRED_OR_ANSWERED, {**own, "moment": who.moment}).rowcount
        _remember(conn, before, after)
        apply(conn, who, after.writes)
        if not erases(after.writes):
            conn.execute(ANSWERED, {"who": who.participant})
            reply = None if after.volatile else after.reply
            conn.execute(PROCESSED, {**own, "message": ticket.message, "body": ticket.body, "reply": reply})
            if after.volatile:
                keep(conn, who, REPLY, ticket.message, after.reply)
    if swept or touches_text(after.writes):
        store.stale.set()


def link(store: Store, slug: str, session: str, text: str) -> bool:
    """Tie a session to the code in a typed text; False: there is no valid code in it. Raises NoOpenWave.

    A session that looks like a code ties nothing: who sent a link with it could look along.
    """
    code = canonical(text)
    if code is None or canonical(session) is not None:
        return False
    with store.write() as conn:
        place = _place(conn, store, slug)
        if place.wave is None or place.key is None:
            raise NoOpenWave
        flag = codes.working_group_flag(conn, store.secret, place.school.id, code)
        if flag is None:
            return False
        assert_asked(store.secret, place.school.id, place.wave, code)
        person = keyed(place.key, "code", code)
        _join(conn, person, place.wave.id, flag)
        upsert(conn, session_link, {"id": keyed(place.key, "session", session), "participant": person})
    return True


def assert_asked(secret: bytes, school_id: str, opened: Wave, code: str) -> None:
    """Raise NotInSample when only a twelfth is asked and this code is not in it.

    Which month of the school year a code has is fixed by a keyed hash: everyone once a year, and nobody
    without the server's secret and the code can tell when.
    """
    if opened.sample == EVERYONE:
        return
    month = int(keyed(secret, "sample", school_id, str(opened.settings["school_year"]), code), 16) % MONTHS
    if month != opened.settings["month"] % MONTHS:
        raise NotInSample


def erase_with_code(conn: sa.Connection, store: Store, school_id: str, code: str) -> None:
    """What was said with this code in the open wave goes, sessions too: nobody counts for two cards."""
    opened = waves.open_wave(conn, school_id)
    key = waves.key_of(conn, opened.id) if opened else None
    found = canonical(code)
    if opened is not None and key is not None and found is not None:
        person = keyed(key, "code", found)
        erase(conn, Speaker(person, opened.id, key, int(store.clock().timestamp())))


def speaker(store: Store, slug: str, session: str) -> tuple[Wave | None, Speaker | None]:
    """The open wave and who this session is in it. Raises NotFound (school)."""
    with store.read() as conn:
        place = _place(conn, store, slug)
        return place.wave, _speaker(conn, store, place, session)[0]


def purge(conn: sa.Connection, moment: int) -> int:
    """Delete waiting texts whose hour has passed; returns how many."""
    return conn.execute(EXPIRED, {"moment": moment}).rowcount


@dataclass(frozen=True)
class Place:
    """A school with the wave in which people can talk today, and its key."""

    school: School
    wave: Wave | None
    key: bytes | None
    previous: date | None
    release: str | None


def _place(conn: sa.Connection, store: Store, slug: str) -> Place:
    """Raises NotFound."""
    row = conn.execute(PLACE, {"slug": slug, "today": store.today}).first()
    if row is None:
        raise NotFound(what=slug)
    end = COLUMNS_OF_SCHOOL + COLUMNS_OF_WAVE
    found, key, previous, release = row[COLUMNS_OF_SCHOOL:end], row[end], row[end + 1], row[end + 2]
    opened = Wave(*found) if key is not None else None
    return Place(School(*row[:COLUMNS_OF_SCHOOL]), opened, key, previous, release)


def _speaker(conn: sa.Connection, store: Store, place: Place, session: str) -> tuple[Speaker | None, bool]:
    """Who this session is, and whether the code was issued to a member of the working group."""
    if place.wave is None or place.key is None:
        return None, False
    key, moment = place.key, int(store.clock().timestamp())
    code = canonical(session)
    if code is not None:
        # such a session is a code or nothing: it may come from a link that someone else made
        flag = codes.working_group_flag(conn, store.secret, place.school.id, code)
        if flag is None:
            return None, False
        assert_asked(store.secret, place.school.id, place.wave, code)
        return Speaker(keyed(key, "code", code), place.wave.id, key, moment), flag
    row = conn.execute(LINKED, {"session": keyed(key, "session", session), "wave": place.wave.id}).first()
    if row is None:
        return None, False
    return Speaker(row.id, place.wave.id, key, moment), row.working_group


def _handled(conn: sa.Connection, who: Speaker, ticket: Ticket) -> tuple[bool, str | None]:
    """(handled before, what was answered). Raises OtherBody when the same message id had other content."""
    own = {"participant": who.participant, "message": ticket.message, "moment": who.moment}
    row = conn.execute(HANDLED, own).first()
    if row is None:
        return False, None
    if row.body != ticket.body:
        raise OtherBody
    return True, row.reply if row.reply is not None else row.content


def _remember(conn: sa.Connection, before: Before, after: After) -> None:
    """Participant and conversation. Raises Conflict when someone else was first."""
    who, _ = _known(before)
    if before.version == 0:
        try:
            _join(conn, who.participant, who.wave, before.working_group)
            conn.execute(FIRST, {"participant": who.participant, "state": after.state, "version": 1})
        except IntegrityError:
            raise Conflict from None
        return
    values = {"who": who.participant, "before": before.version}
    done = conn.execute(NEXT, {**values, "state": after.state, "after": before.version + 1})
    if done.rowcount == 0:
        raise Conflict


def _join(conn: sa.Connection, person: str, wave_id: str, working_group: bool) -> None:
    """Make the participant, where there is none yet."""
    if conn.scalar(KNOWN, {"participant": person}) is None:
        row = {"id": person, "wave": wave_id, "function_group": None, "working_group": working_group}
        conn.execute(sa.insert(participant).values(row))


def _known(before: Before) -> tuple[Speaker, Ticket]:
    if before.who is None or before.ticket is None:
        raise NoOpenWave
    return before.who, before.ticket
