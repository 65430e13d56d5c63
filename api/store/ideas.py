"""Ideas that people agreed to share, of a published wave; gone 30 days after close (see upkeep)."""

import sqlalchemy as sa

from api.store.tables import shared_text


def of_wave(conn: sa.Connection, wave_id: str) -> list[str]:
    """The redacted texts, in the order of their random ids."""
    rows = conn.execute(
        sa.select(shared_text.c.content).where(shared_text.c.wave == wave_id).order_by(shared_text.c.id)
    )
    return [str(content) for (content,) in rows]
