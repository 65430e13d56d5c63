"""Whether a part of a message gives the question that it names a new answer: a name, a value, a word between.

'Opschieten is eigenlijk altijd' does; 'ik word vaak gestoord' and 'de ouders zijn altijd boos' tell of work.
"""

import re
from collections.abc import Collection

from actions.changed import INSTEAD
from actions.flow import Step
from actions.interpret import strictly
from actions.parts import OPTION, Part
from actions.pointing import REASON
from actions.words import tells
from knowledge.scales import Value

VALUE = 5  # words that a value has
#: Words of somebody who speaks of an answer; all else with 'ik' tells of work.
SPEAKS = re.compile(
    r"\b(?:(?:dat )?ik (?:bedoel(?:de)?|zei|zeg|zou|wil|wilde|wou|wens|verander|wijzig|herzie"
    r"|corrigeer|maak|zet)"
    r"|(?:bedoel(?:de)?|zei|zeg|zou|wil|wilde|wou|wens|maak|zet|verander|wijzig) ik(?! \w+ mee\b)"
    r"|(?:wil|wilt|kun|kunt|kan|zou|zet|doe) (?:je|u|jij)"
    r"|(?:ik had|had ik)(?=.*\b(?:moeten|willen)\b)"
    r"|(?:moeten|willen) (?:zeggen|zijn|invullen|kiezen|tikken|worden|bijstellen)"
    r"|bij nader inzien|bij te stellen|te (?:staan|zetten|zijn|worden|wijzigen|veranderen)"
    r"|mijn antwoord(?: op| bij| van| inzake)?"
    r"|ik heb (?:me|mij)(?= .*\bvergist)|dat heb ik(?= .*\b(?:verkeerd|fout))"
    r"|(?:de )?(?:vraag|die|dat)(?: over| van| bij| met| op)?)\b"
)
AROUND = {
    "bij", "over", "mijn", "m", "mn", "t", "het", "antwoord", "antwoorden", "vraag", "vragen", "toch", "de",
    "die", "dat", "da", "deze", "in", "naar", "zijn", "moet", "moest", "moeten", "moesten", "van", "wordt",
    "worden", "op", "is", "was", "waren", "ook", "eigenlijk", "nog", "graag", "sorry", "maar", "oh", "o",
    "oei", "ach", "ah", "he", "hoor", "dan", "dus", "even", "trouwens", "overigens", "tevens", "doe", "zet",
    "maak", "maken", "mag", "mogen", "een", "aub", "please", "alsjeblieft", "weer", "terug", "terugzetten",
    "staan", "staat", "gezet", "bijstellen", "stellen", "stel", "pas", "aan", "verander", "veranderen",
    "wijzig", "wijzigen", "corrigeer", "noteer", "noteren", "aanpassen", "correctie", "foutje", "oeps",
    "wacht", "bedoel", "bedoelde", "liever", "gewoon", "wel", "eerder", "nu", "net", "zojuist", "daarnet",
    "straks", "had", "tot", "bleef", "blijft", "willen", "vermelden", "invullen", "zetten", "kan", "moge",
    "zij", "hoort", "horen", "juist", "inzake", "betreffende", "mij", "me", "voor", "natuurlijk",
    "onderwerp", "ja", "oke", "ok", "ho", "eh", "hm", "allebei", "beide", "allemaal", "kunt", "wil", "zou",
    "heb", "sla", "laatste", "vorige", "verder", "daarnaast", "bovendien", "kunnen", "corrigeren",
}  # fmt: skip
#: What tells of work, or of when and why, beside a name and a value: nothing is changed then.
TELLS = {
    "ik", "k", "er", "we", "wij", "ze", "hij", "je", "jij", "u", "ge", "men", "want", "omdat", "doordat",
    "als", "zo", "met", "te", "niemand", "iemand", "iedereen", "wie", "waar", "hoe", "daar", "hier", "door",
    "uit", "zonder", "terwijl", "zodat", "vooral", "geen", "beter", "minder", "meer", "mijzelf", "mezelf",
    "sinds", "na", "voordat",
}  # fmt: skip
COUPLES = {
    "is", "was", "waren", "zijn", "moet", "moest", "moeten", "moesten", "mag", "mogen", "naar", "op", "tot",
    "wordt", "worden", "blijft", "bleef", "toch", "eigenlijk", "bedoel", "bedoelde", "had", "hoort", "zij",
}  # fmt: skip
#: Verbs that order a change before a name, and words that make one of a bare name and value.
ORDERS = {
    "doe", "zet", "maak", "verander", "wijzig", "corrigeer", "noteer", "pas", "stel", "toch", "veranderen",
    "wijzigen", "bedoel", "bedoelde", "maken", "moet", "moest", "mag", "wordt",
}  # fmt: skip
CUES = re.compile(
    r"\b(?:toch|eigenlijk|graag|aub|alsjeblieft|maken|zetten|bedoel\w*|moeten|vermelden|invullen|doe|zet|maak|noteer"
    r"|verander\w*|wijzig\w*|aanpassen|bij nader inzien|liever|correctie|foutje)\b"
)
BOTH = re.compile(r"\b(?:allebei|beide|allemaal|alle (?:twee|drie|vier)|moesten|moeten)\b")
#: 'Mijn collega is het eens' tells who agrees.
AGREES = re.compile(r"\b(?:is|zijn|was|waren) het (?:\w+ )?(?:on)?eens\b")
RETRACTS = re.compile(
    r"\b(?:zei|(?:mijn|m|mn|ander|eerste|vorige) antwoord|antwoordde"
    r"|te (?:streng|positief|negatief|voorzichtig|mild|somber|hard|hoog|laag|aardig|optimistisch|kritisch)"
    r"|overdre\w+|vergis\w*|herroep|bijstel\w*|bij te stellen|fout"
    r"|verkeerd|klopt niet|anders|wijzig\w*|verander\w*|aanpassen|bedoel\w*|(?:eerste|vorige) vraag"
    r"|niet over|grap\w*|sarcas\w*|ironi\w*)\b"
)
COUPLED = re.compile(
    r"\b(?:is|was|moet|moest|kan|mag|eerder|toch|eigenlijk|op|naar|wordt|zij|hoort|zet|doe|maak)\b"
)
NEGATES = re.compile(r"(?:(?:en|maar) )?(?:niet|geen|ipv|in plaats van)\b")
OF_ANSWER = re.compile(
    r"\b(?:ik had|had ik|bedoel\w*|moest(?! (?:ik|er|we|wij|je|ze)\b)|verander(?:en|t)?|wijzig\w*"
    r"|zei ik|ik zei|correctie|bij nader inzien|herzie\w*|vergist\w*|ingevuld|geantwoord)\b"
)
SCALES = ("frequentie4", "frequentie3", "energie3", "eens5", "stem")


