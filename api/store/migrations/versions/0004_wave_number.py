"""Waves of a school are numbered: days alone do not tell which of two on one day came first.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

EARLIER = """
UPDATE wave SET number = (
    SELECT count(*) FROM wave AS other
    WHERE other.school = wave.school
    AND (other.opens < wave.opens OR (other.opens = wave.opens AND other.id <= wave.id))
)
"""


def upgrade() -> None:
    op.add_column("wave", sa.Column("number", sa.Integer(), nullable=False, server_default="0"))
    op.execute(EARLIER)
