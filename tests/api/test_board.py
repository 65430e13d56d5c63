"""Totals of a board: the same as the reference, over enough schools only, never one school."""

from __future__ import annotations

import random
from datetime import date
from functools import partial
from uuid import uuid4

import pandas as pd
import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from api.analysis import totals as reference
from api.board import rounded
from api.cli import app
from api.store import figures, schools, tokens
from api.store.errors import KeysTooAlike
from api.store.store import Store
from api.store.tables import published_figure, wave
from api.waves import close_wave, publish_results
from tests.api.published import fill
from tests.api.world import SECRET, Clock, World
from tests.attacks.world import base

YEAR = 2026


def fill_figures(store: Store, clock: Clock, count: int, seed: int = 1) -> pd.DataFrame:
    """Published figures of schools, as rows."""
    chance, rows = random.Random(seed), []
    with store.write() as conn:
        for number in range(count):
            school = schools.add(conn, clock().date(), f"s{number}", f"S{number}", {"leraar": 20}, {})
            for _ in range(chance.choice((1, 2))):
                made = add_wave(conn, school.id, date(2026, 11, 1))
                for name in ("schaal.a", "schaal.b", "energie.n.kost"):
                    value, weight = chance.uniform(1, 4), chance.choice((7, 12, 17, 22))
                    values = {"wave": made, "name": name, "value": value, "weight": weight}
                    conn.execute(sa.insert(published_figure).values(values))
                    rows.append({"school": school.id, **values})
    return pd.DataFrame(rows)


def add_wave(conn: sa.Connection, school: str, opens: date, kind: str = "nulmeting") -> str:
    name = str(uuid4())
    conn.execute(
        sa.insert(wave).values(
            id=name,
            school=school,
            kind=kind,
            questionnaire_version=1,
            status="published",
            opens=opens,
            closes=opens,
            closed=opens,
            pmr=opens,
            purpose="x",
            sample="iedereen",
            settings={},
        )
    )
    return name


@pytest.mark.parametrize("count", [1, 2, 3, 7, 20])
def test_the_database_gives_what_the_reference_gives(store: Store, clock: Clock, count: int) -> None:
    rows = fill_figures(store, clock, count)
    with store.read() as conn:
        found = figures.totals(conn, "nulmeting", YEAR, reference.SCHOOLS, reference.RESPONDENTS)
    expected = reference.totals(rows)
    assert [one.name for one in found] == list(expected.index)
    for one in found:
        row = expected.loc[one.name]
        assert rounded(one.name, one.value) == pytest.approx(row["value"])
        assert (one.schools, one.waves, one.respondents) == (row["schools"], row["waves"], row["respondents"])
    assert bool(found) is (count >= 3)


def test_another_kind_or_year_is_another_total(store: Store, clock: Clock) -> None:
    fill_figures(store, clock, 5)
    with store.read() as conn:
        assert figures.totals(conn, "puls", YEAR, 3, 10) == []
        assert figures.totals(conn, "nulmeting", YEAR + 1, 3, 10) == []


def test_few_answers_at_many_schools_show_nothing(store: Store, clock: Clock) -> None:
    with store.write() as conn:
        for number in range(3):
            school = schools.add(conn, clock().date(), f"s{number}", "S", {"leraar": 9}, {})
            made = add_wave(conn, school.id, date(2026, 11, 1))
            row = {"wave": made, "name": "schaal.a", "value": 2.0, "weight": 5}  # band that begins at 3
            conn.execute(sa.insert(published_figure).values(row))
        assert figures.totals(conn, "nulmeting", YEAR, 3, 10) == []


def test_closing_a_wave_keeps_its_published_numbers(make_world) -> None:
    publish = partial(publish_results, knowledge=base())
    world: World = make_world(knowledge=base(), publish=publish)
    fill(world, world.wave)
    close_wave(world.store, world.wave, publish)
    with world.store.read() as conn:
        kept = {row.name: row.value for row in conn.execute(sa.select(published_figure))}
    assert kept["respons"] == 22.0
    assert "schaal.emotionele_belasting" in kept


