"""Throwing an own idea away: 'gooi mijn idee weg', and of one that waits for a yes 'nee gooi maar weg'."""

import re
from typing import Literal

from actions.words import plain

LEAD = (
    r"(?:(?:(?:ha|hi|he)+|nee+|nope|ja|nou|oh?|oeps|sorry|ok|oke|ach|eh|pff+|hm+|wacht|joh|bah|lol|hoor|en|dan|toch"
    r"|liever|graag) )*"
)
FILL = (
    r"(?:maar|dan|toch|even|gewoon|aub|alsjeblieft|alstublieft|hoor|nou|direct|meteen|weer|liever|nu|graag|snel"
    r"|helemaal|wel|nog|ook|later|straks|joh)"
)
IT = r"(?:het|hem|m|em|t|die|dat|dit|deze)"
OWN = r"(?:(?:mijn|mn|m n|me|het|t|dat|dit|die|deze|hele|eigen|laatste) )*"
NAMES = "idee|ideetje|voorstel|suggestie"
IDEA, SENTENCE = rf"{OWN}(?:{NAMES})", rf"{OWN}(?:{NAMES}|zin|zinnetje)"
THROW = r"(?:gooi|haal|doe|laat|mik)"
ERASE = r"(?:verwijder|verwijderen|wis|schrap|delete)"
GONE = (
    r"(?:weg|verwijderen|verwijdert|verwijderd|weghalen|weghaalt|wissen|wist|gewist|weggooien|weggooit|wegdoen"
    r"|weg (?:halen|gooien|doen|hebben)|intrekken|terugtrekken|schrappen)"
)
TAIL = rf"(?: {FILL}| hebben| worden)*"

#: Of an idea that waits for a yes; 'alles' is not in it.
BARE = re.compile(
    rf"{LEAD}(?:{THROW}(?: {FILL}| {IT})* weg|{ERASE}(?: {FILL}| {IT})*"
    rf"|(?:{IT} )?(?:maar )?weg(?: ermee| daarmee)?)(?: {FILL})*"
)
ORDER = re.compile(
    rf"\b(?:{THROW} (?:{FILL} )*{SENTENCE} (?:{FILL} )*weg|{ERASE} (?:{FILL} )*{SENTENCE}"
    rf"|trek (?:{FILL} )*{IDEA} (?:{FILL} )*(?:in|terug)|weg met {IDEA})(?: {FILL})*$"
)
WISH = re.compile(
    rf"{LEAD}(?:(?:ik wil|wil ik|ik wou|ik zou)(?: {FILL}| dat je| dat u)* )?"
    rf"{IDEA}(?: {FILL}| mag| moet| kan| laten)* {GONE}{TAIL}"
)
NOT_KEPT = re.compile(
    rf"{LEAD}(?:ik wil {IDEA}(?: {FILL})* niet(?: meer)?(?: laten)? (?:bewaren|delen|houden|staan)"
    rf"|bewaar {IDEA}(?: {FILL})* niet)(?: {FILL})*"
)
ASKS = re.compile(
    rf"{LEAD}(?:hoe )?(?:kan|kun|mag|wil|zou) (?:ik|je|u|jij)(?: {FILL})* {IDEA}(?: {FILL}| laten)*"
    rf" {GONE}{TAIL}"
)
IF = re.compile(r"\b(?:als|mits|tenzij|zodra)\b")
PARTS = re.compile(r"[.,;:!?\n]+|\b(?:want|omdat|dus|anders|als|mits|tenzij|zodra)\b", re.IGNORECASE)
MOST = 20  # words in which an idea is taken back


def of_waiting(text: str) -> bool:
    """Whether 'it' is to be thrown away, said where an idea waits for a yes."""
    return BARE.fullmatch(plain(text)) is not None


def of_idea(text: str) -> Literal["clear", "asks"] | None:
    """Whether the idea is named and is to go; 'asks' where that is a question or has a condition."""
    if len(plain(text).split()) > MOST:
        return None
    parts = [plain(part) for part in PARTS.split(text)]
    if any(ASKS.fullmatch(part) for part in parts):
        return "asks"
    if not any(ORDER.search(part) or WISH.fullmatch(part) or NOT_KEPT.fullmatch(part) for part in parts):
        return None
    return "asks" if IF.search(plain(text)) or text.rstrip().endswith("?") else "clear"
