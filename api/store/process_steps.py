"""How far a school is in each step of the approach; what the steps are: knowledge/process."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from api.store.tables import process_step


@dataclass(frozen=True)
class ProcessStep:
    """`document`: wie (role), gepland (day), notitie, afgevinkt (ids of what a step needs)."""

    school: str
    step: str
    status: str
    changed: date
    document: Mapping[str, Any] | None


def of_school(conn: sa.Connection, school_id: str) -> dict[str, ProcessStep]:
    """By step; only the steps that were ever touched."""
    rows = conn.execute(sa.select(process_step).where(process_step.c.school == school_id)).mappings()
    return {row["step"]: ProcessStep(**row) for row in rows}


def put(conn: sa.Connection, made: ProcessStep) -> None:
    """Put a step as it is now; the last one who says so is right."""
    where = (process_step.c.school == made.school, process_step.c.step == made.step)
    values = {"status": made.status, "changed": made.changed, "document": made.document}
    if conn.execute(sa.update(process_step).where(*where).values(values)).rowcount == 0:
        conn.execute(sa.insert(process_step).values(vars(made)))
