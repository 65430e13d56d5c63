"""Several earlier answers changed in one line."""

import pytest

from tests.actions.conversation import Conversation


def at(place):
    talk = Conversation().start()
    return talk.until(place) if place else talk.finish()


@pytest.mark.parametrize(
    ("place", "text", "changed"),
    [
        ("n_lesgeven", "nee zeggen moest oneens zijn en pauze toch eens", {"i_grenzen": 2, "b_herstel": 4}),
        (
            "n_lesgeven",
            "opschieten moest altijd zijn, en onderbreken vaak",
            {"k_snel": 4, "c_onderbrekingen": 3},
        ),
        (
            "n_lesgeven",
            "verander opschieten in altijd en onderbreken in vaak",
            {"k_snel": 4, "c_onderbrekingen": 3},
        ),
        (
            "n_lesgeven",
            "bij opschieten bedoelde ik altijd en bij onderbreken vaak",
            {"k_snel": 4, "c_onderbrekingen": 3},
        ),
        (
            "n_lesgeven",
            "doe bij opschieten toch maar altijd en bij verlof soms",
            {"k_snel": 4, "r_verlof": 2},
        ),
        (
            "n_lesgeven",
            "opschieten moest vaak zijn, onderbreken soms en verlof nee",
            {"k_snel": 3, "c_onderbrekingen": 2, "r_verlof": 3},
        ),
        ("n_lesgeven", "opschieten en onderbreken moesten vaak zijn", {"k_snel": 3, "c_onderbrekingen": 3}),
        (
            "n_vergaderen",
            "nakijken moest geeft zijn en lesgeven neutraal",
            {"n_nakijken": 1, "n_lesgeven": 0},
        ),
        (
            None,
            "vergaderen moet geeft zijn en administratie neutraal",
            {"n_vergaderen": 1, "n_administratie": 0},
        ),
        (None, "vergaderen neutraal, nakijken geeft energie", {"n_vergaderen": 0, "n_nakijken": 1}),
        (None, "vergaderen en nakijken moeten allebei neutraal", {"n_vergaderen": 0, "n_nakijken": 0}),
        (
            "idee",
            "verander vergaderen in neutraal en nakijken in geeft",
            {"n_vergaderen": 0, "n_nakijken": 1},
        ),
    ],
)
def test_each_change_in_a_line_is_carried_out(place, text, changed):
    talk = at(place)
    before = talk.state
    said = talk.say(text)[0].text
    assert talk.state.given == {**before.given, **changed}
    assert {**talk.answers(), **changed} == talk.answers()
    assert talk.state.open == before.open
    assert said.count("Aangepast") == len(changed)


@pytest.mark.parametrize(
    ("place", "text", "changed", "opened"),
    [
        ("n_lesgeven", "nee zeggen moest soms zijn en pauze toch vaak", {}, "i_grenzen"),
        ("n_lesgeven", "opschieten moest altijd zijn en pauze toch vaak", {"k_snel": 4}, "b_herstel"),
        ("n_lesgeven", "pauze toch vaak en opschieten moest altijd zijn", {"k_snel": 4}, "b_herstel"),
        ("n_lesgeven", "opschieten moest altijd zijn en dat andere toch vaak", {"k_snel": 4}, "n_lesgeven"),
    ],
)
def test_of_what_is_not_sure_one_is_asked_and_it_is_said_what_was_changed(place, text, changed, opened):
    talk = at(place)
    given = talk.state.given
    said = talk.say(text)[0].text
    assert talk.state.given == {**given, **changed}
    assert talk.state.open == opened
    assert said.count("Aangepast") == len(changed)
    assert "rest van je bericht" in said or opened != place


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("n_gedrag", "ouders en leerlingen kosten allebei energie"),
        ("n_gedrag", "ouders en administratie kosten allebei energie"),
        ("b_leren", "ik ben het eens en pauze is er nooit"),
        ("b_leren", "mijn collega's moeten altijd opschieten en ik word onderbroken"),
        ("n_lesgeven", "geeft energie, maar onderbreken was vaak vervelend en opschieten ook"),
        ("n_lesgeven", "opschieten en onderbreken horen erbij, geeft toch energie"),
        ("n_lesgeven", "kost energie want opschieten en onderbreken zijn altijd daar"),
        ("k_extra", "vaak, opschieten en meer doen is altijd zo"),
        ("k_extra", "moest opschieten en verlof soms verplaatsen?"),
        ("open_kost", "vergaderen en nakijken moesten minder"),
        ("open_kost", "opschieten moest altijd en verlof was nooit mogelijk"),
        ("open_kost", "nakijken moest geeft zijn en lesgeven neutraal"),
        ("idee", "vergaderen neutraal houden en nakijken geeft energie"),
        ("idee", "opschieten moest vaak zijn en pauze eens"),
        (None, "zet bij het vergaderen een wekker en bij nakijken ook"),
        (None, "vergaderen kost energie en nakijken vaak ook wel"),
    ],
)
def test_sentences_with_the_same_words_change_no_earlier_answer(place, text):
    talk = at(place)
    given = talk.state.given
    talk.say(text)
    assert {**talk.state.given, **given} == talk.state.given
