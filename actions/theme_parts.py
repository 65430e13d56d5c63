"""What is typed at the themes that were heard, read part by part: which names are said, and what of each."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from actions.theme_names import LOOSE, ThemeNames
from actions.theme_reply import AND, EXPRESSION, LEAD, NO, WITH_YES, YES
from actions.words import ASKING, alike, plain, tells

#: As it is said in the east, the south and the west, and what it is.
DIALECT = {
    "joa": "ja", "jao": "ja", "joah": "ja", "jo": "ja", "joe": "ja", "jaaj": "ja", "joajoa": "ja",
    "ut": "het", "et": "het", "da": "dat", "daa": "dat", "wa": "wat", "nait": "niet",
    "neet": "niet", "nich": "niet", "niej": "niet", "gin": "geen", "gien": "geen", "gein": "geen",
    "ginnen": "geen", "klup": "klopt", "klupt": "klopt", "klop": "klopt", "kloppe": "kloppen",
    "juust": "juist", "mot": "moet", "motten": "moeten", "olders": "ouders", "elders": "ouders",
    "kinner": "kinderen", "kiender": "kinderen", "keind": "kinderen", "oek": "ook", "ouk": "ook",
    "oak": "ook", "wark": "werk", "neeje": "nee", "nei": "nee", "nai": "nee",
}  # fmt: skip
CUT = re.compile(
    r"(?<=\?)|[,;:.!\n\u2026()]+|\s[-\u2013\u2014]\s|\b(?:maar|doch|want|omdat)\b"
    r"|\b(?:en|plus)\s+(?=(?:niet|geen|zonder)\b)|(?<=\bniet)\s+(?=en\b)|(?<=\bweg)\s+(?=en\b)"
    r"|(?<=\beruit)\s+(?=en\b)"
)
NOT = {"niet", "geen", "zonder", "behalve", "weg", "eruit", "uitgezonderd"}
BESIDE = {
    "ook", "erbij", "toe", "toevoegen", "plus", "daarnaast", "daarbij", "bovendien", "tevens", "eveneens",
    "evenals", "alsmede", "alsook", "nog", "aangevuld", "aanvullen",
}  # fmt: skip
#: A yes that a part begins with; 'juist de ouders' is none.
AGREES = (YES | {"deels", "gedeeltelijk", "kloppen", "idd", "joh"}) - {
    "juist", "precies", "helemaal", "goed", "exact", "alles", "absoluut", "ok", "oke",
}  # fmt: skip
BEFORE_YES = {
    "dat", "dit", "die", "deze", "zo", "het", "nou", "ze", "oh", "o", "ach", "och", "tja", "ten", "voor",
}  # fmt: skip
FILL = YES | WITH_YES | AND | LEAD | NO | NOT | BESIDE | LOOSE | AGREES | BEFORE_YES | {
    "dele", "deel", "voegt", "voeg", "doe", "doet", "zet", "neem", "neemt", "schrijf", "noteer", "pak",
    "haal", "haalt", "laat", "schrap", "hoort", "horen", "moet", "moeten", "mag", "mogen", "kan", "kunnen",
    "er", "hier", "daar", "daaraan", "hieraan", "komt", "komen", "past", "passen", "u", "je", "jij", "we",
    "wij", "wil", "zou", "graag", "alsjeblieft", "alstublieft", "aub", "svp", "even", "eens", "maar",
    "doch", "hoofdzaak", "name", "man", "joh", "jong", "jonge", "zeg", "he", "eh", "uh", "sorry", "wacht",
    "natuurlijk", "uiteraard", "dus", "me", "mij", "dank", "bedankt", "merci", "fijn", "mooi", "doen",
    "verder", "volgende", "door", "ga", "klaar", "super", "perfect", "prima", "hele", "heel", "hm", "hmm",
    "nee", "allebei", "toch", "als", "wat", "betreft", "mi", "kijk", "weet", "zeker", "lijkt", "vind",
    "denk", "vindt", "volgens", "precies", "hoor", "onder", "andere", "hee", "bij", "oja", "jazeker",
    "weer", "amen", "ofzo", "enzo", "zoiets", "helder", "duidelijk", "akkoord", "ge", "gij",
}  # fmt: skip
#: With one of these it is said of some of them, or of one more than another: no plain naming.
OF_SOME = {
    "enkel", "slechts", "rest", "anderen", "overige", "vooral", "meest", "meeste", "zwaarst", "ergst",
    "eerder", "liever", "eerste", "tweede", "derde", "vierde", "laatste", "na", "minder", "valt", "vallen",
    "prima", "goed", "wel", "probleem", "tussen",
}  # fmt: skip
ALL_ELSE = {
    "rest", "anderen", "overige", "tweede", "eerste", "derde", "laatste", "meest", "meeste", "zwaarst",
    "ergst", "vooral",
}  # fmt: skip
ASKS = re.compile(rf"(?:{'|'.join(sorted(ASKING))}|hoe\w*|waar\w*|is|zijn|moet|wordt|leest|ziet|ben|komt?)\b")
WRONG = re.compile(
    r"(?:nee )?(?:(?:dat|dit|het|die|ze|zo) )*(?:is|zijn|klopt|kloppen)(?: (?:echt|dus|ook))* niet"
    r"(?: (?:juist|hoor|waar))*"
)
#: That it is the other way round: what costs gives, and what gives costs.
CONTRARY = {
    "kost": re.compile(r"\b(?:ge(?:ef|eft|ven)\b.* energie|leuk|fijn|heerlijk|valt mee|vallen mee)\b"),
    "geeft": re.compile(r"\b(?:kost|kosten|vreet|vreten|slurpt|zwaar|vervelend)\b"),
}
NOISE = 3  # words beside a yes that may add nothing
REASON = re.compile(r"(?:want |omdat )?(?:dat|die|dit|deze|het|daar|ze|ik)\b")


@dataclass(frozen=True)
class Said:
    """One thing that is named: the themes that have this name, and whether no other words stand with it."""

    themes: tuple[str, ...]
    bare: bool


@dataclass(frozen=True)
class Parts:
    """What a reply says, put together from its parts.

    `yes`, `no`: to what was heard; `named`: what it is (too); `against`: what it is not; `beside`: what is
    named comes with those heard; `left`: parts that name nothing and tell something; `told`: that do both;
    `asks`: there is a question.
    """

    yes: bool = False
    no: bool = False
    named: tuple[Said, ...] = ()
    against: tuple[Said, ...] = ()
    beside: bool = False
    left: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    asks: bool = False


def spoken(text: str, spelling: Mapping[str, str]) -> str:
    """A text in plain spelling: 'klopt joa, nie de ouwers' gives 'klopt ja, niet de ouders'."""

    def full(found: re.Match[str]) -> str:
        word = found[0]
        return DIALECT.get(word) or spelling.get(word, word)

    return re.sub(r"[^\W\d_]+(?:'[^\W\d_]+)?", full, text.lower().replace("\u2019", "'"))


def parts(text: str, names: ThemeNames, own: Mapping[str, Iterable[str]]) -> Parts | None:
    """Read a reply in plain spelling; None where what is said of which is not plain.

    `own`: a theme that was heard -> words that no other of these has.
    """
    yes = no = beside = asks = False
    named, against, left, told = list[Said](), list[Said](), list[str](), list[str]()
    pieces = [piece for piece in CUT.split(EXPRESSION.sub("ja,", text)) if piece and plain(piece)]
    for at, piece in enumerate(pieces):
        words = plain(piece).split()
        found = _found(words, names, own)
        inside = {place for name in found for place in range(name[1], name[2])}
        rest = [word for place, word in enumerate(words) if place not in inside]
        strange = [word for word in rest if word not in FILL and len(word) > 2]
        denies = not NOT.isdisjoint(rest)
        if piece.rstrip().endswith("?") and len(pieces) > 1 and ASKS.match(" ".join(words)):
            asks = True
            continue
        refuses = piece.rstrip().endswith("?") and plain((*pieces, "")[at + 1]).split()[:1] in (
            [no] for no in NO
        )
        if refuses and not found:
            continue  # 'lessen? nee, ik geef geen les'
        if words[0] in NO and not found and at and pieces[at - 1].rstrip().endswith("?"):
            no = True
            continue
        if not found:
            if not ALL_ELSE.isdisjoint(words):
                return None
            if denies and not strange and not against:
                if len(pieces) > 1 or not WRONG.fullmatch(" ".join(words)):
                    return None
                return Parts(no=True)
            if strange and not (against and (denies or words[0] in NO or REASON.match(" ".join(words)))):
                left.append(" ".join(words))
                yes = yes or _agrees(words)
            elif _agrees(words):
                yes = True
            no = no or words[0] in NO
            continue
        contrary = CONTRARY[names.richting].search(" ".join(words)) is not None
        if "of" in rest and len(found) > 1 and not denies:
            named.append(Said(tuple(dict.fromkeys(theme for name in found for theme in name[0])), True))
            continue
        some = OF_SOME.intersection(rest) - ({"vooral"} if yes else set())
        if "alleen" in words[: found[0][1]] or some or not {"alle", "allemaal"}.isdisjoint(rest[1:]):
            return None
        said = [Said(name[0], not strange) for name in found]
        if denies and any(words[place] in NOT for place in range(found[0][2], found[-1][1])):
            return None  # 'die rapporten, niet administratie' in one breath
        agrees = _agrees(words)
        if words[0] in NO:
            if words[1:2] == ["ook"]:
                return None
            no = True
        yes = yes or (agrees and not denies and not contrary) or (agrees and words[0] in ("ja", "klopt"))
        if denies or refuses or contrary:
            against += said
        else:
            if not named:
                beside = not BESIDE.isdisjoint(rest) or words[0] == "en" or words[-1] == "bij"
            named += said
            told += [" ".join(words)] if strange else []
    if beside and no:
        no, yes = False, True
    if yes and no:
        return None
    if text.rstrip().endswith("?") and not (named or against or asks):
        return None
    if yes and left and not (named or against) and _is_noise(text, left):
        left = []
    return Parts(yes, no, tuple(named), tuple(against), beside, tuple(left), tuple(told), asks)


def told_names(text: str, names: ThemeNames) -> tuple[str, ...]:
    """The themes that an answer in plain spelling calls by a name of theirs alone, and does not deny."""
    found: list[str] = []
    for piece in CUT.split(text):
        words = plain(piece).split()
        said = names.within(words)
        inside = {place for name in said for place in range(name.start, name.end)}
        if not any(word in NOT for place, word in enumerate(words) if place not in inside):
            found += [name.themes[0] for name in said if len(name.themes) == 1]
    return tuple(dict.fromkeys(found))


def only_names(text: str, names: ThemeNames) -> tuple[str, ...]:
    """The themes of an answer that is a list of names, each of one theme: 'ouders, ict en vergaderen'."""
    said = parts(text, names, {})
    if said is None or said.left or said.against or said.asks or "?" in text:
        return ()
    plain_ones = all(one.bare and len(one.themes) == 1 for one in said.named)
    return tuple(dict.fromkeys(one.themes[0] for one in said.named)) if plain_ones else ()


def _is_noise(text: str, left: Iterable[str]) -> bool:
    """Whether a few words beside a yes add nothing: 'klopt, fijn weekend'."""
    words = plain(text).split()
    adds = not BESIDE.isdisjoint(words) or not {"en", "maar", "behalve", "niet", "geen"}.isdisjoint(words)
    return not adds and len([word for part in left for word in part.split() if word not in FILL]) <= NOISE


def _agrees(words: Sequence[str]) -> bool:
    """Whether words begin with a yes."""
    at = 0
    while at < len(words) and words[at] in BEFORE_YES:
        at += 1
    return words[at : at + 1] != [] and words[at] in AGREES


def _found(
    words: Sequence[str], names: ThemeNames, own: Mapping[str, Iterable[str]]
) -> list[tuple[tuple[str, ...], int, int]]:
    """Names in words, and words of those heard that only one of these has."""
    found = [(name.themes, name.start, name.end) for name in names.within(words)]
    inside = {place for _, start, end in found for place in range(start, end)}
    for place, word in enumerate(words):
        if place in inside or not tells(word):
            continue
        heard = [theme for theme, mine in own.items() if any(alike(word, one) for one in mine)]
        if len(heard) == 1:
            found.append(((heard[0],), place, place + 1))
    return sorted(found, key=lambda name: name[1])
