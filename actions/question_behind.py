"""A question about the talk behind an answer: 'soms. Wie ziet dat straks?'. Both count.

Only what would be an answer by itself is one, and behind it only a question that the talk can answer: what
belongs to the answer ('vaak, wat dacht je dan?') or asks what is meant leaves it in doubt.
"""

import re
from collections.abc import Iterator

from actions import closed, commands
from actions.asked import MAKERS, asked
from actions.flow import Step
from actions.interpret_text import words
from actions.interpret_vocabulary import Kind, vocabulary
from actions.progression import record
from actions.renamed import asks_whether
from actions.talk import Talk
from actions.words import command_of, plain

LIKELY = 0.35  # confidence of an intent that says what is asked
LEAD = r"(?:(?:en|maar|oh?|eh|trouwens|overigens|nou|zeg|wel|dan|even|nog|een|vraagje|tussendoor|sorry) )*"
ASKS = (
    r"(?:wie|wat|waar|waarom|waarvoor|hoezo|hoe|hoeveel|hoelang|wanneer|welke?|kan|kun|kunnen|mag|mogen|moet|moeten"
    r"|ga|gaat|gaan|is|zijn|word|wordt|worden|ziet|zien|leest|lezen|krijgt|krijgen|komt|komen|blijft|blijven|weet|weten"
    r"|heeft|hebben|hebt|bewaart?|bewaren|slaat|slaan|doe|doet|doen|duurt|hoort|horen|staat|staan|geldt|telt|klopt|zit"
    r"|zitten|gebruikt|gebruiken|deelt|delen|vraag|vragen|stelt|stellen|ben|dient|moest|was|verwijderen)"
)
QUESTION = re.compile(rf"{LEAD}{ASKS}\b")
#: Where a question may begin: after a mark, or at 'en' or 'maar' before a word that asks.
STARTS = re.compile(r"[.!;,:\n\u2026\u2013\u2014]+\s*(?=\S)|\s+(?=(?:en|maar)\s)")
#: That a question is about this talk: who sees it, what is kept, who is told.
IT = r"(?:dit|dat|die|deze|het|t|hier\w*|straks|later|mee|mijn|ik|alles|antwoord\w*|nu)"
ABOUT_PRIVACY = re.compile(
    r"\b(?:anoniem\w*|privacy|vertrouwelijk|mijn gegevens|gegevens|gekoppeld|opgeslagen|opslaan|bewaard"
    r"|bewaren|ip ?adres|mijn naam|herleid\w*|herkenbaar|achterhalen|meelezen|meekijken|meeleest|meekijkt"
    rf"|(?:ziet|zien|leest|lezen|krijgt|krijgen|weet|weten|hoort|horen)(?: \w+){{0,5}} {IT}"
    rf"|{IT} (?:ooit |ook |straks |nu |kunnen )*(?:zien|lezen|inzien|horen|te zien)"
    rf"|{IT}(?: \w+){{0,3}} (?:naar|bij|met|aan) (?:het |de |mijn )?"
    r"(?:bestuur|directie|directeur|baas|leidinggevende|werkgroep|team|inspectie))\b"
)
#: ... and why or by whom it is asked.
ABOUT_WHY = re.compile(
    rf"{LEAD}(?:waarom|waarvoor|hoezo)(?: \w+){{0,3}} "
    r"(?:vra\w+|wil\w*|moet\w*|weten|dit|dat|dient|nodig|deze)\b"
    rf"|{LEAD}(?:hoezo|waarom(?: dat| dit| die vraag)?)"
)
#: Whether what was said may go later; nothing is deleted on a question behind an answer.
ABOUT_ERASING = re.compile(
    rf"{LEAD}(?:kan|kun|mag|kunnen|mogen) (?:ik|je|we)\b.*\b(?:later|straks|nog|achteraf|altijd|dan|morgen)\b"
    r".*\b(?:wissen|verwijderen|weghalen|weggooien|intrekken|terugtrekken)\b"
)
#: That it is said to the one who asks, whatever it is about.
TO_US = re.compile(
    r"\b(?:jullie|deze (?:vra\w+|enquete|chat|bot|app|lijst)|dit gesprek|vragenlijst|enquete)\b"
)
#: An opinion about the talk behind an answer: 'Nee. En ik vind dat jullie wel erg veel vragen'.
REMARK = re.compile(rf"{LEAD}(?:ik vind|vind ik|wat een|wat stellen|pff+|jullie|dit is|het zijn|jeetje)\b")
ABOUT_MEANING = re.compile(r"\b(?:bedoel\w*|betekent|begrijp|snap|hoe zo|welke van|verschil|telt)\b")
DOUBT = re.compile(r"\b(?:of (?:niet|toch|is|wel)|toch niet|niet dan|denk je|geloof|wat dacht|zeker)\b")
NOT_ASKED = ("uitleg",)


