"""E-mail, links, accounts and phone numbers as people dictate them: 'apestaartje', 'punt', 'dubbel vier'."""

import re
from collections.abc import Iterator
from itertools import pairwise

from actions.redact_cued import BANKS
from actions.redact_numbers import UNITS
from actions.redact_pattern import UNIT, Rule, any_case
from actions.redact_words import fold, load_words

#: Without one of these in a text no rule here matches.
NEEDS = (
    *("[e-mail]", "[link]", "[telefoon]", "[account]", "@ ", " com/", " nl/", "staart", "start", "teken"),
    *("rondje", " at ", " ad ", " bij ", "punt", "dot", "slash", "schuine", "www", "w w", "wewe", "wee"),
    *("mail", "outlook", "underscore", "streepje", "postcode", "ziggo", "live", "nul", "zero", "plus", "+"),
    *("o6", "0 ", *(f"0{digit}" for digit in range(1, 9))),
)  # fmt: skip
ENDS = "nl|com|org|net|eu|be|de|info|frl|school|io"
PROVIDER = (
    "gmail|googlemail|hotmail|outlook|live|ziggo|ziggomail|kpnmail|kpn|xs4all|icloud|yahoo|planet|home|hetnet"
    "|proton|protonmail|telfort|casema|chello|upcmail|caiway|zonnet|solcon|msn|gmx|quicknet"
)
TAIL = r"(?:ape?n?[- ]?sta+r+t(?:je|tje)?|monkey ?tail|at-?teken|a met (?:een )?rondje)"
SAID_DOT = r"\s?[(\[]\s?(?:punt|dot)\s?[)\]]\s?|[\s-]+(?:punt|dot)[\s-]+"
DOT = rf"(?:{SAID_DOT}|\s?\.\s?)"
SIGN = r"(?:punt|dot|underscore|(?:laag |liggend )?streepje|lage streep|min|minnetje|plus)"
WORD = r"(?:[\w.+-]*\w|\[naam\]|\[account\])"
#: What is said before '@': words with a sign between, or letters one by one.
LOCAL = rf"(?<![\w.+-])(?:(?:[a-z]\s){{2,}}[a-z]|{WORD}(?:\s{SIGN}\s{WORD}){{0,4}}(?:\s\d{{1,4}})?)"
LONG = 6  # letters
#: Words before 'punt nl' (namely) that are no site.
STOP = {
    *("mijn", "m'n", "mn", "een", "het", "dit", "dat", "die", "deze", "ander", "andere", "eerste"),
    *("tweede", "laatste", "volgende", "zelfde", "ene", "elk", "ieder", "zo", "op", "in", "is"),
    *("belangrijkste", "belangrijk", "goed", "sterk", "zwak", "groot", "klein", "enige", "ook", "als"),
    *("ons", "onze", "jouw", "je", "hun", "haar"),
}  # fmt: skip
UNIT_WORDS = "nul|zero|een|één|twee|drie|vier|vijf|zes|six|zeven|acht|negen"
TEN_WORDS = (
    "tien|elf|twaalf|dertien|veertien|(?:vijf|zes|zeven|acht|negen)tien|(?:(?:een|één|twee|drie|vier|vijf|zes|zeven"
    "|acht|negen)[eë]n)?(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig"
    "|(?:vier|vijf|zes|zeven|acht|negen) en [a-z]+tig"
)
HUNDRED = rf"(?:(?:twee|drie|vier|vijf|zes|zeven|acht|negen)?honderd(?:en)?(?:{TEN_WORDS}|{UNIT_WORDS})?)"
PART = rf"(?:{HUNDRED}|{TEN_WORDS}|{UNIT_WORDS}|\d{{1,8}}|\w*duizend)"
FILLER = (
    r"(?:en|dan|daarna|nog|weer|streepje|spatie|dubbel|dubbele|keer|maal|de|het|een|eh|uh|uhm"
    r"|euh|gevolgd|door|komma)"
)


