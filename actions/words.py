"""Small reading of typed text: plain form, exact commands, picking one of the options shown."""

import difflib
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from knowledge.scales import Option, Value

Name = TypeVar("Name")

SLIP = 0.87  # difflib ratio from which one misspelt word still is a command
LONG_WORD = 6  # letters such a word has at least
CLOSE = 0.84  # difflib ratio from which a misspelt label still counts
KEEP = {
    "verder", "laat maar", "laat", "zo laten staan", "laat staan", "laat maar staan", "laat zo",
    "laat zo staan", "zo laten", "klopt", "houden", "laat maar zo", "laat het zo", "laat het maar zo",
    "niks veranderen", "niet veranderen", "toch niet", "laat het staan", "is goed zo", "goed zo",
}  # fmt: skip
MILD = r"(?:maar|toch|gewoon|dan|lekker|even|wel|liever|ook|hoor|graag|nu|zo)"
#: The same at length: 'laat die maar zo', 'dat mag zo blijven staan', 'ik laat hem staan hoor'.
KEEPS = re.compile(
    r"(?:(?:nee|ja|nou|oh?|ach|ok|oke|sorry|goed|prima|doe maar niet|ik) )*"
    rf"(?:(?:laat|laten we|hou|houd)(?: (?:die|dat|dit|deze|het|hem|m|t|mijn antwoord|{MILD}))*"
    rf" (?:zo|staan|zoals (?:het|die|hij) (?:is|was|staat|stond))(?: {MILD}| staan| laten)*"
    rf"|(?:die|dat|dit|deze|het|hij)(?: {MILD})*? (?:mag|blijft)(?: {MILD})*?"
    rf" (?:zo|blijven|staan|zo blijven)(?: staan)?(?: {MILD})*"
    rf"|(?:die|dat|dit|deze|het)(?: {MILD})*? (?:(?:was|stond)(?: {MILD})* goed|is goed zo)(?: {MILD})*)"
)
#: Where something is to be chosen from a list: none, or no more one than another.
NO_CHOICE = {
    "geen van deze", "geen van die", "geen van beide",
    "geen van allen", "geen van alle", "geen", "iets anders", "wat anders", "anders", "allebei", "beide",
    "allemaal", "alle drie", "allebei even erg", "allebei even zwaar", "even zwaar", "even erg",
    "maakt niet uit", "maakt me niet uit", "kan niet kiezen", "ik kan niet kiezen", "geen voorkeur",
    "moeilijk te zeggen", "lastig te zeggen", "dat is het niet", "niks", "nee", "staat er niet bij",
    "het staat er niet bij", "staat er niet tussen", "zit er niet bij",
}  # fmt: skip
#: Not knowing, and nothing else: 'pff weet ik echt niet', 'geen idee eigenlijk', "zou 't niet weten".
KNOWS_NOT = re.compile(
    r"(?:(?:pf+|tja|nou|oei|eu?h?m?|uh+m?|h?m+|sorry|eerlijk gezegd|echt|eigenlijk|ja) )*"
    r"(?:(?:i?k )?(?:weet|wist)(?: (?:i?k|het|t|dat|da|echt|eigenlijk|zo|ook|nog|gewoon|even))* (?:niet|nie)"
    r"|k?weenie|weetniet|geen (?:flauw |enkel )?(?:idee|benul)"
    r"|(?:i?k )?zou (?:(?:i?k|het|t|dat|echt|eigenlijk|zo|ook) )*niet (?:weten|kunnen zeggen))"
    r"(?: (?:hoor|eigenlijk|echt|zo|snel|precies|eerlijk gezegd|joh|sorry))*"
)
#: The question once more: 'kan je die vraag nog een keer stellen', 'herhaal de vraag even'.
AGAIN = re.compile(
    r"(?:(?:sorry|oeps|wacht|eh|hm+|ja|nee|maar) )*"
    r"(?:(?:kun|kan|wil|zou) (?:je|jij|u|ge) )?(?:(?:me|mij|eens|even|misschien) )*"
    r"(?:(?:stel|zeg|herhaal|geef|toon) )?(?:(?:eens|even|me|mij) )*"
    r"(?:(?:die|de|deze|dat|je|het|hem|m) )?(?:laatste )?(?:vraag )?(?:(?:eens|even|alsjeblieft) )*"
    r"(?:(?:nog (?:een keer|eens|een maal|eenmaal|n keer)|opnieuw|herhalen|herhaal)(?: |$))"
    r"(?:(?:de|die|deze) vraag ?)?(?:(?:stellen|zeggen|herhalen|laten zien|geven|tonen|willen) ?)*"
    r"(?:(?:alsjeblieft|aub|graag|even|kunnen|hoor) ?)*"
    r"|wat (?:was|is) (?:de|die|deze) vraag"
    r"(?: (?:ook alweer|ook weer|nog een keer|nog eens|eigenlijk|precies))?"
)
#: A question left out at the end of a sentence: '..., sla maar over'. 'Mijn pauze sla ik over' is an answer.
LEAVES_OUT = re.compile(
    r"(?:^|.* )(?:sla (?:(?:deze|die|dit|dat|hem|m|maar|even|ff|liever|gewoon|graag|nu|vraag|dan|toch) )*"
    r"(?:(?<=deze )\w+ (?:maar |even |liever )*)?over"
    r"|deze(?: vraag)? (?:sla ik|slaan we) (?:(?:maar|even|liever|dan|gewoon|graag) )*over"
    r"|(?:deze(?: vraag)?|dus|liever|graag) (?:maar |liever |graag )?overslaan"
    r"|(?:ga|doe|geef) (?:maar |gewoon )*(?:(?:door |verder )?naar )?de volgende(?: vraag)?)"
    r"(?: (?:hoor|aub|graag|maar|dus|alsjeblieft|dan))*"
)
EVEN = re.compile(
    r"\b(?:allemaal|allebei|beide|alle (?:twee|drie|vier|vijf)|even (?:erg|zwaar|veel)|evenveel)\b"
)
#: What stands around that; 'ze komen allemaal tegelijk binnen' tells something.
AROUND_EVEN = {
    "het", "dat", "dit", "deze", "die", "ze", "zijn", "is", "wegen", "weegt", "spelen", "speelt", "tellen",
    "telt", "zwaar", "zwaarder", "erg", "veel", "evenveel", "even", "net", "zo", "een", "beetje", "kosten",
    "kost", "mij", "me", "ik", "vind", "denk", "eigenlijk", "wel", "hoor", "en", "van", "alles", "alle",
    "hier", "er", "voor", "mee", "met", "elkaar", "samen", "gewoon", "echt", "tegelijk", "ja", "nou",
    "tja", "best", "vermoeiend", "belangrijk", "hetzelfde", "gelijk", "drie", "vier", "vijf", "twee",
}  # fmt: skip
FEW = 7  # words in which a choice is said
DENIED = {"niet", "geen", "nee", "behalve", "minder", "nooit"}
ASKING = {"wat", "hoe", "waarom", "wie", "welke", "waar", "wanneer", "kan", "kun", "mag"}
PLACES = {
    "eerste": 0, "1e": 0, "1ste": 0, "tweede": 1, "2e": 1, "2de": 1, "derde": 2, "3e": 2, "3de": 2,
    "vierde": 3, "4e": 3, "4de": 3, "vijfde": 4, "5e": 4, "5de": 4, "laatste": -1, "middelste": 1,
}  # fmt: skip
#: Words of options that tell nothing by themselves, beside the stop words of spaCy.
COMMON = {
    "steeds", "altijd", "nooit", "vaak", "soms", "vaker", "iedereen", "niemand", "alles", "niets",
    "duidelijk", "goed", "veel", "meer", "minder", "genoeg", "lang", "hulp", "werk", "werken", "school",
    "dagen", "week", "keer", "tijd", "mensen", "anderen", "dingen", "iemand", "ergens",
    "gaat", "snel", "zeggen", "kiezen", "zetten",
}  # fmt: skip
OWN_WORD = 4  # letters of a word that tells an option from the others
NUMBERS = {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5}
BACK = re.compile(r"\b(?:terug|back)\b")
#: The answer before once more: 'idem', 'zelfde als net', 'weer hetzelfde hoor', 'zie vorige'.
BEFORE = (
    r"(?:(?:de|het|die|bij|bij de) )?(?:vorige?|hiervoor|daarnet|daarvoor|net|zonet|zojuist|(?:hier)?boven)"
    r"(?: (?:vraag|antwoord|een))?"
)
SAME = re.compile(
    r"(?:(?:ja|tja|nou|pff+|ook|weer|nog|steeds|hier|nou ja) )*"
    rf"(?:idem(?: dito)?|dito|(?:het |het|de)?zelfde(?: (?:antwoord|verhaal|liedje))?(?: als {BEFORE})?"
    rf"|(?:zie|(?:net )?(?:als|zoals)) {BEFORE})"
    r"(?: (?:hoor|hier|maar|weer|eigenlijk))*"
)


