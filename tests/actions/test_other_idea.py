"""An approved idea and another one: it is replaced after a new preview and a yes, and by nothing else."""

import pytest

from tests.actions.conversation import Conversation

NEW = "een rustige plek om na te kijken voor iedereen"


def kept():
    """An idea that was approved; all questions are done."""
    talk = Conversation().start().until("idee.bewaren")
    talk.say("ja")
    talk.writes.clear()
    return talk


def reopened(stop="idee"):
    talk = kept()
    while talk.state.open != stop:
        talk.say("terug")
    return talk


def previewed():
    talk = reopened()
    [reply] = talk.say(NEW)
    assert NEW in reply.text
    assert "eerdere idee blijft staan" in reply.text
    return talk


def ops(talk):
    return [write["op"] for write in talk.writes]


@pytest.mark.parametrize("stop", ["idee", "idee.bewaren"])
def test_another_idea_is_shown_first_and_replaces_the_approved_one_after_a_yes(stop):
    talk = reopened(stop)
    talk.say(NEW)
    assert (ops(talk), talk.state.open) == (["pending_text"], "idee.bewaren")
    [reply] = talk.say("ja")
    assert (ops(talk), talk.state.status) == (["pending_text", "share_text"], "klaar")
    assert "in plaats van het eerdere" in reply.text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "nee",
            "laat het oude staan",
            "laat maar staan",
            "Nee, laat het oude maar staan",
            "hou mijn eerste idee",
        ),
        *("het oude mag blijven staan", "laat maar", "gooi maar weg", "overslaan"),
    ],
)
def test_without_a_yes_the_approved_one_stays_and_the_new_one_goes(text):
    talk = previewed()
    [reply] = talk.say(text)
    assert (ops(talk), talk.state.status) == (["pending_text", "drop_waiting"], "klaar")
    assert "blijft staan zoals het was" in reply.text
    assert talk.state.given["idee.bewaren"] == "ja"
    talk.say("gooi mijn idee weg")
    assert ops(talk)[-1] == "drop_text"


@pytest.mark.parametrize("value", ["houden", "nee", "overslaan"])
def test_every_button_but_yes_leaves_the_approved_one(value):
    talk = previewed()
    talk.tap(value)
    assert (ops(talk), talk.state.given["idee.bewaren"]) == (["pending_text", "drop_waiting"], "ja")


@pytest.mark.parametrize("text", ["klopt", "ja, zo is het goed", "is goed zo"])
def test_a_yes_to_the_new_sentence_is_no_word_for_the_old_one(text):
    talk = previewed()
    talk.say(text)
    assert ops(talk) == ["pending_text", "share_text"]


@pytest.mark.parametrize(
    "text", ["nee", "laat het oude staan", "laat maar staan", "overslaan", "geen ander idee"]
)
def test_at_the_reopened_idea_it_stays_without_another_one(text):
    talk = reopened()
    talk.say(text)
    assert (ops(talk), talk.state.status, talk.state.given["idee.bewaren"]) == ([], "klaar", "ja")


def test_a_yes_after_the_hour_says_that_the_new_one_has_gone_and_the_old_one_is_there():
    talk = previewed()
    talk.waiting = ()
    [reply] = talk.say("ja")
    assert "share_text" not in ops(talk)
    assert "Je eerdere idee staat er nog" in reply.text


def test_after_the_hour_what_is_asked_again_is_whether_the_old_one_may_stay():
    talk = previewed()
    talk.waiting = ()
    talk.returning = True
    [reply] = talk.say("")
    assert "blijven staan" in reply.text
    talk.say("nee")
    assert ops(talk)[-1] == "drop_text"


def test_who_goes_elsewhere_is_asked_again_about_the_new_one():
    talk = previewed()
    talk.say("verander vergaderen")
    assert talk.state.open == "n_vergaderen"
    talk.say("neutraal")
    assert talk.state.open == "idee.bewaren"
    assert "[…]" in talk.last.replies[-1].text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "kan ik later nog iets veranderen",
            "Kan ik straks nog wat aanpassen?",
            "en mag ik dit later nog wijzigen",
        ),
        *("kan ik mijn idee later nog veranderen", "kan ik nog iets veranderen"),
    ],
)
@pytest.mark.parametrize("stop", [None, "idee", "idee.bewaren", "n_vergaderen", "open_kost"])
def test_a_question_whether_something_may_change_is_answered_and_opens_nothing(stop, text):
    talk = reopened(stop) if stop else kept()
    before = talk.state
    told = talk.say(text, intent="terug", confidence=0.95)
    assert "kun je je antwoorden veranderen" in told[0].text
    assert (talk.state, ops(talk)) == (before, [])


@pytest.mark.parametrize("stop", ["idee", "idee.bewaren"])
@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        ("verlof moet nee zijn", "r_verlof", 3),
        ("en stap extra zetten is altijd", "k_extra", 4),
        ("opschieten moet toch nooit zijn", "k_snel", 1),
        ("vergaderen was neutraal", "n_vergaderen", 0),
    ],
)
def test_what_changes_another_answer_is_no_idea(stop, text, question, value):
    talk = reopened(stop)
    talk.say(text)
    assert [(w["op"], w["question"]) for w in talk.writes] == [("answer", question)]
    assert talk.writes[0]["value"] == value
    assert talk.state.open == stop
    assert talk.state.given["idee.bewaren"] == "ja"


@pytest.mark.parametrize(
    "text",
    [
        "we moeten eigenlijk veel minder vergaderen met zijn allen",
        "vergaderen is zonde van de tijd voor iedereen",
        "laat de eerste groep later beginnen op maandag",
    ],
)
def test_an_idea_about_what_was_asked_is_an_idea(text):
    talk = reopened()
    talk.say(text)
    assert (ops(talk), talk.state.open) == (["pending_text"], "idee.bewaren")
