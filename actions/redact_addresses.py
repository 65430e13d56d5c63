"""Streets with a house number, and where somebody lives."""

import re
from collections.abc import Iterator

from actions.redact_ages import NUMBER_WORD
from actions.redact_pattern import UNIT, Rule, any_case
from actions.redact_words import fold, load_words

STREET_SURE = (
    r"(?:straat|str\.?|laan|gracht|kade|singel|dreef|steeg|plantsoen|straatweg|dwarsstraat|boulevard|weg"
    r"|strjitte|leane)"
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
HOME = r"(?:woont|wonen|woon|woonde|adres(?: is)?|thuis)"
NOT_STREET = frozenset(("onderweg", "halverwege", "snelweg", "terugweg", "heenweg", "uitweg", "omweg", "weg"))


def rules() -> Iterator[Rule]:
    """In the order in which they work."""
    between = r"(?:(?:van|de|den|der|het|'t|op|aan|ter|ten|in)\s+){0,3}"
    honoured = "prins|prinses|koningin|burgemeester|sint|dokter|pastoor"
    before = (
        rf"{honoured}|burg\.?|st\.?|dr\.?|meester|oude|nieuwe|lange|korte|van der"
        "|van den|van|de|grote|kleine|hoge|lage|kerk|noord|zuid|oost|west"
    )
    yield (
        re.compile(
            rf"(?<!\w)(?:[A-Z][\w'’.-]*\s+{between}){{0,3}}"
            rf"[A-Z]\w*(?:{STREET_SURE}|{STREET_CAPITAL})\s+{HOUSE}{NOT_HOUSE}"
        ),
        "[adres]",
    )
    yield (
        any_case(rf"(?<!\w)(?:(?:{before})\s+)*\w+{STREET_SURE}\s+{HOUSE}{NOT_HOUSE}"),
        _street,
    )
    yield (
        any_case(rf"(?<!\w)(?:(?:{before})\s+)+{STREET_ALONE}\s+{HOUSE}{NOT_HOUSE}"),
        "[adres]",
    )
    yield (
        any_case(
            rf"(?<!\w)({HOME} (?:nu )?(?:op|aan|in) (?:de|het|'t) )"
            rf"(?!\[)[a-z]{{4,}}\s+{HOUSE}{NOT_HOUSE}(?=\s*(?:$|[,.;!?)]|in\b|te\b|en\b))"
        ),
        r"\1[adres]",
    )
    dwelling = r"(?:flat|huis|appartement|woning|kamer|portiek|adres|woon\w*|wonen|verhuis\w*)"
    yield (
        re.compile(rf"(?<!\w)({dwelling} (?:op|aan|in) (?:de |het )?)[A-Z][a-z]{{3,}} {HOUSE}{NOT_HOUSE}"),
        r"\1[adres]",
    )
    yield re.compile(r"(?<!\w)(?:nummer|nr\.?) \d{1,4} (?:aan|op|in) (?:de|het) [A-Z]\w+"), "[adres]"
    yield any_case(rf"(?<!\w)[^\W\d_]{{2,}}{STREET_SURE}\d{{1,4}}[a-z]?(?!\w)"), "[adres]"
    yield any_case(r"(?<!\w)postbus\s+\d{2,6}(?!\w)"), "[adres]"
    yield any_case(rf"(?<!\w)\w{{4,}}(?:sngl|ln|pln|wg)\.?\s+{HOUSE}{NOT_HOUSE}"), "[adres]"
    yield any_case(r"(?<!\w)(\[postcode\],? (?:huis)?)(?:nummer|nr\.?) ?\d{1,4}(?!\w)"), r"\1[adres]"
    yield any_case(rf"(?<!\w)(?:(?:'t|’t|de|het) )?[^\W\d_]{{3,}}\s+{HOUSE}(?=,?\s*\[postcode\])"), "[adres]"
    yield (
        any_case(
            rf"(?<!\w)(?:(?:{honoured})\s+)?(\w{{3,}}{STREET_CAPITAL})\s+{HOUSE}{NOT_HOUSE}(?=\s*(?:$|[,.;!?)]))"
        ),
        _unknown,
    )
    spoken = rf"(?:{NUMBER_WORD}|een|twee|drie)"
    yield re.compile(rf"(?<!\w)[A-Z]\w+{STREET_SURE}\s+{spoken}(?=\s*(?:$|[,.;!?)]))"), "[adres]"
    yield re.compile(rf"(?<!\w)[Pp]lein '?\d{{2,4}}(?:[-–]'?\d{{2,4}})?\s+{HOUSE}{NOT_HOUSE}"), "[adres]"
    yield (
        any_case(
            r"(?<!\w)(?:laan|plein|weg|hof|burgemeester) van (?:[\w-]+ ){0,3}[\w-]+ "
            rf"{HOUSE}{NOT_HOUSE}"
        ),
        "[adres]",
    )
    yield (
        any_case(
            rf"(?<!\w)({HOME}\s+(?:nu |toch |gewoon )?"
            r"(?:op |in |aan |bij )?(?:de |het |'t )?)(?!\[)(?:\w+\s){0,2}\w+"
            rf"(?:{STREET_SURE}|{STREET_CAPITAL})(?:\s+{HOUSE})?(?!\w)"
        ),
        _lives,
    )


def _street(match: re.Match[str]) -> str:
    word = re.sub(r"\s*(?:nr\.?|nummer)?\s*\d.*$", "", match[0].lower()).split()[-1]
    return match[0] if word in NOT_STREET else "[adres]"


def _unknown(match: re.Match[str]) -> str:
    """'Wilgenhof 3'; not 'schoolplein 3'."""
    return match[0] if fold(match[1]) in load_words().ordinary else "[adres]"


def _lives(match: re.Match[str]) -> str:
    rest = match[0][len(match[1]) :].lower()
    vague = re.search(rf"(?:^|\s)(?:{STREET_CAPITAL}|\w*wijk|weg|straat)$", rest)
    return match[0] if vague and not re.search(r"\d", rest) else f"{match[1]}[adres]"
