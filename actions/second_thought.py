"""The answer before taken back right after it: 'oh wacht nee, regelmatig toch', 'correctie: eens bedoel ik'.

Such a text says nothing of the question that has just been asked. It changes the answer before where that is
sure, else that answer is asked again.
"""

import re
from collections.abc import Iterator

from actions import closed, flow
from actions.flow import Step
from actions.interpret import strictly
from actions.progression import reopen
from actions.talk import Talk
from actions.words import mentioned, plain, telling
from knowledge.scales import Value

NAY = r"(?:ne+e+j?|neen)"
ASIDE = (
    r"(?:(?:o+h*|ho|ach|ah|e+h+m?|uh+m?|h+m+|he+|nou|sorry|ja|en|maar|even|ff|o+e+ps|oei|ai|pardon|hoor|joh|stop"
    r"|trouwens) )*"
)
#: 'Ik wacht gewoon op mijn mentor' and 'ho maar' are answers.
WAIT = (
    r"(?:wacht(?! (?:(?:liever|gewoon|gwn|altijd|vaak|soms) )?(?:op|tot|met)\b)|momentje|ho(?! maar)|stop)"
    r"(?: (?:even|eens|es|ff|eventjes))?"
)
MISTAKEN = (
    r"(?:correctie|herstel|fout|foutje|typo|typfout|tikfout|rectificatie|verbetering|vergissing(?:je)?"
    r"|(?:(?:ik|k) )?(?:(?:heb|had) )?(?:me|mij) vergist|(?:(?:ik|k) )?vergiste? me"
    r"|verkeerde? (?:knop|knopje|antwoord|getikt|gedrukt|geklikt|getypt|aangeklikt|gekozen)"
    r"|(?:ik|k) (?:drukte|tikte|klikte|typte|koos) verkeerd|misgetikt|mistik)"
)
#: What surely takes back what was just said.
SURE = re.compile(
    rf"{ASIDE}(?:{MISTAKEN}(?: (?:op|van) mezelf)?"
    rf"|{NAY} {ASIDE}{WAIT}|{WAIT} {ASIDE}{NAY}(?: toch)?|of (?:toch )?{NAY}(?: toch)?"
    rf"|(?:{NAY} )?(?:dat|het|die|dit)? ?moest(?= .* (?:zijn|worden|wezen)$)"
    r"|(?:maak|verander|wijzig|zet) (?:er|daar|dat|die|het)(?: toch)?(?: maar)?"
    r"(?= .* van$| (?:in|naar|op) ))(?!\w)"
)
TAKES_BACK = re.compile(rf"{ASIDE}{NAY} {ASIDE}toch\b(?! wel\b| niet\b)")
#: What probably does.
DOUBTED = re.compile(
    rf"{ASIDE}(?:{NAY} {ASIDE}toch|{WAIT}|(?:ik |k )?bedoel(?:de)?(?: ik)?"
    rf"|(?:doe |maak |zet )?toch maar|bij nader inzien|{NAY} (?:\w+ ){{1,3}}toch$)(?!\w)"
    rf"|(?:(?:o+h*|sorry) )*o+e+ps\b|{ASIDE}(?:\w+ ){{1,2}}bedoel(?:de)? ik(?: (?:hoor|sorry|dus))*$"
)
#: 'Vaak, nee wacht, altijd' tells of this question and corrects itself.
ITSELF = re.compile(r"\b(?:las|lees|gelezen|leest)\b")
#: An answer by itself on some scales: 'nee, wacht, soms' may be one that corrects itself.
BEGINS = re.compile(rf"(?:ja|{NAY})\b")
#: ... and so does 'kots, kost bedoel ik'.
MEANT = re.compile(r"(?P<head>\w.*?)[^\w\s].*\bbedoel(?:de)? ik\b")
MERELY = re.compile(rf"{ASIDE}(?:{NAY} )?")
MAKES = re.compile(r"(?:doe|maak|zet|verander|wijzig|toch)\b")
LEADS = re.compile(
    r"^(?:(?:toch|doe|maar|liever|dat|het|dit|was|moest|moet|is|ik|k|bedoel(?:de)?|eigenlijk|gewoon|juist|in|naar|op|even"
    r"|wordt|zeg|wel) )*"
)
TAILS = re.compile(
    r"(?: (?:toch|hoor|sorry|ik|bedoel(?:de)?|dus|zijn|worden|wezen|van|moest (?:het|dat)|moet (?:het|dat)"
    r"|had (?:ik|het|dat)|moeten|zeggen|had|was|eigenlijk))*$"
)
CLAUSE = re.compile(r"[,;:.!\n]+")
TURNS = re.compile(r"(?:maar|of|nee|al|hoewel|behalve|niet|tenzij|mits)\b")
FEW = 14  # words in which an answer is taken back


def second_thought(talk: Talk, text: str) -> bool:
    """Take the turn where a text takes the answer before back; nothing is said of the open question then.

    Only where a closed question has just been asked: of one that was asked again it tells that one itself.
    """
    step, words = talk.open_step, plain(text)
    if step is None or step.free_text or step.kind in ("themas", "bewaren") or step.id == "functiegroep":
        return False
    if step.id in talk.state.given or talk.state.misses or "?" in text or len(words.split()) > FEW:
        return False
    sure, doubted = SURE.match(words), DOUBTED.match(words)
    if not (sure or doubted) or ITSELF.search(words):
        return False
    before = flow.step_back(talk.base, talk.state)
    if before is None or before.id == "meedoen":
        return False
    names = {step.id: telling(" ".join([talk.short_name(step), *talk.other_names(step)]))}
    if mentioned(words.split(), names):  # 'ik bedoel de vergaderingen met ouders'
        return False
    if not sure and (meant := MEANT.search(text)) and not MERELY.fullmatch(f"{plain(meant['head'])} "):
        return False
    begins = BEGINS.match(words)
    answers = begins and strictly("ja" if begins[0] == "ja" else "nee", step.scale or "janee") is not None
    value = _value(text, before) if before.scale and before.kind != "bewaren" else None
    clear = not answers and (sure or TAKES_BACK.match(words))
    if value is not None and clear and value != talk.state.given[before.id]:
        closed.amend(talk, before, value)
    elif value is not None:
        reopen(talk, before)
    elif closed.understand(talk, step, text) is None:
        return False
    elif before.scale and before.scale == step.scale:
        reopen(talk, before)
    elif MAKES.match(words):
        return False  # 'maak er een 9 van' can only be of this question
    else:
        closed.not_understood(talk, step)
    return True


def _value(text: str, before: Step) -> Value | None:
    """The new answer to the question before, None in doubt; what explains it may follow after a comma."""
    scale = before.scale or ""
    for said, rest in _cut(text):
        if (value := strictly(said, scale)) is not None:
            turns = TURNS.match(rest) or strictly(rest, scale) is not None
            return None if rest and turns else value
    return None


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """The words without what takes back, then those of fewer clauses; and the clauses left off."""
    parts = [found for part in CLAUSE.split(text) if (found := plain(part))]
    for many in range(len(parts), 0, -1):
        words = " ".join(parts[:many])
        mark = SURE.match(words) or DOUBTED.match(words)
        if mark is None:
            continue
        said = words if mark.end() == len(words) else words[mark.end() :].strip()
        said = TAILS.sub("", LEADS.sub("", f"{said} ").strip())
        yield said, " ".join(parts[many:])
