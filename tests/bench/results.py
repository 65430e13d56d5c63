"""`python -m tests.bench.results`: what size costs, from a hundred schools to the whole country.

On SQLite and on a real PostgreSQL, at every size: answers written per second by the store function of a turn, publishing a
wave (audit included), the results route, and totals of a year in the database beside pandas over all rows.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench.report import DOCUMENT, write

SIZES = (100, 1_000, 6_600)
SECRET = "s" * 40
TURNS, WAVES, READS = 300, 40, 300
BARS = {"publish_p95": 1.0, "read_p95": 0.020, "totals": 5.0, "memory": 1024.0}  # seconds and MB


def main() -> int:
    """Exit code 1 when a bar is not reached at the largest size."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.results", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--on", nargs="*", default=["sqlite", "postgresql"])
    parser.add_argument("--dry", action="store_true", help="schrijf niets op")
    given = parser.parse_args()
    found = []
    for kind in given.on:
        for size in given.sizes:
            with place(kind) as address:
                found.append({"op": kind, "scholen": size, **measured(address, size)})
            print(f"{kind}, {size}", file=sys.stderr, flush=True)
    text = report(found)
    print(text)
    if not given.dry:
        write(DOCUMENT, text + "\n", "bench-results")
    return 0 if all(reached(row) for row in found if row["scholen"] == max(given.sizes)) else 1


@contextmanager
def place(kind: str) -> Iterator[str]:
    """An empty database with tables."""
    from api.store.upkeep import upgrade

    with tempfile.TemporaryDirectory() as folder:
        if kind == "sqlite":
            address = f"sqlite:///{folder}/country.db"
            upgrade(address)
            yield address
            return
        import pgserver

        server = pgserver.get_server(Path(folder) / "pg", cleanup_mode="delete")
        try:
            upgrade(server.get_uri())
            yield server.get_uri()
        finally:
            with suppress(OSError):
                server.cleanup()


def measured(address: str, size: int) -> dict[str, Any]:
    """Every figure at one size. Each part runs in a process of its own, so that its memory is its own."""
    filled = apart(_fill, address, size)
    parts = {
        "turns": apart(_turns, address, filled["slugs"]),
        "publish": apart(_publish, address, filled["waves"]),
        "read": apart(_read, address, filled["slugs"]),
        "totals": apart(_totals, address),
        "pandas": apart(_pandas, address),
    }
    assert_same(parts["totals"]["rows"], parts["pandas"]["rows"])
    return {"antwoorden": filled["rows"], "vullen": filled["seconds"], **parts}


def assert_same(one: list[list[Any]], other: list[list[Any]]) -> None:
    """The database and pandas add up in another order; beyond that they must agree."""
    assert [row[:2] for row in one] == [row[:2] for row in other]
    assert all(abs(a[2] - b[2]) < 1e-6 for a, b in zip(one, other, strict=True))