def beside(part: Part, step: Step) -> tuple[Value | None, bool]:
    """The value of `step` beside its name, and whether a word surely couples them; None in doubt."""
    words = SPEAKS.sub(lambda said: " ".join("_" * len(said[0].split())), part.words).split()
    plain_words = part.words.split()
    names = [
        at for at, word in enumerate(plain_words) if word in part.its and (tells(word) or len(part.its) == 1)
    ]
    names = names or [at for at, word in enumerate(plain_words) if word in part.its]
    said = [(at, w) for at, w in enumerate(words) if w != "_" and w not in part.its and w not in AROUND]
    if not said or not names or len(said) > VALUE + 3:
        return None, False
    first, last = said[0][0], said[-1][0]
    value = _value(plain_words[first : last + 1], step)
    others = {w for at, w in enumerate(words) if not first <= at <= last and w not in part.its}
    if value is None or others & TELLS or AGREES.search(part.words):
        return None, False
    return value, _couples(plain_words, names, first, last)


def _couples(words: list[str], names: list[int], first: int, last: int) -> bool:
    """Whether a name and a value are coupled: 'X is V', 'X toch V', 'zet X op V', 'V bij X graag'."""
    before, rest = words[: min(first, names[0])], " ".join(words[:first] + words[last + 1 :])
    if names[-1] < first:
        between = set(words[names[-1] + 1 : first])
        return bool(between & COUPLES or ORDERS & set(before) or CUES.search(rest) or BOTH.search(rest))
    if last < names[0]:
        between = set(words[last + 1 : names[0]])
        near = between & {"bij", "voor", "op", "van", "over"}
        return bool(near and CUES.search(rest)) or (not between and "bedoel" in rest)
    return False


