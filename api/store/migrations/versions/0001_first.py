"""First version of all tables.

Revision ID: 0001
Revises: nothing
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "access_token",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("made", sa.Date(), nullable=False),
        sa.Column("expires", sa.Date(), nullable=False),
        sa.Column("revoked", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_token")),
        sa.UniqueConstraint("hash", name=op.f("uq_access_token_hash")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "audit_event",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("school", sa.String(length=36), nullable=True),
        sa.Column("subject", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "heartbeat",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("beat", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heartbeat")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "school",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("region", sa.String(length=120), nullable=True),
        sa.Column("headcounts", sa.Text(), nullable=False),
        sa.Column("routes", sa.Text(), nullable=False),
        sa.Column("k", sa.Integer(), nullable=False),
        sa.Column("made", sa.Date(), nullable=False),
        sa.CheckConstraint("k >= 5", name="k_at_least_five"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school")),
        sa.UniqueConstraint("slug", name=op.f("uq_school_slug")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "access_code",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("school", sa.String(length=36), nullable=False),
        sa.Column("working_group", sa.Boolean(), nullable=False),
        sa.Column("issued", sa.Date(), nullable=False),
        sa.Column("revoked", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["school"],
            ["school.id"],
            name=op.f("fk_access_code_school"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_code")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_access_code_school"), "access_code", ["school"], unique=False)
    op.create_table(
        "announcement",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("school", sa.String(length=36), nullable=False),
        sa.Column("zeiden", sa.Text(), nullable=False),
        sa.Column("hoorden", sa.Text(), nullable=False),
        sa.Column("verandert", sa.Text(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school"],
            ["school.id"],
            name=op.f("fk_announcement_school"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_announcement_school"), "announcement", ["school"], unique=False)
    op.create_table(
        "knowledge_entry",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("by_role", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("school", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["school"], ["school.id"], name=op.f("fk_knowledge_entry_school"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_knowledge_entry")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "process_step",
        sa.Column("school", sa.String(length=36), nullable=False),
        sa.Column("step", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("changed", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school"],
            ["school.id"],
            name=op.f("fk_process_step_school"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("school", "step", name=op.f("pk_process_step")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "token_school",
        sa.Column("access_token", sa.String(length=36), nullable=False),
        sa.Column("school", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["access_token"],
            ["access_token.id"],
            name=op.f("fk_token_school_access_token"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["school"],
            ["school.id"],
            name=op.f("fk_token_school_school"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("access_token", "school", name=op.f("pk_token_school")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "wave",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("school", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("questionnaire_version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("opens", sa.Date(), nullable=False),
        sa.Column("closes", sa.Date(), nullable=False),
        sa.Column("closed", sa.Date(), nullable=True),
        sa.Column("pmr", sa.Date(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("sample", sa.String(length=32), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school"], ["school.id"], name=op.f("fk_wave_school"), onupdate="CASCADE", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wave")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_wave_school"), "wave", ["school"], unique=False)
    op.create_index(
        "uq_wave_one_open",
        "wave",
        ["school"],
        unique=True,
        sqlite_where=sa.text("status = 'open'"),
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_table(
        "work_item",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("school", sa.String(length=36), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("changed", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school"],
            ["school.id"],
            name=op.f("fk_work_item_school"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_item")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_work_item_school"), "work_item", ["school"], unique=False)
    op.create_table(
        "participant",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("wave", sa.String(length=36), nullable=False),
        sa.Column("function_group", sa.String(length=32), nullable=True),
        sa.Column("working_group", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["wave"], ["wave.id"], name=op.f("fk_participant_wave"), onupdate="CASCADE", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_participant_wave"), "participant", ["wave"], unique=False)
    op.create_table(
        "quality",
        sa.Column("wave", sa.String(length=36), nullable=False),
        sa.Column("theme", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["wave"], ["wave.id"], name=op.f("fk_quality_wave"), onupdate="CASCADE", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("wave", "theme", "outcome", name=op.f("pk_quality")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shared_text",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("wave", sa.String(length=36), nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["wave"], ["wave.id"], name=op.f("fk_shared_text_wave"), onupdate="CASCADE", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_text")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_shared_text_wave"), "shared_text", ["wave"], unique=False)
    op.create_table(
        "snapshot",
        sa.Column("wave", sa.String(length=36), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("published", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["wave"], ["wave.id"], name=op.f("fk_snapshot_wave"), onupdate="CASCADE", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("wave", name=op.f("pk_snapshot")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "wave_key",
        sa.Column("wave", sa.String(length=36), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["wave"], ["wave.id"], name=op.f("fk_wave_key_wave"), onupdate="CASCADE", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("wave", name=op.f("pk_wave_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answer",
        sa.Column("participant", sa.String(length=36), nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
            name=op.f("fk_answer_participant"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("participant", "question", name=op.f("pk_answer")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "conversation",
        sa.Column("participant", sa.String(length=36), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
            name=op.f("fk_conversation_participant"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("participant", name=op.f("pk_conversation")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mention",
        sa.Column("participant", sa.String(length=36), nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("theme", sa.String(length=64), nullable=False),
        sa.Column("richting", sa.String(length=8), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("behind", sa.String(length=128), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
            name=op.f("fk_mention_participant"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("participant", "question", "theme", name=op.f("pk_mention")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pending_text",
        sa.Column("participant", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
            name=op.f("fk_pending_text_participant"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("participant", "kind", "name", name=op.f("pk_pending_text")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_pending_text_expires"), "pending_text", ["expires"], unique=False)
    op.create_table(
        "processed_message",
        sa.Column("participant", sa.String(length=36), nullable=False),
        sa.Column("message", sa.String(length=36), nullable=False),
        sa.Column("body", sa.String(length=36), nullable=False),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
            name=op.f("fk_processed_message_participant"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("participant", "message", name=op.f("pk_processed_message")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "session_link",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("participant", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
            name=op.f("fk_session_link_participant"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_link")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_session_link_participant"), "session_link", ["participant"], unique=False)
    op.create_table(
        "vote",
        sa.Column("participant", sa.String(length=36), nullable=False),
        sa.Column("measure", sa.String(length=64), nullable=False),
        sa.Column("vote", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
            name=op.f("fk_vote_participant"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("participant", "measure", name=op.f("pk_vote")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    raise NotImplementedError("restore a backup of the older version instead")
