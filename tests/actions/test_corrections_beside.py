"""An earlier answer changed beside an answer to the open question, or in words of its own."""

import pytest

from tests.actions.conversation import Conversation


def at(place, group="leraar"):
    talk = Conversation()
    talk.say("hoi")
    talk.tap("ja")
    talk.tap(group)
    return talk.until(place) if place else talk.finish()


@pytest.mark.parametrize(
    ("place", "group", "text", "told"),
    [
        (
            "r_tempo",
            "leraar",
            "tempo soms, maar volgorde eigenlijk ook soms",
            {"r_tempo": 2, "r_volgorde": 2},
        ),
        (
            "n_gedrag",
            "leraar",
            "kost soms, maar vandaag niet. doe kost. en ouders eigenlijk toch ook neutraal",
            {"n_gedrag": -1, "n_ouders": 0},
        ),
        (
            None,
            "leraar",
            "o wacht ouders moet nog naar neutraal, en bij bijkomen misschien toch maar oneens ipv helemaal",
            {"n_ouders": 0, "b_herstel": 2},
        ),
        (
            None,
            "leraar",
            "bij contact met ouders en bij vergaderen neutraal",
            {"n_ouders": 0, "n_vergaderen": 0},
        ),
        (
            "k_veel",
            "leraar",
            "grapje natuurlijk, altijd dus. en meer werk dan tijd: ook altijd",
            {"k_snel": 4, "k_veel": 4},
        ),
        (
            "k_extra",
            "leraar",
            "altijd. en opschieten net, dat was ook altijd, niet nooit",
            {"k_extra": 4, "k_snel": 4},
        ),
        ("m_nadenken", "leraar", "dat is ironie hè. persoonlijk raken: vaak", {"e_betrokken": 3}),
        (None, "leraar", "maak opschieten vaak en laat de rest", {"k_snel": 3}),
        (
            None,
            "leraar",
            "klopt niet, bij vergaderen moet neutraal staan, en bij ouders ook",
            {"n_vergaderen": 0, "n_ouders": 0},
        ),
        (
            "n_afwisseling",
            "overig_ondersteunend",
            "da ouwe krot? kost. en de sfeer is ook wel neutraal eigenlijk",
            {"n_afwisseling": -1, "n_collegas": 0},
        ),
        (
            "n_afwisseling",
            "overig_ondersteunend",
            "gebouw = geeft, sfeer = neutraal",
            {"n_gebouw": 1, "n_collegas": 0},
        ),
        ("r_oplossingen", "leraar", "tempo: soms", {"r_tempo": 2}),
        (
            "r_verlof",
            "leraar",
            "oplossingen was nee, en tempo soms, je haalde ze door elkaar",
            {"r_oplossingen": 3, "r_tempo": 2},
        ),
        (
            "r_werktijden",
            "leraar",
            "ja ik mag mn tijden kiezen, en vrij nemen toch soms, ik bedacht net dat het 1x mocht",
            {"r_werktijden": 1, "r_verlof": 2},
        ),
        (
            "k_veel",
            "leraar",
            "vaak, en opschieten is eigenlijk altijd. oh en tijden: soms",
            {"k_veel": 3, "k_snel": 4, "r_werktijden": 2},
        ),
        (
            "k_extra",
            "leraar",
            "twee dingen nog: opschieten = altijd en tijden = soms",
            {"k_snel": 4, "r_werktijden": 2},
        ),
        ("k_extra", "leraar", "vaak, en die van opschieten op altijd", {"k_extra": 3, "k_snel": 4}),
        (
            "e_betrokken",
            "leraar",
            "ja ik neem het mee naar huis, vaak. maar gevoelsmatig moet ook vaak dan eigenlijk",
            {"e_betrokken": 3, "e_gevoel": 3},
        ),
        (
            "m_aandacht",
            "leraar",
            "ja altijd, en nog wat: meer werk dan tijd ook altijd maken aub",
            {"m_aandacht": 4, "k_veel": 4},
        ),
        (
            "c_onderbrekingen",
            "leraar",
            "soms. en doe meer werk dan tijd op altijd",
            {"c_onderbrekingen": 2, "k_veel": 4},
        ),
        (
            "c_verandering",
            "leraar",
            "oke, altijd. en zet onderbroken op vaak",
            {"c_verandering": 4, "c_onderbrekingen": 3},
        ),
        (
            "b_herstel",
            "leraar",
            "nee ik sjees, ik plas pas om 3 uur. helemaal oneens. maar leidinggevende: niet oneens, neutraal",
            {"b_herstel": 1, "b_leiding": 3},
        ),
        (
            "n_nakijken",
            "leraar",
            "kost, ik snap dat systeem nog niet. en nee zeggen maak ik toch neutraal",
            {"n_nakijken": -1, "i_grenzen": 3},
        ),
        (
            "n_nakijken",
            "leraar",
            'kost, wow wat een stapel. en bij "voor de groep staan" was ik te positief, dat is neutraal',
            {"n_nakijken": -1, "n_lesgeven": 0},
        ),
        (
            None,
            "leraar",
            "mag ik nog wat aanpassen? persoonlijk raken was soms en sfeer was neutraal",
            {"e_betrokken": 2, "n_collegas": 0},
        ),
        (
            "e_gevoel",
            "leraar",
            "Mwah, soms. Sla die vorige toch maar niet over, daar zeg ik altijd",
            {"e_gevoel": 2, "e_situaties": 4},
        ),
        (
            "b_waardering",
            "leraar",
            "mijn vorige antwoord nee was wat bot. oneens blijft oneens hoor. Waardering: neutraal",
            {"b_waardering": 3},
        ),
        ("b_waardering", "leraar", "Nee! bijkomen bleef oneens", {"b_herstel": 2}),
        (
            "b_waardering",
            "leraar",
            "neutraal bij waardering. En bij bijkomen oneens.",
            {"b_waardering": 3, "b_herstel": 2},
        ),
        (
            "n_ict",
            "overig_ondersteunend",
            "kost me energie, iedereen loopt binnen. en sfeer is toch neutraal eigenlijk",
            {"n_ict": -1, "n_collegas": 0},
        ),
        (
            "r_tempo",
            "leraar",
            "Soms. En die eerste vraag, over mijn aanpak, zet die toch ook maar op soms.",
            {"r_tempo": 2, "r_manier": 2},
        ),
        ("r_tempo", "leraar", "Tempo: soms. En aanpak ook soms graag.", {"r_tempo": 2, "r_manier": 2}),
        (
            "r_verlof",
            "leraar",
            "Nee. Ik wil ook mijn eerste antwoord wijzigen in soms.",
            {"r_verlof": 3, "r_manier": 2},
        ),
        (
            "r_oplossingen",
            "leraar",
            "Nee, ik bedoel de allereerste vraag. De manier waarop ik mijn werk aanpak: soms.",
            {"r_manier": 2},
        ),
        (
            "r_verlof",
            "leraar",
            "Nee. Overigens moet oplossingen weer soms zijn, dat heeft u verkeerd overgenomen.",
            {"r_verlof": 3, "r_oplossingen": 2},
        ),
        (
            "e_gevoel",
            "leraar",
            "Vaak. En ik zei zojuist soms bij aangrijpende situaties, dat is bij nader inzien vaak.",
            {"e_gevoel": 3, "e_situaties": 3},
        ),
        (
            "e_betrokken",
            "leraar",
            "Ik had aangrijpende situaties willen bijstellen: vaak.",
            {"e_situaties": 3},
        ),
        (
            None,
            "schoolleider",
            "Ik herroep mijn antwoord inzake vervanging; dat zij neutraal.",
            {"n_vervanging": 0},
        ),
        (None, "leraar", "Waar nu vaak staat bij diep nadenken, hoort altijd te staan.", {"m_nadenken": 4}),
        (None, "leraar", "t tempo en da vrij nemen allebei soms", {"r_tempo": 2, "r_verlof": 2}),
        (
            None,
            "leraar",
            "Wilt u 'onderbroken worden' terugzetten naar soms en de rest laten?",
            {"c_onderbrekingen": 2},
        ),
        (
            "r_oplossingen",
            "leraar",
            "ja best vaak. Oh en dat tempo, dat is eerder soms hoor",
            {"r_oplossingen": 1, "r_tempo": 2},
        ),
        (
            "k_veel",
            "leraar",
            "Structureel. Altijd dus. O ja en vrij nemen, dat kan wel soms.",
            {"k_veel": 4, "r_verlof": 2},
        ),
        (
            "n_nakijken",
            "leraar",
            "Neutraal. Tevens wens ik contact met ouders bij te stellen tot neutraal.",
            {"n_nakijken": 0, "n_ouders": 0},
        ),
        (
            "c_rol",
            "leraar",
            "Ik wil mijn antwoord op de vraag over ongewenst gedrag bijstellen naar soms.",
            {"c_ongewenst": 2},
        ),
        (
            "b_herstel",
            "leraar",
            "helemaal eens! lieve mensen. en ontdek nu dat ik bij leidinggevende te streng was, doe neutraal",
            {"b_herstel": 5, "b_leiding": 3},
        ),
        (
            "n_gedrag",
            "leraar",
            "geeft, het team is super. en bij voor de groep staan neutraal graag",
            {"n_gedrag": 1, "n_lesgeven": 0},
        ),
        (
            "n_gedrag",
            "leraar",
            "eh, ik vind het heftig maar ook leerzaam. kost en bij voor de groep staan zet neutraal, en oudercontact is toch geeft",
            {"n_gedrag": -1, "n_lesgeven": 0, "n_ouders": 1},
        ),
        (
            "n_vergaderen",
            "leraar",
            "nakijken is geeft, hè. en voor de groep staan is neutraal",
            {"n_nakijken": 1, "n_lesgeven": 0},
        ),
        (
            "c_verandering",
            "leraar",
            "Oh jee ik zei soms bij onderbroken, maar het is vaak! en verandert: altijd want alles is nieuw voor mij",
            {"c_onderbrekingen": 3, "c_verandering": 4},
        ),
        (
            "c_verandering",
            "leraar",
            "altijd, en onderbroken is vaak",
            {"c_verandering": 4, "c_onderbrekingen": 3},
        ),
        ("m_nadenken", "leraar", "gevoelsmatig veel vragen moet vaak zijn", {"e_gevoel": 3}),
        (
            "e_gevoel",
            "leraar",
            "soms. bij situaties die aangrijpen moet het vaak zijn, ik was te voorzichtig",
            {"e_gevoel": 2, "e_situaties": 3},
        ),
        (None, "leraar", "wis mijn antwoord bij aangrijpende situaties", {"e_situaties": None}),
        ("b_leiding", "leraar", "wis mijn antwoord bij aangrijpende situaties", {"e_situaties": None}),
        (
            "b_leiding",
            "leraar",
            "Ik wil mijn antwoord bij de vraag over aangrijpende situaties verwijderen",
            {"e_situaties": None},
        ),
        (
            None,
            "leraar",
            "Tot slot: verwijder mijn antwoord bij steun van je leidinggevende.",
            {"b_leiding": None},
        ),
        (None, "leraar", "wis vergaderen en nakijken", {"n_vergaderen": None, "n_nakijken": None}),
        ("k_extra", "leraar", "vaak. en wis mijn antwoord bij opschieten", {"k_extra": 3, "k_snel": None}),
        ("open_kost", "leraar", "verwijder mijn antwoord bij nakijken", {"n_nakijken": None}),
        ("k_extra", "leraar", "soms, maar bij opschieten moest vaak staan", {"k_extra": 2, "k_snel": 3}),
        ("k_extra", "leraar", "Vaak. Opschieten trouwens ook vaak graag.", {"k_extra": 3, "k_snel": 3}),
        ("k_extra", "leraar", "altijd. o ja, opschieten was vaak, niet nooit", {"k_extra": 4, "k_snel": 3}),
        ("k_extra", "leraar", "vaak - en opschieten: altijd", {"k_extra": 3, "k_snel": 4}),
        ("k_extra", "leraar", "altijd en verander opschieten in soms", {"k_extra": 4, "k_snel": 2}),
        ("k_extra", "leraar", "verander opschieten in soms, en hier altijd", {"k_extra": 4, "k_snel": 2}),
        ("k_extra", "leraar", "opschieten -> altijd", {"k_snel": 4}),
        (
            "k_extra",
            "leraar",
            "volgorde: soms, tempo: nee, verlof: nee",
            {"r_volgorde": 2, "r_tempo": 3, "r_verlof": 3},
        ),
        (
            "k_extra",
            "leraar",
            "Ik zou opschieten graag op vaak willen zetten. En deze: soms.",
            {"k_snel": 3, "k_extra": 2},
        ),
        ("k_extra", "leraar", "nooit. Die over tijdsdruk mag naar altijd", {"k_extra": 1, "k_snel": 4}),
        (
            "k_extra",
            "leraar",
            "nooit hoor, maar voor opschieten had ik vaak moeten kiezen",
            {"k_extra": 1, "k_snel": 3},
        ),
        (
            "k_extra",
            "leraar",
            "ik was bij opschieten te mild, maak daar altijd van. hier soms",
            {"k_snel": 4, "k_extra": 2},
        ),
        ("k_extra", "leraar", "tempo en volgorde moeten soms zijn", {"r_tempo": 2, "r_volgorde": 2}),
        ("k_extra", "leraar", "tempo en volgorde allebei soms", {"r_tempo": 2, "r_volgorde": 2}),
        (
            "k_extra",
            "leraar",
            "vaak, tempo en volgorde allebei soms",
            {"k_extra": 3, "r_tempo": 2, "r_volgorde": 2},
        ),
        (
            "n_vergaderen",
            "leraar",
            "neutraal, en nakijken is toch geeft",
            {"n_vergaderen": 0, "n_nakijken": 1},
        ),
        (
            "n_vergaderen",
            "leraar",
            "kost. Administratie en nakijken zijn neutraal",
            {"n_vergaderen": -1, "n_administratie": 0, "n_nakijken": 0},
        ),
        (
            "n_vergaderen",
            "leraar",
            "toetsen en nakijken moet geeft energie zijn, vergaderen kost",
            {"n_nakijken": 1, "n_vergaderen": -1},
        ),
        (
            "n_vergaderen",
            "leraar",
            "kost energie en zet lesgeven ook maar op neutraal",
            {"n_vergaderen": -1, "n_lesgeven": 0},
        ),
        (
            "n_vergaderen",
            "leraar",
            "lesgeven stond verkeerd, dat moet neutraal zijn. dit kost",
            {"n_lesgeven": 0, "n_vergaderen": -1},
        ),
        (
            "n_vergaderen",
            "leraar",
            "kost, bij nader inzien is lesgeven neutraal",
            {"n_vergaderen": -1, "n_lesgeven": 0},
        ),
        ("b_leren", "leraar", "eens, en pauze moet toch oneens zijn", {"b_leren": 4, "b_herstel": 2}),
        ("b_leren", "leraar", "eens, collega's: helemaal eens", {"b_leren": 4, "b_collegas": 5}),
        (
            "b_leren",
            "leraar",
            "oneens. mijn antwoord bij de leidinggevende moet neutraal worden",
            {"b_leren": 2, "b_leiding": 3},
        ),
        (
            "b_leren",
            "leraar",
            "neutraal. En over schelden zei ik nooit, dat moet soms zijn",
            {"b_leren": 3, "c_ongewenst": 2},
        ),
        (
            "b_leren",
            "leraar",
            "helemaal mee eens; verder graag opschieten op altijd zetten",
            {"b_leren": 5, "k_snel": 4},
        ),
        ("b_leren", "leraar", "4, en bij pauze een 2 graag", {"b_leren": 4, "b_herstel": 2}),
        (None, "leraar", "tempo moet soms, volgorde ook", {"r_tempo": 2, "r_volgorde": 2}),
        (
            None,
            "leraar",
            "vergaderen en administratie neutraal aub",
            {"n_vergaderen": 0, "n_administratie": 0},
        ),
        (None, "leraar", "Zou u onderbroken worden op vaak kunnen zetten?", {"c_onderbrekingen": 3}),
        (None, "leraar", "wijzig opschieten van nooit naar vaak", {"k_snel": 3}),
        (None, "leraar", "opschieten niet nooit maar vaak", {"k_snel": 3}),
        (None, "leraar", "bij opschieten bedoelde ik niet soms maar vaak", {"k_snel": 3}),
        (
            None,
            "leraar",
            "pauze graag corrigeren naar oneens en leidinggevende naar eens",
            {"b_herstel": 2, "b_leiding": 4},
        ),
        (None, "leraar", "mijn allereerste antwoord moet nee zijn", {"r_manier": 3}),
        (None, "leraar", "het antwoord over verlof mag leeg", {"r_verlof": None}),
        (None, "leraar", "haal mijn antwoord bij pauze weg", {"b_herstel": None}),
        (None, "leraar", "laat vergaderen leeg", {"n_vergaderen": None}),
        ("k_extra", "leraar", "wil je mijn antwoord over tempo wissen?", {"r_tempo": None}),
        ("k_extra", "leraar", "gooi mijn antwoord over verlof maar weg", {"r_verlof": None}),
        ("k_extra", "leraar", "bij opschieten heb ik me vergist, het is altijd", {"k_snel": 4}),
        ("k_extra", "leraar", "opschieten heb ik verkeerd ingevuld, dat moet altijd zijn", {"k_snel": 4}),
        ("k_extra", "leraar", "soms; bij opschieten heb ik per ongeluk nooit ingevuld", {"k_extra": 2}),
    ],
)
def test_each_question_gets_the_answer_that_was_said_of_it_and_hears_so(place, group, text, told):
    talk = at(place, group)
    given = talk.state.given
    said = talk.say(text)[0].text
    assert talk.state.given == {**given, **told}
    assert talk.answers() == {**talk.answers(), **told}
    confirmed = said.count("Aangepast.") + said.count("stond al") + said.count("Genoteerd:")
    assert confirmed >= len(told) > 0


