"""Brakes: size and number, per session and per address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from api.counts import Counts
from api.settings import Settings
from tests.api.world import SCHOOL, World, fresh

PATH = f"/v1/chat/{SCHOOL}/messages"


@pytest.fixture
def strict(make_world: Callable[..., World], settings: Settings) -> Callable[..., World]:
    return lambda **rates: make_world(settings=settings.model_copy(update=rates))


def test_one_session_is_slowed_down_and_others_are_not(strict: Callable[..., World]) -> None:
    world = strict(session_rate="3/minute")
    assert [world.say().status_code for _ in range(4)] == [200, 200, 200, 429]
    said = world.say()
    assert (said.json()["status"], said.headers["retry-after"]) == (429, "10")
    assert world.say(code=world.codes[1]).status_code == 200


def test_writing_the_code_in_another_way_is_the_same_session(strict: Callable[..., World]) -> None:
    world = strict(session_rate="2/minute")
    ways = [world.codes[0], world.codes[0].lower(), world.codes[0].replace("-", "")]
    assert [world.say(code=code).status_code for code in ways] == [200, 200, 429]


def test_one_address_is_slowed_down(strict: Callable[..., World]) -> None:
    world = strict(address_rate="2/minute")
    assert [world.say(code=code).status_code for code in world.codes[:3]] == [200, 200, 429]


@pytest.mark.parametrize("as_session", [True, False])
def test_guessing_codes_is_slowed_down(strict: Callable[..., World], as_session: bool) -> None:
    world = strict(guess_rate="2/minute")
    guesses = ["ABCD-EFGH-JKMN", "ABCD-EFGH-JKMP", "ABCD-EFGH-JKMQ"]
    said = [world.say(code=g) if as_session else world.say(g, code="x" * 20) for g in guesses]
    assert [response.status_code for response in said] == [200, 200, 429]


def test_opening_the_page_without_a_code_is_no_guess(strict: Callable[..., World]) -> None:
    world = strict(guess_rate="1/minute")
    assert {world.say(code="0f" * 16).status_code for _ in range(5)} == {200}


def test_guessing_tokens_is_slowed_down(strict: Callable[..., World]) -> None:
    world = strict(guess_rate="2/minute")
    headers = {"Authorization": "Bearer wd_x"}
    said = [world.client.get("/v1/admin/schools", headers=headers).status_code for _ in range(3)]
    assert said == [401, 401, 429]


def test_guessing_own_data_is_slowed_down(strict: Callable[..., World]) -> None:
    world = strict(guess_rate="2/minute")
    assert [world.mine("ABCD-EFGH-JKMN").status_code for _ in range(3)] == [401, 401, 429]


def test_a_request_that_is_too_large_is_refused(world: World) -> None:
    message = {"session": world.codes[0], "message_id": fresh(), "text": "a" * 70_000}
    said = world.client.post(PATH, json=message)
    assert (said.status_code, said.headers["content-type"]) == (413, "application/problem+json")
    assert said.headers["cache-control"] == "no-store"


def test_a_request_that_does_not_say_how_large_it_is_is_counted(world: World) -> None:
    async def chunks() -> Any:
        for _ in range(80):
            yield b"a" * 1000

    said = world.client.post(PATH, content=chunks(), headers={"content-type": "application/json"})
    assert said.status_code == 413


def test_a_request_with_a_wrong_length_is_refused(world: World) -> None:
    said = world.client.post(PATH, content=b"{}", headers={"content-length": "-5"})
    assert said.status_code == 413


@pytest.mark.parametrize("session", ["x", "x" * 128])
def test_a_session_may_be_any_short_text(world: World, session: str) -> None:
    assert world.say(code=session).status_code == 200


def test_counts_expire_and_do_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("api.counts.time.monotonic", lambda: now[0])
    monkeypatch.setattr("api.counts.MOST", 5)
    counts = Counts()
    assert [counts.incr("a", 60), counts.incr("a", 60, 2), counts.get("a")] == [1, 3, 3]
    now[0] = 160.0
    assert (counts.get("a"), counts.incr("a", 60)) == (0, 1)
    for name in "bcdefghij":
        counts.incr(name, 60)
    assert counts.get("j") == 1
    assert counts.reset() <= 5
    counts.incr("a", 60)
    counts.clear("a")
    assert counts.get("a") == 0
    assert counts.check()


def test_a_window_ends_when_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.counts.time.monotonic", lambda: 100.0)
    monkeypatch.setattr("api.counts.time.time", lambda: 5000.0)
    counts = Counts()
    counts.incr("a", 60)
    assert counts.get_expiry("a") == 5060.0
    assert counts.get_expiry("b") == 5000.0
