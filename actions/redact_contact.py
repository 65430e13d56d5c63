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
    "|peuter|puber|baby|leerling|collega|iemand|broer|broertje|zus|zusje|tweeling|stagiair|stagiaire|duo|duopartner"
)
NUMBER = rf"(?:\d{{1,2}}|{NUMBER_WORD})"
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
MONTH = (
    rf"(?:(?:{MONTHS})(?!\w)"
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
    r"\s*(?:geleden|ervaring|lang\b|later|terug\b|in het onderwijs|voor de klas|in dienst"
    r"|op (?:deze|dezelfde)|bezig|wacht|werk|onderwijs|op rij|achter elkaar|in (?:dit|het) vak"
    r"|les\b|getrouwd|samen|nodig|jubileum|contract)"
)
STREET_SURE = (
    r"(?:straat|str\.?|laan|gracht|kade|singel|dreef|steeg|plantsoen|straatweg|dwarsstraat|boulevard|weg)"
)
STREET_ALONE = r"(?:gracht|kade|singel|dreef|steeg|plantsoen|boulevard|plein|laan|straat|weg)"
STREET_CAPITAL = (
    r"(?:plein|hof|pad|park|baan|ring|dijk|burg|akker|veld|weide|erf|markt|wal|haven|hoek|berg|kamp"
    r"|oord|wijk|zijde|meent|tuin|kwartier|straatje|laantje|bos|heide|donk|es|brink|horst)"
)
HOUSE = (
    r"(?:nr\.? ?|nummer |no\.? ?)?\d{1,4}"
    r"(?: ?-? ?(?:[a-hA-H]|bis|hs|huis|[IVX]{1,4}|rood|zwart|\d[- ]?hoog))?"
    r"(?!\w)(?![.,:/]\d)(?!%)"
)
NOT_HOUSE = rf"(?!\s*-?{UNIT})(?!\s*(?:tot|of|en)\s+\d)"
NOT_STREET = frozenset(("onderweg", "halverwege", "snelweg", "terugweg", "heenweg", "uitweg", "omweg", "weg"))
TWO_LETTERS = re.compile(
    r"en|is|de|in|op|om|al|te|er|ik|we|je|ze|of|na|nu|zo|ga|af|as|mn|zn|ie|me|he|ja|bij|an|at|wo|vo|so|po"
    r"|ib|mr|rt|oa|km|cm|kg|gr|cc|ha|st|nr|dd|ca|jr|mm|ml|pc|ma|di|do|vr|za|ff|un|ex|ah|oh|eh"
)
DURATION_OF = re.compile(
    r"\b(?:contract|periode|tijd|ervaring|traject|duur|voordeel|carri[eè]re|loopbaan|plan"
    r"|de laatste|termijn) van\s+$"
)
OLD_OF = re.compile(
    r"(?:\bvan|\bv\.?|\bmet (?:mijn|m['’]?n|haar|zijn|z['’]?n))\s+(?:net |bijna |al |amper |ongeveer )?$"
)
IS_OLD = re.compile(
    r"\b(?:is|ben|was|wordt|word|werd|waren|zijn)\s+"
    r"(?:nu |net |pas |bijna |inmiddels |ook |zelf )?$"
)
NAMED = re.compile(r"\[naam\],?\s*$")
ASIDE = re.compile(rf"(?:\(|\b(?:{PEOPLE})|\[naam\]),?\s*$|,\s*$")
CLOSED = re.compile(r"\s*(?:$|[.,;:!?)\n]|en\b|maar\b|dus\b|toen\b|die\b|dat\b|nu\b|met\b)")
NOT_DATE = re.compile(
    r"(?:groep(?:en)?|groepje|klas|combi|unit|cijfer|tussen|bouw|schaal|score|ruim|zo'n|pagina|blok"
    r"|les)\s*$"
)
TOLD_DATE = re.compile(r"(?:op|per|vanaf|tot|sinds|dd|d\.d\.|datum|geboren|van|voor|om|vóór|dag)\s*$")

