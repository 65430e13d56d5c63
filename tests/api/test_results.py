"""The routes of the results: from snapshots, per part, with an ETag, for the right readers only."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from api.results import PARTS
from api.store import snapshots, waves
from tests.api.world import OTHER, SCHOOL, World
from tests.attacks.world import Person, content_of

SETTINGS = {"k": 5, "groups": ["leraar"], "headcounts": {"leraar": 16}}


@pytest.fixture
def published(world: World) -> str:
    """The open wave, closed with a snapshot of twelve people; returns its id."""
    staff = [Person(str(n), answers={"b_herstel": 1 + n % 5, "k_snel": 1 + n % 4}) for n in range(12)]
    content = content_of(staff, SETTINGS)
    content["golf"]["id"] = world.wave
    with world.store.write() as conn:
        waves.stop_answers(conn, world.wave, world.store.today)
        snapshots.save(conn, world.wave, content, world.store.today)
        waves.mark_published(conn, world.wave)
    return world.wave


def get(world: World, path: str, role: str = "werkgroep", **headers: str) -> Any:
    return world.client.request("GET", path, headers={**world.as_role(role), **headers})


def address(wave: str, part: str = "", school: str = SCHOOL) -> str:
    return f"/v1/schools/{school}/waves/{wave}/results{'/' + part if part else ''}"


def test_the_whole_snapshot_is_given_byte_for_byte(world, published):
    answer = get(world, address(published))
    assert answer.status_code == 200
    assert answer.headers["etag"] == f'"{hashlib.sha256(answer.content).hexdigest()}"'
    assert answer.json()["niveau"] == "cijfers"


@pytest.mark.parametrize("part", sorted(PARTS))
def test_every_part_is_cut_from_the_same_snapshot(world, published, part):
    whole = get(world, address(published)).json()
    answer = get(world, address(published, part))
    assert answer.headers["etag"] == get(world, address(published)).headers["etag"]
    content = answer.json()
    assert set(PARTS[part][0]) <= set(content)
    assert all(whole[key] == value for key, value in content.items())


def test_a_known_etag_gets_304_without_a_body(world, published):
    tag = get(world, address(published)).headers["etag"]
    for known in (tag, f'"x", W/{tag}'):
        answer = get(world, address(published, "scores"), **{"If-None-Match": known})
        assert (answer.status_code, answer.content) == (304, b"")
    assert get(world, address(published), **{"If-None-Match": '"x"'}).status_code == 200


def test_filters_do_not_exist(world, published):
    plain = get(world, address(published, "scores"))
    assert get(world, address(published, "scores") + "?groep=leraar&k=1&functie=x").content == plain.content


def test_the_list_has_published_waves_only(world, published):
    found = get(world, f"/v1/schools/{SCHOOL}/waves").json()["golven"]
    assert [wave["id"] for wave in found] == [published]


def test_an_open_wave_is_not_in_the_list_and_has_no_results(world):
    assert get(world, f"/v1/schools/{SCHOOL}/waves").json() == {"golven": []}
    assert get(world, address(world.wave)).status_code == 404
    assert get(world, address("no-such-wave")).status_code == 404


@pytest.mark.parametrize("part", ["", *sorted(PARTS)])
@pytest.mark.parametrize("role", ["bestuur", "beheer"])
def test_administrators_and_boards_do_not_see_a_school(world, published, role, part):
    assert get(world, address(published, part), role).status_code == 403


@pytest.mark.parametrize("part", ["", *sorted(PARTS)])
def test_another_school_is_refused_whatever_the_wave(world, published, part):
    assert get(world, address(published, part, OTHER)).status_code == 403
    assert world.client.request("GET", address(published, part)).status_code == 401
    token = {"Authorization": f"Bearer {world.other_tokens['werkgroep']}"}
    assert world.client.request("GET", address(published, part, OTHER), headers=token).status_code == 404


def test_a_damaged_snapshot_is_not_shown(world, published):
    import sqlalchemy as sa

    from api.store.tables import snapshot

    with world.store.write() as conn:
        conn.execute(sa.update(snapshot).values(json=json.dumps({"niveau": "cijfers"})))
    answer = get(world, address(published))
    assert answer.status_code == 500
    assert "cijfers" not in answer.text
