"""Administration over HTTP: what is made is there, what is wrong is said by field."""

from __future__ import annotations

from typing import Any

import pytest

from api.store.tables import audit_event
from api.waves import close_wave, open_wave, publish_results
from tests.api.world import SCHOOL, World, opening
from tests.attacks.world import base

NEW = {"slug": "de-es", "name": "De Es", "headcounts": {"leraar": 10}}


def call(world: World, method: str, path: str, **options: Any) -> Any:
    return world.client.request(method, f"/v1/admin{path}", headers=world.as_role("beheer"), **options)


def test_a_school_can_be_added_changed_and_read(world: World) -> None:
    made = call(world, "POST", "/schools", json=NEW)
    assert made.status_code == 201
    changed = call(world, "PATCH", "/schools/de-es", json={"routes": {"mens": "Jo, kamer 3"}, "k": 7})
    assert changed.json() == call(world, "GET", "/schools/de-es").json()
    assert (changed.json()["k"], changed.json()["routes"]["mens"]) == (7, "Jo, kamer 3")
    assert changed.json()["headcounts"]["leraar"] == 10
    assert [s["slug"] for s in call(world, "GET", "/schools").json()] == ["de-eik", "de-es", "de-linde"]


def test_k_does_not_go_below_that_of_a_wave(world: World) -> None:
    """DESIGN §5.4. The open wave of this school has five; one with nine comes after it."""
    assert call(world, "PATCH", f"/schools/{SCHOOL}", json={"k": 9}).json()["k"] == 9
    assert call(world, "PATCH", f"/schools/{SCHOOL}", json={"k": 5}).json()["k"] == 5  # no wave had it yet
    call(world, "PATCH", f"/schools/{SCHOOL}", json={"k": 9})
    close_wave(world.store, world.wave, publish_results)
    open_wave(world.store, base(), SCHOOL, opening(world.clock))
    refused = call(world, "PATCH", f"/schools/{SCHOOL}", json={"k": 8})
    assert refused.status_code == 409


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"slug": "De Es"}, "body.slug"),
        ({"name": ""}, "body.name"),
        ({"k": 4}, "body.k"),
        ({"headcounts": {"directeur": 1}}, "body.headcounts.directeur.?"),
        ({"headcounts": {"leraar": -1}}, "body.headcounts.leraar"),
        ({"onbekend": 1}, "body.onbekend"),
    ],
)
def test_a_wrong_field_is_named(world: World, change: dict[str, Any], field: str) -> None:
    said = call(world, "POST", "/schools", json={**NEW, **change})
    assert said.status_code == 422
    assert [item["veld"] for item in said.json()["fouten"]] == [field]


def test_a_slug_can_be_used_once(world: World) -> None:
    assert call(world, "POST", "/schools", json={**NEW, "slug": SCHOOL}).status_code == 409


def test_codes_are_made_and_a_lost_one_can_be_revoked(world: World) -> None:
    made = call(world, "POST", f"/schools/{SCHOOL}/codes", json={"count": 3}).json()["codes"]
    assert len(set(made)) == 3
    assert world.say(code=made[0]).json()["state"] == "open"
    revoked = call(world, "POST", f"/schools/{SCHOOL}/codes/revoke", json={"code": made[0]})
    assert revoked.status_code == 204
    assert world.say(code=made[0]).json()["state"] == "toegang"
    unknown = call(world, "POST", f"/schools/{SCHOOL}/codes/revoke", json={"code": "ABCD-EFGH-JKMN"})
    assert unknown.status_code == 404


def test_tokens_are_made_listed_without_themselves_and_revoked(world: World) -> None:
    made = call(world, "POST", "/tokens", json={"role": "werkgroep", "schools": [SCHOOL]}).json()
    listed = call(world, "GET", "/tokens")
    assert made["token"] not in listed.text
    [view] = [item for item in listed.json() if item["id"] == made["id"]]
    assert (view["role"], view["schools"], view["revoked"]) == ("werkgroep", [SCHOOL], None)
    assert call(world, "DELETE", f"/tokens/{made['id']}").status_code == 204
    headers = {"Authorization": f"Bearer {made['token']}"}
    assert world.client.get("/v1/knowledge/measures", headers=headers).status_code == 401


def test_a_board_gets_no_second_key_for_nearly_the_same_schools(world: World) -> None:
    [first] = [
        item["id"]
        for item in call(world, "GET", "/tokens").json()
        if (item["role"], item["schools"]) == ("bestuur", [SCHOOL])
    ]
    call(world, "POST", "/schools", json=NEW)
    new = {"role": "bestuur", "schools": [SCHOOL, NEW["slug"]]}
    refused = call(world, "POST", "/tokens", json=new)
    assert (refused.status_code, refused.json()["type"][-14:]) == (409, "keys_too_alike")
    assert first in refused.json()["detail"]
    assert call(world, "DELETE", f"/tokens/{first}").status_code == 204
    assert call(world, "POST", "/tokens", json=new).status_code == 201


def test_a_wave_is_opened_closed_and_listed_without_counts(world: World) -> None:
    path = f"/schools/{SCHOOL}/waves"
    new = {"kind": "nulmeting", "pmr": "2026-09-01", "purpose": "Samen", "closes": "2026-12-11"}
    assert call(world, "POST", path, json=new).status_code == 409
    closed = call(world, "POST", f"{path}/{world.wave}/close")
    assert (closed.status_code, closed.json()["status"]) == (200, "published")
    opened = call(world, "POST", path, json=new)
    assert opened.status_code == 201
    listed = call(world, "GET", path).json()
    assert [wave["status"] for wave in listed] in (["open", "published"], ["published", "open"])
    assert set(listed[0]) == {
        *("id", "kind", "status", "opens", "closes", "closed", "pmr", "purpose", "sample", "settings"),
    }


@pytest.mark.parametrize(
    ("change", "why"),
    [({"pmr": None}, "P-MR"), ({"purpose": ""}, "doel"), ({"closes": "2026-11-20"}, "sluitdag")],
)
def test_a_wave_that_may_not_open_says_why(world: World, change: dict[str, Any], why: str) -> None:
    new = {"kind": "nulmeting", "pmr": "2026-09-01", "purpose": "Samen", "closes": "2026-12-11", **change}
    said = call(world, "POST", f"/schools/{SCHOOL}/waves", json=new)
    assert said.status_code == 422
    assert why in said.json()["detail"]


def test_the_wave_of_another_school_is_not_found(world: World) -> None:
    assert call(world, "POST", f"/schools/de-eik/waves/{world.wave}/close").status_code == 404


def test_what_beheer_does_is_in_the_trail_by_the_day(world: World) -> None:
    call(world, "POST", "/schools", json=NEW)
    events = world.rows(audit_event)
    assert "school_added" in {event.name for event in events}
    assert {str(event.day) for event in events} == {"2026-11-20"}


def test_publishing_that_fails_is_said_and_shows_nothing(make_world: Any) -> None:
    def fails(wave_id: str, store: Any) -> dict[str, Any]:
        raise RuntimeError

    world = make_world(publish=fails)
    said = call(world, "POST", f"/schools/{SCHOOL}/waves/{world.wave}/close")
    assert said.status_code == 503
    assert said.json()["type"].endswith("publish_failed")
