"""What a school year needs: calendar, reminders, own questions, session notes, and published numbers as rows.

Revision ID: 0003
Revises: 0002
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("process_step", table_kwargs={"sqlite_with_rowid": False}) as batch:
        batch.add_column(sa.Column("document", sa.Text(), nullable=True))
    _make(
        "schedule",
        "school",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("changed", sa.Date(), nullable=False),
        key=("school",),
    )
    _make(
        "reminder",
        "wave",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        key=("wave", "number"),
    )
    _make(
        "own_question",
        "school",
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("changed", sa.Date(), nullable=False),
        key=("school", "question"),
    )
    _make(
        "session_note",
        "school",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        key=("id",),
    )
    op.create_index(op.f("ix_session_note_school"), "session_note", ["school"])
    _make(
        "published_figure",
        "wave",
        sa.Column("name", sa.String(length=96), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        key=("wave", "name"),
    )


def _make(table: str, parent: str, *columns: sa.Column[Any], key: tuple[str, ...]) -> None:
    """A table whose rows go where the row of `parent` goes."""
    op.create_table(
        table,
        sa.Column(parent, sa.String(length=36), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            [parent],
            [f"{parent}.id"],
            name=op.f(f"fk_{table}_{parent}"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{table}")),
        sqlite_with_rowid=False,
    )
