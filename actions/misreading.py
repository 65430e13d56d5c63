"""Saying that a safety card came for nothing: 'nee, ik bedoelde alleen dat ik vaak gestoord word'."""

import re

from actions.words import plain

ONLY = r"(?:alleen|enkel|gewoon|slechts|maar|uitsluitend)"
CAUSES = (
    r"(?:bedreig\w*|dreiging|mishandel\w*|misbruik\w*|pest\w*|gepest|geweld|gevaar|nood\w*|probleem|ramp"
    r"|burn out|depressie|crisis|klacht|zorg\w*)"
)
#: That it was read wrongly, or how it was meant.
MISREAD = re.compile(
    r"\b(?:misverstand\w*|vergissing|(?:vals|loos) alarm|onterecht|overdreven|overbodig|onzin"
    r"|verkeerd (?:begrepen|gelezen|verstaan|opgevat|geinterpreteerd)"
    r"|(?:begrijpt?|leest?|snapt?) (?:je |u )?(?:me|mij|het|dit) verkeerd"
    rf"|(?:ik bedoel(?:de)?|bedoel(?:de)? ik) (?:(?:hiermee|daarmee|er|{ONLY}) )*"
    r"(?:dat|of|te zeggen|met)"
    r"|bedoel(?:de)? ik (?:(?:het|dat|t) )?(?:(?:helemaal|echt) )?niet"
    r"|(?:niet zo|anders) bedoeld|ironi\w*|sarcas\w*|grapje|geintje|grap|niet letterlijk|figuurlijk"
    rf"|(?:zei|zeg|schreef|schrijf|vroeg|vraag|typte|vertelde|antwoordde) (?:ik )?(?:(?:toch|dus) )*{ONLY}"
    r"|uitdrukking|spreekwoord|manier van (?:spreken|praten)"
    r"|(?:niks|niets) (?:\w+ )?aan de hand|niet (?:aan de orde|van toepassing)|geen sprake van"
    r"|(?:daar|hier) gaat het niet over"
    rf"|(?:het|dat|dit|er) (?:is|was) (?:\w+ )?(?:geen|niet) {CAUSES})\b"
)
DENIES = re.compile(
    r"(?:(?:nou|o|oh|he|joh|maar|eh|uh|wacht|ho|sorry) )*(?:nee+|neen|nah|welnee|wat|huh|hoezo|hallo)\b"
)
HOW_IT_IS = re.compile(
    r"\bik (?:ben|heb|word|was|wil|voel me|doe|werk|vroeg|zei|bedoel\w*)\b"
    r"|\b(?:het|dat) (?:is|was) (?:geen|niet)\b"
    r"|\b(?:gaat|het is|valt) (?:\w+ )?(?:goed|prima|mee|niks|niets)\b"
)
NO = re.compile(r"(?:nou )?(?:nee+|neen|welnee)(?: (?:nee+|hoor|joh|dank je|dank u|bedankt|dus|echt niet))*")
#: What does not say that all is well, whatever comes before it.
NOT_WELL = re.compile(
    r"\b(?:niemand|nooit|niet meer|zin meer|geen zin|laat (?:maar|me)|helpt|hulp|bang|durf\w*|moe|op|huil\w*"
    r"|toch niet|weet (?:ik|het) niet|kan niet|serieus|meen|echt waar|letterlijk zo"
    r"|geen (?:grap|grapje|geintje|misverstand|vergissing|uitdrukking))\b"
)


def misread(text: str) -> bool:
    """Whether somebody explains over a card that it was not meant so; a bare 'nee' explains nothing."""
    words = plain(text)
    if NOT_WELL.search(words):
        return False
    return bool(MISREAD.search(words) or (DENIES.match(words) and HOW_IT_IS.search(words)))


def says_no(text: str) -> bool:
    """Whether a text is no more than a no."""
    return NO.fullmatch(plain(text)) is not None
