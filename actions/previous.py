"""The answer before pointed at without its name: 'oeps, bij de vorige bedoel ik altijd'."""

import re

from actions.words import plain

VERBS = r"(?:was|moest|moet|wordt|had|bedoel(?:de)?)"
#: After these 'de vorige' is the question before; 'de vorige week' and 'mijn vorige directeur' are not.
FOLLOWS = "is|zijn|op|maar|toch|eigenlijk|in|naar|niet|verkeerd|fout|ik|heb|klopt|antwoord|dat|maak|vergist"
NEXT = rf"(?=$| (?:{VERBS}|{FOLLOWS})\b)"
#: What surely is the question before.
POINTS = re.compile(
    r"\b(?:(?:bij|op|van|over) )?(?:(?:mijn|de|het|die|dat) )*(?:(?:antwoord|keuze) (?:op|bij|van) )?"
    r"(?:(?:mijn|de|het|die|dat) )?"
    rf"(?:(?:vorige?|voorgaande?|laatste) (?:vraag|antwoord|een)|(?:vorige|voorgaande){NEXT}"
    r"|(?:vraag|antwoord) (?:hiervoor|hier voor|ervoor|er voor|daarvoor)"
    rf"|(?:die|degene) (?:hiervoor|hier voor|ervoor|er voor|daarvoor){NEXT}"  # not 'die ervoor zorgen'
    r"|(?:vraag|antwoord|die|dat|een) van (?:net|daarnet|zonet|zojuist)"
    rf"|(?:daarnet|zonet|zojuist|hiervoor|net)(?= {VERBS}\b))(?!\w)"
)
AFTER = re.compile(r"\bbedoel(?:de)? ik (?:daarnet|zonet|zojuist|net|hiervoor)\b")
CHANGES = re.compile(
    r"\b(?:was|moest|moet|moeten|wordt|had|bedoel(?:de)?|herzie\w*|verander\w*|wijzig\w*|aanpass\w*"
    r"|toch|corrigeer|verkeerd|foute?|foutje|vergist\w*|o+e+ps|sorry|correctie|eigenlijk|maak|doe|zet"
    r"|klopt niet)\b"
)
#: 'Eigenlijk hetzelfde als de vorige' is an answer to this question.
LIKE = re.compile(r"\b(?:(?:het)?zelfde|idem|dito|net (?:als|zo)|zoals|ook)\b")
BEGINS = re.compile(r"(?:o+e+ps|sorry|correctie|foutje|herstel)\b")
FEW = 14  # words in which such a change is said


def points_back(text: str) -> bool:
    """Whether a text wants to change the answer before, whatever the new one is."""
    words = plain(text)
    if len(words.split()) > FEW or LIKE.search(words) or not CHANGES.search(words):
        return False
    return POINTS.search(words) is not None or AFTER.search(words) is not None


def only_points_back(text: str) -> bool:
    """The same where it cannot be an answer in own words: 'oeps, bij de vorige bedoel ik ...'."""
    return points_back(text) and BEGINS.match(plain(text)) is not None
