"""A choice from a list in the first clause, with the reason after it: 'die eerste, er zijn geen handen'."""

import re
from collections.abc import Sequence

from actions.words import ASKING, DENIED, PLACES, plain, point
from knowledge.scales import Option, Value

MOST = 7  # words the first clause has
CLAUSES = re.compile(r"\s*(?:[,;:.!\n\u2026]+|\s[-\u2013\u2014]\s)\s*|\s+(?=(?:want|omdat|doordat)\b)")
#: Taking back what was chosen: 'de eerste, of nee de tweede', 'de tweede, nee wacht, de eerste'.
INSTEAD = re.compile(
    r"\b(?:of )?(?:oh? |ach )?(?:nee|wacht|sorry|toch|bij nader inzien|ik bedoel)"
    r"(?:\W+(?:toch|maar|liever|eerder|doe|ik bedoel|eigenlijk|wacht|nee))*"
    r"\W+(?=(?:de|die|het|dat|nummer|optie)\b)"
)
PLACE = re.compile(
    r"(?:(?:nou|tja|ja|pff+|eh|oh|nee|dan|ik denk|ik kies|vooral|eigenlijk|toch|voor mij|doe) )*"
    r"(?:(?:de|die|het|dat|nummer|optie) )?(?P<place>\w+)"
    r"(?: (?:denk ik|dan|maar|hoor|vooral|voor mij|wel|toch|eigenlijk|natuurlijk|zeker|is het|klopt))*"
)
#: What makes a first clause a choice by its words: 'het lange wachten weegt het zwaarst'.
HEAVIEST = re.compile(
    r"\b(?:(?:weegt|is|telt|voelt|zit|speelt)(?: (?:voor mij|wel|echt))? (?:het )?(?:aller)?"
    r"(?:zwaarst|ergst|meest|meeste)|het (?:zwaarst|ergst|meest|meeste)|geeft de doorslag)\b"
)
REFUSED, FEW = frozenset(("niet", "nee", "geen")), 5  # words of a clause that takes a choice back


def chooses(text: str, options: Sequence[Option]) -> Value | None:
    """The option that the first clause is, or the one it is changed into; None in doubt."""
    said = text.lower().strip()
    if "?" in said or not ASKING.isdisjoint(plain(said).split()[:1]):
        return None
    taken = list(INSTEAD.finditer(said))
    if taken and taken[-1].start():
        return _alone(said[taken[-1].end() :], options)
    return None if taken else _alone(said, options)


def _alone(said: str, options: Sequence[Option]) -> Value | None:
    """The choice in the first clause, where what follows names no other place and takes nothing back."""
    first, *rest = CLAUSES.split(said, maxsplit=1)
    after = plain(rest[0]) if rest else ""
    back = len(after.split()) <= FEW and not REFUSED.isdisjoint(after.split())
    if back or not PLACES.keys().isdisjoint(after.split()):
        return None
    if (found := PLACE.fullmatch(plain(first))) and found["place"] in PLACES:
        return point(f"de {found['place']}", options)
    if not HEAVIEST.search(plain(first)) or not DENIED.isdisjoint(plain(first).split()):
        return None
    return point(" ".join(plain(HEAVIEST.sub(" ", plain(first))).split()[:MOST]), options)
