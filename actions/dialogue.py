"""The heart: one turn of a conversation.

`turn(state, message, knowledge) -> Turn`, pure: no Rasa, no database, no clock. Order of understanding:
what is open beside the questionnaire, a tapped button, an exact command, the open question, and only then the
intent that Rasa's classifier saw. Nothing is ever deleted on a classifier's word alone.
"""

from actions import aside, closed, commands, flow, freetext, idea, statement
from actions.asked import asked
from actions.corrections import corrections
from actions.flow import OLD, Step, find, step_back
from actions.going_on import after_coming_back, goes_on
from actions.last_sentence import without_opinion
from actions.message import Choice, Message
from actions.pointing import pointed
from actions.previous import only_points_back, points_back
from actions.progression import begin, record, reopen, resume, skip
from actions.question_behind import answered_too
from actions.renamed import asks_whether, renamed, wants_change
from actions.second_thought import second_thought
from actions.state import State
from actions.talk import Knowledge, Talk, Turn
from actions.theme_offer import names
from actions.theme_wording import misses_themes
from actions.words import (
    asks_again,
    chooses_none,
    command_of,
    keeps,
    knows_not,
    leaves_out,
    plain,
)

SURE = 0.35  # intent confidence from which a command that tells something counts beside a closed question
ACTS = 0.5  # ... and one that pauses, skips, goes back or asks whether to delete
ACTS_AT_THEMES = 0.75  # ... the same where themes are shown, and other words search among all
VERY_SURE = 0.85  # ... and where more than three words were also read as an answer
QUESTION_MARK = 0.5  # ... the same where one of them ends a question
FEW = 4  # words that are sooner an odd answer than a command, where they do not end as a question
FEW_TELL = 0.42  # ... and the confidence from which they are one that tells something
SECOND = 0.2  # confidence from which the runner-up counts, where the first is an answer in own words
CERTAIN = 0.8  # ... and the confidence of that first from which it does not
CORRECTION = "correctie"
HELP = "hulp"  # whoever may need it is told, on the least sign
PAUSE = "pauze"  # 'de kinderen komen binnen' tells of work, and means to pause
SENTENCE = 5  # words from which what is no yes or no to an idea is that idea in other words
LONG = 20  # words from which a text beside an open question is always an answer
ANSWER = 0.2  # chance of an answer in own words up to which something else counts there
ASKED = {"privacy": 0.6}  # ... where the text ends as a question, by what else it may be
ASKED_ELSE = 0.5
NO_ANSWER = 0.05  # ... and where the text names a theme ('de bel gaat, ik moet stoppen')
REQUEST = 3  # words from which what is not understood at the end may ask for something
LONGEST = 2000  # characters
NOTHING = frozenset(("nee", "niks", "niets", "geen", "nee niks", "nee hoor", "helemaal niks", "nergens van"))
BRACES = frozenset("{}")  # nobody types these: what holds them is code, and no command
SOCIAL = ("groet", "dank", "smalltalk", "buiten_bereik", "klacht_over_bot", "ben_je_een_mens")


def turn(state: State, message: Message, knowledge: Knowledge) -> Turn:
    """One message in, a new state, replies and writes out. The state is never changed in place."""
    talk = Talk(state, message, knowledge)
    _route(talk)
    return talk.done()


def _route(talk: Talk) -> None:
    message, state = talk.message, talk.state
    if state.status in ("nieuw", "geweigerd") and not _answers_opening(message):
        begin(talk, _command(talk))
    elif len(message.text) > LONGEST:
        talk.preface(talk.text("gesprek.te_lang", maximum=LONGEST))
        talk.ask_open()
    elif state.aside:
        aside.handle(talk)
    elif message.choice:
        _choice(talk, message.choice)
    elif not message.text.strip():
        resume(talk)
    else:
        _text(talk)


def _answers_opening(message: Message) -> bool:
    return message.choice is not None and message.choice.question == "meedoen"


def _command(talk: Talk) -> str | None:
    """The command that a text is; the name of a theme is no misspelt one where themes are told or shown."""
    text, step = talk.message.text, talk.open_step
    name = command_of(text, talk.base.commands)
    if name and step and step.kind in ("open", "themas", "zwaarst") and names(talk, step).whole(text):
        return name if plain(text) in map(plain, talk.base.commands[name]) else None
    return name


