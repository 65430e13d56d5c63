"""Bearer tokens: a role, the schools it reaches and an end date. Stored as a hash."""

import hashlib
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

import sqlalchemy as sa

from api.store.errors import KeysTooAlike, NotFound
from api.store.figures import SCHOOLS
from api.store.keys import new_token
from api.store.tables import access_token, school, token_school

ROLES = ("werkgroep", "facilitator", "bestuur", "beheer")
DAYS = 365


@dataclass(frozen=True)
class Token:
    """A token as it is stored: without the token itself. `schools` are slugs."""

    id: str
    role: str
    schools: frozenset[str]
    made: date
    expires: date
    revoked: date | None = None


def digest(token: str) -> str:
    """SHA-256 of a token; a token has 256 random bits, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def make(
    conn: sa.Connection, day: date, role: str, school_ids: Iterable[str] = (), days: int = DAYS
) -> tuple[str, str]:
    """Make a token; returns (id, token). The token cannot be read back.

    Raises KeysTooAlike where a board would have two valid keys whose difference is one or two schools.
    """
    reached = frozenset(school_ids)
    if role == "bestuur" and (other := _too_alike(conn, day, reached)):
        raise KeysTooAlike(number=other)
    token, token_id = new_token(), str(uuid4())
    row = {
        "id": token_id,
        "hash": digest(token),
        "role": role,
        "made": day,
        "expires": day + timedelta(days=days),
        "revoked": None,
    }
    conn.execute(sa.insert(access_token).values(row))
    links = [{"access_token": token_id, "school": school_id} for school_id in reached]
    if links:
        conn.execute(sa.insert(token_school), links)
    return token_id, token


def find(conn: sa.Connection, token: str, day: date) -> Token | None:
    """The valid token with this text, or None: unknown, revoked or past its end date."""
    query = sa.select(access_token).where(access_token.c.hash == digest(token), *_valid(day))
    row = conn.execute(query).first()
    return _with_schools(conn, row) if row else None


def all_tokens(conn: sa.Connection) -> list[Token]:
    """Every token, by role, then by id."""
    rows = conn.execute(sa.select(access_token).order_by(access_token.c.role, access_token.c.id)).all()
    return [_with_schools(conn, row) for row in rows]


def revoke(conn: sa.Connection, token_id: str, day: date) -> None:
    """A token keeps the day on which it was revoked first. Raises NotFound."""
    first = sa.func.coalesce(access_token.c.revoked, day)
    done = conn.execute(sa.update(access_token).where(access_token.c.id == token_id).values(revoked=first))
    if done.rowcount == 0:
        raise NotFound(what=token_id)


def tells_few(one: Set[str], other: Set[str]) -> bool:
    """Whether two totals, taken off each other, may be about fewer schools than a total may."""
    return bool(one & other) and any(0 < len(beside) < SCHOOLS for beside in (one - other, other - one))


def _valid(day: date) -> tuple[sa.ColumnElement[bool], ...]:
    return access_token.c.revoked.is_(None), access_token.c.expires >= day


def _too_alike(conn: sa.Connection, day: date, reached: Set[str]) -> str | None:
    """The id of a valid key of a board that may not stand beside one for these schools."""
    query = (
        sa.select(token_school.c.access_token, token_school.c.school)
        .join(access_token, access_token.c.id == token_school.c.access_token)
        .where(access_token.c.role == "bestuur", *_valid(day))
        .order_by(token_school.c.access_token)
    )
    others: dict[str, set[str]] = {}
    for token_id, school_id in conn.execute(query):
        others.setdefault(token_id, set()).add(school_id)
    return next((token_id for token_id, schools in others.items() if tells_few(reached, schools)), None)


def _with_schools(conn: sa.Connection, row: sa.Row[tuple[object, ...]]) -> Token:
    query = (
        sa.select(school.c.slug)
        .join(token_school, token_school.c.school == school.c.id)
        .where(token_school.c.access_token == row.id)
    )
    schools = frozenset(conn.scalars(query))
    return Token(row.id, row.role, schools, row.made, row.expires, row.revoked)
