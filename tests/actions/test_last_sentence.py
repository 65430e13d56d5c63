"""What comes last decides: an option after what leads up to it; and a first clause that chooses from a list."""

import pytest

from actions.first_choice import chooses
from actions.last_sentence import ends_in, without_opinion
from knowledge.scales import Option
from tests.actions.conversation import Conversation


@pytest.mark.parametrize(
    ("scale", "text", "value"),
    [
        ("frequentie4", "Alleen bij het alarm. Zelden.", 1),
        ("frequentie4", "Het is rennen van de bel tot de bel. Altijd.", 4),
        ("frequentie4", "Mijn baas zegt altijd. Nooit.", 1),
        ("frequentie4", "Wie telt dat nou? Vaak!", 3),
        ("eens5", "Bij de meesten wel, bij een enkeling niet. Per saldo eens.", 4),
        ("eens5", "We overleggen elke week. Helemaal eens.", 5),
        ("energie3", "Gesprekken met ouders zijn een vak apart. Neutraal.", 0),
        ("frequentie3", "Er is een rooster. Soms.", 2),
        ("cijfer10", "Het gaat de hele dag door. Een 8.", 8),
        ("functiegroep", "Ik val overal in. Leraar.", "leraar"),
        ("stem", "Dat zeggen ze al jaren. Nee.", "nee"),
        ("stem", "Een uur? Tien minuten zou al een wonder zijn. Nee.", "nee"),
        ("stem", "Wie gaat dat regelen? Nee.", "nee"),
        ("stem", "Theoretisch wel, maar wie moet dat betalen? Misschien dus.", "misschien"),
        ("stem", "Dat ben ik nu zelf, dus in feite doen we dat al.", "doen_we_al"),
        ("stem", "De directeur kwam er mee terug van een cursus. Doen we al.", "doen_we_al"),
        # a sentence before it answers too, it answers a question of its own, or it is no option by itself
        ("frequentie4", "Altijd haasten. Altijd.", None),
        ("frequentie4", "De kinderen lopen altijd binnen. Vaak.", None),
        ("frequentie4", "Ik snap hem niet. Soms?", None),
        ("frequentie4", "Ik snap hem niet. Soms\u2026", None),
        ("frequentie4", "Het loopt. Niet altijd.", None),
        ("frequentie4", "Dat is zo. Vaak of soms.", None),
        ("frequentie4", "vaak", None),
        ("eens5", "Mijn collega is het eens. Oneens.", None),
        ("frequentie3", "Wordt dat voor me bepaald? Ja.", None),
        ("frequentie3", "Het rooster bepaalt alles. Nee.", None),
        ("janee", "Ik las het drie keer. Ja.", None),
        ("janee", "Wat een gedoe. Nee.", None),
        ("stem", "Doen we dat al? Nee.", None),
        ("stem", "Kost dat veel tijd? Ja.", None),
        ("stem", "Goed idee. Nee.", None),
        ("stem", "Dat doen we al. Nee.", None),
    ],
)
def test_a_last_sentence_that_is_an_option_decides(scale, text, value):
    assert ends_in(text, scale) == value


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Wat moet ik nog leren? Geen mening.", True),
        ("Ik ken dat niet. Daar heb ik geen mening over.", True),
        ("Te kort hier, sorry. Geen mening hoor", True),
        ("Mijn collega zei: geen mening", False),
        ("Helemaal eens. Geen mening.", False),
        ("Mijn duo heeft ook geen mening", False),
        ("Dat zegt men. Mijn duo heeft geen mening.", False),
        ("Geen mening? Nee, oneens", False),
    ],
)
def test_no_opinion_at_the_end_leaves_the_question(text, left):
    assert without_opinion(text, "eens5") is left
    talk = Conversation().start().until("b_leren")
    talk.say(text)
    assert (talk.state.given.get("b_leren", "open") is None) is left


def test_a_vote_by_its_last_sentence():
    talk = Conversation().start().until("open_geeft").until("open_geeft.themas")
    talk.tap("klopt")
    vote = talk.state.open
    assert vote.startswith("stem.")
    talk.say("Dat zeggen ze al jaren. Nee.")
    assert talk.state.given[vote] == "nee"


