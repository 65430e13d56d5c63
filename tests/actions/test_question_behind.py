"""An answer with a question about the talk behind it: both count; without that, all is as it was."""

import pytest

from tests.actions.conversation import Conversation, acts


@pytest.mark.parametrize(
    ("question", "text", "value", "told"),
    [
        ("r_manier", "Grotendeels. Mag ik later nog dingen wissen?", 1, "privacy"),
        ("r_volgorde", "meestal zelf ja, maar wordt dit antwoord gekoppeld aan mijn naam?", 1, "privacy"),
        ("r_tempo", "Nee. En ik vind dat jullie wel erg veel vragen", 3, "smalltalk"),
        ("r_oplossingen", "soms, als de directie het toestaat. Ziet die dat nu?", 2, "privacy"),
        ("c_rol", "Eens. Wie stelt dit soort vragen eigenlijk op", 4, "uitleg"),
        ("n_lesgeven", "kost, en hoe worden mijn gegevens beveiligd?", -1, "privacy"),
        ("k_snel", "soms ook denk ik. hoeveel nog?", 2, "voortgang"),
        ("k_snel", "vaak en wie leest dit eigenlijk", 3, "privacy"),
        ("k_snel", "Altijd. Waarom vraag je dat?", 4, "waarom"),
        ("k_snel", "Soms. Is dit anoniem?", 2, "privacy"),
        ("k_snel", "soms, kan mijn directeur dit zien?", 2, "privacy"),
        ("k_snel", "vaak; kan ik later mijn antwoorden nog veranderen?", 3, "uitleg"),
        ("k_snel", "vaak, moet ik dit echt beantwoorden?", 3, "uitleg"),
        ("open_kost.omvang", "8. wie ziet dat cijfer?", 8, "privacy"),
        ("k_snel", "Nooit. Wordt mijn ip adres bewaard?", 1, "privacy"),
    ],
)
def test_the_answer_counts_and_the_question_is_answered(question, text, value, told):
    talk = Conversation().start().until(question)
    replies = talk.say(text)
    assert talk.state.given[question] == value
    assert acts(replies) == [told, "vraag"]
    assert "Genoteerd" in replies[-1].text


def test_a_vote_counts_before_a_question_too():
    talk = Conversation().start().until("open_kost.omvang")
    while not (talk.state.open or "").startswith("stem."):
        talk.forward()
    vote = talk.state.open
    talk.say("ja. en wie in de werkgroep ziet dit?")
    assert talk.state.given[vote] == "ja"


def test_two_questions_behind_an_answer_are_both_answered():
    talk = Conversation().start().until("k_snel")
    replies = talk.say("Vaak. Waarom vragen jullie naar opschieten, gaat dat naar het bestuur?")
    assert acts(replies) == ["waarom", "privacy", "vraag"]
    assert talk.state.given["k_snel"] == 3


def test_what_the_classifier_surely_hears_behind_an_answer_is_answered():
    talk = Conversation().start().until("k_snel")
    replies = talk.say("vaak. is er al iets mee gedaan vorig jaar?", "terugkoppeling", 0.8)
    assert acts(replies) == ["terugkoppeling", "vraag"]
    assert talk.state.given["k_snel"] == 3


def test_a_question_to_us_that_is_not_known_is_said_not_to_be_understood():
    talk = Conversation().start().until("k_snel")
    [reply] = talk.say("soms. kunnen jullie die functie bij mij weglaten?", "overslaan", 0.9)
    assert talk.state.given["k_snel"] == 2
    assert reply.text.startswith("De rest van je bericht begreep ik niet.")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("k_snel", "vaak, wat dacht je dan?"),
        ("k_snel", "Vaak. Of is dat soms?"),
        ("k_snel", "soms, telt dat ook?"),
        ("k_snel", "Nooit. Geloof je het zelf?"),
        ("k_snel", "vaak. Wie heeft er nou tijd?"),
        ("c_rol", "Helemaal eens. Wie gelooft dat?"),
        ("c_rol", "eens, maar wat bedoel je met verwachten?"),
        ("k_snel", "waarom vraag je dat, altijd?"),
        ("k_snel", "ja, wanneer niet?"),
        ("k_snel", "dat weet ik niet. wie ziet dit?"),
        ("k_snel", "soms? vaak?"),
        ("c_rol", "stel dat ik oneens zeg, wie leest dat?"),
        ("k_snel", "Hoe vaak is vaak?"),
        ("k_snel", "vaak maar wie niet"),
    ],
)
def test_a_question_that_belongs_to_the_answer_leaves_it_in_doubt(question, text):
    talk = Conversation().start().until(question)
    talk.say(text)
    assert talk.state.given.get(question) is None
    assert talk.state.open == question


def test_taking_part_is_a_whole_yes_and_so_is_keeping_an_idea():
    talk = Conversation()
    talk.say("hoi")
    talk.say("ja. wie leest dit?", "privacy", 0.9)
    assert talk.state.open == "meedoen"
    talk = Conversation().start().until("idee.bewaren")
    talk.say("ja. wie leest dit?", "privacy", 0.9)
    assert "share_text" not in [write["op"] for write in talk.writes]


def test_a_question_without_an_answer_before_it_is_answered_as_ever():
    talk = Conversation().start().until("k_snel")
    assert acts(talk.say("wie leest dit eigenlijk?", "privacy", 0.9)) == ["privacy", "vraag"]
    assert talk.state.open == "k_snel"


def test_an_answer_counts_behind_being_back_after_a_pause():
    talk = Conversation().start().until("k_snel")
    talk.say("pauze")
    talk.say("ben er weer, soms")
    assert talk.state.given["k_snel"] == 2
    talk.say("pauze")
    talk.say("ja, ik ben er weer")
    assert talk.state.status == "open"
