"""The layer over the knowledge base: entries, their versions, and what is published of them.

An entry is one change of one measure, for all schools or for some. Its versions go concept ->
ter_beoordeling -> goedgekeurd -> gepubliceerd; a published one becomes vervangen (by a newer one) or
ongedaan.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from api.store.errors import NotFound, Outdated
from api.store.tables import knowledge_entry as entries
from api.store.tables import knowledge_reach as reach
from api.store.tables import knowledge_release as releases
from api.store.tables import knowledge_version as versions
from api.store.tables import school
from api.store.upsert import upsert

CONCEPT, REVIEW, APPROVED, PUBLISHED = "concept", "ter_beoordeling", "goedgekeurd", "gepubliceerd"
REPLACED, UNDONE, DROPPED = "vervangen", "ongedaan", "ingetrokken"
WORKING = (CONCEPT, REVIEW, APPROVED)
ONCE_SHOWN = (PUBLISHED, REPLACED, UNDONE)
ALL, SCHOOLS, SCHOOL = "alle", "scholen", "school"
MEASURE = "maatregel"
LAYER = "layer"
RELEASE = sa.select(releases.c.release).where(releases.c.id == LAYER)


@dataclass(frozen=True)
class Version:
    """One version. `document`: the measure, None where it is retired. `by_token`: None once published."""

    number: int
    action: str
    status: str
    document: dict[str, Any] | None
    base_document: dict[str, Any] | None
    base_hash: str | None
    by_role: str
    by_token: str | None
    reason: str
    on_day: date
    reviewed_role: str | None = None
    reviewed_on: date | None = None
    remark: str | None = None


@dataclass(frozen=True)
class Entry:
    """A change of one measure with all its versions, oldest first. `schools`: slugs, empty for all."""

    id: str
    kind: str
    subject: str
    scope: str
    revision: int
    schools: frozenset[str]
    versions: tuple[Version, ...]

    @property
    def published(self) -> Version | None:
        return next((v for v in reversed(self.versions) if v.status == PUBLISHED), None)

    @property
    def working(self) -> Version | None:
        """The version that is being worked on."""
        return next((v for v in reversed(self.versions) if v.status in WORKING), None)

    @property
    def latest(self) -> Version:
        return self.versions[-1]

    def version(self, number: int) -> Version:
        """Raises NotFound."""
        for found in self.versions:
            if found.number == number:
                return found
        raise NotFound(what=f"{self.id} {number}")


@dataclass(frozen=True)
class Published:
    """A published version as it counts for a school."""

    entry: str
    subject: str
    action: str
    document: dict[str, Any] | None
    base_hash: str | None


def all_entries(conn: sa.Connection, only: Collection[str] | None = None) -> list[Entry]:
    """Entries by subject, then by id; `only` these ids."""
    query, parts = sa.select(entries), sa.select(versions).order_by(versions.c.number)
    links = sa.select(reach.c.knowledge_entry, school.c.slug).join(school, school.c.id == reach.c.school)
    if only is not None:
        query = query.where(entries.c.id.in_(only))
        parts = parts.where(versions.c.knowledge_entry.in_(only))
        links = links.where(reach.c.knowledge_entry.in_(only))
    schools: dict[str, set[str]] = defaultdict(set)
    for row in conn.execute(links):
        schools[row.knowledge_entry].add(row.slug)
    found: dict[str, list[Version]] = defaultdict(list)
    for item in conn.execute(parts).mappings():
        values = dict(item)
        found[values.pop("knowledge_entry")].append(Version(**values))
    made = [
        Entry(**row, schools=frozenset(schools.get(row["id"], ())), versions=tuple(found.get(row["id"], ())))
        for row in conn.execute(query.order_by(entries.c.subject, entries.c.id)).mappings()
    ]
    return [entry for entry in made if entry.scope == ALL or entry.schools]


def one(conn: sa.Connection, entry_id: str) -> Entry:
    """Raises NotFound."""
    found = all_entries(conn, [entry_id])
    if not found:
        raise NotFound(what=entry_id)
    return found[0]


def add(
    conn: sa.Connection, drafts: Sequence[tuple[str, Version]], scope: str, school_ids: Iterable[str]
) -> list[str]:
    """New entries with a first version each: (measure id, version). Returns their ids."""
    if not drafts:
        return []
    ids = [str(uuid4()) for _ in drafts]
    conn.execute(
        sa.insert(entries),
        [
            {"id": name, "kind": MEASURE, "subject": subject, "scope": scope, "revision": 1}
            for name, (subject, _) in zip(ids, drafts, strict=True)
        ],
    )
    links = [{"knowledge_entry": name, "school": one} for one in sorted(set(school_ids)) for name in ids]
    if links:
        conn.execute(sa.insert(reach), links)
    rows = [
        {"knowledge_entry": name, **asdict(version)} for name, (_, version) in zip(ids, drafts, strict=True)
    ]
    conn.execute(sa.insert(versions), rows)
    return ids


def put(conn: sa.Connection, entry: Entry, version: Version) -> None:
    """Add a version, or replace the one with this number. Raises Outdated."""
    step(conn, entry)
    row = {"knowledge_entry": entry.id, **asdict(version)}
    upsert(conn, versions, row)


def mark(conn: sa.Connection, entry: Entry, number: int, **values: Any) -> None:
    """Change the status (and what goes with it) of a version; `step` or `put` comes first."""
    here = (versions.c.knowledge_entry == entry.id, versions.c.number == number)
    conn.execute(sa.update(versions).where(*here).values(values))


def step(conn: sa.Connection, entry: Entry) -> None:
    """Take the next revision. Raises Outdated when someone else was first."""
    done = conn.execute(
        sa.update(entries)
        .where(entries.c.id == entry.id, entries.c.revision == entry.revision)
        .values(revision=entry.revision + 1)
    )
    if done.rowcount == 0:
        raise Outdated(what=entry.id)


def release(conn: sa.Connection) -> str | None:
    """Changes whenever what is published changes; None as long as nothing ever was."""
    return conn.scalar(RELEASE)


def renew(conn: sa.Connection) -> None:
    """Tell every process that what is published has changed."""
    upsert(conn, releases, {"id": LAYER, "release": str(uuid4())})


def published(conn: sa.Connection, school_id: str | None) -> list[Published]:
    """What is published for a school (None: for all schools); what is closest to the school comes last."""
    query = sa.select(
        entries.c.id,
        entries.c.subject,
        entries.c.scope,
        versions.c.action,
        versions.c.document,
        versions.c.base_hash,
    ).join(versions, versions.c.knowledge_entry == entries.c.id)
    query = query.where(versions.c.status == PUBLISHED, _counts_for(school_id))
    order = (ALL, SCHOOLS, SCHOOL)
    rows = sorted(conn.execute(query), key=lambda row: (order.index(row.scope), row.subject, row.id))
    return [Published(row.id, row.subject, row.action, row.document, row.base_hash) for row in rows]


def ever_published(conn: sa.Connection, school_id: str | None) -> frozenset[str]:
    """Ids of measures that were at some time shown at a school because of an entry."""
    query = sa.select(entries.c.subject).join(versions, versions.c.knowledge_entry == entries.c.id)
    return frozenset(
        conn.scalars(query.where(versions.c.status.in_(ONCE_SHOWN), _counts_for(school_id)).distinct())
    )


def sweep(conn: sa.Connection) -> None:
    """Delete entries whose every school has gone."""
    conn.execute(
        sa.delete(entries).where(
            entries.c.scope != ALL, entries.c.id.not_in(sa.select(reach.c.knowledge_entry))
        )
    )


def version_of(
    number: int, action: str, document: Mapping[str, Any] | None, by: tuple[str, str], **values: Any
) -> Version:
    """A new concept; `by`: role and token id of the author."""
    plain = dict(document) if document is not None else None
    return Version(
        number=number, action=action, status=CONCEPT, document=plain, by_role=by[0], by_token=by[1], **values
    )


def _counts_for(school_id: str | None) -> sa.ColumnElement[bool]:
    for_all = entries.c.scope == ALL
    if school_id is None:
        return for_all
    own = sa.select(reach.c.knowledge_entry).where(reach.c.school == school_id)
    return sa.or_(for_all, entries.c.id.in_(own))
