"""Numbers, codes and passwords after a word that says what they are, and number plates."""

import re
from collections.abc import Iterator

from actions.redact_pattern import UNIT, Rule, any_case

#: Without a digit in a text no rule here matches.
NEEDS = tuple("0123456789")
WHOSE = (
    "leerling|student|studenten|stam|personeels?|medewerkers?|werknemers?|collega|pas|polis|dossier|klant|lid|leden"
    "|lidmaatschaps?|relatie|ticket|zaak|melding|meldings|bestel|factuur|order|paspoort|identiteits|id|rijbewijs"
    "|registratie|inschrijf|patienten|patiënten|burgerservice|sofi|onderwijs|klacht|referentie|kvk|agb|big|rekening"
    "|bankrekening|giro|bank|kaart|kenteken|docenten|sleutel|kluis|deelnemers?|cliënt|client|bsn|zorg|verzekerings?"
    "|serie|vergader|meeting|zoom|pin|puk|toegangs|alarm|deur|brin|incident|casus|verzekerden?|loonheffings?|badge"
)
BANKS = "abna|rabo|ingb|snsb|trio|asnb|knab|bunq|rbrb|revo|fvlb|kabo|isae|ntsb"
WHOM = r"van (?:(?:de|het|mijn|zijn|haar|onze|ons|die|dat|een) )?[^\W\d_]+"
LINK = rf"(?:\s+(?:{WHOM}|daarvan|erbij|hier|thuis|op school))?(?:\s*[:=]\s*|\s+(?:is|was|zijn|luidt)\s+|\s+)"
CODE = r"(?=[\w.-]*\d[\w.-]*\d)[a-z]{0,4}[-.]?\d[\w-]*(?:[ .-]\d+)*"
PLATE_WORD = re.compile(r"(?<![a-z])(?:op|en|of|de|te|in|a|per|van|tot|uur|min|dag|bij|om|x|nr)(?![a-z])")


