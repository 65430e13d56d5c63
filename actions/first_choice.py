"""A choice from a list in the first clause, with the reason after it: 'die eerste, er zijn geen handen'."""

import re
from collections.abc import Callable, Sequence

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
    r"\b(?:(?:weegt|wegen|is|zijn|telt|tellen|voelt|zit|speelt)(?: (?:voor mij|wel|echt))? (?:(?:het|t) )?"
    r"(?:aller)?(?:zwaarste?|ergste?|meeste?)|(?:het|t) (?:aller)?(?:zwaarste?|ergste?|meeste?)"
    r"|geeft de doorslag)\b"
)
#: What stresses one of those named: 'vooral de ouders', 'de ouders wegen zwaarder'.
STRESSED = re.compile(
    rf"{HEAVIEST.pattern}|\b(?:vooral|voornamelijk|met name|in hoofdzaak|hoofdzakelijk|met stip|op (?:1|een)"
    r"|nummer (?:1|een)|bovenaan|zwaarder|erger|in de eerste plaats)\b"
)
#: What only comes after something else.
AFTER = re.compile(
    r"[,;.]?\s+(?:zij het|gevolgd door|op (?:korte )?afstand|daarna|dan pas|hoewel|terwijl|boven"
    r"|met (?=.* (?:als|op) (?:de )?(?:tweede|twee|2))|al (?=is|zijn|was|weegt|kost)"
    r"|dan (?=de|het|die|mijn|onze)|(?<=zwaarder )dan|(?<=erger )dan|(?<=meer )dan"
    r"|en (?=.*\b(?:minst|minder)\b))\b"
)
BESIDE = re.compile(
    r"(?:en )?(?:eigenlijk |verder |daarbij |dan )*(?:bovendien|daarnaast|tevens|ook)\b|.*\book\b"
)
PARTS = re.compile(
    r"\s*(?:[,;:.!\n\u2026]+|\s[-\u2013\u2014]\s)\s*|\s+(?=(?:want|omdat|doordat|maar|en dan|en daarna)\b)"
)
REASON = re.compile(r"(?:want|omdat|doordat)\b")
#: 'Het eerste het meest', after several were told.
NUMBERED = re.compile(
    r"(?:en |vooral )?(?:het|de|dat|die) (?P<place>eerste|tweede|derde|laatste)\b(?: \w+){0,4}"
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


def begins_with_place(text: str) -> bool:
    """Whether the first clause names a place in the list: 'de tweede, want ...'."""
    found = PLACE.fullmatch(plain(CLAUSES.split(text.lower().strip(), maxsplit=1)[0]))
    return found is not None and found["place"] in PLACES


def stressed(text: str, read: Callable[[str], Sequence[Value]]) -> Value | None:
    """Of what a text names the one that it stresses, else the first one; None in doubt.

    `read`: what a part of the text names, in the order said; nothing where the part denies it. What is only
    added, comes second or is a reason never wins.
    """
    said = text.lower().strip()
    if "?" in said:
        return None
    if taken := list(INSTEAD.finditer(said)):
        said = said[taken[-1].end() :]
    after = AFTER.search(said)
    said = said[: after.start()] if after and read(said[: after.start()]) else said
    named: list[tuple[str, Sequence[Value]]] = []
    for part in PARTS.split(said):
        words = plain(part)
        if named and (placed := NUMBERED.fullmatch(words)):
            every = [value for _, values in named for value in values]
            place = PLACES[placed["place"]]
            return every[place] if place < len(every) else None
        if words and not (named and REASON.match(words)) and (found := read(part)):
            named.append((words, found))
    for words, found in named:
        if STRESSED.search(words):
            return found[0] if len(found) == 1 else None
    if not named or len(named[0][1]) > 1:
        return None
    value = named[0][1][0]
    others = [words for words, found in named[1:] if found[0] != value]
    return value if all(BESIDE.match(words) for words in others) else None


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