LIST = [
    Option(waarde="a", label="Het duurt lang voor er hulp komt"),
    Option(waarde="b", label="Er zijn te veel formulieren"),
    Option(waarde="c", label="Eindeloos wachten op een plek"),
    Option(waarde="d", label="Er zijn geen extra handen"),
]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Die eerste, er zijn geen handen als ik ze nodig heb.", "a"),
        ("De tweede, want dat is elke week raak", "b"),
        ("de tweede - daar loop ik op leeg", "b"),
        ("de derde denk ik, zeker op maandag", "c"),
        ("Vooral de laatste. Er is nooit iemand.", "d"),
        ("de tweede omdat het nooit stopt", "b"),
        ("nummer 2e, dat is het elke dag", "b"),
        ("de eerste, of nee de tweede", "b"),
        ("de eerste, wacht, nee, de derde", "c"),
        ("de tweede, sorry, de eerste", "a"),
        ("de eerste, bij nader inzien de laatste", "d"),
        ("Het wachten weegt het zwaarst, al zijn de formulieren ook niet mis.", "c"),
        ("De formulieren zijn het ergst, de rest valt mee", "b"),
        ("De eerste week, dan is het chaos", None),
        ("de eerste keer dat het misging, toen was het klaar", None),
        ("als eerste de kinderen, dan de rest", None),
        ("De eerste, of de tweede", None),
        ("De eerste, niet de tweede", None),
        ("de eerste en de tweede, allebei", None),
        ("de eerste, dat is het niet", None),
        ("de eerste, toch maar niet", None),
        ("de eerste, nee toch niet", None),
        ("de eerste? geen idee", None),
        ("welke eerste, bedoel je", None),
        ("De formulieren wegen niet het zwaarst, hoor", None),
        ("Het wachten, en de formulieren ook", None),
        ("De eerste, de derde ook", None),
    ],
)
def test_a_first_clause_chooses_from_a_list(text, value):
    assert chooses(text, LIST) == value


@pytest.mark.parametrize(
    ("scale", "text", "value"),
    [
        ("eens5", "Het valt mij zwaar grenzen te stellen; dientengevolge oneens.", 2),
        ("eens5", "Door het team zeker, door het bestuur in mindere mate; alles bijeengenomen eens.", 4),
        ("energie3", "leuk maar spannend, kost wel. of ja geeft wel dankbaarheid. ik ga voor kost", -1),
        ("energie3", "de leuke geven en de lastige kosten, alles bij elkaar genomen neutraal", 0),
        ("energie3", "ik twijfel tussen kost en geeft, doe maar kost", -1),
        ("stem", "Ik acht dat enkel zinvol indien iedereen het draagt; misschien derhalve.", "misschien"),
        ("stem", "ja maar waar is plek, school is vol. misschien dus", "misschien"),
        ("frequentie4", "de een zegt nooit, de ander altijd. ik kies vaak", 3),
        ("frequentie4", "eerst dacht ik nooit, maar al met al vaak", 3),
        ("frequentie4", "het is altijd druk maar ik neem de tijd; kortom soms", 2),
        ("eens5", "soms wel en soms niet, ik hou het op neutraal", 3),
        ("eens5", "het ene jaar eens, het andere oneens; mijn antwoord luidt neutraal", 3),
        ("frequentie4", "soms, vaak, ik ga voor vaak noch altijd", None),
        ("frequentie4", "het is druk, dus niet altijd", None),
        ("frequentie4", "het is druk, daarom vaak moe", None),
        ("energie3", "kost en geeft, ik ga voor een kop koffie", None),
        ("energie3", "kost en geeft, dus kost of geeft?", None),
        ("energie3", "kost en geeft, ik ga voor kost...", None),
        ("eens5", "eens en oneens, ik ga voor mijn werk", None),
        ("eens5", "alles bijeengenomen een lastige vraag", None),
        ("janee", "het is mijn tekst, dus ja", None),
        ("janee", "de eerste zin niet; ik ga voor ja", None),
    ],
)
def test_who_weighs_and_then_chooses_means_that_choice(scale, text, value):
    assert ends_in(text, scale) == value
