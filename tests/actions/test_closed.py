"""Closed questions in the conversation: what is typed there, what it changes, and what is asked again."""

import pytest

from actions.state import State
from tests.actions.conversation import Conversation


def acts(replies):
    return [reply.act for reply in replies]


@pytest.mark.parametrize(
    "text", ["idem", "zelfde als net", "Weer hetzelfde hoor.", "zie vorige", "ja zelfde verhaal"]
)
def test_the_same_once_more_is_the_answer_before(text):
    talk = Conversation().start()
    talk.say("soms")
    talk.say(text)
    assert talk.answers() == {"r_manier": 2, "r_volgorde": 2}


def test_the_same_once_more_is_asked_again_where_the_answers_differ():
    talk = Conversation().start().until("k_snel")
    assert acts(talk.say("idem")) == ["niet_begrepen"]
    assert "k_snel" not in talk.answers()


@pytest.mark.parametrize(
    "text", ["weet ik niet", "pff geen flauw idee eigenlijk", "zou 't echt niet weten", "kweenie"]
)
def test_who_does_not_know_goes_on_without_an_answer(text):
    talk = Conversation().start()
    talk.say(text)
    assert talk.answers() == {"r_manier": None}
    assert talk.state.open == "r_volgorde"


@pytest.mark.parametrize(
    "text", ["weet niet of dat zo is", "geen idee waar je het over hebt", "wist ik dat maar"]
)
def test_not_knowing_something_else_is_no_answer(text):
    talk = Conversation().start()
    talk.say(text)
    assert talk.answers() == {}


def test_an_idea_that_waits_is_not_thrown_away_by_who_does_not_know():
    talk = Conversation().start().until("idee.bewaren")
    assert acts(talk.say("weet ik niet")) == ["niet_begrepen"]
    assert talk.state.open == "idee.bewaren"


@pytest.mark.parametrize(
    "text",
    [
        "oeps, vorige was nee",
        "vorige moest nee zijn",
        "ik bedoelde bij de vorige nee",
        "sorry vorige vraag is nee",
    ],
)
def test_the_answer_before_is_corrected_in_passing(text):
    talk = Conversation().start()
    talk.say("soms")
    replies = talk.say(text)
    assert talk.answers() == {"r_manier": 3}
    assert replies[-1].question == talk.state.open == "r_volgorde"


def test_a_button_of_an_earlier_question_changes_that_answer_only():
    talk = Conversation().start()
    talk.tap(2)
    talk.tap(2)
    talk.tap(3, question="r_manier")
    assert talk.answers() == {"r_manier": 3, "r_volgorde": 2}
    assert talk.state.open == "r_tempo"


@pytest.mark.parametrize("value", [0, 4, "vaak", "ja", -1, "'; drop table answer"])
def test_a_value_that_the_question_does_not_have_is_never_written(value):
    talk = Conversation().start()
    talk.tap(value)
    assert talk.answers() == {}
    assert talk.state.open == "r_manier"


@pytest.mark.parametrize("question", ["k_snel", "open_kost.omvang", "stem.takenmarkt", "bestaat_niet"])
def test_a_question_that_was_not_asked_takes_no_answer(question):
    talk = Conversation().start()
    talk.tap(1, question=question)
    assert talk.answers() == {}


def test_two_misunderstandings_in_a_row_explain_and_offer_the_buttons():
    talk = Conversation().start()
    first = talk.say("de fiets staat buiten")[-1]
    second = talk.say("echt waar")[-1]
    assert first.act == second.act == "niet_begrepen"
    assert first.text != second.text
    assert [b.value for b in second.buttons][:3] == [1, 2, 3]
    talk.say("soms")
    assert talk.state.misses == 0


def test_a_command_on_a_closed_question_comes_before_a_guess():
    talk = Conversation().start()
    replies = talk.say("kun je dat soms ook anders zeggen", intent="uitleg", confidence=0.97)
    assert replies[0].act == "uitleg"
    assert talk.answers() == {}


