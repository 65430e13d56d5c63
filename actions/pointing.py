"""An earlier question pointed at by its name, without a new answer: 'nee, ik wil die over de leidinggevende'.

Beside a closed question and at the end. That question is asked again, or left out where that is said.
"""

import re
from collections.abc import Iterator

from actions.changed import AROUND
from actions.flow import Step
from actions.interpret import strictly
from actions.renamed import named
from actions.talk import Talk
from actions.words import plain, tells
from knowledge.scales import Value

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
        if not (joked or any(cue.search(words) for cue in (RETURNS, LEAVES))):
            continue
        if rest and not joked and (reasons or (step and step.scale and strictly(rest, step.scale))):
            continue
        for kind in ("keuze", "stem"):
            found = named(talk, words.split(), kind)
            if found and not of_open(talk, found[1]) and found[0].id != talk.state.open:
                if (told := _said(talk, words, *found)) is not None:
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


def _said(talk: Talk, words: str, step: Step, its: set[str]) -> Pointed | None:
    left = set(words.split()) - its - MORE_AROUND
    open_step = talk.open_step
    if open_step is None and LEAVES.search(words) and "niet" not in words.split() and left <= LEFT_OUT:
        return step, None, False
    if RETURNS.search(words) and left <= {"over"} and (open_step is None or open_step.scale):
        return step, None, True
    return None
