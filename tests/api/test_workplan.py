"""Work plan and proposal: through the routes, on a published wave."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from api.store import waves, work_items
from tests.api.published import ask, example, put_in
from tests.api.world import OTHER, SCHOOL, World
from tests.attacks.world import base


def test_an_item_is_added_changed_and_removed(world: World) -> None:
    made = put_in(world)
    assert ask(world, "GET", "/workplan").json()["maatregelen"] == [made]
    tag = {"If-Match": f'"{made["etag"]}"'}
    new = example(world, oorzaak="administratie", status="gestart")
    changed = ask(world, "PUT", f"/workplan/{made['id']}", json=new, headers=tag)
    assert (changed.status_code, changed.json()["status"]) == (200, "gestart")
    assert changed.headers["ETag"] == f'"{changed.json()["etag"]}"'
    late = ask(world, "PUT", f"/workplan/{made['id']}", json=new, headers=tag)
    assert late.status_code == 412
    fresh = {"If-Match": changed.headers["ETag"]}
    assert ask(world, "DELETE", f"/workplan/{made['id']}", headers=fresh).status_code == 204
    assert ask(world, "GET", "/workplan").json()["maatregelen"] == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"eigenaar": "Marieke de Boer"}, "eigenaar"),
        ({"titel": "Vraag het aan meester Jan-Willem"}, "titel"),
        ({"activiteiten": ["mail naar j.devries@school.nl"]}, "activiteiten.1"),
        ({"beoogd_resultaat": "Bel Anneke op 06 12345678"}, "beoogd_resultaat"),
        ({"oorzaak": "bestaat_niet"}, "oorzaak"),
        ({"klaar": "2026-01-01", "start": "2026-02-01"}, "klaar"),
        ({"evaluatie": "2026-01-01", "start": "2026-02-01"}, "evaluatie"),
        ({"status": "af"}, "body.status"),
    ],
)
def test_what_does_not_belong_in_a_plan_is_refused_by_field(world: World, change: Any, field: str) -> None:
    said = ask(world, "POST", "/workplan", json=example(world, **change))
    assert said.status_code == 422
    assert field in [problem["veld"] for problem in said.json()["fouten"]]
    assert ask(world, "GET", "/workplan").json()["maatregelen"] == []


def test_a_check_is_due_four_weeks_after_the_start_and_after_the_last_check(world: World) -> None:
    item = put_in(world, status="gestart", start=str(world.clock().date()))
    path = f"/workplan/{item['id']}"
    assert not item["te_controleren"]
    world.clock.turn(days=28)
    (item,) = ask(world, "GET", "/workplan").json()["maatregelen"]
    assert item["te_controleren"]
    new = {"gedaan": "deels", "werkt": "weet_niet"}
    said = ask(world, "POST", f"{path}/checks", json=new, headers={"If-Match": f'"{item["etag"]}"'})
    assert said.status_code == 201
    assert not said.json()["te_controleren"]
    with world.store.read() as conn:
        (wave,) = [w for w in waves.of_school(conn, school_id(world)) if w.id == world.wave]
        (aim,) = work_items.aims(conn, wave.school)
    assert (aim["gedaan"], aim["werkt"], aim["oorzaak"]) == ("deels", "weet_niet", example(world)["oorzaak"])


def test_a_check_is_due_on_the_day_of_evaluation_until_somebody_looked(world: World) -> None:
    today = world.clock().date()
    item = put_in(world, status="gestart", start=str(today), evaluatie=str(today + timedelta(days=7)))
    assert not item["te_controleren"]
    world.clock.turn(days=7)
    (item,) = ask(world, "GET", "/workplan").json()["maatregelen"]
    assert item["te_controleren"]
    tag = {"If-Match": f'"{item["etag"]}"'}
    new = {"gedaan": "ja", "werkt": "ja"}
    said = ask(world, "POST", f"/workplan/{item['id']}/checks", json=new, headers=tag)
    assert not said.json()["te_controleren"]


def school_id(world: World) -> str:
    from api.store import schools

    with world.store.read() as conn:
        return schools.by_slug(conn, SCHOOL).id


def test_what_does_not_run_cannot_be_checked(world: World) -> None:
    item = put_in(world)
    tag = {"If-Match": f'"{item["etag"]}"'}
    new = {"gedaan": "ja", "werkt": "ja"}
    assert ask(world, "POST", f"/workplan/{item['id']}/checks", json=new, headers=tag).status_code == 409


def test_without_if_match_nothing_is_overwritten(world: World) -> None:
    item = put_in(world)
    assert ask(world, "PUT", f"/workplan/{item['id']}", json=example(world)).status_code == 428


def test_the_plan_of_another_school_is_not_reached(world: World) -> None:
    item = put_in(world)
    other = {"Authorization": f"Bearer {world.other_tokens['werkgroep']}"}
    tag = {"If-Match": f'"{item["etag"]}"'}
    place = f"/v1/schools/{OTHER}/workplan/{item['id']}"
    said = world.client.request("DELETE", place, headers={**other, **tag})
    assert said.status_code == 404


def test_a_proposal_covers_the_top_bottlenecks_with_reasons(real: World) -> None:
    wish = {"golf": real.wave, "aantal": 3}
    said = ask(real, "POST", "/workplan/proposal", json=wish)
    assert said.status_code == 200, said.text
    found = said.json()
    covered = {part["thema"] for one in found["voorstel"] for part in one["dekt"]}
    assert {"administratie", "vergaderen"} <= covered
    assert all(part["reden"] and part["doel"] for one in found["voorstel"] for part in one["dekt"])
    assert ask(real, "POST", "/workplan/proposal", json=wish).json() == found
    item = found["voorstel"][0]["item"]
    assert ask(real, "POST", "/workplan", json=item).status_code == 201
    again = ask(real, "POST", "/workplan/proposal", json=wish).json()
    assert item["maatregel"] not in [one["item"]["maatregel"] for one in again["voorstel"]]


def test_a_limit_of_the_proposal_is_kept(real: World) -> None:
    wish = {"golf": real.wave, "aantal": 4, "geld": ["geen"], "niveaus": ["team"]}
    found = ask(real, "POST", "/workplan/proposal", json=wish).json()["voorstel"]
    assert found
    for one in found:
        measure = base().measures[one["item"]["maatregel"]]
        assert measure.geld == "geen"
        assert "team" in measure.niveau


def test_an_unpublished_wave_has_no_proposal(real: World) -> None:
    wish = {"golf": str(uuid4())}
    assert ask(real, "POST", "/workplan/proposal", json=wish).status_code == 404
