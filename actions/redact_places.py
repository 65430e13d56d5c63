"""Addresses in other shapes: 'nummer veertien', 'Noordeinde 68', corners and boxes, and towns beside them."""

import re
from collections.abc import Iterator

from actions.redact_addresses import HOME, HOUSE, NOT_HOUSE, NOT_STREET, STREET_ALONE, STREET_SURE
from actions.redact_ages import NUMBER_WORD
from actions.redact_pattern import UNIT, Rule, any_case
from actions.redact_words import fold, load_words

#: Without one of these in a text no rule here matches.
NEEDS = (
    *"0123456789",
    *("[adres]", "[datum]", "hoek", "straat", "laan", "gracht", "kade", "singel", "dreef", "steeg"),
    *("weg", "plein", "boulevard", "plantsoen", "postbus", "post bus", "box", "antwoord"),
    *("[naam]", "[postcode]", "woonachtig", "woonplaats", "wonend", "woont", "gevestigd"),
)  # fmt: skip
SAID = (
    rf"(?:{NUMBER_WORD}|een|één|twee|drie"
    r"|(?:\w+)?honderd(?:en)?\w*)"
)
STREET = r"(?:straat|laan|gracht|kade|singel|dreef|steeg|plantsoen|boulevard|weg|plein|pad|dijk|hof)"
SITE = (
    r"(?:Brink|Dijk|Kamp|Meent|Schans|Dam|Haven|Markt|Hof|Hofje|Voorhout|Vest|Bolwerk|Spui|Zand|Heuvel|Wal"
    r"|Kerkhof|(?:Noord|Zuid|Oost|West|Kerk|Dorps|Hoog|Laag|Achter)einde|Hoogstraat|Plein"
    r"|Singel|Gracht|Kade|Werf"
    r"|Kolk|Poort|Veld|Laan|Weg|Straat|Steeg|Kerkplein|Torenplein|Catharijne|Rak|Es|Enk|Eng"
    r"|Akker|Waal|Wetering)"
)
OLD = (
    r"(?:Oude|Nieuwe|Lange|Korte|Grote|Kleine|Hoge|Lage|Hoog|Laag|Achter|Tussen|Onder|Boven|Noorder"
    r"|Zuider|Ooster|Wester"
    r"|Groene|Witte|Rode|Zwarte|Eerste|Tweede)"
)
CLOSED = r"(?=\s*(?:$|[,.;!?)(]|in\b|te\b|en\b|is\b|bij\b|naast\b|tegenover\b|dus\b|maar\b|waar\b))"
NOT_BEFORE = {
    *("de", "het", "een", "onze", "ons", "mijn", "die", "deze", "dit", "dat", "elke", "hele", "hun"),
    *("zijn", "haar", "vorige", "volgende", "op", "in", "uit", "per", "van", "naar", "over", "door"),
    *("drukke", "lange", "andere", "zelfde", "dezelfde", "eigen", "een", "één", "twee", "drie", "en"),
    *("of", "met", "om", "langs", "tot", "bij", "aan", "zo", "ver", "is", "al", "geen", "welke"),
    *("iedere", "nieuwe", "oude", "halve", "eerste", "tweede", "smalle", "hier", "daar", "door"),
    *("stille", "rustige", "gewone"),
}  # fmt: skip
#: A town: 'Apeldoorn', "'s-Hertogenbosch", 'Alphen aan den Rijn', 'Den Haag'.
TOWN = (
    r"(?:['’][st][- ])?(?!(?:Op|In|Is|De|Het|Een|Als|Maar|Want|En|Ik|We|Wij)\b)[A-Z][\w'’-]+"
    r"(?:(?: (?:aan|op|bij|a/d|ad|de|den|het|der|in))* [A-Z][\w'’-]+)?(?!\w)"
)
#: With small letters, where nothing but a town can follow.
TOWN_SMALL = (
    r"(?:(?:den|de|sint|nieuw|oud|bad) )?"
    r"(?!(?:de|den|het|een|onze|mijn|deze|die|dezelfde)\b)[^\W\d_][\w'’-]{2,}"
)
NO_TOWN = {
    *("vinden", "koop", "huur", "bereiken", "zien", "lopen", "gaan", "komen", "halen", "laat", "veel", "ver"),
    *("vroeg", "weinig", "groot", "klein", "voet", "fiets", "wonen", "zijn", "duur", "zitten", "staan"),
    *("vieren", "doen", "maken", "wachten", "hard", "smal", "druk", "midden", "groep", "klas", "unit"),
}  # fmt: skip
#: Where somebody was born tells less than where somebody lives, and a work pressure may be about that.
COUNTRIES = {
    *("eritrea", "bulgarije", "tibet", "noorwegen", "oekraine", "belgie", "duitsland", "turkije", "syrie"),
    *("polen", "marokko", "suriname", "afghanistan", "somalie", "roemenie", "engeland", "frankrijk"),
    *("spanje", "italie", "amerika", "canada", "china", "india", "iran", "irak", "indonesie", "nederland"),
    *("rusland", "hongarije", "portugal", "griekenland", "ethiopie", "ghana", "nigeria", "brazilie",),
    *("vlaanderen", "aruba", "curacao", "afrika", "azie", "europa", "jemen", "libanon", "egypte", "pakistan"),
    *("vietnam",),
}  # fmt: skip