def rules() -> Iterator[Rule]:
    """In the order in which they work."""
    domain = rf"[\w-]+?(?:{DOT}[\w-]+?){{0,3}}"
    at = rf"(?:\s?[(<\[]\s?(?:at|a|ad|{TAIL})\s?[)>\]]\s?|[\s-]+{TAIL}[\s-]+)"
    yield any_case(rf"{LOCAL}{at}(?:{domain}(?:{DOT}|\s)(?:{ENDS}|n l)|(?:{PROVIDER}))(?!\w)"), "[e-mail]"
    yield any_case(rf"{LOCAL}\s(?:at|ad)\s{domain}{DOT}(?:{ENDS}|n l)(?!\w)"), "[e-mail]"
    yield any_case(rf"{LOCAL}\s(?:at|ad|bij)\s(?:{PROVIDER})(?:{DOT}(?:{ENDS}))(?!\w)"), "[e-mail]"
    yield (
        any_case(rf"(?<!\w)(?!(?:op|via|per|met|in|de|mijn)\s){WORD}\sat\s(?:gmail|hotmail|icloud)(?!\w)"),
        "[e-mail]",
    )
    yield re.compile(r"(?<!\w)[\w.-]+(?:AT|APEN?STAARTJE)[\w-]+(?:DOT|PUNT)[a-zA-Z]{2,4}(?!\w)"), "[e-mail]"
    yield any_case(rf"(?<!\w)[\w.-]+{TAIL}[\w.-]+?(?:punt|dot|\.)(?:{ENDS})(?!\w)"), "[e-mail]"
    yield any_case(rf"{LOCAL}\s?(?:{TAIL}|at|ad|\(a\)|<at>|#|&|@)\s?\[link\]"), "[e-mail]"
    yield any_case(rf"(?:{WORD}\s{SIGN}\s){{1,4}}(?:en dan )?\[e-mail\]"), "[e-mail]"
    yield any_case(rf"\[e-mail\](?:\s?[.,]|\s(?:punt|dot)\s)(?:{ENDS})(?!\w)"), "[e-mail]"
    yield (
        any_case(
            rf"(?<!\w)((?:mijn|m'n|mn|haar|zijn|onze|hun) (?:{PROVIDER}|mail|e-?mail)(?:-?adres|account)?"
            r"(?: (?:is|heet|begint met|eindigt op)|:) )(?!\[)([\w.+-]*\w)(?!\w)"
        ),
        _local,
    )
    yield (
        any_case(
            r"(?<!\w)((?:mail(?:adres)?|e-?mail(?:adres)?)(?::| is)(?: gewoon)? )(?!\[)[\w.+-]+"
            rf" (?:van |bij |op |\()?(?:{PROVIDER})(?!\w)"
        ),
        r"\1[e-mail]",
    )
    yield any_case(r"(?<![\w.+-])[\w.+-]{2,}@ [a-z][\w-]{3,}(?![\w@])"), _half
    yield any_case(rf"{LOCAL}\sat\s([\w-]{{5,}})(?=\s*(?:$|[,.;!?)]))"), _half
    slash = r"(?:(?:\s?/\s?|\s(?:slash|schuine streep|streepje)\s)[\w-]+)*"
    www = r"(?:w\s?w\s?w|we+\s?we+\s?we+|drie keer w)"
    yield any_case(rf"(?<!\w)www(?:punt|dot)[\w-]+?(?:punt|dot)(?:{ENDS}){slash}(?!\w)"), "[link]"
    yield (
        any_case(rf"(?<!\w){www}(?:{DOT}|\s)(?:[\w-]+(?:{DOT}|\s)){{1,4}}?(?:{ENDS}){slash}(?!\w)"),
        "[link]",
    )
    yield any_case(rf"(?<!\w){www}{DOT}(?:\w+\s)?\[link\]{slash}"), "[link]"
    yield any_case(rf"(?<!\w){www}\s\[link\]{slash}"), "[link]"
    yield any_case(rf"(?<!\w)([\w-]{{2,}})(?:{SAID_DOT})(?:nl|com|org|eu|be){slash}(?!\w)"), _site
    yield any_case(r"(?<!\w)(?:\w+ )?\w+ (?:com|nl|org)/[\w/-]+"), "[link]"
    yield any_case(rf"\[telefoon\] ?(?:of|/) ?\d{{2,4}}(?![\w.,:])(?!\s*-?{UNIT})"), "[telefoon]"
    yield any_case(r"\[link\](?:\s(?:slash|schuine streep)\s[\w-]+)+"), "[link]"
    yield any_case(rf"(?<!\w)(?:\w+\s)?[\w-]{{3,}}\s(?:{ENDS})(?:\sslash\s[\w-]+)+(?!\w)"), "[link]"
    yield (
        any_case(r"(?<!\w)(?:bit ?ly|tiny ?url|wa me|t me|linktr ?ee|tikkie me)(?:\sslash\s[\w-]+)+(?!\w)"),
        "[link]",
    )
    sure = r"(?:underscore|laag streepje|liggend streepje)"
    yield (
        any_case(rf"(?:\[account\]|\[naam\]|(?<!\w)[\w.-]+)(?:\s{sure}\s(?:\[account\]|\[naam\]|[\w.-]+))+"),
        "[account]",
    )
    area = rf"0\d{{2,3}}(?=[\s,.-]+(?:{UNIT_WORDS}|{TEN_WORDS})(?!\w))"
    start = rf"(?:nul|zero|[0o](?!\w)|06|o6|nul6|\+|plus|{area})"
    step = rf"(?:[\s,.…-]*(?:{FILLER}[\s,.…-]+){{0,4}}{PART}(?![^\W\d_]))"
    yield any_case(rf"(?<![\w.,-]){start}(?:{step}){{2,11}}(?!\w)(?!\s?(?:procent|%|euro|keer))"), _dictated
    said = rf"(?:{UNIT_WORDS})(?!\w)"
    yield any_case(rf"(?<!\w){said}(?:[\s,.…-]+{said}){{7,11}}(?!\s?(?:procent|%|euro|keer))"), _counted
    yield (
        any_case(rf"(?<!\w)(postcode:? (?:is )?)(?:{PART}[\s-]){{2,4}}(?:[a-z]\s?[a-z]|[a-z]+ [a-z]+)(?!\w)"),
        r"\1[postcode]",
    )
    yield any_case(rf"(?<!\w)(?:0|nul|06|o6)(?:\d|{UNIT_WORDS}){{5,9}}(?!\w)"), "[telefoon]"
    yield (
        any_case(
            rf"(?<!\w)(?:nl|n l|en el) (?:\d\d|[a-zë]+) (?:{BANKS})(?: \w+){{0,3}} \[(?:telefoon|nummer)\]"
        ),
        "[rekeningnummer]",
    )


