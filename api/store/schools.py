"""Schools: name, headcount per function group, help routes and the smallest published group."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from api.store import knowledge
from api.store.errors import LowerK, NotFound, Taken
from api.store.tables import school, wave

FUNCTION_GROUPS = ("schoolleider", "leraar", "onderwijsondersteunend", "overig_ondersteunend")
ROUTES = ("vertrouwenspersoon", "bedrijfsarts", "mens")
SMALLEST_K = 5


@dataclass(frozen=True)
class School:
    """A school. `headcounts`: people per function group. `routes`: who helps, None where not filled in."""

    id: str
    slug: str
    name: str
    region: str | None
    headcounts: Mapping[str, int]
    routes: Mapping[str, str | None]
    k: int
    made: date


def add(
    conn: sa.Connection,
    day: date,
    slug: str,
    name: str,
    headcounts: Mapping[str, int],
    routes: Mapping[str, str | None],
    k: int = SMALLEST_K,
    region: str | None = None,
) -> School:
    """Add a school. Raises Taken when the slug exists."""
    row: dict[str, Any] = {
        "id": str(uuid4()),
        "slug": slug,
        "name": name,
        "region": region,
        "headcounts": {group: headcounts.get(group, 0) for group in FUNCTION_GROUPS},
        "routes": {route: routes.get(route) for route in ROUTES},
        "k": max(k, SMALLEST_K),
        "made": day,
    }
    try:
        conn.execute(sa.insert(school).values(row))
    except IntegrityError:
        raise Taken(what=slug) from None
    return School(**row)


def change(conn: sa.Connection, slug: str, changes: Mapping[str, Any]) -> School:
    """Change fields of a school; headcounts and routes are merged. Open waves keep what was frozen.

    Raises NotFound, and LowerK where a wave was opened with a higher one (DESIGN §5.4).
    """
    found = by_slug(conn, slug)
    values = {name: value for name, value in changes.items() if name in ("name", "region", "k")}
    if "k" in values:
        settings = conn.scalars(sa.select(wave.c.settings).where(wave.c.school == found.id))
        least = max((int(one["k"]) for one in settings), default=SMALLEST_K)
        if int(values["k"]) < least:
            raise LowerK
    for name in ("headcounts", "routes"):
        if name in changes:
            values[name] = {**getattr(found, name), **changes[name]}
    if values:
        conn.execute(sa.update(school).where(school.c.id == found.id).values(values))
    return by_slug(conn, slug)


def by_slug(conn: sa.Connection, slug: str) -> School:
    """Raises NotFound."""
    row = conn.execute(sa.select(school).where(school.c.slug == slug)).mappings().first()
    if row is None:
        raise NotFound(what=slug)
    return School(**row)


def by_id(conn: sa.Connection, school_id: str) -> School:
    """Raises NotFound."""
    row = conn.execute(sa.select(school).where(school.c.id == school_id)).mappings().first()
    if row is None:
        raise NotFound(what=school_id)
    return School(**row)


def all_schools(conn: sa.Connection) -> list[School]:
    """By slug."""
    return [School(**row) for row in conn.execute(sa.select(school).order_by(school.c.slug)).mappings()]


def remove(conn: sa.Connection, slug: str) -> None:
    """Remove a school with everything of it; only the audit trail stays. Raises NotFound."""
    found = by_slug(conn, slug)
    conn.execute(sa.delete(school).where(school.c.id == found.id))
    knowledge.sweep(conn)
