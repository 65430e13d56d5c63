"""Explaining over a safety card that it came for nothing."""

import pytest

from actions.misreading import misread


@pytest.mark.parametrize(
    "text",
    [
        "Nee nee, ik bedoel gewoon of jullie mijn IP-adres bewaren",
        "Dit lijkt mij een misverstand; ik wil gewoon deelnemen.",
        "Ik bedoelde uitsluitend dat ik dikwijls gestoord word.",
        "nee ik ben niet ziek, gewoon lang werken, altijd",
        "Nee het is niet mishandeling, gewoon verdrietig. soms",
        "wat?? ik zei alleen dat ik geen pauze heb",
        "dit is een misverstand, ik bedoelde alleen dat ik vaak gestoord word",
        "nee joh het was een grapje",
        "je begrijpt me verkeerd",
        "zo bedoelde ik het niet",
        "dat is hier een uitdrukking",
        "nee hoor, het gaat prima met mij",
        "er is niks aan de hand",
        "daar is geen sprake van",
        "welnee, ik werk gewoon veel",
        "huh ik vroeg maar iets over privacy",
        "U leest dit verkeerd, ik ben tevreden",
        "dat was ironisch bedoeld",
        "het is geen bedreiging, hij praat gewoon hard",
        "ho, ik bedoel dat ik graag les geef",
        "oeps verkeerd begrepen, ik eet mijn brood in de klas",
    ],
)
def test_an_explanation_says_that_it_was_not_meant_so(text: str) -> None:
    assert misread(text)


@pytest.mark.parametrize(
    "text",
    [
        "nee",
        "nee hoor",
        "neen",
        "vaak",
        "soms",
        "ja",
        "dank je",
        "nee laat maar",
        "nee het heeft toch geen zin meer",
        "nee niemand kan mij helpen",
        "ik bedoel wat ik zeg",
        "dit is geen grapje",
        "nee ik meen het",
        "nee ik durf niet te bellen",
        "nee ik ben bang",
        "ik kan niet meer",
        "nee dat helpt toch niet",
        "het is niet grappig meer, ik ben op",
        "wie leest dit",
        "3",
        "ik wil er niet over praten",
        "zo bedoel ik het precies",
        "dat is niet eerlijk",
        "het is niet leuk meer",
    ],
)
def test_a_bare_no_an_answer_or_despair_explains_nothing(text: str) -> None:
    assert not misread(text)
