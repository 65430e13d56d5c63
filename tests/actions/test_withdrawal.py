"""An own idea thrown away in people's own words: while it waits for a yes, and at any point after that."""

import pytest

from actions.withdrawal import of_idea, of_waiting
from tests.actions.conversation import Conversation, acts

SURELY_ALL = {"intent": "verwijderen", "confidence": 0.99}


def kept():
    """An idea that was approved; all questions are done."""
    talk = Conversation().start().until("idee.bewaren")
    talk.say("ja")
    assert (talk.state.status, talk.writes[-1]["op"]) == ("klaar", "share_text")
    return talk


def ops(talk, before):
    return [write["op"] for write in talk.writes[before:]]


@pytest.mark.parametrize(
    "text",
    [
        *("Haha nee, gooi maar weg", "verwijder mijn idee", "nee gooi weg", "gooi idee weg", "nee, wis maar"),
        *(
            "gooi dat idee maar weg",
            "Nee joh, weg ermee!",
            "haal mijn idee toch maar weg",
            "mijn idee mag weg",
        ),
        *("ik wil mijn idee niet bewaren", "verwijder die zin", "sorry, doe maar weg"),
    ],
)
def test_throwing_it_away_where_an_idea_waits_is_a_no_to_that_idea(text):
    talk = Conversation().start().until("idee.bewaren")
    before = len(talk.writes)
    [reply] = talk.say(text, **SURELY_ALL)
    assert (talk.state.aside, talk.state.status, ops(talk, before)) == (None, "klaar", ["drop_text"])
    assert "Je idee is weggegooid" in reply.text


@pytest.mark.parametrize("text", ["gooi alles weg", "wis alles", "verwijder"])
def test_all_of_it_is_still_all_of_it_where_an_idea_waits(text):
    talk = Conversation().start().until("idee.bewaren")
    before = len(talk.writes)
    talk.say(text, **SURELY_ALL)
    assert (talk.state.aside, ops(talk, before)) == ("verwijderen", [])


WITHDRAWN = [
    "gooi mijn idee weg",
    "De directeur weet dan dat is van mij, gooi idee weg",
    "ik wil mijn idee weghalen",
    "ik wil graag dat je mijn idee verwijdert",
    "wis mijn idee aub",
    "trek mijn idee maar in",
    "mijn idee moet toch weg, want iedereen weet dat ik het ben",
    "m'n idee verwijderen graag",
]


@pytest.mark.parametrize("text", WITHDRAWN)
def test_at_the_end_an_idea_that_is_taken_back_goes_and_that_is_said(text):
    talk = kept()
    before = len(talk.writes)
    [reply] = talk.say(text, **SURELY_ALL)
    assert (ops(talk, before), talk.state.aside, talk.state.given["idee.bewaren"]) == (
        ["drop_text"],
        None,
        "nee",
    )
    assert "Je idee is weggegooid" in reply.text


@pytest.mark.parametrize("stop", ["n_vergaderen", "open_kost", "open_kost.themas"])
@pytest.mark.parametrize("text", WITHDRAWN[:3])
def test_beside_another_question_it_goes_too_and_that_question_stays_open(stop, text):
    talk = kept()
    while talk.state.open != stop:
        talk.say("terug")
    before = len(talk.writes)
    [reply] = talk.say(text)
    assert (ops(talk, before), talk.state.open) == (["drop_text"], stop)
    assert "Je idee is weggegooid" in reply.text


def test_after_a_pause_an_idea_that_is_named_goes():
    talk = Conversation().start().until("idee.bewaren")
    talk.say("pauze")
    before = len(talk.writes)
    talk.say("gooi mijn idee weg")
    assert ops(talk, before) == ["drop_text"]


@pytest.mark.parametrize(
    "text",
    [
        "kan ik mijn idee weghalen?",
        "kun je mijn idee nog verwijderen",
        "gooi mijn idee weg als iemand het ziet",
    ],
)
def test_a_question_or_a_condition_asks_once_whether_the_idea_may_stay(text):
    talk = kept()
    before = len(talk.writes)
    [reply] = talk.say(text)
    assert (talk.state.open, ops(talk, before)) == ("idee.bewaren", [])
    assert "blijven staan" in reply.text
    talk.say("nee")
    assert ops(talk, before) == ["drop_text"]


def test_without_an_idea_that_is_said_and_nothing_is_written():
    talk = Conversation().start()
    [reply] = talk.say("gooi mijn idee weg", **SURELY_ALL)
    assert (acts([reply]), talk.writes[1:]) == (["vraag"], [])
    assert "geen idee van je" in reply.text


def test_what_is_told_of_ideas_at_an_open_question_is_an_answer():
    talk = Conversation().start().until("open_kost")
    talk.say("dat je idee zo weg is, en dan de formulieren")
    assert talk.state.open == "open_kost.themas"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "gooi mijn idee niet weg",
            "mijn idee mag niet weg",
            "ze gooien elk idee weg",
            "geen idee",
            "goed idee",
        ),
        *(
            "de directeur gooit mijn idee weg",
            "ik wil mijn idee niet weggooien",
            "gooi alles weg",
            "zal wel weg zijn",
        ),
    ],
)
def test_what_takes_no_idea_back(text):
    assert of_idea(text) is None
    assert not of_waiting(text)
