"""The answer before changed without its name."""

import pytest

from tests.actions.conversation import Conversation


@pytest.mark.parametrize(
    ("at", "text", "question", "value"),
    [
        ("k_veel", "sorry vorige vraag was vaak niet soms", "k_snel", 3),
        ("k_veel", "oeps bij de vorige bedoel ik altijd", "k_snel", 4),
        ("c_rol", "Ik herzie mijn antwoord op de vorige vraag: dat moet vaak zijn.", "c_ongewenst", 3),
        ("b_leiding", "Vorige moet eens zijn", "c_rol", 4),
        ("k_extra", "net bedoelde ik altijd", "k_veel", 4),
        ("k_extra", "daarnet bedoelde ik vaak", "k_veel", 3),
        ("k_extra", "altijd bedoelde ik net", "k_veel", 4),
        ("k_extra", "hiervoor bedoelde ik altijd", "k_veel", 4),
        ("k_extra", "die ervoor moet soms zijn", "k_veel", 2),
        ("k_extra", "de vraag hiervoor was altijd", "k_veel", 4),
        ("k_extra", "oeps die van net moest vaak zijn", "k_veel", 3),
        ("k_extra", "verander de vorige in altijd", "k_veel", 4),
        ("k_extra", "mijn antwoord op de vorige vraag moet soms worden", "k_veel", 2),
        ("k_extra", "ik heb me bij de vorige vergist, dat is soms", "k_veel", 2),
        ("k_extra", "sorry, ik had bij de vorige vraag vaak moeten zeggen", "k_veel", 3),
        ("k_extra", "de vorige klopt niet, dat was vaak", "k_veel", 3),
        ("k_extra", "doe de vorige maar op soms", "k_veel", 2),
        ("k_extra", "bij de vorige bedoelde ik niet vaak maar soms", "k_veel", 2),
        ("r_tempo", "de vorige moet nee zijn", "r_volgorde", 3),
        ("b_waardering", "die ervoor is toch oneens", "b_herstel", 2),
        ("open_kost", "oeps bij de vorige bedoel ik geeft energie", "n_vergaderen", 1),
    ],
)
def test_what_points_to_the_answer_before_changes_that_one_only(at, text, question, value):
    talk = Conversation().start().until(at)
    assert talk.state.given[question] != value
    talk.say(text)
    assert talk.state.given[question] == value
    assert (talk.state.open, at in talk.state.given) == (at, False)


@pytest.mark.parametrize(
    ("at", "text", "question"),
    [
        ("k_extra", "de vorige vraag was verkeerd", "k_veel"),
        ("k_extra", "sorry, de vorige moet iets anders zijn", "k_veel"),
        ("open_kost", "oeps bij de vorige bedoel ik altijd", "n_vergaderen"),
    ],
)
def test_without_a_new_answer_the_question_before_is_asked_again(at, text, question):
    talk = Conversation().start().until(at)
    talk.say(text)
    assert (talk.state.open, at in talk.state.given) == (question, False)


@pytest.mark.parametrize(
    ("at", "text"),
    [
        ("k_extra", "eigenlijk hetzelfde als de vorige"),
        ("k_extra", "vorige week was dat vaak"),
        ("k_extra", "mijn vorige directeur was altijd streng"),
        ("k_extra", "vaak, net als bij de vorige"),
        ("k_extra", "sorry, er zijn collega's die ervoor zorgen"),
        ("open_kost", "de vorige week was altijd druk met toetsen"),
        ("open_kost", "daarnet was het weer raak met ouders"),
        ("open_kost", "dat alles steeds moet veranderen"),
    ],
)
def test_another_time_or_the_same_again_is_about_this_question(at, text):
    talk = Conversation().start().until(at)
    given = talk.state.given
    talk.say(text)
    assert {name: talk.state.given[name] for name in given} == given
    assert talk.state.open not in given


@pytest.mark.parametrize(
    "text",
    [
        "laat die maar zo",
        "laat maar zo",
        "dat mag zo blijven staan",
        "die mag blijven",
        "hou het maar zo",
        "ik laat hem zo",
        "laat die toch maar staan",
        "nee die was goed",
        "dat is goed zo",
        "die blijft staan",
        "nee laat dat maar gewoon staan hoor",
        "laat het zoals het was",
    ],
)
def test_an_answer_that_is_asked_again_is_left_as_it_was(text):
    talk = Conversation().start().until("k_extra")
    talk.tap(4)
    talk.say("terug")
    talk.say(text, intent="overslaan", confidence=0.9)
    assert (talk.state.given["k_extra"], talk.state.open) == (4, "e_situaties")


@pytest.mark.parametrize(
    "text", ["laat dat maar weg", "dat kan wel", "die mag wel", "het moet zo", "dat blijft een puzzel zo"]
)
def test_an_answer_that_is_asked_again_does_not_go_on_a_guess(text):
    talk = Conversation().start().until("k_extra")
    talk.tap(4)
    talk.say("terug")
    talk.say(text, intent="overslaan", confidence=0.9)
    assert (talk.state.given["k_extra"], talk.state.open) == (4, "k_extra")
    talk.say("sla over")
    assert (talk.state.given["k_extra"], talk.state.open) == (None, "e_situaties")
