"""Contact data by families of forms: what goes, and what looks like it and stays."""

import pytest

from actions.redact import Redactor

FAMILIES = {
    "phone numbers that are dictated": (
        [
            ("nul zes dubbel vier drie keer zeven 123 45", "123"),
            ("nul zes streepje een twee drie vier vijf zes zeven acht", "vier vijf zes"),
            ("06één2drie4vijf6zeven8", "2drie"),
            ("06 honderdvierentwintig 345 67", "345"),
            ("nul dertig, 234 56 78 is van school", "56 78"),
            ("nul6 12345678 of zero six 12 34 56 78", "nul6"),
            ("mn 06nummer is 1234 5678", "1234"),
            ("sleutels bij mij, 0182 drie vier vijf zes zeven acht", "zes"),
            ("zijn nummer is 06 en dan vier keer 22", "22"),
            ("00 31 6 22 11 33 44", "44"),
            ("06 22113344 of 45", "45"),
        ],
        [
            "nul zes procent loonsverhoging",
            "nul komma acht fte, nul begrip",
            "06.30 ben ik al op school",
            "drie keer vijf is vijftien, vier keer 25 minuten",
            "07.30 twee kleuters, 08.15 drie ouders",
            "plus drie kinderen en twee stagiaires",
            "nul uur over en vier vijf zes ouders voor de deur",
            "groep 3 4 5 6 7 8 doen mee",
        ],
    ),
    "numbers that a word before announces": (
        [
            ("doorkiesnummer 4512, tst. 217", "4512"),
            ("je kunt me intern bellen op 345", "345"),
            ("mijn personeelsnr. is 44-512", "44-512"),
            ("studentnummer van hem: s12345", "s12345"),
            ("mijn nummer eindigt op 678", "678"),
            ("de laatste vier cijfers van mijn rekening zijn 4300", "4300"),
            ("paspoort NP1234567, brin 12AB00", "12AB00"),
            ("wachtwoord is Welkom2024!", "Welkom"),
            ("creditcard 5412 7512 3412 3456", "7512"),
            ("nl 91 abna 0417164300 en NL91ABNAO417164300", "abna"),
            ("rekening nl twintig ingb nul nul nul een twee drie vier vijf zes zeven", "ingb"),
        ],
        [
            "het wachtwoord is steeds verlopen",
            "leerlingnummer 3 keer invullen",
            "het nummer van de klas is 7",
            "het toestel is stuk, 300 euro",
            "een intern overleg op 345 dagen",
            "de eerste 10 minuten zijn druk",
            "mijn dag begint met 28 kinderen",
            "bij punt 12 en maatregel 14 haak ik af",
        ],
    ),
    "towns where somebody lives": (
        [
            ("dhr. De Vries, woonachtig aan de Lindelaan 24 te Apeldoorn, kan helpen", "Apeldoorn"),
            ("mevrouw Terlouw uit Apeldoorn kan dat regelen", "Apeldoorn"),
            ("een bakker woonachtig te Apeldoorn", "Apeldoorn"),
            ("een bakker woonachtig te apeldoorn", "apeldoorn"),
            ("hij woont Kerkstraat 12 in Apeldoorn", "Apeldoorn"),
            ("hij woont Kerkstraat 12, Apeldoorn", "Apeldoorn"),
            ("lindelaan 24 te apeldoorn", "apeldoorn"),
            ("woonplaats: Apeldoorn", "Apeldoorn"),
            ("Karin woont in 's-Hertogenbosch", "Hertogenbosch"),
            ("Karin die in Apeldoorn woont", "Apeldoorn"),
            ("Anna, 7311 AB Apeldoorn", "Apeldoorn"),
            ("een oud-collega, wonende te Ede", "Ede"),
        ],
        [
            "woonachtig in de buurt, dat scheelt reistijd",
            "een collega woonachtig op loopafstand",
            "wij zijn gevestigd in een oud gebouw",
            "gevestigd te midden van de flats",
            "de vergadering is te laat gepland",
            "de kinderen komen uit Bulgarije en Syrië",
            "de school in Apeldoorn heeft meer handen",
            "wie ver weg woont, mag later beginnen",
            "de methode komt uit Finland",
            "er woont geen invaller in de buurt",
        ],
    ),
    "codes and numbers of papers": (
        [
            ("alarmcode voordeur is 4471#", "4471"),
            ("klascode 7kq2w9, koppelcode AB12-CD34", "CD34"),
            ("de kluiscode is 44-12-90", "12-90"),
            ("debiteur 20417, kostenplaats 4417", "4417"),
            ("factuur 2024-0417 is niet betaald", "0417"),
            ("inkoopordernummer PO-44171", "44171"),
            ("mn nr is nog steeds ...3344", "3344"),
            ("rekeningnummer eindigend op 300", "300"),
        ],
        [
            "code rood bij 3 zieken",
            "we hebben 2 klascodes nodig",
            "factuur van 300 euro",
            "factuur 3 is betaald, order 12 ook",
            "leerling 3 van de 28 is ziek",
            "de sleutel van lokaal 12 is zoek",
            "de cao code is sinds 2024 anders",
        ],
    ),
    "number plates": (
        [
            ("mijn kenteken is AB-123-C", "AB-123"),
            ("mijn auto 12-bcd-3 stond fout", "bcd"),
            ("nummerbord K-442-ZT", "442"),
            ("kenteken xx 99 xx", "99"),
            ("kenteken G123HJ", "G123"),
            ("de bus RT-88-GH", "88"),
            ("die zwarte auto met ZX 44 BT", "44"),
            ("kenteken van de vader is 22bbz3", "22bbz3"),
        ],
        ["1-op-100", "1-2-3 klaar", "groep 3-a-1", "3-van-10", "m-e-6", "kenteken doorgeven is gedoe, 12 keer"],
    ),
    "e-mail that is dictated": (
        [
            ("mail anna punt jansen apestaartje school punt nl", "apestaartje"),
            ("a.jansen ad school.nl", "ad ["),
            ("jufsaar at gmail", "gmail"),
            ("jufsaar bij gmail punt com", "gmail"),
            ("annaATschoolDOTnl", "school"),
            ("s a a r apestaartje school punt n l", "school"),
            ("anna(a)school.nl en anna<at>school.nl", "(a)"),
            ("saar@kpnmail,nl", ",nl"),
            ("mijn gmail is saarbos1975", "saarbos"),
            ("mail: sbos (gmail)", "sbos"),
            ("sbos at-teken gmail punt com", "sbos"),
            ("admin at obsdelinde", "obsdelinde"),
        ],
        [
            "het apenstaartje op mijn toetsenbord is stuk",
            "hij at bij ons om 12 uur",
            "mijn gmail is vol",
            "dat punt wil ik nog maken",
            "ad hoc geregeld, ad rem",
            "bij gmail kom ik niet uit",
        ],
    ),
    "links that are dictated": (
        [
            ("www punt de regenboog punt nl", "regenboog"),
            ("wwwpuntregenboogpuntnl", "regenboog"),
            ("www regenboog nl", "regenboog"),
            ("roosterbos dot nl slash team", "slash"),
            ("docs google com slash d slash 1a2b3c", "1a2b"),
            ("bitly slash 3xyz12", "3xyz"),
            ("de site is regenboog,nl", "regenboog"),
        ],
        [
            "mijn punt nl dat het te druk is",
            "het belangrijkste punt nl de rust",
            "dat is zo. nl omdat het druk is",
            "de site is traag",
            "ib slash rt doe ik erbij",
            "we zitten op nl en rekenen",
        ],
    ),
    "accounts by their label": (
        [
            ("mijn gamertag is PietDePro", "PietDePro"),
            ("discord tag: meesterpiet", "meesterpiet"),
            ("minecraft: creeperpiet", "creeperpiet"),
            ("youtube kanaal MeesterPietTV", "Piet"),
            ("inlognaam jansa", "jansa"),
            ("mijn pinterest staat op naam van jufankie", "jufankie"),
            ("twitter apenstaartje pietj", "pietj"),
            ("mijn insta is juf punt saar punt leest", "leest"),
        ],
        [
            "het kanaal is glad",
            "mijn account is geblokkeerd",
            "mijn login is verlopen",
            "minecraft creepers in de bouwhoek",
            "Parro, Teams, WhatsApp: kies er één",
            "WhatsApp van de ouders staat altijd aan",
            "ik snap zn punt ook",
            "youtube filmpjes zoeken kost tijd",
        ],
    ),
    "addresses in other shapes": (
        [
            ("dorpsstraat nummer veertien", "veertien"),
            ("in de kerkstraat op 14", "kerkstraat"),
            ("huisnummer 14, kerkstraat", "kerkstraat"),
            ("ik woon aan de Lange Voorhout 8", "Voorhout"),
            ("Noordeinde 68, Oude Dijk no. 5", "68"),
            ("kievit straat 14", "kievit"),
            ("Scholtenstraat 22-1", "Scholten"),
            ("op de hoek van de Lindelaan en de Eikenlaan", "Lindelaan"),
            ("p.o. box 4512, antwoordnummer 5678", "5678"),
            ("straat: Kievit, nummer: 14", "Kievit"),
            ("1e Oosterparkstraat 88", "1e"),
            ("Kerkweg 4/6 en Kerkweg 4 & 6", "6"),
            ("bezorgadres is Kerkweg vier a", "vier"),
            ("hij woont op kamer 3.14 van de flat", "3.14"),
        ],
        [
            "de straat 3 keer op en neer",
            "ik ben 2 uur onderweg, onderweg twee uur",
            "op het schoolplein op 3 plekken",
            "op de goede weg, 5 jaar al",
            "onderweg 4/6 van de tijd, op kamer 12 is het koud",
            "Maatregel nr. 2 en punt nummer veertien",
            "de app 3 keer per dag",
            "ik sta op nummer 14 van de lijst",
            "de hoek om en de gang in",
        ],
    ),
    "postcodes in other shapes": (
        [
            ("postcode drie vijf een twee a b", "twee"),
            ("postcode vijfendertig twaalf ab", "twaalf"),
            ("postcode 35 12 AB", "35"),
            ("postcodegebied 3512", "3512"),
            ("3512.AB 14", "14"),
            ("mijn pc is 4817. ZW", "ZW"),
            ("28 01 GT of 2801G T", "GT"),
            ("2801GT-4a en 2801gt4", "gt4"),
        ],
        [
            "de postcode overtypen kost 12 minuten",
            "in 2024 en in 2025",
            "mijn pc is traag sinds 2024",
            "1040 uur op jaarbasis",
            "postcode en adres in drie systemen",
            "1500 euro voor de bso",
        ],
    ),
}  # fmt: skip
REDACTOR = Redactor.load()


@pytest.mark.parametrize(
    ("text", "piece"), [pair for goes, _ in FAMILIES.values() for pair in goes], ids=lambda text: text[:40]
)
def test_a_form_of_contact_data_goes(text: str, piece: str) -> None:
    assert piece not in REDACTOR.redact(text)


@pytest.mark.parametrize("text", [text for _, stays in FAMILIES.values() for text in stays])
def test_what_looks_like_contact_data_stays(text: str) -> None:
    assert REDACTOR.redact(text) == text


def test_each_family_has_six_forms_and_six_that_look_like_them() -> None:
    assert all(len(goes) >= 6 and len(stays) >= 6 for goes, stays in FAMILIES.values())
