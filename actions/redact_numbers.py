"""Phone, account and citizen numbers, full dates in digits, and postcodes."""

import re
from collections.abc import Iterator

from actions.redact_pattern import UNIT, Rule, any_case

TWO_LETTERS = re.compile(
    r"en|is|de|in|op|om|al|te|er|ik|we|je|ze|of|na|nu|zo|ga|af|as|mn|zn|ie|me|he|ja|bij|an|at|wo|vo|so|po"
    r"|ib|mr|rt|oa|km|cm|kg|gr|cc|ha|st|nr|dd|ca|jr|mm|ml|pc|ma|di|do|vr|za|ff|un|ex|ah|oh|eh"
)
UNITS = [
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
]  # fmt: skip


def rules() -> Iterator[Rule]:
    """In the order in which they work."""
    foreign = "be|de|fr|es|it|pl|pt|at|lu|gb|tr|ch"
    yield (
        any_case(
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
            r"(?<!\w)(?:\(?(?:\+|00) ?\d{1,3}\)?)(?:[ ./()_–-]*\d){7,12}(?!\w)"
            r"|(?<!\w)\(?0\d(?:(?:[ ./()_–-]{0,3}|,? (?:en )?(?:dan |nog |daarna )?)\d){8}(?!\w)"
        ),
        _phone,
    )
    yield re.compile(r"(?<![\w€.,-])6[ -]?\d{4}[ -]?\d{4}(?![\w,.]\d|\w)"), "[telefoon]"  # its zero left out
    digits = r"(?:[a-zë]+tig|[a-z]*tien|nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|elf|twaalf)"
    step = rf"[\s,.-]+(?:(?:en|dan)\s+)*(?:{digits}|\d{{1,2}})"
    begins = r"(?:nul[\s-]?(?:en\s+(?:dan\s+)?)?zes|06|(?:plus|\+)\s?(?:eenendertig|31))"
    yield any_case(rf"(?<!\w){begins}(?:{step}){{3,9}}(?!\w)"), "[telefoon]"
    yield any_case(rf"(?<!\w)nul(?:{step}){{4,9}}(?!\w)"), "[telefoon]"
    yield any_case(rf"(?<!\w){digits}(?:[\s-]+{digits}){{2,8}}(?!\w)"), _spoken_number
    yield any_case(r"(?<!\w)(toestel(?:nummer)? )\d{2,4}(?!\w)"), r"\1[telefoon]"
    yield any_case(r"(?<!\w)[o0]\s?[6]?(?:[ ./()–-]{0,3}[\do]){8}(?!\w)"), _slipped_phone
    yield (
        any_case(
            r"(?<!\w)((?:tel(?:efoon)?(?:nummer|nr)?|bel|bellen|mobiel|nummer|app|06)\.?:?\s+"
            r"(?:is |op |naar )?)(?!(?:11[2-4]|0[89]00)\b)\d(?:[ -]?\d){5,9}(?!\w)"
        ),
        _cued_phone,
    )
    yield (
        re.compile(rf"(?<![\w€.,-])\d{{2,4}}(?:[ .-]\d{{2,4}}){{2,3}}(?![\w-])(?![.,]\d)(?!\s{UNIT})"),
        _spaced_number,
    )
    yield (
        any_case(r"(?<![\w€.,-])(?<!€ )\d{6,}(?!\w)(?!,\d)(?!\s*(?:euro|keer|x\b))"),
        "[nummer]",
    )
    yield any_case(r"(?<![\w.,-])[1-9]\d{3}(?:\s?|-|\.\s)[a-z]{2}(?!\w)(?!['’-]\w)"), _postcode
    yield re.compile(r"(?<![\w.,-])[1-9]\d{3}\s?[A-Z]\.\s?[A-Z]\.?(?!\w)"), "[postcode]"
    yield any_case(r"(?<![\w.,-])(?!19|20)[1-9]\d{3}\s[a-z]\s[a-z](?!\w)"), "[postcode]"


def _phone(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match[0])
    if digits.startswith(("0800", "0900")):
        return match[0]
    return "([telefoon]" if match[0][0] == "(" and ")" not in match[0] else "[telefoon]"


def _spoken_number(match: re.Match[str]) -> str:
    """'Zes eenentwintig vijfendertig' and six out of order are a number; 'groep vijf zes zeven' is not."""
    words = re.split(r"[\s-]+", match[0].lower())
    counted = [UNITS.index(word) for word in words if word in UNITS]
    out_of_order = len(words) > 5 and counted != sorted(counted)
    return "[telefoon]" if out_of_order or match[0].lower().count("tig") > 1 else match[0]


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
    """Eight digits and more in groups is a number of a person, of an account or of a meeting."""
    digits = re.sub(r"\D", "", match[0])
    if digits.startswith(("0800", "0900")) or not 8 <= len(digits) <= 11:
        return match[0]
    return "[nummer]"


def _postcode(match: re.Match[str]) -> str:
    letters = match[0][-2:]
    glued = not match[0][4:-2]
    year = match[0][:2] in ("19", "20")
    capitals = (letters.isupper() or (glued and letters[0].isupper())) and not match.string.isupper()
    word = TWO_LETTERS.fullmatch(letters.lower())
    if "." in match[0] and not capitals:
        return match[0]
    if (word and (year or not capitals)) or (year and not capitals and not glued):
        return match[0]
    return "[postcode]"
