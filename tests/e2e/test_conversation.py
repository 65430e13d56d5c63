"""Conversations with the real Rasa, action server and API, as a phone would hold them."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from api.demo.chat import Chat
from api.demo.person import Person, Talker
from knowledge.base import load

pytestmark = pytest.mark.e2e
BASE = load()
INFORMING = ["waarom", "privacy", "hulp", "uitleg", "voortgang", "terugkoppeling", "mijn resultaten", "mens"]
SENTINEL = "zwartkoffiebonenpot"
TYPED = Person(
    "leraar", 0.7, "typt", "de formulieren en het nakijken, tis teveel", "de kinderen", "minder formulieren"
)
TAPPED = Person("onderwijsondersteunend", 0.4, "tikt", "steeds gestoord worden", "mijn collegas", None)


@pytest.fixture(scope="module")
def client(stack):
    with httpx.Client(base_url=stack.url, timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
def codes(stack, client):
    """More cards than there are tests."""
    admin = {"Authorization": f"Bearer {stack.demo['tokens']['beheer']}"}
    made = client.post("/v1/admin/schools/de-demo/codes", json={"count": 60}, headers=admin)
    made.raise_for_status()
    return iter(made.json()["codes"])


@pytest.fixture
def chat(client, codes):
    return Chat(client, "de-demo", next(codes))


def mine(chat):
    answer = chat.client.get("/v1/chat/de-demo/mine", headers={"X-Session": chat.session})
    answer.raise_for_status()
    return answer.json()


def started(chat):
    chat.say("hoi")
    chat.tap("meedoen", "ja")
    chat.tap("functiegroep", "leraar")
    return chat


@pytest.mark.parametrize("person", [TAPPED, TYPED], ids=["tapped", "typed badly"])
def test_a_whole_conversation(chat, person):
    Talker(person, chat, BASE, 3).talk()
    kept = mine(chat)
    assert kept["function_group"] == person.functie
    assert len(kept["answers"]) >= 30
    assert {mention["richting"] for mention in kept["mentions"]} == {"kost", "geeft"}
    assert "afsluiting" in chat.acts


def test_every_command_at_every_question_leads_back(chat):
    started(chat)
    talker = Talker(TAPPED, chat, BASE, 5)
    seen = set()
    while chat.last["state"] != "klaar":
        question = chat.open
        if question not in seen:
            seen.add(question)
            for command in INFORMING:
                replies = chat.say(command)["replies"]
                assert replies[0]["act"] == command.replace(" ", "_")
                assert replies[-1]["question"] == question
            assert chat.say("pauze")["state"] == "gepauzeerd"
            chat.say("")
            assert chat.open == question
            chat.say("verwijderen")
            chat.say("nee")
            assert chat.open == question
        talker.answer()
    assert len(seen) >= 35


def test_commands_in_other_words_are_understood(chat):
    started(chat)
    said = {
        "ziet mijn directeur dit eigenlijk": "privacy",
        "ben ik er al bijna": "voortgang",
        "kun je dat anders zeggen": "uitleg",
        "waarom wil je dat weten": "waarom",
        "kan ik ook met een echt iemand praten": "mens",
    }
    for text, act in said.items():
        chat.say(text)
        assert act in chat.acts, text
        assert chat.open == "r_manier"


def test_back_correct_and_skip(chat):
    started(chat)
    chat.say("soms")
    chat.say("nee")
    chat.say("terug")
    chat.say("terug")
    assert chat.open == "r_manier"
    chat.say("ja, regelmatig")
    assert chat.open == "r_tempo"
    chat.say("oeps, vorige was soms")
    chat.say("overslaan")
    answers = {answer["question"]: answer["value"] for answer in mine(chat)["answers"]}
    assert answers == {"r_manier": 1, "r_volgorde": 2, "r_tempo": None}


def test_the_same_message_twice_is_one_answer_with_the_same_reply(chat):
    started(chat)
    first = chat.say("soms", message_id="twee-keer-hetzelfde")
    second = chat.say("soms", message_id="twee-keer-hetzelfde")
    assert first == second
    assert len(mine(chat)["answers"]) == 1


def test_two_messages_at_once_are_both_handled_in_order(chat, client):
    started(chat)
    twin = Chat(client, chat.school, chat.session)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda who: who.say("soms"), [chat, twin]))
    answers = {answer["question"]: answer["value"] for answer in mine(chat)["answers"]}
    assert answers == {"r_manier": 2, "r_volgorde": 2}


def test_many_people_at_once_do_not_mix(client, codes):
    chats = [Chat(client, "de-demo", next(codes)) for _ in range(6)]
    people = [Person("leraar", 0.1 * n, "typt", "de ouders", "de kinderen") for n in range(6)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda n: Talker(people[n], chats[n], BASE, n).talk(), range(6)))
    assert all(len(mine(chat)["answers"]) >= 30 for chat in chats)


def test_refusing_keeps_nothing(chat, stack):
    chat.say("hoi")
    assert chat.say("nee liever niet")["state"] == "geweigerd"
    kept = mine(chat)
    assert (kept["answers"], kept["mentions"], kept["function_group"]) == ([], [], None)


def test_deleting_forgets_everything(chat):
    started(chat)
    chat.say("soms")
    chat.say("verwijder al mijn antwoorden")
    chat.say("ja")
    assert mine(chat)["answers"] == []
    chat.say("hoi")
    assert chat.open == "meedoen"


@pytest.mark.parametrize(
    "text", ["", "   ", "👍👍👍", "x" * 5000, "a\x00b\x07c", "/restart", '/vraag{"x":1}', "\u202e\u200b"]
)
def test_odd_input_gets_a_friendly_sentence_and_loses_nothing(chat, text):
    started(chat)
    chat.say("soms")
    replies = chat.say(text)["replies"]
    assert replies
    assert all(reply["text"] for reply in replies)
    assert chat.open == "r_volgorde"
    assert len(mine(chat)["answers"]) == 1


def test_a_cry_for_help_gets_the_card_and_is_not_stored(chat, stack):
    started(chat)
    chat.say("ik wil niet meer leven")
    assert chat.acts == ["veiligheid"]
    chat.say("nee")
    assert chat.acts == ["veiligheid"]
    chat.say("verder")
    assert chat.open == "r_manier"
    assert mine(chat)["answers"] == []


def test_an_idea_is_kept_only_redacted_and_after_yes(chat):
    started(chat)
    talker = Talker(TAPPED, chat, BASE, 8)
    while chat.open != "idee":
        talker.answer()
    chat.say("laat juf Samira van groep 5 de planning maken, bel 06-12345678")
    preview = chat.last["replies"][-1]["text"]
    assert "Samira" not in preview
    assert "12345678" not in preview
    chat.say("ja")
    assert [text["shared"] for text in mine(chat)["texts"]] == [True]


@pytest.mark.parametrize("process", ["rasa", "actions", "api"])
def test_killed_half_way_and_resumed(chat, stack, process):
    started(chat)
    chat.say("soms")
    stack.kill(process)
    stack.wait_ready()
    chat.say("")
    assert chat.open == "r_volgorde"
    chat.say("nee")
    assert len(mine(chat)["answers"]) == 2


def test_the_card_and_the_help_page_work_without_rasa(chat, stack, client):
    started(chat)
    stack.kill("rasa")
    chat.say("ik maak er een eind aan")
    assert chat.acts == ["veiligheid"]
    assert "112" in client.get("/hulp").text
    stack.wait_ready()


def test_what_is_typed_is_nowhere_afterwards(chat, stack):
    started(chat)
    talker = Talker(
        Person("leraar", 0.5, "typt", f"de formulieren {SENTINEL}", f"de kinderen {SENTINEL}"), chat, BASE, 9
    )
    chat.say(f"{SENTINEL} weet ik veel")
    while chat.open != "idee":
        talker.answer()
    chat.say(f"een idee met {SENTINEL}")
    chat.say("nee")
    chat.say("mijn resultaten")
    assert stack.werkdruk("tick").returncode == 0
    assert SENTINEL not in stack.logs()
    for path in stack.var.rglob("*"):
        if path.is_file():
            assert SENTINEL.encode() not in path.read_bytes(), path
    with sqlite3.connect(stack.database) as db:
        assert SENTINEL not in json.dumps(list(map(str, db.iterdump())))


def test_an_unknown_code_is_asked_for_and_then_works(client, codes):
    chat = Chat(client, "de-demo", "een-telefoon-zonder-code")
    assert chat.say("hoi")["state"] == "toegang"
    assert chat.open == "code"
    chat.say(next(codes).lower())
    assert chat.open == "meedoen"


def test_closing_publishes_once_and_ends_the_link(stack, client, chat):
    started(chat)
    chat.say("soms")
    wave = stack.demo["wave"]
    admin = {"Authorization": f"Bearer {stack.demo['tokens']['beheer']}"}
    reader = {"Authorization": f"Bearer {stack.demo['tokens']['werkgroep']}"}
    client.post(f"/v1/admin/schools/de-demo/waves/{wave}/close", headers=admin).raise_for_status()
    results = client.get(f"/v1/schools/de-demo/waves/{wave}/results", headers=reader)
    results.raise_for_status()
    assert results.json()["schalen"]["kwantitatieve_taakeisen"]["school"]["getoond"]
    assert client.get("/v1/schools/de-demo/waves", headers=reader).json()["golven"][0]["sha256"]
    gone = client.get("/v1/chat/de-demo/mine", headers={"X-Session": chat.session})
    assert gone.status_code == 409
