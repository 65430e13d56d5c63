"""Texts that others read name nobody: announcements, plans, own questions and reasons in the knowledge base."""

from __future__ import annotations

import pytest

from api.errors import ApiError
from api.nameless import assert_nameless
from api.schedules import QUESTION
from tests.api.world import SCHOOL, World


@pytest.mark.parametrize(
    "text",
    [
        "Volgens Fatima de Vries is het te veel",
        "[naam] Volgens Fatima de Vries is het te veel",
        "stort op NL91 ABNA 0417 1643 00",
        "zij woont op 3512 AB",
        "bsn 123456782",
        "te vinden als @juf.sanne",
        "bel 06-12345678",
    ],
)
def test_who_can_be_recognised_is_refused(text: str) -> None:
    with pytest.raises(ApiError):
        assert_nameless({"notitie": text})


@pytest.mark.parametrize(
    "text",
    [
        "De bouwcoördinator maakt voor 1 maart een voorstel",
        "[naam] zei dat het beter gaat",
        "Kinderen van 4 jaar hebben meer begeleiding nodig",
        "",
    ],
)
def test_roles_dates_and_what_was_redacted_are_fine(text: str) -> None:
    assert_nameless({"notitie": text})


def test_an_own_question_is_about_no_person(world: World) -> None:
    about = {"vragen": [{**QUESTION, "tekst": "Fatima de Vries geeft prettig leiding."}]}
    path, headers = f"/v1/schools/{SCHOOL}/questions", world.as_role("facilitator")
    said = world.client.request("PUT", path, json=about, headers=headers)
    assert (said.status_code, said.json()["fouten"][0]["veld"]) == (422, f"{QUESTION['id']}.tekst")
    assert world.client.get(path, headers=headers).json() == {"vragen": []}


def test_a_reason_in_the_knowledge_base_names_nobody(world: World) -> None:
    new = {"maatregel": None, "reden": "Gevraagd door Fatima de Vries, 06 12345678"}
    said = world.client.post("/v1/knowledge/entries", json=new, headers=world.as_role("facilitator"))
    assert (said.status_code, [one["veld"] for one in said.json()["fouten"]]) == (422, ["reden"])
