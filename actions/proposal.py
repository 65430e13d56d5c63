"""How somebody speaks of an own idea: to have one, which one, another one, or that the one shown is right."""

import re

from actions.words import plain, tells

NOUNS = {"idee", "ideetje", "voorstel", "suggestie", "tip"}
NEW = {"nieuw", "nieuwe", "ander", "andere", "beter", "tweede", "extra"}
HAS = {"heb", "had", "weet", "bedenk", "schiet"}
GIVES = {
    "doorgeven", "geven", "geef", "delen", "indienen", "insturen", "inbrengen", "toevoegen", "kwijt",
    "vertellen", "opschrijven", "inleveren", "achterlaten", "noemen", "aandragen", "doen", "typen",
    "invullen", "opgeven", "melden", "noteren", "zeggen",
}  # fmt: skip
#: What may stand around an idea that is only announced; 'geen', 'niet' and 'je' are not among it.
AROUND = {
    "en", "maar", "oh", "o", "ja", "nee", "wacht", "hee", "he", "hoi", "sorry", "oeps", "trouwens",
    "eigenlijk", "nog", "toch", "even", "wel", "nu", "alsnog", "graag", "hier", "hoor", "dan", "ook", "ik",
    "k", "een", "n", "mijn", "mn", "m", "eigen", "wil", "wilde", "wou", "zou", "willen", "kan", "kun",
    "kunnen", "mag", "net", "me", "mij", "er", "door", "binnen", "te", "opeens", "ineens", "aub",
    "alsjeblieft", "eens", "snel", "waar", "hoe", "ergens", "het", "t", "leuk", "goed", "klein", "laatste",
    "voor", "de", "werkgroep", "school",
}  # fmt: skip
MODALS = {"kan", "kun", "kunnen", "mag", "zou", "waar", "hoe"}
ANNOUNCING = NOUNS | NEW | HAS | GIVES | AROUND
ANNOUNCED = 14  # words in which an idea is announced
BEFORE = 100  # characters in which it is announced before an idea follows
LEAD = 7  # words before a colon that name an idea
IS = {"is", "zou", "zijn", "luidt", "wordt"}
SOMETHING = re.compile(
    r"(?:\w+ ){0,3}(?:ik|k) (?:\w+ ){0,3}(?:iets|wat) (?:nieuws )?(?:bedacht|voorstellen|aandragen)"
    r"(?: \w+){0,2}"
)
MINE = r"(?:mijn|mn|m n) (?:eigen )?(?:idee|ideetje|voorstel)"
GIVEN = (
    r"(?:kunnen |mogen |te |door te )?"
    r"(?:(?:door)?(?:ge)?geven|verteld|vertellen|getypt|typen|gezegd|zeggen|kwijt)"
)
FORGOTTEN = re.compile(
    rf"(?:\w+ ){{0,3}}(?:ik (?:heb|kon) {MINE} nog niet {GIVEN}"
    rf"|(?:ik )?(?:ben|was) (?:ik )?(?:nog )?{MINE} (?:nog )?vergeten(?: {GIVEN})?"
    rf"|vergeten {MINE} {GIVEN})(?: \w+)?"
)
IDEA = f"(?:{'|'.join(sorted(NOUNS))})"
NEW_ONE = re.compile(rf"\b(?:{'|'.join(sorted(NEW))}) (?:eigen |leuk |klein )?{IDEA}\b")
ONE_MORE = re.compile(rf"\b(?:nog|toch) (?:\w+ )?(?:een|n) (?:\w+ )?{IDEA}\b")
COLON = re.compile(r"\s*(?P<lead>[^:]{2,80})(?<!\d):\s*(?P<rest>\S.*)", re.DOTALL)
STOP = re.compile(r"\s*(?:[.,;!\n–—]|\s-\s)\s*")
NO_STOP = re.compile(
    r"\s*(?:(?:en|oh|o|ja|maar|wacht)\s+)*(?:een\s+)?(?:nieuw|ander|tweede|extra|nog\s+een)\s+(?:idee|ideetje|voorstel)"
    r"\s+(?P<rest>\S.*)",
    re.DOTALL | re.IGNORECASE,
)
#: 'Mijn idee is dat we parro na 18u dicht doen' is shown as it was said.
IS_THAT = re.compile(
    r"(?:(?:en|oh|o|ja|maar|wacht|nou) )*(?:mijn|mn|m n|een) (?:\w+ )?(?:idee|ideetje|voorstel|suggestie)"
    r" (?:is|zou zijn) (?:dat|om)(?: \w+){4,}"
)
#: With one of these a sentence is about an idea, and tells none.
ABOUT = {
    "niet", "geen", "weg", "verwijder", "wis", "gooi", "vraag", "wie", "wat", "waarom", "wanneer", "slecht",
    "stom", "oude", "vorige", "eerste",
}  # fmt: skip
#: What follows an announced idea and is no idea: 'nog een idee, mag dat', 'een nieuw idee van mij'.
GOES_ON = re.compile(
    r"(?:maar|of|want|als|dat|die|mag|kan|kun|is|was|weet|waar|hoe|wat|wie|wil|van|over|aan|bij|graag|doorgeven"
    r"|toevoegen|en|niet|moet|alsjeblieft|aub|dank\w*|bedankt|heb|had|hoor|ik|toch|nog)\b"
)
ASKS_SCHOOL = re.compile(r"(?:kunnen|zullen|zouden|mogen|kan|zou) (?:we|wij|de|het|er|iedereen)\b")
#: Another sentence, said where one waits for a yes: 'schrijf het dan zo op: ...', 'liever zo: ...'.
REWRITES = {
    "schrijf", "zet", "noteer", "typ", "maak", "doe", "neem", "liever", "beter", "eerder", "zin", "dit",
    "bedoel", "bedoelde", "wordt", "moet", "anders", "verander",
}  # fmt: skip
THIS_WAY = re.compile(r"(?:(?:nee|of|en|maar|dan|ja|prima|goed|oke|liever) )*(?:nee|maar|dan|of) zo")
AROUND_REWRITE = {
    "het", "hem", "m", "er", "van", "dan", "maar", "op", "neer", "nieuwe", "nee", "ja", "ik", "zijn",
    "worden", "deze", "die", "dat", "de", "dus", "of", "toch", "graag", "in", "als", "idee", "mijn", "mn",
    "prima", "goed", "oke", "ok", "nou", "wel", "eigenlijk", "bewaar", "sorry", "wacht", "even", "gewoon",
    "zo",
}  # fmt: skip
NO_AND = re.compile(r"\s*(?:nee+|neen|nope)\b[\s,.;:!–—-]*(?P<rest>\S.*)", re.DOTALL | re.IGNORECASE)
MILD = re.compile(
    r"(?:(?:ik bedoel(?:de)?|maar|liever|eerder|beter|dan|eigenlijk|juist|gewoon|hoor|joh|sorry|wacht|doe"
    r"|maak er(?: maar)? van|dit|zo)\b[\s,.:!–—-]*)+",
    re.IGNORECASE,
)
#: With one of these what follows 'nee' says why, or what is to go; it is no other sentence.
REJECTS = ABOUT | {
    "niks", "niets", "nooit", "hoef", "hoeft", "hoeven", "dank", "bedankt", "bewaar", "bewaren", "delen",
    "haal", "schrap", "zonder", "behalve", "weglaten", "laat", "laten", "staan", "verander", "naam",
    "namen", "eruit", "herkenbaar", "herkent", "herkennen", "persoonlijk", "anoniem", "prive", "privacy",
    "lezen", "leest", "ziet", "zien", "zin", "tekst", "idee", "ideetje", "versie", "dit", "deze", "hem",
    "ik", "mij", "me", "mijn", "mn", "je", "klopt", "goed", "toch", "straks", "later", "stop", "want",
    "omdat", "als", "mits", "te", "twijfel", "weet", "nog", "al", "houd", "hou", "overslaan", "terug",
    "wissen", "verwijderen", "weggooien",
}  # fmt: skip
IT_IS = re.compile(r"(?:dat|het|die|er) (?:is|was|wordt|gaat|komt|staat|hoort|mag|moet|kan)\b")
#: What is said before an idea and is none of it: 'gin idee, of ja: ...', 'een idee? ...', 'ja: ...'.
LEAD_IN = NOUNS | {
    "nou", "tja", "eh", "ehm", "uh", "uhm", "hm", "hmm", "o", "oh", "ah", "ach", "ja", "jawel", "joa", "jep",
    "jup", "ok", "oke", "goed", "prima", "wacht", "even", "ff", "sorry", "serieus", "eerlijk", "gezegd",
    "haha", "hahaha", "of", "toch", "wel", "een", "n", "ik", "heb", "wil", "wou", "anders", "mijn", "dan",
    "maar",
    "nog", "dus", "alsnog", "misschien", "bedenk", "net", "ander", "nieuw", "moeilijk", "lastig", "echt",
    "zo", "weet", "wat", "er", "goeie", "goede", "vraag", "eigenlijk", "trouwens", "hoor", "kijk", "luister",
}  # fmt: skip
DENIES = {"nee", "neen", "nope", "geen", "gin", "niks", "niets", "niet"}
SEGMENT = re.compile(r"\s*(?P<lead>[^:,;?!.\n\u2026]{1,40}?)\s*[:,;?!.\n\u2026]+\s*(?P<rest>\S.*)", re.DOTALL)
#: What comes after this was meant, and what came before was not.
SERIOUSLY = re.compile(
    r"^.*\b(?:nee|maar|nou|even|goed|ok|oke)\W+(?:(?:nu|even|maar|nou) )*"
    r"(?:serieus|zonder (?:gekheid|dollen|grappen|gein))\s*[:,.!]+\s*(?P<rest>\S.*)",
    re.DOTALL | re.IGNORECASE,
)
LEAST = 3  # words an idea has where something before it is left off
APPROVES = {
    "prima", "bewaar", "bewaren", "goed", "klopt", "akkoord", "mag", "oke", "ok", "top", "doe", "laat",
    "perfect",
}  # fmt: skip
AROUND_APPROVAL = {
    "ja", "jawel", "zeker", "zo", "maar", "het", "dat", "dit", "die", "is", "hoor", "graag", "helemaal",
    "kan", "best", "deze", "zin", "mijn", "idee", "blijven", "staan", "wel", "lijkt", "me", "fijn",
    "gewoon", "dan", "nu", "hem", "m", "t", "nou", "toch", "van", "mij", "wat", "betreft", "worden",
    "bewaard",
}  # fmt: skip