def _value(said: list[str], step: Step) -> Value | None:
    """The answer that a few words are, None where they say more; 'V ipv W' and 'V niet W' are V."""
    words = " ".join(said)
    if set(said) & TELLS:
        return None
    if instead := INSTEAD.match(words.replace(" ipv ", " in plaats van ")):
        words = instead["new"]
    if words.startswith("niet ") and not words.startswith("niet eens en niet"):
        return None
    for lead in ("misschien ", "toch ", "maar ", "nee ", "ja ") if step.scale != "stem" else ():
        words = words.removeprefix(lead)
    option = OPTION.search(words) is not None and len(words.split()) <= VALUE
    return strictly(words, step.scale or "") if option else None


def alone(words: str, step: Step) -> Value | None:
    """The answer in words that name no question: 'dat is bij nader inzien vaak', 'doe neutraal'."""
    words = re.sub(
        r"\bbij nader inzien\b|\bdaar (?:zeg|kies|vul|wil|bedoel\w*) ik\b|\b(?:daar|er)\b(?=.* van$)"
        r"|\bik\b(?= bedoel)",
        " ",
        words,
    )
    said = SPEAKS.sub(" ", words).split()
    left = [at for at, word in enumerate(said) if word not in AROUND]
    return _value(said[left[0] : left[-1] + 1], step) if left else None


def only(part: Part, more: Collection[str] = ()) -> bool:
    """Whether a part is a name with what may stand around it, and no more."""
    words = SPEAKS.sub(" ", part.words).split()
    return all(word in part.its or word in AROUND or word in more for word in words)


def retracts(part: Part) -> bool:
    """Whether a part takes an answer back, and tells nothing of work: 'bij nakijken was ik te streng'."""
    telling = (set(SPEAKS.sub(" ", part.words).split()) - part.its) & TELLS - {"ik", "te", "hier"}
    return RETRACTS.search(part.words) is not None and not telling


def denies(part: Part, step: Step) -> bool:
    """Whether a part only says what an answer is not: 'leidinggevende: niet oneens'."""
    denied = re.search(r"\b(?:is|was|moet|moest) niet (?P<old>(?:\w+ )?\w+)$", part.words)
    return denied is not None and strictly(denied["old"], step.scale or "") is not None


def unsure(part: Part) -> bool:
    """Whether a part seems to change a question, though its new answer is not sure."""
    words = SPEAKS.sub(" ", part.words).split()
    left = [word for word in words if word not in part.its and word not in AROUND]
    if (set(words) - part.its) & TELLS or REASON.search(part.words) or not left or len(left) > VALUE:
        return False
    if AGREES.search(part.words):
        return False
    coupled = COUPLES & set(words) or CUES.search(part.words)
    return (
        bool(coupled)
        and OPTION.search(" ".join(left)) is not None
        and any(strictly(" ".join(left), scale) is not None for scale in SCALES)
    )


def speaks_of_answer(part: Part) -> bool:
    """Whether a part with a value is about an answer, in words that say no more than that surely."""
    said = OF_ANSWER.search(part.words) is not None and OPTION.search(part.words) is not None
    return said and not REASON.search(part.words)


def asks_more(part: Part) -> bool:
    """Whether what follows a change seems to change something else."""
    if NEGATES.match(part.words) or REASON.match(part.words) or part.asks:
        return False
    return OPTION.search(part.words) is not None and (part.many or COUPLED.search(part.words) is not None)
