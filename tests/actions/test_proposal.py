"""An own idea in the words people use for it: after the end, and where a sentence waits for its yes."""

import pytest

from actions.dialogue import turn
from actions.message import Message
from actions.state import State
from tests.actions.conversation import Conversation, knowledge


def ended(answer="overslaan"):
    """All questions are done; the idea was skipped, or approved."""
    talk = Conversation().start().until("idee")
    if answer == "ja":
        talk.forward()
    talk.say(answer)
    assert talk.state.status == "klaar"
    talk.writes.clear()
    return talk


def shown():
    talk = Conversation().start().until("idee.bewaren")
    talk.writes.clear()
    return talk


def ops(talk):
    return [write["op"] for write in talk.writes]


def pending(talk):
    return [write["text"] for write in talk.writes if write["op"] == "pending_text"]


TOLD = [
    ("nieuw idee: parro na 18u dicht", "parro na 18u dicht"),
    ("en parro idee mag: alleen voor spoed", "en parro idee mag: alleen voor spoed"),
    ("Maar ik wilde mijn idee nog doorgeven: een vast rooster voor de assistent", "een vast rooster voor de assistent"),
    (
        "Mijn idee is: besluiten eerst in het team bespreken, dan pas opschrijven.",
        "besluiten eerst in het team bespreken, dan pas opschrijven.",
    ),
    ("Ik heb toch een idee: besluiten eerst in het team bespreken", "besluiten eerst in het team bespreken"),
    ("Wacht, ik heb nog een idee, parro dicht na zessen", "parro dicht na zessen"),
    ("Oh ja! Nog een idee: een lijstje bij het kopieerapparaat", "een lijstje bij het kopieerapparaat"),
    ("Ik heb nog een idee. Elke vrijdag samen nakijken.", "Elke vrijdag samen nakijken."),
    ("ander idee - de vergadering staand doen", "de vergadering staand doen"),
    ("nieuw idee parro na zes uur dicht", "parro na zes uur dicht"),
    ("Idee voor de bovenbouw: later naar buiten", "Idee voor de bovenbouw: later naar buiten"),
    ("nog een voorstel: kunnen we de toetsweken spreiden?", "kunnen we de toetsweken spreiden?"),
    ("Mijn idee is dat we samen een toetsweek plannen", "Mijn idee is dat we samen een toetsweek plannen"),
    ("tip: een stille ruimte om te werken", "een stille ruimte om te werken"),
    ("Ik was mijn idee nog vergeten: de bel om half negen", "de bel om half negen"),
]  # fmt: skip


@pytest.mark.parametrize("before", ["overslaan", "ja"])
@pytest.mark.parametrize(("text", "idea"), TOLD)
def test_an_idea_told_after_the_end_is_shown_and_kept_after_a_yes_only(before, text, idea):
    talk = ended(before)
    talk.say(text, intent="mijn_resultaten", confidence=0.99)
    assert (pending(talk), talk.state.open) == ([idea], "idee.bewaren")
    assert "share_text" not in ops(talk)
    if before == "ja":
        assert ops(talk) == ["pending_text"]  # the approved one is where it was
    talk.say("ja")
    assert (ops(talk)[-1], talk.state.status) == ("share_text", "klaar")