def announces(text: str) -> bool:
    """Whether somebody only says to have an idea, or asks to give one: 'kan ik mijn idee nog doorgeven?'."""
    said = plain(text)
    if FORGOTTEN.fullmatch(said) or (SOMETHING.fullmatch(said) and "?" not in text):
        return True
    words = said.split()
    if len(words) > ANNOUNCED or not _only(words, ANNOUNCING) or NOUNS.isdisjoint(words):
        return False
    gives, new = not GIVES.isdisjoint(words), _new(said)
    if "?" in text:
        return gives or (new and not MODALS.isdisjoint(words))
    return gives or new or (not HAS.isdisjoint(words) and not {"een", "n"}.isdisjoint(words))


def begins(text: str) -> bool:
    """The same where something else follows: 'ik heb nog een idee, mag dat?'."""
    return announces(text) or any(announces(lead) for lead, _ in _split(text))


def another(text: str) -> bool:
    """Whether somebody says to have another idea than the one that is shown: 'nee, ik heb een beter idee'."""
    return _only(plain(text).split(), ANNOUNCING) and NEW_ONE.search(plain(text)) is not None


def told(text: str, waits: bool = False) -> str | None:
    """The idea in 'nieuw idee: ...' or 'ik heb toch een idee, ...'; None where none is told.

    `waits`: an idea waits for a yes, so that 'schrijf het dan zo op: ...' tells one too.
    """
    if (found := COLON.fullmatch(text)) and _is_idea(found["rest"], 2):
        if _only_leads(found["lead"], waits):
            return found["rest"].strip()
        if _leads(found["lead"]):
            return text.strip()
    for lead, rest in _split(text):
        if (another if waits else announces)(lead) and _follows(rest):
            return rest.strip()
    if (found := NO_STOP.fullmatch(text)) and _follows(found["rest"]):
        return found["rest"].strip()
    return text.strip() if IS_THAT.fullmatch(plain(text)) and "?" not in text else None


