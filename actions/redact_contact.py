"""Contact data, numbers, dates, ages and addresses in Dutch text."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

Replace = Callable[[re.Match[str]], str]

NUMBER_WORD = (
    "vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    "|achttien|negentien|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n(?:twin|der|veer|vijf|zes)tig"
    "|twintig|dertig|veertig|vijftig|zestig"
)
PEOPLE = (
    "jongen|jongetje|meisje|kind|kindje|kleuter|dochter|zoon|zoontje|dochtertje|jochie|vrouw|man|moeder|vader|oma|opa"
    "|peuter|puber|baby|leerling|collega|iemand|broer|broertje|zus|zusje|tweeling|stagiair|stagiaire"
)
NUMBER = rf"(?:\d{{1,2}}|{NUMBER_WORD})"
MONTH = (
    r"(?:(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)(?!\w)"
    r"|(?:jan|feb|febr|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec)(?!\w)(?:\.(?= ?[\d'’a-z]))?)"
)
WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
UNIT = (
    r"(?:keer|x\b|uur|uren|min|dag|week|weken|jaar|maand|kind|leerling|groep|man\b|mens|ouder|les|blok"
    r"|euro|kilo|%|procent|punt|collega|km|meter|stuk|combi|van de|deel|juf|leerkracht|fte|graden)"
)
DURATION_AFTER = re.compile(
    r"\s*(?:geleden|ervaring|lang\b|later|terug\b|in het onderwijs|voor de klas|in dienst|op (?:deze|dezelfde)"
    r"|bezig|wacht|werk|onderwijs|op rij|achter elkaar|in (?:dit|het) vak|les\b|getrouwd|samen|nodig|jubileum|contract)"
)
STREET_SURE = r"(?:straat|laan|gracht|kade|singel|dreef|steeg|plantsoen|straatweg|dwarsstraat|boulevard|weg)"
STREET_CAPITAL = (
    r"(?:plein|hof|pad|park|baan|ring|dijk|burg|akker|veld|weide|erf|markt|wal|haven|hoek|berg|kamp|oord|wijk"
    r"|zijde|meent|tuin|kwartier|straatje|laantje|bos|heide|donk|es|brink|horst)"
)
HOUSE = r"(?:nr\.? ?|nummer )?\d{1,4}(?: ?-? ?(?:[a-hA-H]|bis|hs|huis|[IVX]{1,4}))?(?!\w)(?![.,:/]\d)(?!%)"
NOT_HOUSE = rf"(?!\s*-?{UNIT})(?!\s*(?:tot|of|en)\s+\d)"
NOT_STREET = {"onderweg", "halverwege", "snelweg", "terugweg", "heenweg", "uitweg", "omweg", "weg", "fietspad"}
TWO_LETTER_WORDS = frozenset(
    "en is de in op om al te er ik we je ze of na nu zo ga af as mn zn ie me he ja bij an at af wo vo so po ib mr"
    " rt oa km cm kg gr cc ha st nr dd ca jr mm ml pc ma di do vr za zo ff un ex ah oh eh".split()
)


@lru_cache(maxsize=1)
def patterns() -> tuple[tuple[re.Pattern[str], str | Replace], ...]:
    """Patterns in the order in which they work, with a placeholder or a function that decides."""
    return tuple(_patterns())


def _patterns() -> Iterator[tuple[re.Pattern[str], str | Replace]]:
    plain, any_case = re.compile, lambda pattern: re.compile(pattern, re.IGNORECASE)
    at, dot = r"(?:\s?[(\[]\s?(?:at|apenstaartje)\s?[)\]]\s?|\s+at\s+|\s+apenstaartje\s+)", r"(?:\.|\s+(?:punt|dot)\s+)"
    yield plain(r"(?<![\w.+-])[\w.+'-]+\s?@\s?[\w-]+(?:\.[\w-]+)+(?!\w)"), "[e-mail]"
    yield any_case(rf"(?<![\w.+-])[\w.+-]+{at}[\w-]+(?:{dot}[\w-]+)*{dot}[a-z]{{2,4}}(?!\w)"), "[e-mail]"
    yield any_case(r"(?<!\w)(?:https?://|www\.)[^\s\[\]]*[^\s\[\].,;:!?)'\"]"), _link
    yield any_case(
        r"(?<![\w@.-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:nl|com|org|net|eu|be|de|info|frl|amsterdam|school|io|app)"
        r"(?:/[^\s\[\]]*)?(?![\w@])"
    ), _link
    yield plain(r"(?<![\w@])@\w[\w.-]*\w(?!\w)"), "[account]"
    yield any_case(
        r"(?<!\w)((?:insta(?:gram)?|snap(?:chat)?|tik ?tok|facebook|fb|twitter|linkedin|discord|account"
        r"|gebruikersnaam|username|inlognaam)(?:-?naam|account)?(?:\s+(?:is|heet)|:)\s*)(?!\[)[\w.-]*\w(?!\w)"
    ), r"\1[account]"
    yield plain(r"(?<!\w)(?=\w*\d)(?=\w*[a-z])\w+_\w+(?!\w)"), "[account]"
    yield any_case(
        r"(?<!\w)[a-z]{2}\d{2}[ .-]?(?:[a-z]{4})[ .-]?(?:\d[ .-]?){9}\d(?!\w)"
        r"|(?<!\w)(?:be|de|fr|es|it|pl|pt|at|lu|gb|tr|ch)\d{2}(?:[ .]?[a-z0-9]{4}){3,7}(?:[ .]?[a-z0-9]{1,3})?(?!\w)"
    ), "[rekeningnummer]"
    yield plain(r"(?<![\w.])\d{2}\.\d{2}\.\d{2}\.\d{3}(?!\w)|(?<![\w.])\d{4}\.\d{2}\.\d{3}(?!\w)"), "[nummer]"
    # a full date with dots or dashes looks like a phone number, so it goes first
    yield plain(rf"(?<![\w/.-]){DAY}([-/.])\s?(?:1[0-2]|0?[1-9])\1\s?(?:\d{{4}}|\d\d)(?![\w/-])(?!\.\d)"), "[datum]"
    yield plain(r"(?<![\w/.-])(?:19|20)\d\d([-/])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12]\d|0?[1-9])(?![\w/-])"), "[datum]"
    yield plain(r"(?<!\w)(?:\(?(?:\+|00)\d{1,3}\)?)(?:[ ./()–-]*\d){7,12}(?!\w)|(?<!\w)\(?0\d(?:[ ./()–-]{0,3}\d){8}(?!\w)"), _phone
    yield any_case(r"(?<!\w)((?:tel(?:efoon)?(?:nummer|nr)?|bel|bellen|mobiel|nummer|app|06)\.?:?\s+(?:is |op |naar )?)(?!(?:11[2-4]|0[89]00)\b)\d(?:[ -]?\d){5,9}(?!\w)"), _cued_phone
    yield plain(r"(?<![\w€.,-])\d{2,4}(?:[ .-]\d{2,4}){2,3}(?![\w.,-])"), _spaced_number
    yield any_case(r"(?<![\w€.,-])(?<!€ )\d{6,}(?!\w)(?!,\d)(?!\s*(?:euro|keer|x\b))"), "[nummer]"
    yield any_case(r"(?<![\w.,-])[1-9]\d{3}\s?[a-z]{2}(?!\w)(?!['’-]\w)"), _postcode
    yield any_case(
        rf"(?<!\w)(?:{WEEKDAY}\.?,?\s+)?(?:de\s+)?{DAY}(?:e|ste|de)?\.?\s*(?:van\s+)?{MONTH}(?:\s*{YEAR}(?!\w))?"
    ), "[datum]"
    yield any_case(
        r"(?<!\w)(?:een|eerste|twee|tweede|drie|derde|vier|vierde|vijf|vijfde|zes|zesde|zeven|acht|achtste|negen|tien|elf|twaalf"
        r"|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig(?:ste)?|eenentwintig|tweeentwintig"
        r"|dertig(?:ste)?)\s+(?:van\s+)?(?:januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december)(?!\w)"
        rf"(?:\s*{YEAR}(?!\w))?"
    ), "[datum]"
    yield any_case(rf"(?<![\w/.,-])(?:{WEEKDAY}\s+)?(?P<day>{DAY})(?P<sep>[-/])(?P<month>1[0-2]|0?[1-9])(?![\w/-])(?![.,]\d)(?!\s*{UNIT})"), _day_month
    yield any_case(rf"(?<!\w)((?:geboren|jarig|verjaardag)\s+(?:is\s+)?(?:op|in)\s+(?:de\s+)?){DAY}e?(?!\w)"), r"\1[datum]"
    yield any_case(rf"(?<![\w.,-]){NUMBER}[ -]?jarigen?(?!\w)(?! oorlog)|(?<!\w)(?:{NUMBER_WORD})jarigen?(?!\w)(?! oorlog)"), "[leeftijd]"
    yield any_case(rf"(?<![\w.,/-]){NUMBER}(?:,5|½)?\s+jaar(?:tjes)?\s+(?:oud|jong)(?!\w)|(?<![\w.,/-]){NUMBER}\s+jaartjes(?!\w)"), "[leeftijd]"
    yield any_case(rf"(?<![\w.,/-]){NUMBER}\s+(?:jaar|jr)(?!\w)"), _age
    yield any_case(
        r"(?<!\w)((?:hij|zij|ze|ie|hij['’]s|ik|die|dochter|zoon|zoontje|dochtertje|meisje|jongen|kind|leerling|oma|opa|moeder|vader|\[naam\])"
        r"\s+(?:is|was|ben|wordt|word|werd)\s+(?:(?:nu|net|pas|al|bijna|ook|inmiddels|zelf|nog maar|eind|begin|dit jaar)\s+){0,2})"
        rf"{NUMBER}(?!\w)(?=\s*(?:$|[.,;!?)]|en\b|maar\b|dus\b|jaar\s*(?:$|[.,;!?)]|en\b|oud\b)|geworden\b|toen\b|nu\b|als\b|met\b))(?![.,:]\d)"
    ), r"\1[leeftijd]"
    yield any_case(
        rf"(?<!\w)((?:{PEOPLE})\s+van\s+(?:net\s+|bijna\s+|al\s+)?)"
        rf"{NUMBER}(?!\w)(?!\s*-?{UNIT}(?<!jaar))(?![.,:]\d)"
    ), r"\1[leeftijd]"
    yield any_case(rf"(?<!\w)(ik ben )(\d\d)(?=\s*(?:$|[.,;!?)]|en\b|maar\b|dus\b))"), r"\1[leeftijd]"
    yield plain(
        rf"(?<!\w)(?:[A-Z][\w'’.-]*\s+(?:(?:van|de|den|der|het|'t|op|aan|ter|ten|in)\s+){{0,3}}){{0,3}}"
        rf"[A-Z]\w*(?:{STREET_SURE}|{STREET_CAPITAL})\s+{HOUSE}{NOT_HOUSE}"
    ), "[adres]"
    yield any_case(rf"(?<!\w)(?:(?:prins|prinses|koningin|burgemeester|burg\.?|sint|st\.?|oude|nieuwe|lange|korte|van der|van den|van|de)\s+)*\w+{STREET_SURE}\s+{HOUSE}{NOT_HOUSE}"), _street
    yield any_case(rf"(?<!\w)(?:laan|plein|weg|hof|burgemeester) van (?:\w+ ){{0,3}}\w+ {HOUSE}{NOT_HOUSE}"), "[adres]"
    yield any_case(rf"(?<!\w)((?:woont|wonen|woon|woonde|adres|adres is|thuis)\s+(?:nu |toch |gewoon )?(?:op |in |aan |bij )?(?:de |het |'t )?)(?!\[)(?:\w+\s){{0,2}}\w+(?:{STREET_SURE}|{STREET_CAPITAL})(?:\s+{HOUSE})?(?!\w)"), _lives


def _link(match: re.Match[str]) -> str:
    """Help lines that anybody may see stay: 113.nl."""
    return match[0] if match[0].lower().removeprefix("www.") in {"113.nl"} else "[link]"


def _phone(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match[0])
    return match[0] if digits.startswith(("0800", "0900")) else "[telefoon]"


def _cued_phone(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match[0][len(match[1]) :])
    if match[1].lower().startswith(("nummer", "app")) and len(digits) < 6:
        return match[0]
    if digits.startswith(("0800", "0900")):
        return match[0]
    return f"{match[1]}[telefoon]" if len(digits) != 9 or digits[0] == "6" else f"{match[1]}[nummer]"


def _spaced_number(match: re.Match[str]) -> str:
    """Eight or nine digits in groups is a citizen number or an account number."""
    digits = re.sub(r"\D", "", match[0])
    if digits.startswith(("0800", "0900")) or len(digits) not in (8, 9):
        return match[0]
    return "[nummer]"


def _postcode(match: re.Match[str]) -> str:
    letters = match[0][-2:]
    glued = not match[0][4:-2]
    year = match[0][:2] in ("19", "20")
    if letters.lower() in TWO_LETTER_WORDS or (not letters.isupper() and year and not glued):
        return match[0]
    return "[postcode]"


def _day_month(match: re.Match[str]) -> str:
    """'3-11' is a date; '2-3 keer', 'groep 3-4', '3/4' and '24/7' are not."""
    day, month = int(match["day"]), int(match["month"])
    before = match.string[max(0, match.start() - 14) : match.start()].lower()
    if re.search(r"(?:groep(?:en)?|groepje|klas|combi|unit|cijfer|tussen|bouw|schaal|score|ruim|zo'n|pagina|blok|les)\s*$", before):
        return match[0]
    told = re.search(r"(?:op|per|vanaf|tot|sinds|dd|d\.d\.|datum|geboren|van|voor|om|vóór|dag)\s*$", before)
    if (day, month, match["sep"]) in {(24, 7, "/"), (10, 10, "/"), (1, 1, "/"), (1, 1, "-")} or (match["sep"] == "/" and day < month <= 10 and not told):
        return match[0]
    if month == day + 1 and not told:
        return match[0]
    return "[datum]"


def _age(match: re.Match[str]) -> str:
    """'van 8 jaar' and '(8 jaar)' are ages; 'al 8 jaar', '8 jaar ervaring' and 'drie jaar boekhouder' are not."""
    before = match.string[max(0, match.start() - 40) : match.start()].lower()
    after = match.string[match.end() : match.end() + 30].lower()
    closed = re.match(r"\s*(?:$|[.,;:!?)\n]|en\b|maar\b|dus\b|toen\b|die\b|dat\b|nu\b|met\b)", after)
    if DURATION_AFTER.match(after):
        return match[0]
    if re.search(r"\b(?:contract|periode|tijd|ervaring|traject|duur|voordeel|carri[eè]re|loopbaan|plan|de laatste|termijn) van\s+$", before):
        return match[0]
    if re.search(r"\bvan\s+(?:net |bijna |al |amper |ongeveer )?$", before):
        return "[leeftijd]"
    if re.search(r"\b(?:is|ben|was|wordt|word|werd|waren|zijn)\s+(?:nu |net |pas |bijna |inmiddels |ook |zelf )?$", before):
        return "[leeftijd]" if closed else match[0]
    aside = re.search(r"(?:\(|\b(?:PEOPLE)|\[naam\]),?\s*$|,\s*$".replace("PEOPLE", PEOPLE), before)
    return "[leeftijd]" if aside and closed else match[0]


def _street(match: re.Match[str]) -> str:
    word = re.sub(r"\s*(?:nr\.?|nummer)?\s*\d.*$", "", match[0].lower()).split()[-1]
    return match[0] if word in NOT_STREET or word.endswith("onderweg") else "[adres]"


def _lives(match: re.Match[str]) -> str:
    rest = match[0][len(match[1]) :].lower()
    if not re.search(r"\d", rest) and re.search(rf"(?:^|\s)(?:{STREET_CAPITAL}|buitenwijk|achterstandswijk|\w*wijk|weg|straat)$", rest):
        return match[0]
    return f"{match[1]}[adres]"