def plain(text: str) -> str:
    """Lower case, no accents, punctuation or double spaces."""
    text = unicodedata.normalize("NFKD", text.lower())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", text).strip()


def command_of(text: str, commands: Mapping[str, Sequence[str]]) -> str | None:
    """The command that this whole text is, if any; a single long word may have a slip in it."""
    words = plain(text)
    for name, phrases in commands.items():
        if words in _plain_phrases(tuple(phrases)):
            return name
    if len(words) < LONG_WORD or " " in words:
        return None
    near = {
        name
        for name, phrases in commands.items()
        for phrase in _plain_phrases(tuple(phrases))
        if " " not in phrase and difflib.SequenceMatcher(None, words, phrase).ratio() >= SLIP
    }
    return near.pop() if len(near) == 1 else None


@lru_cache(maxsize=64)
def _plain_phrases(phrases: tuple[str, ...]) -> frozenset[str]:
    """The phrases of one command, in plain form; they are the same every turn."""
    return frozenset(map(plain, phrases))


def says_same(text: str) -> bool:
    """Whether somebody gives the answer before once more."""
    return SAME.fullmatch(plain(text)) is not None


def steps_back(text: str) -> int:
    """How many questions 'terug' goes back: 'twee vragen terug' gives 2; 1 when not said."""
    words = plain(text).split()
    for word in words:
        if word in NUMBERS and word != "een":
            return NUMBERS[word]
        if word.isdigit() and 0 < int(word) < 10:
            return int(word)
    return 1


