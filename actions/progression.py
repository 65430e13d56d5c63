"""Going on: begin, record an answer, skip, go back, resume, and the end of a conversation."""

from actions import closing, flow, suggestion
from actions.flow import Step
from actions.state import Given, State
from actions.talk import Talk

INFORMATIVE = {"privacy", "hulp", "waarom", "uitleg", "mens", "terugkoppeling"}


def begin(talk: Talk, command: str | None = None) -> None:
    """Greet, tell the news, and ask whether the person takes part."""
    from actions import commands

    talk.change(**vars(State(kind=talk.state.kind, focus=talk.state.focus)))
    context = talk.message.context
    questionnaire = flow.questionnaire(talk.base, talk.state)
    talk.say(
        "welkom",
        talk.text("gesprek.welkom", school=context.school.name, minuten=questionnaire.minuten, k=context.k),
    )
    if command in INFORMATIVE:
        commands.tell(talk, command)
    elif context.announcements:
        commands.tell(talk, "terugkoppeling")
    advance(talk)


def advance(talk: Talk) -> None:
    """Ask the next step without an answer, showing the measures on the way; close at the end."""
    step = flow.next_step(talk.base, talk.state)
    if step is not None and step.kind == "maatregelen":
        suggestion.show(talk, step)
        step = flow.next_step(talk.base, talk.state)
    if step is None:
        closing.close(talk)
    else:
        talk.ask(step)


def record(talk: Talk, step: Step, value: int | str) -> None:
    """Take an answer to a closed step, write it, and go on."""
    if step.id == "meedoen" and value == "nee":
        _decline(talk)
        return
    store(talk, step, value)
    advance(talk)


def store(talk: Talk, step: Step, value: Given) -> None:
    """Put an answer (None: skipped) in the state and among the writes."""
    talk.change(**vars(talk.state.answered(step.id, value)))
    open_question = step.question.id
    if step.kind == "keuze" and step.id == "functiegroep":
        if value is not None:
            talk.write("group", value=value)
    elif step.kind == "keuze" and step.id != "meedoen":
        talk.write("answer", question=step.id, value=value)
    elif step.kind in ("omvang", "achter", "zwaarst"):
        _write_main(talk, open_question)
    elif step.kind == "stem" and value is not None:
        talk.write("vote", measure=step.measure, vote=value)
    elif step.kind == "bewaren":
        _consent(talk, open_question, value)


def _write_main(talk: Talk, open_question: str) -> None:
    """Write size and what is behind it, on the theme that weighs most."""
    theme = flow.main_theme(talk.state, open_question)
    size = talk.state.given.get(f"{open_question}.omvang")
    behind = talk.state.given.get(f"{open_question}.achter")
    step = flow.find(talk.base, talk.state, open_question)
    talk.write(
        "mention",
        question=open_question,
        theme=theme,
        confirmed=True,
        richting=step.question.richting if step else None,
        size=size if isinstance(size, int) else None,
        behind=behind,
    )


def _consent(talk: Talk, question: str, value: Given) -> None:
    """Keep the redacted text only on a yes, and only if it still waits."""
    if question not in talk.message.context.waiting_text:
        talk.preface(talk.text("gesprek.idee_verlopen"))
    elif value == "ja":
        talk.write("share_text", question=question)
        talk.preface(talk.text("gesprek.idee_bewaard"))
    else:
        talk.write("drop_text", question=question)
        talk.preface(talk.text("gesprek.idee_weg"))


def _decline(talk: Talk) -> None:
    talk.write("erase")
    talk.change(**vars(State(kind=talk.state.kind, focus=talk.state.focus, status="geweigerd")))
    talk.say("afsluiting", talk.text("gesprek.geweigerd"))


def skip(talk: Talk, step: Step) -> None:
    """Leave a step unanswered; what was said there before is taken away."""
    if step.id == "meedoen":
        talk.ask(step)
        return
    if step.free_text:
        talk.change(**vars(talk.state.without(step.id)))
        talk.change(measures=(), given={k: v for k, v in talk.state.given.items() if k != "maatregelen"})
        if step.kind == "open":
            talk.write("clear_mentions", question=step.id)
    talk.preface(talk.text("gesprek.overgeslagen"))
    store(talk, step, None)
    advance(talk)


def reopen(talk: Talk, step: Step | None) -> None:
    """Go back to an earlier step; its answer stays until it is replaced."""
    if step is None:
        talk.preface(talk.text("gesprek.eerste_vraag"))
        if talk.open_step:
            talk.ask_open()
        else:
            advance(talk)
        return
    value = talk.state.given.get(step.id)
    if value is not None and not step.free_text and step.kind != "themas":
        talk.preface(talk.text("gesprek.vorige_nu", antwoord=talk.answer_label(step, value)))
    talk.ask(step)


def resume(talk: Talk, keep: bool = False) -> None:
    """Show again where the conversation is. `keep`: leave a reopened answer as it was and go on."""
    if talk.state.status in ("gepauzeerd", "open") and talk.message.context.returning:
        talk.preface(talk.text("gesprek.welkom_terug"))
    if keep or talk.open_step is None:
        advance(talk)
    else:
        talk.ask_open()