@pytest.mark.parametrize("text", ["Allebei!", "weet ik niet", "geen van deze"])
def test_no_choice_between_themes_goes_on_without_one(text):
    talk = Conversation().start().until("open_kost.themas")
    talk.tap(["rapporten", "vergaderen"])
    talk.say(text)
    assert talk.state.open != "open_kost.zwaarst"
    assert talk.state.given["open_kost.zwaarst"] is None
    assert talk.state.misses == 0


def test_a_guess_that_acts_needs_more_than_one_that_tells():
    talk = Conversation().start()
    before = talk.state.open
    assert acts(talk.say("de lucht is grijs vandaag", intent="verwijderen", confidence=0.4)) == [
        "niet_begrepen"
    ]
    assert acts(talk.say("de lucht is grijs vandaag", intent="pauze", confidence=0.4)) == ["niet_begrepen"]
    assert acts(talk.say("de lucht is grijs vandaag", intent="uitleg", confidence=0.4))[0] == "uitleg"
    assert talk.state.open == before


@pytest.mark.parametrize(
    "text", ["de laatste tijd vaker", "vorig jaar nooit", "net te vaak", "de laatste weken altijd"]
)
def test_when_and_how_much_is_no_correction_of_the_answer_before(text):
    talk = Conversation().start()
    first = talk.state.open
    talk.say("soms")
    talk.say(text)
    assert talk.state.given[first] == 2


def test_the_size_can_be_said_in_the_words_of_the_question():
    talk = Conversation().start().until("open_kost.omvang")
    talk.say("heel groot")
    assert talk.state.given["open_kost.omvang"] == 10


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("papieren tijger", "niet_begrepen"),
        ("papieren tijger?", "terugkoppeling"),
        ("een papieren tijger dus hoor", "terugkoppeling"),
    ],
)
def test_a_few_odd_words_are_no_command_on_a_weak_guess(text, act):
    talk = Conversation().start()
    assert acts(talk.say(text, intent="terugkoppeling", confidence=0.4))[0] == act


@pytest.mark.parametrize(
    ("text", "open_now"), [("nee", "open_geeft"), ("niks", "open_geeft"), ("ja", "open_kost")]
)
def test_nothing_at_an_open_question_goes_on_and_a_bare_yes_is_asked_again(text, open_now):
    talk = Conversation().start().until("open_kost")
    talk.say(text)
    assert talk.state.open == open_now


def test_a_short_wave_counts_no_measures_among_its_questions():
    talk = Conversation(State(kind="gereedheid"))
    talk.say("hoi")
    [reply] = talk.tap("ja")
    assert reply.progress["total"] < 11


@pytest.mark.parametrize(
    ("text", "act", "at"),
    [
        ("kan je die vraag nog een keer stellen", "vraag", "k_veel"),
        ("wacht ik krijg een telefoontje", "pauze", "k_veel"),
        ("ik ben bijna met pensioen, sla maar over", "vraag", "k_extra"),
        ("Sla deze wijsheid maar even over", "vraag", "k_extra"),
    ],
)
def test_who_wants_the_question_again_or_later_or_not_says_so_in_a_sentence(text, act, at):
    talk = Conversation().start().until("k_veel")
    replies = talk.say(text, intent="terug", confidence=0.9)
    assert (replies[-1].act, talk.state.open) == (act, at)
    assert talk.state.given.get("k_veel") is None
    assert talk.state.given["k_snel"] == 1


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("7 en een half", True),
        ("7,5", True),
        ("7½", True),
        ("zevenenhalf", True),
        ("zeven en een halve", True),
        ("een zeven of een acht; zeven en een half", True),
        ("8.5", True),
        ("6 komma 5", True),
        ("zeven komma vijf", True),
        ("een half punt onder de acht", True),
        ("7 of 8", False),
        ("weet ik niet zo goed eigenlijk of ja", False),
        ("heel veel", False),
        ("een heel cijfer", False),
        ("12", False),
        ("anders dan vorig jaar", False),
    ],
)
def test_who_gives_half_a_number_hears_that_it_must_be_a_whole_one(text, whole):
    talk = Conversation().start().until("open_kost.omvang")
    [reply] = talk.say(text)
    assert "open_kost.omvang" not in talk.state.given or not whole
    assert ("heel cijfer" in reply.text) is whole
