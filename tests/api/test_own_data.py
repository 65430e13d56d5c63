"""What is kept of one person: an idea after a yes, own data to see and delete, and nothing after the wave."""

from __future__ import annotations

import pytest

from api.store.tables import (
    answer,
    conversation,
    participant,
    pending_text,
    processed_message,
    session_link,
    shared_text,
)
from api.waves import close_wave, open_wave
from tests.api.world import SCHOOL, World, opening, small_base


def test_a_shared_idea_is_kept_only_after_a_yes_and_without_its_person(world: World) -> None:
    world.say("idee: een takenmarkt")
    assert world.assistant.seen[-1][1]["context"]["waiting_text"] == []
    assert world.rows(shared_text) == []
    world.say("deel")
    assert world.assistant.seen[-1][1]["context"]["waiting_text"] == ["idee"]
    [row] = world.rows(shared_text)
    assert (row.question, row.content) == ("idee", "een takenmarkt")
    assert [row.kind for row in world.rows(pending_text)] == []
    assert not {row.id, row.wave} & {row.id for row in world.rows(participant)}


def test_a_waiting_text_is_gone_after_an_hour(world: World) -> None:
    world.say("idee: een takenmarkt")
    world.clock.turn(minutes=61)
    world.choose(1, code=world.codes[1])
    assert world.rows(pending_text) == []
    world.say("deel")
    assert world.rows(shared_text) == []


def test_erasing_in_the_chat_leaves_no_row(world: World) -> None:
    session = "0f" * 16
    world.say(world.codes[0], code=session)
    world.choose(2)
    world.say("idee: een takenmarkt")
    world.say("deel")
    world.say("idee: nog een")
    world.choose(2, code=world.codes[1])
    assert world.say("wis").status_code == 200
    tables = (answer, conversation, participant, processed_message)
    assert [len(world.rows(table)) for table in tables] == [1, 1, 1, 1]
    assert world.rows(pending_text) == world.rows(shared_text) == world.rows(session_link) == []


def test_a_function_group_can_be_taken_back(world: World) -> None:
    world.say("groep")
    world.say("geen groep")
    assert world.mine().json()["function_group"] is None


def test_own_data_can_be_seen_and_deleted(world: World) -> None:
    world.choose(2)
    world.say("groep")
    world.say("thema")
    world.say("idee: een takenmarkt")
    mine = world.mine().json()
    assert mine == {
        "function_group": "leraar",
        "answers": [{"question": "q_tijd", "value": 2}],
        "mentions": [
            {
                "question": "open_kost",
                "theme": "oudercontact",
                "richting": "kost",
                "confirmed": True,
                "size": 7,
                "behind": None,
            }
        ],
        "votes": [],
        "texts": [{"question": "idee", "text": "een takenmarkt", "shared": False}],
    }
    headers = {"X-Session": world.codes[0]}
    deleted = world.client.request("DELETE", f"/v1/chat/{SCHOOL}/mine", headers=headers)
    assert deleted.status_code == 204
    assert world.mine().json()["answers"] == []
    assert world.rows(participant) == []


@pytest.mark.parametrize("session", ["", "onbekend", "ABCD-EFGH-JKMN"])
def test_own_data_needs_a_session_that_is_known(world: World, session: str) -> None:
    assert world.client.get(f"/v1/chat/{SCHOOL}/mine", headers={"X-Session": session}).status_code in (
        401,
        422,
    )


def test_after_the_wave_own_data_is_no_longer_findable(world: World) -> None:
    world.choose(2)
    world.clock.turn(weeks=4)
    assert world.mine().status_code == 409


def test_a_next_wave_does_not_know_who_said_what_before(world: World) -> None:
    world.choose(2)
    close_wave(world.store, world.wave, lambda wave, store: {})
    open_wave(world.store, small_base(), SCHOOL, opening(world.clock))
    assert world.mine().json()["answers"] == []
