"""The chat door: one answer per message, in order, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from api.store import codes, schools, turns
from api.store.tables import (
    answer,
    conversation,
    mention,
    participant,
    pending_text,
    processed_message,
    quality,
    session_link,
    shared_text,
)
from tests.api.world import SCHOOL, FakeAssistant, World, fresh, opening, small_base

PATH = f"/v1/chat/{SCHOOL}/messages"


def body(world: World, **message: Any) -> dict[str, Any]:
    return {"session": world.codes[0], "message_id": fresh(), **message}


def test_an_empty_first_message_opens_the_conversation(world: World) -> None:
    reply = world.say().json()
    assert reply["state"] == "open"
    assert [r["act"] for r in reply["replies"]] == ["vraag"]
    text, metadata = world.assistant.seen[0]
    assert (text, metadata["state"], metadata["choice"]) == ("", None, None)


def test_the_assistant_gets_state_choice_and_context(world: World) -> None:
    world.say()
    world.choose(2)
    _, metadata = world.assistant.seen[1]
    assert metadata["choice"] == {"question": "q_tijd", "value": 2}
    assert metadata["state"]["heard"] == ["tekst"]
    context = metadata["context"]
    assert context["school"] == {
        "name": "School de-linde",
        "routes": {"vertrouwenspersoon": "Sam, 06 1", "bedrijfsarts": None, "mens": None},
        "roster": [],
    }
    assert context["wave"] == {
        "id": world.wave,
        "kind": "nulmeting",
        "closes": "2026-12-11",
        "focus": [],
        "own": [],
    }
    assert (context["k"], context["today"], context["returning"]) == (5, "2026-11-20", False)
    assert context["previous"] == {"closed": None}


@pytest.mark.parametrize(("text", "returning"), [(None, True), ("", True), ("vaak", False)])
def test_only_an_empty_message_of_someone_known_is_a_return(
    world: World, text: str | None, returning: bool
) -> None:
    world.choose(1)
    world.say(text)
    assert world.assistant.seen[-1][1]["context"]["returning"] is returning


def test_an_answer_and_its_state_are_stored_under_a_pseudonym(world: World) -> None:
    assert world.choose(3).status_code == 200
    [row] = world.rows(answer)
    assert (row.question, row.value) == ("q_tijd", 3)
    assert world.codes[0].replace("-", "") not in repr(world.rows(participant))
    assert [row.version for row in world.rows(conversation)] == [1]


def test_a_bare_value_goes_to_the_question_that_is_open(world: World) -> None:
    world.say()
    world.say(choice="2")
    assert world.assistant.seen[-1][1]["choice"] == {"question": "q_tijd", "value": "2"}


def test_extra_fields_of_a_button_are_ignored(world: World) -> None:
    said = world.say(choice={"question": "q_tijd", "value": 1, "title": "nooit"})
    assert said.status_code == 200


def test_the_same_message_fifty_times_at_once_is_one_answer_with_one_reply(world: World) -> None:
    world.assistant.seconds = 0.01
    message = body(world, choice={"question": "q_tijd", "value": 2})
    said = world.client.together([("POST", PATH, {"json": message})] * 50)
    assert {response.status_code for response in said} == {200}
    assert len({response.text for response in said}) == 1
    assert len(world.rows(answer)) == len(world.rows(processed_message)) == 1
    assert world.assistant.turns == 1


def test_a_retry_after_later_messages_still_gets_the_same_reply(world: World) -> None:
    message = body(world, choice={"question": "q_tijd", "value": 2})
    first = world.client.post(PATH, json=message)
    world.choose(3, "q_tempo")
    assert world.client.post(PATH, json=message).json() == first.json()
    assert [row.value for row in world.rows(answer)] == [3, 2]


def test_the_same_message_id_with_other_content_is_refused(world: World) -> None:
    message = body(world, choice={"question": "q_tijd", "value": 2})
    world.client.post(PATH, json=message)
    again = world.client.post(PATH, json={**message, "choice": {"question": "q_tijd", "value": 1}})
    assert again.status_code == 422
    assert again.json()["type"].endswith("other_body")
    assert [row.value for row in world.rows(answer)] == [2]


def test_messages_at_once_from_one_person_are_handled_in_order(world: World) -> None:
    world.assistant.seconds = 0.005
    values = [1, 2, 3, 1, 2, 3]
    messages = [body(world, choice={"question": "q_tijd", "value": value}) for value in values]
    said = world.client.together([("POST", PATH, {"json": message}) for message in messages])
    assert {response.status_code for response in said} == {200}
    [row] = world.rows(conversation)
    assert row.state["heard"] == [str(value) for value in values]
    assert row.version == len(values)
    assert world.assistant.most_under_way == 1


def test_people_do_not_wait_for_each_other(world: World) -> None:
    world.assistant.seconds = 0.05
    messages = [{"session": code, "message_id": fresh(), "text": "hoi"} for code in world.codes]
    world.client.together([("POST", PATH, {"json": message}) for message in messages])
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


def test_an_assistant_that_is_down_gives_a_sentence_and_writes_nothing(world: World) -> None:
    world.choose(2)
    said = world.say("stuk")
    assert said.status_code == 503
    assert said.headers["content-type"] == "application/problem+json"
    assert said.json()["replies"][0]["text"]
    assert len(world.rows(processed_message)) == 1


def test_a_retry_after_a_failure_is_handled(world: World) -> None:
    message = body(world, choice={"question": "q_tijd", "value": 2})
    world.assistant.down = True
    assert world.client.post(PATH, json=message).status_code == 503
    world.assistant.down = False
    assert world.client.post(PATH, json=message).status_code == 200
    assert len(world.rows(answer)) == 1


def test_one_wrong_write_and_nothing_of_the_turn_is_written(world: World) -> None:
    assert world.say("fout").status_code == 503
    assert world.rows(answer) == world.rows(conversation) == world.rows(processed_message) == []


def test_themes_and_the_counter_without_a_person_are_stored(world: World) -> None:
    world.say("thema")
    world.say("thema", code=world.codes[1])
    assert [(row.theme, row.size) for row in world.rows(mention)] == [("oudercontact", 7)] * 2
    assert [(row.outcome, row.count) for row in world.rows(quality)] == [("bevestigd", 2)]


def test_typed_text_that_looks_like_a_command_is_escaped(world: World) -> None:
    world.say("  /restart{}")
    assert world.assistant.seen[-1][0] == "\N{FULLWIDTH SOLIDUS}restart{}"


def test_control_characters_and_broken_signs_do_not_travel(world: World) -> None:
    world.client.post(
        PATH,
        content=b'{"session": "%s", "message_id": "x", "text": "a\\u0000b\\ud800c\\nd"}'
        % world.codes[0].encode(),
        headers={"content-type": "application/json"},
    )
    assert world.assistant.seen[-1][0] == "a b\N{REPLACEMENT CHARACTER}c\nd"


def test_a_long_text_gets_a_friendly_sentence_and_the_question_again(world: World) -> None:
    world.choose(2)
    reply = world.say("a" * 5000).json()
    assert [r["act"] for r in reply["replies"]] == ["niet_begrepen", "vraag"]
    assert world.assistant.seen[-1][0] == ""
    assert [row.value for row in world.rows(answer)] == [2]


def test_the_code_may_be_written_in_any_way(world: World) -> None:
    plain = world.codes[0].replace("-", "").lower()
    world.choose(2)
    world.choose(3, code=plain)
    assert [row.value for row in world.rows(answer)] == [3]


def test_an_unknown_session_is_asked_for_the_code_and_linked_by_it(world: World) -> None:
    session = "0f" * 16
    asked = world.say(code=session).json()
    assert (asked["state"], asked["replies"][0]["act"], asked["replies"][0]["question"]) == (
        "toegang",
        "welkom",
        "code",
    )
    wrong = world.say("ABCD-EFGH-JKMN", code=session).json()
    assert wrong["state"] == "toegang"
    assert wrong["replies"][0]["text"] != asked["replies"][0]["text"]
    right = world.say(f"mijn code is {world.codes[1].lower()}", code=session).json()
    assert right["state"] == "open"
    assert world.assistant.seen[-1][0] == ""
    world.choose(2, code=session)
    world.choose(3, code=world.codes[1])
    assert [row.value for row in world.rows(answer)] == [3]


def test_a_code_of_another_school_opens_nothing(world: World) -> None:
    assert world.say(code=world.other_codes[0]).json()["state"] == "toegang"
    assert world.say(world.other_codes[0], code="x").json()["state"] == "toegang"


def test_a_revoked_code_opens_nothing_any_more_and_what_was_said_with_it_goes(world: World) -> None:
    """Or whoever gets a new card would count for two."""
    session = "0f" * 16
    world.say(world.codes[0], code=session)
    world.choose(2, code=session)
    world.choose(2, code=world.codes[1])
    with world.store.write() as conn:
        school = schools.by_slug(conn, SCHOOL)
        codes.revoke(conn, world.store.secret, school.id, world.codes[0], world.store.today)
        turns.erase_with_code(conn, world.store, school.id, world.codes[0])
    assert world.say().json()["state"] == world.say(code=session).json()["state"] == "toegang"
    assert len(world.rows(answer)) == len(world.rows(participant)) == 1


def test_a_session_that_looks_like_a_code_is_tied_to_no_other_code(world: World) -> None:
    """A link with a code of nobody: who sent it would read what the receiver says after the own code."""
    bait = "2222-3333-4444"
    assert world.say(code=bait).json()["state"] == "toegang"
    assert world.say(world.codes[0], code=bait).json()["state"] == "toegang"
    assert world.mine(bait).status_code == 401


def test_a_code_of_the_working_group_marks_the_participant(world: World) -> None:
    for code in world.codes:
        world.choose(1, code=code)
    assert sorted(row.working_group for row in world.rows(participant)) == [False, False, False, True]


def test_after_the_closing_day_the_chat_says_so_and_stores_nothing(world: World) -> None:
    world.clock.turn(weeks=4)
    said = world.choose(1).json()
    assert (said["state"], said["replies"][0]["act"]) == ("klaar", "welkom")
    assert world.rows(answer) == []


def test_an_unknown_school_is_not_found(world: World) -> None:
    said = world.client.post("/v1/chat/bestaat-niet/messages", json=body(world, text="hoi"))
    assert said.status_code == 404


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


def test_a_reply_with_own_words_is_repeated_within_the_hour_and_not_after_it(world: World) -> None:
    message = body(world, text="idee: een takenmarkt")
    first = world.client.post(PATH, json=message).json()
    assert world.client.post(PATH, json=message).json() == first
    world.clock.turn(minutes=61)
    later = world.client.post(PATH, json=message)
    assert later.status_code == 200
    assert "takenmarkt" not in later.text
    assert [row.version for row in world.rows(conversation)] == [1]


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
    from api.waves import close_wave, open_wave

    world.choose(2)
    close_wave(world.store, world.wave, lambda wave, store: {})
    open_wave(world.store, small_base(), SCHOOL, opening(world.clock))
    assert world.mine().json()["answers"] == []


def test_the_assistant_is_not_told_who_speaks(world: World) -> None:
    world.choose(2)
    told = repr(world.assistant.seen)
    [person] = world.rows(participant)
    assert person.id not in told
    assert world.codes[0] not in told


def test_a_conversation_goes_on_in_a_new_process(make_world: Callable[..., World]) -> None:
    world = make_world()
    message = body(world, choice={"question": "q_tijd", "value": 2})
    first = world.client.post(PATH, json=message).json()
    from api.app import create_app
    from tests.api.world import Client, FakeNet

    app = create_app(
        world.settings, store=world.store, knowledge=small_base(), assistant=FakeAssistant(), safety=FakeNet()
    )
    other = Client(app)
    try:
        assert other.post(PATH, json=message).json() == first
        assert other.post(PATH, json=body(world)).status_code == 200
    finally:
        other.close()
    assert world.rows(conversation)[0].version == 2
