"""What comes in: one message with its context, checked at the edge."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from knowledge.questions import OwnQuestion

ANSWERS = ("vrije_tekst", "correctie")  # intents that stay an answer beside an open question
OWN_WORDS = ("vrije_tekst", "nlu_fallback")  # intents that are no command
NOTHING = "-"  # what the API sends where nothing was typed: Rasa drops an empty text


class Incoming(BaseModel):
    """Base of what the API sends; unknown fields are left alone so that both sides can grow."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Choice(Incoming):
    """A tapped button: question id and value (a list where several may be chosen)."""

    question: str
    value: int | str | list[str]


class Routes(Incoming):
    vertrouwenspersoon: str | None = None
    bedrijfsarts: str | None = None
    mens: str | None = None


class School(Incoming):
    name: str
    routes: Routes = Routes()
    roster: tuple[str, ...] = ()


class Wave(Incoming):
    id: str
    kind: str = "nulmeting"
    closes: str
    focus: tuple[str, ...] = ()
    own: tuple[OwnQuestion, ...] = ()


class Announcement(Incoming):
    zeiden: str
    hoorden: str
    verandert: str


class Previous(Incoming):
    closed: str | None = None


class Context(Incoming):
    """What the API knows and the conversation may say: school, wave, thresholds, news."""

    school: School
    wave: Wave
    k: int = 5
    knowledge: str | None = None
    returning: bool = False
    waiting_text: tuple[str, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    previous: Previous = Previous()


class Message(Incoming):
    """One turn of a person: typed text or a choice, with Rasa's intent beside it."""

    text: str = ""
    choice: Choice | None = None
    intent: str | None = None
    confidence: float = 0.0
    second: str | None = None
    """Likeliest intent that is not an answer in own words, where `intent` is one."""
    second_confidence: float = 0.0
    answer: float = 1.0
    """Chance that the text is an answer to an open question."""
    context: Context

    @classmethod
    def from_tracker(cls, latest: dict[str, Any]) -> "Message":
        """Unpack rasa-sdk's `tracker.latest_message`. Raises pydantic.ValidationError."""
        metadata = latest.get("metadata") or {}
        intent = latest.get("intent") or {}
        choice = metadata.get("choice")
        text = latest.get("text") or ""
        return cls.model_validate(
            {
                "text": "" if choice or text == NOTHING else text,
                "choice": choice,
                **_beside(latest.get("intent_ranking") or []),
                "intent": intent.get("name"),
                "confidence": intent.get("confidence") or 0.0,
                "context": metadata.get("context") or {},
            }
        )


def _beside(ranking: list[dict[str, Any]]) -> dict[str, Any]:
    """What else the text may be, and the chance that it is an answer."""
    found: dict[str, Any] = {}
    if ranking:
        found["answer"] = sum(i.get("confidence") or 0.0 for i in ranking if i.get("name") in ANSWERS)
    for item in ranking:
        if item.get("name") not in OWN_WORDS:
            return found | {"second": item.get("name"), "second_confidence": item.get("confidence") or 0.0}
    return found


class Button(BaseModel):
    title: str
    question: str
    value: int | str


class Reply(BaseModel):
    """One thing the assistant says, with what a page or another channel needs beside the text."""

    text: str
    act: str
    question: str | None = None
    buttons: list[Button] = Field(default_factory=list)
    progress: dict[str, int] = Field(default_factory=dict)
    input: str | None = None
