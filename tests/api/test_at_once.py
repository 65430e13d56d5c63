"""Messages that come twice, at once, again or through another process: one answer each, in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from api.app import create_app
from api.store import turns
from api.store.tables import answer, conversation, processed_message
from tests.api.world import CHAT, SCHOOL, Client, FakeAssistant, FakeNet, World, body, fresh, small_base


def test_the_same_message_fifty_times_at_once_is_one_answer_with_one_reply(world: World) -> None:
    world.assistant.seconds = 0.01
    message = body(world, choice={"question": "q_tijd", "value": 2})
    said = world.client.together([("POST", CHAT, {"json": message})] * 50)
    assert {response.status_code for response in said} == {200}
    assert len({response.text for response in said}) == 1
    assert len(world.rows(answer)) == len(world.rows(processed_message)) == 1
    assert world.assistant.turns == 1


def test_a_retry_after_later_messages_still_gets_the_same_reply(world: World) -> None:
    message = body(world, choice={"question": "q_tijd", "value": 2})
    first = world.client.post(CHAT, json=message)
    world.choose(3, "q_tempo")
    assert world.client.post(CHAT, json=message).json() == first.json()
    assert [row.value for row in world.rows(answer)] == [3, 2]


def test_the_same_message_id_with_other_content_is_refused(world: World) -> None:
    message = body(world, choice={"question": "q_tijd", "value": 2})
    world.client.post(CHAT, json=message)
    again = world.client.post(CHAT, json={**message, "choice": {"question": "q_tijd", "value": 1}})
    assert again.status_code == 422
    assert again.json()["type"].endswith("other_body")
    assert [row.value for row in world.rows(answer)] == [2]


def test_messages_at_once_from_one_person_are_handled_in_order(world: World) -> None:
    world.assistant.seconds = 0.005
    values = [1, 2, 3, 1, 2, 3]
    messages = [body(world, choice={"question": "q_tijd", "value": value}) for value in values]
    said = world.client.together([("POST", CHAT, {"json": message}) for message in messages])
    assert {response.status_code for response in said} == {200}
    [row] = world.rows(conversation)
    assert row.state["heard"] == [str(value) for value in values]
    assert row.version == len(values)
    assert world.assistant.most_under_way == 1


def test_people_do_not_wait_for_each_other(world: World) -> None:
    world.assistant.seconds = 0.05
    messages = [{"session": code, "message_id": fresh(), "text": "hoi"} for code in world.codes]
    world.client.together([("POST", CHAT, {"json": message}) for message in messages])
    assert world.assistant.most_under_way == len(world.codes)


def test_a_turn_of_another_worker_in_between_is_redone_on_the_new_state(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = turns.commit, []

    def commit(store: Any, before: Any, after: Any) -> None:
        calls.append(before.version)
        if len(calls) == 1:
            other = turns.load(store, SCHOOL, world.codes[0], "van-een-ander", "")
            real(store, other, turns.After({"status": "open", "heard": ["ander"]}, [], "{}", False))
        real(store, before, after)

    monkeypatch.setattr(turns, "commit", commit)
    assert world.choose(2).status_code == 200
    assert calls == [0, 1]
    assert world.rows(conversation)[0].state["heard"] == ["ander", "2"]


def test_a_retry_after_a_failure_is_handled(world: World) -> None:
    message = body(world, choice={"question": "q_tijd", "value": 2})
    world.assistant.down = True
    assert world.client.post(CHAT, json=message).status_code == 503
    world.assistant.down = False
    assert world.client.post(CHAT, json=message).status_code == 200
    assert len(world.rows(answer)) == 1


def test_a_reply_with_own_words_is_repeated_within_the_hour_and_not_after_it(world: World) -> None:
    message = body(world, text="idee: een takenmarkt")
    first = world.client.post(CHAT, json=message).json()
    assert world.client.post(CHAT, json=message).json() == first
    world.clock.turn(minutes=61)
    later = world.client.post(CHAT, json=message)
    assert later.status_code == 200
    assert "takenmarkt" not in later.text
    assert [row.version for row in world.rows(conversation)] == [1]


def test_a_conversation_goes_on_in_a_new_process(make_world: Callable[..., World]) -> None:
    world = make_world()
    message = body(world, choice={"question": "q_tijd", "value": 2})
    first = world.client.post(CHAT, json=message).json()
    app = create_app(
        world.settings, store=world.store, knowledge=small_base(), assistant=FakeAssistant(), safety=FakeNet()
    )
    other = Client(app)
    try:
        assert other.post(CHAT, json=message).json() == first
        assert other.post(CHAT, json=body(world)).status_code == 200
    finally:
        other.close()
    assert world.rows(conversation)[0].version == 2
