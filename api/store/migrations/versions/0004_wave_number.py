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

# One wave of a school is open at a time, so they close in the order in which they were opened.
EARLIER = """
UPDATE wave SET number = placed.number
FROM (
    SELECT id, row_number() OVER (PARTITION BY school ORDER BY closed NULLS LAST, opens, id) AS number
    FROM wave
) AS placed
WHERE placed.id = wave.id
"""


def upgrade() -> None:
    op.add_column("wave", sa.Column("number", sa.Integer(), nullable=False, server_default="0"))
    op.execute(EARLIER)
