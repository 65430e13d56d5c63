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
    ("at", "text", "question", "value"),
    [
        ("k_veel", "bij opschieten bedoelde ik altijd", "k_snel", 4),
        ("m_aandacht", "ik heb me vergist, hoofd erbij is vaak", "m_hoofd_erbij", 3),
        ("b_collegas", "die over mijn leidinggevende was te streng, doe maar neutraal", "b_leiding", 3),
    ],
)
def test_what_names_an_earlier_question_changes_that_one_only(at, text, question, value):
    talk = Conversation().start().until(at)
    talk.say(text)
    assert talk.state.given[question] == value
    assert talk.state.open == at
    assert at not in talk.answers()


def test_an_earlier_question_is_shown_once_more():
    talk = Conversation().start().until("e_situaties")
    talk.say("kan ik die over het opschieten nog een keer zien")
    assert talk.state.open == "k_snel"


@pytest.mark.parametrize(
    "text", ["vaak bedoel ik", "ik bedoelde vaak", "vaak, ik heb het wel eens verkeerd gedaan"]
)
def test_what_names_none_is_about_this_question(text):
    talk = Conversation().start().until("k_veel")
    talk.say(text)
    assert talk.state.given["functiegroep"] == "leraar"
    assert talk.answers()["k_snel"] == 1


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("functie moet schoolleider zijn", "schoolleider"),
        ("verander mijn functie naar conciërge", "overig_ondersteunend"),
        ("sorry tikte verkeerd, ik ben directeur hoor", "schoolleider"),
        ("directeur bedoel ik, sinds dit jaar", "schoolleider"),
        ("ik ben dus directeur he, dat had ik verkeerd gezegd", "schoolleider"),
        ("verander mijn werk in conciërge", "overig_ondersteunend"),
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
