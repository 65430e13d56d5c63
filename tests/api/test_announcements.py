"""Feedback to the team: given, told in the chat, drafted from what was published, and about nobody."""

from __future__ import annotations

from tests.api.published import NEWS, ask, put_in
from tests.api.world import World


def test_feedback_is_given_reaches_the_chat_and_can_be_taken_back(world: World) -> None:
    made = ask(world, "POST", "/announcements", json=NEWS)
    assert made.status_code == 201
    world.say()
    told = world.assistant.seen[-1][1]["context"]["announcements"]
    assert told == [{**NEWS, "datum": "2026-11-20"}]
    assert len(ask(world, "GET", "/announcements").json()["berichten"]) == 1
    place = f"/announcements/{made.json()['id']}"
    assert ask(world, "DELETE", place).status_code == 204
    assert ask(world, "DELETE", place).status_code == 404


def test_feedback_names_nobody(world: World) -> None:
    said = ask(
        world, "POST", "/announcements", json={**NEWS, "verandert": "Marijke doet de toetsen niet meer"}
    )
    assert [problem["veld"] for problem in said.json()["fouten"]] == ["verandert"]


def test_a_draft_of_feedback_is_made_of_what_was_published(real: World) -> None:
    found = ask(real, "GET", "/announcements/draft", params={"golf": real.wave}).json()
    assert "administratie" in found["zeiden"]
    assert ask(real, "POST", "/announcements", json=found).status_code == 201


def test_a_draft_of_feedback_promises_nothing_that_was_stopped(real: World) -> None:
    put_in(real, titel="Een rustig uur")
    put_in(real, titel="Nog een overleg", status="gestopt")
    found = ask(real, "GET", "/announcements/draft", params={"golf": real.wave}).json()
    assert "een rustig uur" in found["verandert"]
    assert "overleg" not in found["verandert"]