def answered_too(talk: Talk, step: Step) -> bool:
    """Take the turn where a closed question is answered and something about the talk is asked behind that."""
    if step.kind not in ("keuze", "stem", "omvang", "achter", "zwaarst") or step.id == "meedoen":
        return False
    for answer, behind in _cut(talk.message.text):
        if not _asks(behind):
            continue
        value = None if "?" in answer else closed.understand(talk, step, answer)
        if value is None or _says_other(behind, step):
            return False
        told = _told(talk, step, behind)
        if not told and not TO_US.search(plain(behind)):
            return False
        if not told:
            talk.preface(talk.text("gesprek.vraag_onbekend"))
        talk.preface(talk.text("gesprek.genoteerd", antwoord=talk.answer_label(step, value)))
        record(talk, step, value)
        return True
    return False


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """What stands before and after each place where a question may begin."""
    for start in STARTS.finditer(text):
        if plain(text[: start.start()]):
            yield text[: start.start()], text[start.end() :]


def _asks(behind: str) -> bool:
    said = plain(behind)
    to_us = TO_US.search(said) is not None
    marked = behind.rstrip().endswith("?") or to_us or ABOUT_PRIVACY.search(said) or MAKERS.fullmatch(said)
    begins = QUESTION.match(said) is not None and bool(marked)
    return begins or (REMARK.match(said) is not None and to_us)


def _says_other(behind: str, step: Step) -> bool:
    """Whether a question leaves the answer in doubt, or holds another one: 'vaak, of is dat soms?'."""
    said = plain(behind)
    if DOUBT.search(said) or ABOUT_MEANING.search(said):
        return True
    if step.scale is None:
        return False
    known = vocabulary(step.scale)
    units = known.units(words(behind.replace("?", " "), known.signs))
    return any(unit.kind is Kind.VALUE and unit.words in known.names for unit in units)


def _told(talk: Talk, step: Step, behind: str) -> bool:
    """Answer what is asked behind the answer; False where nothing here does."""
    said = plain(behind)
    if asks_whether(behind):
        talk.say("uitleg", talk.text("opdracht.veranderen", sluit=talk.closes))
        return True
    if ABOUT_ERASING.match(said):
        talk.say("privacy", talk.text("privacy.rechten", sluit=talk.closes))
        return True
    if name := asked(behind, step):
        talk.say("uitleg", talk.text(name))
        return True
    names = []
    if ABOUT_WHY.match(said):
        names.append("waarom")
    if ABOUT_PRIVACY.search(said):
        names.append("privacy")
    if not names and (name := command_of(behind, talk.base.commands) or _seen(talk)) in commands.TELLING:
        names.append(name)
    if not names and REMARK.match(said):
        names.append("klacht_over_bot")
    for name in names:
        commands.tell(talk, name)
    return bool(names)


def _seen(talk: Talk) -> str | None:
    """What Rasa sees in the whole text, where that is likely."""
    message = talk.message
    for name, confidence in (
        (message.intent, message.confidence),
        (message.second, message.second_confidence),
    ):
        if name in commands.TELLING and name not in NOT_ASKED and confidence >= LIKELY:
            return name
    return None
