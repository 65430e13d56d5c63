"""One turn in the making: the state, what is said, and what is to be written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from actions import flow
from actions.flow import Step
from actions.message import Button, Message, Reply
from actions.state import Given, State
from knowledge.base import Base
from knowledge.change_model import Behind
from knowledge.scales import Option
from knowledge.texts import within

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
NEAR = 3  # next-best themes shown beside the ones claimed
DOUBT = 4  # themes shown when none is claimed
WRITERS = 8  # people who must have written before themes are published (DESIGN §5.6)


class Scored(Protocol):
    @property
    def id(self) -> str: ...


class Reading(Protocol):
    @property
    def themes(self) -> tuple[Any, ...]: ...
    @property
    def candidates(self) -> tuple[Any, ...]: ...


class Reader(Protocol):
    """Maps free text to themes; `actions.themes.ThemeModel` is the real one."""

    def read(self, text: str, asked: str | None = None) -> Reading: ...

    def read_parts(self, text: str, asked: str | None = None) -> Reading: ...


class Redaction(Protocol):
    def redact(self, text: str) -> str: ...


class Redactors(Protocol):
    """Gives the redactor for a school's roster."""

    def __call__(self, roster: tuple[str, ...], schools: tuple[str, ...]) -> Redaction: ...


@dataclass(frozen=True)
class Knowledge:
    """What a turn needs to know: the base, a reader of themes and redaction."""

    base: Base
    themes: Reader
    redactor: Redactors


@dataclass(frozen=True)
class Turn:
    """The outcome of a turn: new state, replies, and what is to be written (see docs/reference)."""

    state: State
    replies: tuple[Reply, ...]
    writes: tuple[Mapping[str, Any], ...]

    def pack(self) -> dict[str, Any]:
        return {
            "state": self.state.to_json(),
            "replies": [reply.model_dump() for reply in self.replies],
            "writes": list(self.writes),
        }