def instead(text: str) -> str | None:
    """The other sentence in 'nee, parro na 18u dicht'; None where a no says why, or stands alone."""
    found = NO_AND.fullmatch(text)
    if found is None or "?" in text:
        return None
    rest = MILD.sub("", found["rest"], count=1) if MILD.match(found["rest"]) else found["rest"]
    words = plain(rest).split()
    if len(words) < 3 or not REJECTS.isdisjoint(words) or IT_IS.match(plain(rest)):
        return None
    return rest.strip() if any(map(tells, words)) else None


def without_lead(text: str) -> str:
    """The idea without what is only said before it; all of it where too little would be left."""
    if (found := SERIOUSLY.match(text)) and len(plain(found["rest"]).split()) >= LEAST:
        text = found["rest"]
    while (found := SEGMENT.match(text)) and len(plain(found["rest"]).split()) >= LEAST:
        lead = plain(found["lead"]).split()
        if not _only(lead, LEAD_IN | DENIES) or _only(lead, DENIES):
            break
        text = found["rest"]
    return text.strip()


def approves(text: str) -> bool:
    """Whether all that is said is that a sentence is right: 'prima zo, bewaar maar'."""
    words = plain(text).split()
    return _only(words, APPROVES | AROUND_APPROVAL) and not APPROVES.isdisjoint(words)


