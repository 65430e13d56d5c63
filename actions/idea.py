"""An own idea: shown as it would be kept, and kept only after a yes to exactly that.

The text itself goes no further than this turn.
"""

import re

from actions import flow, proposal, withdrawal
from actions.flow import OLD, TEXT, Step
from actions.progression import advance, record, reopen, resume, skip, store
from actions.talk import Talk
from actions.words import KEEP, plain

NO_IDEA = re.compile(
    r"(?:nou |tja |nee |sorry |eh )*"
    r"(?:nee|nope|klaar|misschien|weet (?:ik )?(?:het )?niet|nvt|nog niet|niet echt|zo niet"
    r"|(?:ik )?(?:heb )?(?:ik )?(?:nu |even |zo |zelf |er )*(?:geen|niks|niets)(?: eigen| ander| nieuw)?"
    r"(?: idee| ideeen| ideetje)?(?: nu| hoor| zo| op dit moment)?)(?: hoor| dank je| bedankt| dankjewel)?"
)
YES_AN_IDEA = frozenset(
    ("ja", "jawel", "ja hoor", "ja heb ik", "zeker", "jazeker", "ja zeker", "ja ik heb een idee")
)
CONDITION = re.compile(
    r"\b(?:(?:ja|jawel|jep|prima|goed|best|oke?|akkoord|hoor|zo|dat) maar (?!zo\b|hoor\b|doen\b|gewoon\b)\w+"
    r"|(?:ja|jawel|jep|oke?|akkoord) maar$"
    r"|zonder|behalve|haal|mits|als|eerst|verander\w*|pas \w+ aan|liever"
    r"|(?:mag|moet|moeten|kan|hoeft|hoort|hoeven) (?:\w+ ){0,4}?(?:niet (?:er |der )?in|uit|eruit|weg)"
    r"|niet (?:de |mijn |haar |zijn |die )?(?:naam|namen)|naam (?:weg|eruit)|schrap|weglaten|laat \w+ weg)\b"
)

#: What is a yes, and what in the same sentence makes it less: 'akkoord, doch ...', 'onder voorbehoud van'.
AGREES = re.compile(
    r"^(?:\w+ ){0,2}?(?:ja|jawel|jazeker|zeker|akkoord|prima|goed|oke?|best|graag|eens|mag|top|uitstekend"
    r"|uiteraard|natuurlijk|vooruit|klopt|bewaar|deel|tuurlijk|joa|jep|jo)\b"
    r"|\b(?:toestemming|instemm\w+|stem (?:ik )?(?:ermee |er mee |hiermee )?in|akkoord)\b"
)
LESS = re.compile(
    r"\b(?:doch|echter|evenwel|mits|zolang|indien|tenzij|behoudens|voorbehoud\w*|voorwaarde\w*|verstande|alleen"
    r"|uitgezonderd|minus|weg|weghalen|weghaalt|weglaat|weggelaten|weggehaald|verwijder\w*|geschrapt|schrappen"
    r"|vervang\w*|wijzig\w*|anders|pas (?:als|wanneer|nadat))\b"
)
IF = re.compile(r"\b(?:als|mits|zolang|indien|voorwaarde)\b")
NAMED = re.compile(r"\b(?:naam|namen|anoniem|herkenbaar)\b")
#: What else than a name is to go: 'mits mijn nummer weg is en ook dat stuk over Anna'.
PIECE = re.compile(
    r"\b(?:stuk\w*|deel|gedeelte|nummer\w*|zin\w*|tekst|groep\w*|functie|woonplaats|adres|plaats|klas|regel"
    r"|woord\w*|laatste|eerste|tweede|over)\b"
)
ANSWERS = re.compile(
    r"^(?:ja|nee|jawel|oke?|prima|goed|nou (?:ja|nee)|akkoord)\b|\b(?:toestemming|voorbehoud|op voorwaarde)\b"
)
#: A yes with more words counts only without any of these.
DOUBTS = re.compile(
    r"\b(?:nee|niet|geen|maar|als|mits|tenzij|of|misschien|liever|wacht|eerst|straks|later|eigenlijk|behalve|zonder"
    r"|alleen|pas|twijfel\w*|toch|nou|hoe\w*|waarom|wie|wat|wel)\b"
)
FORMER = r"(?:(?:het|de|mijn|die|dat|mn|m n) )*(?:oude?|eerdere|vorige|eerste)(?: (?:idee|zin|versie|een))?"
MILD = r"(?:maar|toch|liever|gewoon|dan|zo|hoor|graag|nee|nou|oh?|sorry|even|wel|weer)"
#: 'laat het oude staan', 'nee hou maar mijn eerste idee', 'het oude mag blijven'
STAYS = re.compile(
    rf"(?:{MILD} )*(?:laat|laten we|hou|houd|bewaar|doe|neem|ik wil)(?: {MILD})* {FORMER}"
    rf"(?: (?:{MILD}|staan|houden|bewaren|laten|blijven))*"
    rf"|(?:{MILD} )*{FORMER}(?: (?:{MILD}|mag|moet|kan))*"
    rf"(?: (?:laten|staan|houden|bewaren|blijft|blijven))+(?: {MILD})*"
)
#: of what leaves an answer as it was, what may be a yes to the new sentence that is shown
MAY_BE_YES = frozenset(("verder", "klopt", "houden", "is goed zo", "goed zo"))
PERSONAL = re.compile(
    r"\b(?:als enige|de enige|het enige|zwanger\w*|bevalling|burn ?out|overspannen|kanker\w*|chemo\w*"
    r"|diagnose|adhd|autis\w*|depressi\w*|dyslexi\w*|doof|gescheiden|scheiding|rouw\w*|overleden|overlijden"
    r"|miskraam|ivf|overgang|migraine|reuma|diabetes|moslim\w*|islam\w*|ramadan|hoofddoek|joods\w*|christen\w*"
    r"|gelovig|geloof|homo|lesbisch\w*|transgender|mantelzorg\w*)\b"
)