class Talk:
    """Collects one turn. Methods say, ask and write; nothing leaves before `done`."""

    def __init__(self, state: State, message: Message, knowledge: Knowledge) -> None:
        self.state = state
        self.message = message
        self.knowledge = knowledge
        self.base = knowledge.base
        self.replies: list[Reply] = []
        self.writes: list[Mapping[str, Any]] = []
        self._preface: list[str] = []

    def text(self, name: str, **values: object) -> str:
        return self.base.texts.say(name, **values)

    @property
    def closes(self) -> str:
        return in_words(self.message.context.wave.closes)

    @property
    def open_step(self) -> Step | None:
        return flow.find(self.base, self.state, self.state.open)

    def change(self, **values: Any) -> None:
        self.state = replace(self.state, **values)

    def write(self, op: str, **values: Any) -> None:
        self.writes.append({"op": op, **values})

    def preface(self, sentence: str) -> None:
        """A sentence that opens the next thing said."""
        self._preface.append(sentence)

    def say(
        self,
        act: str,
        text: str,
        buttons: list[Button] | None = None,
        question: str | None = None,
        input: str | None = None,
    ) -> None:
        text = "\n\n".join([*self._preface, text])
        self._preface.clear()
        progress = flow.progress(self.base, self.state)
        self.replies.append(
            Reply(
                text=text, act=act, question=question, buttons=buttons or [], progress=progress, input=input
            )
        )

    # -- asking ---------------------------------------------------------------------------------

    def ask(self, step: Step, act: str | None = None, text: str | None = None) -> None:
        """Ask a step (again). It becomes the open one."""
        fresh = self.state.open != step.id
        waits = step.question.id in self.message.context.waiting_text
        if (
            step.kind == "bewaren"
            and text is None
            and not waits
            and self.state.given.get(step.id) == flow.OLD
        ):
            self.state = self.state.answered(step.id, "ja")  # the hour passed: the approved one is left
        self.change(open=step.id, status="open")
        if fresh and step.intro and step.id not in self.state.given and text is None:
            self.preface(step.intro)
        if step.kind == "themas":
            self.say(
                act or "bevestig_themas",
                text or self._themes_text(step),
                self.theme_buttons(step),
                step.id,
                "meerkeuze",
            )
            return
        self.say(
            act or "vraag", text or self.question_text(step), self.buttons(step), step.id, self._input(step)
        )

    def ask_open(self) -> None:
        """Ask the open question again, where there is one."""
        if step := self.open_step:
            self.ask(step)

    def _input(self, step: Step) -> str:
        return "tekst" if step.free_text else "keuze"

    def question_text(self, step: Step) -> str:
        if step.kind == "zwaarst":
            return self.text("gesprek.zwaarst")
        if step.kind in ("omvang", "achter"):
            theme = flow.main_theme(self.state, step.question.id) or ""
            return self.text(f"gesprek.{step.kind}", thema=within(self.base.model.themas[theme].kort))
        if step.kind == "stem":
            return self.text("gesprek.stem", titel=self.base.measures[step.measure or ""].titel)
        if step.kind == "bewaren":
            if step.question.id in self.message.context.waiting_text:
                return self.text("gesprek.idee_voorbeeld", tekst="[…]")
            return self.text("gesprek.idee_blijft")
        if step.kind == "idee" and flow.kept(self.state, step):
            return self.text("gesprek.idee_ander")
        return step.question.tekst

    def behind(self, step: Step) -> tuple[Behind, ...]:
        """What can be behind the theme of a step; none where nothing is known of it."""
        change = self.base.change_model.get(flow.main_theme(self.state, step.question.id) or "")
        return change.achter if change else ()

    def short_name(self, step: Step) -> str:
        """What a closed question is called in a sentence: its short name, or the title of its measure."""
        return self.base.measures[step.measure].titel if step.measure else step.question.kort or ""

    def other_names(self, step: Step) -> tuple[str, ...]:
        """What people call it too."""
        return () if step.measure else tuple(step.question.ook)

    def explain(self, step: Step, what: str) -> str:
        """`uitleg` or `waarom` of a step."""
        if step.kind in ("keuze", "open", "idee"):
            return str(getattr(step.question, what))
        name = {"bewaren": "idee_voorbeeld"}.get(step.kind, step.kind)
        said = self.text(f"gesprek.{name}_{what}")
        if step.measure and what == "uitleg":
            measure = self.base.measures[step.measure]
            return f"{measure.wat} {self.text('gesprek.eerste_stap', stap=measure.eerste_stap)} {said}"
        return said

    def buttons(self, step: Step) -> list[Button]:
        found = [self._button(step, option) for option in flow.options(self.base, self.state, step)]
        if step.id == "meedoen":
            return found
        if step.id in self.state.given and (not step.free_text or flow.kept(self.state, step)):
            found.append(Button(title="laat zo staan", question=step.id, value="houden"))
        skip = self.text("gesprek.knop_overslaan")
        return [*found, Button(title=skip, question=step.id, value="overslaan")]

    def _button(self, step: Step, option: Option) -> Button:
        names = {"meedoen": ("meedoen_ja", "meedoen_nee"), "bewaren": ("bewaren", "niet_bewaren")}
        pair = names.get(step.id) or names.get(step.kind)
        title = option.label
        if pair:
            title = self.text(f"gesprek.knop_{pair[0] if option.waarde == 'ja' else pair[1]}")
        return Button(title=title, question=step.id, value=option.waarde)

    # -- themes ---------------------------------------------------------------------------------

    def shown_themes(self, question: str) -> tuple[str, ...]:
        """Themes on the chips: those claimed and the next best, or a few when in doubt."""
        found = self.state.found.get(question, ())
        claimed = self.state.claimed.get(question, 0)
        return found[: claimed + NEAR] if claimed else found[:DOUBT]

    def theme_buttons(self, step: Step) -> list[Button]:
        themes = self.base.model.themas
        buttons = [
            Button(title=themes[t].kort, question=step.id, value=t)
            for t in self.shown_themes(step.question.id)
        ]
        if self.state.claimed.get(step.question.id, 0):
            buttons.insert(0, Button(title=self.text("gesprek.knop_klopt"), question=step.id, value="klopt"))
        buttons.append(Button(title=self.text("gesprek.knop_anders"), question=step.id, value="anders"))
        buttons.append(Button(title=self.text("gesprek.knop_overslaan"), question=step.id, value="overslaan"))
        return buttons

    def _themes_text(self, step: Step) -> str:
        claimed = self.state.claimed.get(step.question.id, 0)
        if not claimed:
            return self.text("gesprek.themas_twijfel")
        name = "gesprek.themas_een" if claimed == 1 else "gesprek.themas_gevonden"
        return self.text(name, themas=self.labels(self.state.found[step.question.id][:claimed]))

    def labels(self, themes: tuple[str, ...]) -> str:
        """Theme names in a sentence: 'a, b en c'."""
        names = [within(self.base.model.themas[t].kort) for t in themes]
        return " en ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)

    # -- answers --------------------------------------------------------------------------------

    def answer_label(self, step: Step, value: Given) -> str:
        for option in flow.options(self.base, self.state, step):
            if option.waarde == value:
                return option.label
        return str(value)

    def done(self) -> Turn:
        if self._preface:
            raise AssertionError("a preface was left unsaid")
        return Turn(self.state, tuple(self.replies), tuple(self.writes))


def in_words(day: str) -> str:
    """'2026-12-11' as people say it."""
    found = date.fromisoformat(day)
    return f"{found.day} {MONTHS[found.month - 1]}"
