"""Going on: begin, record an answer, skip, go back, resume, and the end of a conversation."""

from actions import closing, flow, suggestion
from actions.flow import OLD, Step
from actions.state import Given, State
from actions.talk import Talk

INFORMATIVE = {"privacy", "hulp", "waarom", "uitleg", "mens", "terugkoppeling"}


def begin(talk: Talk, command: str | None = None) -> None:
    """Greet, tell the news, and ask whether the person takes part."""
    from actions import commands

    talk.state = State(kind=talk.state.kind, focus=talk.state.focus)
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
    if is_refusal(step, value):
        decline(talk)
        return
    store(talk, step, value)
    advance(talk)


def store(talk: Talk, step: Step, value: Given) -> None:
    """Put an answer (None: skipped) in the state and among the writes."""
    before = talk.state.given.get(step.id)
    talk.state = talk.state.answered(step.id, value)
    open_question = step.question.id
    if step.kind == "keuze" and step.id == "functiegroep":
        talk.write("group", value=value)
    elif step.kind == "keuze" and step.id != "meedoen":
        talk.write("answer", question=step.id, value=value)
    elif step.kind in ("omvang", "achter", "zwaarst"):
        if step.kind == "zwaarst" and before not in (None, value):
            about_other = (f"{open_question}.omvang", f"{open_question}.achter")
            talk.change(given={k: v for k, v in talk.state.given.items() if k not in about_other})
        _write_main(talk, open_question)
    elif step.kind == "stem" and value is not None:
        talk.write("vote", measure=step.measure, vote=value)
    elif step.kind == "stem" and before is not None:
        talk.write("clear_vote", measure=step.measure)
    elif step.kind == "bewaren":
        _consent(talk, step, value, before)


def _write_main(talk: Talk, open_question: str) -> None:
    """Write size and what is behind it on the theme that weighs most, and nothing of it on the others."""
    main = flow.main_theme(talk.state, open_question)
    size = talk.state.given.get(f"{open_question}.omvang")
    behind = talk.state.given.get(f"{open_question}.achter")
    step = flow.find(talk.base, talk.state, open_question)
    for theme in sorted(talk.state.themes.get(open_question, ()), key=lambda theme: theme != main):
        weighs = theme == main
        talk.write(
            "mention",
            question=open_question,
            theme=theme,
            confirmed=True,
            richting=step.question.richting if step else None,
            size=size if weighs and isinstance(size, int) else None,
            behind=behind if weighs else None,
        )


def _consent(talk: Talk, step: Step, value: Given, before: Given) -> None:
    """Keep the redacted text only on a yes, and only if it still waits; all else takes away what was kept.

    Where an approved idea is there and another one waits, all but that yes leaves the approved one as it was.
    """
    question = step.question.id
    waits = question in talk.message.context.waiting_text
    if value == "ja" and waits:
        talk.write("share_text", question=question)
        talk.preface(talk.text("gesprek.idee_vervangen" if before == OLD else "gesprek.idee_bewaard"))
    elif before == OLD:
        talk.write("drop_waiting", question=question)
        talk.state = talk.state.answered(step.id, "ja")
        talk.preface(talk.text("gesprek.idee_verlopen_oud" if value == "ja" else "gesprek.idee_oud_blijft"))
    elif value != "ja":
        talk.write("drop_text", question=question)
        talk.preface(talk.text("gesprek.idee_weg"))
    else:
        talk.preface(talk.text("gesprek.idee_bewaard" if before == "ja" else "gesprek.idee_verlopen"))


def is_refusal(step: Step, value: Given) -> bool:
    """Whether this says not to take part, now or after all."""
    return step.id == "meedoen" and value == "nee"


def decline(talk: Talk) -> None:
    """Nothing of this conversation is kept."""
    talk.write("erase")
    talk.state = State(kind=talk.state.kind, focus=talk.state.focus, status="geweigerd")
    talk.say("afsluiting", talk.text("gesprek.geweigerd"))


def forget_measures(talk: Talk, step: Step) -> None:
    """What was suggested, and voted on, for an answer that is no longer there; nothing where none were."""
    if not step.question.maatregelen:
        return
    for measure in talk.state.measures:
        if talk.state.given.get(f"stem.{measure}") is not None:
            talk.write("clear_vote", measure=measure)
    votes = {"maatregelen", *(f"stem.{measure}" for measure in talk.state.measures)}
    talk.change(measures=(), given={k: v for k, v in talk.state.given.items() if k not in votes})


def skip(talk: Talk, step: Step) -> None:
    """Leave a step unanswered; what was said there before is taken away."""
    if step.id == "meedoen":
        talk.ask(step)
        return
    asks_anew = talk.state.open == step.id and talk.state.given.get(step.id) == "ja"
    if (step.kind == "bewaren" and asks_anew) or (step.kind == "idee" and flow.kept(talk.state, step)):
        resume(talk, keep=True)  # an approved idea stays until it is said to go
        return
    if step.free_text:
        talk.state = talk.state.without(step.id)
        forget_measures(talk, step)
        talk.write("clear_mentions" if step.kind == "open" else "drop_text", question=step.id)
    elif step.kind == "themas" and talk.state.themes.get(step.question.id):
        talk.state = talk.state.without(step.question.id)
        forget_measures(talk, step)
        talk.write("clear_mentions", question=step.question.id)
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
    if (
        step.kind == "bewaren"
        and value not in ("ja", OLD)
        and step.question.id not in talk.message.context.waiting_text
    ):
        own = flow.find(talk.base, talk.state, step.question.id)  # nothing is kept and nothing waits
        if own is not None:
            talk.ask(own)
            return
    if value not in (None, OLD) and not step.free_text and step.kind != "themas":
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
