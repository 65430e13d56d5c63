"""What may be said at any point: the twelve commands and small talk. Each leads back to the open question."""

import re
from collections.abc import Callable

from actions import aside, closing, privacy
from actions.flow import progress, questionnaire, step_back
from actions.message import Button
from actions.progression import reopen, skip
from actions.talk import WRITERS, Talk, in_words
from actions.words import keeps, plain, steps_back

SENTENCE = re.compile(r"[.,;?!\n]+")
WAIT = re.compile(r"^(?:(?:nee|oh?|wacht|even|toch|maar|sorry) )*")
JUST_BEGUN = 3  # steps done up to which the whole talk is still to come


def run(talk: Talk, name: str) -> None:
    """Carry out a command, or answer small talk, and repeat the open question."""
    if own := ACTING.get(name):
        own(talk)
        return
    tell(talk, name)
    if talk.state.status == "gepauzeerd":
        talk.change(status="open")
    talk.ask_open()


def tell(talk: Talk, name: str) -> None:
    """Say what belongs to a command that only informs."""
    if name in TELLING:
        talk.say(name, TELLING[name](talk))
    else:
        act = "buiten_bereik" if name == "buiten_bereik" else "smalltalk"
        talk.say(act, talk.text(f"gesprek.{name}"))
        if name == "ben_je_een_mens":
            tell(talk, "mens")


def _pause(talk: Talk) -> None:
    if talk.state.status == "klaar":
        talk.say("pauze", talk.text("gesprek.klaar", sluit=talk.closes))
        return
    talk.change(status="gepauzeerd")
    step = talk.open_step
    go_on = [Button(title="verder", question=step.id, value="verder")] if step else []
    talk.say("pauze", talk.text("opdracht.pauze", sluit=talk.closes), go_on)


def _skip(talk: Talk) -> None:
    step = talk.open_step
    if step is None:
        talk.say("overslaan", talk.text("opdracht.overslaan_kan_niet"))
    else:
        skip(talk, step)


def _back(talk: Talk) -> None:
    count = steps_back(talk.message.text)
    reopen(talk, step_back(talk.base, talk.state, count))


def _delete(talk: Talk) -> None:
    """Ask first; not where the same text takes it back: 'kan alles weg? nee wacht laat maar staan'."""
    *before, last = [part for part in SENTENCE.split(talk.message.text) if plain(part)] or [""]
    if before and keeps(WAIT.sub("", plain(last))):
        aside.leave(talk)
    else:
        aside.ask(talk)


def _about_question(talk: Talk, what: str) -> str:
    step = talk.open_step
    if step is None:
        return talk.text(f"opdracht.{what}_geen_vraag")
    return talk.explain(step, what)


def _privacy(talk: Talk) -> str:
    """What was asked first; the whole story where that is nothing in particular."""
    values = {"k": talk.message.context.k, "schrijvers": WRITERS, "sluit": talk.closes}
    asked = [talk.text(f"privacy.{name}", **values) for name in privacy.topics(talk.message.text)]
    return "\n\n".join(
        [*asked, talk.text("privacy.meer")] if asked else [talk.text("privacy.alles", **values)]
    )


def _help(talk: Talk) -> str:
    return "\n\n".join([talk.text("opdracht.hulp"), talk.text("gesprek.hulproutes")])


def _progress(talk: Talk) -> str:
    count = progress(talk.base, talk.state)
    if count["done"] <= JUST_BEGUN and (step := talk.open_step) is not None and step.kind == "keuze":
        return talk.text(
            "opdracht.voortgang_begin",
            minuten=questionnaire(talk.base, talk.state).minuten,
            totaal=count["total"],
        )
    left = questionnaire(talk.base, talk.state).minuten * (1 - count["done"] / count["total"])
    return talk.text(
        "opdracht.voortgang", gedaan=count["done"], totaal=count["total"], minuten=max(1, round(left))
    )


def _feedback(talk: Talk) -> str:
    context = talk.message.context
    if context.announcements:
        told = [talk.text("opdracht.terugkoppeling", **a.model_dump()) for a in context.announcements]
        return "\n\n".join(told)
    if context.previous.closed:
        return talk.text("opdracht.terugkoppeling_niets_eerder", vorige=in_words(context.previous.closed))
    return talk.text("opdracht.terugkoppeling_niets", sluit=talk.closes)


def _human(talk: Talk) -> str:
    routes = talk.message.context.school.routes
    lines = [
        talk.text(f"opdracht.mens_{name}", route=route)
        for name, route in (
            ("school", routes.mens),
            ("vertrouwenspersoon", routes.vertrouwenspersoon),
            ("bedrijfsarts", routes.bedrijfsarts),
        )
        if route
    ]
    return "\n".join([talk.text("opdracht.mens"), *(lines or [talk.text("opdracht.mens_niemand")])])


ACTING: dict[str, Callable[[Talk], None]] = {
    "pauze": _pause,
    "overslaan": _skip,
    "terug": _back,
    "verwijderen": _delete,
}
TELLING: dict[str, Callable[[Talk], str]] = {
    "waarom": lambda talk: _about_question(talk, "waarom"),
    "uitleg": lambda talk: _about_question(talk, "uitleg"),
    "privacy": _privacy,
    "hulp": _help,
    "voortgang": _progress,
    "terugkoppeling": _feedback,
    "mijn_resultaten": closing.summary,
    "mens": _human,
}
