"""The published numbers as rows, and totals over them in the database (reference: api/analysis/totals.py)."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from api.store.tables import published_figure, wave

SCHOOLS = 3  # least number of schools in a total, and in what one total has more than another
RESPONDENTS = 10  # least number of people in a total
MIDDLE = 2  # from the least number of a band of five to its middle
NEW_YEAR = 8  # month in which a school year begins


class Total(NamedTuple):
    """`value`: mean weighted by the middle of the bands; `respondents`: at least so many answers."""

    name: str
    value: float
    schools: int
    waves: int
    respondents: int


def save(conn: sa.Connection, wave_id: str, figures: Sequence[Any]) -> None:
    """Keep the figures (name, value, weight) of a wave that is being published."""
    rows = [{"wave": wave_id, "name": f.name, "value": f.value, "weight": f.weight} for f in figures]
    if rows:
        conn.execute(sa.insert(published_figure), rows)


def totals(
    conn: sa.Connection,
    kind: str,
    school_year: int,
    least_schools: int,
    least_people: int,
    schools: Collection[str] | None = None,
) -> list[Total]:
    """Totals of a kind of wave in a school year, by name; only those over enough schools and answers.

    `schools`: ids; None: all of them.
    """
    figure = published_figure.c
    people = sa.func.sum(figure.weight - MIDDLE)
    count = sa.func.count(sa.distinct(wave.c.school))
    value = sa.func.sum(figure.value * figure.weight) / sa.func.sum(figure.weight)
    query = (
        sa.select(figure.name, value, count, sa.func.count(sa.distinct(figure.wave)), people)
        .join(wave, wave.c.id == figure.wave)
        .where(
            wave.c.kind == kind,
            wave.c.opens >= date(school_year, NEW_YEAR, 1),
            wave.c.opens < date(school_year + 1, NEW_YEAR, 1),
        )
        .group_by(figure.name)
        .having(count >= least_schools, people >= least_people)
        .order_by(figure.name)
    )
    if schools is not None:
        query = query.where(wave.c.school.in_(list(schools)))
    return [Total(str(n), float(v), int(s), int(w), int(p)) for n, v, s, w, p in conn.execute(query)]