def apart(work: Callable[..., dict[str, Any]], *arguments: Any) -> dict[str, Any]:
    """What `work` gives, with `memory`: the most it had, in MB."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_watched, work, arguments).result()


def _watched(work: Callable[..., dict[str, Any]], arguments: tuple[Any, ...]) -> dict[str, Any]:
    found = work(*arguments)
    return {**found, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _open(address: str) -> Any:
    from api.store.store import open_store

    return open_store(address, SECRET)


def _fill(address: str, size: int) -> dict[str, Any]:
    from tests.bench.country import fill

    start = time.perf_counter()
    made = fill(_open(address), size)
    return {
        "waves": made.waves[:WAVES],
        "slugs": made.slugs[:200],
        "rows": made.rows,
        "seconds": time.perf_counter() - start,
    }


def _turns(address: str, slugs: list[str]) -> dict[str, Any]:
    """Load and commit turns as the chat door does: one answer each."""
    from datetime import UTC, datetime

    from api.store import codes, schools, turns
    from api.store.store import open_store
    from api.store.turns import After
    from api.store.writes import Catalogue, read_writes

    store = open_store(address, SECRET, lambda: datetime(2027, 6, 2, 9, tzinfo=UTC))
    known = Catalogue({"k_veel": frozenset({1, 2, 3, 4})}, frozenset(), frozenset(), frozenset())
    with store.write() as conn:
        own = {
            slug: codes.make(conn, store.secret, schools.by_slug(conn, slug).id, store.today, 1)[0]
            for slug in slugs[:30]
        }
    writes = read_writes([{"op": "answer", "question": "k_veel", "value": 3}], known)
    times = []
    for number in range(TURNS):
        slug = list(own)[number % len(own)]
        start = time.perf_counter()
        before = turns.load(store, slug, own[slug], f"m{number}", "b")
        turns.commit(store, before, After({"status": "open"}, writes, "{}", False))
        times.append(time.perf_counter() - start)
    return spread(times)


def _publish(address: str, waves: list[str]) -> dict[str, Any]:
    """Close and publish waves with nine snapshots before them, audit included."""
    from api.waves import close_wave, publish_results
    from tests.attacks.world import base

    store, publish = _open(address), partial(publish_results, knowledge=base())
    close_wave(store, waves[0], publish)  # pandas and the knowledge base are read once a process
    times = []
    for wave in waves[1:]:
        start = time.perf_counter()
        close_wave(store, wave, publish)
        times.append(time.perf_counter() - start)
    return spread(times)


def _read(address: str, slugs: list[str]) -> dict[str, Any]:
    """The results route through the whole application, in this process."""
    import httpx

    from api.app import create_app
    from api.settings import load_settings
    from api.store import schools, snapshots, tokens
    from tests.api.world import FakeAssistant, FakeNet
    from tests.attacks.world import base

    store = _open(address)
    with store.write() as conn:
        held = [schools.by_slug(conn, slug) for slug in slugs[:50]]
        token = tokens.make(conn, store.today, "werkgroep", [one.id for one in held])[1]
        paths = [
            f"/v1/schools/{one.slug}/waves/{shot.wave}/results"
            for one in held
            for shot in snapshots.of_school(conn, one.id)[:2]
        ]
    more = {"admin_rate": "1000000/minute", "guess_rate": "1000000/minute"}
    settings = load_settings(secret=SECRET, bot_key="b" * 40, database_url=address, **more)
    app = create_app(settings, store=store, knowledge=base(), assistant=FakeAssistant(), safety=FakeNet())
    random.Random(1).shuffle(paths)

    async def ask() -> list[float]:
        transport = httpx.ASGITransport(app)
        times = []
        async with httpx.AsyncClient(transport=transport, base_url="http://school.example") as client:
            for number in range(READS + 20):
                start = time.perf_counter()
                path, headers = paths[number % len(paths)], {"Authorization": f"Bearer {token}"}
                (await client.get(path, headers=headers)).raise_for_status()
                times.append(time.perf_counter() - start)
        return times[20:]

    return spread(asyncio.run(ask()))


def _totals(address: str) -> dict[str, Any]:
    """Totals of all kinds of waves of a year, by the database."""
    from api.store import figures

    store = _open(address)
    start = time.perf_counter()
    with store.read() as conn:
        found = {kind: figures.totals(conn, kind, 2026, 3, 10) for kind in ("nulmeting", "puls", "nameting")}
    seconds = time.perf_counter() - start
    rows = [[kind, t.name, t.value] for kind, totals in found.items() for t in totals]
    return {"seconds": seconds, "rows": rows}


def _pandas(address: str) -> dict[str, Any]:
    """The same totals with all rows in memory."""
    import pandas as pd
    import sqlalchemy as sa

    from api.analysis.figures import MIDDLE
    from api.store.tables import published_figure, wave

    store = _open(address)
    start = time.perf_counter()
    query = sa.select(wave.c.kind, wave.c.school, published_figure).join(
        wave, wave.c.id == published_figure.c.wave
    )
    with store.read() as conn:
        rows = pd.read_sql(query, conn)
    rows = rows.assign(product=rows["value"] * rows["weight"], least=rows["weight"] - MIDDLE)
    groups = rows.groupby(["kind", "name"])
    table = groups.agg(
        product=("product", "sum"),
        weight=("weight", "sum"),
        school=("school", "nunique"),
        least=("least", "sum"),
    )
    table = table[(table["school"] >= 3) & (table["least"] >= 10)]
    seconds = time.perf_counter() - start
    order = {kind: place for place, kind in enumerate(("nulmeting", "puls", "nameting"))}
    values = table["product"] / table["weight"]
    listed = [[str(kind), str(name), float(v)] for (kind, name), v in values.items()]
    return {"seconds": seconds, "rows": sorted(listed, key=lambda row: (order[row[0]], row[1]))}


def spread(times: list[float]) -> dict[str, Any]:
    ordered = sorted(times)
    return {
        "p50": statistics.median(ordered),
        "p95": ordered[int(0.95 * (len(ordered) - 1))],
        "per_second": len(ordered) / sum(ordered),
    }


def reached(row: dict[str, Any]) -> bool:
    memory = max(row[part]["memory"] for part in ("publish", "read", "totals"))
    return (
        row["publish"]["p95"] <= BARS["publish_p95"]
        and row["read"]["p95"] <= BARS["read_p95"]
        and row["totals"]["seconds"] <= BARS["totals"]
        and memory <= BARS["memory"]
    )


def report(found: list[dict[str, Any]]) -> str:
    lines = [
        "| database | schools | answers in open waves | turns written a second | publish p50 / p95 | results route p50 / p95"
        " | totals of a year: database; pandas | memory: publish, route, totals; pandas |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in found:
        memory = ", ".join(f"{row[part]['memory']:.0f}" for part in ("publish", "read", "totals"))
        lines.append(
            f"| {row['op']} | {row['scholen']:,} | {row['antwoorden']:,} | {row['turns']['per_second']:.0f} "
            f"| {1000 * row['publish']['p50']:.0f} / {1000 * row['publish']['p95']:.0f} ms "
            f"| {1000 * row['read']['p50']:.1f} / {1000 * row['read']['p95']:.1f} ms "
            f"| {row['totals']['seconds']:.2f} s; {row['pandas']['seconds']:.2f} s "
            f"| {memory} MB; {row['pandas']['memory']:.0f} MB |"
        )
    largest = max(row["scholen"] for row in found)
    lines.append("")
    for row in found:
        if row["scholen"] == largest:
            word = "**reached**" if reached(row) else "**not reached**"
            lines.append(
                f"- {row['op']}, {largest:,} schools (publish p95 ≤ 1 s, route p95 ≤ 20 ms, totals ≤ 5 s, ≤ 1 GB): {word}"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