def answered(talk: Talk, step: Step) -> None:
    """What is said where an idea was asked: the idea, none, or something about the one that was shown."""
    said = plain(talk.message.text)
    kept = flow.kept(talk.state, step)
    if _of_shown(talk, step):
        return
    if kept and (NO_IDEA.fullmatch(said) or stays(talk.message.text) or proposal.approves(talk.message.text)):
        resume(talk, keep=True)
        return
    if NO_IDEA.fullmatch(said):
        skip(talk, step)
        return
    if said in YES_AN_IDEA or proposal.announces(talk.message.text) or proposal.approves(talk.message.text):
        ask(talk, step)
        return
    _show(talk, step, proposal.told(talk.message.text) or talk.message.text)


def ask(talk: Talk, step: Step) -> None:
    """Ask for an idea, or for another one where one is kept."""
    talk.ask(step, text=None if flow.kept(talk.state, step) else talk.text("gesprek.idee_vertel"))


def _of_shown(talk: Talk, step: Step) -> bool:
    """Nothing new is typed while a sentence waits for its yes: ask for that, instead of dropping it."""
    text = talk.message.text
    keep = flow.find(talk.base, talk.state, f"{step.id}.bewaren")
    none = NO_IDEA.fullmatch(plain(text)) is not None
    if keep is None or step.id not in talk.message.context.waiting_text or flow.kept(talk.state, step):
        return False
    if not (none or stays(text) or proposal.approves(text)):
        return False
    talk.ask(keep)
    return True


def _show(talk: Talk, step: Step, sentence: str) -> None:
    """Redact an idea and show exactly what would be kept; nothing is kept without a yes."""
    kept = flow.kept(talk.state, step)
    text = _redacted(talk, proposal.without_lead(sentence))
    if step.id in talk.state.given and not kept:
        talk.write("drop_text", question=step.id)
    talk.state = talk.state.without(step.id).answered(step.id, TEXT)
    if kept:
        talk.state = talk.state.answered(f"{step.id}.bewaren", OLD)
        talk.preface(talk.text("gesprek.idee_eerst_ja"))
    talk.write("pending_text", question=step.id, text=text)
    keep = flow.find(talk.base, talk.state, f"{step.id}.bewaren")
    if keep is None:
        raise AssertionError("an idea is always followed by the question whether to keep it")
    if _tells_who(talk, step, text):
        talk.preface(talk.text("gesprek.idee_kenbaar"))
    talk.ask(keep, text=talk.text("gesprek.idee_voorbeeld", tekst=text))


def stays(text: str) -> bool:
    """Whether what was kept before is to stay: 'laat het oude staan', 'laat maar staan'."""
    said = plain(text)
    return said in KEEP - MAY_BE_YES or STAYS.fullmatch(said) is not None


def keeps_old(talk: Talk, step: Step) -> bool:
    """Leave an approved idea as it was, where that is said; a new one that waits is thrown away."""
    if not flow.kept(talk.state, step) or not stays(talk.message.text):
        return False
    if talk.state.given.get(step.id) == OLD:
        record(talk, step, "nee")
    else:
        resume(talk, keep=True)
    return True


