"""What somebody wants to know about privacy, so that the answer begins with that.

A question may be about two things; one about nothing in particular gets the whole story.
"""

import re

from actions.words import plain

MOST = 2  # answers to one question
#: Asked of by name, it is all the answer: that it is kept or shared says the same of it.
ALONE = "internetadres"
#: Name of the text -> what is asked, in plain words. The order is that of the answers.
TOPICS = {
    ALONE: r"ip|ipadres\w*|ip adres\w*|internetadres\w*|ip ?nummer",
    "gevolgen": r"afgerekend|afrekenen|tegen (?:me|mij)|gedonder|functionering\w*|consequenties|gevolgen"
    r"|ontslagen|ontslag|problemen mee|beoordeling\w*|gezeik|last van krijg",
    "lezers": r"directeur\w*|directrice|directie|leiding\w*|teamleider\w*|schoolleider\w*|baas|chef"
    r"|bestuur\w*|kantoor|ib er\w*|iber|intern begeleider|mr|collega s?|team|duo|ouders"
    r"|(?:mee)?lezen|(?:mee)?leest|meekijk\w*|meeglur\w*|inzage|inzien"
    r"|wie (?:ziet|kan|krijgt|kunnen|heeft)|onder ogen|werkgroep"
    r"|iemand (?:dit )?(?:zien|meekijken)|kijkt|terecht komen|bij \w+ terecht|te zien krijg\w*"
    r"|ziet iemand|doorvertel\w*|doorgebrief\w*|onder ons|vrijuit",
    "herkenbaar": r"herken\w*|herleid\w*|enige|schrijfstijl|uitgevist|achterhalen"
    r"|dat ik (?:het|dit|t) ben|wie (?:dit|het|wat|ik)|maar met|klein team|kleine school"
    r"|achter komen|erachter",
    "bewaren": r"hoe ?lang|bewaard|bewaren|bewaar|bewaartermijn|wanneer (?:weg|gewist)|bijgehouden"
    r"|opgeslagen|opslaan|slaan",
    "waar": r"server\w*|amerika\w*|derden|bedrij(?:f|ven)|cloud|chat ?gpt|openai|google|microsoft|ai"
    r"|kunstmatige|waar (?:staan?|worden|wordt|gaat|gaan|blijft|blijven|komt|komen)|verkocht"
    r"|datalek\w*|gehackt|hacke\w*",
    "naam": r"naam|namen|\w*nummer|\w*telefoon\w*|06|e ?mail\w*|mailadres"
    r"|toenaam|noem",
    "tekst": r"letterlijk|woordelijk|(?:deze|mijn) (?:tekst|woorden|zin)|rapport|citaat|citaten"
    r"|geciteerd|wat ik (?:hier )?(?:typ|schrijf|tik|zeg)\w*|dit gesprek|open antwoorden",
    "rechten": r"avg|gdpr|wet|rechten|toestemming|vrijwillig|verplicht|verantwoordelijk\w*|bezwaar|klacht",
}
PATTERNS = {name: re.compile(rf"\b(?:{words})\b") for name, words in TOPICS.items()}


def topics(text: str) -> list[str]:
    """Names of the texts (`privacy.NAME`) that answer a question; none where the whole story does."""
    words = plain(text)
    found = [name for name, pattern in PATTERNS.items() if pattern.search(words)]
    return [ALONE] if ALONE in found else found[:MOST]
