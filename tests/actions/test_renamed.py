"""An earlier answer changed by the name of its question."""

import pytest

from tests.actions.conversation import Conversation


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        ("verander vergaderen in geeft energie", "n_vergaderen", 1),
        ("ik wil administratie toch aanpassen naar neutraal", "n_administratie", 0),
        ("opschieten moet toch vaak zijn", "k_snel", 3),
        ("meer werk dan tijd klopt niet, dat moet altijd zijn", "k_veel", 4),
        ("verander vrij nemen in nee", "r_verlof", 3),
        ("verander bijkomen op een werkdag in eens", "b_herstel", 4),
        ("verander een stap extra moeten zetten in altijd", "k_extra", 4),
        ("verander onderbreken eens in dikwijls", "c_onderbrekingen", 3),
        ("administratie moet geeft zijn", "n_administratie", 1),
        ("bij bijkomen bedoelde ik oneens", "b_herstel", 2),
        ("volgorde moet nee zijn", "r_volgorde", 3),
        ("De volgorde bepaal ik niet zelf; gelieve dat te wijzigen in nee.", "r_volgorde", 3),
        ("Oh ik zie dat bijkomen op een werkdag helemaal oneens staat, dat moet eens zijn", "b_herstel", 4),
        ("Ge hebt bij administratie kost energie gezet, maar dat geeft juist energie", "n_administratie", 1),
        ("en de sfeer in het team geeft mij juist energie", "n_collegas", 1),
        ("lesgeven is neutraal, dat had ik verkeerd", "n_lesgeven", 0),
    ],
)
def test_at_the_end_an_answer_is_changed_by_its_name(text, question, value):
    talk = Conversation().start().finish()
    assert talk.state.given[question] != value
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
        ("b_leren", "Verander bij onderbreken eens in dikwijls", "c_onderbrekingen", 3),
        ("n_vergaderen", "ik had bij nakijken geeft energie moeten zeggen", "n_nakijken", 1),
        ("k_extra", "ik wil opschieten veranderen in altijd", "k_snel", 4),
        ("b_waardering", "bij pauze bedoelde ik oneens", "b_herstel", 2),
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


def test_an_assistant_calls_working_with_pupils_the_children():
    talk = Conversation()
    talk.say("hoi")
    talk.tap("ja")
    talk.tap("onderwijsondersteunend")
    talk.finish()
    talk.say("kinderen geeft energie, dat had ik verkeerd")
    assert talk.state.given["n_leerlingen"] == 1


@pytest.mark.parametrize("text", ["terug naar administratie", "administratie moet toch anders"])
def test_at_the_end_a_question_without_a_new_answer_is_asked_again(text):
    talk = Conversation().start().finish()
    talk.say(text)
    assert talk.state.open == "n_administratie"


@pytest.mark.parametrize(
    "text",
    [
        "ik wil nog iets veranderen",
        "kan ik dat nog rechtzetten?",
        "verander de onzin in vaak",
        "dat had ik verkeerd ingevuld",
    ],
)
@pytest.mark.parametrize("intent", [None, "terug"])
def test_who_wants_to_change_something_that_is_not_understood_is_told_how(text, intent):
    talk = Conversation().start().finish()
    given = talk.state.given
    [reply] = talk.say(text, intent=intent, confidence=0.9 if intent else 0.0)
    assert (reply.act, talk.state.open, talk.state.given) == ("veranderen", None, given)
    assert "verander vergaderen in kost energie" in reply.text


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("prima", "afsluiting"),
        ("vergaderen?", "afsluiting"),
        ("laat maar zo staan", "afsluiting"),
        ("de directeur moet luisteren", "niet_begrepen"),
        ("bij vergaderen altijd hetzelfde", "niet_begrepen"),
        ("hang bij vergaderen en nakijken de slingers op", "niet_begrepen"),
    ],
)
def test_at_the_end_other_words_change_nothing_and_a_request_is_said_not_to_be_understood(text, act):
    talk = Conversation().start().finish()
    given = talk.state.given
    [reply] = talk.say(text)
    assert (reply.act, talk.state.open, talk.state.given) == (act, None, given)
    assert ("wis mijn antwoord" in reply.text) == (act == "niet_begrepen")


@pytest.mark.parametrize(
    "text",
    [
        "Besluiten eerst in het team bespreken, dan pas opschrijven.",
        "zet een plantje in het team",
        "Samen met het team afspraken maken, pas daarna beginnen",
        "vergaderen pas als de agenda klaar is",
        "zet bij het vergaderen een wekker",
        "in het team vaker samen lunchen, dat zet dingen recht",
        "toetsen nakijken pas op vrijdagmiddag",
        "we zouden de vergaderingen moeten verbeteren met een agenda",
        "als de leidinggevende zegt dat iets klopt niet, luistert iedereen",
        "verkeerd bezorgde post bij de administratie sorteren",
        "het rooster voor lesgeven herzien met de bovenbouw",
        "zet de administratie in een kast",
    ],
)
def test_a_sentence_at_the_end_reopens_no_question_because_of_one_word(text):
    talk = Conversation().start().finish()
    given = talk.state.given
    talk.say(text)
    assert (talk.state.open, talk.state.given) == (None, given)


@pytest.mark.parametrize(
    "text",
    [
        "verander vergaderen",
        "vergaderen klopt niet",
        "ik heb vergaderen verkeerd ingevuld",
        "terug naar vergaderen",
        "vergaderen moet toch anders",
        "ik wil mijn antwoord op vergaderen aanpassen",
        "kan ik nog iets veranderen bij vergaderen",
        "sorry, verander de vergaderingen in een beetje van allebei",
        "wil je vergaderen nog wijzigen",
        "pas vergaderen even aan",
        "Vergaderen heb ik per ongeluk verkeerd getikt",
        "ik wil vergaderen nog herzien",
        "vergaderen klopt niet, dat wisselt per maandag",
    ],
)
def test_what_only_names_an_answer_and_a_change_reopens_it(text):
    talk = Conversation().start().finish()
    talk.say(text)
    assert talk.state.open == "n_vergaderen"