def _redacted(talk: Talk, text: str) -> str:
    """What was typed, as it may be kept."""
    school = talk.message.context.school
    return talk.knowledge.redactor(school.roster, (school.name,)).redact(text.strip())


def _tells_who(talk: Talk, step: Step, text: str) -> bool:
    """Whether colleagues may know the writer without a name: health, faith, grief, being the only one."""
    if PERSONAL.search(plain(text)):
        return True
    themes = talk.knowledge.themes.read(text, step.question.richting).themes
    return any(talk.base.model.is_sensitive(theme.id) for theme in themes)


def is_conditional(text: str) -> bool:
    """Whether a reply asks for another sentence to be kept: 'ja maar haal groep 8 eruit'. That is no yes."""
    said = plain(text)
    return CONDITION.search(said) is not None or (
        AGREES.search(said) is not None and LESS.search(said) is not None
    )


def agrees(text: str) -> bool:
    """Whether a reply begins with yes and has no word of doubt: 'ja, zo is het anoniem genoeg'."""
    said = plain(text)
    return said.split()[:1] == ["ja"] and DOUBTS.search(said) is None and "?" not in text


def answers(text: str) -> bool:
    """Whether a reply begins as an answer to yes or no, so that it is no other idea."""
    return ANSWERS.match(plain(text)) is not None


def other_words(talk: Talk, step: Step) -> None:
    """Ask for the sentence as it may stay; what waits is not kept without a yes.

    Names are out of it already: who makes that the condition is told so and asked again.
    """
    if _asks_for_no_names(talk):
        talk.ask(step, text=talk.text("gesprek.idee_zonder_naam"))
        return
    own = flow.find(talk.base, talk.state, step.question.id)
    if own is not None:
        kept = flow.kept(talk.state, step)
        talk.ask(own, text=None if kept else talk.text("gesprek.idee_anders"))


def _asks_for_no_names(talk: Talk) -> bool:
    """'Als er geen naam bij staat: ja', 'ja als Karin er maar niet in staat'."""
    said = plain(talk.message.text)
    return (
        IF.search(said) is not None
        and not PIECE.search(said)
        and (NAMED.search(said) is not None or "[naam]" in _redacted(talk, talk.message.text))
    )


def other_idea(talk: Talk, step: Step) -> None:
    """The idea in other words, typed where a yes or no was asked: show that one."""
    own = flow.find(talk.base, talk.state, step.question.id)
    if own is not None:
        answered(talk, own)


def proposed(talk: Talk) -> bool:
    """Take an idea that somebody says to have, after the end and where another one waits for its yes."""
    text, step = talk.message.text, talk.open_step
    if step is not None and step.kind != "bewaren":
        return False
    own = flow.idea(talk.base, talk.state)
    if own is None:
        return False
    sentence = proposal.told(text, waits=step is not None)
    if step is not None and sentence is None and not stays(text):
        sentence = proposal.instead(text)
    if sentence is not None:
        _show(talk, own, sentence)
    elif step is None and proposal.begins(text):
        ask(talk, own)
    elif step is not None and proposal.another(text):
        other_words(talk, step)
    else:
        return False
    return True


def taken_back(talk: Talk) -> bool:
    """Throw an idea away where that is clearly said, at any point; ask about it where it is less clear."""
    text, step = talk.message.text, talk.open_step
    said = withdrawal.of_idea(text)
    waiting = talk.state.status == "open" and withdrawal.of_waiting(text)
    if step is not None and step.kind == "bewaren" and (said == "clear" or waiting):
        record(talk, step, "nee")
        return True
    if said is None:
        return False
    there = _there(talk)
    if there is None:
        if step is not None and (step.free_text or step.kind == "themas"):
            return False
        talk.preface(talk.text("gesprek.idee_is_er_niet"))
        _go_on(talk)
    elif said == "asks":
        reopen(talk, there)
    else:
        if talk.state.given.get(there.id) == OLD:  # away from the new sentence it is said of both
            talk.state = talk.state.answered(there.id, "ja")
        store(talk, there, "nee")
        _go_on(talk, there)
    return True


def _there(talk: Talk) -> Step | None:
    """The question whether to keep an idea, where one is kept or waits for its yes."""
    for step in flow.steps(talk.base, talk.state):
        waits = step.question.id in talk.message.context.waiting_text
        if step.kind == "bewaren" and (waits or flow.kept(talk.state, step)):
            return step
    return None


def _go_on(talk: Talk, gone: Step | None = None) -> None:
    """Ask what is open again; where that is the idea that has just gone, what comes next."""
    step = talk.open_step
    if step is None or (gone is not None and step.question.id == gone.question.id):
        advance(talk)
    else:
        talk.ask_open()