def pick(text: str, options: Sequence[Option]) -> Value | None:
    """The one option meant: its number in the list, its label, a part only it has, or a near miss."""
    words = plain(text)
    if not words:
        return None
    if words.isdigit():
        index = int(words)
        return options[index - 1].waarde if 1 <= index <= len(options) else None
    labels = {option.waarde: plain(option.label) for option in options}
    for value, label in labels.items():
        if words == label:
            return value
    if len(words) >= 4:
        inside = [v for v, label in labels.items() if words in label or label in words]
        if len(inside) == 1:
            return inside[0]
    near = [v for v, label in labels.items() if difflib.SequenceMatcher(None, words, label).ratio() >= CLOSE]
    return near[0] if len(near) == 1 else None


def point(text: str, options: Sequence[Option]) -> Value | None:
    """The one option meant: as `pick`, or in a few words by its place ('de tweede') or a word only it has."""
    if (picked := pick(text, options)) is not None:
        return picked
    said = plain(text).split()
    if text.rstrip().endswith("?") or not ASKING.isdisjoint(said[:1]):
        return None
    denied = DENIED.intersection(said)
    if len(said) > FEW:
        said = said[:2]  # 'het eerste is het geval: ...'
        if not (said[0] in ("het", "de", "dat", "die", "optie", "nummer") and said[1] in PLACES):
            return None
    places = {PLACES[word] for word in said if word in PLACES}
    if "middelste" in said and len(options) != 3:
        return None
    if len(places) == 1 and not denied and (place := places.pop()) < len(options):
        return options[place].waarde
    labels = {option.waarde: option.label for option in options}
    named = mentioned(said, {value: telling(label) for value, label in labels.items()})
    # 'gewoon geen handen' means 'er zijn geen extra handen', 'niet de ouders' means none of them
    return named[0] if len(named) == 1 and denied.issubset(plain(labels[named[0]]).split()) else None


