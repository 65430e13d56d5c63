"""Insert or replace, on both databases."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite


def upsert(conn: sa.Connection, table: sa.Table, row: Mapping[str, Any], add: str | None = None) -> None:
    """Put `row` in `table`; where its primary key exists, replace the rest.

    `add`: name of a counter that is raised by the row's value instead of being replaced.
    """
    keys = [column.name for column in table.primary_key.columns]
    make = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    insert = make(table).values(dict(row))
    new: dict[str, Any] = {name: insert.excluded[name] for name in row if name not in keys}
    if add is not None:
        new[add] = table.c[add] + insert.excluded[add]
    if new:
        insert = insert.on_conflict_do_update(index_elements=keys, set_=new)
    else:
        insert = insert.on_conflict_do_nothing(index_elements=keys)
    conn.execute(insert)
