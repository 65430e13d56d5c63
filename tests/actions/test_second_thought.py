"""The answer before taken back right after it."""

import pytest

from tests.actions.conversation import Conversation, load_base


@pytest.mark.parametrize(
    ("at", "text", "question", "value"),
    [
        ("r_volgorde", "oh wacht nee, soms toch", "r_manier", 2),
        ("b_leiding", "correctie: helemaal eens bedoel ik", "c_rol", 5),
        ("n_vergaderen", "nee toch neutraal, er is de laatste tijd wat gedoe", "n_nakijken", 0),
        ("k_veel", "nee wacht, altijd", "k_snel", 4),
        ("k_veel", "wacht nee doe maar vaak", "k_snel", 3),
        ("k_veel", "foutje: vaak", "k_snel", 3),
        ("k_veel", "of nee, vaak", "k_snel", 3),
        ("k_veel", "dat moest vaak zijn", "k_snel", 3),
        ("k_veel", "maak er maar vaak van", "k_snel", 3),
        ("k_veel", "verander dat in vaak", "k_snel", 3),
        ("k_veel", "nee toch vaak", "k_snel", 3),
        ("b_collegas", "Correctie, oneens.", "b_leiding", 2),
        ("b_leiding", "oh nee wacht, oneens", "c_rol", 2),
        ("b_collegas", "correctie: eens, of nee, oneens", "b_leiding", 2),
        ("b_collegas", "oh nee wacht, helemaal eens, ze luistert altijd", "b_leiding", 5),
        ("n_vergaderen", "sorry nee wacht geeft", "n_nakijken", 1),
        ("n_vergaderen", "nee dat moest geeft zijn", "n_nakijken", 1),
        ("b_collegas", "herstel: eens", "b_leiding", 4),
        ("b_collegas", "ik heb me vergist, eens", "b_leiding", 4),
        ("b_collegas", "verkeerde knop, eens", "b_leiding", 4),
        ("b_collegas", "verkeerd getikt, moest eens zijn", "b_leiding", 4),
    ],
)
def test_what_takes_back_the_answer_before_changes_that_one_only(at, text, question, value):
    talk = Conversation().start().until(at)
    assert talk.state.given[question] != value
    talk.say(text)
    assert talk.state.given[question] == value
    assert (talk.state.open, at in talk.state.given) == (at, False)


@pytest.mark.parametrize(
    ("at", "text", "question"),
    [
        ("k_veel", "oh wacht, vaak", "k_snel"),
        ("k_veel", "vaak bedoel ik", "k_snel"),
        ("k_veel", "ik bedoel vaak", "k_snel"),
        ("k_veel", "oeps, altijd", "k_snel"),
        ("k_veel", "oh nee vaak toch", "k_snel"),
        ("k_veel", "oh, vaak bedoel ik", "k_snel"),
        ("b_leiding", "nee wacht, oneens", "c_rol"),
        ("r_volgorde", "nee... wacht, soms dan toch wel", "r_manier"),
        ("r_volgorde", "ja, of nee wacht, soms", "r_manier"),
        ("k_veel", "bij nader inzien vaak", "k_snel"),
        ("k_veel", "doe toch maar vaak", "k_snel"),
        ("r_volgorde", "nee toch soms", "r_manier"),  # 'nee' is an answer there
        ("r_volgorde", "nee toch niet", "r_manier"),
        ("b_collegas", "nee toch eens", "b_leiding"),
        ("n_lesgeven", "oh wacht nee, kost energie", "n_lesgeven"),  # no answer to the one before
        ("k_veel", "correctie: nooit", "k_snel"),  # as it was
        ("b_leren", "nee wacht, dat weet ik zo net nog niet eens", "b_waardering"),
    ],
)
def test_where_it_is_not_sure_it_is_asked_and_nothing_is_filled(at, text, question):
    talk = Conversation().start().until(at)
    given = talk.state.given
    talk.say(text)
    assert talk.state.given == given
    assert talk.state.open in (question, at)


@pytest.mark.parametrize(
    ("at", "text", "value"),
    [
        ("k_veel", "vaak, nee wacht, altijd", 4),
        ("k_veel", "nooit, oh nee soms", 2),
        ("k_veel", "oh nee, nooit", 1),
        ("k_veel", "toch wel vaak", 3),
        ("k_veel", "sorry, vaak", 3),
        ("b_herstel", "herstel: oneens", 2),
        ("k_veel", "altijd, niet goed natuurlijk", 4),
        ("k_veel", "noot... nooit bedoel ik", 1),
        ("n_vergaderen", "heeft energie, geeft bedoel ik", 1),
        ("r_volgorde", "ho maar", 3),
        ("k_veel", "smos, ik bedoel soms", 2),
        ("k_veel", "dat is toch altijd zo", 4),
        ("k_veel", "soms. en met soms bedoel ik ook echt soms", 2),
        ("r_volgorde", "nee hoor, soms", 2),
        ("r_volgorde", "nee wacht ik las verkeerd, ja dat kan prima", 1),
        ("b_collegas", "ja toch, eens", 4),
        ("n_vergaderen", "geeft, kost bedoel ik", -1),
        ("n_vergaderen", "levert me wat op, energie bedoel ik", 1),
    ],
)
def test_an_answer_that_corrects_itself_or_only_sounds_so_is_about_this_question(at, text, value):
    talk = Conversation().start().until(at)
    given = talk.state.given
    talk.say(text)
    assert talk.state.given == {**given, at: value}


def test_what_was_asked_again_is_answered_itself():
    talk = Conversation().start().until("k_veel")
    talk.say("dat hangt van de week af, blauw")
    assert talk.state.misses == 1
    talk.say("ik bedoel vaak")
    assert (talk.state.given["k_veel"], talk.state.given["k_snel"]) == (3, 1)
    talk.say("terug")
    talk.say("nee wacht, altijd")
    assert (talk.state.given["k_veel"], talk.state.given["k_snel"]) == (4, 1)


def test_a_vote_that_changes_is_named_by_its_measure():
    talk = Conversation().start()
    while talk.state.open is None or not talk.state.open.startswith("stem."):
        talk.forward()
    measure = talk.state.open.removeprefix("stem.")
    talk.tap("doen_we_al")
    reply = talk.say("oh wacht nee, misschien")[0]
    assert talk.state.given[f"stem.{measure}"] == "misschien"
    assert f"'{load_base().measures[measure].titel}' staat nu: misschien" in reply.text