def mentioned(said: Sequence[str], words: Mapping[Name, Collection[str]]) -> list[Name]:
    """The names of which a word is said, perhaps with another ending."""
    return [name for name, own in words.items() if any(alike(one, word) for one in said for word in own)]


def own_words(labels: Mapping[Name, Collection[str]]) -> dict[Name, list[str]]:
    """Of the words of each label, those that tell something and that no other label has."""
    return {
        name: [word for word in words if tells(word) and sum(word in other for other in labels.values()) == 1]
        for name, words in labels.items()
    }


def telling(label: str) -> list[str]:
    """The words of a label that say something by themselves."""
    return [word for word in plain(label).split() if tells(word)]


def tells(word: str) -> bool:
    """Whether a word of an option says something by itself: 'ouders', not 'moet' or 'steeds'."""
    return len(word) >= OWN_WORD and word not in _stop_words() and word not in COMMON


@lru_cache(maxsize=1)
def _stop_words() -> set[str]:
    """Those of spaCy; read late, as the API has this module too and spaCy takes 40 MB."""
    from spacy.lang.nl.stop_words import STOP_WORDS

    return set(STOP_WORDS)


def alike(one: str, other: str) -> bool:
    """The same word, or one with an ending: 'ouder' and 'ouders'."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) > OWN_WORD and long.startswith(short) and len(long) - len(short) < 4)


def told(text: str, options: Sequence[Option]) -> tuple[list[Value], list[str]]:
    """The options of which the whole label is said, in the order said, and the words that are left."""
    left, places = f" {plain(text)} ", {}
    for option in sorted(options, key=lambda option: -len(option.label)):
        label = f" {plain(option.label)} "
        if (at := left.find(label)) >= 0:
            places[option.waarde] = at
            left = left.replace(label, " " + "_" * (len(label) - 2) + " ")
    return sorted(places, key=lambda value: places[value]), [w for w in left.split() if w.strip("_")]


def chooses_none(text: str) -> bool:
    """Whether a few words choose nothing from a list, or all alike: 'weet niet', 'allemaal even erg'."""
    words = plain(text)
    return (
        words in NO_CHOICE
        or knows_not(text)
        or (EVEN.search(words) is not None and AROUND_EVEN.issuperset(EVEN.sub(" ", words).split()))
    )


def knows_not(text: str) -> bool:
    """Whether somebody only says not to know."""
    return KNOWS_NOT.fullmatch(plain(text)) is not None


def keeps(text: str) -> bool:
    """Whether somebody leaves an answer that is asked again as it was."""
    words = plain(text)
    return words in KEEP or KEEPS.fullmatch(words) is not None


def asks_again(text: str) -> bool:
    """Whether somebody asks to hear the question once more."""
    return AGAIN.fullmatch(plain(text)) is not None


def leaves_out(text: str) -> bool:
    """Whether a sentence ends in leaving the question out."""
    return LEAVES_OUT.fullmatch(plain(text)) is not None


def pick_several(text: str, options: Sequence[Option]) -> list[Value]:
    """The options meant by '1 en 3' or 'rapporten, vergaderen'; empty when any part is not one."""
    parts = [part for part in re.split(r"\s*(?:,|;|\+|&|\ben\b)\s*", text.lower()) if part.strip()]
    chosen = [pick(part, options) for part in parts]
    if not chosen or None in chosen:
        return []
    return list(dict.fromkeys(value for value in chosen if value is not None))
