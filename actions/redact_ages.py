"""Ages of people; not durations."""

import re
from collections.abc import Iterator

from actions.redact_dates import MONTH
from actions.redact_pattern import UNIT, Rule, any_case

NUMBER_WORD = (
    "vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    "|achttien|negentien|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n(?:twin|der|veer|vijf|zes)tig"
    "|twintig|dertig|veertig|vijftig|zestig"
)
PEOPLE = (
    "jongen|jongetje|meisje|kind|kindje|kleuter|dochter|zoon|zoontje|dochtertje|jochie|vrouw|man|moeder|vader|oma|opa"
    "|peuter|puber|kleine|kleintje|baby|leerling|collega|iemand|broer|broertje|zus|zusje|nichtje|neefje|kleinkind|kleinzoon|kleindochter|tweeling|stagiair|stagiaire|duo|duopartner"
)
MINE = "mijn|m['’]?n|haar|d['’]?r|der|zijn|z['’]?n"
NUMBER = rf"(?:\d{{1,2}}|{NUMBER_WORD})"
DURATION_AFTER = re.compile(
    r"\s*(?:geleden|ervaring|lang\b|later|terug\b|in het onderwijs|voor de klas|in dienst"
    r"|op (?:deze|dezelfde)|bezig|wacht|werk|onderwijs|op rij|achter elkaar|in (?:dit|het) vak"
    r"|les\b|getrouwd|samen|nodig|jubileum|contract)"
)
DURATION_OF = re.compile(
    r"\b(?:contract|periode|tijd|ervaring|traject|duur|voordeel|carri[eè]re|loopbaan|plan"
    r"|de laatste|termijn) van\s+$"
)
OLD_OF = re.compile(rf"(?:\bvan|\bv\.?|\bmet (?:{MINE}))\s+(?:net |bijna |al |amper |ongeveer )?$")
IS_OLD = re.compile(
    r"\b(?:is|ben|was|wordt|word|werd|waren|zijn)\s+"
    r"(?:nu |net |pas |bijna |inmiddels |ook |zelf )?$"
)
NAMED = re.compile(r"\[naam\],?\s*$")
ASIDE = re.compile(rf"(?:\(|\b(?:{PEOPLE})|\[naam\]),?\s*$|,\s*$")
CLOSED = re.compile(r"\s*(?:$|[.,;:!?)\n]|en\b|maar\b|dus\b|toen\b|die\b|dat\b|nu\b|met\b)")


