"""The real dialogue behind the real chat door: what it writes is what the store takes."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from actions.dialogue import turn
from actions.message import Message
from actions.redact import Redactor
from actions.state import from_json
from actions.talk import Knowledge
from api.assistant import Said
from api.settings import Settings
from api.store.store import Store
from api.store.tables import (
    answer,
    conversation,
    mention,
    participant,
    processed_message,
    shared_text,
    vote,
)
from api.waves import close_wave, open_wave, publish_results
from knowledge.base import Base
from tests.actions.conversation import knowledge, load_base
from tests.api.conftest import published
from tests.api.world import SCHOOL, Clock, FakeAssistant, World, opening

WORDS = {
    "open_kost": "de vele formulieren en boze ouders",
    "open_geeft": "de kinderen en mijn collega Anna",
    "idee": "laat Anna de formulieren doen",
}


@dataclass
class DialogueAssistant(FakeAssistant):
    """Calls the dialogue as the action server would."""

    known: Knowledge = field(default_factory=knowledge)

    async def turn(self, text: str, metadata: Mapping[str, Any]) -> Said:
        latest = {
            "text": text or "-",
            "metadata": metadata,
            "intent": {"name": "vrije_tekst", "confidence": 0.5},
        }
        message = Message.from_tracker(latest)
        wave = message.context.wave
        state = from_json(metadata["state"], wave.kind, wave.focus)
        return Said.model_validate(turn(state, message, self.known).pack())


@pytest.fixture
def real(make_world: Callable[..., World], settings: Settings) -> World:
    return make_world(knowledge=load_base(), assistant=DialogueAssistant())


def hold(world: World, code: str, chance: random.Random, most: int = 150) -> dict[str, Any]:
    """A whole conversation: taps a button, or types where words are asked. Returns the last answer."""
    said = world.say(code=code).json()
    for _ in range(most):
        if said["state"] in ("klaar", "geweigerd"):
            return dict(said)
        reply = said["replies"][-1]
        if reply["input"] == "tekst" and chance.random() < 0.8:
            response = world.say(WORDS.get(reply["question"], "een paar woorden"), code=code)
        else:
            buttons = [b for b in reply["buttons"] if b["value"] not in ("nee", "overslaan", "anders")]
            button = chance.choice(buttons or reply["buttons"])
            response = world.say(choice=button, code=code)
        assert response.status_code == 200, response.text
        said = response.json()
    raise AssertionError("the conversation did not end")


@pytest.mark.parametrize("seed", range(4))
def test_a_whole_conversation_is_stored(real: World, seed: int) -> None:
    said = hold(real, real.codes[0], random.Random(seed))
    assert said["state"] == "klaar"
    assert len(real.rows(answer)) > 20
    assert {row.confirmed for row in real.rows(mention)} == {True}
    assert len(real.rows(vote)) >= 2
    assert [row.function_group is None for row in real.rows(participant)] == [False]


def test_what_was_typed_is_nowhere_but_as_a_shared_idea(real: World) -> None:
    hold(real, real.codes[0], random.Random(7))
    stored = repr([real.rows(table) for table in (answer, mention, vote, conversation, participant)])
    for word in ("formulieren en boze", "Anna", "kinderen en"):
        assert word not in stored
    assert {row.content for row in real.rows(shared_text)} <= {"laat [naam] de formulieren doen"}


def test_an_idea_is_shown_again_after_something_else_and_kept_in_no_reply(real: World) -> None:
    code = real.codes[0]
    reply = real.say(code=code).json()["replies"][-1]
    while reply["question"] != "idee.bewaren":
        typed = WORDS[reply["question"]] if reply["input"] == "tekst" else ""
        done = real.say(typed, code=code) if typed else real.say(choice=reply["buttons"][0], code=code)
        reply = done.json()["replies"][-1]
    assert "de formulieren doen" in reply["text"]
    assert real.say("waarom", code=code).json()["replies"][-1]["text"] == reply["text"]
    assert "de formulieren doen" not in str(real.rows(processed_message))


def test_the_schools_own_names_go_out_of_an_idea_and_are_kept_nowhere(
    make_world: Callable[..., World], settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / f"{SCHOOL}.txt").write_bytes("Ans Formulieren\r\n\r\nJosé Sleutel\r\n".encode("cp1252"))
    assistant = DialogueAssistant(known=replace(knowledge(), redactor=Redactor.load))
    named = settings.model_copy(update={"roster_dir": str(tmp_path)})
    world = make_world(knowledge=load_base(), assistant=assistant, settings=named)
    hold(world, world.codes[0], random.Random(7))
    assert {row.content for row in world.rows(shared_text)} == {"laat [naam] de [naam] doen"}
    assert "Sleutel" not in repr([world.rows(table) for table in (answer, mention, vote, conversation)])
    sent = [(text, metadata["context"]["school"]["roster"]) for text, metadata in assistant.seen]
    assert all(bool(names) == bool(text) for text, names in sent)  # nothing typed, nothing to take out


def test_saying_no_at_the_start_leaves_nothing(real: World) -> None:
    real.say()
    said = real.say(choice={"question": "meedoen", "value": "nee"}).json()
    assert said["state"] == "geweigerd"
    assert real.rows(participant) == real.rows(conversation) == []


def test_deleting_in_the_conversation_leaves_nothing(real: World) -> None:
    hold(real, real.codes[0], random.Random(3))
    said = real.say("verwijderen").json()
    assert said["replies"][-1]["question"] == "verwijderen"
    real.say(choice="ja")
    assert real.rows(participant) == real.rows(answer) == real.rows(conversation) == []


def test_pausing_and_coming_back_days_later(real: World) -> None:
    real.say()
    real.say(choice={"question": "meedoen", "value": "ja"})
    asked = real.say(choice={"question": "functiegroep", "value": "leraar"}).json()
    assert real.say("pauze").json()["state"] == "gepauzeerd"
    real.clock.turn(days=5)
    back = real.say().json()
    assert back["state"] == "open"
    assert back["replies"][-1]["question"] == asked["replies"][-1]["question"]


@pytest.mark.parametrize("kind", ["puls", "nameting", "gereedheid", "dagcheck"])
def test_every_kind_of_wave_can_be_held(real: World, store: Store, clock: Clock, kind: str) -> None:
    base: Base = load_base()
    close_wave(store, real.wave, published)
    focus = ("administratie", "oudercontact") if kind == "puls" else ()
    open_wave(store, base, SCHOOL, opening(clock, kind=kind, focus=focus))
    assert hold(real, real.codes[0], random.Random(1))["state"] == "klaar"
    assert real.rows(answer)


def test_a_closed_wave_can_be_read_by_the_working_group_only_as_a_snapshot(
    make_world: Callable[..., World],
) -> None:
    world = make_world(knowledge=load_base(), assistant=DialogueAssistant(), publish=publish_results)
    results = f"/v1/schools/{SCHOOL}/waves/{world.wave}/results"
    hold(world, world.codes[0], random.Random(5))
    assert world.client.get(results, headers=world.as_role("werkgroep")).status_code == 404
    close = f"/v1/admin/schools/{SCHOOL}/waves/{world.wave}/close"
    assert world.client.post(close, headers=world.as_role("beheer")).json()["status"] == "published"
    said = world.client.get(results, headers=world.as_role("werkgroep"))
    assert said.status_code == 200
    assert said.json()["niveau"] == "niets"
    assert world.client.get(results, headers=world.as_role("beheer")).status_code == 403
