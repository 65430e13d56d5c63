"""Items of a school's work plan. What is in the document: api/workplan_models.py."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from api.store.errors import NotFound, Outdated
from api.store.tables import dump, work_item

RUNNING = ("gestart", "gemerkt")


@dataclass(frozen=True)
class WorkItem:
    """One item. `status`: gepland, gestart, gemerkt or gestopt; `changed`: the day of the last change."""

    id: str
    school: str
    document: Mapping[str, Any]
    status: str
    changed: date

    @property
    def tag(self) -> str:
        """Changes with everything that can be changed."""
        return hashlib.sha256(dump([self.document, self.status]).encode()).hexdigest()[:16]


def add(conn: sa.Connection, school_id: str, document: Mapping[str, Any], status: str, day: date) -> WorkItem:
    made = WorkItem(str(uuid4()), school_id, document, status, day)
    conn.execute(sa.insert(work_item).values({**vars(made), "document": dict(document)}))
    return made


def of_school(conn: sa.Connection, school_id: str) -> list[WorkItem]:
    """In order of start, then of title."""
    rows = conn.execute(sa.select(work_item).where(work_item.c.school == school_id)).mappings()
    found = [WorkItem(**row) for row in rows]
    return sorted(found, key=lambda i: (i.document.get("start") or "9999", i.document["titel"], i.id))


def change(
    conn: sa.Connection, held: WorkItem, document: Mapping[str, Any], status: str, day: date
) -> WorkItem:
    """Put a new document in place of the one that is held in this transaction."""
    made = WorkItem(held.id, held.school, document, status, day)
    values = {"document": dict(document), "status": status, "changed": day}
    conn.execute(sa.update(work_item).where(work_item.c.id == held.id).values(values))
    return made


def remove(conn: sa.Connection, held: WorkItem) -> None:
    conn.execute(sa.delete(work_item).where(work_item.c.id == held.id))


def hold(conn: sa.Connection, school_id: str, item_id: str, tag: str) -> WorkItem:
    """The item, locked until the transaction ends. Raises NotFound, or Outdated where someone else
    was first.
    """
    query = sa.select(work_item).where(work_item.c.id == item_id, work_item.c.school == school_id)
    row = conn.execute(query.with_for_update()).mappings().first()
    if row is None:
        raise NotFound(what=item_id)
    found = WorkItem(**row)
    if found.tag != tag:
        raise Outdated(what=item_id)
    return found


def aims(conn: sa.Connection, school_id: str) -> list[dict[str, Any]]:
    """What runs now, as it is frozen in the settings of a wave: what the working group itself noted, no more.

    Keys: id, maatregel, titel, oorzaak, status, start, gedaan, werkt (of the last check; None without one).
    """
    found = []
    for item in of_school(conn, school_id):
        if item.status in RUNNING:
            last = (item.document.get("controles") or [{}])[-1]
            found.append(
                {
                    "id": item.id,
                    **{key: item.document.get(key) for key in ("maatregel", "titel", "oorzaak", "start")},
                    "status": item.status,
                    "gedaan": last.get("gedaan"),
                    "werkt": last.get("werkt"),
                }
            )
    return found
