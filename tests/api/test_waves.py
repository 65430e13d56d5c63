"""Waves: nothing opens without the P-MR, closing is all or nothing, and afterwards nobody can be found back."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest

from api.store import audit, codes, schools, snapshots, waves
from api.store.errors import NotReady, WaveIsOpen
from api.store.store import Store
from api.store.tables import (
    answer,
    conversation,
    participant,
    pending_text,
    processed_message,
    session_link,
    shared_text,
    snapshot,
    wave_key,
)
from api.store.upkeep import tidy
from api.tick import tick
from api.waves import PublishFailed, close_wave, open_wave, partition
from tests.api.conftest import HEADCOUNTS, published
from tests.api.world import SCHOOL, Clock, World, opening, small_base

SCHOOL_ROUTES: dict[str, str | None] = {}


@pytest.fixture
def school(store: Store) -> schools.School:
    with store.write() as conn:
        return schools.add(conn, store.today, SCHOOL, "De Linde", HEADCOUNTS, SCHOOL_ROUTES, k=6)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"pmr": None}, "pmr"),
        ({"pmr": date(2026, 11, 21)}, "pmr_future"),
        ({"purpose": "  "}, "purpose"),
        ({"closes": date(2026, 11, 20)}, "closes"),
        ({"kind": "puls"}, "kind"),
        ({"focus": ("administratie", "bestaat_niet")}, "focus"),
        ({"turnover": {"tuinman": 1}}, "turnover"),
        ({"turnover": {"leraar": -1}}, "turnover"),
    ],
)
def test_a_wave_does_not_open_without(
    store: Store, clock: Clock, school: schools.School, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(NotReady) as error:
        open_wave(store, small_base(), SCHOOL, opening(clock, **changes))
    assert error.value.values["field"] == field
    with store.read() as conn:
        assert waves.of_school(conn, school.id) == []


def test_a_wave_does_not_open_without_headcounts(store: Store, clock: Clock) -> None:
    with store.write() as conn:
        schools.add(conn, store.today, "leeg", "Leeg", {}, {})
    with pytest.raises(NotReady):
        open_wave(store, small_base(), "leeg", opening(clock))


def test_what_was_agreed_is_frozen(store: Store, clock: Clock, school: schools.School) -> None:
    wave = open_wave(
        store, small_base(), SCHOOL, opening(clock, focus=("administratie",), turnover={"leraar": 2})
    )
    with store.write() as conn:
        schools.change(conn, SCHOOL, {"headcounts": {"leraar": 3}, "k": 9})
        found = waves.by_id(conn, wave.id)
    assert found.settings == {
        "k": 6,
        "groups": ["leraar", "onderwijsondersteunend"],
        "headcounts": HEADCOUNTS,
        "turnover": {"leraar": 2},
        "working_group": 0,
        "school_year": 2026,
        "focus": ["administratie"],
        "werkplan": [],
        "eigen": [],
        "month": 0,
    }
    assert found.questionnaire_version == 3


def test_a_school_has_one_open_wave(store: Store, clock: Clock, school: schools.School) -> None:
    open_wave(store, small_base(), SCHOOL, opening(clock))
    with pytest.raises(WaveIsOpen):
        open_wave(store, small_base(), SCHOOL, opening(clock))


def test_waves_of_one_day_stay_in_the_order_in_which_they_were_opened(world: World) -> None:
    made = [world.wave]
    close_wave(world.store, world.wave, published)
    for _ in range(7):
        made.append(open_wave(world.store, small_base(), SCHOOL, opening(world.clock)).id)
        close_wave(world.store, made[-1], published)
    with world.store.read() as conn:
        school = schools.by_slug(conn, SCHOOL).id
        assert [one.id for one in waves.of_school(conn, school)] == made
        assert [one.number for one in waves.of_school(conn, school)] == list(range(1, 9))
        assert [one.wave for one in snapshots.of_school(conn, school)] == made


def test_the_partition_stays_the_same_within_a_school_year(
    store: Store, clock: Clock, school: schools.School
) -> None:
    first = open_wave(store, small_base(), SCHOOL, opening(clock))
    close_wave(store, first.id, published)
    with store.write() as conn:
        schools.change(conn, SCHOOL, {"headcounts": {"leraar": 4, "overig_ondersteunend": 9}})
    second = open_wave(store, small_base(), SCHOOL, opening(clock))
    close_wave(store, second.id, published)
    clock.turn(days=365)
    third = open_wave(store, small_base(), SCHOOL, opening(clock))
    assert second.settings["groups"] == first.settings["groups"]
    assert third.settings["groups"] == ["onderwijsondersteunend", "overig_ondersteunend"]


@pytest.mark.parametrize(
    ("headcounts", "groups"),
    [
        ({}, []),
        ({"leraar": 7}, []),
        ({"leraar": 8}, ["leraar"]),
        (
            {"leraar": 20, "schoolleider": 8, "onderwijsondersteunend": 9, "overig_ondersteunend": 8},
            ["leraar", "onderwijsondersteunend", "overig_ondersteunend"],
        ),
    ],
)
def test_a_group_of_eight_may_be_shown_apart_three_at_most(
    headcounts: dict[str, int], groups: list[str]
) -> None:
    assert partition(headcounts) == groups


def test_closing_publishes_once_and_cuts_every_tie(world: World) -> None:
    for code in world.codes:
        world.choose(2, code=code)
    world.say("idee: een takenmarkt")
    world.say("deel")
    world.say("idee: nog een")
    close_wave(world.store, world.wave, published)

    [found] = world.rows(snapshot)
    with world.store.read() as conn:
        assert snapshots.of_wave(conn, world.wave).content == {
            "wave": world.wave,
            "answers": 4,
            "people": 4,
        }
        assert waves.by_id(conn, world.wave).status == "published"
        assert waves.key_of(conn, world.wave) is None
    for table in (conversation, session_link, processed_message, pending_text):
        assert world.rows(table) == []
    for table in (participant, answer, shared_text):
        assert world.rows(table) == []
    close_wave(world.store, world.wave, published)
    assert world.rows(snapshot) == [found]


def test_where_publishing_fails_answers_stay_without_a_tie_to_people(world: World) -> None:
    for code in world.codes:
        world.choose(2, code=code)
    before = {row.id for row in world.rows(participant)}

    def fail(*_: Any) -> Any:
        raise ValueError

    with pytest.raises(PublishFailed):
        close_wave(world.store, world.wave, fail)
    kept = {row.participant for row in world.rows(answer)}
    assert len(kept) == 4
    assert not before & kept


def test_the_ids_of_ideas_are_new_after_closing(world: World) -> None:
    share(world, 5, 0)
    before = {row.id: row.content for row in world.rows(shared_text)}
    close_wave(world.store, world.wave, published)
    after = {row.id: row.content for row in world.rows(shared_text)}
    assert sorted(after.values()) == sorted(before.values())
    assert not before.keys() & after.keys()


def share(world: World, colleagues: int, readers: int) -> None:
    """So many people share an idea, the last `readers` of the working group."""
    with world.store.write() as conn:
        school = schools.by_slug(conn, SCHOOL)
        made = codes.make(conn, world.store.secret, school.id, world.store.today, colleagues)
        made += codes.make(
            conn, world.store.secret, school.id, world.store.today, readers, working_group=True
        )
    for number, code in enumerate(made):
        world.say(f"idee: nummer {number}", code=code)
        world.say("deel", code=code)


@pytest.mark.parametrize(
    ("colleagues", "readers", "kept"), [(4, 0, 0), (3, 2, 0), (1, 4, 0), (4, 1, 5), (5, 0, 5)]
)
def test_ideas_stay_where_enough_people_shared_one_who_are_not_of_the_working_group(
    world: World, colleagues: int, readers: int, kept: int
) -> None:
    share(world, colleagues, readers)
    close_wave(world.store, world.wave, published)
    assert len(world.rows(shared_text)) == kept
    path = f"/v1/schools/{SCHOOL}/waves/{world.wave}/ideas"
    shown = world.client.get(path, headers=world.as_role("werkgroep")).json()
    assert (shown["getoond"], len(shown["ideeen"])) == (kept > 0, kept)


def test_nobody_can_compute_back_who_answered_after_closing(world: World) -> None:
    from api.store.keys import keyed

    world.choose(2)
    with world.store.read() as conn:
        key = waves.key_of(conn, world.wave)
    assert key is not None
    close_wave(world.store, world.wave, published)
    person = keyed(key, "code", world.codes[0].replace("-", ""))
    assert person not in {row.participant for row in world.rows(answer)}


def test_publishing_that_fails_publishes_nothing_and_can_be_tried_again(world: World) -> None:
    world.choose(2)

    def fails(wave_id: str, store: Store) -> dict[str, Any]:
        published(wave_id, store)
        raise RuntimeError("the audit found a small group")

    with pytest.raises(PublishFailed):
        close_wave(world.store, world.wave, fails)
    with world.store.read() as conn:
        assert waves.by_id(conn, world.wave).status == "closed"
        assert waves.key_of(conn, world.wave) is None
        school = schools.by_slug(conn, SCHOOL)
        assert "publish_failed" in audit.names(conn, school.id)
    assert world.rows(snapshot) == []
    for table in (conversation, session_link, processed_message, pending_text):
        assert world.rows(table) == []
    assert world.choose(3).json()["state"] == "klaar"
    assert [row.value for row in world.rows(answer)] == [2]

    close_wave(world.store, world.wave, published)
    with world.store.read() as conn:
        assert waves.by_id(conn, world.wave).status == "published"


def test_others_can_talk_while_results_are_computed(world: World) -> None:
    started, finish = threading.Event(), threading.Event()

    def slow(wave_id: str, store: Store) -> dict[str, Any]:
        started.set()
        finish.wait(5)
        return published(wave_id, store)

    closing = threading.Thread(target=close_wave, args=(world.store, world.wave, slow))
    closing.start()
    started.wait(5)
    body = {"session": world.other_codes[0], "message_id": "m", "text": "hoi"}
    said = world.client.post("/v1/chat/de-eik/messages", json=body)
    finish.set()
    closing.join()
    assert said.json()["state"] == "open"
    assert len(world.rows(snapshot)) == 1


def test_two_that_close_at_once_publish_once(world: World) -> None:
    both = threading.Barrier(2)

    def together(wave_id: str, store: Store) -> dict[str, Any]:
        both.wait(5)
        return published(wave_id, store)

    closing = [
        threading.Thread(target=close_wave, args=(world.store, world.wave, together)) for _ in range(2)
    ]
    for thread in closing:
        thread.start()
    for thread in closing:
        thread.join()
    assert len(world.rows(snapshot)) == 1


def test_a_turn_that_is_under_way_when_the_wave_closes_writes_nothing(world: World) -> None:
    world.assistant.seconds = 0.3
    path = f"/v1/chat/{SCHOOL}/messages"
    message = {"session": world.codes[0], "message_id": "laat", "text": "thema"}
    close = f"/v1/admin/schools/{SCHOOL}/waves/{world.wave}/close"
    late, closed = world.client.together(
        [("POST", path, {"json": message}), ("POST", close, {"headers": world.as_role("beheer")})]
    )
    assert closed.json()["status"] == "published"
    assert late.json()["state"] == "klaar"
    assert world.rows(participant) == []


def test_waves_past_their_closing_day_are_closed(world: World) -> None:
    assert tick(world.store, small_base(), published) == []
    world.clock.turn(weeks=4)
    assert [deed.deed for deed in tick(world.store, small_base(), published)] == ["gepubliceerd"] * 2
    assert tick(world.store, small_base(), published) == []
    assert {row.wave for row in world.rows(wave_key)} == set()


def test_shared_texts_are_deleted_thirty_days_after_closing(world: World) -> None:
    share(world, 5, 0)
    close_wave(world.store, world.wave, published)
    world.clock.turn(days=29)
    assert tidy(world.store)["shared"] == 0
    world.clock.turn(days=1)
    assert tidy(world.store)["shared"] == 5
    assert world.rows(shared_text) == []


def test_a_snapshot_that_was_changed_is_not_shown(world: World) -> None:
    import sqlalchemy as sa

    close_wave(world.store, world.wave, published)
    with world.store.write() as conn:
        conn.execute(sa.update(snapshot).values(json='{"answers":99}'))
    with world.store.read() as conn, pytest.raises(snapshots.Damaged):
        snapshots.of_wave(conn, world.wave)


def test_the_answers_come_in_the_order_of_random_ids(world: World) -> None:
    from api.store import responses

    for code in world.codes:
        world.choose(2, code=code)
    with world.store.read() as conn:
        found = responses.of_wave(conn, world.wave)
    people = [row["id"] for row in found.participants]
    assert people == sorted(people)
    assert [row["participant"] for row in found.answers] == people


def test_the_next_wave_knows_when_the_last_one_closed(world: World) -> None:
    close_wave(world.store, world.wave, published)
    world.clock.turn(days=7)
    open_wave(world.store, small_base(), SCHOOL, opening(world.clock))
    world.say()
    assert world.assistant.seen[-1][1]["context"]["previous"] == {"closed": "2026-11-20"}
