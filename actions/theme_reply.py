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
AGAINST = re.compile(r"^(?:(?:nee|ja|en|toch|dus)\s+)*(?:niet|geen|zonder)\b\s*")


@dataclass(frozen=True)
class ThemeReply:
    """`yes`, `no`: to the themes heard; `add`: words for others; `against`: words for what it is not."""

    yes: bool
    no: bool
    add: str
    against: str


def theme_reply(text: str) -> ThemeReply:
    """Read a reply: 'ja, en ook de ouders', 'nee, het gaat om vervanging', 'allebei', 'niet de ouders'."""
    pieces = [piece for part in PIECES.split(text.lower()) if (piece := plain(part))]
    against = [AGAINST.sub("", piece) for piece in pieces if AGAINST.match(piece)]
    words = " ".join(piece for piece in pieces if not AGAINST.match(piece)).split()
    no = bool(words and words[0] in NO) or (bool(against) and plain(text).split()[0] in NO)
    if no:
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
    more = at < len(words) and words[at] in AND
    agreed = not YES.isdisjoint(words[:at]) or (more and (at > 0 or words[0] in ("en", "plus", "ook")))
    if not agreed:
        return False, words
    while at < len(words) and words[at] in AND:
        at += 1
    rest = words[at:]
    while rest and rest[-1] in ("erbij", "ook", "bij"):
        rest.pop()
    return True, rest