@pytest.mark.parametrize(
    "text",
    [
        *("kan ik nog n idee doen", "Kan ik mijn idee nog doorgeven?", "ik heb toch nog een idee"),
        *("Ik heb een nieuw idee", "mag ik nog een ander idee doorgeven", "nog een idee", "ik weet nog een idee"),
        *("Waar kan ik mijn idee kwijt?", "oh wacht ik wilde mijn idee nog vertellen", "nieuw idee"),
        *("Ik heb mijn idee nog niet doorgegeven", "ik ben mijn idee vergeten", "Er schiet me nog een idee te binnen"),
        *("Ik heb nog een idee, mag dat?", "hoe geef ik een ander idee door", "ik wil nog iets voorstellen"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["overslaan", "ja"])
def test_who_says_to_have_an_idea_after_the_end_is_asked_which(before, text):
    talk = ended(before)
    talk.say(text, intent="mijn_resultaten", confidence=0.99)
    assert (talk.state.open, ops(talk)) == ("idee", [])
    if before == "ja":
        assert talk.state.given["idee.bewaren"] == "ja"
    talk.say("een rustige plek om na te kijken")
    assert pending(talk) == ["een rustige plek om na te kijken"]


@pytest.mark.parametrize(
    "text",
    [
        *("geen idee", "ik heb geen idee", "goed idee hoor", "Dat was een goed idee", "wat een idee"),
        *("wie leest mijn idee?", "Wanneer wordt mijn idee gelezen?", "is mijn idee goed doorgekomen?"),
        *("ik wil mijn idee niet doorgeven", "een vraag over mijn idee: wie leest het?", "goed idee, het mag beter"),
        *("heb je nog een idee?", "ik heb mijn idee al gegeven", "mijn idee is niet bewaard", "mag ik mijn idee zien?"),
        *("Houdoe", "dank je, dat was het", "De sfeer is nu een stuk beter: dank je"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["overslaan", "ja"])
def test_words_about_an_idea_after_the_end_open_nothing(before, text):
    talk = ended(before)
    given = talk.state.given
    talk.say(text)
    assert (talk.state.open, talk.state.given, ops(talk)) == (None, given, [])


INSTEAD = [
    ("nee, parro na 18u dicht", "parro na 18u dicht"),
    ("Nee: elke week een half uur samen eten", "elke week een half uur samen eten"),
    ("nee, ik bedoel meer tijd voor overleg", "meer tijd voor overleg"),
    ("Nee, liever een vast groepje voor de hele maand", "een vast groepje voor de hele maand"),
    ("nee eerst in het team bespreken", "eerst in het team bespreken"),
    ("Nee, nieuw idee: parro na 18u dicht", "parro na 18u dicht"),
    ("nee ik heb een beter idee: twee pauzes op dinsdag", "twee pauzes op dinsdag"),
    (
        "Schrijf het dan zo op: besluiten eerst in het team bespreken, dan pas opschrijven.",
        "besluiten eerst in het team bespreken, dan pas opschrijven.",
    ),
    ("liever zo: een vast groepje", "een vast groepje"),
    ("Maak er maar van: parro na zes uur dicht", "parro na zes uur dicht"),
    ("prima, maar dan zo: elke maand een werkdag", "elke maand een werkdag"),
    ("zet er maar neer: rust in de gang", "rust in de gang"),
    ("nee zo: rust in de gang", "rust in de gang"),
    ("Mijn idee is: eerst bespreken in het team", "eerst bespreken in het team"),
    ("ik bedoel: op vrijdag geen vergadering", "op vrijdag geen vergadering"),
]


@pytest.mark.parametrize(("text", "idea"), INSTEAD)
def test_another_sentence_beside_a_no_is_shown_instead(text, idea):
    talk = shown()
    [reply] = talk.say(text)
    assert (pending(talk), talk.state.open) == ([idea], "idee.bewaren")
    assert f'"{idea}"' in reply.text
    talk.say("ja")
    assert ops(talk)[-1] == "share_text"


@pytest.mark.parametrize(
    "text",
    [
        *("nee", "Nee, niet dat.", "nee, te herkenbaar", "nee dank je", "nee hoor, gooi maar weg"),
        *("nee toch maar niet", "nee, dat is te persoonlijk", "nee doe maar niet", "nee, bewaar het niet"),
        *("Nee, het is geen goed idee", "nee laat maar zitten"),
    ],
)  # fmt: skip
def test_a_no_with_its_reason_throws_the_sentence_away(text):
    talk = shown()
    talk.say(text)
    assert (ops(talk), talk.state.status) == (["drop_text"], "klaar")


@pytest.mark.parametrize(
    "text",
    [
        "Dat mag zo, alleen liever in het begin van elke maand in plaats van het schooljaar.",
        "nee ik heb een beter idee",
        "Ik wil een ander idee doorgeven",
        "nee, haal groep 8 eruit",
    ],
)
def test_who_wants_other_words_loses_nothing_before_they_are_typed(text):
    talk = shown()
    [reply] = talk.say(text)
    assert (ops(talk), talk.state.open) == ([], "idee")
    assert "zonder jouw ja" in reply.text
    talk.say("elke maand een werkdag")
    assert pending(talk) == ["elke maand een werkdag"]


APPROVED = [
    *("Prima zo, bewaar maar.", "Ja, zo mag het.", "ja zo is het goed", "is goed zo", "klopt", "mag zo"),
    *("helemaal goed", "ja doe maar", "Bewaar die zin maar.", "laat maar zo staan", "akkoord", "oke, zo mag het blijven"),
    *("top, bewaar maar zo", "ja hoor, prima"),
]  # fmt: skip


@pytest.mark.parametrize("text", [*APPROVED, "nee", "nee, geen ander idee"])
def test_where_the_sentence_was_to_be_typed_again_its_yes_is_asked_and_it_still_waits(text):
    talk = shown()
    talk.say("nee ik heb een beter idee")
    talk.say(text)
    assert (ops(talk), talk.state.open) == ([], "idee.bewaren")
    talk.say("ja")
    assert ops(talk) == ["share_text"]


@pytest.mark.parametrize("text", APPROVED)
def test_a_yes_to_nothing_is_no_idea(text):
    talk = Conversation().start().until("idee")
    talk.say(text)
    assert (talk.state.open, pending(talk)) == ("idee", [])


@pytest.mark.parametrize(
    "text",
    [
        *("Bewaar het fruit in de teamkamer", "een goed gesprek per maand", "laat het team met rust", "mag de bel uit"),
        *("zo mag het ook: samen eten", "Prima zou zijn: twee pauzes", "ik heb een idee voor de gang, een bank"),
        *("nog een idee voor de koffie is een kan", "doe de deur dicht", "nee leren zeggen", "een tip voor ouders geven"),
        *("mijn idee van school is rust", "Idee: later beginnen", "ja tegen samen eten"),
    ],
)  # fmt: skip
def test_an_idea_with_these_words_is_an_idea(text):
    talk = Conversation().start().until("idee")
    talk.say(text)
    [idea] = pending(talk)
    assert text.endswith(idea)
    assert talk.state.open == "idee.bewaren"


@pytest.mark.parametrize(("text", "_idea"), TOLD)
@pytest.mark.parametrize("stop", ["open_kost", "open_geeft"])
def test_at_an_open_question_it_is_an_answer(stop, text, _idea):
    talk = Conversation().start().until(stop)
    talk.say(text)
    assert talk.state.open.startswith(f"{stop}.")
    assert pending(talk) == []


def test_a_questionnaire_that_asks_for_no_idea_takes_none():
    talk = ended()
    talk.state = State(kind="puls", status="klaar", given={"meedoen": "ja"})
    talk.last = turn(
        talk.state, Message(text="nieuw idee: parro dicht", context=talk._context()), knowledge()
    )
    assert talk.last.writes == ()


@pytest.mark.parametrize("text", ["Nee, niet dat.", "ja", "nee"])
def test_the_end_says_how_to_give_another_idea(text):
    talk = shown()
    [reply] = talk.say(text)
    assert "nieuw idee:" in reply.text
    [reply] = talk.say("Besluiten horen thuis bij iedereen samen.")
    assert (talk.state.open, "nieuw idee:" in reply.text) == (None, True)
