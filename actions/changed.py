"""The new value in a sentence that changes an answer: 'dat moet nooit zijn', 'vaak, niet soms'."""

import re
from collections.abc import Collection

from actions.interpret import strictly
from knowledge.scales import Value

AROUND = {
    "nee", "ik", "wil", "bij", "over", "mijn", "het", "antwoord", "vraag", "toch", "de", "in", "naar", "zijn",
    "moet", "moest", "van", "dat", "wordt", "invullen", "maken", "eigenlijk", "nog", "graag", "sorry", "en",
    "heb", "me", "vergist", "vergiste", "bedoelde", "die", "was", "is", "te", "doe", "maar", "kan", "mag",
    "keer", "een", "eens", "opnieuw", "zien", "verkeerd", "gezegd", "ingevuld", "getikt", "had", "maak", "er",
    "bedoel", "oeps", "op", "hoor", "worden", "gezet", "staat", "juist", "zet", "gewoon", "mij", "fout",
}  # fmt: skip
#: 'Nee' and 'eens' are answers too, where one of these stands before them.
ANSWERS = {"nee", "eens"}
LEADS = re.compile(
    r"\b(?:in|naar|moet|moest|wordt|doe|maak|maar|juist|was|is|had|bedoel(?:de)? ik|ik bedoel(?:de)?)\b"
)
#: 'Ik had daar vaak moeten zeggen' ends after the value.
ENDS = re.compile(
    r" (?:moeten|willen|horen te|had(?: ik)? moeten)(?: (?:zeggen|zijn|invullen|kiezen|tikken|worden))?$"
)
INSTEAD = re.compile(r"^(?P<new>.+?) (?:en niet|niet|in plaats van|ipv|i p v) (?P<old>.+)$")
VALUE = 4  # words that a value has


def changed(words: str, scale: str, its: Collection[str] = ()) -> Value | None:
    """The value of `scale` that plain words say an answer should have; `its`: words that name the question.

    What comes after the last 'in', 'moet' or the like, else what is left of all words; None in doubt.
    """
    words = ENDS.sub("", words)
    starts = [lead.end() for lead in LEADS.finditer(words)]
    for start in reversed(starts):
        said = _trimmed(words[start:].split(), {*its, *AROUND} - ANSWERS)
        if said and (value := _value(said, scale)) is not None:
            return value
    return _value([word for word in words.split() if word not in its and word not in AROUND], scale)


def _trimmed(said: list[str], around: Collection[str]) -> list[str]:
    while said and said[0] in around:
        said = said[1:]
    while said and said[-1] in around:
        said = said[:-1]
    return said


def _value(said: list[str], scale: str) -> Value | None:
    words = " ".join(said)
    if (instead := INSTEAD.match(words)) and len(said) <= 2 * VALUE:
        new, old = strictly(instead["new"], scale), strictly(instead["old"], scale)
        if new is not None and old is not None:
            return new
    return strictly(words, scale) if said and len(said) <= VALUE else None