def _local(match: re.Match[str]) -> str:
    """'Mijn gmail is ajansen75'; not 'mijn gmail is vol'."""
    word = match[2]
    return match[0] if word.isalpha() and load_words().is_ordinary(fold(word)) else f"{match[1]}[e-mail]"


def _half(match: re.Match[str]) -> str:
    """'Admin at obsdelinde', a word that is none of the language; not 'hij at boterhammen'."""
    word = re.split(r"[@\s]+", fold(match[0]))[-1]
    return match[0] if load_words().is_ordinary(word) else "[e-mail]"


def _site(match: re.Match[str]) -> str:
    """'Regenboog punt nl'; not 'mijn punt nl dat ik' (namely)."""
    word, after = fold(match[1]), match.string[match.end() :]
    closed = re.match(r"\s*(?:$|[.,;:!?)])", after) or " slash " in match[0]
    known = load_words().is_ordinary(word)
    return match[0] if word in STOP or (known and not closed and len(word) < LONG) else "[link]"


def _dictated(match: re.Match[str]) -> str:
    """Eight digits at least, in words or not: a phone number."""
    if not re.search(r"[^\W\d_]", match[0]):
        return match[0]
    words = re.findall(rf"(?:{HUNDRED}|{TEN_WORDS}|{UNIT_WORDS}|\d+)(?![^\W\d_])", match[0].lower())
    digits = sum(_digits(word) for word in words)
    times = re.findall(
        r"\b(twee|drie|vier|vijf|dubbele?)(?: (?:keer|maal))?(?: de| een)? (\w+)", match[0].lower()
    )
    more = sum(
        _times(how) * _digits(what)
        for how, what in times
        if f"{how} keer" in match[0].lower() or how[0] == "d"
    )
    return "[telefoon]" if digits + more >= 8 else match[0]


def _counted(match: re.Match[str]) -> str:
    """Eight digits in words without a nul before them; not who counts up or down."""
    values = [UNITS.index(word) for word in re.findall(r"[a-zëé]+", match[0].lower()) if word in UNITS]
    steps = {after - before for before, after in pairwise(values)}
    return match[0] if len(steps) == 1 else "[telefoon]"


def _digits(word: str) -> int:
    """How many digits a said or written number has."""
    if word.isdigit():
        return len(word)
    if "honderd" in word:
        return 3
    return 1 if re.fullmatch(UNIT_WORDS, word) else 2


def _times(word: str) -> int:
    """How many digits more 'dubbel' or 'drie keer' brings for each digit that is said, itself not counted."""
    return {"twee": 1, "drie": 2, "vier": 3, "vijf": 4}.get(word, 1)
