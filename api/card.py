"""The safety card: fixed texts of knowledge/texts/safety.yml with the school's own routes in them."""

from collections.abc import Callable
from typing import Any

from actions.going_on import before_leaving, leaves_card
from actions.misreading import misread, says_no
from api.message import LONGEST, Incoming
from api.store.schools import School
from knowledge.texts import Texts

ACT = QUESTION = "veiligheid"
GO_ON, STOP = "verder", "stoppen"
#: what a choice on the card means to the assistant: repeat the open question, or pause
AS_TEXT = {GO_ON: "", STOP: "pauze"}
LONG = 100  # characters from which a text typed over the card says more than to go on
ROUTES = ("acuut", "kind", "veiligheid", "zorg")
OWN_ROUTES = ("vertrouwenspersoon", "bedrijfsarts", "mens")


def chosen(message: Incoming, alarms: Callable[[str], object]) -> str | None:
    """'verder' or 'stoppen': tapped on the card, typed exactly so, or 'verder' in a few more words.

    `alarms`: whether a text sets off the safety net; what comes before a closing 'verder' must not.
    """
    if message.choice is None:
        said = message.typed.casefold().strip(" .!")
        if len(said) < LONG and leaves_card(said):
            return GO_ON
        before = before_leaving(message.typed) if len(message.typed) <= LONGEST else None
        if before is not None and not alarms(before):
            return GO_ON
    elif message.choice.question == QUESTION:
        said = str(message.choice.value)
    else:
        return None
    return said if said in AS_TEXT else None


def denied(message: Incoming) -> bool:
    """Whether a text only says no to a card: that is no answer to the question before it."""
    return misread(message.typed) or says_no(message.typed)


def assert_complete(texts: Texts) -> None:
    """Make every card once. Raises UnknownText, or KeyError for a placeholder that is not ours."""
    for route in ROUTES:
        texts.say(f"safety.{route}")
        short(texts, route, "", None)
    for name in OWN_ROUTES:
        texts.say(f"safety.route_{name}", route="")
    texts.say("safety.misverstand")


def full(texts: Texts, route: str, school: School | None) -> dict[str, Any]:
    """The card for a route ('acuut', 'zorg', 'veiligheid', 'kind')."""
    return _reply(texts, [texts.say(f"safety.{route}"), *_own_routes(texts, school)])


def short(texts: Texts, route: str, typed: str, school: School | None) -> dict[str, Any]:
    """What is left of a card after a message that is no cry; it owns up to a card for nothing."""
    sorry = [texts.say("safety.misverstand")] if misread(typed) else []
    numbers = [texts.say(f"safety.kort_{route}"), *_own_routes(texts, school)]
    return _reply(texts, [*sorry, *numbers, texts.say("safety.kort")])


def _own_routes(texts: Texts, school: School | None) -> list[str]:
    """The routes that the school filled in."""
    routes = school.routes if school else {}
    return [texts.say(f"safety.route_{name}", route=routes[name]) for name in OWN_ROUTES if routes.get(name)]


def _reply(texts: Texts, parts: list[str]) -> dict[str, Any]:
    buttons = [
        {"title": texts.say(f"safety.knop_{value}"), "question": QUESTION, "value": value}
        for value in AS_TEXT
    ]
    return {
        "text": "\n\n".join(parts),
        "act": ACT,
        "question": QUESTION,
        "buttons": buttons,
        "progress": {"done": 0, "total": 0},
        "input": "keuze",
    }