def rules() -> Iterator[Rule]:
    """In the order in which they work."""
    old = r"(?:oud|jong)(?!\w)"
    yield (
        any_case(
            rf"(?<![\w.,-]){NUMBER}[ -]?jarig(?:en?)?(?!\w)(?! oorlog| bestaan| jubileum)"
            rf"|(?<!\w)(?:{NUMBER_WORD})jarig(?:en?)?(?!\w)(?! oorlog| bestaan| jubileum)"
        ),
        "[leeftijd]",
    )
    yield (
        any_case(
            rf"(?<![\w.,/-]){NUMBER}(?:,5|½)?\s*(?:jaar(?:tjes)?|jr\.?)\s+{old}"
            rf"|(?<![\w.,/-]){NUMBER}\s+jaartjes(?!\w)"
        ),
        "[leeftijd]",
    )
    yield any_case(rf"(?<!\w)((?:net|pas|al|bijna) ){NUMBER}(?= geworden(?!\w))"), r"\1[leeftijd]"
    yield (
        any_case(
            r"(?<!\w)((?:kinderen|leerlingen|kleuters|jongens|meisjes)\s+van\s+(?:net|bijna|al) )"
            rf"{NUMBER}(?!\w)"
        ),
        r"\1[leeftijd]",
    )
    yield (
        any_case(
            r"(?<!\w)((?:van|vn|v\.)\s+)\d{1,2}\s*(?:jaar|jr)\s+en\s+\d{1,2}\s*(?:mnd|maand(?:en)?)(?!\w)"
        ),
        r"\1[leeftijd]",
    )
    yield (
        any_case(r"(?<!\w)((?:van|is|ben|was|al)\s+)(?:begin|eind|half|midden|ver in de)\s+[2-7]0(?!\w)"),
        r"\1[leeftijd]",
    )
    yield any_case(rf"(?<![\w.,/-]){NUMBER}(?:,5|½)?\s*(?:jaar|jr)(?!\w)"), _age
    yield (
        any_case(
            rf"(?<!\w)((?:op|na|sinds|vanaf|rond|voor) (?:je|{MINE})\s+)"
            r"(?:\d\d(?:ste|de|e)|[a-zë]*tigste)(?!\w)(?! (?:keer|keertje|jaar in|dag|week|les|versie))"
        ),
        r"\1[leeftijd]",
    )
    yield any_case(rf"(\[naam\] \(){NUMBER}(?=\)|, )"), r"\1[leeftijd]"
    yield (
        any_case(rf"(?<!\w)((?:als|wanneer|zodra|toen) \[naam\] ){NUMBER}(?= (?:wordt|werd|is|was)\b)"),
        r"\1[leeftijd]",
    )
    yield (
        any_case(
            rf"(?<!\w)((?:{PEOPLE}) van ){NUMBER}(?!\w|[.,]\d)(?!\s*-?{UNIT})"
            r"(?! (?:groepen|locaties|scholen)\b)"
        ),
        r"\1[leeftijd]",
    )
    yield (
        any_case(
            r"(?<!\w)((?:baby|peuter|zoontje|dochtertje|kindje|kleintje|dreumes|tweeling) van )"
            r"(?:\d{1,2}|een paar|enkele) (?:weken|maanden|mnd)(?!\w)"
        ),
        r"\1[leeftijd]",
    )
    yield any_case(rf"(?<!\w)(van nog geen ){NUMBER}(?!\w)(?!\s*-?{UNIT})"), r"\1[leeftijd]"
    yield any_case(rf"(?<!\w)(\[naam\],? (?:pas|nog maar|net) ){NUMBER} jaar(?!\w)"), r"\1[leeftijd]"
    yield any_case(rf"(?<!\w)((?:{PEOPLE}|\[naam\]) is )anderhalf(?!\w)"), r"\1[leeftijd]"
    yield (
        any_case(rf"(?<!\w)(\[naam\], (?:bijna|ruim|al|pas|net) ){NUMBER}(?=\s*(?:$|[,.;!?)]))"),
        r"\1[leeftijd]",
    )
    yield any_case(r"(?<!\w)(\[naam\] is )(?:twee|drie)(?=\s*(?:$|[.,;!?)]|en\b))"), r"\1[leeftijd]"
    yield (
        any_case(
            rf"(?<!het )(?<!\w)((?:is|was|wordt) (?:net|pas|inmiddels) ){NUMBER}"
            r"(?=\s*(?:$|[.;!?)]|en\b|geworden\b))"
        ),
        r"\1[leeftijd]",
    )
    yield (
        any_case(
            rf"(?<!\w)((?:ik|hij|ze|zij|die|zelf) (?:pas|net|bijna|ook) ){NUMBER}"
            r"(?= (?:ben|is|was|word|wordt)\b)"
        ),
        r"\1[leeftijd]",
    )
    yield any_case(rf"(?<!\w)(ik |\[naam\] ){NUMBER}(?=,(?!\d))"), r"\1[leeftijd]"
    yield (
        any_case(
            rf"((?:^|[.,;!?(])\s*(?:al |pas |bijna )?){NUMBER}"
            r"(?=\s+(?:is|was|wordt|werd)\s+(?:ze|zij|hij|ie)\s*(?:$|[.,;!?)]))"
        ),
        r"\1[leeftijd]",
    )
    guess = "geloof ik|denk ik|volgens mij|of zo"
    yield any_case(rf"((?<!\w)\[naam\],\s*){NUMBER}(?=\s*(?:,|{guess}))"), r"\1[leeftijd]"
    yield any_case(rf"((?<!\w)\[naam\] (?:ook|al|pas) ){NUMBER}(?=\s*(?:$|[.,;!?)]|en\b))"), r"\1[leeftijd]"
    yield (
        any_case(
            rf"(?<!\w)((?:{PEOPLE}|\[naam\])\s*\(\s*(?:(?:pas|net|al|nog maar|bijna) )?){NUMBER}(?=\s*\))"
        ),
        r"\1[leeftijd]",
    )
    soon = (
        "morgen|straks|binnenkort|deze week|deze maand|dit jaar|volgende week|volgende maand|volgend jaar"
        rf"|in (?:de (?:lente|zomer|herfst|winter)|het (?:voor|na)jaar|{MONTH})"
        "|(?:na|voor) de (?:zomer|vakantie)"
    )
    yield (
        any_case(rf"(?<!\w)((?:wordt?|werd) (?:{soon}) ){NUMBER}(?=\s*(?:$|[.,;!?)]|en\b|maar\b|dus\b))"),
        r"\1[leeftijd]",
    )
    yield (
        any_case(
            r"(?<!\w)((?:als|toen|nu|omdat|zodra|sinds|tot|voor|dat)\s+(?:ik|je|jij|hij|zij|ze|we|wij)\s+"
            rf"(?:nu\s+|bijna\s+|al\s+|net\s+|pas\s+|ook\s+)?){NUMBER}(?=\s+(?:bent?|is|was|wordt?|werd)\b)"
        ),
        r"\1[leeftijd]",
    )
    yield (
        any_case(
            rf"((?:(?<!\w)(?:hij|zij|ze|ie|hij['’]s|ik|die|{PEOPLE}|\[naam\]|\[functie\])"
            r"\s+(?:is|was|ben|wordt|word|werd)|(?<!\w)(?:ben|was|word|werd) ik"
            r"|(?:^|[.,;!?]\s*)(?:ben|word))\s+"
            r"(?:(?:nu|net|pas|al|bijna|ook|inmiddels|zelf|nog maar|eind|begin|dit jaar|volgende week"
            r"|volgende maand|deze week|deze maand|volgend jaar|morgen|zelfs|op \[datum\])\s+){0,2})"
            rf"{NUMBER}(?!\w)(?=\s*(?:$|[.,;!?)]|en\b|maar\b|dus\b|geworden\b|toen\b|nu\b|als\b|met\b"
            r"|op \[datum\]|volgende (?:week|maand)|volgend jaar|vandaag|morgen"
            r"|jaar\s*(?:$|[.,;!?)]|en\b|oud\b)))(?![.,:]\d)"
        ),
        r"\1[leeftijd]",
    )
    yield (
        any_case(
            rf"(?<!\w)((?:{PEOPLE}|\[naam\]|\[functie\])\s+van\s+(?:net\s+|bijna\s+|al\s+)?)"
            rf"{NUMBER}(?!\w)(?!\s*-?{UNIT}(?<!jaar))(?![.,:]\d)"
        ),
        r"\1[leeftijd]",
    )


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
