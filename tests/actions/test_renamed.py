"""An earlier answer changed by the name of its question."""

import pytest

from tests.actions.conversation import Conversation


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        ("verander vergaderen in geeft energie", "n_vergaderen", 1),
        ("ik wil administratie toch aanpassen naar neutraal", "n_administratie", 0),
        ("opschieten moet toch nooit zijn", "k_snel", 1),
        ("meer werk dan tijd klopt niet, dat moet altijd zijn", "k_veel", 4),
    ],
)
def test_at_the_end_an_answer_is_changed_by_its_name(text, question, value):
    talk = Conversation().start().finish()
    assert question in talk.state.given
    talk.say(text)
    assert talk.state.given[question] == value
    assert talk.answers()[question] == value


def test_a_named_answer_without_a_value_is_asked_again():
    talk = Conversation().start().finish()
    talk.say("kan ik nog iets veranderen bij vergaderen")
    assert talk.state.open == "n_vergaderen"
    talk.say("neutraal")
    assert talk.state.given["n_vergaderen"] == 0
    assert talk.state.status == "klaar"


def test_an_idea_keeps_its_words_of_change():
    talk = Conversation().start().until("idee")
    talk.say("we moeten het vergaderen veranderen, dat klopt niet meer met het rooster")
    assert talk.state.open == "idee.bewaren"
    talk = Conversation().start().until("idee")
    talk.say("verander vergaderen in neutraal")
    assert talk.state.given["n_vergaderen"] == 0
    assert talk.state.open == "idee"
