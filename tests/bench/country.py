"""A synthetic country: schools with a year of published figures behind them and an open wave with everybody's answers."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from api.analysis.figures import figures
from api.store.store import Store
from api.store.tables import (
    answer,
    mention,
    metadata,
    participant,
    published_figure,
    school,
    snapshot,
    wave,
    wave_key,
)
from api.waves import partition
from tests.attacks.world import base, content_of, team

STAFF, SCHOOLS = 187_000, 6_600
YEAR = 2026
PULSES = 8
SHARES = {"leraar": 0.62, "onderwijsondersteunend": 0.24, "overig_ondersteunend": 0.10}
THEMES = ("administratie", "vergaderen", "leerlingen_gedrag", "oudercontact", "toetsen_en_nakijken", "ict")
BATCH = 20_000  # rows written at once


@dataclass(frozen=True)
class Filled:
    """Ids of the open waves, by school; `rows`: how many answers are in them."""

    waves: list[str]
    slugs: list[str]
    rows: int


def fill(store: Store, schools: int, seed: int = 1) -> Filled:
    """Fill an empty database. The open wave of each school has real answers of all staff; of the year before it the
    published figures and, per school, one kind of snapshot a wave stand there, made once and used by all.
    """
    chance = random.Random(seed)
    baseline, pulse = (_published(chance, kind) for kind in ("nulmeting", "puls"))
    found = Filled([], [], 0)
    count = 0
    with Bulk(store) as bulk:
        for number in range(schools):
            size = max(8, round(chance.gauss(STAFF / SCHOOLS, 8)))
            name, slug = _id(chance), f"school-{number}"
            counts = _headcounts(chance, size)
            settings = {
                "k": 5,
                "groups": partition(counts),
                "headcounts": counts,
                "working_group": 4,
                "school_year": YEAR,
                "focus": [],
                "werkplan": [],
                "eigen": [],
                "month": 0,
            }
            bulk.add(school, _school(name, slug, counts))
            for nth, (kind, content) in enumerate([("nulmeting", baseline), *[("puls", pulse)] * PULSES]):
                day = date(YEAR, 9, 1) + timedelta(weeks=4 * nth)
                made = _id(chance)
                bulk.add(wave, _wave(made, name, kind, day, "published", settings))
                bulk.add(snapshot, {"wave": made, **content["row"]})
                for figure in content["figures"]:
                    value = round(figure.value * chance.uniform(0.9, 1.1), 2)
                    bulk.add(published_figure, {"wave": made, **figure._asdict(), "value": value})
            last = _id(chance)
            bulk.add(wave, _wave(last, name, "nameting", date(YEAR + 1, 6, 1), "open", settings))
            bulk.add(wave_key, {"wave": last, "key": chance.randbytes(32)})
            count += _answers(bulk, chance, last, counts)
            found.waves.append(last)
            found.slugs.append(slug)
    return Filled(found.waves, found.slugs, count)


def _answers(bulk: Bulk, chance: random.Random, wave_id: str, counts: dict[str, int]) -> int:
    made = 0
    people = team(chance, base().questionnaires["nameting"], 0.03, **counts)
    for place, person in enumerate(people):
        key = _id(chance)
        row = {"id": key, "wave": wave_id, "function_group": person.group, "working_group": place % 7 == 0}
        bulk.add(participant, row)
        for question, value in person.answers.items():
            bulk.add(answer, {"participant": key, "question": question, "value": value})
            made += 1
        theme = chance.choice(THEMES)
        about = {"question": "open_kost", "richting": "kost", "confirmed": True, "size": 7, "behind": None}
        bulk.add(mention, {"participant": key, "theme": theme, **about})
    return made


def _published(chance: random.Random, kind: str) -> dict[str, Any]:
    """A snapshot as it stands in the table, and its figures."""
    from api.store.snapshots import hashed

    quiz = base().questionnaires[kind]
    staff = team(chance, quiz, leraar=17, onderwijsondersteunend=8)
    settings = {"k": 5, "groups": ["leraar"], "headcounts": {"leraar": 17, "onderwijsondersteunend": 8}}
    content = content_of(staff, settings, [], quiz)
    text, sha256 = hashed(content)
    row = {"json": text, "sha256": sha256, "published": date(YEAR, 12, 1)}
    return {"row": row, "figures": figures(content)}


def _headcounts(chance: random.Random, size: int) -> dict[str, int]:
    groups = chance.choices(list(SHARES), list(SHARES.values()), k=size - 1)
    return {"schoolleider": 1, **{group: groups.count(group) for group in SHARES}}


def _school(name: str, slug: str, counts: dict[str, int]) -> dict[str, Any]:
    return {
        "id": name,
        "slug": slug,
        "name": slug,
        "region": None,
        "headcounts": counts,
        "routes": {},
        "k": 5,
        "made": date(YEAR, 8, 1),
    }


def _wave(name: str, school_id: str, kind: str, day: date, status: str, settings: Any) -> dict[str, Any]:
    closed = day if status == "published" else None
    return {
        "id": name,
        "school": school_id,
        "kind": kind,
        "questionnaire_version": 1,
        "status": status,
        "opens": day,
        "closes": day + timedelta(days=14),
        "closed": closed,
        "pmr": date(YEAR, 8, 20),
        "purpose": "meting",
        "sample": "iedereen",
        "settings": settings,
    }


def _id(chance: random.Random) -> str:
    return str(UUID(int=chance.getrandbits(128)))


class Bulk:
    """Rows in large batches, parents before children; on PostgreSQL by COPY."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in metadata.sorted_tables}
        self._count = 0

    def __enter__(self) -> Bulk:
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()
        if self._store.engine.dialect.name == "postgresql":
            with self._store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
                conn.execute(sa.text("ANALYZE"))
        else:
            with self._store.write() as conn:
                conn.execute(sa.text("ANALYZE"))

    def add(self, table: sa.Table, row: dict[str, Any]) -> None:
        self._rows[table.name].append(row)
        self._count += 1
        if self._count >= BATCH:
            self._flush()

    def _flush(self) -> None:
        with self._store.write() as conn:
            for table in metadata.sorted_tables:
                if rows := self._rows[table.name]:
                    _write(conn, table, rows)
                    rows.clear()
        self._count = 0


def _write(conn: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    names = list(rows[0])
    if conn.dialect.name != "postgresql":
        conn.execute(sa.insert(table), list(rows))
        return
    kinds = [table.c[name].type.dialect_impl(conn.dialect).bind_processor(conn.dialect) for name in names]
    raw = conn.connection.driver_connection
    assert raw is not None
    columns = ", ".join(f'"{name}"' for name in names)
    with closing(raw.cursor()) as cursor, cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
        for values in _values(rows, names, kinds):
            copy.write_row(values)


def _values(rows: Sequence[dict[str, Any]], names: list[str], kinds: list[Any]) -> Iterator[list[Any]]:
    for row in rows:
        yield [kind(row[name]) if kind else row[name] for name, kind in zip(names, kinds, strict=True)]