@pytest.mark.parametrize(
    ("place", "group", "text", "told"),
    [
        ("k_veel", "leraar", "vaak, want de ouders zijn altijd boos", {"k_veel": 3}),
        ("b_leiding", "leraar", "Hoe kan ik één antwoord wissen?", {}),
        (None, "leraar", "wis alles", {}),
        (None, "leraar", "mijn collega's zijn vaak ziek geweest deze week", {}),
        ("k_veel", "leraar", "doe mij maar vaak", {"k_veel": 3}),
        ("k_extra", "leraar", "Ik had bij opschieten toch liever altijd gezegd", {}),
        ("k_veel", "leraar", "vaak, want de ouders zijn altijd aan het mailen", {"k_veel": 3}),
        ("k_extra", "leraar", "altijd, dat opschieten is er gewoon altijd bij", {"k_extra": 4}),
        ("k_extra", "leraar", "soms, opschieten doe ik ook", {"k_extra": 2}),
        ("n_vergaderen", "leraar", "kost, ik word vaak gestoord", {"n_vergaderen": -1}),
        ("n_vergaderen", "leraar", "kost energie, en dan ook nog nakijken", {"n_vergaderen": -1}),
        ("n_vergaderen", "leraar", "geeft, lesgeven is ook leuk", {"n_vergaderen": 1}),
        ("n_vergaderen", "leraar", "neutraal, de administratie eromheen is erger", {"n_vergaderen": 0}),
        ("n_vergaderen", "leraar", "kost, er wordt nooit naar collega's geluisterd", {"n_vergaderen": -1}),
        ("b_leren", "leraar", "eens, maar pauze is er nooit", {"b_leren": 4}),
        ("b_leren", "leraar", "oneens, mijn leidinggevende moet altijd bezuinigen", {"b_leren": 2}),
        ("b_leren", "leraar", "eens, want collega's zijn altijd bereid te helpen", {"b_leren": 4}),
        ("b_collegas", "leraar", "eens, de leidinggevende is vaak weg", {"b_collegas": 4}),
        ("k_extra", "leraar", "altijd, en opschieten natuurlijk", {"k_extra": 4}),
        ("c_verandering", "leraar", "soms, en dan word ik onderbroken", {"c_verandering": 2}),
        ("c_verandering", "leraar", "vaak, onderbroken worden hoort er altijd bij", {"c_verandering": 3}),
        ("r_verlof", "leraar", "nee, mijn tempo is moordend", {"r_verlof": 3}),
        ("r_verlof", "leraar", "soms, als de volgorde van het rooster het toelaat", {"r_verlof": 2}),
        ("open_kost", "leraar", "opschieten is eigenlijk altijd", {}),
        ("open_kost", "leraar", "vergaderen moet eigenlijk neutraal zijn maar het kost energie", {}),
        ("idee", "leraar", "zet vergaderen op vaak buiten schooltijd", {}),
        (None, "leraar", "wis niet mijn antwoord bij vergaderen", {}),
        (None, "leraar", "verwijder al mijn antwoorden", {}),
        ("k_extra", "leraar", "ik wil het antwoord wel wissen van het bord, vaak", {}),
        ("n_vergaderen", "leraar", "dit kost, alles wat met ouders is ook", {"n_vergaderen": -1}),
        ("n_vergaderen", "leraar", "ouders zijn lief maar vergaderen kost", {"n_vergaderen": -1}),
        ("m_nadenken", "leraar", "vaak, het is gevoelsmatig ook zwaar", {"m_nadenken": 3}),
        ("c_verandering", "leraar", "altijd, mijn collega's zijn het eens", {"c_verandering": 4}),
    ],
)
def test_an_answer_with_words_of_another_question_changes_nothing_else(place, group, text, told):
    talk = at(place, group)
    given = talk.state.given
    talk.say(text)
    assert {name: talk.state.given[name] for name in given} == given
    own = {name: value for name, value in talk.state.given.items() if name not in given}
    assert own == told or place in ("open_kost", "idee")


