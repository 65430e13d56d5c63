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


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("functie moet schoolleider zijn", "schoolleider"),
        ("verander mijn functie naar conciërge", "overig_ondersteunend"),
        ("sorry tikte verkeerd, ik ben directeur hoor", "schoolleider"),
        ("ik ben trouwens geen leraar maar onderwijsassistent", "onderwijsondersteunend"),
    ],
)
def test_the_function_group_is_changed_halfway(text, group):
    talk = Conversation().start().until("r_verlof")
    assert talk.state.given["functiegroep"] == "leraar"
    talk.say(text)
    assert talk.state.given["functiegroep"] == group
    assert talk.state.open == "r_verlof"


def test_a_wrong_function_without_the_right_one_is_asked_again():
    talk = Conversation().start().until("r_verlof")
    talk.say("ik heb de verkeerde functie gekozen")
    assert talk.state.open == "functiegroep"


@pytest.mark.parametrize("text", ["dat moet toch vanuit mijn functie", "mijn functie is onduidelijk"])
def test_a_function_in_an_answer_changes_nothing(text):
    talk = Conversation().start().until("open_kost")
    talk.say(text)
    assert talk.state.given["functiegroep"] == "leraar"
    assert talk.state.open == "open_kost.themas"


def test_wanting_to_change_something_names_no_question():
    talk = Conversation().start().finish()
    talk.say("ik wil nog iets veranderen")
    assert talk.state.open is None
