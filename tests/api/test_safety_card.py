"""Safety comes before everything: it works with the assistant down, stores nothing and is not closed by one 'nee'."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from actions.safety import ROUTES as NET_ROUTES
from actions.safety import SafetyNet
from api import card
from api.card import ROUTES, assert_complete, full, short
from api.message import Incoming, for_the_net
from api.store.tables import metadata
from api.watch import SECONDS, Watch
from knowledge.base import load
from knowledge.texts import Texts, UnknownText
from tests.api.world import CARD, SCHOOL, World, fresh, small_base


def acts(response: Any) -> list[str]:
    return [reply["act"] for reply in response.json()["replies"]]


@pytest.mark.parametrize(
    ("text", "route"),
    [("noodgeval", "acuut"), ("ik ben Uitgeput", "zorg"), ("gepest", "veiligheid"), ("mishandeld", "kind")],
)
def test_the_card_has_the_text_of_its_route_and_the_routes_of_the_school(
    world: World, text: str, route: str
) -> None:
    [reply] = world.say(text).json()["replies"]
    assert reply["text"].startswith(CARD[f"safety.{route}"])
    assert "Vertrouwenspersoon: Sam, 06 1" in reply["text"]
    assert "Bedrijfsarts" not in reply["text"]
    assert [(b["question"], b["value"]) for b in reply["buttons"]] == [
        ("veiligheid", "verder"),
        ("veiligheid", "stoppen"),
    ]


def test_the_card_comes_with_the_assistant_down(world: World) -> None:
    world.assistant.down = True
    assert acts(world.say("noodgeval")) == ["veiligheid"]
    assert world.assistant.turns == 0


def test_the_card_comes_without_a_code_and_after_the_wave(world: World) -> None:
    assert acts(world.say("noodgeval", code="onbekend")) == ["veiligheid"]
    world.clock.turn(weeks=4)
    assert acts(world.say("noodgeval")) == ["veiligheid"]


def test_the_card_comes_when_the_database_fails(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> None:
        raise OperationalError("SELECT", {}, sqlite3.OperationalError("disk I/O error"))

    monkeypatch.setattr("api.turn.schools.by_slug", fails)
    [reply] = world.say("noodgeval").json()["replies"]
    assert reply["text"] == "Bel 112."


def test_the_card_comes_for_a_text_that_is_too_long(world: World) -> None:
    assert acts(world.say("a " * 3000 + "noodgeval")) == ["veiligheid"]


def test_nothing_of_it_is_stored(world: World) -> None:
    world.say()
    before = contents(world)
    world.say("noodgeval")
    world.say("nee")
    assert contents(world) == before
    assert "noodgeval" not in repr(world.assistant.seen)


def contents(world: World) -> dict[str, list[Any]]:
    with world.store.read() as conn:
        return {name: list(conn.execute(sa.select(table))) for name, table in metadata.tables.items()}


def test_one_no_does_not_close_it_and_after_that_the_conversation_goes_on(world: World) -> None:
    world.say("noodgeval")
    said = world.say("nee")
    assert said.json()["replies"][0]["text"].startswith(CARD["safety.kort_acuut"])
    assert acts(world.say("nee")) == ["vraag"]
    assert world.assistant.seen[-1][0] == ""  # no answer to the open question, which is asked again
    world.say("nee")
    assert world.assistant.seen[-1][0] == "nee"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("nee hoor", ""),
        ("Nee, ik bedoelde dat ik vaak gestoord word", ""),
        ("soms", "soms"),
        ("nee, nooit", "nee, nooit"),
    ],
)
def test_a_second_no_closes_the_card_and_is_no_answer(world: World, text: str, heard: str) -> None:
    world.say()
    world.say("noodgeval")
    world.say("nee")
    message_id = fresh()
    assert acts(world.say(text, message_id=message_id)) == ["vraag"]
    assert world.assistant.seen[-1][0] == heard


@pytest.mark.parametrize(
    ("cry", "route"),
    [("noodgeval", "acuut"), ("ik ben Uitgeput", "zorg"), ("gepest", "veiligheid"), ("mishandeld", "kind")],
)
@pytest.mark.parametrize(
    ("text", "sorry"),
    [("nee", False), ("dit is een misverstand, ik bedoelde dat ik vaak gestoord word", True)],
)
def test_what_stays_in_view_fits_the_card_and_owns_up_to_a_misreading(
    world: World, cry: str, route: str, text: str, sorry: bool
) -> None:
    world.say(cry)
    [reply] = world.say(text).json()["replies"]
    assert reply["text"].startswith(CARD["safety.misverstand"]) == sorry
    assert [name for name in ROUTES if CARD[f"safety.kort_{name}"] in reply["text"]] == [route]
    assert CARD["safety.kort"] in reply["text"]
    assert [button["value"] for button in reply["buttons"]] == ["verder", "stoppen"]
    assert acts(world.say("nee")) == ["vraag"]


def test_an_explanation_that_is_a_cry_gets_its_own_card(world: World) -> None:
    world.say("gepest")
    [reply] = world.say("dit is een misverstand, het is een noodgeval").json()["replies"]
    assert reply["text"].startswith(CARD["safety.acuut"])


@pytest.mark.parametrize("route", ROUTES)
def test_no_card_that_stays_in_view_brings_up_suicide(route: str) -> None:
    texts = load().texts
    text = short(texts, route, "ik bedoelde alleen dat ik vaak gestoord word", None)["text"]
    assert not re.search("zelfdoding|zelfmoord|dood", text)
    assert "112" in text


def test_an_answer_to_another_button_gets_the_short_card_once(world: World) -> None:
    world.say("noodgeval")
    assert acts(world.choose(2)) == ["veiligheid"]
    assert acts(world.choose(2)) == ["vraag"]


def test_a_retry_of_the_message_that_got_the_short_card_gets_it_again(world: World) -> None:
    world.say("noodgeval")
    message_id = fresh()
    first = world.say("nee", message_id=message_id)
    assert world.say("nee", message_id=message_id).json() == first.json()
    assert acts(world.say("nee")) == ["vraag"]


@pytest.mark.parametrize(
    "how", [{"text": "Verder."}, {"choice": {"question": "veiligheid", "value": "verder"}}]
)
def test_going_on_repeats_the_open_question(world: World, how: dict[str, Any]) -> None:
    world.say()
    world.say("noodgeval")
    assert acts(world.say(**how)) == ["vraag"]
    text, metadata = world.assistant.seen[-1]
    assert (text, metadata["choice"]) == ("", None)
    assert acts(world.say("vaak")) == ["vraag"]


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        *((text, True) for text in ("ga maar door", "ik wil wel verder", "doe maar voort", "Gaat u voort.")),
        *(
            (text, True)
            for text in ("Met mij gaat goed, ik wil verder", "nee het gaat wel weer, ga maar door")
        ),
        *(
            (text, True)
            for text in (
                "Ik zou graag doorgaan met de vragenlijst.",
                "ik wil graag verder met de vragenlijst",
                "kunnen we verder met de vragen?",
                "laten we verdergaan",
                "ik ga graag verder",
                "ik wil de vragenlijst gewoon afmaken",
                "ik wens de vragenlijst te vervolgen",
                "zullen we verder gaan",
                "ik wil gewoon meedoen",
                "gaarne verder",
                "ik zou graag weer verder willen",
                "ik wil verder waar we gebleven waren",
                "vervolg de vragenlijst",
                "Bedankt, maar ik wil graag door met de vragenlijst",
                "Dit lijkt mij een misverstand; ik wil gewoon deelnemen.",
            )
        ),
        *(
            (text, False)
            for text in (
                "ik kan zo niet doorgaan",
                "moet ik zo doorgaan",
                "ik weet niet of ik verder wil",
                "verder niks",
                "ik wil niet doorgaan met de vragenlijst",
                "ik ga zo niet door",
                "ik wil niet meedoen",
                "waarom zou ik doorgaan",
                "doorgaan heeft geen zin",
                "kan ik later verder",
                "ik wil vanavond verder",
            )
        ),
        *(
            (text, False)
            for text in ("nee", "nee hoor", "ok", "het gaat wel", "ik ben er weer", "start", "vaak")
        ),
        *(
            (text, False)
            for text in ("ik kan niet verder", "ik wil niet verder", "hoe moet ik nu verder", "")
        ),
    ],
)
def test_going_on_in_other_words_closes_the_card_and_a_no_or_an_answer_does_not(
    world: World, text: str, closes: bool
) -> None:
    world.say()
    world.say("noodgeval")
    said = world.say(text)
    assert acts(said) == (["vraag"] if closes else ["veiligheid"])
    assert closes == (world.assistant.seen[-1][0] == "" and len(world.assistant.seen) == 2)


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        *(
            (text, True)
            for text in (
                "verder maar weer",
                "Het was een grapje hoor. Verder.",
                "Rustig maar, zo erg is het allemaal niet, dat is hoe wij hier praten. Verder.",
                "Grapje, ik wil verder",
                "Nee hoor, met mij is niks aan de hand. Ik wil verder!",
                "Zo bedoelde ik het niet. Verder graag",
                "dat zeggen we hier altijd zo - verder maar weer",
                "Lief van je; ga maar door",
                "Dank je!\nverder",
                "Ik heb er al hulp voor. Laten we verder gaan.",
                "Het is een uitdrukking... Verder met de vragen.",
                "o jee, dat was letterlijk de brandoefening, verder dan maar",
            )
        ),
        *(
            (text, False)
            for text in (
                "Grapje hoor",
                "verder gaat het wel",
                "Ik weet niet hoe. Verder?",
                "Het gaat niet zo goed. Verder...",
                "Het gaat niet zo goed, verder\u2026",
                "Ik kan niet meer. Verder.",
                "Ik weet niet hoe het moet met mij en verder, verder",
                "noodgeval. Verder.",
                "Nee. Verder niet.",
                "Verder is er niks, hoor",
                "Het gaat wel. Verder gaat alles goed.",
                "ik zie niet hoe ik door moet, ik wil verder",
                "nee, nee",
            )
        ),
    ],
)
def test_a_last_clause_that_goes_on_closes_the_card_unless_the_rest_is_a_cry(
    world: World, text: str, closes: bool
) -> None:
    world.say()
    world.say("noodgeval")
    assert acts(world.say(text)) == (["vraag"] if closes else ["veiligheid"])


def test_what_comes_before_going_on_is_heard_by_the_net_by_itself(world: World) -> None:
    before = "Het was een grapje hoor"
    alarms = card.chosen(Incoming(session="s", message_id="m", text=f"{before}. Verder."), before.__eq__)
    assert alarms is None


def test_stopping_pauses(world: World) -> None:
    world.say()
    world.say("noodgeval")
    said = world.say(choice={"question": "veiligheid", "value": "stoppen"})
    assert said.json()["state"] == "gepauzeerd"
    assert world.assistant.seen[-1][0] == "pauze"


def test_the_word_to_go_on_is_an_ordinary_word_when_no_card_is_in_view(world: World) -> None:
    world.say("verder")
    assert world.assistant.seen[-1][0] == "verder"


def test_someone_else_does_not_get_the_short_card(world: World) -> None:
    world.say("noodgeval")
    assert acts(world.say("nee", code=world.codes[1])) == ["vraag"]


def test_an_unknown_school_is_still_not_found(world: World) -> None:
    body = {"session": "x", "message_id": "x", "text": "noodgeval"}
    assert world.client.post("/v1/chat/bestaat-niet/messages", json=body).status_code == 404


def test_the_memory_of_a_card_ends_after_half_an_hour() -> None:
    now = [0.0]
    watch = Watch(lambda: now[0])
    watch.shown(SCHOOL, "a", "zorg")
    now[0] = SECONDS - 1
    assert watch.in_view(SCHOOL, "a")
    now[0] = SECONDS
    assert not watch.in_view(SCHOOL, "a")
    assert not watch.shown_again(SCHOOL, "a", "m1")


def test_the_memory_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.watch.MOST", 10)
    watch = Watch()
    for number in range(50):
        watch.shown(SCHOOL, str(number), "zorg")
    assert watch.in_view(SCHOOL, "49")
    assert not watch.in_view(SCHOOL, "0")


def test_the_short_card_differs_from_the_full_one() -> None:
    texts = small_base().texts
    assert full(texts, "acuut", None)["text"] != short(texts, "acuut", "", None)["text"]


def test_the_real_net_and_the_real_cards_fit(make_world: Callable[..., World]) -> None:
    base = load()
    world = make_world(knowledge=base, safety=SafetyNet.load())
    [reply] = world.say("ik wil niet meer leven").json()["replies"]
    assert reply["act"] == "veiligheid"
    assert "113" in reply["text"]
    assert reply["text"].endswith("Vertrouwenspersoon van je school: Sam, 06 1.")
    assert acts(world.say("de rapporten zijn moordend")) == ["veiligheid"]
    assert acts(world.say("de rapporten zijn moordend")) == ["vraag"]


def test_every_card_is_there_before_anything_starts() -> None:
    assert_complete(load().texts)
    assert set(ROUTES) == set(NET_ROUTES)
    with pytest.raises(UnknownText):
        assert_complete(Texts(MappingProxyType({})))


def test_an_endless_word_does_not_hold_up_the_others() -> None:
    assert for_the_net("a" * 60_000 + " ik wil dood") == "a" * 60 + " ik wil dood"
    assert for_the_net("gewone woorden") == "gewone woorden"


def test_two_applications_do_not_share_a_memory(make_world: Callable[..., World]) -> None:
    assert Watch()._key != Watch()._key