def _choice(talk: Talk, choice: Choice) -> None:
    """A tapped button counts only for a question of this conversation and a value it has."""
    if talk.state.status == "nieuw" and choice.question == "meedoen":
        talk.change(open="meedoen", status="open")
    step = find(talk.base, talk.state, choice.question)
    known = step is not None and (step.id == talk.state.open or step.id in talk.state.given)
    if step is None or not known:
        resume(talk)
    elif step.kind == "themas":
        freetext.chosen(talk, step, choice.value)
    elif choice.value == "overslaan":
        skip(talk, step)
    elif choice.value == "houden" and talk.state.given.get(step.id) == OLD:
        record(talk, step, "nee")
    elif choice.value == "houden" and step.id in talk.state.given:
        resume(talk, keep=True)
    elif isinstance(choice.value, int | str) and closed.allowed(talk, step, choice.value):
        _settle(talk, step, choice.value)
    else:
        talk.ask_open()


def _settle(talk: Talk, step: Step, value: int | str) -> None:
    """Record an answer: to the open question, or as a change of an earlier one."""
    if step.id == talk.state.open:
        record(talk, step, value)
    else:
        closed.amend(talk, step, value)


def _text(talk: Talk) -> None:
    text = talk.message.text
    step = talk.open_step
    if name := _command(talk):
        commands.run(talk, name)
        return
    if idea.taken_back(talk):
        return
    if talk.state.status == "gepauzeerd":
        _after_pause(talk, step)
        return
    if corrections(talk, text) or idea.proposed(talk):
        return
    if _renames(talk, text) or second_thought(talk, text):
        return
    if step is not None and answered_too(talk, step):
        return
    if asks_whether(text):
        talk.say("uitleg", talk.text("opdracht.veranderen", sluit=talk.closes))
        talk.ask_open()
        return
    if step is not None and (name := asked(text, step)):
        talk.say("uitleg", talk.text(name))
        talk.ask_open()
        return
    own_words = step is not None and (step.free_text or step.kind == "themas")
    if step is not None and (only_points_back(text) if own_words else points_back(text)):
        reopen(talk, step_back(talk.base, talk.state))  # the new value was not understood
        return
    if step is None:
        _without_question(talk)
    elif step.kind == "bewaren" and idea.keeps_old(talk, step):
        return
    elif talk.state.given.get(step.id, OLD) != OLD and keeps(text):
        resume(talk, keep=True)
    elif goes_on(text) or asks_again(text):
        talk.ask_open()
    elif (step.free_text or step.kind == "themas") and knows_not(text):
        skip(talk, step)
    elif step.free_text:
        _open_question(talk, step)
    elif step.kind == "themas":
        freetext.typed(talk, step, lambda: _intent(talk, SURE, ACTS_AT_THEMES))
    else:
        _closed_question(talk, step)


def _after_pause(talk: Talk, step: Step | None) -> None:
    """An answer counts after a pause too, but for a yes or no that may be to going on."""
    text = talk.message.text
    said = after_coming_back(text)
    cut = said != text and step is not None and (step.kind not in ("keuze", "omvang") or step.id == "meedoen")
    value = None
    if step is not None and said and not cut and step.kind != "bewaren":
        value = closed.understand(talk, step, said)
    if step is None or value is None:
        resume(talk)
        return
    if said != text:
        talk.preface(talk.text("gesprek.genoteerd", antwoord=talk.answer_label(step, value)))
    record(talk, step, value)


def _renames(talk: Talk, text: str) -> bool:
    """'Verander vergaderen in kost energie': change that answer, or ask it again where no value is said."""
    if (found := renamed(talk, text)) is not None:
        step, value = found
        asks = value is None
    elif (within := pointed(talk, text)) is not None:
        step, value, asks = within
    else:
        return False
    if asks:
        reopen(talk, step)
    else:
        closed.amend(talk, step, value)
    return True


def _intent(talk: Talk, tells: float, acts: float) -> str | None:
    """A command or social intent that Rasa is sure enough about; very sure in what tells of work."""
    name = talk.message.intent
    bar = acts if name in commands.ACTING else tells
    if name not in (HELP, PAUSE) and statement.tells_of_work(talk.message.text):
        bar = max(bar, VERY_SURE)
    return name if _known(talk, name) and talk.message.confidence >= bar else None


def _known(talk: Talk, name: str | None) -> bool:
    typed = BRACES.isdisjoint(talk.message.text)
    return typed and name is not None and (name in talk.base.commands or name in SOCIAL)


