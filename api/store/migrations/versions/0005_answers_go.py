"""Answers of waves that were published, and of earlier waves of the same school, go (decision 0012).

Revision ID: 0005
Revises: 0004
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

PUBLISHED = """
SELECT wave.id FROM wave WHERE wave.status <> 'open' AND EXISTS (
    SELECT 1 FROM wave AS other
    WHERE other.school = wave.school AND other.number >= wave.number AND other.status = 'published'
)
"""


def upgrade() -> None:
    people = f"SELECT id FROM participant WHERE wave IN ({PUBLISHED})"
    for table in ("answer", "mention", "vote"):
        op.execute(f"DELETE FROM {table} WHERE participant IN ({people})")
    op.execute(f"DELETE FROM participant WHERE wave IN ({PUBLISHED})")