def rules() -> Iterator[Rule]:
    """In the order in which they work."""
    yield from _towns()
    street = rf"(?:(?:\d(?:e|de|ste) )?[^\W\d_][\w'’.-]*{STREET})"
    nummer = r"(?:,? (?:op |met )?(?:huis)?(?:nummer|nr\.?|no\.?) ?|,? op )"
    house = rf"{HOUSE}{NOT_HOUSE}"
    yield any_case(rf"(?<!\w)({street}){nummer}(?:{house}|{SAID}(?!\w)(?!\s*-?{UNIT}))"), _street
    yield any_case(rf"(?<!\w)([^\W\d_][\w-]+{STREET_SURE}) {SAID}(?: [a-d])?(?!\w){CLOSED}"), _street
    yield (
        any_case(
            rf"(?<!\w)(?:huis)(?:nummer|nr\.?) ?{HOUSE},? (?:(?:van|aan|in|op) )?(?:de |het )?{street}(?!\w)"
        ),
        "[adres]",
    )
    yield (
        any_case(rf"(?<!\w)(?:nummer|nr\.?) \d{{1,4}}[a-z]? (?:van|aan|in|op) (?:de |het )?({street})(?!\w)"),
        _street,
    )
    yield (
        re.compile(
            r"(?<![\w.,-])\d{1,4}[a-df-z]?,? ([A-Z]\w+(?:straat|laan|weg|gracht|kade|singel|dreef"
            r"|plein))(?![\w-])(?! \d)"
        ),
        _street,
    )
    yield (
        any_case(
            rf"(?<!\w)(?:de )?hoek (?:van )?(?:de |het )?{street}(?: (?:en|met) |/)(?:de "
            rf"|het )?{street}(?!\w)"
        ),
        "[adres]",
    )
    yield (
        any_case(
            rf"(?<!\w)(\w{{3,}}) (?:straat|laan|gracht|singel|dreef|steeg|plein) {HOUSE}{NOT_HOUSE}{CLOSED}"
        ),
        _apart,
    )
    yield (
        any_case(
            r"(?<!\w)((?:straat(?:naam)?|adres"
            r"|huisadres)\s?[:=]\s?)[^\W\d_][^\n\d]{1,40}\d{1,4}\s?[a-z]?(?!\w)"
        ),
        r"\1[adres]",
    )
    home = r"(?:[Ww]oont|[Ww]onen|[Ww]oon|[Ww]oonde|adres is|[Aa]dres:?)"
    words = r"(?:[A-Z'’][\w'’.-]*\s(?:(?:van|de|den|der|het|'t|op|aan|ter|ten|in)\s){0,3}){1,4}"
    yield (
        re.compile(
            rf"(?<!\w)({home} (?:nu |ik |we |wij )?(?:op |aan |in |bij )?(?:de |het |'t )?){words}"
            rf"(?:op )?{house}"
        ),
        r"\1[adres]",
    )
    yield re.compile(rf"(?<!\w)(?:{OLD} )+(?:de )?[A-Z][\w-]+ {house}"), "[adres]"
    yield re.compile(rf"(?<!\w)(?:(?:de |het |['’]t |Op de |Aan de )?){SITE} {house}{CLOSED}"), "[adres]"
    yield (
        re.compile(rf"(?<!\w)([A-Z][a-z]{{3,}}) (?:huis)?(?:nr\.?|no\.?|n[°º]) ?{HOUSE}{NOT_HOUSE}"),
        _unknown,
    )
    yield (
        re.compile(r"(?<!\w)([A-Z][a-z]{3,}) \d{1,4} ?(?:hs|bis|[1-4] ?hoog|[IV]{1,3} hoog)(?!\w)"),
        _unknown,
    )
    yield (
        any_case(
            r"(?<!\w)(?:post ?bus|p\.?\s?o\.?[- ]?box|antwoord ?nummer)\s?(?:nr\.? |nummer )?"
            rf"(?:\d[\d ]{{0,6}}\d|{SAID})(?!\w)"
        ),
        "[adres]",
    )
    yield (
        any_case(
            r"(?<!\w)(?:app\.|appartement|flat(?:nummer)?|flatje|portiek|etage|huisnummer|huisnr\.?) ?"
            r"(?:is )?(?:nr\.? ?|nummer )?"
            rf"\d{{1,4}}(?:[.-]\d{{1,3}})?[a-z]?(?!\w)(?!\s*-?{UNIT})"
        ),
        "[adres]",
    )
    yield (
        re.compile(r"(?<!\w)[\w.'’-]*(?:straat|laan|gracht|kade|singel|dreef|steeg|plein|weg) \[datum\]"),
        "[adres]",
    )
    yield any_case(rf"\[postcode\],? (?:en )?\d{{1,4}}[a-z]?(?!\w){CLOSED}"), "[postcode] [adres]"
    yield any_case(rf"(?<!\w)[^\W\d_]\w+{STREET_SURE} \d{{1,4}} ?[/&+] ?\d{{1,4}}(?![\w/])"), _street_numbers
    yield (
        any_case(
            r"(?<!\w)((?:azc|vakantiepark|camping|woonwagenkamp|asielzoekerscentrum|woont|wonen|woon)"
            r"(?!\w)[^.!?\n]{0,40}? )"
            r"(?:huisje|plek|kamer|unit|stacaravan|chalet|kavel|flat|box) (?:nr\.? |nummer )?\d{1,4}"
            r"(?:\.\d{1,3})?[a-z]?(?!\w)"
        ),
        r"\1[adres]",
    )
    more = (
        r"(?:\s?[-/+&]\s?\d{1,3}(?:\s?hoog)?|,? (?:een|twee|drie|[1-9]) ?hoog| hoog| rood| zwart"
        r"|,? (?:nummer|nr\.?) \d{1,4}[a-z]?| (?:t/m|tot en met) \d{1,4})"
    )
    yield any_case(rf"(?:\d(?:e|de|ste) )\[adres\]|\[adres\]{more}+(?!\w)"), "[adres]"
    yield any_case(rf"(?<!\w)[^\W\d_]\w+{STREET_SURE} \d{{1,4}}[a-ln-tv-z](?!\w)"), "[adres]"
    yield (
        any_case(
            rf"(?<!\w)(?:(?:{HOME}) (?:op|aan|in) (?:de |het )?)?(?:\w+{STREET_ALONE}) (?:een|twee|drie"
            rf"|vier|vijf|[1-9]) ?hoog (?:nummer |nr\.? ?)?\d{{1,4}}(?!\w)"
        ),
        "[adres]",
    )


