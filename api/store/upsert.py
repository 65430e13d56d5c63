"""Insert or replace. SQLite and PostgreSQL write it in the same way, so it is written here as text."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa


def upsert(conn: sa.Connection, table: sa.Table, row: Mapping[str, Any], add: str | None = None) -> None:
    """Put `row` in `table`; where its primary key exists, replace the rest.

    `add`: name of a counter that is raised by the row's value instead of being replaced.
    """
    conn.execute(_statement(table, tuple(row), add), dict(row))


@cache
def _statement(table: sa.Table, columns: tuple[str, ...], add: str | None) -> sa.TextClause:
    """Names come from the table, values are bound."""
    keys = [column.name for column in table.primary_key.columns]
    new = [f"{name} = excluded.{name}" for name in columns if name not in (*keys, add)]
    if add is not None:
        new.append(f"{add} = {table.name}.{add} + excluded.{add}")
    text = sa.text(
        f"INSERT INTO {table.name} ({', '.join(columns)}) "
        f"VALUES ({', '.join(f':{name}' for name in columns)}) "
        f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {', '.join(new)}"
    )
    return text.bindparams(*(sa.bindparam(name, type_=table.c[name].type) for name in columns))
