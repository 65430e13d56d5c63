"""The safety net: a cry for help is never missed, ordinary complaints get no card."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.safety import ROUTES, SafetyNet
from actions.safety_model import BAR, LOWEST, PART_BAR, SHORT, bar
from actions.safety_parts import WHOLE
from actions.safety_patterns import BadPattern, Compiler
from actions.safety_text import Speller
from actions.safety_training import UNSAFE
from knowledge.base import load

ROOT = Path(__file__).parents[2]
OWN = ROOT / "data/safety/clara.txt"
TRAIN = ROOT / "data/themes/train"
SENTENCES = yaml.safe_load((ROOT / "knowledge/texts/safety.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def net() -> SafetyNet:
    return SafetyNet.load()


def rows() -> list[tuple[str | None, str]]:
    """Expected route (None: no card) and text."""
    lines = OWN.read_text(encoding="utf-8").splitlines()
    cells = [line.split(" | ", 1) for line in lines if not line.startswith("#")]
    return [(None if route == "-" else route, text) for route, text in cells]


def ordinary() -> list[str]:
    """Sentences about work pressure, written to train the themes, that tell of nothing a card is for."""
    files = sorted(TRAIN.glob("*.txt"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    cells = [line.split(" | ", 2) for line in lines if line.count(" | ") >= 2]
    return [text for themes, _, text in cells if UNSAFE not in themes]


@pytest.mark.parametrize("route", ROUTES)
def test_own_list_gets_the_right_card(net: SafetyNet, route: str) -> None:
    texts = [text for expected, text in rows() if expected == route]
    missed = [text for text in texts if net.route(text) != route]
    assert len(missed) <= 0.02 * len(texts), missed


def test_own_list_of_ordinary_sentences_gets_no_card(net: SafetyNet) -> None:
    texts = [text for expected, text in rows() if expected is None]
    hit = [(text, net.explain(text)) for text in texts if net.route(text)]
    assert len(hit) <= 0.03 * len(texts), hit


def test_ordinary_sentences_seldom_get_a_card(net: SafetyNet) -> None:
    texts = ordinary()
    routes = [net.route(text) for text in texts]
    assert len(texts) > 1000
    assert routes.count("acuut") <= 0.005 * len(texts)
    assert len(texts) - routes.count(None) <= 0.065 * len(texts)  # a third of them are scenes


def test_answers_to_closed_questions_hardly_ever_get_a_card(net: SafetyNet) -> None:
    lists = sorted((ROOT / "tests/sets/interpret").glob("*.tsv"))
    lines = [line.split("\t") for path in lists for line in path.read_text(encoding="utf-8").splitlines()]
    routes = [net.route(line[1]) for line in lines if len(line) == 3]
    assert len(routes) > 9000
    assert routes.count("acuut") <= 0.001 * len(routes)
    assert len(routes) - routes.count(None) <= 0.008 * len(routes)


def test_no_button_gets_a_card(net: SafetyNet) -> None:
    labels = [option.label for scale in load().scales.values() for option in scale.opties]
    assert [label for label in labels if net.route(label)] == []


@pytest.mark.parametrize(
    "text",
    [
        "ik wil dood", "IK WIL DOOD", "ik wl dood", "ik w i l  d o o d", "Ik. Wil. Dood.", "ik wil d00d",
        "ik wil dooooood", "ik denk aan zelfmoort", "zelfdodng", "z3lfm00rd", "zelf moord", "kwil nie meer leve",
        "ik wíl dóód", "ik wil\u200b do\u200bod", "ik wil niet meer leven!!!", "van mij hoeft het niet meer",
        "jullie zijn beter af zonder mij", "was het maar voorbij", "ik zie geen uitweg",
        "ik rijd liever tegen een boom dan naar school", "ik ben er straks niet meer",
        "de deadline is dodelijk en ik wil dood", "ik erger me dood. ik wil niet meer leven",
        "moet ik eerst doodgaan voordat iemand luistert", "laat mij maar sterven", "ik heb een strop om mijn nek",
        "het is geen spel meer ik wil dood", "het spel is uit, was ik maar dood", "ik ga dood als dit zo doorgaat",
    ],
)  # fmt: skip
def test_despair_in_any_spelling_is_acute(net: SafetyNet, text: str) -> None:
    assert net.route(text) == "acuut"


@pytest.mark.parametrize(
    "text",
    [
        "ik kan het er niet méér mee eens zijn",
        "vrij op een dinsdag in november? dan moet je eerst doodgaan 😂 nee",
        "de deadline is dodelijk", "dat doe ik doodgraag", "ik erger me dood", "moordend rooster", "ik ga dood aan die rapporten",
        "schiet mij maar lek", "doodmoe", "doodop", "het project over zelfdoding in groep 8", "mijn opa is overleden",
        "de kinderen spelen oorlogje", "ik wil dood gewoon les geven", "ik kan niet meer tegen het lawaai",
        "kapot van het nakijken", "ik wil stoppen met werken", "ik ben zo moe", "slecht slapen soms",
        "agressie van ouders kost veel energie", "ouders die schelden", "zorgen om de thuissituatie", "", " ", "?!",
        "ik ga dood als ik nog één keer dat boek moet voorlezen", "laat die werkgroep maar sterven",
        "die norm is voor ons echt een strop om de nek", "wat mij betreft sterft die ouderapp een langzame dood",
        "het spel heet stratego en ik was na twee minuten dood",
        "ik maak mezelf af aan die rapporten", "raak me maar niet kwijt", "ik snap hem nu, die som",
        "hoor je niet wat er op de wereld gebeurt", "ik lig om negen uur in bed en ben pas om zeven uur wakker",
    ],
)  # fmt: skip
def test_ordinary_words_get_no_card(net: SafetyNet, text: str) -> None:
    assert net.route(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "En mijn IP adres dan? Wordt dat opgeslagen?",
        "Ach neutraal. Niemand bedankt mij en dat hoeft ook niet",
        "ja elke dag blijf ik langer",
        "NEE. ik eet mn boterham staand met een kind op schoot",
        "tijdsdruk moet altijd, ik bedoel opschieten. of toch laten",
        "ja tis een goei baas. altied vraogt ie hoe ut giet",
        "Ik ben als intern begeleider aan de school verbonden; daarnaast verricht ik twee dagdelen lesgevende taken.",
        "Ik ben gaarne bereid deel te nemen.",
        "Ik ben bereid aan dit onderzoek mee te werken.",
        "Mijn medewerking heeft u.",
        "Met genoegen werk ik mee.",
        "Ik heb er geen bezwaar tegen om deel te nemen.",
        "Ik wil eraan meewerken, mits het vertrouwelijk blijft.",
        "Ik ben benoemd als leerkracht in groep zes.",
        "Ik vervul de functie van intern begeleider.",
        "Mijn functie betreft die van onderwijsassistent.",
        "Ik ben sedert twintig jaar verbonden aan deze school.",
        "Wordt mijn IP-adres vastgelegd?",
        "Is dit te herleiden tot mijn persoon?",
        "Wat gebeurt er met hetgeen ik hier schrijf?",
        "Kunnen jullie zien wie ik ben?",
        "Meermaals per dag word ik onderbroken.",
        "Geregeld, men loopt bij mij binnen en buiten.",
        "Men weet mij te allen tijde te vinden.",
        "Ik blijf elke dag langer op school",
        "ik blijf vaak langer",
        "mijn brood eet ik met een kind op schoot",
        "pauze heb ik nooit, ik eet in de klas",
        "niemand bedankt je hier, neutraal",
        "niemand zegt dank je wel maar dat geeft niet",
        "tis een goeie baas",
        "de baas is een goei mens",
        "ze vraogt altied hoe 't geet",
        "de dames van de koffie",
        "de rust als iedereen weg is",
    ],
)
def test_an_answer_a_function_consent_or_a_question_on_privacy_gets_no_card(
    net: SafetyNet, text: str
) -> None:
    assert net.route(text) is None


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("een collega zit aan leerlingen en ik wil dood", "acuut"),
        ("ik kan niet meer. papa slaat haar, zegt een meisje uit mijn klas", "kind"),
        ("ik kan niet meer en mijn directeur bedreigt mij", "veiligheid"),
        ("ik kan niet meer", "zorg"),
    ],
)
def test_the_gravest_card_wins(net: SafetyNet, text: str, route: str) -> None:
    assert net.route(text) == route


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("'k wil ne mieje leevn", "acuut"),
        ("kreeg vanmiddag een mail met we snijden je strot open", "veiligheid"),
        ("op mijn voicemail stond ik maak je af", "veiligheid"),
        ("een vader appte mij: wij steken je lek", "veiligheid"),
        ("heb een terugval, drink weer, na zes jaar droog", "zorg"),
        ("ik gok weer sinds de zomer", "zorg"),
        ("de drank is terug, een terugval", "zorg"),
        ("ik drink weer thee na maanden koffie", None),
        ("ik gebruik weer de oude methode sinds januari", None),
        ("een terugval na mijn vakantie", None),
        ("we snijden het brood open", None),
        ("we maken je kapot riep een kind op het plein", None),
        ("ik maak je blij met een taart", None),
    ],
)
def test_a_threat_in_its_own_words_and_a_relapse_are_heard(
    net: SafetyNet, text: str, route: str | None
) -> None:
    assert net.route(text) == route


@pytest.mark.parametrize(
    ("route", "text"),
    [
        ("acuut", "Ik bin it libben sêd, ik wol gewoan dea."),
        ("acuut", "ik moak mie van kaant"),
        ("zorg", "die kerst maak ik niet meer mee"),
        ("zorg", "geen zomer meer voor mij"),
        ("zorg", "ik weet niet of ik nog wil"),
        ("zorg", "ik ben een vergissing"),
        ("zorg", "Het gaat slecht met me, is er iemand"),
        (None, "het gaat niet slecht met mij"),
        ("zorg", "mijn lijf doet het gewoon niet meer"),
        ("zorg", "mama, wanneer word je weer vrolijk, vroeg mijn zoon"),
        ("zorg", "zondagavond begint het trillen"),
        ("veiligheid", "ze noemen mij de hoofddoekjuf en lachen"),
        ("veiligheid", "mijn gebedskleedje lag in de prullenbak"),
        ("veiligheid", "mijn chef behandelt mij als vuil"),
        ("veiligheid", "die blauwe plek is van de deurpost, zeg ik dan"),
        ("kind", "een collega schreeuwt tegen de kleuters"),
        (None, "ik maak de kerstviering niet mee, ik werk die dag niet"),
        (None, "ik ben een vergissing aan het herstellen in parnassys"),
        (None, "mijn laptop lag in de container"),
        (None, "ze noemen me juf"),
        (None, "mijn rug doet het niet meer"),
        (None, "wanneer ben jij weer op school, vroeg mijn duo"),
        (None, "zondag ren ik een rondje"),
        (None, "een collega schreeuwt over het plein dat de bel gaat"),
        (None, "nee het is geen mishandeling, het kind was gewoon verdrietig"),
        (None, "ik weet niet of ik dat wil"),
        (None, "daar verricht ik taken"),
    ],
)
def test_a_short_cry_is_heard_by_the_patterns_alone(route: str | None, text: str) -> None:
    assert SafetyNet.rules_only().route(text) == route


def test_the_bar_falls_with_every_word_to_that_of_a_whole_text() -> None:
    bars = [bar(words) for words in range(SHORT - 1, WHOLE + 1)]
    assert bars == sorted(bars, reverse=True)
    assert (bars[0], bars[-1], bar(WHOLE + 1)) == (PART_BAR, LOWEST, BAR)


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_gets_a_route_or_none(text: str) -> None:
    assert SafetyNet.load().route(text) in (*ROUTES, None)


@given(st.sampled_from([text for route, text in rows() if route]), st.sampled_from(["", "...", "!!", " :("]))
@settings(max_examples=100, deadline=None)
def test_capitals_and_marks_make_no_difference(text: str, mark: str) -> None:
    net = SafetyNet.load()
    assert net.route(text.upper() + mark) == net.route(text)


def test_every_pattern_compiles(net: SafetyNet) -> None:
    for route in net.routes:
        for rule in route.rules:
            for pattern in (*rule.any_of, *rule.also, *rule.unless):
                assert pattern.regex.pattern


@pytest.mark.parametrize("source", ["(a|b", "a)", "<bestaatniet>", "~", "..3 $"])
def test_a_wrong_pattern_is_refused(source: str) -> None:
    with pytest.raises(BadPattern):
        Compiler({}, ["x"]).compile(source)


def test_a_known_word_is_never_corrected() -> None:
    speller = Speller(["zelfmoord", "dood"], frozenset({"brood"}))
    assert [speller.correct(word) for word in ("brood", "zelfmoort", "dpod")] == [
        "brood",
        "zelfmoord",
        "dood",
    ]


@pytest.mark.parametrize("name", SENTENCES)
def test_a_card_has_only_known_placeholders(name: str) -> None:
    assert set(re.findall(r"{(\w+)}", SENTENCES[name])) <= {"route"}


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("acuut", ["112", "113", "0800-0113", "113.nl"]),
        ("zorg", ["huisarts", "bedrijfsarts", "113", "112"]),
        ("veiligheid", ["vertrouwenspersoon", "0900 111 3 111", "112"]),
        ("kind", ["aandachtsfunctionaris", "0800-2000", "bestuur", "112"]),
    ],
)
def test_a_card_names_its_routes_and_asks_nothing_at_the_end(name: str, numbers: list[str]) -> None:
    for card in (SENTENCES[name], SENTENCES[f"kort_{name}"], SENTENCES["kort"]):
        assert not card.rstrip().endswith("?")
    assert all(number in SENTENCES[name] for number in numbers)
    assert "Niemand krijgt een seintje" in SENTENCES[name]
    assert "ik bewaar er niets van" in SENTENCES[name]
    assert "!" not in SENTENCES[name]


def strangers(name: str = "stranger") -> list[list[str]]:
    """Route, text and kind. What each list was used for stands on its first line."""
    lines = (ROOT / f"tests/sets/safety/{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(
    ("name", "kind", "least"),
    [
        ("stranger", "explicit", 1),
        ("second", "explicit", 1),
        ("third", "explicit", 1),
        ("fourth", "explicit", 1),
        ("fifth", "explicit", 1),
        ("stranger", "indirect", 0.95),
        ("second", "indirect", 0.9),
        ("third", "indirect", 0.85),
        ("fourth", "indirect", 0.85),
        ("fifth", "indirect", 0.85),
        ("sixth", "explicit", 0.98),
        ("seventh", "explicit", 0.98),
        ("eighth", "explicit", 0.98),
        ("ninth", "explicit", 0.98),
        ("tenth", "explicit", 0.98),
        ("eleventh", "explicit", 0.98),
        ("twelfth", "explicit", 0.98),
        ("sixth", "indirect", 0.96),
        ("seventh", "indirect", 0.93),
        ("eighth", "indirect", 0.92),
        ("ninth", "indirect", 0.92),
        ("tenth", "indirect", 0.93),
        ("eleventh", "indirect", 0.96),
        ("twelfth", "indirect", 0.95),
        ("thirteenth", "indirect", 0.92),
        ("fourteenth", "indirect", 0.9),
        ("fifteenth", "indirect", 0.95),
        ("sixteenth", "indirect", 0.95),
        ("seventeenth", "explicit", 0.99),
        ("eighteenth", "explicit", 0.99),
        ("nineteenth", "explicit", 0.99),
        ("twentieth", "explicit", 0.99),
        ("twentyfirst", "explicit", 0.99),
        ("twentysecond", "explicit", 0.99),
        ("twentysecond", "indirect", 0.94),
        ("seventeenth", "indirect", 0.88),
        ("eighteenth", "indirect", 0.88),
        ("nineteenth", "indirect", 0.88),
        ("twentieth", "indirect", 0.88),
        ("twentyfirst", "indirect", 0.88),
        ("twentythird", "explicit", 0.99),
        ("twentyfourth", "explicit", 0.99),
        ("twentyfifth", "explicit", 0.98),
        ("twentysixth", "explicit", 0.99),
        ("twentyseventh", "explicit", 1),
        ("twentyeighth", "explicit", 0.99),
        ("twentythird", "indirect", 0.9),
        ("twentyfourth", "indirect", 0.76),  # hard ones: what a colleague hears over coffee
        ("twentyfifth", "indirect", 0.88),
        ("twentysixth", "indirect", 0.95),
        ("twentyseventh", "indirect", 0.95),
        ("twentyeighth", "indirect", 0.97),
    ],
)
def test_a_strangers_cry_for_help_is_heard(net: SafetyNet, name: str, kind: str, least: float) -> None:
    texts = [text for _, text, how in strangers(name) if how == kind]
    missed = [text for text in texts if net.route(text) is None]
    assert len(missed) <= (1 - least) * len(texts), missed


@pytest.mark.parametrize(
    "name",
    [
        *("stranger", "sixth", "seventh", "eighth", "ninth", "tenth"),
        *("eleventh", "twelfth", "thirteenth", "fourteenth"),
        *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twentyfirst", "twentysecond"),
        *("twentythird", "twentyfourth", "twentyfifth", "twentysixth", "twentyseventh", "twentyeighth"),
    ],
)
def test_a_strangers_ordinary_sentence_seldom_gets_the_red_card(net: SafetyNet, name: str) -> None:
    texts = [text for _, text, how in strangers(name) if how == "ordinary"]
    red = [text for text in texts if net.route(text) == "acuut"]
    assert len(red) <= (0.04 if name == "stranger" else 0.02) * len(texts), red