def _towns() -> Iterator[Rule]:
    """Where somebody lives, beside what was taken out already or after a word that says so."""
    lives = r"(?:woonachtig|wonende?|gevestigd|domicilie|woonplaats)(?: is|:)?(?: (?:te|in|nabij|bij))?"
    yield re.compile(rf"(?<!\w)((?i:{lives}) )({TOWN})"), _town
    small = r"(?:(?:woonachtig|wonende?|gevestigd) te|woonplaats(?: is|:)?)"
    yield any_case(rf"(?<!\w)({small} )({TOWN_SMALL})(?!\w)"), _town
    yield any_case(r"(\[adres\],? )[1-9]\d{3} ?[a-z]{2}(?!\w)"), r"\1[postcode]"
    yield re.compile(rf"(\[(?:adres|postcode)\],? (?:te|in) |\[postcode\],? )({TOWN})"), _town
    yield re.compile(rf"(\[adres\], )({TOWN})(?=\s*(?:$|[,.;!?)]))"), _town
    yield re.compile(rf"(?<!\w)([Ii]n |[Tt]e )({TOWN})(?= (?:woont|woonachtig)(?!\w))"), _town
    yield any_case(rf"(\[adres\] te )({TOWN_SMALL})(?!\w){CLOSED}"), _town
    yield (
        re.compile(
            r"(\[naam\],? (?:die )?(?:uit|te|(?:komt|kwam) uit|(?:woont|woonde|wonend)(?: \w+)? (?:in|te)) )"
            rf"({TOWN})"
        ),
        _town,
    )


def _town(match: re.Match[str]) -> str:
    """'woonachtig te Apeldoorn'; not 'uit Eritrea' or '[adres] te vinden'."""
    return match[0] if fold(match[2]) in NO_TOWN | COUNTRIES else f"{match[1]}[adres]"


def _street(match: re.Match[str]) -> str:
    """'Kerkstraat op 14'; not 'snelweg op 3' or 'schoolplein op 2'."""
    word = fold(match[1]).split()[-1]
    plain = word in NOT_STREET or (word.endswith(("schoolplein", "weg")) and word in load_words().ordinary)
    return match[0] if plain or (word in load_words().ordinary and not word.endswith("straat")) else "[adres]"


def _street_numbers(match: re.Match[str]) -> str:
    """'Kerkweg 4/6'; not 'onderweg 4/6'."""
    return match[0] if fold(match[0]).split()[0] in NOT_STREET else "[adres]"


def _apart(match: re.Match[str]) -> str:
    """'Kievit straat 14'; not 'de straat 3'."""
    return match[0] if fold(match[1]) in NOT_BEFORE else "[adres]"


def _unknown(match: re.Match[str]) -> str:
    """'Kraanvogel nr 9'; not 'Maatregel nr. 2'."""
    return match[0] if load_words().is_ordinary(fold(match[1])) else "[adres]"
