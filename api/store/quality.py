"""How well free text is mapped onto themes: what speakers confirmed, over all published waves."""

import sqlalchemy as sa

from api.store.tables import quality, wave
from api.store.waves import PUBLISHED


def totals(conn: sa.Connection) -> dict[str, dict[str, int]]:
    """Theme -> outcome ('bevestigd', 'afgewezen', 'toegevoegd') -> count, summed over all schools."""
    count = sa.func.sum(quality.c.count)
    rows = conn.execute(
        sa.select(quality.c.theme, quality.c.outcome, count)
        .join(wave, wave.c.id == quality.c.wave)
        .where(wave.c.status == PUBLISHED)
        .group_by(quality.c.theme, quality.c.outcome)
    )
    found: dict[str, dict[str, int]] = {}
    for theme, outcome, number in rows:
        found.setdefault(theme, {})[outcome] = int(number)
    return found