@pytest.mark.parametrize(
    ("place", "text", "noted"),
    [
        ("b_waardering", "mijn vorige antwoord was wat bot. Waardering: neutraal", {"b_waardering": 3}),
        ("k_extra", "soms; bij opschieten heb ik per ongeluk nooit ingevuld", {"k_extra": 2}),
        ("k_extra", "opschieten moest altijd zijn en dat andere toch vaak", {"k_snel": 4}),
        ("c_rol", "bij schelden moest soms staan. Dat van daarnet snap ik niet helemaal", {"c_ongewenst": 2}),
    ],
)
def test_what_is_not_understood_of_the_rest_is_said_or_asked(place, text, noted):
    talk = at(place)
    given = talk.state.given
    said = talk.say(text)[0].text
    assert talk.state.given == {**given, **noted}
    assert "rest van je bericht begreep ik niet" in said or "Je antwoord was" in said


@pytest.mark.parametrize(
    "text",
    [
        "Hoe kan ik één antwoord wissen?",
        "ik wil mijn antwoord wissen",
        "mag ik een antwoord weghalen?",
    ],
)
def test_who_wants_to_wipe_an_answer_without_its_name_hears_how(text):
    talk = at("open_kost")
    assert "wis mijn antwoord bij vergaderen" in talk.say(text, "verwijderen", 0.9)[0].text
    assert (talk.state.aside, talk.state.open) == (None, "open_kost")


def test_who_asks_to_wipe_all_and_takes_it_back_is_not_asked():
    talk = at(None)
    given = talk.state.given
    said = talk.say("kan ik alles weggooien? nee wacht laat maar staan", "verwijderen", 0.9)
    assert (talk.state.aside, talk.state.given) == (None, given)
    assert "alles blijft staan" in said[0].text
