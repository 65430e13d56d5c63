"""The preview of a measure against real published waves: whom it serves, its votes, and how the pulse moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from api.knowledge_entries import MEASURE
from api.store.tables import answer, participant
from api.waves import Opening, close_wave, open_wave, publish_results
from tests.api.published import fill, put_in
from tests.api.world import SCHOOL, World
from tests.attacks.world import base

ELEMENT = "administratie_el_een_plek"
PUBLISH = partial(publish_results, knowledge=base())


def pulse(world: World, value: int) -> None:
    """A published puls of twenty people in which nearly all say this of administratie."""
    today = world.clock().date()
    opening = Opening("puls", date(2026, 9, 1), "volgen", today.replace(day=28), focus=("administratie",))
    wave = open_wave(world.store, base(), SCHOOL, opening)
    with world.store.write() as conn:
        for place in range(20):
            key = uuid4().hex
            row = {"id": key, "wave": wave.id, "function_group": "leraar", "working_group": False}
            conn.execute(sa.insert(participant).values(row))
            said = value if place % 3 else value - 1
            conn.execute(sa.insert(answer).values(participant=key, question="p_administratie", value=said))
    close_wave(world.store, wave.id, PUBLISH)


def preview(world: World, **measure: Any) -> dict[str, Any]:
    headers = world.as_role("facilitator")
    works = [{"element": ELEMENT, "sterkte": 3, "reden": "Er is een plek minder."}]
    new = {
        "voor": [SCHOOL],
        "maatregel": {**MEASURE, "werkt_via": works, **measure},
        "reden": "Uit de praktijk",
    }
    made = world.client.post("/v1/knowledge/entries", json=new, headers=headers)
    assert made.status_code == 201, made.text
    path = f"/v1/knowledge/schools/{SCHOOL}/preview/{made.json()['id']}"
    said = world.client.get(path, headers=headers)
    assert said.status_code == 200, said.text
    return dict(said.json())


@pytest.fixture
def world(make_world: Callable[..., World]) -> World:
    return make_world(knowledge=base(), publish=PUBLISH)


def test_a_measure_serves_the_published_bottlenecks_it_works_on(world: World) -> None:
    fill(world, world.wave)
    close_wave(world.store, world.wave, PUBLISH)
    found = preview(world)
    assert [one["thema"] for one in found["knelpunten"]] == ["administratie"]
    assert found["knelpunten"][0]["cel"]["getoond"]
    assert found["golf"] == world.wave
    assert found["beweging"] == []
    assert found["stemmen"] is None


def test_the_pulse_on_its_cause_is_shown_first_to_latest(world: World) -> None:
    fill(world, world.wave)
    close_wave(world.store, world.wave, PUBLISH)
    world.clock.turn(days=1)
    pulse(world, 4)
    found = preview(world, titel="Eerste proef")
    assert found["beweging"] == []  # one pulse is no movement
    world.clock.turn(days=1)
    pulse(world, 2)
    found = preview(world, titel="Tweede proef")
    assert found["beweging"] == [
        {"thema": "administratie", "golven": 2, "verandering": -2.0, "oordeel": "lager"}
    ]
    assert [one["thema"] for one in found["knelpunten"]] == ["administratie"]  # of the last whole wave


def test_before_anything_is_published_nothing_is_said_about_people(world: World) -> None:
    found = preview(world)
    assert (found["knelpunten"], found["beweging"], found["golf"], found["stemmen"]) == ([], [], None, None)
    assert found["antwoorden"]


def test_it_shows_where_the_measure_stands_in_the_work_plan(world: World) -> None:
    name = next(iter(base().measures))
    put_in(world, maatregel=name, status="gestart")
    put_in(world, maatregel=None, titel="Iets van onszelf")
    fields = base().measures[name].model_dump(mode="json")
    headers = world.as_role("facilitator")
    new = {
        "voor": [SCHOOL],
        "id": name,
        "maatregel": {**fields, "titel": "Anders gezegd"},
        "reden": "Beter te lezen",
    }
    made = world.client.post("/v1/knowledge/entries", json=new, headers=headers)
    assert made.status_code == 201, made.text
    path = f"/v1/knowledge/schools/{SCHOOL}/preview/{made.json()['id']}"
    assert world.client.get(path, headers=headers).json()["werkplan"] == ["gestart"]
    assert preview(world)["werkplan"] == []
