"""What is typed at the themes that were heard: yes or no to these, and others beside or instead of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.words import NUMBERS, PLACES, plain

YES = {
    "ja", "jaa", "jawel", "jep", "jup", "yes", "yep", "klopt", "zeker", "inderdaad", "precies", "juist",
    "exact", "helemaal", "prima", "goed", "ok", "oke", "allebei", "allebeide", "beide", "allemaal",
    "alledrie", "alles", "correct", "akkoord", "top", "jazeker", "absoluut",
}  # fmt: skip
WITH_YES = {
    "hoor", "dat", "dit", "die", "deze", "alle", "twee", "drie", "vier", "vijf", "2", "3", "4", "5", "zijn",
    "is", "het", "toch", "wel", "echt", "eigenlijk", "zo", "idd", "geheel", "volledig", "kloppen", "ze",
}  # fmt: skip
YES_ALONE = YES | WITH_YES | {"denk", "ik", "nou", "en"}
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
#: A yes that does not say it outright: 'dat komt het dichtst in de buurt', 'dit is het wel zo ongeveer'.
NEARLY = re.compile(
    r"\b(?:(?:dat|dit|het) )?kom(?:t|en) (?:er )?(?:het dichtst |aardig |redelijk |wel )?"
    r"(?:in de buurt|overeen)\b"
    r"|\b(?:is|zijn) (?:het|ze|dit|die) wel\b|\b(?:wel )?(?:zo )?(?:ongeveer|zo n beetje|min of meer)\b"
)
#: A yes in an expression: 'klopt als een bus', 'spijker op de kop, en ook de ouders'.
EXPRESSION = re.compile(
    r"^\W*(?:(?:ja|jaa|jep|yes|nou|oh|he|haha|precies|klopt)\W+)*"
    r"(?:(?:zeker weten|reken maar|nou en of|zonder twijfel|honderd procent)(?: hoor)?(?=\s*(?:$|[,.;!]))"
    r"|bingo|spot on|raak(?=\W*$)|zo is het|kan niet beter|(?:daar )?(?:ben ik het )?(?:helemaal )?mee eens"
    r"|(?:(?:je slaat|dat is|dit is) )?(?:de |een )?spijker op (?:de|zijn|z\W?n) kop"
    r"|(?:(?:dat|dit|ze|die) )?klop(?:t|pen) (?:(?:wel|best|ook) )*"
    r"(?:aardig|redelijk|goed|als een bus|precies)"
    r"|(?:dat|dit) (?:geeft|kost|doet) (?:me|mij) (?:(?:ook|inderdaad|wel|echt|juist) )*(?:het|de) meeste?"
    r"(?: energie| tijd)?(?=\W*$)"
    r"|(?:dat|dit) is (?:hem|m|het)(?=\W*$)|(?:precies )?(?:dat|dit) (?:bedoel|bedoelde) ik"
    r"|(?:(?:je hebt|u heeft|u hebt) (?:het|me|mij|dat) "
    r"|(?:dat|dit|het) (?:heb je|heeft u|hebt u|hedde|is|zie je) )?"
    r"(?:heel )?(?:goed|goe|juist|correct|prima) "
    r"(?:gehoord|begrepen|gezien|samengevat|weergegeven|verwoord|opgemerkt|geraden))"
    r"(?!\w)(?!\W+niet\b)"
)
#: What was heard is part of it, and the rest comes beside: 'deels, het is ook de ouders'.
PARTLY = re.compile(
    r"^\W*(?:(?:ja|nou|tja|wel)\W+)*(?:deels|gedeeltelijk|ten dele|voor een deel)"
    r"(?: (?:wel|klopt het|klopt dat|hoor|maar))*(?!\w)"
)
#: 'alles op vergaderen na' leaves that one out.
BUT_FOR = re.compile(r"\bop (.{3,40}?) na\b")
PIECES = re.compile(
    r"[,;:.!\n]+|\bmaar\b|(?<=\bniet)\s+(?=wel\b)|(?:(?<=\bniet)|(?<=\bweg)|(?<=\beruit))\s+(?=en\b)|(?=\b(?:behalve|uitgezonderd|uitgezonder|zonder)\b)"
)
AGAINST = re.compile(
    r"^(?:(?:nee|ja|en|toch|dus|ook)\s+)*"
    r"(?:niet|zonder|behalve|uitgezonder[dt]?|geen(?!\s+(?:tijd|rust|ruimte|hulp|moment|pauze|overzicht|zin|idee)\b))\b\s*"
)
#: 'haal vergaderen weg', 'dat eerste niet', 'administratie niet eigenlijk', 'thuis gaat prima'
AWAY = re.compile(
    r"^(?:(?:nee|ja|en|haal|laat|doe|gooi|schrap)\s+)*(?P<what>.+?)\s+"
    r"(?:weg|eruit|er uit|val(?:t|len) (?:wel )?mee|gaa[nt] (?:wel |juist )?(?:goed|prima)"
    r"|(?:is|zijn) geen probleem"
    r"|klop(?:t|pen) (?:dus )?niet"
    r"|(?:(?:juist|eigenlijk|toch|helemaal|dus|hoort er|hoort hier|past er|past|is het|zijn het) )*niet"
    r"(?: (?:eigenlijk|echt|zo|hoor|bij|helemaal|juist|per se|meer))*)$"
)
RIGHT = re.compile(
    r"^(?:en\s+)?(?:alleen\s+)?(?P<what>.+?)"
    r"\s+(?:klopt|kloppen|wel|is goed|zijn goed|is juist|is oke)(?: wel| hoor)?$"
)
ONLY = re.compile(r"^(?:nee )?(?:en )?(?:alleen|enkel|slechts)(?: maar)? (?P<what>.+)$")
REST = re.compile(
    r"(?:en )?(?:alleen |gewoon )?"
    r"(?:verder|(?:de |die |het )?(?:rest|andere|anderen|overige)(?: (?:twee|drie|vier|[2-5]))?)"
)
#: A place among what was heard: no rank ('als tweede'), and nothing follows that makes it a time
#: ('het laatste uur').
PLACED = re.compile(
    rf"(?<!\bals )\b(?:de |het |die |dat |nummer |nr )?(?P<place>{'|'.join(PLACES)})"
    r"(?: (?P<many>twee|drie|vier|2|3|4))?"
    r"(?=\s*(?:$|[,;:.!?]|(?:en|klopt|kloppen|wel|niet|juist|is|zijn|weg|eruit|denk|dus|hoor)\b))"
)


@dataclass(frozen=True)
class ThemeReply:
    """`yes`, `no`: to the themes heard; `add`: words for others; `against`: words for what it is not.

    `right`: words for those of the themes heard that are right; `rest`: whether all others of them are right
    (True), are not (False), or nothing is said of them (None).
    """

    yes: bool = False
    no: bool = False
    add: str = ""
    against: str = ""
    right: str = ""
    rest: bool | None = None


def with_names(text: str, names: Sequence[str]) -> str:
    """'De eerste twee kloppen' with the names of these themes in it instead of their places."""

    def name(found: re.Match[str]) -> str:
        first, many = PLACES[found["place"]], found["many"] or "een"
        count = int(many) if many.isdigit() else NUMBERS[many]
        at = range(len(names))[first:][:count] if first >= 0 else range(len(names))[-count:]
        return " en ".join(names[i] for i in at) if len(at) == count else found[0]

    return PLACED.sub(name, text.lower())


def partly(text: str) -> bool:
    """Whether a reply only says that part of it is right, and not which part."""
    return (found := PARTLY.match(text.lower())) is not None and not plain(text.lower()[found.end() :])


def theme_reply(text: str) -> ThemeReply:
    """Read a reply: 'ja, en ook de ouders', 'nee, het gaat om vervanging', 'allebei', 'niet de ouders'."""
    if (nearly := NEARLY.sub("", plain(text))) != plain(text) and YES_ALONE.issuperset(nearly.split()):
        return ThemeReply(yes=True)
    against, others, right, rest = [], [], [], None
    spoken = BUT_FOR.sub(r", behalve \1 ,", PARTLY.sub("ja,", EXPRESSION.sub("ja,", text.lower())))
    for piece in (found for part in PIECES.split(spoken) if (found := plain(part))):
        kept, away = RIGHT.match(piece), AWAY.match(piece)
        if AGAINST.match(piece):
            said = AGAINST.sub("", piece)
            rest = False if REST.fullmatch(said) else rest
            against.append(said)
        elif away and REST.fullmatch(away["what"]):
            rest = False
        elif away:
            against.append(away["what"])
        elif REST.fullmatch(piece) or (kept and REST.fullmatch(kept["what"])):
            rest = True
        elif only := ONLY.match(piece):
            rest = False
            right.append(kept["what"] if kept else only["what"])
        elif kept and not (YES_ALONE | NO).issuperset(plain(kept["what"]).split()):
            right.append(kept["what"])
        else:
            others.append(piece)
    words = " ".join(others).split()
    reply = ThemeReply(against=" ".join(against), right=" ".join(right), rest=rest)
    if right or rest is not None:
        agreed, left = _agreed(words)
        return replace(reply, add=" ".join(left) if agreed else "")  # else a reason: 'dat geeft mij energie'
    return _weighed(reply, words, bool(against) and (plain(text).split()[0] in NO or not all(against)))


def _weighed(reply: ThemeReply, words: list[str], denies: bool) -> ThemeReply:
    """The reply with what the words beside its clauses say: a yes, a no, or other themes."""
    if words[:1] and words[0] in NO and words[1:2] == ["ook"]:
        return replace(reply, yes=True, add=" ".join(words[2:]))
    if denies or (words and words[0] in NO):
        while words and words[0] in NO | LEAD:
            words.pop(0)
        return replace(reply, no=True, add=" ".join(words))
    agreed, left = _agreed(words)
    return replace(reply, yes=agreed, no=bool(reply.against) and not agreed, add=" ".join(left))


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
