"""Words, denial and lexicon: from what is typed to what counts."""

import pytest

from actions.themes_denial import said
from actions.themes_lexicon import Lexicon
from actions.themes_words import normalise, plain, stem

SPELLING = {"ff": "even", "vd": "van de"}


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("ff", ["even"]),
        ("vd", ["van", "de"]),
        ("Wéér", ["weer"]),
        ("zooooo", ["zoo"]),
        ("...", []),
        ("🙃", []),
        ("8.45", ["#tijd"]),
        ("29", ["#groot"]),
        ("3", ["#klein"]),
        ("duo-collega", ["duo-collega", "duo", "collega"]),
    ],
)
def test_a_token_becomes_words(token, words):
    assert normalise(token, SPELLING) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vergadering", "vergaderingen"),
        ("schrift", "schriftjes"),
        ("taak", "taken"),
        ("les", "lessen"),
        ("brief", "brieven"),
    ],
)
def test_forms_of_a_word_meet_in_their_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("de ouders zijn het probleem niet , het is de papierwinkel", "het is de papierwinkel"),
        ("aan de kinderen ligt het niet , wel aan die lijstjes", "wel aan die lijstjes"),
        ("niet de kinderen , maar de vergaderingen", "maar de vergaderingen"),
        ("de wifi is inmiddels opgelost , nu nog de printer graag", "nu nog de printer graag"),
        ("de ouders zijn het probleem niet", "de ouders zijn het probleem niet"),
        ("niet te doen , die stapels", "niet te doen die stapels"),
        ("de directeur luistert niet , nooit", "de directeur luistert niet nooit"),
    ],
)
def test_a_denied_clause_is_left_out_as_long_as_something_is_left(text, left):
    assert " ".join(token for token in said(text.split()) if token != ",") == left


def lexicon():
    return Lexicon.from_data(
        [
            {
                "themas": {
                    "toetsen_en_nakijken": {3: ["nakijk*", "rode pen"]},
                    "steun_leidinggevende": {2: ["<leiding> ... luistert"]},
                },
                "groepen": {"leiding": ["directeur", "baas"]},
            }
        ]
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nakijkstapel", ["toetsen_en_nakijken"]),
        ("mijn rode pen", ["toetsen_en_nakijken"]),
        ("rode jas", []),
        ("de baas die nooit luistert", ["steun_leidinggevende"]),
        ("mijn directeur luistert", ["steun_leidinggevende"]),
        ("de baas is er vandaag weer eens niet maar luistert", []),
    ],
)
def test_expressions_are_found_with_letters_gaps_and_groups(text, found):
    assert [hit.entry.target for hit in lexicon().find(plain(text).split())[0]] == found