def test_a_board_sees_totals_of_its_schools_and_no_school(make_world) -> None:
    world: World = make_world(knowledge=base())
    fill_figures(world.store, world.clock, 6)
    with world.store.write() as conn:
        made = [schools.by_slug(conn, f"s{n}").id for n in range(5)]
        keys = {
            len(part): tokens.make(conn, world.store.today, "bestuur", part)[1]
            for part in (made[:3], made[3:])
        }

    def ask(key: str, **query: object):
        headers = {"Authorization": f"Bearer {key}"}
        return world.client.get("/v1/board/totals", headers=headers, params=query)

    said = ask(keys[3], soort="nulmeting", schooljaar=YEAR).json()
    assert said["getoond"]
    assert {one["scholen"] for one in said["cijfers"]} == {3}
    assert "s0" not in str(said)
    few = ask(keys[2]).json()
    assert (few["getoond"], few["cijfers"]) == (False, [])
    assert ask(keys[3], soort="gereedheid").json()["getoond"] is False
    assert ask(keys[3], soort="iets").status_code == 422


@pytest.mark.parametrize(
    ("one", "other", "few"),
    [
        ("abcdef", "abcdef", False),
        ("abcdef", "abcde", True),
        ("abcdef", "abcd", True),
        ("abcdef", "abc", False),
        ("abc", "def", False),
        ("abcd", "abce", True),
        ("abcdef", "fghi", False),
        ("abcdef", "fgh", True),
        ("abcdef", "defghi", False),
        ("ab", "abc", True),
        ("a", "b", False),
        ("", "ab", False),
    ],
)
def test_a_difference_of_one_or_two_schools_tells_few(one: str, other: str, few: bool) -> None:
    assert tokens.tells_few(set(one), set(other)) is tokens.tells_few(set(other), set(one)) is few


@pytest.mark.parametrize(
    ("role", "days", "revoked", "refused"),
    [
        ("bestuur", 365, False, True),
        ("bestuur", 365, True, False),
        ("bestuur", 1, False, False),
        ("werkgroep", 365, False, False),
    ],
)
def test_only_a_valid_key_of_a_board_stands_in_the_way_of_another(
    store: Store, clock: Clock, role: str, days: int, revoked: bool, refused: bool
) -> None:
    fill_figures(store, clock, 4)
    with store.write() as conn:
        made = [school.id for school in schools.all_schools(conn)]
        first, _ = tokens.make(conn, store.today, role, made, days)
        if revoked:
            tokens.revoke(conn, first, store.today)
    clock.turn(days=2)
    with store.write() as conn:
        if not refused:
            tokens.make(conn, store.today, "bestuur", made[:3])
            return
        with pytest.raises(KeysTooAlike) as error:
            tokens.make(conn, store.today, "bestuur", made[:3])
    assert error.value.values == {"number": first}


def test_totals_on_the_command_line_ask_for_the_token_of_a_board(
    store: Store, clock: Clock, database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("SECRET", SECRET), ("BOT_KEY", "b" * 40), ("DATABASE_URL", f"sqlite:///{database}")):
        monkeypatch.setenv(f"WERKDRUK_{name}", value)
    fill_figures(store, clock, 4)
    with store.write() as conn:
        reached = [school.id for school in schools.all_schools(conn)]
        keys = {r: tokens.make(conn, store.today, r, reached, 3650)[1] for r in ("beheer", "bestuur")}
    run = CliRunner().invoke
    assert run(app, ["totals", "--jaar", "2026", "--token", keys["beheer"]]).exit_code == 1
    said = run(app, ["totals", "--jaar", "2026", "--token", keys["bestuur"]])
    assert said.exit_code == 0, said.output
    assert len(said.output.strip().splitlines()) == 3
