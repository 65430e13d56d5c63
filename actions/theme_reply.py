"""What is typed at the themes that were heard: yes or no to these, and others beside or instead of them."""

import re
from dataclasses import dataclass

from actions.words import plain

YES = {
    "ja", "jaa", "jawel", "jep", "jup", "yes", "yep", "klopt", "zeker", "inderdaad", "precies", "juist",
    "exact", "helemaal", "prima", "goed", "ok", "oke", "allebei", "allebeide", "beide", "allemaal",
    "alledrie",
}  # fmt: skip
WITH_YES = {
    "hoor", "dat", "die", "deze", "alle", "twee", "drie", "vier", "vijf", "2", "3", "4", "5", "zijn", "is",
    "het", "toch", "wel", "echt", "eigenlijk", "zo", "idd",
}  # fmt: skip
NO = {
    "nee", "neen", "neej", "nope", "nah",
}  # fmt: skip
AND = {
    "en", "plus", "ook", "nog", "dan", "vooral", "daarnaast", "daarbij", "maar", "met", "name", "verder",
    "erbij",
}  # fmt: skip
LEAD = {
    "het", "is", "gaat", "om", "over", "meer", "eerder", "vooral", "ik", "bedoel", "bedoelde", "dat",
    "zoals", "eerst", "toch", "maar", "wel", "liever", "en", "ook", "was", "zit", "in", "gewoon", "juist",
    "de", "die",
}  # fmt: skip
PIECES = re.compile(r"[,;:.!\n]+|\bmaar\b")
AGAINST = re.compile(r"^(?:(?:nee|ja|en|toch|dus|ook)\s+)*(?:niet|geen|zonder)\b\s*")
#: 'haal vergaderen weg', 'dat eerste niet'; 'rest klopt', 'kinderen klopt'
AWAY = re.compile(
    r"^(?:(?:nee|ja|en|haal|laat|doe|gooi|schrap)\s+)*(?P<what>.+?)"
    r"\s+(?:weg|eruit|er uit|niet|klopt niet|niet hoor)$"
)
RIGHT = re.compile(
    r"^(?:en\s+)?(?:alleen\s+)?(?P<what>.+?)"
    r"\s+(?:klopt|kloppen|wel|is goed|zijn goed|is juist|is oke)(?: wel| hoor)?$"
)
REST = {
    "rest", "de rest", "de andere", "andere", "de andere twee", "verder", "overige", "het overige",
}  # fmt: skip


@dataclass(frozen=True)
class ThemeReply:
    """`yes`, `no`: to the themes heard; `add`: words for others; `against`: words for what it is not."""

    yes: bool
    no: bool
    add: str
    against: str


def theme_reply(text: str) -> ThemeReply:
    """Read a reply: 'ja, en ook de ouders', 'nee, het gaat om vervanging', 'allebei', 'niet de ouders'."""
    against, others, right = [], [], False
    for piece in (found for part in PIECES.split(text.lower()) if (found := plain(part))):
        if AGAINST.match(piece):
            against.append(AGAINST.sub("", piece))
        elif away := AWAY.match(piece):
            against.append(away["what"])
        elif (kept := RIGHT.match(piece)) and (against or kept["what"] in REST):
            right = True
            others += [] if kept["what"] in REST else [kept["what"]]
        else:
            others.append(piece)
    words = " ".join(others).split()
    if right:
        return ThemeReply(True, False, " ".join(words), " ".join(against))
    denies = bool(against) and (plain(text).split()[0] in NO or not all(against))
    if words[:1] and words[0] in NO and words[1:2] == ["ook"]:
        return ThemeReply(True, False, " ".join(words[2:]), " ".join(against))
    if denies or (words and words[0] in NO):
        while words and words[0] in NO | LEAD:
            words.pop(0)
        return ThemeReply(False, True, " ".join(words), " ".join(against))
    agreed, rest = _agreed(words)
    return ThemeReply(agreed, bool(against) and not agreed, " ".join(rest), " ".join(against))


def _agreed(words: list[str]) -> tuple[bool, list[str]]:
    """Whether words begin with a yes, or go on as if they did ('en ook ...'), and what is left of them."""
    at = 0
    while at < len(words) and words[at] in YES | WITH_YES:
        at += 1
    begins = words[:1] and words[0] in ("en", "plus", "ook")
    points = (
        at > 0 and words[at : at + 1] in (["en"], ["plus"]) and {"dat", "die", "deze"}.issuperset(words[:at])
    )
    agreed = not YES.isdisjoint(words[:at]) or bool(begins) or points
    if not agreed:
        return False, words
    while at < len(words) and words[at] in AND:
        at += 1
    rest = words[at:]
    while rest and rest[-1] in ("erbij", "ook", "bij"):
        rest.pop()
    return True, rest