def _only(words: list[str], known: set[str]) -> bool:
    return known.issuperset(words)


def _split(text: str) -> list[tuple[str, str]]:
    """What stands before and after each comma or full stop near the beginning."""
    return [(text[: stop.start()], text[stop.end() :]) for stop in STOP.finditer(text, 0, BEFORE)]


def _new(said: str) -> bool:
    return NEW_ONE.search(said) is not None or ONE_MORE.search(said) is not None


def _only_leads(lead: str, waits: bool) -> bool:
    """Whether what stands before a colon only says that an idea follows: 'mijn idee is', 'schrijf zo op'."""
    said = plain(lead)
    words = said.split()
    if announces(lead) or (not NOUNS.isdisjoint(words) and "?" not in lead and _only(words, ANNOUNCING | IS)):
        return True
    rewrites = not REWRITES.isdisjoint(words) or THIS_WAY.fullmatch(said) is not None
    return waits and rewrites and _only(words, REWRITES | AROUND_REWRITE)


def _leads(lead: str) -> bool:
    """Whether it names an idea and says more of it, which is kept: 'idee voor de bovenbouw'."""
    words = plain(lead).split()
    return len(words) <= LEAD and not NOUNS.isdisjoint(words) and ABOUT.isdisjoint(words) and "?" not in lead


def _is_idea(rest: str, least: int) -> bool:
    """Whether a sentence of at least so many words may be an idea, and is no question, yes or no."""
    said = plain(rest)
    words = said.split()
    if len(words) < least or approves(rest) or (len(words) < 4 and words[0] in ("ja", "nee")):
        return False
    return not rest.rstrip().endswith("?") or ASKS_SCHOOL.match(said) is not None


def _follows(rest: str) -> bool:
    """The same of what follows without a colon, where more is no idea: 'nog een idee, mag dat'."""
    return _is_idea(rest, 3) and GOES_ON.match(plain(rest)) is None
