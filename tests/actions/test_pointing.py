"""An earlier answer pointed at by its name in a sentence."""

import pytest

from tests.actions.conversation import Conversation, load_base


@pytest.mark.parametrize(
    ("at", "text", "question", "value"),
    [
        ("n_vergaderen", "ach doe bij nee zeggen toch maar neutraal", "i_grenzen", 3),
        ("c_verandering", "maak van opschieten maar altijd", "k_snel", 4),
        ("b_herstel", "steun van collegas moest helemaal eens zijn", "b_collegas", 5),
        (
            "b_herstel",
            "en onderbroken worden was altijd, die had ik niet overgeslagen",
            "c_onderbrekingen",
            4,
        ),
        ("b_herstel", "zet onderbrekingen maar op vaak", "c_onderbrekingen", 3),
        ("b_herstel", "Oeps, bij de leidinggevende moest neutraal staan", "b_leiding", 3),
        ("b_herstel", "collega's moest natuurlijk helemaal eens zijn, sorry", "b_collegas", 5),
        ("n_nakijken", "oh ja, lesgeven mag toch neutraal", "n_lesgeven", 0),
        ("n_nakijken", "de administratie was neutraal, niet kost", "n_administratie", 0),
        ("n_vergaderen", "nee wacht, bij grenzen bedoelde ik eens", "i_grenzen", 4),
        ("n_vergaderen", "pas lesgeven aan naar neutraal", "n_lesgeven", 0),
        ("b_leren", "pauze moet toch oneens zijn", "b_herstel", 2),
        ("b_leren", "correctie bij haast: vaak", "k_snel", 3),
        ("m_nadenken", "opschieten was toch vaak", "k_snel", 3),
        (None, "nee wacht, vergaderen mag neutraal", "n_vergaderen", 0),
        (None, "Bij die leidinggevende mag helemaal eens, ze luistert mee.", "b_leiding", 5),
        (None, "doe bij haast vaak", "k_snel", 3),
        (None, "leidinggevende moest ik overslaan", "b_leiding", None),
        (None, "sla vergaderen maar over", "n_vergaderen", None),
        (None, "die over collega's wil ik overslaan", "b_collegas", None),
    ],
)
def test_what_names_an_earlier_question_and_its_answer_changes_that_one_only(at, text, question, value):
    talk = Conversation().start()
    talk = talk.until(at) if at else talk.finish()
    given = talk.state.given
    assert given[question] != value
    talk.say(text)
    assert talk.state.given == {**given, question: value}
    assert talk.answers()[question] == value
    assert talk.state.open == at


@pytest.mark.parametrize(
    ("at", "text", "question"),
    [
        ("b_herstel", "nee, ik wil die over de leidinggevende", "b_leiding"),
        ("b_herstel", "toch nog even terug naar die over de leidinggevende", "b_leiding"),
        ("c_onderbrekingen", "nee ik bedoel bij opschieten", "k_snel"),
        ("b_waardering", "wacht, die over collega's wil ik aanpassen", "b_collegas"),
        ("b_waardering", "collega's klopt niet", "b_collegas"),
        ("b_leren", "Mag ik nog even terug naar die over schelden?", "c_ongewenst"),
        ("n_vergaderen", "dat van de ouders was verkeerd", "n_ouders"),
        ("b_leren", "bijkomen op een werkdag: die was sarcastisch. oneens graag", "b_herstel"),
        ("b_collegas", "de leidinggevende, dat was een grapje. oneens dus", "b_leiding"),
    ],
)
def test_what_names_an_earlier_question_alone_goes_back_to_it(at, text, question):
    talk = Conversation().start().until(at)
    given = talk.state.given
    talk.say(text)
    assert (talk.state.open, talk.state.given) == (question, given)


def test_a_question_that_is_asked_again_keeps_its_answer_when_another_one_is_named():
    talk = Conversation().start().until("b_herstel")
    talk.say("terug")
    talk.say("nee, ik wil die over de leidinggevende")
    assert (talk.state.open, talk.state.given["b_collegas"]) == ("b_leiding", 1)


@pytest.mark.parametrize(
    ("at", "text"),
    [
        ("b_herstel", "vaak word ik onderbroken, dus eens"),
        ("k_veel", "haast is er altijd"),
        ("k_veel", "vaak, want ik moest altijd opschieten"),
        ("k_extra", "opschieten moet ik altijd"),
        ("e_situaties", "met haast toch vaak"),
        ("k_extra", "haast moest er vaak bij"),
        ("m_aandacht", "doe ik vaak bij haast"),
        ("m_aandacht", "altijd, ik moet opschieten"),
        ("c_ongewenst", "maak soms mee dat ze me onderbreken"),
        ("r_verlof", "als de volgorde klopt, soms"),
        ("b_waardering", "mijn pauze sla ik over"),
        ("b_waardering", "pauze moet ik vaak overslaan"),
        ("b_waardering", "eens, maar bij pauze was het anders"),
        ("b_collegas", "mijn leidinggevende niet, collega's wel"),
        ("b_collegas", "beter dan bij de leidinggevende, eens"),
        ("b_herstel", "nooit, toch altijd onderbrekingen"),
        ("b_leren", "van collega's leer ik wel, eens"),
        ("b_leren", "ik wil graag leren van collega's"),
        ("n_vergaderen", "ik bedoel de vergaderingen met ouders, die kosten energie"),
        ("n_vergaderen", "dat mag van mij minder dan administratie, kost"),
        ("n_nakijken", "administratie kost energie en dit ook"),
        ("n_nakijken", "net als lesgeven, geeft"),
        ("open_kost", "ik bedoel de directeur, dat moest altijd anders zijn"),
        ("idee", "opschieten moet soms zijn, niet altijd"),
    ],
)
def test_an_answer_that_names_another_question_is_about_this_one(at, text):
    talk = Conversation().start().until(at)
    given = talk.state.given
    talk.say(text)
    assert {name: talk.state.given[name] for name in given} == given
    assert talk.state.open not in given


def _voted() -> tuple[Conversation, str, str]:
    """Two votes were given, the third is open; the id of the first and a word only its title has."""
    talk = Conversation().start()
    while not (talk.state.open or "").startswith("stem."):
        talk.forward()
    assert [load_base().measures[name].titel for name in talk.state.measures[:1]] == [
        "Elk gegeven op één plek"
    ]
    talk.forward()
    talk.tap("doen_we_al")
    return talk, f"stem.{talk.state.measures[1]}", "weekplanning"


@pytest.mark.parametrize(
    "text",
    [
        "Bij de {} bedoelde ik misschien.",
        "Oei, dat van de muziek hoort hierbij. Bij de {} bedoelde ik misschien.",
        "{} moest misschien zijn",
        "verander {} in misschien",
        "doe bij {} toch maar misschien",
    ],
)
@pytest.mark.parametrize("at_end", [False, True])
def test_a_vote_is_changed_by_a_word_of_its_measure(text, at_end):
    talk, vote, word = _voted()
    talk = talk.finish() if at_end else talk
    open_before, given = talk.state.open, talk.state.given
    assert given[vote] == "doen_we_al"
    reply = talk.say(text.format(word))[0]
    assert talk.state.given == {**given, vote: "misschien"}
    assert talk.state.open == open_before
    assert f"'{load_base().measures[vote.removeprefix('stem.')].titel}' staat nu: misschien" in reply.text
