"""An earlier answer pointed at by its name in a sentence: 'doe bij vergaderen toch maar neutraal'.

Beside a closed question and at the end. What follows in the sentence must be a whole answer to the question
that is named, or nothing: then that one is asked again. All else is said of the open question.
"""

import re
from collections.abc import Iterator

from actions.changed import AROUND, VALUE
from actions.flow import Step
from actions.interpret import strictly
from actions.renamed import named
from actions.talk import Talk
from actions.words import plain, tells
from knowledge.scales import Value

LEAD = (
    r"(?:(?:nee+|ja|sorry|o+e+ps|o+h*|oei|ach|ho|he|eh+m?|h+m+|nou|wacht|even|maar|en|toch|trouwens|ook|nog|correctie"
    r"|foutje|wil je|kun je|kan je|graag|please|aub) )*"
)
SELF = r"(?! (?:ik|je|we|wij|er|men|ze|hij|me|mee)\b)"
#: What says that an answer becomes another one, where a name and an answer stand beside it.
CHANGES = re.compile(
    rf"^{LEAD}(?:doe|doet|zet|maak|verander\w*|wijzig\w*|corrigeer|noteer|pas){SELF}\b"
    rf"|^{LEAD}(?:bij|over|(?:die|dat) (?:over|van|bij)) .*\btoch\b"
    rf"|\bmoest\b{SELF}|\bmoet\b(?= (?:toch|naar|op)\b|.* (?:zijn|worden|staan)$)|\bmag\b{SELF}"
    r"|\bwas\b(?! (?:ik|er|we|wij|je|dat)\b)|\bbedoel(?:de)?\b|\bcorrectie\b|\bfoutje\b"
)
#: What goes to another question, where its name and nothing more stands beside it.
RETURNS = re.compile(
    r"\b(?:terug naar|terug bij|ik bedoel(?:de)?|bedoel(?:de)? ik"
    r"|(?:die|dat|vraag|antwoord) (?:over|van|bij|met)"
    r"|nog een keer|nog eens|opnieuw|klopt niet|(?:is|was|had ik) (?:fout|verkeerd)|aanpassen"
    r"|wijzigen|veranderen|ik (?:wil|wou|wilde) (?:(?:graag|toch|even|nog) )*(?:die|naar|terug))\b"
)
#: That an earlier answer was not meant so: it is asked again.
JOKED = re.compile(r"\b(?:\w*sarcas\w+|ironi\w+|grap\w*|geintje|niet serieus|niet gemeend)\b")
LEAVES = re.compile(r"\b(?:overslaan|overgeslagen|blanco|leeg|sla (?:\w+ ){1,5}over)\b")
LEFT_OUT = {
    "overslaan", "overgeslagen", "blanco", "leeg", "laten", "sla", "over", "wil", "wilde", "wou", "mocht",
}  # fmt: skip
MORE_AROUND = AROUND | {
    "wacht", "oh", "o", "oei", "ach", "even", "terug", "ook", "ja", "mezelf", "correctie", "foutje", "ho",
    "trouwens", "wilde", "wou", "gaan", "kunnen", "veranderen", "wijzigen", "aanpassen", "klopt", "niet",
    "dus", "eh", "staan", "deze", "dit", "daar", "je", "weer", "zo", "met", "hebben", "liever", "of", "kun",
    "aub", "please", "pas", "aan", "verander", "wijzig", "corrigeer", "noteer", "doet",
}  # fmt: skip
#: 'Nee', 'eens' and 'niet' are answers too, or part of one.
ANSWERS = {"nee", "eens", "niet", "ja", "of"}
REASON = re.compile(r"\b(?:want|omdat|doordat|als|dus|hoewel|terwijl|zodat)\b")
CLAUSE = re.compile(r"[,;:.!?\n]+")
FEW = 14  # words in which an answer is changed
MOST = 25  # ... and what is said around it

Pointed = tuple[Step, Value | None, bool]


def pointed(talk: Talk, text: str) -> Pointed | None:
    """The answered question that a text names, its new answer (None: left out), and whether to ask it."""
    step = talk.open_step
    if step is not None and (step.free_text or step.kind in ("themas", "bewaren")):
        return None
    said = plain(text)
    joked, reasons = JOKED.search(said) is not None, REASON.search(said) is not None
    for words, rest in _parts(text):
        if not (joked or any(cue.search(words) for cue in (CHANGES, RETURNS, LEAVES))):
            continue
        if rest and not joked and (reasons or (step and step.scale and strictly(rest, step.scale))):
            continue
        for kind in ("keuze", "stem"):
            found = named(talk, words.split(), kind)
            if found and not of_open(talk, found[1]) and found[0].id != talk.state.open:
                if (told := _said(talk, words, *found, asks="?" in text)) is not None:
                    return told
                if joked and rest and set(words.split()) <= found[1] | MORE_AROUND:
                    return found[0], None, True
    return None


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """All words, then those of each clause, with the others around them."""
    parts = [found for part in CLAUSE.split(text) if (found := plain(part))]
    many = len(plain(text).split())
    if many > MOST:
        return
    if many <= FEW:
        yield " ".join(parts), ""
    if len(parts) > 1:
        for at, part in enumerate(parts):
            if len(part.split()) <= FEW:
                yield part, " ".join(parts[:at] + parts[at + 1 :])


def of_open(talk: Talk, its: set[str]) -> bool:
    """Whether the words that name a question are words of the open one too."""
    step = talk.open_step
    if step is None:
        return False
    own = plain(" ".join([talk.short_name(step), *talk.other_names(step), talk.question_text(step)])).split()
    return ({word for word in its if tells(word)} or its) <= set(own)


def _said(talk: Talk, words: str, step: Step, its: set[str], asks: bool) -> Pointed | None:
    left = set(words.split()) - its - MORE_AROUND
    open_step = talk.open_step
    if open_step is None and LEAVES.search(words) and "niet" not in words.split() and left <= LEFT_OUT:
        return step, None, False
    if RETURNS.search(words) and left <= {"over"} and (open_step is None or open_step.scale):
        return step, None, True
    return None


def value_beside(words: str, step: Step, its: set[str]) -> Value | None:
    """The one answer that is left beside the name and the words around it, None in doubt."""
    scale = step.scale or ""
    left = [word for word in words.split() if word not in its and word not in MORE_AROUND - ANSWERS]
    if len(left) > VALUE:
        return None
    for said in (left, left[1:] if left[:1] in (["nee"], ["ja"]) else []):
        if said and (value := strictly(" ".join(said), scale)) is not None:
            return value
    return None