def rules() -> Iterator[Rule]:
    """In the order in which they work."""
    not_unit = rf"(?![.,]?\w)(?!\s*-?{UNIT})"
    yield any_case(r"(?<!\w)\d{4}(?:[ .-]\d{4}){3}(?:[ .-]\d{1,3})?(?!\w)"), "[nummer]"
    yield (
        any_case(
            rf"(?<!\w)(?:(?:nl|n l|en el|en l|be)[\s.-]*[\dox]\s?[\dox][\s.-]*)?(?:{BANKS})"
            rf"(?:[\s.-]*[\do]){{4,12}}(?![\w])"
        ),
        "[rekeningnummer]",
    )
    yield (
        any_case(
            rf"(?<!\w)((?:{WHOSE})[- ]?(?:nummer|nr\.?|no\.?|code|id)(?:tje)?(?!\w){LINK}){CODE}{not_unit}"
        ),
        r"\1[nummer]",
    )
    yield (
        any_case(rf"(?<!\w)((?:bsn|paspoort|rijbewijs|brin|agb|big|kvk|badge|polis){LINK}){CODE}{not_unit}"),
        r"\1[nummer]",
    )
    yield any_case(r"(?<!\w)[a-z]{1,3}\d{6,}(?!\w)"), "[nummer]"
    digits = r"\d(?:[ .-]?\d){1,9}"
    thing = (
        r"(?:credit ?card|\w*kaart|\w*nummers?|\w*nr|\w*rekening|iban|mobiel|telefoon|06|bsn|pas"
        r"|kenteken|postcode)"
    )
    yield (
        any_case(
            rf"(?<!\w)({thing}(?: \w+)?,? (?:begint|beginnend|start)(?: \w+){{0,2}} (?:op|met) )\d"
            rf"(?:[ .-]?\d){{2,9}}{not_unit}"
        ),
        r"\1[nummer]",
    )
    yield (
        any_case(
            rf"(?<!\w)({thing}(?: \w+)?,? (?:eindigt|eindigend|stopt)(?: \w+){{0,2}} (?:op|met|in) )\d"
            rf"(?:[ .-]?\d){{1,9}}{not_unit}"
        ),
        r"\1[nummer]",
    )
    yield (
        any_case(
            r"(?<!\w)((?:laatste|eerste) (?:\w+ )?(?:cijfers?|nummers|getallen)(?: (?:van|in|op) \w+"
            r"(?: \w+)?)?"
            rf"\s?(?:zijn|is|:)? ?){digits}{not_unit}"
        ),
        r"\1[nummer]",
    )
    dots = r"(?:nr\.?|nummer|06|rekening|iban|bsn|mobiel)(?: \w+){0,3} "
    yield any_case(rf"(?<!\w)({dots})(?:\.{{2,}}|…|x{{2,}}) ?\d{{2,4}}(?!\w)"), r"\1[nummer]"
    owed = (
        r"(?:debiteur|crediteur|factuur|kostenplaats|dossier|polis|lln|leerling|ticket|zaak|casus|"
        r"(?:inkoop)?order"
        r"|badge|sleutel|pgn|lidmaatschap|contract|declaratie|verzekering|kvk|bestelling)"
    )
    yield (
        any_case(
            rf"(?<!\w)({owed}\.?(?:en)?[- ]?(?:nummer|nr\.?)?{LINK})(?!(?:19|20)\d\d(?![\d-]))"
            rf"(?!(?:be|nl|de|fr)\d\d)(?:[a-z]{{1,3}}-?)?\d(?:[ .-]?\d){{3,10}}{not_unit}"
        ),
        r"\1[nummer]",
    )
    whose = r"(?:\s+(?:van|voor|bij) (?:\w+ )?\w+|\s+\w+)?"
    code = rf"(?<!\w)((?!post|zip)\w*codes?{whose}(?:\s+is\s+|\s*[:=]\s*|\s+))"
    yield (
        any_case(
            rf"{code}(?!(?:19|20)\d\d(?!\w))(?=[a-z\d-]*\d)(?:\d{{4,8}}|"
            rf"(?=[\d-]*[a-z])[a-z\d]{{2,}}-?[a-z\d]{{2,}}"
            rf"|\d\d-\d\d-\d\d)(?![\w%])(?!\s*-?{UNIT})"
        ),
        r"\1[nummer]",
    )
    inside = (
        r"(?:semafoon|pieper|portofoon|toestel|tst|doorkies|doorkiezen|ext|extensie|binnenlijn"
        r"|kortekies|verkort)"
    )
    yield (
        any_case(rf"(?<!\w)({inside}(?:nummer|nr)?\.?{LINK}(?:op |met )?)\d{{2,5}}{not_unit}"),
        r"\1[telefoon]",
    )
    yield (
        any_case(
            r"(?<!\w)(intern (?:te )?(?:\w+ )?(?:bel\w*|bereik\w*)(?: \w+)?(?: (?:op|via|met))? "
            rf"|intern(?: nummer)?:? )\d{{3,4}}{not_unit}"
        ),
        r"\1[telefoon]",
    )
    yield (
        any_case(
            r"(?<!\w)((?:06|mobiele?|telefoon|tel|vaste?|prive|privé)[- ]?(?:nummer|nr"
            rf"|lijn)\.?{LINK})\d(?:[ .-]?\d){{5,9}}(?!\w)"
        ),
        r"\1[telefoon]",
    )
    yield (
        any_case(
            r"(?<!\w)((?:wachtwoord|password|ww|inlogcode)(?:\s+\w+)?(?:\s*[:=]\s*|\s+is\s+|\s+))"
            r"(?=\S*\d)(?=\S*[a-z])[^\s\[\]]{4,}"
        ),
        r"\1[account]",
    )
    yield any_case(r"(?<!\w)((?:pin(?:code)?|puk)(?:\s(?:is|van \w+ is))?:? )\d{4,6}(?!\w)"), r"\1[nummer]"
    yield re.compile(r"(?<![\w./-])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]\d|\w)"), "[nummer]"
    group = r"(?:[a-z]{1,3}|\d{1,3})"
    yield any_case(rf"(?<![\w-]){group}-{group}-{group}(?![\w-])"), _plate
    yield (
        re.compile(
            r"(?<![\w-])(?:[A-Z]{1,3}|\d{1,3}) (?:[A-Z]{1,3}|\d{1,3}) (?:[A-Z]{1,3}|\d{1,3})(?![\w-])"
        ),
        _plate,
    )
    plate = r"(?:nummerbord|nummerplaat|kenteken(?:plaat)?)"
    yield (
        any_case(rf"(?<!\w)({plate}{LINK})(?=(?:[ -]?[a-z])*[ -]?\d)[a-z\d](?:[ -]?[a-z\d]){{5}}(?!\w)"),
        r"\1[nummer]",
    )
    yield (
        any_case(
            rf"(?<!\w)((?:postcode(?:gebied)?|pc|zip){LINK})[1-9]\d ?\d\d(?:[ .-]{{0,2}}[a-z]{{2}})?"
            rf"(?!\w)(?!\s*{UNIT})"
        ),
        r"\1[postcode]",
    )
    yield re.compile(r"(?<![\w.,-])[1-9]\d{3}(?:[./_][A-Z]{2}|[A-Z] [A-Z])(?!\w)"), "[postcode]"
    yield re.compile(r"(?<![\w.,-])(?!19|20)[1-9]\d \d\d [A-Z]{2}(?!\w)"), "[postcode]"
    yield (
        any_case(r"(?<![\w.,-])(?!19|20)[1-9]\d{3}[a-z]{2}[- ]?\d{1,4}[a-z]?(?![\w.,])"),
        "[postcode] [adres]",
    )


def _plate(match: re.Match[str]) -> str:
    """Six letters and digits in three groups, as 'K-442-ZT'; not '1-op-100'."""
    bare = re.sub(r"[ -]", "", match[0])
    mixed = not bare.isalpha() and not bare.isdigit()
    if match.string.isupper() or (" " in match[0] and sum(map(str.isalpha, bare)) > 4):
        return match[0]
    return "[nummer]" if len(bare) == 6 and mixed and not PLATE_WORD.search(match[0].lower()) else match[0]
