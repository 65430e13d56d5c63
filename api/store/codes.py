"""Participation codes: one for each person, not tied to a name, stored as a keyed hash only."""

from datetime import date

import sqlalchemy as sa

from api.store.errors import NotFound
from api.store.keys import canonical, keyed, new_code
from api.store.tables import access_code

FLAG = sa.select(access_code.c.working_group).where(
    access_code.c.id == sa.bindparam("code"),
    access_code.c.school == sa.bindparam("of_school"),
    access_code.c.revoked.is_(None),
)


def make(
    conn: sa.Connection, secret: bytes, school_id: str, day: date, count: int, working_group: bool = False
) -> list[str]:
    """Make `count` codes and return them; after this nobody can read them back."""
    codes = [new_code() for _ in range(count)]
    rows = [
        {
            "id": stored_form(secret, code),
            "school": school_id,
            "working_group": working_group,
            "issued": day,
            "revoked": None,
        }
        for code in codes
    ]
    if rows:
        conn.execute(sa.insert(access_code), rows)
    return codes


def stored_form(secret: bytes, code: str) -> str:
    """The keyed hash under which a code is stored."""
    return keyed(secret, "code", canonical(code) or "")


def working_group_flag(conn: sa.Connection, secret: bytes, school_id: str, code: str) -> bool | None:
    """Whether a valid code of this school was issued to the working group; None if it is not valid."""
    return conn.scalar(FLAG, {"code": stored_form(secret, code), "of_school": school_id})


def revoke(conn: sa.Connection, secret: bytes, school_id: str, code: str, day: date) -> None:
    """A lost code no longer opens anything. Raises NotFound."""
    done = conn.execute(
        sa.update(access_code)
        .where(access_code.c.id == stored_form(secret, code), access_code.c.school == school_id)
        .values(revoked=day)
    )
    if done.rowcount == 0:
        raise NotFound(what="code")


def working_group_size(conn: sa.Connection, school_id: str) -> int:
    """How many valid codes were issued to members of the working group."""
    query = (
        sa.select(sa.func.count())
        .select_from(access_code)
        .where(access_code.c.school == school_id, access_code.c.working_group)
        .where(access_code.c.revoked.is_(None))
    )
    return conn.scalar(query) or 0
