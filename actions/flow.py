"""The order of a conversation: which steps there are for this person, which is next, which was before."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from actions.state import State
from knowledge.base import Base
from knowledge.questions import Part, Question, Questionnaire
from knowledge.scales import Option
from knowledge.texts import within

Kind = Literal[
    "keuze", "open", "idee", "themas", "zwaarst", "omvang", "achter", "maatregelen", "stem", "bewaren"
]
TEXT = "tekst"  # mark for 'said in own words'; the words themselves are not kept
OLD = "oud"  # mark at 'bewaren': an approved idea stays while another waits for its own yes
EXPECTED = {"kost": 4, "geeft": 1}  # steps that usually follow an open question, for the progress bar
EXPECTED_VOTES = 3


@dataclass(frozen=True)
class Step:
    """One thing that is asked (or, for 'maatregelen', shown). `question`: the one it comes from."""

    id: str
    kind: Kind
    question: Question
    intro: str | None = None
    measure: str | None = None

    @property
    def scale(self) -> str | None:
        if self.kind == "keuze":
            return self.question.schaal
        return {"omvang": "cijfer10", "stem": "stem", "bewaren": "janee"}.get(self.kind)

    @property
    def free_text(self) -> bool:
        return self.kind in ("open", "idee")


def questionnaire(base: Base, state: State) -> Questionnaire:
    return base.questionnaires[state.kind]


def steps(base: Base, state: State) -> list[Step]:
    """Every step of this conversation as far as it can be known now, in order."""
    return list(_steps(base, state))


def _steps(base: Base, state: State) -> Iterator[Step]:
    group = state.given.get("functiegroep")
    for part in questionnaire(base, state).delen:
        yield from _about_themes(base, state, part)
        asks_measures: Question | None = None
        for index, question in enumerate(part.asked(group if isinstance(group, str) else None)):
            intro = part.inleiding if index == 0 else None
            yield Step(question.id, question.soort, question, intro)
            if question.soort == "open" and state.given.get(question.id) == TEXT:
                yield from _after_open(base, state, question)
            if question.soort == "idee" and state.given.get(question.id) == TEXT:
                yield Step(f"{question.id}.bewaren", "bewaren", question)
            if question.maatregelen:
                asks_measures = question
        if asks_measures:
            yield Step("maatregelen", "maatregelen", asks_measures)
            for name in state.measures:
                if name not in base.measures:
                    continue  # retired since it was shown
                yield Step(f"stem.{name}", "stem", asks_measures, measure=name)


def _about_themes(base: Base, state: State, part: Part) -> Iterator[Step]:
    """One closed question for each theme this wave aims at."""
    template = part.per_thema
    if template is None:
        return
    themes = base.model.themas
    for index, name in enumerate(state.focus[: template.hoogstens]):
        question = template.about(name, within(themes[name].kort), themes[name].factor)
        yield Step(question.id, "keuze", question, part.inleiding if index == 0 else None)


def _after_open(base: Base, state: State, question: Question) -> Iterator[Step]:
    yield Step(f"{question.id}.themas", "themas", question)
    chosen = state.themes.get(question.id, ())
    if question.richting != "kost" or not chosen:
        return
    if len(chosen) > 1:
        yield Step(f"{question.id}.zwaarst", "zwaarst", question)
    yield Step(f"{question.id}.omvang", "omvang", question)
    if main_theme(state, question.id) in base.change_model:
        yield Step(f"{question.id}.achter", "achter", question)


def main_theme(state: State, open_question: str) -> str | None:
    """The theme that weighs most for the speaker: the one chosen, else the first confirmed."""
    chosen = state.themes.get(open_question, ())
    heaviest = state.given.get(f"{open_question}.zwaarst")
    if isinstance(heaviest, str) and heaviest in chosen:
        return heaviest
    return chosen[0] if chosen else None


def next_step(base: Base, state: State) -> Step | None:
    """The first step without an answer; None at the end."""
    return next((step for step in _steps(base, state) if state.given.get(step.id, OLD) == OLD), None)


def kept(state: State, step: Step) -> bool:
    """Whether the idea of a step was approved, and is kept."""
    return state.given.get(f"{step.question.id}.bewaren") in ("ja", OLD)


def idea(base: Base, state: State) -> Step | None:
    """The step that asks for an idea, None where the questionnaire has none."""
    return next((step for step in _steps(base, state) if step.kind == "idee"), None)


def find(base: Base, state: State, name: str | None) -> Step | None:
    return next((step for step in _steps(base, state) if step.id == name), None)


def step_back(base: Base, state: State, count: int = 1) -> Step | None:
    """The step `count` answered steps before the open one (or before the end); None at the start."""
    before: list[Step] = []
    for step in _steps(base, state):
        if step.id == state.open:
            break
        if step.id in state.given and step.kind != "maatregelen":
            before.append(step)
    return before[-count] if len(before) >= count else None


def progress(base: Base, state: State) -> dict[str, int]:
    """Steps done and steps in all, as well as that can be known; {'done': int, 'total': int}."""
    known = [step for step in _steps(base, state) if step.kind != "maatregelen"]
    total = len(known)
    for step in known:
        if step.kind == "open" and step.id not in state.given:
            total += EXPECTED[step.question.richting or "geeft"]
    if "maatregelen" not in state.given and any(q.maatregelen for q in questionnaire(base, state).questions):
        total += EXPECTED_VOTES
    return {"done": sum(step.id in state.given for step in known), "total": total}


def options(base: Base, state: State, step: Step) -> tuple[Option, ...]:
    """The answers that may be given to a step, with the labels on the buttons; empty for free text."""
    if step.scale:
        return base.scales[step.scale].opties
    if step.kind == "zwaarst":
        chosen = state.themes.get(step.question.id, ())
        return tuple(Option(waarde=t, label=base.model.themas[t].kort) for t in chosen)
    if step.kind == "achter":
        theme = main_theme(state, step.question.id)
        change = base.change_model[theme] if theme else None
        return tuple(Option(waarde=b.id, label=b.zin) for b in change.achter) if change else ()
    if step.kind == "themas":
        offered = state.found.get(step.question.id, ())
        return tuple(Option(waarde=t, label=base.model.themas[t].kort) for t in offered)
    return ()
