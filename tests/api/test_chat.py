"""The chat door: what comes in, what the assistant is told, and all or nothing of what is kept."""

from __future__ import annotations

import pytest

from api.store import codes, schools, turns
from api.store.tables import answer, conversation, mention, participant, processed_message, quality
from tests.api.world import CHAT, SCHOOL, World, body


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


def test_an_assistant_that_is_down_gives_a_sentence_and_writes_nothing(world: World) -> None:
    world.choose(2)
    said = world.say("stuk")
    assert said.status_code == 503
    assert said.headers["content-type"] == "application/problem+json"
    assert said.json()["replies"][0]["text"]
    assert len(world.rows(processed_message)) == 1


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
        CHAT,
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


def test_the_assistant_is_not_told_who_speaks(world: World) -> None:
    world.choose(2)
    told = repr(world.assistant.seen)
    [person] = world.rows(participant)
    assert person.id not in told
    assert world.codes[0] not in told