MEDIUM = (
    "insta(?:gram)?|snap(?:chat)?|tik ?tok|facebook|fb|twitter|linkedin|discord|account"
    "|gebruikersnaam|username|inlognaam"
)
PLACE = "teams|telegram|signal|skype|threads|bluesky|roblox|youtube|pinterest|inlog|profiel"
MEDIA = re.compile(rf"(?<!\w)(?:{MEDIUM}|{PLACE})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def patterns() -> tuple[tuple[re.Pattern[str], str | Replace], ...]:
    """Patterns in the order in which they work, with a placeholder or a function that decides."""
    return (*_online(), *_numbers(), *_dates(), *_ages(), *_addresses())


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _online() -> Iterator[tuple[re.Pattern[str], str | Replace]]:
    at = r"(?:\s?[(\[]\s?(?:at|apenstaartje)\s?[)\]]\s?|\s+at\s+|\s+apenstaartje\s+)"
    dot = r"(?:\.|\s+(?:punt|dot)\s+|\s?[(\[]\s?(?:punt|dot)\s?[)\]]\s?)"
    ends = "nl|com|org|net|eu|be|de|info|frl|amsterdam|school|io|app"
    yield re.compile(r"(?<![\w.+-])[\w.+'-]+\s{0,2}@\s{0,2}[\w-]+(?:\.[\w-]+)+(?!\w)"), "[e-mail]"
    yield re.compile(r"(?<![\w.+-])[\w.+-]{2,}@[a-z][\w-]{3,}(?![\w@])"), "[e-mail]"
    loose = rf"[\w-]+(?:\s?[.,]\s?[\w-]+){{0,3}}?\s?[.,]\s?(?:{ends})"
    yield _any(rf"(?<![\w.+-])[\w.+'-]+\s{{0,2}}@\s{{0,2}}{loose}(?!\w)"), "[e-mail]"
    yield (
        _any(rf"(?<![\w.+-])[\w.+-]+{at}[\w-]+(?:{dot}[\w-]+)*{dot}[a-z]{{2,4}}(?!\w)"),
        "[e-mail]",
    )
    yield (
        _any(rf"(?<!\w)www\s?\.\s?[\w-]+(?:\s?\.\s?[\w-]+)?\s?\.\s?(?:{ends})(?:\s?/\s?[\w-]+)*(?!\w)"),
        "[link]",
    )
    yield _any(r"(?<!\w)(?:https?://|www\.)[^\s\[\]]*[^\s\[\].,;:!?)'\"]"), _link
    yield (
        _any(
            rf"(?<![\w@.-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*"
            rf"(?:\.[a-z]{{2,6}}|(?:\s\.\s?|\.\s)(?:{ends}))/[^\s\[\]]*[^\s\[\].,;:!?)'\"]"
        ),
        _link,
    )
    yield (
        _any(rf"(?<![\w@.-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:{ends})(?:/[^\s\[\]]*)?(?![\w@])"),
        _link,
    )
    yield _any(r"(?<![\w-])[a-z0-9-]{6,}\s+punt\s+(?:nl|com|org|eu|be)(?!\w)"), "[link]"
    yield re.compile(r"(?<![\w@])@\w[\w.-]*\w(?!\w)"), "[account]"
    yield (
        _any(
            rf"(?<!\w)((?:{MEDIUM})(?:-?naam|account)?(?:\s+(?:is|heet)|:)\s*)(?!\[)(?!ik\b)[\w.-]*\w(?!\w)"
        ),
        r"\1[account]",
    )
    yield _any(r"(?<![\w@])@\s(?=[\w.]*[a-z])(?=[\w.]*[\d_])[\w.]{5,}(?!\w)"), "[account]"
    yield re.compile(r"(?<!\w)[\w.-]{2,}#\d{4}(?!\w)"), "[account]"
    yield _any(r"(?<!\w)[a-z]{5,}\d{2,4}(?!\w)"), _beside_media
    yield re.compile(r"(?<!\w)(?=\w*[a-z])\w*[^\W_]_\w*[^\W_](?!\w)"), "[account]"
    handle = r"(?!\[)(?=[\w.-]*(?:\w\.\w|_|\d))(?=[\w.-]*[a-z])[\w.-]*\w"
    words = r"(?:(?:is|heet|heet ik|ben ik|als|op|onder|via|naam|van mij|me|mij|maar|nu)\s+){0,3}"
    yield (
        _any(rf"(?<!\w)((?:{MEDIUM}|{PLACE})(?:-?naam|account)?:?,?\s+{words})(?:@\s?)?{handle}(?!\w)"),
        r"\1[account]",
    )


def _numbers() -> Iterator[tuple[re.Pattern[str], str | Replace]]:
    foreign = "be|de|fr|es|it|pl|pt|at|lu|gb|tr|ch"
    yield (
        _any(
            r"(?<!\w)[a-z]{2}\d{2}[ .-]?(?:[a-z]{4})[ .-]?(?:\d[ .-]?){9}\d(?!\w)"
            rf"|(?<!\w)(?:{foreign})\d{{2}}(?:[ .]?[a-z0-9]{{4}}){{3,7}}"
            r"(?:[ .]?[a-z0-9]{1,3})?(?!\w)"
        ),
        "[rekeningnummer]",
    )
    yield (
        re.compile(r"(?<![\w.])\d{2}\.\d{2}\.\d{2}\.\d{3}(?!\w)|(?<![\w.])\d{4}\.\d{2}\.\d{3}(?!\w)"),
        "[nummer]",
    )
    # a full date looks like a phone number, so it goes first
    month, day = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
    yield (
        re.compile(rf"(?<![\w/.-]){day}([-/.])\s?{month}\1\s?(?:\d{{4}}|['’]?\d\d)(?![\w/-])(?!\.\d)"),
        "[datum]",
    )
    yield re.compile(rf"(?<![\w/.-]){day} {month} 20\d\d(?![\w/-])"), "[datum]"
    yield re.compile(rf"(?<![\w/.-])(?:19|20)\d\d([-/]){month}\1{day}(?![\w/-])"), "[datum]"
    yield (
        re.compile(
            r"(?<!\w)(?:\(?(?:\+|00)\d{1,3}\)?)(?:[ ./()–-]*\d){7,12}(?!\w)"
            r"|(?<!\w)\(?0\d(?:[ ./()–-]{0,3}\d){8}(?!\w)"
        ),
        _phone,
    )
    digits = r"(?:[a-z]+tig|[a-z]*tien|nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|elf|twaalf)"
    yield _any(rf"(?<!\w)nul[\s-]?zes(?:[\s,.-]+{digits}){{3,8}}(?!\w)"), "[telefoon]"
    yield _any(r"(?<!\w)[o0]\s?[6]?(?:[ ./()–-]{0,3}[\do]){8}(?!\w)"), _slipped_phone
    yield (
        _any(
            r"(?<!\w)((?:tel(?:efoon)?(?:nummer|nr)?|bel|bellen|mobiel|nummer|app|06)\.?:?\s+"
            r"(?:is |op |naar )?)(?!(?:11[2-4]|0[89]00)\b)\d(?:[ -]?\d){5,9}(?!\w)"
        ),
        _cued_phone,
    )
    yield re.compile(r"(?<![\w€.,-])\d{2,4}(?:[ .-]\d{2,4}){2,3}(?![\w.,-])"), _spaced_number
    yield (
        _any(r"(?<![\w€.,-])(?<!€ )\d{6,}(?!\w)(?!,\d)(?!\s*(?:euro|keer|x\b))"),
        "[nummer]",
    )
    yield _any(r"(?<![\w.,-])[1-9]\d{3}(?:\s?|-|\.\s)[a-z]{2}(?!\w)(?!['’-]\w)"), _postcode


def _dates() -> Iterator[tuple[re.Pattern[str], str | Replace]]:
    words = (
        "een|eerste|twee|tweede|drie|derde|vier|vierde|vijf|vijfde|zes|zesde|zeven|acht|achtste|negen"
        "|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
        "|twintig(?:ste)?|eenentwintig|tweeentwintig|dertig(?:ste)?"
    )
    yield (
        _any(
            rf"(?<!\w)(?:{WEEKDAY}\.?,?\s+)?(?:de\s+)?{DAY}(?:e|ste|de)?\.?\s*(?:van\s+)?{MONTH}"
            rf"(?:\s*{YEAR}(?!\w))?"
        ),
        "[datum]",
    )
    yield (
        _any(rf"(?<!\w)(?:{words})\s+(?:van\s+)?(?:{MONTHS})(?!\w)(?:\s*{YEAR}(?!\w))?"),
        "[datum]",
    )
    yield (
        _any(
            rf"(?<![\w/.,-])(?:{WEEKDAY}\s+)?(?P<day>{DAY})(?P<sep>[-/])(?P<month>1[0-2]|0?[1-9])"
            rf"(?![\w/-])(?![.,]\d)(?!\s*{UNIT})"
        ),
        _day_month,
    )
    yield (
        _any(
            r"(?<!\w)((?:geboren|jarig|verjaardag)\s+(?:is\s+)?(?:op|in)\s+(?:de\s+)?)"
            rf"{DAY}e?(?!\w)"
        ),
        r"\1[datum]",
    )


def _ages() -> Iterator[tuple[re.Pattern[str], str | Replace]]:
    old = r"(?:oud|jong)(?!\w)"
    yield (
        _any(
            rf"(?<![\w.,-]){NUMBER}[ -]?jarigen?(?!\w)(?! oorlog)"
            rf"|(?<!\w)(?:{NUMBER_WORD})jarigen?(?!\w)(?! oorlog)"
        ),
        "[leeftijd]",
    )
    yield (
        _any(
            rf"(?<![\w.,/-]){NUMBER}(?:,5|½)?\s+jaar(?:tjes)?\s+{old}"
            rf"|(?<![\w.,/-]){NUMBER}\s+jaartjes(?!\w)"
        ),
        "[leeftijd]",
    )
    yield _any(rf"(?<![\w.,/-]){NUMBER}(?:,5|½)?\s*(?:jaar|jr)(?!\w)"), _age
    yield _any(r"(?<!\w)(op (?:mijn|m['’]?n|haar|zijn|z['’]?n)\s+)\d\d(?:ste|de|e)(?!\w)"), r"\1[leeftijd]"
    yield _any(rf"(?<!\w)(ik |\[naam\] ){NUMBER}(?=,(?!\d))"), r"\1[leeftijd]"
    yield _any(rf"(?<!\w)(\[naam\],\s*){NUMBER}(?=\s*,)"), r"\1[leeftijd]"
    yield (
        _any(rf"(?<!\w)((?:{PEOPLE}|\[naam\])\s*\(\s*){NUMBER}(?=\s*\))"),
        r"\1[leeftijd]",
    )
    yield (
        _any(
            r"(?<!\w)((?:als|toen|nu|omdat|zodra|sinds|tot|voor|dat)\s+(?:ik|je|jij|hij|zij|ze|we|wij)\s+"
            rf"(?:nu\s+|bijna\s+|al\s+|net\s+|pas\s+|ook\s+)?){NUMBER}(?=\s+(?:bent?|is|was|wordt?|werd)\b)"
        ),
        r"\1[leeftijd]",
    )
    yield (
        _any(
            rf"((?:(?<!\w)(?:hij|zij|ze|ie|hij['’]s|ik|die|{PEOPLE}|\[naam\]|\[functie\])"
            r"\s+(?:is|was|ben|wordt|word|werd)|(?<!\w)(?:ben|was|word|werd) ik"
            r"|(?:^|[.,;!?]\s*)(?:ben|word))\s+"
            r"(?:(?:nu|net|pas|al|bijna|ook|inmiddels|zelf|nog maar|eind|begin|dit jaar|volgende week"
            r"|volgend jaar|morgen|zelfs)\s+){0,2})"
            rf"{NUMBER}(?!\w)(?=\s*(?:$|[.,;!?)]|en\b|maar\b|dus\b|geworden\b|toen\b|nu\b|als\b|met\b"
            r"|jaar\s*(?:$|[.,;!?)]|en\b|oud\b)))(?![.,:]\d)"
        ),
        r"\1[leeftijd]",
    )
    yield (
        _any(
            rf"(?<!\w)((?:{PEOPLE}|\[naam\])\s+van\s+(?:net\s+|bijna\s+|al\s+)?)"
            rf"{NUMBER}(?!\w)(?!\s*-?{UNIT}(?<!jaar))(?![.,:]\d)"
        ),
        r"\1[leeftijd]",
    )


def _addresses() -> Iterator[tuple[re.Pattern[str], str | Replace]]:
    between = r"(?:(?:van|de|den|der|het|'t|op|aan|ter|ten|in)\s+){0,3}"
    before = (
        r"prins|prinses|koningin|burgemeester|burg\.?|sint|st\.?|oude|nieuwe|lange|korte|van der"
        "|van den|van|de|grote|kleine|hoge|lage|dokter|dr\\.?|pastoor|meester|kerk|noord|zuid|oost|west"
    )
    yield (
        re.compile(
            rf"(?<!\w)(?:[A-Z][\w'’.-]*\s+{between}){{0,3}}"
            rf"[A-Z]\w*(?:{STREET_SURE}|{STREET_CAPITAL})\s+{HOUSE}{NOT_HOUSE}"
        ),
        "[adres]",
    )
    yield (
        _any(rf"(?<!\w)(?:(?:{before})\s+)*\w+{STREET_SURE}\s+{HOUSE}{NOT_HOUSE}"),
        _street,
    )
    yield (
        _any(rf"(?<!\w)(?:(?:{before})\s+)+{STREET_ALONE}\s+{HOUSE}{NOT_HOUSE}"),
        "[adres]",
    )
    yield re.compile(r"(?<!\w)(?:nummer|nr\.?) \d{1,4} (?:aan|op|in) (?:de|het) [A-Z]\w+"), "[adres]"
    yield _any(r"(?<!\w)postbus\s+\d{2,6}(?!\w)"), "[adres]"
    yield _any(rf"(?<!\w)\w{{4,}}(?:sngl|ln|pln|wg)\.?\s+{HOUSE}{NOT_HOUSE}"), "[adres]"
    yield _any(rf"(?<!\w)\w{{3,}}{STREET_CAPITAL}\s+{HOUSE}(?=,?\s*\[postcode\])"), "[adres]"
    yield re.compile(rf"(?<!\w)Plein '?\d{{2,4}}\s+{HOUSE}{NOT_HOUSE}"), "[adres]"
    yield (
        _any(
            r"(?<!\w)(?:laan|plein|weg|hof|burgemeester) van (?:[\w-]+ ){0,3}[\w-]+ "
            rf"{HOUSE}{NOT_HOUSE}"
        ),
        "[adres]",
    )
    yield (
        _any(
            r"(?<!\w)((?:woont|wonen|woon|woonde|adres|adres is|thuis)\s+(?:nu |toch |gewoon )?"
            r"(?:op |in |aan |bij )?(?:de |het |'t )?)(?!\[)(?:\w+\s){0,2}\w+"
            rf"(?:{STREET_SURE}|{STREET_CAPITAL})(?:\s+{HOUSE})?(?!\w)"
        ),
        _lives,
    )


def _beside_media(match: re.Match[str]) -> str:
    """'jufkim91' is an account where a medium is named; elsewhere it may be 'office365'."""
    return "[account]" if MEDIA.search(match.string) else match[0]


def _link(match: re.Match[str]) -> str:
    """Help lines that anybody may see stay: 113.nl."""
    return match[0] if match[0].lower().removeprefix("www.") in {"113.nl"} else "[link]"


def _phone(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match[0])
    return match[0] if digits.startswith(("0800", "0900")) else "[telefoon]"


def _slipped_phone(match: re.Match[str]) -> str:
    """'o6-12345678': the letter for a nought. At least seven digits, so no word."""
    return "[telefoon]" if len(re.sub(r"\D", "", match[0])) >= 7 else match[0]


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
    capitals = letters.isupper() and not match.string.isupper()
    word = TWO_LETTERS.fullmatch(letters.lower())
    if "." in match[0] and not capitals:
        return match[0]
    if (word and (year or not capitals)) or (year and not capitals and not glued):
        return match[0]
    return "[postcode]"


def _day_month(match: re.Match[str]) -> str:
    """'3-11' is a date; '2-3 keer', 'groep 3-4', '3/4' and '24/7' are not."""
    day, month, slash = int(match["day"]), int(match["month"]), match["sep"] == "/"
    before = match.string[max(0, match.start() - 14) : match.start()].lower()
    if NOT_DATE.search(before) or (day, month) in ((1, 1), (10, 10)) or (day, month) == (24, 7):
        return match[0]
    looks_like_range = month == day + 1 or (slash and day < month <= 10)
    return match[0] if looks_like_range and not TOLD_DATE.search(before) else "[datum]"


def _age(match: re.Match[str]) -> str:
    """'van 8 jaar' and '(8 jaar)' are ages; 'al 8 jaar' and '8 jaar ervaring' are not."""
    before = match.string[max(0, match.start() - 40) : match.start()].lower()
    after = match.string[match.end() : match.end() + 30].lower()
    if DURATION_AFTER.match(after) or DURATION_OF.search(before):
        return match[0]
    if OLD_OF.search(before) or NAMED.search(before):
        return "[leeftijd]"
    closed = CLOSED.match(after)
    return "[leeftijd]" if closed and (IS_OLD.search(before) or ASIDE.search(before)) else match[0]


def _street(match: re.Match[str]) -> str:
    word = re.sub(r"\s*(?:nr\.?|nummer)?\s*\d.*$", "", match[0].lower()).split()[-1]
    return match[0] if word in NOT_STREET else "[adres]"


def _lives(match: re.Match[str]) -> str:
    rest = match[0][len(match[1]) :].lower()
    vague = re.search(rf"(?:^|\s)(?:{STREET_CAPITAL}|\w*wijk|weg|straat)$", rest)
    return match[0] if vague and not re.search(r"\d", rest) else f"{match[1]}[adres]"
