"""Commands that tell something or delete everything: what they say, and that nothing goes without a clear yes."""

import pytest

from tests.actions.conversation import Conversation, acts


def test_no_classifier_alone_deletes_anything():
    talk = Conversation().start()
    talk.say("soms")
    talk.say("gooi alles van mij maar weg", intent="verwijderen", confidence=0.99)
    assert talk.state.aside == "verwijderen"
    talk.say("eh wat", intent="verwijderen", confidence=0.99)
    assert not any(w["op"] == "erase" for w in talk.writes)


@pytest.mark.parametrize(
    "no",
    [
        *("bewaar maar", "bewaren", "laat maar staan", "ja, laat maar staan", "geen bezwaar", "ik doe mee"),
        *("nee", "niet wissen", "oeps nee", "ja maar bewaar de laatste", "1", "als het moet"),
    ],
)
def test_what_is_no_clear_yes_deletes_nothing(no):
    talk = Conversation().start().until("open_geeft")
    talk.say("verwijderen")
    talk.say(no)
    assert "erase" not in [write["op"] for write in talk.writes]
    assert talk.state.given


@pytest.mark.parametrize(
    "yes", ["ja", "ja hoor", "jazeker", "gooi maar weg", "weg ermee", "wis maar", "doe maar"]
)
def test_delete_asks_once_and_then_forgets_everything(yes):
    talk = Conversation().start().until("open_geeft")
    talk.say("verwijderen")
    talk.say(yes)
    assert talk.writes[-1] == {"op": "erase"}
    assert talk.state.given == {}
    assert talk.state.status == "nieuw"


def test_announcements_are_told_at_the_greeting_and_when_asked():
    news = {"zeiden": "Veel formulieren.", "hoorden": "Dat kost tijd.", "verandert": "Twee vervallen."}
    talk = Conversation(announcements=(news,))
    assert acts(talk.say("hoi")) == ["welkom", "terugkoppeling", "vraag"]


@pytest.mark.parametrize(
    "text", ["opnieuw beginnen", "Ik wil opnieuw beginnen.", "begin overnieuw", "mag ik opnieuw beginnen?"]
)
@pytest.mark.parametrize("answer", ["ja", "nee"])
def test_who_wants_to_begin_again_is_asked_whether_all_may_go_and_without_a_yes_all_stays(text, answer):
    talk = Conversation().start().until("open_kost")
    before = (talk.state, len(talk.writes))
    [asked] = talk.say(text)
    assert (asked.act, len(talk.writes)) == ("verwijderen", before[1])
    talk.say(answer)
    if answer == "nee":
        assert (talk.state, len(talk.writes)) == before
    else:
        assert [write["op"] for write in talk.writes[before[1] :]] == ["erase"]
        assert acts(talk.say("hoi")) == ["welkom", "vraag"]


@pytest.mark.parametrize("stop", ["r_volgorde", "open_kost", "open_kost.themas", "idee.bewaren", None])
@pytest.mark.parametrize(
    "text", ["Wis alles maar, ik heb spijt", "wis alles", "Ik heb spijt, wis alles maar."]
)
def test_wipe_it_all_asks_at_any_point_whether_all_may_go(text, stop):
    talk = Conversation().start()
    talk = talk.until(stop) if stop else talk.finish()
    before = len(talk.writes)
    [asked] = talk.say(text)
    assert (asked.act, talk.state.aside, len(talk.writes)) == ("verwijderen", "verwijderen", before)


@pytest.mark.parametrize(
    "text", ["elk jaar opnieuw beginnen met een nieuw rooster", "telkens opnieuw beginnen"]
)
def test_who_tells_of_beginning_again_at_an_open_question_gives_an_answer(text):
    talk = Conversation().start().until("open_kost")
    talk.say(text)
    assert talk.state.open == "open_kost.themas"


@pytest.mark.parametrize("earlier", [None, "2026-06-19"])
def test_who_asks_what_the_work_plan_is_is_told_and_asked_the_same_question_again(earlier):
    talk = Conversation(earlier=earlier).start()
    before = talk.state
    told, again = talk.say("Wat is het werkplan?")
    assert (told.act, again.act, talk.state) == ("terugkoppeling", "vraag", before)
    assert "werkplan" in told.text
