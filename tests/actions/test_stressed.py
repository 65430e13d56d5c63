"""Which theme weighs most and what is behind it, in own words: what is stressed, else what is told first."""

from dataclasses import replace

import pytest

from actions.words import chooses_none
from tests.actions.conversation import Conversation


def at(*themes):
    """These were confirmed; the next question is open."""
    talk = Conversation().start().until("open_kost.themas")
    talk.state = replace(
        talk.state,
        found={**talk.state.found, "open_kost": themes},
        claimed={**talk.state.claimed, "open_kost": len(themes)},
    )
    talk.tap("klopt")
    return talk


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        (
            "grootte v d groep weegt t zwaarst, want ik zie ze niet. en eigenlijk ook administratie",
            "klassengrootte",
        ),
        (
            "De administratie weegt het zwaarst, zij het op korte afstand gevolgd door de ouders.",
            "administratie",
        ),
        ("de administratie, en de ouders ook", "administratie"),
        ("vooral de ouders, en dan pas de administratie", "oudercontact"),
        ("de ouders wegen zwaarder dan de administratie", "oudercontact"),
        ("eerst de groepsgrootte, daarna ouders", "klassengrootte"),
        ("de ouders niet, de administratie wel", "administratie"),
        ("de ouders, of nee de administratie", "administratie"),
        ("de ouders het meest en de administratie het minst", "oudercontact"),
        ("administratie weegt zwaar maar ouders het zwaarst", "oudercontact"),
        ("de administratie omdat de ouders steeds formulieren willen", "administratie"),
        ("de ouders. de administratie valt mee", "oudercontact"),
        ("tja parnassys", "administratie"),
        ("met stip de ouders", "oudercontact"),
        ("de tweede, want dat is elke week raak", "klassengrootte"),
        ("ouders en administratie", None),
        ("vooral de ouders en de administratie", None),
        ("niet de ouders", None),
        ("welke bedoel je? ouders?", None),
        ("de administratie, de ouders", None),
        ("eigenlijk alles wel", None),
        ("de school is oud", None),
    ],
)
def test_the_heaviest_is_what_is_stressed_or_comes_first(text, theme):
    talk = at("administratie", "klassengrootte", "oudercontact")
    talk.say(text)
    assert talk.state.given.get("open_kost.zwaarst") == theme
    assert (talk.state.open == "open_kost.zwaarst") is (theme is None)


@pytest.mark.parametrize(
    ("theme", "text", "behind"),
    [
        ("klassengrootte", "ja dat ik ze niet allemaal zie", "niet_iedereen_zien"),
        ("klassengrootte", "er komen elke maand leerlingen bij", "steeds_erbij"),
        ("oudercontact", "ze appen tot laat, dat ik altijd bereikbaar moet zijn en kritisch zijn ze ook. het eerste het meest", "altijd_bereikbaar"),
        ("oudercontact", "ze zijn zo mondig", "mondige_ouders"),
        ("verantwoording_en_eisen", "alles op papier, alsof ik een notaris ben", "alles_bewijzen"),
        ("ondersteuning_in_de_klas", "er is nooit iemand. ik alleen met 3 kind", "geen_handen"),
        ("vervanging_en_verzuim", "Vooral het regelen ervan slokt tijd op, en daarnaast worden groepen verdeeld.", "regelen"),
        ("externe_partijen", "Aanvragen en formulieren vergen buitensporig veel tijd; bovendien laat hulp op zich wachten.", "aanvragen"),
        ("administratie", "niemand leest het", "niemand_leest_het"),
        ("ict", "te veel systemen, allemaal met een ander wachtwoord", "te_veel_systemen"),
        ("onderbrekingen", "ze komen allemaal tegelijk binnen", "binnenlopen"),
        ("leerlingen_gedrag", "vooral de ruzies na de pauze, en ook de onrust", "ruzie_uit_pauze"),
        ("leerlingen_gedrag", "een paar leerlingen en ruzies uit de pauze", None),
        ("oudercontact", "ze zijn niet kritisch hoor, het is iets anders", None),
        ("onderbrekingen", "niet de telefoon", None),
        ("onderbrekingen", "de koffie is koud", None),
        ("onderbrekingen", "wat zit er dan achter, de telefoon?", None),
        ("vervanging_en_verzuim", "het regelen, groepen verdelen", None),
    ],
)  # fmt: skip
def test_what_is_behind_it_is_what_a_part_is_like(theme, text, behind):
    talk = at(theme)
    talk.tap(5)
    talk.say(text)
    assert talk.state.given.get("open_kost.achter") == (behind and f"{theme}_{behind}")
    assert (talk.state.open == "open_kost.achter") is (behind is None)


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("allemaal even erg", True),
        ("het is allemaal zwaar", True),
        ("ze spelen allebei mee", True),
        ("ja dat ik ze niet allemaal zie", False),
        ("ze komen allemaal tegelijk binnen", False),
        ("alle drie de klassen zijn te vol", False),
    ],
)
def test_all_alike_is_no_choice_and_a_sentence_with_that_word_is_something_else(text, none):
    assert chooses_none(text) is none
