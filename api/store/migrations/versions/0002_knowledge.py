"""The layer over the knowledge base: entries with versions, the schools they reach, and the release.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("knowledge_entry")  # nothing wrote to the first form of this table
    op.create_table(
        "knowledge_entry",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knowledge_entry")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_knowledge_entry_subject"), "knowledge_entry", ["subject"])
    op.create_table(
        "knowledge_reach",
        sa.Column("knowledge_entry", sa.String(length=36), nullable=False),
        sa.Column("school", sa.String(length=36), nullable=False),
        _goes_with("knowledge_reach", "knowledge_entry"),
        _goes_with("knowledge_reach", "school"),
        sa.PrimaryKeyConstraint("knowledge_entry", "school", name=op.f("pk_knowledge_reach")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "knowledge_version",
        sa.Column("knowledge_entry", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("base_document", sa.Text(), nullable=True),
        sa.Column("base_hash", sa.String(length=16), nullable=True),
        sa.Column("by_role", sa.String(length=16), nullable=False),
        sa.Column("by_token", sa.String(length=36), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("reviewed_role", sa.String(length=16), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        _goes_with("knowledge_version", "knowledge_entry"),
        sa.PrimaryKeyConstraint("knowledge_entry", "number", name=op.f("pk_knowledge_version")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "knowledge_release",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("release", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knowledge_release")),
        sqlite_with_rowid=False,
    )


def _goes_with(table: str, parent: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{parent}")
    return sa.ForeignKeyConstraint(
        [parent], [f"{parent}.id"], name=name, onupdate="CASCADE", ondelete="CASCADE"
    )
