"""One answer to be wiped: 'wis mijn antwoord bij vergaderen'; what is about all of them is not."""

import re

from actions.words import plain

ERASES = re.compile(
    r"\b(?:wis|wissen|gewist|verwijder\w*|schrap\w*|delete|(?:haal|gooi|doe|trek) .*\b(?:weg|in)$"
    r"|(?:haal|gooi|doe) .*\bweg\b|(?:maak|laat) .*\bleeg|weg ?(?:halen|gooien|doen|laten|hebben)"
    r"|leeg ?(?:maken|gemaakt|laten)|intrekken|(?:mag|moet|kan) (?:er )?(?:\w+ )?(?:weg|uit))\b"
)
ANSWER = re.compile(r"\b(?:antwoord|keuze|invoer)\b")
#: An answer that is spoken of as one of several.
ONE = re.compile(
    r"\b(?:(?:een|1|dat|dit|het|die|mijn|m n|mn|een enkel|los|vorige?|laatste|eerste|bepaald) (?:\w+ )?"
    r"(?:antwoord|keuze))\b"
)
ALL = re.compile(
    r"\b(?:alles|alle|al|allemaal|antwoorden|keuzes|gegevens|gesprek|account|data|idee|ideetje|voorstel|suggestie|zin)\b"
)
NOT = re.compile(r"\b(?:niet|geen|nooit|niks|niets)\b")
LEAD = re.compile(
    r"(?:(?:en|maar|oh?|nee|ja|sorry|oeps|wacht|graag|tot|slot|nog|even|ook|ik wil|wil je|wilt u|kun je"
    r"|kunt u|kan je|mag|je|kan|hoe|kan ik|mag ik|zou je|dan|trouwens|verder|verwijder|wis|schrap|haal|gooi"
    r"|laat|maak|delete|mijn|het)\b ?)+"
)


def erases(words: str, named: bool) -> bool:
    """Whether plain words ask to wipe one answer; `named`: whether its question and no more stands there."""
    if not ERASES.search(words) or ALL.search(words) or NOT.search(words):
        return False
    return ANSWER.search(words) is not None or named


def asks_to_erase(text: str, own_words: bool = False) -> bool:
    """Whether a text asks to wipe an answer, whichever that is; beside own words it begins with that."""
    words = plain(text)
    return (
        erases(words, False)
        and ONE.search(words) is not None
        and (not own_words or LEAD.match(words) is not None)
    )