def _second_guess(talk: Talk) -> str | None:
    """Beside a closed question own words are unlikely: the next likeliest thing that only tells."""
    name, confidence = talk.message.second, talk.message.second_confidence
    likely = confidence >= SECOND and talk.message.confidence < CERTAIN
    told = likely and not _few(talk) and _known(talk, name) and name in commands.TELLING
    return name if told and (name == HELP or not statement.tells(talk.message.text)) else None


def _few(talk: Talk) -> bool:
    """Few words that ask nothing."""
    return "?" not in talk.message.text and len(plain(talk.message.text).split()) <= FEW


def _loses(talk: Talk, step: Step, command: str) -> bool:
    """An idea that waits for a yes, and an answer given before, go on a clear word only, never on a guess."""
    return command == "overslaan" and (step.kind == "bewaren" or talk.state.given.get(step.id) is not None)


def _passes(talk: Talk, step: Step) -> bool:
    """Whether somebody says to have no answer; an idea that waits is not thrown away for that."""
    if step.kind in ("zwaarst", "achter"):
        return chooses_none(talk.message.text)
    return step.kind != "bewaren" and knows_not(talk.message.text)


def _closed_question(talk: Talk, step: Step) -> None:
    text = talk.message.text
    if step.kind == "bewaren" and idea.is_conditional(text):
        idea.other_words(talk, step)
        return
    if step.kind in ("zwaarst", "omvang", "achter") and misses_themes(text):
        reopen(talk, find(talk.base, talk.state, f"{step.question.id}.themas"))
        return
    no_opinion = step.kind in ("keuze", "stem") and step.scale and without_opinion(text, step.scale)
    if step.kind != "bewaren" and (leaves_out(text) or no_opinion):
        skip(talk, step)
        return
    value = closed.understand(talk, step, text)
    words = len(plain(text).split())
    bar = QUESTION_MARK if "?" in text else VERY_SURE
    if value is not None and not (words > 3 and _intent(talk, bar, bar)):
        label = talk.answer_label(step, value)
        if plain(label) != plain(text):
            talk.preface(talk.text("gesprek.genoteerd", antwoord=label))
        record(talk, step, value)
    elif _passes(talk, step):
        skip(talk, step)
    elif name := _intent(talk, FEW_TELL if _few(talk) else SURE, ACTS) or _second_guess(talk):
        if _loses(talk, step, name):
            closed.not_understood(talk, step)
        else:
            commands.run(talk, name)
    elif talk.message.intent == CORRECTION and talk.message.confidence >= ACTS:
        reopen(talk, step_back(talk.base, talk.state))
    elif step.kind == "bewaren" and words >= SENTENCE and not idea.answers(text):
        idea.other_idea(talk, step)
    else:
        closed.not_understood(talk, step)


def _open_question(talk: Talk, step: Step) -> None:
    """Almost everything typed at an open question is an answer; only what is surely none is not."""
    words = plain(talk.message.text).split()
    if not words or words == ["ja"]:
        closed.not_understood(talk, step)
    elif step.kind == "open" and plain(talk.message.text) in NOTHING:
        skip(talk, step)
    elif len(words) < LONG and (name := talk.message.second) and _no_answer(talk, step):
        commands.run(talk, name)
    else:
        freetext.answered(talk, step)


def _no_answer(talk: Talk, step: Step) -> bool:
    message = talk.message
    asks = message.text.rstrip().endswith("?")
    most = ASKED.get(message.second or "", ASKED_ELSE) if asks else ANSWER
    if not _known(talk, message.second) or message.answer > most:
        return False
    if asks or message.answer <= NO_ANSWER:
        return True
    return not talk.knowledge.themes.read(message.text, step.question.richting).themes


def _without_question(talk: Talk) -> None:
    """The questionnaire is done (or nothing is open): commands by intent, else where things stand."""
    wants = wants_change(talk.message.text)
    if (name := _intent(talk, SURE, SURE)) and not (wants and name in ("terug", "klacht_over_bot")):
        commands.run(talk, name)
    elif wants:
        talk.say("veranderen", talk.text("gesprek.veranderen", sluit=talk.closes))
    elif (
        len(plain(talk.message.text).split()) < REQUEST
        or keeps(talk.message.text)
        or goes_on(talk.message.text)
    ):
        resume(talk)
    else:
        idea_too = [talk.text("gesprek.idee_nog")] if flow.idea(talk.base, talk.state) else []
        told = talk.text("gesprek.niet_begrepen_einde", sluit=talk.closes)
        talk.say("niet_begrepen", " ".join([told, *idea_too]))
