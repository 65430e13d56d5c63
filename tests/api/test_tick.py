"""The tick over a school year: opens, closes, reminds, once each, whatever happens in between."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from api.schedule_models import EXAMPLE
from api.store import codes, schedules, schools, waves, work_items
from api.store.keys import canonical, keyed
from api.store.store import Store
from api.store.tables import participant
from api.tick import tick
from api.waves import Opening, close_wave, open_wave, publish_results
from api.wording import wording
from tests.api.world import OTHER, SCHOOL, Clock, World, opening
from tests.attacks.world import base

PUBLISH = partial(publish_results, knowledge=base())
HEADCOUNTS = {"leraar": 14, "onderwijsondersteunend": 8}


@pytest.fixture
def planned_school(store: Store, clock: Clock) -> str:
    """A school with a four-weekly pulse from 30 November 2026 up to 2 July 2027."""
    with store.write() as conn:
        school = schools.add(conn, clock().date(), SCHOOL, "De Linde", HEADCOUNTS, {})
        schedules.put(conn, school.id, {**EXAMPLE, "vrij": []}, clock().date())
    return school.id


def on(clock: Clock, day: str) -> None:
    clock.moment = datetime.combine(date.fromisoformat(day), time(6), UTC)


def run(store: Store) -> list[str]:
    return [deed.deed for deed in tick(store, base(), PUBLISH)]


def test_a_school_year_runs_by_itself(store: Store, clock: Clock, planned_school: str) -> None:
    deeds: Counter[str] = Counter()
    on(clock, "2026-11-27")
    while clock().date() < date(2027, 8, 1):
        first, again = run(store), run(store)
        assert again == [], clock().date()
        deeds.update(first)
        clock.turn(days=1)
    with store.read() as conn:
        held = waves.of_school(conn, planned_school)
    assert deeds == {"geopend": 8, "gepubliceerd": 8, "herinnering": 16}
    assert {wave.status for wave in held} == {waves.PUBLISHED}
    assert all(base().calendar.is_school_day(wave.opens, "midden") for wave in held)
    assert {str(wave.pmr) for wave in held} == {EXAMPLE["pmr"]}


def test_a_tick_that_came_late_opens_with_the_days_that_are_left(
    store: Store, clock: Clock, planned_school: str
) -> None:
    on(clock, "2026-12-03")
    assert run(store) == ["geopend"]
    with store.read() as conn:
        (wave,) = waves.of_school(conn, planned_school)
    assert (str(wave.opens), str(wave.closes)) == ("2026-12-03", "2026-12-09")


def test_another_open_wave_is_waited_for(store: Store, clock: Clock, planned_school: str) -> None:
    open_wave(store, base(), SCHOOL, opening(clock, closes=date(2026, 12, 2)))
    on(clock, "2026-11-30")
    assert run(store) == ["wacht"]
    on(clock, "2026-12-03")
    assert run(store) == ["gepubliceerd", "geopend"]


def test_killed_between_closing_and_publishing_it_goes_on(
    store: Store, clock: Clock, planned_school: str
) -> None:
    on(clock, "2026-11-30")
    run(store)
    on(clock, "2026-12-10")

    def killed(wave_id: str, store: Store) -> Any:
        raise RuntimeError

    assert [deed.deed for deed in tick(store, base(), killed)] == ["niet_gepubliceerd"]
    assert run(store) == ["gepubliceerd"]
    assert run(store) == []


def test_killed_while_opening_nothing_is_half_open(
    store: Store, clock: Clock, planned_school: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(clock, "2026-11-30")
    with monkeypatch.context() as patch:
        patch.setattr(schedules, "handle", lambda *_: (_ for _ in ()).throw(RuntimeError))
        with pytest.raises(RuntimeError):
            run(store)
    with store.read() as conn:
        assert waves.of_school(conn, planned_school) == []
    assert run(store) == ["geopend"]


def test_a_year_without_holidays_is_said_and_other_schools_go_on(
    store: Store, clock: Clock, planned_school: str
) -> None:
    with store.write() as conn:
        far = schools.add(conn, clock().date(), "aa-ver", "Ver", HEADCOUNTS, {})
        late = {**EXAMPLE, "vrij": [], "eerste": "2031-09-01", "tot": "2031-10-01"}
        schedules.put(conn, far.id, late, clock().date())
    on(clock, "2026-11-30")
    deeds = tick(store, base(), PUBLISH)
    assert [(deed.school, deed.deed, deed.why) for deed in deeds] == [
        ("aa-ver", "niet_geopend", "calendar"),
        (SCHOOL, "geopend", None),
    ]


def test_why_a_wave_does_not_open_can_be_said(store: Store, clock: Clock) -> None:
    """Each reason has its sentence on the command line, with what belongs in it."""
    with store.write() as conn:
        for slug, headcounts, sample in (("klein", {"leraar": 12}, "twaalfde"), ("leeg", {}, "iedereen")):
            made = schools.add(conn, clock().date(), slug, slug, headcounts, {})
            schedules.put(conn, made.id, {**EXAMPLE, "sample": sample}, clock().date())
    on(clock, "2026-11-30")
    deeds = tick(store, base(), PUBLISH)
    assert [deed.why for deed in deeds] == ["sample", "headcounts"]
    assert all(wording("cli").say(f"fout.wave_not_ready.{deed.why}", **deed.values) for deed in deeds)


def test_a_pulse_aims_at_the_work_plan(store: Store, clock: Clock, planned_school: str) -> None:
    causes = ["administratie", "vergaderen", "stressklachten", "administratie", "ict", "oudercontact"]
    with store.write() as conn:
        for number, cause in enumerate(causes):
            document = {
                "titel": f"m{number}",
                "oorzaak": cause,
                "start": f"2026-10-0{number + 1}",
                "controles": [],
            }
            work_items.add(conn, planned_school, document, "gestart", clock().date())
    on(clock, "2026-11-30")
    run(store)
    with store.read() as conn:
        (wave,) = waves.of_school(conn, planned_school)
    assert wave.settings["focus"] == ["administratie", "vergaderen", "ict"]
    assert [item["titel"] for item in wave.settings["werkplan"]] == [f"m{n}" for n in range(6)]


def test_reminders_stand_in_the_list_with_a_text_for_everyone(make_world: Any) -> None:
    world: World = make_world(knowledge=base(), publish=PUBLISH)
    path = f"/v1/admin/schools/{SCHOOL}/schedule"
    headers = world.as_role("beheer")
    new = {**EXAMPLE, "eerste": "2026-12-14", "tot": "2027-02-01"}
    said = world.client.request("PUT", path, json=new, headers=headers)
    assert said.status_code == 200, said.text
    assert said.json()["golven"][0]["opens"] == "2026-12-14"
    assert world.client.get(path, headers=headers).json() == said.json()
    close_wave(world.store, world.wave, PUBLISH)
    for _ in range(50):
        tick(world.store, base(), PUBLISH)
        world.clock.turn(days=1)
    found = world.client.get(f"/v1/schools/{SCHOOL}/reminders", headers=world.as_role("werkgroep")).json()
    assert [one["nummer"] for one in found["herinneringen"]] == [2, 1]
    assert not any(re.search(r"\d{4}-\d\d-\d\d", one["tekst"]) for one in found["herinneringen"])
    assert world.client.request("DELETE", path, headers=headers).status_code == 204
    assert world.client.get(path, headers=headers).json() == {"planning": None, "golven": []}


def test_a_future_consent_is_refused(make_world: Any) -> None:
    world: World = make_world(knowledge=base())
    said = world.client.request(
        "PUT",
        f"/v1/admin/schools/{SCHOOL}/schedule",
        json={**EXAMPLE, "pmr": "2027-01-01"},
        headers=world.as_role("beheer"),
    )
    assert said.status_code == 422


# a twelfth ---------------------------------------------------------------------------------------


def test_a_twelfth_of_a_small_school_is_refused(store: Store, clock: Clock, planned_school: str) -> None:
    from api.store.errors import NotReady

    with pytest.raises(NotReady) as error:
        open_wave(store, base(), SCHOOL, opening(clock, sample="twaalfde"))
    assert error.value.values["field"] == "sample"


def test_everyone_is_asked_once_in_twelve_months_and_the_others_leave_nothing(make_world: Any) -> None:
    world: World = make_world(knowledge=base(), publish=PUBLISH)
    with world.store.write() as conn:
        school = schools.change(conn, OTHER, {"headcounts": {"leraar": 120}})
        own = codes.make(conn, world.store.secret, school.id, world.store.today, 36)
    asked: Counter[str] = Counter()
    for month in range(12):
        with world.store.read() as conn:
            opened = waves.open_wave(conn, school.id)
        if opened:
            close_wave(world.store, opened.id, PUBLISH)
        again = Opening("puls", date(2026, 9, 1), "x", world.store.today.replace(day=28), sample="twaalfde")
        wave = open_wave(world.store, base(), OTHER, again)
        assert wave.settings["month"] == month
        for code in own:
            answer = world.client.post(
                f"/v1/chat/{OTHER}/messages", json={"session": code, "message_id": f"m{month}", "text": ""}
            ).json()
            asked[code] += answer["state"] != "klaar"
        with world.store.read() as conn:
            count = conn.scalar(
                sa.select(sa.func.count()).select_from(participant).where(participant.c.wave == wave.id)
            )
        assert count <= sum(asked.values())
    assert set(asked.values()) == {1}


def test_which_month_someone_has_cannot_be_told_without_the_secret() -> None:
    code = canonical("K7QF-2M9X-TR4D") or "x"
    months = {int(keyed(uuid4().bytes, "sample", "s", "2026", code), 16) % 12 for _ in range(200)}
    assert len(months) == 12
