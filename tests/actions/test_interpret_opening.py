"""The word of a button at the start, with the reason after it."""

import pytest

from actions.interpret import interpret
from actions.interpret_opening import opening

OFTEN = "Hoe vaak moet je in je werk diep nadenken?"


@pytest.mark.parametrize(
    ("scale", "text", "value"),
    [
        ("energie3", "Geeft, omdat je dan pas echt ziet hoe een kind denkt", 1),
        ("energie3", "Geeft, maar ik kom er veel te weinig aan toe", 1),
        ("energie3", "Neutraal, het is wat ouder allemaal maar alles doet het en ik heb een ruim lokaal", 0),
        ("energie3", "Kost nu nog heel veel omdat ik alles van voor tot achter uitschrijf", -1),
        (
            "eens5",
            "Eens, vooral bij mijn parallelcollega, die heeft zelf ook pas laat de overstap gemaakt",
            4,
        ),
        ("eens5", "Eens! vrijdag nog een tekening en een fles wijn gekregen", 4),
        ("eens5", "pff oneens, ik hoor het altijd als laatste van de conciërge", 2),
        ("frequentie4", "Soms. Laatst nog een mannetje wiens opa was overleden, brok in m'n keel", 2),
        ("frequentie4", "Nooit haha ik ben een doener", 1),
        ("frequentie4", "altijd - er staat een kind aan mijn tafel voor ik zit", 4),
    ],
)
def test_a_button_named_first_is_the_answer_whatever_explains_it(scale, text, value):
    assert opening(text, scale) == value


@pytest.mark.parametrize(
    ("scale", "text"),
    [
        ("eens5", "eens, of toch niet, ik twijfel"),
        ("frequentie4", "vaak... of nou ja eigenlijk ook weer niet, pff lastig"),
        ("frequentie4", "nooit, behalve op maandag en dinsdag dan"),
        ("frequentie4", "soms = hoeveel keer per week dan"),
        ("frequentie4", "soms denk ik, waar doe ik het allemaal voor"),
        ("frequentie4", "vaak, nou ja soms als ik eerlijk ben"),
        ("energie3", "geeft, en kost, allebei een beetje eigenlijk"),
        ("energie3", "Altijd feest, zo'n update om vijf voor half negen"),
        ("energie3", "kost, wacht ik las het verkeerd"),
        ("frequentie3", "ja hoor, als mijn oma zo vriendelijk is om in de zomer te trouwen"),
        ("eens5", "nee hoor, dit jaar hebben we bewust helemaal leeg gehouden"),
        ("frequentie4", "vaak, toch?"),
        ("frequentie4", "altijd"),
        ("frequentie4", ""),
    ],
)
def test_an_opening_that_is_taken_back_or_is_no_button_is_none(scale, text):
    assert opening(text, scale) is None


def test_it_counts_where_the_question_is_known():
    assert interpret("Nooit haha ik ben een doener", "frequentie4", OFTEN) == 1
