"""A school's own questions: asked, answered, counted under all rules, and never in the way of ours."""

from __future__ import annotations

import random
from typing import Any

import pytest
from pydantic import ValidationError

from actions.dialogue import turn
from actions.message import Choice, Message
from actions.state import State
from actions.talk import Knowledge
from api.errors import ApiError
from api.schedules import QUESTION, checked
from api.store.waves import Wave
from knowledge.questions import MOST, MOST_OWN, OWN_KINDS, OwnQuestion, with_own
from tests.actions.conversation import NameEraser, WordReader
from tests.api.world import SCHOOL, World
from tests.attacks.world import base, content_of, team

OWN = OwnQuestion.model_validate(QUESTION)


@pytest.mark.parametrize(
    "change",
    [
        {"id": "k_snel"},
        {"id": "eigen_"},
        {"schaal": None, "soort": "open", "richting": "kost"},
        {"schaal": "functiegroep"},
        {"hoog": None},
        {"meet": "regelmogelijkheden"},
        {"ook": ["juf Anna"]},
        {"tekst": None},
    ],
)
def test_what_is_no_own_question_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        OwnQuestion.model_validate({**QUESTION, **change})


def test_a_pulse_stays_short_with_whatever_it_aims_at() -> None:
    puls = base().questionnaires["puls"]
    for own in range(MOST_OWN + 1):
        themes = puls.themes_beside(own)
        fixed = sum(question.id != "meedoen" for question in puls.questions)
        assert fixed + themes + own <= MOST
        assert themes >= 1


def test_own_questions_come_before_the_open_ones() -> None:
    for kind in OWN_KINDS:
        parts = with_own(base().questionnaires[kind], [OWN.as_question()]).delen
        place = [part.id for part in parts].index("eigen")
        assert any(question.soort != "keuze" for part in parts[place:] for question in part.vragen)
        assert not any(question.soort != "keuze" for part in parts[:place] for question in part.vragen)


def test_an_own_question_is_asked_and_answered_in_the_conversation() -> None:
    asking = base().asking("puls", [OWN.as_question()])
    knowledge = Knowledge(asking, WordReader(), lambda roster, schools: NameEraser())
    context = {"school": {"name": "x"}, "wave": {"id": "w", "kind": "puls", "closes": "2026-12-11"}}
    state, asked, written = State(kind="puls"), [], {}
    for _ in range(12):
        message = Message.model_validate({"text": "", "context": context})
        if state.open and state.open != "open_anders":
            value = "ja" if state.open == "meedoen" else 3
            message = message.model_copy(update={"choice": Choice(question=state.open, value=value)})
        done = turn(state, message, knowledge)
        state = done.state
        asked.append(state.open)
        written.update({w["question"]: w["value"] for w in done.writes if w["op"] == "answer"})
    assert QUESTION["id"] in asked
    assert written[QUESTION["id"]] == 3


@pytest.mark.parametrize(
    "about",
    [{"thema": "stressklachten"}, {"factor": "gebruik_regelmogelijkheden"}, {"factor": "burnout_en_verzuim"}],
)
def test_a_school_does_not_ask_for_consequences_or_what_is_of_a_person(about: dict[str, str]) -> None:
    with pytest.raises(ApiError) as refused:
        checked([OwnQuestion.model_validate({**QUESTION, **about})], base())
    assert refused.value.name == "invalid"


def test_an_own_question_is_published_under_all_rules() -> None:
    quiz = with_own(base().questionnaires["puls"], [OWN.as_question()])
    staff = team(random.Random(5), quiz, leraar=16, onderwijsondersteunend=8)
    settings = {"k": 5, "groups": ["leraar"], "headcounts": {"leraar": 16, "onderwijsondersteunend": 8}}
    content = content_of(staff, settings, [], quiz)
    part = content["schalen"][QUESTION["id"]]
    assert part["label"] == QUESTION["kort"]
    assert part["school"]["getoond"]
    few = content_of(staff[:4], settings, [], quiz)
    assert few["schalen"][QUESTION["id"]]["school"].get("gemiddelde") is None


def test_a_wave_keeps_the_questions_it_was_opened_with(make_world: Any) -> None:
    world: World = make_world(knowledge=base())
    path, headers = f"/v1/schools/{SCHOOL}/questions", world.as_role("facilitator")
    said = world.client.request("PUT", path, json={"vragen": [QUESTION]}, headers=headers)
    assert said.status_code == 200, said.text
    assert world.client.get(path, headers=headers).json()["vragen"][0]["id"] == QUESTION["id"]
    from api.store import waves
    from api.waves import close_wave, open_wave
    from tests.api.conftest import published
    from tests.api.world import opening

    with world.store.read() as conn:
        before = waves.by_id(conn, world.wave)
    assert before.settings["eigen"] == []
    close_wave(world.store, world.wave, published)
    wave = open_wave(world.store, base(), SCHOOL, opening(world.clock))
    world.client.request("PUT", path, json={"vragen": []}, headers=headers)
    with world.store.read() as conn:
        kept: Wave = waves.by_id(conn, wave.id)
    assert [one["id"] for one in kept.settings["eigen"]] == [QUESTION["id"]]
    world.say()
    own = world.assistant.seen[-1][1]["context"]["wave"]["own"]
    assert [one["id"] for one in own] == [QUESTION["id"]]


@pytest.mark.parametrize(
    "questions",
    [
        [{**QUESTION, "id": f"eigen_{n}"} for n in "abc"],
        [QUESTION, QUESTION],
        [{**QUESTION, "thema": "bestaat_niet"}],
        [{**QUESTION, "id": "k_snel"}],
    ],
)
def test_too_many_or_wrong_questions_are_refused(world: World, questions: list[Any]) -> None:
    path, headers = f"/v1/schools/{SCHOOL}/questions", world.as_role("facilitator")
    said = world.client.request("PUT", path, json={"vragen": questions}, headers=headers)
    assert said.status_code == 422
    assert world.client.get(path, headers=headers).json() == {"vragen": []}
