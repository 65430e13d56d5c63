"""A conversation with the real dialogue and knowledge base, and a reader of themes that looks at single words."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from actions.dialogue import turn
from actions.message import Choice, Message, Reply
from actions.state import State, from_json
from actions.talk import Knowledge, Turn
from knowledge.base import Base, load

WORDS = {
    "formulieren": "administratie",
    "rapporten": "rapporten",
    "vergader": "vergaderen",
    "ouders": "oudercontact",
    "kinderen": "contact_met_leerlingen",
    "collega": "steun_collegas_en_sfeer",
}


@dataclass(frozen=True)
class Found:
    id: str
    score: float = 0.9


@dataclass(frozen=True)
class Reading:
    themes: tuple[Found, ...]
    candidates: tuple[Found, ...]


class WordReader:
    """Finds a theme where its word stands in the text."""

    def read(self, text: str, asked: str | None = None) -> Reading:
        claimed = [theme for word, theme in WORDS.items() if word in text.lower()]
        rest = [theme for theme in load_base().model.themas if theme not in claimed]
        return Reading(tuple(map(Found, claimed)), tuple(map(Found, (claimed + rest)[:8])))

    read_parts = read


class NameEraser:
    def redact(self, text: str) -> str:
        return text.replace("Anna", "[naam]")


@cache
def load_base() -> Base:
    return load()


@cache
def knowledge() -> Knowledge:
    return Knowledge(load_base(), WordReader(), lambda roster, schools: NameEraser())


def acts(replies: list[Reply]) -> list[str]:
    return [reply.act for reply in replies]


@dataclass
class Conversation:
    """Plays turns as the API would: the state goes out as JSON and comes back."""

    state: State = field(default_factory=State)
    waiting: tuple[str, ...] = ()
    returning: bool = False
    announcements: tuple[dict[str, str], ...] = ()
    earlier: str | None = None
    writes: list[dict[str, Any]] = field(default_factory=list)
    last: Turn | None = None

    def say(
        self, text: str, intent: str | None = None, confidence: float = 0.0, second: float = 0.0
    ) -> list[Reply]:
        """Type a text; `second`: the confidence of `intent` where it is only the runner-up."""
        seen = {"intent": intent, "confidence": confidence, "second": intent, "answer": 1 - confidence}
        seen["second_confidence"] = second
        return self._turn(Message.model_validate({"text": text, "context": self._context(), **seen}))

    def tap(self, value: int | str | list[str], question: str | None = None) -> list[Reply]:
        choice = Choice(question=question or self.state.aside or self.state.open or "", value=value)
        return self._turn(Message(choice=choice, context=self._context()))

    def _context(self) -> Any:
        return {
            "school": {"name": "De Wilg", "routes": {"mens": "Vraag naar de werkgroep"}},
            "wave": {"id": "w", "kind": "nulmeting", "closes": "2026-12-11"},
            "k": 5,
            "returning": self.returning,
            "waiting_text": self.waiting,
            "announcements": self.announcements,
            "previous": {"closed": self.earlier},
        }

    def _turn(self, message: Message) -> list[Reply]:
        self.last = turn(self.state, message, knowledge())
        self.state = from_json(self.last.pack()["state"], "nulmeting")
        for write in self.last.writes:
            self.writes.append(dict(write))
            if write["op"] == "pending_text":
                self.waiting = (write["question"],)
            if write["op"] in ("share_text", "drop_text"):
                self.waiting = ()
        self.returning = False
        return list(self.last.replies)

    def start(self) -> "Conversation":
        """Greeted, takes part, a teacher; the first signal is open."""
        self.say("hoi")
        self.tap("ja")
        self.tap("leraar")
        return self

    def until(self, question: str) -> "Conversation":
        """Tap the first answer to everything until a question is open."""
        for _ in range(80):
            if self.state.open == question:
                return self
            self.forward()
        raise AssertionError(f"{question} was never asked")

    def forward(self) -> list[Reply]:
        """Answer the open question with its first button, or with a sentence."""
        answers = {
            "open_kost": "al die formulieren en de rapporten",
            "open_geeft": "de kinderen",
            "idee": "laat Anna de koffie zetten",
        }
        if self.state.open in answers:
            return self.say(answers[self.state.open])
        assert self.last is not None
        return self.tap(self.last.replies[-1].buttons[0].value)

    def finish(self) -> "Conversation":
        for _ in range(80):
            if self.state.status == "klaar":
                return self
            self.forward()
        raise AssertionError("the conversation never ends")

    def answers(self) -> dict[str, Any]:
        """What the database would hold after all writes: question -> value."""
        found: dict[str, Any] = {}
        for write in self.writes:
            if write["op"] == "answer":
                found[write["question"]] = write["value"]
            elif write["op"] == "erase":
                found.clear()
        return found

    def mentions(self) -> dict[tuple[str, str], dict[str, Any]]:
        """What the database would hold: (question, theme) -> mention."""
        found: dict[tuple[str, str], dict[str, Any]] = {}
        for write in self.writes:
            if write["op"] == "mention":
                found[write["question"], write["theme"]] = write
            elif write["op"] == "clear_mentions":
                found = {key: value for key, value in found.items() if key[0] != write["question"]}
            elif write["op"] == "erase":
                found.clear()
        return found
