"""The one question beside the questionnaire: is everything really to be deleted."""

from actions.interpret import strictly
from actions.message import Button
from actions.state import State
from actions.talk import Talk

DELETE = "verwijderen"


def ask(talk: Talk) -> None:
    """Ask once whether everything is to be deleted."""
    talk.change(aside=DELETE)
    buttons = [
        Button(title=talk.text("opdracht.knop_verwijderen_ja"), question=DELETE, value="ja"),
        Button(title=talk.text("opdracht.knop_verwijderen_nee"), question=DELETE, value="nee"),
    ]
    talk.say(DELETE, talk.text("opdracht.verwijderen_vraag"), buttons, DELETE, "keuze")


def handle(talk: Talk) -> None:
    """Only a clear yes deletes; anything else leaves all as it was."""
    choice = talk.message.choice
    if choice is not None:
        answer = choice.value if choice.question == DELETE else None
    else:
        answer = strictly(talk.message.text, "wissen")
    if answer == "ja":
        talk.write("erase")
        talk.state = State(kind=talk.state.kind, focus=talk.state.focus)
        talk.say(DELETE, talk.text("opdracht.verwijderen_gedaan"))
        return
    leave(talk)


def leave(talk: Talk) -> None:
    """Delete nothing, say so and go on."""
    talk.change(aside=None)
    talk.preface(talk.text("opdracht.verwijderen_niet"))
    if talk.open_step is not None:
        talk.ask_open()
    else:
        talk.say(DELETE, talk.text("gesprek.klaar", sluit=talk.closes))
